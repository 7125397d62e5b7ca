"""Ways to reach somebody who agreed to them until a day: after it a page hides them, also where nobody rebuilds.

A build on such a day leaves them out by itself: then they are not in the hub any more.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hubsite import Markup, Record

# What `consent` rules when records are read.
_RULED = ("email", "phone")
_DAY = timedelta(days=1)


def until(record: Record, name: str) -> Markup:
    """For the tag around a field of a record; nothing where no consent covers it."""
    consent: Any = getattr(record, "consent", None)
    if consent is None or name not in _RULED or name not in consent.covers:
        return Markup()
    return Markup(' data-until="{}"').format(consent.ends + _DAY)


def for_now(record: Record, name: str, html: Markup) -> Markup:
    """The HTML of a field, in a tag of its own where it is to be hidden one day."""
    marks = until(record, name)
    return Markup("<span{}>{}</span>").format(marks, html) if marks else html
