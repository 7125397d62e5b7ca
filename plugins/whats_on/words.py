"""What is said of a time in the list, and what a record's own words say of it."""

from __future__ import annotations

import re
from typing import Any

from hubsite import Record, say_time

# Only what is plainly so: "Free for members" or "First time free" may cost the reader money.
_FREE = {
    "free", "free of charge", "free entry", "free to all", "free for all", "free for everyone", "no charge", "nothing",
    "£0",
}  # fmt: skip
_FIRST_WORDS = re.compile(r"[^.,;:(]*")
_CHILDREN = re.compile(r"(?i)(?:yes|all ages|welcome|ages? \d+|under|children (?:are )?welcome)\b")
_TAGS = {"children", "families", "family", "toddlers", "young people"}


def is_free(meeting: Any) -> bool:
    """Whether it costs nothing for anybody, by the first words of its `cost` or by a tag."""
    first = _FIRST_WORDS.match((meeting.cost or "").lower())
    return "free" in meeting.tags or bool(first and first[0].strip() in _FREE)


def is_for_children(meeting: Any) -> bool:
    """Whether children can come, by the first words of `children` or by a tag."""
    return bool(_CHILDREN.match(meeting.children or "")) or not _TAGS.isdisjoint(meeting.tags)


def is_step_free(space: Record | None) -> bool:
    """Whether it is known that a space has no steps."""
    return getattr(getattr(space, "access", None), "step_free", None) == "yes"


def time_words(happening: Any) -> str:
    """`7pm to 9pm`; `7pm` where no end is known."""
    if happening.all_day:
        return "No time given"
    start, end = say_time(happening.start.time()), happening.end
    return f"{start} to {say_time(end.time())}" if end else start
