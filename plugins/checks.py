"""Checks over the whole hub: power facts without a source, dates that come less often than people think."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Problem, Record, Severity, Source, When, hookimpl, notes_on

_OF_POWER = ("decisions", "rights")
_STRONG = ("statute", "government", "council")


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """What a careful reader would ask about each record."""
    for record in hub.records:
        if record.folder in _OF_POWER:
            yield from _proof(record)
        when = getattr(record, "when", None)
        if isinstance(when, When):
            for code, message, fix in notes_on(when, hub.today):
                yield _advice(record, "when", code, message, fix)


def _proof(record: Record) -> Iterator[Problem]:
    """A claim about power needs a source; a wrong one does harm. `checked: never` says so openly to readers."""
    if record.checked == "never":
        return
    if not record.sources:
        yield _warning(
            record,
            "no-source",
            "This says who has power, but not where that was found.",
            "Add `sources:` with the address, or `checked: never`.",
        )
    elif not any(source.kind in _STRONG for source in record.sources):
        yield _advice(
            record,
            "sources",
            "weak-source",
            "None of the sources is marked as a law, the government or a council.",
            "Add `kind: statute` (or `government`, `council`) to the strongest one.",
        )


def _warning(record: Record, code: str, message: str, fix: str) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, message=message, fix=fix, source=_source(record, "name"))


def _advice(record: Record, field: str, code: str, message: str, fix: str) -> Problem:
    return Problem(code=code, severity=Severity.ADVICE, message=message, fix=fix, source=_source(record, field))


def _source(record: Record, field: str) -> Source:
    origin = record.origin
    return Source(origin.file, origin.lines.get(field, origin.line))
