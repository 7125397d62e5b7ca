"""From when to when on one day: '9am to 5pm', '10-12', '5pm to 1am', '09:00-17:00'."""

# Meetings leave a time alone that could be morning or evening. Doors are mostly open by day, and people write
# '9-5' and '1.30-4.30' on them; so here such a pair is read as the day hours that it must mean, and 6-8, which could
# be either, is left to be asked about.

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from hubsite.language import gettext as _
from hubsite.model.times import say_time_range
from hubsite.model.when_text import words_like

HOUR, NOON, DAY = 60, 12 * 60, 24 * 60  # minutes
# What closes after this time in the morning, or is open for longer, was most likely written the wrong way round.
_LATEST_CLOSING, _LONGEST = 6 * HOUR, 18 * HOUR
_FIRST_DAY_HOUR = 8

CLOCK = (
    r"(?:(?:12 ?)?(?:noon|midday|midnight)\b|(?<!\d)[012]\d[0-5]\d(?!\d)(?: ?h(?:ou)?rs?\b)?"
    r"|(?<![\d:.])\d{1,2}(?:[:.][0-5]\d)?(?!\d|[:.]\d)(?: ?[ap]\.?m\b\.?)?)"
)
_ONE = words_like(r"(?:12 ?)?(noon|midday|midnight)|(\d{1,2})[:.]?(\d\d)?(?: ?([ap])\.?m\.?| ?h(?:ou)?rs?)?")
_ENDS = words_like(r"(.+?) ?(?:-|\b(?:to|until|till?|and)\b) ?(.+)")
RANGE = rf"(?:between {CLOCK} and {CLOCK}|(?:from )?{CLOCK} ?(?:-|\b(?:to|until|till?)\b) ?{CLOCK})"


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """Open from `start` to `end`, in minutes after the midnight that begins the day; past midnight is over 1440."""

    start: int
    end: int

    def __str__(self) -> str:
        if self.end - self.start == DAY:
            return _("All day and night")
        return say_time_range(_on_a_clock(self.start), _on_a_clock(self.end))

    def overlaps(self, other: Hours) -> bool:
        """Whether some minute belongs to both."""
        return self.start < other.end and other.start < self.end


ALL_DAY = Hours(0, DAY)


def read_hours(text: str) -> Hours | None:
    """The hours of a text that RANGE matches; None where they could mean two things, or nothing."""
    ends = _ENDS.fullmatch(re.sub(r"^(?:from|between) ", "", text, flags=re.IGNORECASE))
    first, last = (_ONE.fullmatch(end) for end in (ends[1], ends[2])) if ends else (None, None)
    if not first or not last or not (_is_possible(first) and _is_possible(last)):
        return None
    return _paired(first, last)


def _paired(first: re.Match[str], last: re.Match[str]) -> Hours | None:
    starts, finishes = _meanings(first), _meanings(last)
    if len(starts) == 2 and len(finishes) == 2:
        starts = _by_day(first)
    pairs = [Hours(start, end) for start in starts for finish in finishes if (end := _end(start, finish))]
    return min(pairs, key=lambda each: each.end - each.start, default=None)


def _end(start: int, finish: int) -> int:
    """The end after a start, on the next morning if need be; 0 where nothing is open like that."""
    if finish > start:
        return finish
    if start == finish == 0:
        return DAY
    is_night = finish <= _LATEST_CLOSING and finish + DAY - start <= _LONGEST
    return finish + DAY if is_night or finish == 0 else 0


def _meanings(clock: re.Match[str]) -> tuple[int, ...]:
    """The minutes after midnight that a time may be: two where it could be morning or afternoon."""
    named, half = (clock[1] or "").lower(), (clock[4] or "").lower()
    if named:
        return (0,) if named == "midnight" else (NOON,)
    hour, minute = int(clock[2]), int(clock[3] or 0)
    if half:
        return (hour % 12 * HOUR + minute + NOON * (half == "p"),)
    if hour > 12 or hour == 0 or clock[2].startswith("0"):
        return (hour % 24 * HOUR + minute,)
    return hour % 12 * HOUR + minute, hour % 12 * HOUR + minute + NOON


def _by_day(clock: re.Match[str]) -> tuple[int, ...]:
    """A start between 8 in the morning and 6 at noon's far side is that of the day; others are not decided."""
    morning, afternoon = _meanings(clock)
    if morning >= _FIRST_DAY_HOUR * HOUR:
        return (morning,)
    return (afternoon,) if morning < 6 * HOUR else ()


def _is_possible(clock: re.Match[str]) -> bool:
    if clock[1]:
        return True
    hour, minute = int(clock[2]), int(clock[3] or 0)
    return minute < 60 and (1 <= hour <= 12 if clock[4] else hour < 24 or (hour, minute) == (24, 0))


def _on_a_clock(minutes: int) -> dt.time:
    return dt.time(minutes // HOUR % 24, minutes % HOUR)
