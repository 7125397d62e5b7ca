"""Several dates on one line, and spans of days such as `22 December 2026 to 5 January 2027`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hubsite.model.dates import FULL_DATE
from hubsite.model.mistakes import mistake
from hubsite.model.when_text import words_like

_AND = words_like(r"\s*+(?:[,;&+]|[,;]?+\s*+\band\b)\s*+")
_TO = words_like(r"\s*(?:-|\u2013|\u2014|\b(?:to|until|till?|through)\b)\s*")
_BEFORE = words_like(r"\s*+(?:(?:from|on|not)\b)?\s*+(?:the\b)?\s*+")
_AFTER = words_like(r"[\s.,;]*+(?:inclusive|both included)?[\s.]*+")
_PART = r"\d{1,2}(?:st|nd|rd|th)?(?: [a-z]{3,9})?"
_CUT_SHORT = words_like(f"{_BEFORE.pattern}{_PART}(?:{_AND.pattern}|{_TO.pattern})")
_LONGEST = 1000  # characters; nobody writes more dates on one line


def dates_within(text: str) -> list[str]:
    """Every full date in a text, as it is written there."""
    return [found[0] for found in FULL_DATE.finditer(text[:_LONGEST])]


def read_spans(text: str) -> list[tuple[str, str]]:
    """First and last day of each span in a text, as written; "" for the last day of a single date.

    A text with less than two full dates gives nothing: it is read as one date. Raises a mistake where a date is
    cut short, or where it is not plain how the dates belong together.
    """
    found = [*FULL_DATE.finditer(text[:_LONGEST])]
    if len(found) == 1 and _CUT_SHORT.match(text[: found[0].start()]):
        fix = "Write them like `22 December 2026 to 5 January 2027` or `5 November 2026, 7 January 2027`."
        raise mistake("date-which-year", "Each of these dates needs its month and year.", fix)
    if len(found) < 2:
        return []
    gaps = [text[one.end() : other.start()] for one, other in pairwise(found)]
    around = _BEFORE.fullmatch(text[: found[0].start()]) and _AFTER.fullmatch(text[found[-1].end() :])
    spans = [(found[0][0], "")]
    for gap, date in zip(gaps, found[1:], strict=True):
        if around and _AND.fullmatch(gap):
            spans.append((date[0], ""))
        elif around and _TO.fullmatch(gap) and not spans[-1][1]:
            spans[-1] = spans[-1][0], date[0]
        else:
            raise _unclear([each[0] for each in found])
    return spans


def _unclear(dates: list[str]) -> Exception:
    lines = "".join(f"\n  - {date}" for date in dates)
    message = "There are several dates here, and other words between them."
    return mistake("date-unreadable", message, f"Write each on its own line:{lines}")


def cancelled_dates(value: object) -> object:
    """`cancelled: 3 December 2026`, several days, a span of days, or a list of these, says enough.

    What one entry holds besides its first stands at the end, so that the others keep their number in the list.
    """
    first: list[object] = []
    others: list[object] = []
    for each in value if isinstance(value, list) else [value]:
        whole, *rest = _entries(each)
        first.append(whole)
        others += rest
    return [*first, *others]


def _entries(value: object) -> list[object]:
    fields = {"date": value} if isinstance(value, str) else value
    if not isinstance(fields, Mapping) or not isinstance(fields.get("date"), str) or "until" in fields:
        return [fields]
    spans = read_spans(fields["date"])
    return [{**fields, "date": first, **({"until": last} if last else {})} for first, last in spans] or [fields]
