"""Reads a rule as calendar programs write it: RRULE, DTSTART, DTEND and EXDATE of RFC 5545."""

# dateutil takes many rules that mean nothing or never end (a COUNT of 0, a first Tuesday every week), so
# every part is checked here before anything is counted.

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hubsite.model.dates import read_date
from hubsite.model.mistakes import mistake
from hubsite.model.recurrence import HIGHEST_COUNT, HIGHEST_INTERVAL, Frequency, Recurrence, Span, Weekday
from hubsite.model.times import read_time
from hubsite.model.when_checks import check_times
from hubsite.model.when_draft import Draft
from hubsite.model.when_text import quote, words_like
from hubsite.model.when_zone import uk_clock

_LINE = words_like(r"\b(DTSTART|DTEND|EXDATE)\b((?:;[A-Z]+=[^:;, ]+)*):(\S+?)(?=[;,]?(?: |$))")
_PART = words_like(r"(?:\bRRULE:)?\b([A-Z]+)=([^\s;]*[^\s;,]|)[;,]?")
_STAMP = words_like(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?")
_WEEKDAY = words_like(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WHOLE = words_like(r"[+-]?\d{1,6}")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORT_UNITS = {Frequency.DAILY: "day", Frequency.WEEKLY: "week"}
_KNOWN = ("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "COUNT", "UNTIL", "WKST")
HINT = "Write it in words, like `first Thursday of every month, 7pm to 9pm`."

Part = tuple[str, str]


def read_calendar_lines(text: str, draft: Draft) -> str:
    """Put the calendar lines of a text into the draft, and give back the rest of the text, which is words."""
    lines = [(found[1].upper(), found[2].upper(), found[3]) for found in _LINE.finditer(text)]
    rest = _LINE.sub(" ", text)
    parts = [(found[1].upper(), found[2]) for found in _PART.finditer(rest)]
    if not lines and not parts:
        return text
    _read_lines(lines, draft)
    if parts:
        draft.given_rule = _read_rule(parts, draft)
    elif draft.first and not draft.skipped:
        # One day without a rule is a single meeting.
        draft.days, draft.first = [draft.first], None
    return _PART.sub(" ", rest).replace("RRULE:", " ")


def _unsupported(message: str, hint: str = HINT) -> Exception:
    return mistake("rrule-unreadable", message, hint)


def _read_lines(lines: list[tuple[str, str, str]], draft: Draft) -> None:
    begins: list[dt.datetime] = []
    ends: list[dt.datetime] = []
    for name, options, value in lines:
        _check_zone(name, options)
        if name == "EXDATE":
            days = [_read_stamp(stamp)[0].date() for stamp in value.split(",")]
            draft.skipped += [Span(day, day) for day in days]
            continue
        moment, has_time = _read_stamp(value)
        (begins if name == "DTSTART" else ends).append(moment)
        if name == "DTSTART":
            draft.first = moment.date()
            draft.times += [(moment.time(), None)] if has_time else []
    if ends:
        _take_end(begins, ends, draft)


def _take_end(begins: list[dt.datetime], ends: list[dt.datetime], draft: Draft) -> None:
    if len(begins) != 1 or len(ends) != 1:
        raise _unsupported("DTEND needs one DTSTART before it.", "Write both, or neither.")
    if draft.times:
        draft.times = [check_times(begins[0], ends[0])]
    elif ends[0] - begins[0] != dt.timedelta(days=1):
        raise mistake("when-too-long", "This goes on for several days.", "Make a record for each day.")


def _check_zone(name: str, options: str) -> None:
    zone = options.partition("TZID=")[2].partition(";")[0]
    if zone and zone != "EUROPE/LONDON":
        message = f"{name} is in the time zone {quote(zone.title())}; all times here are UK times."
        raise mistake("time-zone", message, f"Write `{name};TZID=Europe/London:` and the UK time.")


def _read_stamp(text: str) -> tuple[dt.datetime, bool]:
    """A date or a moment on UK clocks in `20260105`, `20260105T190000` or `20260105T190000Z`."""
    found = _STAMP.fullmatch(text)
    if not found:
        raise _unsupported(f"I could not read {quote(text)} as a date.", "Write it like `20260105T190000`.")
    day = read_date(f"{found[1]}-{found[2]}-{found[3]}")
    if not found[4]:
        return dt.datetime.combine(day, dt.time()), False
    moment = dt.datetime.combine(day, read_time(f"{found[4]}:{found[5]}"))
    return (uk_clock(moment.replace(tzinfo=dt.UTC)) if found[6] else moment), True


def _read_rule(parts: list[Part], draft: Draft) -> Recurrence:
    values = dict(parts)
    names = [name for name, _ in parts]
    for name in names:
        if name not in _KNOWN:
            raise _unsupported(f"The rule has a part {quote(name)} that is not read here.")
        if names.count(name) > 1:
            raise _unsupported(f"The rule has {name} twice.", "Keep one of them.")
    if "COUNT" in values and "UNTIL" in values:
        raise mistake("rrule-count-and-until", "The rule has both COUNT and UNTIL.", "Keep one of the two.")
    draft.until = _read_until(values["UNTIL"], draft) if "UNTIL" in values else None
    rule = Recurrence(
        _read_frequency(values.get("FREQ")),
        _number("INTERVAL", values.get("INTERVAL", "1"), 1, HIGHEST_INTERVAL),
        _read_weekdays(values.get("BYDAY", ""), values.get("BYSETPOS")),
        _numbers("BYMONTHDAY", values.get("BYMONTHDAY"), 31, minus_one=True),
        _numbers("BYMONTH", values.get("BYMONTH"), 12),
        count=_number("COUNT", values["COUNT"], 1, HIGHEST_COUNT) if "COUNT" in values else None,
    )
    rule = _with_days(rule, draft.first)
    if values.get("WKST", "MO").upper() != "MO" and rule.interval > 1 and len(rule.weekdays) > 1:
        raise _unsupported("The rule counts weeks from another day than Monday (WKST).")
    return replace(rule.settled(), first=draft.first)


def _read_until(value: str, draft: Draft) -> dt.date:
    """The last day that UNTIL allows: an end before the start of the meeting leaves out that day."""
    moment, has_time = _read_stamp(value)
    starts = draft.times[0][0] if draft.times else None
    early = has_time and starts is not None and moment.time() < starts
    return moment.date() - dt.timedelta(days=1) if early else moment.date()


def _read_frequency(value: str | None) -> Frequency:
    if value is None:
        raise _unsupported("The rule does not say how often it is.", "Begin it like `FREQ=WEEKLY`.")
    if value.upper() not in Frequency.__members__:
        message = f"FREQ={value[:20]} is not for meetings: they are daily, weekly, monthly or yearly."
        raise _unsupported(message, "Write `FREQ=WEEKLY` or `FREQ=MONTHLY`.")
    return Frequency[value.upper()]


def _number(name: str, text: str, lowest: int, highest: int) -> int:
    if not _WHOLE.fullmatch(text) or not lowest <= int(text) <= highest:
        message = f"{name}={text[:20]} cannot be: it goes from {lowest} to {highest}."
        raise mistake("when-out-of-range", message, f"Write, for example, `{name}=2`, or leave {name} out.")
    return int(text)


def _numbers(name: str, text: str | None, highest: int, *, minus_one: bool = False) -> tuple[int, ...]:
    if text is None:
        return ()
    return tuple(-1 if minus_one and each == "-1" else _number(name, each, 1, highest) for each in text.split(","))


def _read_weekdays(text: str, position: str | None) -> tuple[Weekday, ...]:
    weekdays = [_read_weekday(each) for each in text.split(",")] if text else []
    if position is None:
        return tuple(weekdays)
    # Outlook writes the first Thursday as BYDAY=TH;BYSETPOS=1.
    if len(weekdays) != 1 or weekdays[0].nth:
        raise _unsupported("BYSETPOS is read only with one day of the week.")
    nth = -1 if position == "-1" else _number("BYSETPOS", position, 1, 5)
    return (replace(weekdays[0], nth=nth),)


def _read_weekday(text: str) -> Weekday:
    found = _WEEKDAY.fullmatch(text)
    if not found:
        raise _unsupported(f"I could not read {quote(text)} as a day of the week.", "Write it like `TH` or `1TH`.")
    nth = int(found[1] or 0)
    if found[1] and not (1 <= nth <= 5 or nth == -1):
        raise mistake(
            "when-out-of-range",
            f"No month has a {found[0]}.",
            f"Write `1{found[2]}` to `5{found[2]}` or `-1{found[2]}`.",
        )
    return Weekday(_CODES.index(found[2].upper()), nth)


def _with_days(rule: Recurrence, first: dt.date | None) -> Recurrence:
    """The rule with the days that RFC 5545 takes from DTSTART, and without combinations that mislead."""
    placed = any(weekday.nth for weekday in rule.weekdays)
    if placed and not all(weekday.nth for weekday in rule.weekdays):
        raise _unsupported("Some days have a number and some have none (BYDAY).")
    if placed and rule.frequency in _SHORT_UNITS:
        unit = _SHORT_UNITS[rule.frequency]
        message = f"The number in {rule.weekdays[0]} counts in the month, but this rule comes every {unit}."
        raise mistake("rrule-weekly-number", message, f"Write `FREQ=MONTHLY;BYDAY={rule.weekdays[0]}`.")
    if rule.weekdays and rule.month_days:
        raise _unsupported("BYDAY and BYMONTHDAY do not go together here.")
    if rule.frequency in _SHORT_UNITS:
        return _with_days_of_week(rule, first)
    return _with_days_of_month(rule, first, placed=placed)


def _with_days_of_week(rule: Recurrence, first: dt.date | None) -> Recurrence:
    if rule.month_days:
        raise _unsupported("BYMONTHDAY needs a monthly rule.", "Write `FREQ=MONTHLY`.")
    if rule.frequency is Frequency.DAILY and rule.weekdays and rule.interval > 1:
        raise _unsupported("Every few days does not stay on one day of the week.")
    if rule.frequency is Frequency.WEEKLY and not rule.weekdays:
        return replace(rule, weekdays=(Weekday(_needed(first).weekday()),))
    return rule


def _with_days_of_month(rule: Recurrence, first: dt.date | None, *, placed: bool) -> Recurrence:
    if rule.weekdays and not placed:
        if rule.interval > 1:
            raise _unsupported("Each week of every few months is not read here.")
        return replace(rule, frequency=Frequency.WEEKLY)
    if rule.frequency is Frequency.YEARLY and not rule.months:
        if placed:
            raise _unsupported("A numbered day of the whole year is not read here.", "Add the month, like `BYMONTH=5`.")
        rule = replace(rule, months=(_needed(first).month,))
    return rule if rule.weekdays or rule.month_days else replace(rule, month_days=(_needed(first).day,))


def _needed(first: dt.date | None) -> dt.date:
    if first is None:
        message = "The rule does not say on which day it is."
        raise mistake("when-needs-day", message, "Add BYDAY, like `FREQ=WEEKLY;BYDAY=TU`, or a line DTSTART.")
    return first
