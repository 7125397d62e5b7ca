"""What's on: everything that goes on as one list by day, and the same for one place, free, step-free, for children."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hubsite import Hub, Page, Templates, hookimpl, plain
from hubsite import gettext as _

from .calendar import by_day, by_month, weeks_of
from .filters import Filter, filters_of
from .items import Item, by_place, items_of

PATH = "whats-on/"
TEMPLATES = Templates(Path(__file__).parent / "templates")


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """The page of everything, and one for each filter that leaves something: links, so that no script is needed."""
    items = items_of(hub)
    if items or hub.of("meetings"):
        filters, places = filters_of(hub, items), by_place(items)
        for each in filters:
            some = places[each.place] if each.place else [item for item in items if each.holds(item)]
            yield _page(hub, each, filters, some)


# With more places, those beside one are listed on the page of everything alone: each page would name all the others.
_MANY_PLACES = 60


def _places_beside(shown: Filter, filters: list[Filter]) -> list[Filter]:
    places = [each for each in filters if each.place]
    return [shown] if shown.place and len(places) > _MANY_PLACES else places


def _page(hub: Hub, shown: Filter, filters: list[Filter], items: list[Item]) -> Page:
    is_main, months = not shown.path, by_day(hub, items)
    body = TEMPLATES.render(
        "whats_on.html",
        shown=shown,
        base=PATH,
        filters=[each for each in filters if not each.place],
        places=_places_beside(shown, filters),
        months=months,
        weeks=weeks_of(months),
        later=by_month(hub, items),
        has_meetings=bool(hub.of("meetings")),
    )
    return Page(
        path=PATH + shown.path,
        title=plain(shown.title),
        summary=plain(shown.summary),
        body=body,
        # Only the main page is a part of the site: the others are linked at its top and need no second list of them.
        section=PATH if is_main else "",
        order=0 if is_main else 100,
        menu=plain(_("What’s on")) if is_main else "",
        crumbs=() if is_main else ((plain(_("What’s on")), PATH),),
    )
