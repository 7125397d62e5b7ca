"""When a place is open, written line by line as on its door: the week, bank holidays, days apart."""

# The value is the lines themselves, as they were typed, so that nothing is lost and open data holds what people wrote.
# What they mean is asked of it. Whatever rests on words that could not be read is `known=False`: a page shows those
# words, and never says "open now" because of them.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from hubsite.foreign import Foreign
from hubsite.language import gettext as _
from hubsite.language import pgettext, say_list, semicolon, spoken
from hubsite.model.bank_holidays import say_bank_holiday
from hubsite.model.mistakes import mistake, note
from hubsite.model.opening_dates import Dates
from hubsite.model.opening_hours import ALL_DAY, Hours
from hubsite.model.opening_lines import EXAMPLE, Line, Rule, read_line_of_hours
from hubsite.model.opening_words import EVERY_DAY
from hubsite.model.saying import joined, say_parts, speaks_english, wholly
from hubsite.model.times import note_odd_times
from hubsite.model.when_text import capital, quote, tidy
from hubsite.model.words import Line as TextLine

DAY = dt.timedelta(days=1)
MOST_LINES = 100  # every season, term and bank holiday of a place with room to spare


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One day: its hours in order, none for closed. Without `known`, `words` say what else there is to it.

    As a str it is in the language being spoken; Markup if some of its words are in another.
    """

    hours: tuple[Hours, ...] = ()
    words: str = ""
    known: bool = True

    def __str__(self) -> str:
        said = _capital(say_parts([_say_hours(self.hours), self.words]))
        return said or (pgettext("opening hours", "Closed") if self.known else "")


@dataclass(frozen=True, slots=True)
class Column:
    """The seven days of an ordinary week, in a season or in term time; without a heading, all the year."""

    heading: str
    days: tuple[OpenDay, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Days, both included, on which the ordinary week does not hold. `name` is that of a bank holiday."""

    first: dt.date
    last: dt.date
    day: OpenDay
    name: str = ""


class Opening(tuple[str, ...]):
    """Lines such as 'Monday to Friday 9am to 5pm'. It is a tuple of those texts that knows what they mean."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Each line with what it says."""
        return tuple(_read(text) for text in self)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """What all lines say together."""
        return tuple(rule for line in self.lines for rule in line.rules)

    @cached_property
    def week_rules(self) -> tuple[Rule, ...]:
        """Those of the ordinary week."""
        return tuple(rule for rule in self.rules if rule.is_of_week)

    @cached_property
    def has_terms(self) -> bool:
        """Whether it differs between term time and school holidays."""
        return any(rule.term for rule in self.week_rules)

    def week(self, day: dt.date, term: str = "term") -> tuple[OpenDay, ...]:
        """Monday to Sunday as they are in the season of a day, in `term` time or in the school "holidays"."""
        now = tuple(season for season in self._seasons if season.covers(day))
        key = now, term, spoken()
        if key not in self._weeks:
            self._weeks[key] = self._week([rule for rule in self.week_rules if rule.season in (None, *now)], term)
        return self._weeks[key]

    @cached_property
    def _seasons(self) -> tuple[Dates, ...]:
        return tuple(dict.fromkeys(rule.season for rule in self.week_rules if rule.season))

    @cached_property
    def _weeks(self) -> dict[tuple[tuple[Dates, ...], str, str], tuple[OpenDay, ...]]:
        """Those worked out already, by season, term and language: two years have but a few of many days."""
        return {}

    def columns(self) -> list[Column]:
        """The ordinary weeks of the year: one, or one for each season and for term time and school holidays."""
        seasons = self._seasons
        always = any(not rule.season and not rule.is_closed for rule in self.week_rules)
        parts: list[Dates | None] = [*seasons, *([None] if always or not seasons else [])]
        terms = ("term", "holidays") if self.has_terms else ("term",)
        return [
            Column(self._heading(season, term), self._week(self._of_season(season), term))
            for season in parts
            for term in terms
        ]

    def _heading(self, season: Dates | None, term: str) -> str:
        return wholly(lambda: say_parts([_say_season(season, bool(self._seasons)), _say_term(term, self.has_terms)]))

    def apart(self, first: dt.date, last: dt.date, holidays: dict[dt.date, str]) -> list[Apart]:
        """What differs from the ordinary week from one day to another, in order; `holidays` are days and names."""
        if not self.week_rules:
            return []
        found = [*self._dated(first, last), *self._on_holidays(holidays)]
        return sorted((each for each in found if each.last >= first and each.first <= last), key=_order)

    def weeks(self, first: dt.date, last: dt.date) -> list[tuple[dt.date, tuple[OpenDay, ...]]]:
        """The ordinary week from each day on which it changes; what depends on school terms is not known."""
        spans = [span for season in self._seasons for span in season.spans(first.year, last.year)]
        starts = {first, *(span[0] for span in spans), *(span[1] + DAY for span in spans if span[1] < last)}
        return [(day, self._either(day)) for day in sorted(starts) if first <= day <= last]

    def _either(self, day: dt.date) -> tuple[OpenDay, ...]:
        if not self.has_terms:
            return self.week(day)
        weeks = zip(self.week(day), self.week(day, "holidays"), strict=True)
        return tuple(one if one == other else OpenDay(known=False) for one, other in weeks)

    def _of_season(self, season: Dates | None) -> list[Rule]:
        return [rule for rule in self.week_rules if rule.season in (None, season)]

    def _week(self, rules: list[Rule], term: str) -> tuple[OpenDay, ...]:
        fitting = [rule for rule in rules if rule.term in ("", term)]
        return tuple(self._day([rule for rule in fitting if day in rule.days]) for day in EVERY_DAY)

    def _day(self, rules: list[Rule]) -> OpenDay:
        named = [rule for rule in rules if not rule.is_rest] or rules
        return _together(_nearest(named)) if named else self._unnamed

    @cached_property
    def _unnamed(self) -> OpenDay:
        """A day that no line names is closed, where some line tells when it is open and all were understood.

        Words about all other times ('By arrangement') are said of it; 'Closed on Wednesdays' alone says nothing of it.
        """
        otherwise = next((line.otherwise for line in self.lines if line.otherwise), "")
        is_sure = not any(line.mistaken for line in self.lines) and any(rule.lets_in for rule in self.week_rules)
        return OpenDay(words=otherwise, known=not otherwise and is_sure)

    def _dated(self, first: dt.date, last: dt.date) -> Iterator[Apart]:
        """What is said of one day ('Christmas Eve') stands in place of what is said of a span around it."""
        rules = [rule for rule in self.rules if rule.dates]
        single = {
            day
            for rule in rules
            if rule.dates and rule.dates.is_one_day
            for day, _ in rule.dates.spans(first.year, last.year)
        }
        for rule in rules:
            for span in rule.dates.spans(first.year, last.year) if rule.dates else ():
                for begins, ends in [span] if span[0] == span[1] else _around(span, single):
                    yield Apart(begins, ends, _together([rule]))

    def _on_holidays(self, holidays: dict[dt.date, str]) -> Iterator[Apart]:
        """Bank holidays: as the lines say, and where they do not, with the advice to ask."""
        dated = [rule.dates for rule in self.rules if rule.dates]
        about = [rule for rule in self.rules if rule.holiday is not None]
        for day, name in holidays.items():
            rules = [rule for rule in about if (rule.holiday or "") in name.lower()]
            if any(each.covers(day) for each in dated):
                continue
            if rules:
                yield Apart(
                    day, day, _together([max(rules, key=lambda rule: len(rule.holiday or ""))]), say_bank_holiday(name)
                )
            elif (usual := self.week(day)[day.weekday()]).hours != (ALL_DAY,) and (usual.hours or usual.words):
                ask = OpenDay(words=_("Hours may differ; please ask"), known=False)
                yield Apart(day, day, ask, say_bank_holiday(name))


def _around(span: tuple[dt.date, dt.date], days: set[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    """The parts of a span that lie before, between and after single days."""
    begins, last = span
    for day in sorted(day for day in days if span[0] <= day <= last):
        if begins < day:
            yield begins, day - DAY
        begins = day + DAY
    if begins <= last:
        yield begins, last


def _order(apart: Apart) -> tuple[dt.date, dt.date, str]:
    return apart.first, apart.last, apart.name


def _read(text: str) -> Line:
    """What a line says; what it leaves in the volunteer's own words is in the language of the line."""
    line = read_line_of_hours(str(text))  # remembered, for all languages
    if not isinstance(text, Foreign):
        return line
    rules = tuple(replace(rule, words=Foreign(rule.words, text.language)) for rule in line.rules)
    return replace(line, text=text, rules=rules, otherwise=Foreign(line.otherwise, text.language))


def _say_hours(hours: Iterable[Hours]) -> str:
    each = [str(one) for one in hours]
    return " and ".join(each) if speaks_english() else say_list(each)


def _say_season(season: Dates | None, has_seasons: bool) -> str:
    if season:
        return _capital(str(season))
    return _("Rest of the year") if has_seasons else ""


def _say_term(term: str, has_terms: bool) -> str:
    if not has_terms:
        return ""
    return _("Term time") if term == "term" else _("School holidays")


def _capital(text: str) -> str:
    return Foreign(capital(text), text.language) if isinstance(text, Foreign) else capital(text)


def _nearest(rules: list[Rule]) -> list[Rule]:
    """The rules that hold where several name a day.

    What is said of fewer days, or of a season or term, is meant to stand in place of what is said of more; but
    further hours beside it ('Wednesday 6pm to 8pm' beside 'Monday to Friday 9am to 5pm') are meant to add to it, and
    what is said of some weeks stands beside what is said of the others.
    """
    if some := [rule for rule in rules if rule.some_weeks]:
        return [*some, *_nearest([rule for rule in rules if not rule.some_weeks])]
    ordered = sorted(rules, key=lambda rule: (not (rule.season or rule.term), len(rule.days)))
    closed = [rule for rule in ordered if rule.is_closed]
    if any(all(len(each.days) < len(rule.days) for rule in ordered if not rule.is_closed) for each in closed):
        return closed[:1]
    kept: list[Rule] = []
    for rule in ordered:
        equal = kept and (bool(rule.season or rule.term), rule.days) == (
            bool(kept[0].season or kept[0].term),
            kept[0].days,
        )
        if not kept or equal or (not kept[0].is_closed and not _meet(kept, rule)):
            kept.append(rule)
    return kept


def _meet(kept: Iterable[Rule], rule: Rule) -> bool:
    """Whether a rule speaks of a time that is spoken of already; words without hours may be about any time."""
    return not rule.hours or any(
        not each.hours or any(one.overlaps(other) for one in each.hours for other in rule.hours) for each in kept
    )


def _together(rules: list[Rule]) -> OpenDay:
    """Several rules for one day as one."""
    if not any(rule.words for rule in rules):
        return OpenDay(tuple(sorted({hours for rule in rules for hours in rule.hours})))
    return OpenDay(words=joined(semicolon(), [_say_rule(rule) for rule in rules]), known=False)


def _say_rule(rule: Rule) -> str:
    if rule.is_closed:
        return _("closed otherwise")
    if rule.lets_in:
        return say_parts([_say_hours(sorted(rule.hours)), rule.words])
    weeks = rule.words.partition(": ")[2]
    # Translators: of one day of the week; {weeks} is in a volunteer's words: "closed: first Saturday of the month".
    return _("closed: {weeks}", weeks=Foreign(weeks, rule.words.language) if isinstance(rule.words, Foreign) else weeks)


def _read_lines(value: object, info: ValidationInfo) -> object:
    """A text is one line, or several with semicolons: commas stand within a line."""
    lines = [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value
    if not isinstance(lines, list | tuple):
        return lines
    if len(lines) > MOST_LINES:
        raise _too_many(len(lines))
    understood = [line for line in lines if not (isinstance(line, str) and _is_unread(line, value, info))]
    if not isinstance(value, str):
        for line in understood:
            note_odd_times(line, info)
    elif understood:
        note_odd_times(value, info)  # once: it is all of the text, and each look at it costs its length
    return lines


def _is_unread(line: str, value: object, info: ValidationInfo) -> bool:
    """Whether nobody could tell when it is open by this line; that is noted where the line stands."""
    unread = read_line_of_hours(tidy(line)).mistaken
    if unread:
        message = f"{quote(line)} is shown as it is, but I could not read when it is open."
        note(info, value if isinstance(value, str) else line, "opening-hours-unread", message, _HOW_TO_WRITE)
    return unread


def _too_many(lines: int) -> PydanticCustomError:
    message = f"These opening hours are {lines:,} lines long; at most {MOST_LINES} fit here."
    return mistake("too-long", message, "Keep the ordinary week here and move the rest into `description`.")


_HOW_TO_WRITE = (
    f"To have it shown in the table of the week, write the days and then the times: `{EXAMPLE}`, `Sunday closed`, "
    "`Bank holidays: closed`, `25 December: closed`."
)
OpeningHours = Annotated[
    tuple[TextLine, ...],
    BeforeValidator(_read_lines),
    AfterValidator(Opening),
    WithJsonSchema({"type": "array", "items": {"type": "string", "examples": [EXAMPLE, "Bank holidays: closed"]}}),
]
