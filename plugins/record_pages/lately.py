"""What was decided lately: at meetings, after questions to the public, in answer to issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Record, day_of, say_date
from hubsite import gettext as _

from .words import choice_words

# Older than this is no news to anybody.
_LATELY = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that was decided: on which day, in which words, and the record whose page says more."""

    day: date
    words: str
    record: Record

    @property
    def day_words(self) -> str:
        """The day without its weekday, which nobody needs of a day that is past."""
        return say_date(self.day, with_weekday=False)


def decided_lately(hub: Hub, most: int) -> list[Outcome]:
    """The newest first; what has no day is left out, for it could be of any year."""
    found = [*_at_meetings(hub), *_after_questions(hub), *_of_issues(hub)]
    lately = [each for each in found if hub.today - _LATELY <= each.day <= hub.today]
    return sorted(lately, key=lambda each: (-each.day.toordinal(), each.record.key))[:most]


def _at_meetings(hub: Hub) -> Iterator[Outcome]:
    meetings: tuple[Any, ...] = hub.of("meetings")
    for meeting in meetings:
        for decision in meeting.decisions:
            if decision.date:
                yield Outcome(decision.date, decision.text, meeting)


def _after_questions(hub: Hub) -> Iterator[Outcome]:
    """By the day of the decision; where it is not written down, the day it was due, or that the question closed."""
    questions: tuple[Any, ...] = hub.of("consultations")
    for question in questions:
        days = [day_of(each) for each in (question.decided_on, question.decision_expected, question.closes) if each]
        past = [day for day in days if day <= hub.today]
        if question.result and past:
            yield Outcome(past[0], _("The answers are in, and this is what came of them"), question)


def _of_issues(hub: Hub) -> Iterator[Outcome]:
    issues: tuple[Any, ...] = hub.of("issues")
    for issue in issues:
        if issue.answered_on and issue.stage in ("solved", "answered", "not-possible"):
            yield Outcome(issue.answered_on, choice_words(issue.stage), issue)
