"""The nouns of daily life: spaces, groups, meetings, consultations, funds."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from hubsite.model.contacts import Money, Url
from hubsite.model.dates import FULL_DATE, Day, Moment
from hubsite.model.mistakes import mistake
from hubsite.model.opening import OpeningHours
from hubsite.model.record import Links, Piece, Reachable, Record, called
from hubsite.model.references import AnyRefs, BodyRefs, DeciderRefs, RunnerRef, RunnerRefs, SpaceRef
from hubsite.model.several_dates import cancelled_dates
from hubsite.model.times import note_odd_times, read_time_range, say_time
from hubsite.model.when import Meets
from hubsite.model.words import Choice, Decimals, Line, Name, Prose, Whole, Words, YesNo, YesNoPartly


class Access(Piece):
    """How people can get in and take part (schema.org amenityFeature): yes, no or unknown each."""

    step_free: YesNo | None = Field(None, description="No steps from the street.", examples=["yes"])
    accessible_toilet: YesNo | None = Field(None, description="A toilet for wheelchair users.", examples=["yes"])
    changing_places: YesNo | None = Field(
        None, description="A Changing Places toilet, with a hoist and a bench.", examples=["no"]
    )
    hearing_loop: YesNo | None = Field(None, description="A loop for hearing aids.", examples=["no"])
    blue_badge_parking: YesNo | None = Field(None, description="Parking for Blue Badge holders.", examples=["yes"])
    parking: YesNo | None = Field(None, description="Any parking.", examples=["yes"])
    quiet_room: YesNo | None = Field(None, description="Somewhere quiet.", examples=["no"])
    baby_changing: YesNo | None = Field(None, description="A place to change a baby.", examples=["yes"])
    assistance_dogs: YesNo | None = Field(None, description="Assistance dogs are welcome.", examples=["yes"])
    notes: Line | None = Field(None, description="What else to know.", examples=["Ramp at the side door."])


class Hire(Piece):
    """How to hire a space."""

    cost: Line | None = Field(None, description="What it costs.", examples=["£12 an hour for groups"])
    deposit: Line | None = Field(None, description="What is held until after.", examples=["£50 for parties"])
    who_can_hire: Line | None = Field(None, description="Who may hire it.", examples=["Anyone over 18"])
    how: Line | None = Field(None, description="How to book.", examples=["Ring the bookings secretary"])
    url: Url | None = Field(None, description="Where to book.", examples=["https://mill-hall.example/hire"])


class CommunityAsset(Piece):
    """A listing as an asset of community value."""

    listed_on: Day | None = Field(None, description="Listed on.", examples=["1 March 2024"])
    expires_on: Day | None = Field(None, description="Runs out on.", examples=["1 March 2029"])


class Space(Reachable):
    """A hall, room, library, park, garden … (HSDS Location, schema.org Place)."""

    name: Name = called("Mill Lane Hall")
    address: Line = Field(description="Where it is, as on an envelope.", examples=["Mill Lane, Ashcombe"])
    location_type: Line | None = Field(None, description="What sort of space.", examples=["village hall"])
    latitude: Decimals | None = Field(None, ge=-90, le=90, description="Latitude.", examples=["53.41"])
    longitude: Decimals | None = Field(None, ge=-180, le=180, description="Longitude.", examples=["-2.31"])
    run_by: RunnerRef | None = Field(None, description="Who runs it.", examples=["mill-hall-trust"])
    owner: RunnerRef | None = Field(None, description="Who owns it.", examples=["ashcombe-parish-council"])
    opening_hours: OpeningHours = Field(
        (),
        validate_default=True,
        description="When it is open: days, then times.",
        examples=["Monday to Friday 9am to 5pm"],
    )
    closed_from: Day | None = Field(None, description="Closed for a time, from this day.", examples=["1 August 2027"])
    closed_until: Day | None = Field(None, description="The last day of it.", examples=["31 August 2027"])
    closed_reason: Line | None = Field(None, description="Why it is closed.", examples=["The roof is mended."])
    transportation: Line | None = Field(None, description="How to get there.", examples=["Bus 7 stops outside."])
    access: Access | None = Field(None, description="Getting in and taking part.", examples=[])
    facilities: Words = Field((), description="What is there.", examples=["kitchen, stage, piano"])
    capacity: Whole | None = Field(None, description="How many people it holds.", examples=["120"])
    hire: Hire | None = Field(None, description="How to hire it.", examples=[])
    asset_of_community_value: CommunityAsset | None = Field(None, description="Its listing.", examples=[])


class Group(Reachable):
    """People who do something together."""

    name: Name = called("Ashcombe Singers")
    summary: Line = Field(description="What the group does, in one sentence.", examples=["We sing on Tuesdays."])
    who_for: Line | None = Field(None, description="Who it is for.", examples=["Anyone over 16"])
    joining: Annotated[Literal["just-turn-up", "contact-first", "members-only", "waiting-list"] | None, Choice()] = (
        Field(None, description="How to join.", examples=["just turn up"])
    )
    cost: Line | None = Field(None, description="What it costs.", examples=["Free; tea 50p"])
    meets_at: SpaceRef | None = Field(None, description="Where it meets.", examples=["mill-hall"])
    meets_when: Annotated[Line, BeforeValidator(note_odd_times)] | None = Field(
        None, description="When, in words; dates go into meetings.", examples=["Tuesdays, 7pm"]
    )
    effort: Line | None = Field(None, description="What it asks of you.", examples=["An hour a month"])
    first_visit: Prose | None = Field(None, description="What happens when you first come.", examples=["Ask for Sam."])
    safeguarding: YesNo | None = Field(None, description="Whether it has a safeguarding statement.", examples=["yes"])
    languages: Words = Field((), description="What is spoken, besides English.", examples=["Polish, Bengali"])
    works_with: RunnerRefs = Field(
        (),
        description="Groups and bodies it does things with; said once, it shows on both pages.",
        examples=["litter-pickers"],
    )
    part_of: RunnerRefs = Field((), description="What it belongs to.", examples=["churches-together"])


class AgendaItem(Piece):
    """One point of an agenda (OParl AgendaItem)."""

    number: Line | None = Field(None, description="Its number.", examples=["7"])
    title: Line = Field(description="What it is about.", examples=["Parking on Mill Lane"])
    summary: Line | None = Field(None, description="In plain words.", examples=["Whether to ask for a yellow line."])
    decision_needed: YesNo | None = Field(None, description="Whether it will be decided.", examples=["yes"])
    papers: Links = Field((), description="What to read before.", examples=["https://ashcombe.example/papers/7"])


class MeetingDecision(Piece):
    """What a meeting decided."""

    text: Line = Field(description="The decision.", examples=["To ask the county for a crossing."])
    vote: Line | None = Field(None, description="How the vote went.", examples=["7 for, 1 against"])
    date: Day | None = Field(None, description="On which day.", examples=["4 June 2026"])


class Action(Piece):
    """What somebody promised to do."""

    text: Line = Field(description="What is to be done.", examples=["Write to the county."])
    owner_role: Line | None = Field(None, description="By whom: a role.", examples=["clerk"])
    due: Day | None = Field(None, description="By when.", examples=["1 July 2026"])
    status: Annotated[Literal["to-do", "started", "done", "dropped"] | None, Choice(open="to-do")] = Field(
        None, description="How far it is.", examples=["done"]
    )


class Minutes(Piece):
    """What was said on one date, as text that everyone can read; its decisions are among those of the meeting."""

    date: Day = Field(description="Of which date.", examples=["5 November 2026"])
    text: Prose = Field(description="What was said, point by point.", examples=["The bus: nobody had good news."])
    attended: Line | None = Field(None, description="How many came.", examples=["Six councillors and nine residents"])
    approved: YesNo | None = Field(None, description="Whether the next meeting agreed to them.", examples=["yes"])


class Cancelled(Piece):
    """One date on which a meeting does not take place, or every date of it in a span of days."""

    date: Day = Field(description="The date that is off.", examples=["3 December 2026"])
    until: Day | None = Field(
        None, description="The last day, if every date from `date` to it is off.", examples=["5 January 2027"]
    )
    reason: Line | None = Field(None, description="Why, for those who wonder.", examples=["The hall is painted."])

    def covers(self, day: dt.date) -> bool:
        """Whether a meeting that is planned for this day is off."""
        return self.date <= day <= (self.until or self.date)


def _read_beginning(value: object, info: ValidationInfo) -> object:
    """The new time; the date itself where only the place is new. An end goes along with the date by itself."""
    if value is None:
        if info.data.get("held_at", "") is None:
            fix = "Add a line like `to: 14 January 2027 19:30`; if only the place changes, one like `held_at: library`."
            raise mistake("missing-field", "`to` is missing.", fix)
        return info.data.get("date", dt.date.min)  # of a date that is a mistake itself
    if isinstance(value, str) and (beginning := _without_end(value)):
        message = "Write only when it begins: it then takes as long as usual."
        raise mistake("moment-with-end", message, f"Write `to: {beginning}`.")
    return value


def _without_end(text: str) -> str:
    """What stands before the end of a time such as `12 January 2027 7pm to 8pm`; "" where there is no end."""
    date = FULL_DATE.search(text[:80])
    if not date:
        return ""
    try:
        start, end = read_time_range(text[date.end() :].strip(" ,;@T").removeprefix("at "))
    except PydanticCustomError:
        return ""
    return f"{date[0]} {say_time(start)}" if end else ""


class Moved(Piece):
    """One date that is on another day, at another time or in another place instead."""

    date: Day = Field(description="The date as it would have been.", examples=["7 January 2027"])
    held_at: SpaceRef | None = Field(None, description="Where, if that changes too.", examples=["library"])
    to: Annotated[Moment, BeforeValidator(_read_beginning)] = Field(
        None,
        validate_default=True,
        description="When it begins instead; leave out if only the place changes.",
        examples=["14 January 2027 19:30"],
    )
    reason: Line | None = Field(None, description="Why.", examples=["New Year"])


class Later(Piece):
    """Another rule that holds from a day on."""

    since: Day = Field(description="The first day on which the new rule holds.", examples=["1 September 2027"])
    when: Meets = Field(description="When it is from then on.", examples=["second Tuesday of every month, 7pm"])
    held_at: SpaceRef | None = Field(None, description="Where, if that changes too.", examples=["library"])


def _in_order(rules: tuple[Later, ...]) -> tuple[Later, ...]:
    return tuple(sorted(rules, key=lambda each: each.since))


def _not_postponed(value: object) -> object:
    """People write `postponed` of one date or of all; both have their own words here."""
    if isinstance(value, str) and value.strip().lower() in ("postponed", "delayed", "moved", "rescheduled"):
        message = f"'{value.strip()}' does not say whether one can come."
        raise mistake("not-a-choice", message, "Write `status: cancelled`, or move the date with `moved:`.")
    return value


class Meeting(Record):
    """A meeting or event, once or again and again (RFC 5545, schema.org Event)."""

    name: Name = called("Parish council meeting")
    when: Meets = Field(description="When it is.", examples=["first Thursday of every month, 7pm to 9pm, not August"])
    what_happens: Prose = Field(description="What takes place.", examples=["We hear reports, then anyone may speak."])
    run_by: RunnerRef | None = Field(None, description="Whose meeting it is.", examples=["ashcombe-parish-council"])
    held_at: SpaceRef | None = Field(None, description="Where it is.", examples=["mill-hall"])
    cancelled: Annotated[tuple[Cancelled, ...], BeforeValidator(cancelled_dates)] = Field(
        (), description="Dates on which it is off.", examples=["3 December 2026"]
    )
    moved: tuple[Moved, ...] = Field((), description="Dates that are at another time.", examples=[])
    later_on: Annotated[tuple[Later, ...], AfterValidator(_in_order)] = Field(
        (), description="Another rule, from a day on.", examples=[]
    )
    on_bank_holiday: Annotated[Literal["keep", "skip", "next-day", "previous-day", "ask"] | None, Choice()] = Field(
        None, description="What happens on a bank holiday.", examples=["skip"]
    )
    online_url: Url | None = Field(
        None, description="How to join from home.", examples=["https://meet.example/ashcombe"]
    )
    status: Annotated[
        Literal["confirmed", "tentative", "cancelled"] | None,
        Choice(canceled="cancelled"),
        BeforeValidator(_not_postponed),
    ] = Field(None, description="Whether it is on (RFC 5545 STATUS).", examples=["confirmed"])
    public: YesNoPartly | None = Field(None, description="Whether anyone may come.", examples=["yes"])
    why_come: Prose | None = Field(None, description="Why you might come.", examples=["The bus is on the agenda."])
    how_to_speak: Prose | None = Field(None, description="How you can speak.", examples=["Tell the clerk by noon."])
    first_time: Prose | None = Field(None, description="What a first-timer should know.", examples=["Sit anywhere."])
    access: Line | None = Field(None, description="Getting in and taking part.", examples=["Hearing loop on."])
    children: Line | None = Field(None, description="Whether children can come.", examples=["Yes; there are toys."])
    cost: Line | None = Field(None, description="What it costs.", examples=["Free"])
    contact: Line | None = Field(None, description="Whom to ask: a role.", examples=["Parish clerk"])
    agenda_for: Day | None = Field(None, description="The date that the agenda is for.", examples=["3 December 2026"])
    agenda_items: tuple[AgendaItem, ...] = Field((), description="What is on the agenda.", examples=[])
    decisions: tuple[MeetingDecision, ...] = Field((), description="What was decided.", examples=[])
    actions: tuple[Action, ...] = Field((), description="What was promised.", examples=[])
    minutes: tuple[Minutes, ...] = Field((), description="What was said, date by date.", examples=[])


class Option(Piece):
    """One of the answers that can be chosen."""

    title: Line = Field(description="The choice.", examples=["Shorter hours"])
    means: Line | None = Field(None, description="What would come of it.", examples=["Open 18 hours a week, not 33."])


class Impact(Piece):
    """A question about who would gain or lose by a proposal, and the answer as far as it is known."""

    question: Line = Field(description="The question.", examples=["Who would find it hardest?"])
    answer: Prose | None = Field(None, description="The answer.", examples=["People without a car."])


def _titles_alone(value: object) -> object:
    """A list of words says enough; a single one is not parted at its commas."""
    values = value if isinstance(value, list) else [value]
    return [{"title": each} if isinstance(each, str) else each for each in values]


def _questions_alone(value: object) -> object:
    """A question may stand there before anybody has answered it."""
    values = value if isinstance(value, list) else [value]
    return [{"question": each} if isinstance(each, str) else each for each in values]


class Consultation(Reachable):
    """A question put to the public, with an end. How to reach those who ask is how to answer them."""

    name: Name = called("The future of the library")
    proposes: Prose | None = Field(
        None, description="What is proposed, in two sentences.", examples=["The library would open on three days only."]
    )
    run_by: RunnerRef | None = Field(None, description="Who asks.", examples=["wold-county-council"])
    opens: Moment | None = Field(None, description="From when.", examples=["1 October 2026"])
    closes: Moment | None = Field(
        None, description="Until when, with the time if it is known.", examples=["30 November 2026 17:00"]
    )
    how_to_respond: Prose | None = Field(
        None, description="How to answer, in words of your own.", examples=["Nobody has to give a name."]
    )
    url: Url | None = Field(None, description="Where to answer online.", examples=["https://wold.example/library"])
    paper: Line | None = Field(
        None, description="How to answer on paper: where forms are, where they go.", examples=["Forms are at the desk."]
    )
    options: Annotated[tuple[Option, ...], BeforeValidator(_titles_alone)] = Field(
        (), description="What can be chosen.", examples=["Shorter hours"]
    )
    impact: Annotated[tuple[Impact, ...], BeforeValidator(_questions_alone)] = Field(
        (),
        description="Who would be affected, and how: questions, with answers where known.",
        examples=["Who would find it hardest?"],
    )
    who_decides: BodyRefs = Field((), description="Who decides in the end.", examples=["wold-county-council"])
    decision_expected: Day | None = Field(None, description="When it will be decided.", examples=["15 January 2027"])
    decided_on: Day | None = Field(None, description="When it was decided.", examples=["19 January 2027"])
    result: Prose | None = Field(None, description="What was decided.", examples=["The library stays open."])
    what_changed: Prose | None = Field(None, description="What answers changed.", examples=["Saturdays were kept."])


class FundYear(Piece):
    """What came in and went out in one year."""

    year: Line = Field(description="The year.", examples=["2025 to 2026"])
    received: Money | None = Field(None, description="Received.", examples=["£12,000"])
    promised: Money | None = Field(None, description="Promised, not yet paid.", examples=["£3,000"])
    spent: Money | None = Field(None, description="Spent.", examples=["£8,000"])
    held: Money | None = Field(None, description="Still there.", examples=["£1,000"])
    source: Url | None = Field(
        None, description="Where these figures stand.", examples=["https://ashcombe.example/cil"]
    )


class Fund(Reachable):
    """Money that people here can apply for or have a say on."""

    name: Name = called("Small grants")
    fund_type: Annotated[
        Literal["grant", "cil", "s106", "participatory-budget", "community-shares", "loan", "other"] | None,
        Choice(),
    ] = Field(None, description="What sort of money.", examples=["grant"])
    funder: RunnerRefs = Field((), description="Who gives it.", examples=["ashcombe-parish-council"])
    years: tuple[FundYear, ...] = Field((), description="The money, year by year.", examples=[])
    amount: Money | None = Field(None, description="How much there is in all.", examples=["£12,000"])
    amount_min: Money | None = Field(None, description="The smallest sum given.", examples=["£50"])
    amount_max: Money | None = Field(None, description="The largest sum given.", examples=["£500"])
    who_can_apply: Line | None = Field(None, description="Who may ask.", examples=["Any group in the parish"])
    needs_bank_account: YesNo | None = Field(None, description="Whether a bank account is needed.", examples=["yes"])
    needs_constitution: YesNo | None = Field(None, description="Whether written rules are needed.", examples=["no"])
    can_individuals_apply: YesNo | None = Field(None, description="Whether one person may ask.", examples=["no"])
    opens: Moment | None = Field(None, description="From when.", examples=["1 September 2026"])
    closes: Moment | None = Field(
        None, description="Until when; leave out if always open.", examples=["31 October 2026"]
    )
    rolling: YesNo | None = Field(None, description="Whether one may ask at any time.", examples=["yes"])
    rounds: Line | None = Field(
        None, description="When it is given out, if several times a year.", examples=["May, September and February"]
    )
    decision_time: Line | None = Field(None, description="How long they take.", examples=["Six weeks"])
    paperwork_effort: Line | None = Field(None, description="How much there is to fill in.", examples=["Two pages"])
    help_from: AnyRefs = Field((), description="Who helps you apply.", examples=["groups/volunteer-centre"])
    who_decides: DeciderRefs = Field((), description="Who decides.", examples=["ashcombe-parish-council"])
