"""The nouns of taking part: ways in, issues, initiatives, guides, terms, news."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hubsite.model.dates import Day
from hubsite.model.power import Step
from hubsite.model.record import Piece, Reachable, Record, called
from hubsite.model.references import AnyRef, AnyRefs, BodyRef, DecisionRef, DoerRefs, RunnerRef, RunnerRefs, SpaceRef
from hubsite.model.words import Choice, Line, Name, Prose, Words


class Way(Reachable):
    """A way to get involved, from very small to deciding."""

    name: Name = called("Pick litter for an hour")
    effort: Annotated[Literal["know", "turn-up", "say", "help", "organise", "decide"] | None, Choice()] = Field(
        None, description="The rung of the ladder.", examples=["turn up"]
    )
    time: Line | None = Field(None, description="How much time it takes.", examples=["An hour a month"])
    takes: Annotated[
        Literal["five-minutes", "an-hour", "regularly", "a-role"] | None,
        Choice(hour="an-hour", role="a-role", regular="regularly"),
    ] = Field(None, description="Which sort of time, roughly.", examples=["an hour"])
    cost: Line | None = Field(None, description="What it costs.", examples=["Nothing"])
    where: SpaceRef | None = Field(None, description="Where.", examples=["mill-hall"])
    run_by: RunnerRef | None = Field(None, description="Who runs it.", examples=["litter-pickers"])
    need_to_sign_up: Line | None = Field(None, description="Whether to sign up first.", examples=["No, just come"])
    supports: Words = Field((), description="What helps you take part.", examples=["childcare, interpreters"])
    next_step: AnyRef | None = Field(
        None, description="What you might do after it.", examples=["ways/speak-at-a-meeting"]
    )


class Update(Piece):
    """What happened on a day."""

    date: Day = Field(description="The day.", examples=["3 March 2026"])
    what: Line = Field(description="What happened.", examples=["Sent to the county council."])


class Issue(Record):
    """Something raised here, and where it has got to."""

    name: Name = called("A crossing on Mill Lane")
    raised_on: Day | None = Field(None, description="When it was raised.", examples=["12 January 2026"])
    raised_by: Line | None = Field(None, description="By whom: a role.", examples=["residents of Mill Lane"])
    asked: Line | None = Field(
        None, description="What people said or asked for, as they did.", examples=["We cannot cross Mill Lane safely."]
    )
    level: Annotated[Literal["neighbourhood", "across-neighbourhoods", "authority", "higher"] | None, Choice()] = Field(
        None, description="The level it is at now.", examples=["authority"]
    )
    answered_on: Day | None = Field(None, description="When an answer came.", examples=["20 March 2026"])
    stage: Annotated[
        Literal["raised", "being-looked-at", "sent-up", "answered", "solved", "not-possible"] | None, Choice()
    ] = Field(None, description="How far it has got.", examples=["sent up"])
    held_by: BodyRef | None = Field(None, description="Who has it now.", examples=["ashcombe-parish-council"])
    remitted_to: BodyRef | None = Field(
        None, description="The body it was sent up to.", examples=["wold-county-council"]
    )
    remitted_on: Day | None = Field(None, description="When it was sent up.", examples=["2 February 2026"])
    response_due: Day | None = Field(None, description="When an answer is due.", examples=["2 April 2026"])
    outcome: Prose | None = Field(None, description="What came of it.", examples=["A crossing will be built."])
    about: AnyRefs = Field((), description="What it is about.", examples=["services/bus-7"])
    updates: tuple[Update, ...] = Field((), description="What happened, by date.", examples=[])


class Initiative(Reachable):
    """What already exists or was tried, so that nobody starts it twice."""

    name: Name = called("Winter lunches")
    aims: Prose | None = Field(None, description="What it is for.", examples=["Fewer lonely winters."])
    run_by: RunnerRefs = Field((), description="Who runs it.", examples=["good-neighbours"])
    held_at: SpaceRef | None = Field(None, description="Where it happens.", examples=["mill-hall"])
    status: Annotated[Literal["idea", "planned", "running", "paused", "ended"] | None, Choice()] = Field(
        None, description="Whether it runs.", examples=["running"]
    )
    start_date: Day | None = Field(None, description="When it began.", examples=["1 May 2023"])
    end_date: Day | None = Field(None, description="When it ended.", examples=["30 April 2025"])
    audience: Words = Field((), description="Whom it is for.", examples=["older people"])
    gaps_noted: Prose | None = Field(None, description="What is still missing.", examples=["Nothing on Sundays."])
    learned: Prose | None = Field(None, description="What was learned.", examples=["Lifts matter more than leaflets."])


class Guide(Record):
    """How to do something, or what to do when something is wrong."""

    name: Name = called("Your bin was missed")
    audience: Line | None = Field(None, description="Who it is for.", examples=["Private tenants"])
    door: Annotated[Literal["wrong", "planned", "start", "say", "help"] | None, Choice()] = Field(
        None, description="The question on the front page that leads here.", examples=["wrong"]
    )
    decision: DecisionRef | None = Field(None, description="Who decides on it.", examples=["potholes"])
    delivers: DoerRefs = Field((), description="Who does the work.", examples=["services/bin-collection"])
    first_contact: RunnerRef | None = Field(None, description="Whom to ask first.", examples=["wolddale-council"])
    evidence_to_keep: Words = Field((), description="What to keep.", examples=["photos, dates, names"])
    steps: tuple[Step, ...] = Field((), description="What to do, in order.", examples=[])
    political_route: tuple[Step, ...] = Field((), description="Whom to press, in order.", examples=[])
    final_say: BodyRef | None = Field(
        None, description="The ombudsman or regulator at the end.", examples=["ombudsman"]
    )
    emergency: Line | None = Field(None, description="When it cannot wait.", examples=["Ring 999 if anyone is hurt."])


class Term(Record):
    """A word explained (schema.org DefinedTerm)."""

    name: Name = called("Parish council")
    summary: Line = Field(description="What it means, in plain words.", examples=["The lowest tier of local council."])
    also_called: Words = Field((), description="Other words for it.", examples=["rates"])
    not_same_as: Words = Field((), description="What it is often taken for.", examples=["parochial church council"])


class News(Record):
    """Something new, with a date (schema.org NewsArticle)."""

    name: Name = called("The hall has a new roof")
    date: Day = Field(description="The day it was written.", examples=["9 November 2026"])
    expires: Day | None = Field(None, description="Old news from this day.", examples=["1 January 2027"])
    about: AnyRefs = Field((), description="What it is about.", examples=["spaces/ashcombe-library"])
