"""Issues: the level each is at, what is overdue, and what came of those that are finished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, Page, Panel, Record, say_date

from .page import page
from .words import level_words, stage_words

FINISHED = ("solved", "answered", "not-possible")
SUMMARY = "What people here raised, and what came of it."
_LATE = Markup(
    '<div class="notice notice-stale"><p><strong>Overdue:</strong> an answer{} was due on {}, '
    "and none is on record.</p></div>"
)


def is_overdue(hub: Hub, issue: Any) -> bool:
    """An answer was due before today and none has come."""
    finished = issue.stage in FINISHED or issue.answered_on is not None
    return not finished and issue.response_due is not None and issue.response_due < hub.today


def issue_panels(hub: Hub, issue: Any) -> Iterator[Panel]:
    """Where the issue stands, in a sentence, and whether an answer is late."""
    holder = hub.get(issue.remitted_to) or hub.get(issue.held_by)
    level = level_words(issue.level)
    words = stage_words(issue.stage) + (f", {level}" if level else "")
    link = Markup(': <a href="/{}">{}</a>').format(holder.path, holder.name) if holder else Markup()
    late = Markup()
    if is_overdue(hub, issue):
        late = _LATE.format(f" from {holder.name}" if holder else "", say_date(issue.response_due, with_weekday=False))
    yield Panel(title="Where it stands", body=late + Markup("<p>{}{}.</p>").format(words, link), order=5)


def said_and_done(hub: Hub) -> Page:
    """“You said, they did”: every finished issue with its outcome."""
    finished: list[Record] = [issue for issue in hub.of("issues") if getattr(issue, "stage", None) in FINISHED]
    return page(
        "said_and_done.html",
        path="you-said-they-did/",
        title="You said, they did",
        summary=SUMMARY,
        section="ways/" if hub.of("ways") else "everything/",
        issues=[(issue, stage_words(getattr(issue, "stage", None))) for issue in finished],
        hub=hub,
    )
