"""Addresses that look like a neighbour's own: they would stay in copies of the site for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hubsite import Problem, Record, Severity

from .place import at

_PRIVATE_MAIL = re.compile(
    r".+@(gmail|googlemail|hotmail|outlook|live|yahoo|icloud|btinternet|sky|talktalk)\.(com|net|co\.uk)", re.IGNORECASE
)
_MOBILE = re.compile(r"(\+44|0044)?0?7[0-9]{9}")


def private(record: Record) -> Iterator[Problem]:
    """Private mail and mobile telephones; people in public roles may have their own."""
    if record.folder == "people":
        return
    email, phone = getattr(record, "email", None), getattr(record, "phone", None)
    if isinstance(email, str) and _PRIVATE_MAIL.fullmatch(email):
        yield Problem(
            code="private-contact",
            message=f"Many people have their private mail at {email.rpartition('@')[2].lower()}.",
            fix="If this is a private person's, use a shared address.",
            severity=Severity.ADVICE,
            source=at(record, "email"),
        )
    if isinstance(phone, str) and _MOBILE.fullmatch(re.sub(r"[^0-9+]", "", phone)):
        yield Problem(
            code="private-contact",
            message="This is the number of a mobile telephone.",
            fix="If this is a private person's, use a shared number or address.",
            severity=Severity.ADVICE,
            source=at(record, "phone"),
        )
