"""Claims about power and money need somewhere to look them up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Problem, Record, Severity

from .place import at

_OF_POWER = ("decisions", "rights")
_STRONG = ("statute", "government", "council")


def proof(record: Record) -> Iterator[Problem]:
    """A claim about power needs a source; a wrong one does harm. `checked: never` says so openly to readers."""
    if record.folder not in _OF_POWER or record.checked == "never":
        return
    if not record.sources:
        yield Problem(
            code="no-source",
            message="This says who has power, but not where that was found.",
            fix="Add `sources:` with the address, or `checked: never`.",
            severity=Severity.WARNING,
            source=at(record, "name"),
        )
    elif not any(source.kind in _STRONG for source in record.sources):
        yield Problem(
            code="weak-source",
            message="None of the sources is marked as a law, the government or a council.",
            fix="Add `kind: statute` (or `government`, `council`) to the strongest one.",
            severity=Severity.ADVICE,
            source=at(record, "sources"),
        )


def figure_without_source(record: Record) -> Iterator[Problem]:
    """Money that nobody can look up is a rumour."""
    years = [year for year in getattr(record, "years", ()) if not year.source and _has_figure(year)]
    if years:
        named = " and ".join(year.year for year in years)
        yield Problem(
            code="figure-without-source",
            message=f"Nobody can look up the figures of {named}: they have no source.",
            fix="Below each such `year:`, add `source:` and the address where the figures stand, starting with https://.",
            severity=Severity.WARNING,
            source=at(record, "years"),
        )


def _has_figure(year: Any) -> bool:
    return any(figure is not None for figure in (year.received, year.promised, year.spent, year.held))
