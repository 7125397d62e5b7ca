"""Meetings that say the day but not the time of day: whoever comes at the wrong hour stands before a closed door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hubsite import Problem, Severity

from .place import at


def without_time(meeting: Any, coming: Sequence[Any]) -> Iterator[Problem]:
    """A meeting to come of a body or group without a time; a fair that nobody in particular runs may be all day."""
    if meeting.run_by is None or meeting.run_by.folder not in ("bodies", "groups"):
        return
    timeless = [each for each in coming if each.is_on and each.all_day]
    if timeless:
        # Phase 0 is the rule in `when`, the others are those in `later_on`.
        field = "later_on" if all(each.phase for each in timeless) else "when"
        rule = meeting.when if field == "when" else meeting.later_on[timeless[0].phase - 1].when
        yield Problem(
            code="when-without-time",
            message="No time of day is given.",
            fix=f"Add it to the days, like `{rule.text}, 7pm to 9pm`.",
            severity=Severity.ADVICE,
            source=at(meeting, field),
        )
