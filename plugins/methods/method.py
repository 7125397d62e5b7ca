"""A method of public involvement, as a kind of record."""

from __future__ import annotations

from typing import Annotated, Literal

from hubsite import Choice, Field, Line, Link, Prose, Record


class Method(Record):
    """How people can be part of a decision.

    `level` goes from least say to most, after the spectrum of the International Association for Public Participation.
    """

    good_for: Prose | None = Field(None, description="What it is good for.", examples=["Hard choices with no winner."])
    who_decides_in_the_end: Prose | None = Field(
        None, description="Who has the last word, and what they must do.", examples=["The council; it must answer."]
    )
    level: Annotated[Literal["inform", "consult", "involve", "collaborate", "decide"] | None, Choice()] = Field(
        None, description="How much say people get, at its best.", examples=["involve"]
    )
    people: Line | None = Field(None, description="How many people it is for.", examples=["12 to 24"])
    time: Line | None = Field(None, description="How long it takes.", examples=["Two weekends"])
    cost: Line | None = Field(None, description="What it costs.", examples=["Hall and tea"])
    needs: Prose | None = Field(None, description="What must be there first.", examples=["Somebody who will answer."])
    goes_wrong: Prose | None = Field(None, description="How it goes wrong.", examples=["Only the loudest come."])
    steps: Prose | None = Field(
        None, description="What to do, as a numbered list.", examples=["1. Ask who is missing."]
    )
    used_where: tuple[Link, ...] = Field((), description="Where it was used.", examples=[])
