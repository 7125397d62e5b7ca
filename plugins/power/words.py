"""Words for tiers, for how members are chosen, for where an issue stands."""

from __future__ import annotations

from collections.abc import Sequence

_TIERS = {
    "neighbourhood": "In the neighbourhood",
    "parish": "Parish or town",
    "district": "District",
    "county": "County",
    "unitary": "One council for everything",
    "strategic": "Several councils together",
    "national": "National",
}
_CHOSEN = {
    "elected": "elected",
    "appointed": "appointed",
    "members": "chosen by its members",
    "lot": "drawn by lot",
    "volunteers": "volunteers",
    "employed": "employed",
    "co-opted": "co-opted",
    "by-right": "there by right of another post",
}
_STAGES = {
    "raised": "Raised",
    "being-looked-at": "Being looked at",
    "sent-up": "Sent up",
    "answered": "Answered",
    "solved": "Solved",
    "not-possible": "Not possible",
}
_LEVELS = {
    "neighbourhood": "in the neighbourhood",
    "across-neighbourhoods": "across several neighbourhoods",
    "authority": "with the authority",
    "higher": "above the authority",
}


def tier_heading(tier: str | None) -> str:
    """The heading of a tier on the map; bodies without one stand beside the tiers of government."""
    return _TIERS.get(tier or "", "Beside the councils")


def chosen(methods: Sequence[str]) -> str:
    """How members come in: `elected and co-opted`."""
    words = [_CHOSEN[method] for method in methods if method in _CHOSEN]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def stage_words(stage: str | None) -> str:
    """How far an issue has got."""
    return _STAGES.get(stage or "", "Raised")


def level_words(level: str | None) -> str:
    """At which level it is, or nothing if that is not known."""
    return _LEVELS.get(level or "", "")
