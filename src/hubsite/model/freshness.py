"""How fresh a fact is: whether somebody has checked it, and whether that still counts."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

# So that whoever checks facts once a month meets each of them before it is too old.
SOON = timedelta(days=30)


class Freshness(StrEnum):
    """Checked in date, to be checked again within 30 days, checked too long ago, or checked by nobody."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    NEVER = "never"


def freshness_on(today: date, good_until: date | None) -> Freshness:
    """The state on a day of what is good until another, that day included; None: nobody has checked it."""
    if good_until is None:
        return Freshness.NEVER
    if today > good_until:
        return Freshness.OVERDUE
    return Freshness.DUE if good_until - today <= SOON else Freshness.FRESH
