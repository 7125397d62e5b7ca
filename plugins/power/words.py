"""Words for tiers, and for how members are chosen: those that the pages of the records use too."""

# The pages of records name the same choices (plugins/record_pages/choices.py), and plugins do not import each other.

from __future__ import annotations

from collections.abc import Sequence

from hubsite import gettext as _
from hubsite import marked, say_list

# London boroughs and the councils of Northern Ireland are not called unitary there.
_TIERS = {
    "neighbourhood": marked("Neighbourhood"),
    "parish": marked("Parish"),
    "district": marked("District"),
    "county": marked("County"),
    "unitary": marked("One main council"),
    "strategic": marked("Strategic"),
    "national": marked("National"),
    "none": marked("No tier of government"),
}
# Where the name of a tier is not plain.
_IN_OTHER_WORDS = {
    "parish": marked("Parish: parish, town or community councils"),
    "strategic": marked("Strategic: several councils together"),
}
_CHOSEN = {
    "elected": marked("elected"),
    "appointed": marked("appointed"),
    "members": marked("chosen by its members"),
    "lot": marked("by lot"),
    "volunteers": marked("volunteers"),
    "employed": marked("employed"),
    "co-opted": marked("co-opted"),
    "by-right": marked("by right of another post"),
    "unknown": marked("unknown"),
}


def tier_words(tier: str | None) -> str:
    """The name of a tier."""
    return _(_TIERS[tier]) if tier else _("Level not known")


def tier_heading(tier: str | None) -> str:
    """The heading of a tier on the map: its name, and in other words what is meant if the name is not plain."""
    in_other_words = _IN_OTHER_WORDS.get(tier or "")
    return _(in_other_words) if in_other_words else tier_words(tier)


def chosen(methods: Sequence[str]) -> str:
    """How members come in: `elected and co-opted`."""
    return say_list(_(_CHOSEN[method]) for method in methods)
