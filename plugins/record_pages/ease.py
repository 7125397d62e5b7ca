"""Which money is easiest to get for a small group: what stands in its way is counted, the least comes first."""

from __future__ import annotations

import re
from typing import Any

from hubsite import Markup, escape, with_commas
from hubsite import gettext as _

# The money is not asked for: an agreement has settled what it is for, or one puts money in.
_NOT_ASKED_FOR = {"s106", "community-shares"}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PAGES = re.compile(rf"\b(\d+|{'|'.join(_NUMBERS)})(?: \w+)? (?:pages?|sheets?)\b", re.IGNORECASE)
_NOTHING = re.compile(r"(none|nothing|no form|no paperwork)\b", re.IGNORECASE)
_LITTLE = re.compile(r"\b(half a page|postcard|a card|a call|a talk|an? e-?mail|a letter)\b", re.IGNORECASE)
_UNKNOWN_PAGES = 4


def ease(fund: Any) -> int:
    """How many hurdles a fund has: 0 is the easiest.

    A bank account and written rules count 4 each, since a group without them cannot ask at all; 2 where nobody has
    recorded it. That one person may not ask alone counts 2 (not recorded: 1). Paperwork counts its pages, at most 6;
    4 where that cannot be told. That nobody helps counts 1. Whether it is open is told by the list, which has the
    open ones first.
    """
    return (
        {"no": 0, "yes": 4}.get(fund.needs_bank_account, 2)
        + {"no": 0, "yes": 4}.get(fund.needs_constitution, 2)
        + {"yes": 0, "no": 2}.get(fund.can_individuals_apply, 1)
        + pages(fund.paperwork_effort)
        + (0 if fund.help_from else 1)
    )


def pages(effort: str | None) -> int:
    """How many pages there are to fill in, 0 to 6, read from words such as “One page, by hand if you like”."""
    if not effort:
        return _UNKNOWN_PAGES
    if _NOTHING.match(effort):
        return 0
    if found := _PAGES.search(effort):
        word = found[1].lower()
        return min(6, int(word) if word.isdecimal() else _NUMBERS.index(word) + 1)
    return 1 if _LITTLE.search(effort) else _UNKNOWN_PAGES


def is_asked_for(fund: Any) -> bool:
    """Whether people apply for it at all."""
    return fund.fund_type not in _NOT_ASKED_FOR


def ease_words(fund: Any) -> tuple[Markup, ...]:
    """What makes it easy, in a line; nothing where nothing does."""
    open_to_small = [
        words
        for words, is_so in (
            (_("no bank account needed"), fund.needs_bank_account == "no"),
            (_("no written rules needed"), fund.needs_constitution == "no"),
            (_("one person can ask"), fund.can_individuals_apply == "yes"),
        )
        if is_so
    ]
    too_much = "yes" in (fund.needs_bank_account, fund.needs_constitution)
    if not open_to_small or too_much or not is_asked_for(fund):
        return ()
    return (escape(_("Open to small groups: {reasons}", reasons=with_commas(open_to_small))),)
