"""What a hub may choose about its plain English."""

from __future__ import annotations

from hubsite import Field, Settings, Whole, Words


class PlainSettings(Settings):
    """The keys below `plain_english:` in hub.yml."""

    reading_age: Whole = Field(14, description="The oldest reading age, in years, without advice.", examples=["14"])
    longest_sentence: Whole = Field(25, description="The most words in a sentence without advice.", examples=["25"])
    known: Words = Field((), description="Acronyms that everybody here knows.", examples=["PCSO"])
