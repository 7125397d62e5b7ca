"""What is said of a time in the list, and what a record's own words say of it."""

from __future__ import annotations

import re
from typing import Any

from hubsite import Record, pgettext, say_time
from hubsite import gettext as _

# Only what is plainly so: "Free for members" or "First time free" may cost the reader money.
_FREE = {
    "free", "free of charge", "free entry", "free to all", "free for all", "free for everyone", "no charge", "nothing",
    "£0", "0", "£0.00", "0.00", "none", "no cost",
}  # fmt: skip
_FIRST_WORDS = re.compile(r"(?:[^.,;:(]|\.(?=\d))*")
_CHILDREN = re.compile(r"(?i)(?:yes|all ages|welcome|ages? \d+|under|children (?:are )?welcome)\b")
# Whoever reads "Under-16s may not come" must not find it among what children can come to.
_NO_CHILDREN = re.compile(
    r"(?i)\b(?:not?|none|never|nobody|cannot|\w+n['\u2019]t|adults?[ -]only|only adults|grown-ups only|"
    r"(?:over|from|aged?) ?(?:the age of )?(?:1[89]|21)|1[89]\+|18 and over|18 or over|except)(?!\w)"
)
# After a plain yes only its own words count: "Yes, no need to book" is a yes.
_PLAIN_YES = re.compile(r"(?i)(?:yes|all ages|welcome|children (?:are )?welcome)\b[^.,;:(]*")
_FIRST_SENTENCE = re.compile(r"[^.;]*")
_TAGS = {"children", "families", "family", "toddlers", "young people"}


def is_free(meeting: Any) -> bool:
    """Whether it costs nothing for anybody, by the first words of its `cost` or by a tag."""
    first = _FIRST_WORDS.match((meeting.cost or "").lower())
    return "free" in meeting.tags or bool(first and first[0].strip() in _FREE)


def is_for_children(meeting: Any) -> bool:
    """Whether children can come, by the first words of `children` or by a tag; words that say no win."""
    said = meeting.children or ""
    first = _PLAIN_YES.match(said) or _FIRST_SENTENCE.match(said)
    if first and _NO_CHILDREN.search(first[0]):
        return False
    return bool(_CHILDREN.match(said)) or not _TAGS.isdisjoint(meeting.tags)


def is_step_free(space: Record | None) -> bool:
    """Whether it is known that a space has no steps."""
    return getattr(getattr(space, "access", None), "step_free", None) == "yes"


def time_words(happening: Any) -> str:
    """`7pm to 9pm`; `7pm` where no end is known."""
    if happening.all_day:
        return _("No time given")
    start, end = say_time(happening.start.time()), happening.end
    return pgettext("times of day", "{start} to {end}", start=start, end=say_time(end.time())) if end else start
