"""Words for tiers, and for how members are chosen: those that the pages of the records use too."""

# The pages of records name the same choices (plugins/record_pages/words.py), and plugins do not import each other.
# A test compares what both say.

from __future__ import annotations

from collections.abc import Sequence

_CHOICES = {
    "none": "no tier of government",
    "lot": "by lot",
    "members": "chosen by its members",
    "by-right": "by right of another post",
    "co-opted": "co-opted",
}
_IN_OTHER_WORDS = {
    "parish": "parish, town or community councils",
    "strategic": "several councils together",
}


def choice_words(choice: str) -> str:
    """The words for a choice, as they stand inside a sentence."""
    return _CHOICES.get(choice, choice.replace("-", " "))


def tier_words(tier: str | None) -> str:
    """The name of a tier; London boroughs and the councils of Northern Ireland are not called unitary there."""
    if tier == "unitary":
        return "One main council"
    return choice_words(tier).capitalize() if tier else "Level not known"


def tier_heading(tier: str | None) -> str:
    """The heading of a tier on the map: its name, and in other words what is meant if the name is not plain."""
    plain = _IN_OTHER_WORDS.get(tier or "")
    return f"{tier_words(tier)}: {plain}" if plain else tier_words(tier)


def chosen(methods: Sequence[str]) -> str:
    """How members come in: `elected and co-opted`."""
    words = [choice_words(method) for method in methods]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
