"""The decisions of a hub by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hubsite import gettext as _
from hubsite import marked

# Fewer than these are found at a glance.
MANY = 12
OTHERS = marked("Other things")


def by_topic(decisions: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Heading and decisions, in the order of the alphabet, those without a topic last; a short list has no headings."""
    found: dict[str, list[Any]] = defaultdict(list)
    for decision in decisions:
        found[decision.topic or OTHERS].append(decision)
    if sum(map(len, found.values())) <= MANY or len(found) == 1:
        return [("", list(decisions))]
    in_order = sorted(found.items(), key=lambda each: (each[0] == OTHERS, each[0].casefold()))
    return [(_(OTHERS) if topic == OTHERS else topic, about_it) for topic, about_it in in_order]
