"""The front page: what is on next, what is the matter, what can be answered now, what is new."""

from __future__ import annotations

from datetime import date
from typing import Any

from hubsite import Hub, Record, Ref, marked, prose
from hubsite import gettext as _

from .closing import closing_soon, closing_words, open_for_longer
from .coming import Coming, all_coming, only_needed, thinned, time_said, with_marks
from .doors import open_doors
from .indexes import entries_of
from .lately import decided_lately
from .sections import SECTIONS, whats_on_path
from .show import link_to

# So many of each are shown: cards stand side by side, two and two.
SHOWN = 4
# News that take the place of those that expire.
_NEWS_IN_WAITING = 8
# Where no guide stands behind one of the questions, these are shown beside the parts of the menu.
_FURTHER = (
    ("guides/", marked("Guides"), marked("What to do, step by step, and whom to ask first.")),
    ("terms/", marked("Words explained"), marked("What councils and neighbours mean by their words.")),
)


def front_values(hub: Hub, description: str) -> dict[str, Any]:
    """What the template of the front page shows."""
    doors = list(open_doors(hub))
    questions, coming = entries_of(hub, "consultations"), all_coming(hub)
    following, soon = _the_next(coming), thinned(only_needed(coming, SHOWN + 1))
    return {
        "hub": hub,
        "next": with_marks([following], 1)[0] if following else None,
        "time_said": time_said,
        "link_to": link_to,
        "is_step_free": is_step_free,
        # As the days go by the script of the theme takes the next from these.
        "soon": with_marks([each for each in soon if each is not following], SHOWN),
        "whats_on": whats_on_path(hub),
        "doors": doors,
        "tiles": _tiles(hub, with_doors=bool(doors)),
        "closing_words": closing_words,
        "closing": closing_soon(hub, [*questions, *entries_of(hub, "funds")]),
        "questions": open_for_longer(hub, questions),
        "decided": decided_lately(hub, SHOWN),
        "groups": _groups_checked_last(hub),
        "news": [entry for entry in entries_of(hub, "news") if not entry.heading][:_NEWS_IN_WAITING],
        "shown": SHOWN,
        "description": prose(description, under=2),
    }


def _the_next(coming: list[Coming]) -> Coming | None:
    """The first that is not cancelled."""
    return next((each for each in coming if each.happening.is_on), None)


def _groups_checked_last(hub: Hub) -> list[Record]:
    """No group says when it came. The day on which somebody last asked it is the freshest that is known of it."""
    known = [group for group in hub.of("groups") if isinstance(group.checked, date) and group.checked <= hub.today]
    return sorted(known, key=lambda group: (-_day_number(group), group.key))[:SHOWN]


def _day_number(record: Record) -> int:
    return record.checked.toordinal() if isinstance(record.checked, date) else 0


def _tiles(hub: Hub, *, with_doors: bool) -> list[tuple[str, str, str]]:
    parts = [(path, title, words) for path, _menu, title, words in SECTIONS]
    further = [] if with_doors else list(_FURTHER)
    found = [tile for tile in [*parts, *further] if hub.of(tile[0].strip("/"))]
    first = whats_on_path(hub)
    return [(first if path == "meetings/" else path, _(title), _(words)) for path, title, words in found]


def is_step_free(hub: Hub, space: Ref | None) -> bool:
    """Whether it is known that a space has no steps."""
    return getattr(getattr(hub.get(space), "access", None), "step_free", None) == "yes"
