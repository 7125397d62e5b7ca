"""When something is: one day, or days that come again, with the times on a UK clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import islice
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from hubsite.language import ENGLISH, speaking
from hubsite.model.dates import say_date
from hubsite.model.mistakes import mistake
from hubsite.model.recurrence import HORIZON, MOST_DATES, Recurrence
from hubsite.model.saying import say_parts, wholly
from hubsite.model.times import say_time_range
from hubsite.model.when_draft import HOW_TO_WRITE, Draft
from hubsite.model.when_phrases import read_phrases
from hubsite.model.when_rrule import read_calendar_lines
from hubsite.model.when_say import say_rule
from hubsite.model.when_text import tidy
from hubsite.model.when_words import tokens
from hubsite.model.when_zone import in_utc

LONGEST_TEXT = 1000  # characters


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it happens. `start` and `end` are UK wall-clock times without a zone.

    `all_day` means that no time is known and `start` is the midnight that begins the day. An end at or
    before the start belongs to the next day.
    """

    start: dt.datetime
    end: dt.datetime | None = None
    all_day: bool = False

    @property
    def date(self) -> dt.date:
        """The day on which it begins."""
        return self.start.date()


@dataclass(frozen=True, slots=True)
class When:
    """One `day`, or a `rule` by which days come again: never both, never neither.

    `start` and `end` are times on a UK clock; no start means all day or not known. `text` is what the
    volunteer typed; it does not count when two are compared.
    """

    text: str = field(compare=False)
    day: dt.date | None = None
    rule: Recurrence | None = None
    start: dt.time | None = None
    end: dt.time | None = None

    def __str__(self) -> str:
        """In English, whatever is being spoken: what a volunteer may type, in open data as well."""
        with speaking(ENGLISH):
            return self._described()

    def occurrences(self, start: dt.date, end: dt.date, limit: int = MOST_DATES) -> list[Occurrence]:
        """What happens from start to end, both included, in order.

        At most 600 occurrences, and none later than four years after start, whatever is asked for.
        """
        end = min(end, start + 2 * HORIZON) if start < dt.date.max - 2 * HORIZON else end
        if self.rule:
            days = islice(self.rule.days(start, end), max(0, min(limit, MOST_DATES)))
            return [self._on(day) for day in days]
        return [self._on(self.day)] if self.day and start <= self.day <= end and limit > 0 else []

    def next_after(self, day: dt.date, count: int = 1) -> list[Occurrence]:
        """Up to `count` occurrences from this day on (this day included).

        Those of the next two years; if there are none, the first one after that.
        """
        if self.rule:
            return [self._on(each) for each in self.rule.days_after(day, max(0, count))]
        return [self._on(self.day)] if self.day and self.day >= day and count > 0 else []

    def first(self, after: dt.date) -> dt.date | None:
        """The first day from this day on (this day included); None once it is over."""
        return next((occurrence.date for occurrence in self.next_after(after)), None)

    def describe(self) -> str:
        """'First Thursday of every month, 7pm to 9pm, not in August', in the language being spoken.

        read_when reads the English again.
        """
        return wholly(self._described)

    def _described(self) -> str:
        times = say_time_range(self.start, self.end) if self.start else ""
        if self.rule:
            return say_rule(self.rule, times)
        return say_parts([say_date(self.day) if self.day else "", times])

    def rrule_text(self, since: dt.date | None = None) -> str | None:
        """The lines DTSTART, RRULE and EXDATE of RFC 5545; None for a single day.

        DTSTART is the first real occurrence: of the rule itself, or from the day `since` on where the rule
        has no first day. Without either there is no DTSTART, and days left out by EXDATE are all given.
        """
        if not self.rule:
            return None
        begins = self.rule.first or (self.rule.next_day(since) if since else None)
        lines = [f"DTSTART{self._stamp(begins)}"] if begins else []
        lines.append(f"RRULE:{self.rule.rule_text(self._until_stamp())}")
        stamps = [self._stamp(day) for day in self._left_out(begins)]
        if stamps:
            lines.append(f"EXDATE{','.join([stamps[0], *(stamp.rpartition(':')[2] for stamp in stamps[1:])])}")
        return "\n".join(lines)

    def _on(self, day: dt.date) -> Occurrence:
        if self.start is None:
            return Occurrence(dt.datetime.combine(day, dt.time()), all_day=True)
        start = dt.datetime.combine(day, self.start)
        if self.end is None:
            return Occurrence(start)
        end = dt.datetime.combine(day, self.end)
        return Occurrence(start, end if end > start else end + dt.timedelta(days=1))

    def _stamp(self, day: dt.date) -> str:
        if self.start is None:
            return f";VALUE=DATE:{day:%Y%m%d}"
        return f";TZID=Europe/London:{day:%Y%m%d}T{self.start:%H%M}00"

    def _until_stamp(self) -> str:
        """RFC 5545 asks for UTC where DTSTART has a zone, and for a bare date where it has no time."""
        if not self.rule or not self.rule.until:
            return ""
        if self.start is None:
            return f"{self.rule.until:%Y%m%d}"
        return f"{in_utc(dt.datetime.combine(self.rule.until, dt.time(23, 59))):%Y%m%dT%H%M%SZ}"

    def _left_out(self, begins: dt.date | None) -> list[dt.date]:
        if not self.rule:
            return []
        return sorted(
            {
                day
                for span in self.rule.skipped
                for day in self.rule.planned(max(span.first, begins or span.first), span.last)
            }
        )


def read_when(text: str) -> When:
    """One day or a rule, in words ('first Thursday of every month, 7pm to 9pm, not August') or as RRULE.

    Raises a mistake where a word means nothing here, where parts contradict each other, where it is not
    clear which days are meant, and where no such day ever comes.
    """
    line = tidy(" ; ".join(text[: LONGEST_TEXT + 1].splitlines()))
    if not line:
        raise mistake("when-needs-day", "This does not say when it is.", HOW_TO_WRITE)
    if len(text) > LONGEST_TEXT:
        message = f"This is {len(text)} characters long; at most {LONGEST_TEXT} can be read as days and times."
        raise mistake("when-unreadable", message, HOW_TO_WRITE)
    draft = Draft()
    read_phrases(tokens(read_calendar_lines(line, draft)), draft)
    return When(str(text), *draft.settled())


def _read_field(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return read_when(value)
    raise mistake("when-unreadable", "This should be words on one line.", HOW_TO_WRITE)


Meets = Annotated[
    When,
    PlainValidator(_read_field),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["first Thursday of every month, 7pm to 9pm, not August", "30 June 2026, 7:30pm"],
        }
    ),
]
