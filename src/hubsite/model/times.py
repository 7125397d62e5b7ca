"""Times of day as British volunteers write and read them. All times are on the clock on a UK wall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from hubsite.foreign import direction
from hubsite.language import gettext as _
from hubsite.language import locale_of, spoken
from hubsite.model.mistakes import mistake, note
from hubsite.model.saying import speaks_english
from hubsite.model.when_text import quote, tidy_within, words_like

HOW_TO_WRITE = "Write it like `19:30`, `7pm` or `7:30pm`."
EVENING = time(18)
LONGEST_NIGHT = 12 * 60  # minutes that something begun in the evening may run into the next day
_LONGEST = 60  # characters; no time of day needs more

_CLOCK = words_like(r"(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?)?\s*(?:([ap])\.?\s?m\.?)?")
_NO_COLON = words_like(r"(\d{1,2})(\d{2})\s*(?:(am|pm)|h|hrs|hours)?\.?")
_O_CLOCK = words_like(r"(\d{1,2})\s*o'?\s?clock")
_IN_WORDS = words_like(r"\b(\d{1,2})(?:[:.](\d{2}))?\s?([ap]m)\b|\b(\d{1,2}):(\d{2})\b")
_ZONED = words_like(r"(.*\d.*?)\s*(bst|gmt|utc|z|[+-]\d{2}:?\d{2})")
_BETWEEN = words_like(r"(?:from |between )?(.+?)\s*(?:-|\b(?:to|until|till?|and)\b)\s*(.+)")
_OPEN_END = words_like(r"(?:from )?(.+?)(?:\s*(?:-|to|till?|until) late| onwards?)?")
_NAMED = {
    "noon": "12 noon",
    "midday": "12 noon",
    "12noon": "12 noon",
    "12 midday": "12 noon",
    "midnight": "12 midnight",
}


@dataclass(frozen=True, slots=True)
class _Clock:
    """What was written, before it is known which half of the day is meant.

    `half` is "am", "pm" or "" (none was written). A `bare` hour has no minutes; an `open` one could
    take the half of the day from the other end of its range. A `doubtful` one may be meant by the 24-hour clock, or
    by somebody who left out am or pm: `7.30` (`7:30` is written by the clock of a computer).
    """

    hour: int
    minute: int
    half: str
    bare: bool = False
    open: bool = False
    doubtful: bool = False

    def settled(self) -> time:
        hour = self.hour % 12 + 12 * (self.half == "pm") if self.half else self.hour
        return time(hour, self.minute)

    def in_either_half(self) -> tuple[time, time]:
        return replace(self, half="am").settled(), replace(self, half="pm").settled()


def read_time(text: str) -> time:
    """The time of day in a text such as `19:30`, `9.30am`, `7pm`, `8:00 PM`, `noon` or `midnight`.

    Seconds are left out. Raises a mistake when the text is no time, or could be two times.
    """
    return _decided(_read_clock(_short(text)))


def read_time_range(text: str) -> tuple[time, time | None]:
    """Start and end in a text such as `7pm to 9pm`, `19:30-21:00`, `7-9pm`; a single time has no end.

    A range may pass midnight if it starts in the evening (from 6pm) and takes at most twelve hours.
    """
    words = _short(text)
    if whole := _OPEN_END.fullmatch(words):
        words = whole[1]
    if not (ends := _BETWEEN.fullmatch(words)):
        return _decided(_read_clock(words)), None
    first, last = _read_clock(ends[1]), _read_clock(ends[2])
    start, end = _paired(first, last)
    _check_order(start, end, ends_12am=last.half == "am")
    return start, end


def note_odd_times(text: object, info: ValidationInfo) -> object:
    """Say that a sentence names a time that no clock shows, such as `7:75pm`; the sentence is taken as it is."""
    for found in _IN_WORDS.finditer(text) if isinstance(text, str) else ():
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        half = (found[3] or "").lower()
        try:
            if (hour, minute, half) != (24, 0, ""):
                _check_clock(found[0], hour, minute, half)
        except PydanticCustomError as odd:
            context = odd.context or {}
            note(info, text, odd.type, context["message"], context["fix"])
            break
    return text


def say_time(moment: time) -> str:
    """'7pm', '6:30pm', 'midday', 'midnight': the style of GOV.UK; in other languages, as their clocks show it."""
    if not speaks_english():
        return _on_the_clock(moment, None, spoken())
    if moment.minute == 0 and moment.hour in (0, 12):
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{(moment.hour - 1) % 12 + 1}{minutes}{'pm' if moment.hour >= 12 else 'am'}"


def say_time_range(start: time, end: time | None = None) -> str:
    """'7pm to 9pm', or 'from 7pm' where nobody has said when it ends."""
    if end is None:
        return _("from {time}", time=say_time(start))
    return f"{say_time(start)} to {say_time(end)}" if speaks_english() else _on_the_clock(start, end, spoken())


# The same few times stand on many pages.
@lru_cache(maxsize=4096)
def _on_the_clock(start: time, end: time | None, tag: str) -> str:
    """'19:00' or '7:00–9:30 PM', by the patterns of CLDR."""
    from babel.dates import format_interval, format_time

    locale = locale_of(tag)
    if end is None or end == start:
        said = str(format_time(start, "short", locale=locale))
    else:
        skeleton = "hm" if "h" in locale.time_formats["short"].pattern else "Hm"
        said = str(format_interval(start, end, skeleton, locale=locale))
    said = said.replace(" ", "\u00a0")  # a line that breaks between the two tells half of the time
    # From right to left, “7:30 PM” would fall apart between the words around it (Unicode bidi, rule X5c).
    return f"\u2068{said}\u2069" if direction(tag) == "rtl" else said


def minutes_between(start: time, end: time) -> int:
    """Minutes from start to the next time the clock shows end; a whole day if they are equal."""
    gap = (end.hour - start.hour) * 60 + end.minute - start.minute
    return gap if gap > 0 else gap + 24 * 60


def _short(text: str) -> str:
    nothing = mistake("time-unreadable", "There is no time here.", HOW_TO_WRITE)
    return tidy_within(text, _LONGEST, nothing, _unreadable)


def _unreadable(words: str) -> PydanticCustomError:
    return mistake("time-unreadable", f"I could not read {quote(words)} as a time of day.", HOW_TO_WRITE)


def _read_clock(words: str) -> _Clock:
    name = words.lower()
    name = _NAMED.get(name, name)
    if name in ("12 noon", "12 midnight"):
        return _Clock(12 if name == "12 noon" else 0, 0, "")
    _refuse_lookalikes(words)
    found = _CLOCK.fullmatch(words)
    if not found:
        raise _unreadable(words)
    hour, minute, half = int(found[1]), int(found[2] or 0), f"{found[3]}m".lower() if found[3] else ""
    _check_clock(words, hour, minute, half)
    can_shift = not half and not found[1].startswith("0") and hour <= 12
    doubtful = can_shift and hour < 12 and "." in words
    return _Clock(hour, minute, half, bare=not half and not found[2], open=can_shift, doubtful=doubtful)


def _refuse_lookalikes(words: str) -> None:
    if zoned := _ZONED.fullmatch(words):
        message = f"Leave out '{zoned[2]}': all times here are UK times."
        raise mistake("time-zone", message, f"Write `{zoned[1]}`.")
    if on_the_hour := _O_CLOCK.fullmatch(words):
        raise _morning_or_evening(words, int(on_the_hour[1]))
    digits = _NO_COLON.fullmatch(words)
    if digits and int(digits[1]) < 24 and int(digits[2]) < 60:
        hour = digits[1] if digits[3] else digits[1].zfill(2)
        raise _needs_colon(words, f"{hour}:{digits[2]}{(digits[3] or '').lower()}")


def _needs_colon(words: str, better: str) -> PydanticCustomError:
    return mistake("time-needs-colon", f"{quote(words)} looks like a time.", f"Write it as `{better}`.")


def _morning_or_evening(words: str, hour: int) -> PydanticCustomError:
    if 12 < hour < 24:
        return _needs_colon(words, f"{hour}:00")
    if not 1 <= hour <= 12:
        return _unreadable(words)
    return mistake("time-am-or-pm", f"{quote(words)} could be morning or evening.", f"Write `{hour}am` or `{hour}pm`.")


def _check_clock(words: str, hour: int, minute: int, half: str) -> None:
    if hour == 24 and minute == 0 and not half:
        raise mistake("time-unreadable", f"{quote(words)} is the midnight that ends a day.", "Write `midnight`.")
    if hour > 23 or minute > 59:
        message = f"{quote(words)} is no time of day: hours go up to 23 and minutes up to 59."
        raise mistake("time-unreadable", message, HOW_TO_WRITE)
    if half and not 1 <= hour <= 12:
        clock = f"{hour:02}:{minute:02}"
        message = f"{quote(words)} mixes the 24-hour clock with {half}."
        raise mistake("time-unreadable", message, f"Write `{clock}` or `{say_time(time(hour, minute))}`.")


def _decided(clock: _Clock) -> time:
    if clock.bare:
        raise _morning_or_evening(str(clock.hour), clock.hour)
    if clock.doubtful:
        raise _which_half(clock)
    return clock.settled()


def _which_half(clock: _Clock) -> PydanticCustomError:
    said = f"{clock.hour}.{clock.minute:02}"
    morning, evening = (say_time(each) for each in clock.in_either_half())
    return mistake("time-am-or-pm", f"'{said}' could be morning or evening.", f"Write `{morning}` or `{evening}`.")


def _paired(first: _Clock, last: _Clock) -> tuple[time, time]:
    """Both ends as times; an end without am or pm takes the half that makes the shorter meeting."""
    if last.half and first.open:
        end = last.settled()
        if end == time(0):
            raise _which_midnight(first)
        return min(first.in_either_half(), key=lambda start: minutes_between(start, end)), end
    if first.half and last.open:
        start = first.settled()
        return start, min(last.in_either_half(), key=lambda end: minutes_between(start, end))
    if first.doubtful and last.hour >= 12:  # `9.30 to 16.30`: the other end shows the clock
        first = replace(first, doubtful=False)
    if not (first.doubtful or first.open or first.half):
        last = replace(last, doubtful=False)
    return _decided(first), _decided(last)


def _which_midnight(first: _Clock) -> PydanticCustomError:
    morning, evening = (say_time(each) for each in first.in_either_half())
    return mistake(
        "time-ends-midnight",
        "This ends at midnight (12am).",
        f"Did you mean 12 noon (`{morning} to 12pm`) or midnight (`{evening} to midnight`)?",
    )


def _check_order(start: time, end: time, *, ends_12am: bool) -> None:
    if end == start:
        message = f"This starts and ends at the same time, {say_time(start)}."
        raise mistake("time-range-empty", message, f"Correct the end, or write only the start: `{say_time(start)}`.")
    if end > start or (start >= EVENING and minutes_between(start, end) <= LONGEST_NIGHT):
        return
    if end == time(0):
        if ends_12am and start < time(12):
            raise mistake("time-ends-midnight", "This ends at midnight (12am).", "Did you mean 12 noon (`12pm`)?")
        return
    message = f"This ends at {say_time(end)}, before it starts at {say_time(start)}."
    raise mistake("time-range-backwards", message, _better_order(start, end))


def _better_order(start: time, end: time) -> str:
    later = end.replace(hour=(end.hour + 12) % 24)
    start_said = say_time(start)
    if end.hour < 12 and later > start:
        return f"Did you mean `{start_said} to {say_time(later)}`?"
    return f"Write the start first: `{say_time(end)} to {start_said}`."


def _read_field(value: object) -> time:
    if isinstance(value, time):
        return value
    if isinstance(value, str):
        return read_time(value)
    raise mistake("time-unreadable", "There is no time here.", HOW_TO_WRITE)


TimeOfDay = Annotated[
    time,
    BeforeValidator(_read_field),
    WithJsonSchema({"type": "string", "examples": ["19:30", "7pm", "7:30pm", "noon", "midnight"]}),
]
