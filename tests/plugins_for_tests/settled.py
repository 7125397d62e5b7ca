"""A plugin with two settings."""

from hubsite import Field, Line, Page, Settings, Whole, hookimpl


class SettledSettings(Settings):
    paper_size: Line = Field("A4", description="The paper in your printer.", examples=["A3"])
    copies: Whole = Field(1, description="How many.", examples=["2"])


@hookimpl
def hubsite_settings():
    return SettledSettings


@hookimpl
def hubsite_pages(settings):
    yield Page(path="paper/", title="Paper", body=f"{settings.copies} x {settings.paper_size}")
