"""Sheets for the notices."""

from hubsite import Field, Settings, Whole, hookimpl


class Noticeboard(Settings):
    copies: Whole = Field(1, description="How many.", examples=["3"])


@hookimpl
def hubsite_settings():
    return Noticeboard
