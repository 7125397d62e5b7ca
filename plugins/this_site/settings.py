"""What a hub says about itself: the keys below `this_site:` in hub.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from hubsite import Choice, Day, Field, Line, Piece, Prose, Settings, Url, Whole

Result = Annotated[
    Literal["fully", "partially", "not"],
    Choice(full="fully", partly="partially", partial="partially", none="not"),
]
Reason = Annotated[Literal["non-compliance", "disproportionate-burden", "out-of-scope"], Choice()]
LawfulBasis = Annotated[Literal["legitimate-interests", "public-task", "consent"], Choice()]


class Audit(Piece):
    """Somebody who knows how went through the site with the standard in hand. Without one, nothing is claimed."""

    by: Line = Field(description="Who did it.", examples=["Marlshire Access Group"])
    day: Day = Field(description="The day it was finished.", examples=["1 October 2026"])
    how: Line = Field(
        description="How: which pages, by what means.",
        examples=["Twelve pages, one of each kind, by hand and with two screen readers."],
    )
    result: Result = Field(
        description="Whether the site meets the standard: fully, partially or not.", examples=["partially"]
    )
    standard: Line = Field("WCAG 2.2 AA", description="Against which standard.", examples=["WCAG 2.2 AA"])
    report: Url | None = Field(None, description="Where the report is.", examples=["https://ashcombe.example/audit"])


class KnownProblem(Piece):
    """Something on the site that not everyone can use."""

    what: Line = Field(description="What does not work.", examples=["The map of footpaths is a picture."])
    affects: Line = Field(description="Who is affected.", examples=["People who cannot see the map."])
    instead: Line | None = Field(
        None, description="What they can do instead.", examples=["Ring us, and we will describe the way."]
    )
    reason: Reason = Field(
        "non-compliance",
        description="Why it is so: not mended yet, too great a burden, or outside the regulations.",
        examples=["non-compliance"],
    )
    why: Line | None = Field(
        None, description="The reason in your words.", examples=["Redrawing it would cost £2,000, a year’s income."]
    )
    criterion: Line | None = Field(
        None, description="The success criterion of WCAG that it fails.", examples=["1.1.1 Non-text content"]
    )
    fixed_by: Day | None = Field(None, description="The day by which it will be mended.", examples=["1 March 2027"])


class Tried(Piece):
    """Somebody who depends on it used the site in their own way, and said how it went."""

    using: Line = Field(description="What they use.", examples=["the screen reader NVDA with Firefox"])
    day: Day = Field(description="The day they tried.", examples=["14 November 2026"])
    found: Line = Field(description="What they found.", examples=["Everything could be read and reached."])


class ThisSiteSettings(Settings):
    """`this_site:` in hub.yml."""

    prepared: Day | None = Field(
        None, description="The day the accessibility statement was prepared.", examples=["22 November 2026"]
    )
    reviewed: Day | None = Field(
        None, description="The day somebody last went through that statement.", examples=["22 November 2026"]
    )
    answer_within_days: Whole | None = Field(
        None, ge=1, le=90, description="How soon you answer, in days.", examples=["10"]
    )
    audit: Audit | None = Field(None, description="The last audit of the site by a person.", examples=[])
    known_problems: tuple[KnownProblem, ...] = Field(
        (), description="What not everyone can use, the worst first.", examples=[]
    )
    tried_by: tuple[Tried, ...] = Field(
        (), description="People who use a screen reader and the like, and what they found.", examples=[]
    )
    host: Line | None = Field(None, description="Who keeps the pages that readers open.", examples=["GitHub Pages"])
    host_privacy: Url | None = Field(
        None, description="What the host says about privacy.", examples=["https://host.example/privacy"]
    )
    lawful_basis: LawfulBasis | None = Field(
        None,
        description="The lawful basis on which you publish names and contacts (UK GDPR, Article 6).",
        examples=["legitimate-interests"],
    )
    keeps_for: Prose | None = Field(
        None,
        description="How long you keep names and contacts.",
        examples=["Councillors: four years after they leave. Contacts of groups: until the group changes them."],
    )
    decisions: Prose | None = Field(
        None,
        description="How decisions about this site are made.",
        examples=["At an open meeting at the library, on the first Monday of every other month."],
    )
    funding: Prose | None = Field(
        None, description="Who pays for it.", examples=["Nobody is paid. The address costs £12 a year, from a raffle."]
    )
    licence: Line | None = Field(
        None, description="The licence of the words and the data.", examples=["Open Government Licence 3.0"]
    )
    checked: Day | None = Field(
        None, description="The day somebody last checked these pages.", examples=["22 November 2026"]
    )
    checked_by: Line | None = Field(None, description="Who checked them: a role.", examples=["Hub volunteers"])
