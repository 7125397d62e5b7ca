"""Every sheet there is, by the names that people ask for them by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from hubsite import Hub

from . import (
    add_yours,
    councillors,
    have_your_say,
    of_group,
    of_meeting,
    of_month,
    of_space,
    ways_in,
    who_decides,
    whole_hub,
)
from .settings import as_name
from .sheet import Sheet
from .standing import with_doubt

# In the order in which they are listed.
FAMILIES: Mapping[str, Callable[[Hub], Iterator[Sheet]]] = {
    "whats-on": of_month.this_month,
    "whats-on-next-month": of_month.next_month,
    "who-decides": who_decides.sheets,
    "have-your-say": have_your_say.sheets,
    "councillors": councillors.sheets,
    "ways-in": ways_in.sheets,
    "hub": whole_hub.sheets,
    "add-yours": add_yours.sheets,
    "meetings": of_meeting.sheets,
    "spaces": of_space.sheets,
    "groups": of_group.sheets,
}
# One sheet for each record of the folder that they are named after.
OF_RECORDS = ("meetings", "spaces", "groups")


def sheets_of(hub: Hub, names: Collection[str] = ()) -> Iterator[tuple[str, Sheet]]:
    """The sheets of a hub with the family of each, in the language being spoken.

    `names` are families or sheets (`groups`, `groups-knit-and-natter`, `groups/knit-and-natter`); none are all.
    """
    wanted = {as_name(name) for name in names}
    for family, make in FAMILIES.items():
        if not wanted or any(name == family or name.startswith(f"{family}-") for name in wanted):
            for sheet in make(hub):
                if not wanted or not wanted.isdisjoint((family, sheet.name)):
                    yield family, with_doubt(hub, sheet)


def names_of(hub: Hub) -> set[str]:
    """Everything that a sheet of this hub can be asked for by."""
    return {*FAMILIES, *(sheet.name for _family, sheet in sheets_of(hub))}
