"""A hub without the contact details that may not be shown, and what is told about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hubsite.model.consent import SOON, Consent, Held, held_back, without
from hubsite.model.dates import say_date
from hubsite.model.hub import Hub
from hubsite.model.record import Record
from hubsite.problems import Problem, Severity, Source

_IN_THE_FILE = "Whatever is private is best not in the file at all, since others may be able to read that."


def with_what_may_be_shown(hub: Hub) -> tuple[Hub, list[Problem]]:
    """The hub as plugins may see it on its day. What comes with a plugin is held back as well, but not told."""
    records, problems = [], []
    for record in hub.records:
        held = held_back(record, hub.today)
        records.append(without(record, tuple(each.field for each in held)) if held else record)
        if record.origin.file.startswith("content/"):
            problems += [_private(record, each) for each in held if not each.consent_over]
            problems += _on_consent(hub, record)
    return replace(hub, records=tuple(records)), problems


def _private(record: Record, held: Held) -> Problem:
    named = ", ".join((*getattr(record, "public", ()), held.field))
    return Problem(
        code="contact-private",
        message=f"`{held.field}` of {record.name} is not shown, because nothing says it may be.",
        fix=f"Add `public: {named}` if it is an official one. {_IN_THE_FILE}",
        severity=Severity.WARNING,
        source=_at(record, held.field),
    )


def _on_consent(hub: Hub, record: Record) -> Iterator[Problem]:
    consent: Consent | None = getattr(record, "consent", None)
    if consent is None or (hub.today + SOON < consent.ends and consent.given <= hub.today):
        return
    if consent.given > hub.today:
        message = f"The consent of {record.name} is dated {say_date(consent.given)}, which is still to come."
        yield _consent(record, message, "Write the day on which they agreed.", code="consent-expired")
    elif consent.ends < hub.today:
        message = f"The consent of {record.name} ended on {say_date(consent.ends)}, so what it covers is not shown."
        fix = f"Ask them again and write the new dates, or delete what it covers. {_IN_THE_FILE}"
        yield _consent(record, message, fix, code="consent-expired")
    else:
        message = f"The consent of {record.name} ends on {say_date(consent.ends)}."
        fix = "Ask them again, and write the new dates under `consent:`."
        yield _consent(record, message, fix, code="consent-ends-soon")


def _consent(record: Record, message: str, fix: str, code: str) -> Problem:
    # Never an error: that would leave the site as it was, with the very detail that is to go.
    return Problem(code=code, message=message, fix=fix, severity=Severity.WARNING, source=_at(record, "consent"))


def _at(record: Record, field: str) -> Source:
    return Source(record.origin.file, record.origin.lines.get(field, record.origin.line))
