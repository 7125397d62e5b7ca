"""A sheet as the data that sheet.typ reads: words parted where they may break, sizes that are worth a try."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hubsite import direction, in_short, ngettext, spoken

from .formats import Format
from .frame import Frame
from .long_words import BREAK, with_breaks, without_decoration
from .sheet import Part, Row, Sheet, Text, runs, texts_of, words_of

# Sizes of letters in points on A4, the best first, and the least for small print. Large print begins at 18 points
# (RNIB, UKAAF). A3 has the same sheet with everything larger by the same measure.
_NORMAL, _LEAST = (20, 18, 16, 15, 14, 13, 12), 10
_LARGE, _LEAST_LARGE = (28, 26, 24, 22, 20, 18), 18
# What most sheets come to is tried first, which saves time.
_LIKELY, _LIKELY_LARGE = 15, 18
# Larger than this nobody needs them where they cost a further page.
_ENOUGH, _ENOUGH_LARGE = 16, 18
# Large print has room for as much on so many pages; letters that hang deep below their line need one more.
_LARGE_PAGES, _TALL = 4, ("ur",)
# So many letters of one word stand on a line of what belongs to a row, and at the least size in the narrow column of
# what stands first in it, or in a heading of one of two columns.
_LONGEST, _LONGEST_HEAD, _LONGEST_LARGE, _LONGEST_OF_TWO = 26, 22, 15, 18
# How many letters of one point stand side by side, if they are as wide as capitals mostly are, in a title, in what
# stands first in a row and in what belongs to it; of two columns in a heading and in all else.
_ROOM_TITLE, _ROOM_HEAD, _ROOM_BODY, _ROOM_HEADING_OF_TWO, _ROOM_OF_TWO = 290, 270, 468, 260, 370
# Letters of a title that stand in one line at the foot of each of several pages.
_RUNNING = 36


def as_data(sheet: Sheet, frame: Frame, form: Format, known: Mapping[str, float] | None = None) -> str:
    """What sheet.typ reads, as JSON; with what is `known` to fit, where that was found before."""
    language, longest = spoken(), _LONGEST_LARGE if form.large else _LONGEST_HEAD
    data = {
        "lang": language,
        "right-to-left": sorted({base for base in _languages(sheet, frame) if direction(base) == "rtl"}),
        "paper": form.paper,
        "large": form.large,
        "sizes": _sizes(sheet, form),
        "least": _LEAST_LARGE if form.large else _LEAST,
        "likely": _LIKELY_LARGE if form.large else _LIKELY,
        "enough": _ENOUGH_LARGE if form.large else _ENOUGH,
        "most-pages": most_pages_of(sheet, form),
        "name": words_of(sheet.title),
        "title": _said(sheet.title, longest),
        "lead": _said(sheet.lead),
        "parts": [_part(each, longest, _in_two(sheet, form), bool(frame.code)) for each in sheet.parts],
        "order": [] if gives_way(sheet, form) else _order(sheet.parts),
        "columns": 2 if _in_two(sheet, form) else 1,
        "strips": [_said(each) for each in sheet.strips],
        "head": _said(frame.head),
        "intro": _said(frame.intro),
        "until": _said(frame.foot[0]),
        "running": _said(in_short(words_of(sheet.title), _RUNNING)),
        "foot": [_said(each) for each in frame.foot],
        "code": frame.code,
        "code-words": frame.code_words,
    }
    if known:
        data["known"] = {**known, "overfull": False}
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def most_pages_of(sheet: Sheet, form: Format) -> int:
    """How many pages a sheet may have, in the language being spoken."""
    if form.large:
        return max(_LARGE_PAGES, sheet.pages)
    if sheet.strips:
        return 1
    return sheet.pages + (sheet.pages > 1 and spoken().partition("-")[0] in _TALL)


def gives_way(sheet: Sheet, form: Format) -> bool:
    """Whether the strips of a sheet are left out before any of its rows."""
    return bool(sheet.strips) and sheet.pages > 1 and not form.large


def _in_two(sheet: Sheet, form: Format) -> bool:
    """Large print stands in one column."""
    return sheet.columns > 1 and not form.large


def _languages(sheet: Sheet, frame: Frame) -> set[str]:
    """Those of all texts, without region or script."""
    texts = (*texts_of(sheet), frame.head, frame.intro, *frame.foot)
    return {tag.partition("-")[0] for text in texts for tag in (spoken(), *(run.language for run in runs(text))) if tag}


def _said(text: Text, longest: int = 0) -> list[dict[str, str]]:
    """`longest` is how many letters of a word stand on a line; as many as do on a whole one, where it is not given."""
    shown = [(with_breaks(without_decoration(run.words), longest or _LONGEST), run) for run in runs(text)]
    return [
        {"t": words} | ({"lang": run.language} if run.language else {}) | ({"kept": "yes"} if run.kept else {})
        for words, run in shown
        if words
    ]


def _part(part: Part, longest: int, in_two: bool, is_online: bool) -> dict[str, Any]:
    return {
        "title": _said(part.title, _LONGEST_OF_TWO if in_two else longest),
        "text": [_said(each) for each in part.text],
        "rows": [_row(each, longest) for each in part.rows],
        "more": [_said(_more(count, is_online)) for count in range(1, len(part.rows) + 1)],
        "lines": part.lines,
    }


def _row(row: Row, longest: int) -> dict[str, Any]:
    return {"head": _said(row.head, longest), "body": [_said(each) for each in row.body], "small": _said(row.small)}


def _more(count: int, is_online: bool) -> str:
    if not is_online:
        return ngettext("and {count} more", "and {count} more", count)
    return ngettext("and {count} more on our website", "and {count} more on our website", count)


def _sizes(sheet: Sheet, form: Format) -> list[int]:
    """Those at which no word is wider than its column; the least one in any case, for long words may break there."""
    sizes, longest = (_LARGE, _LONGEST_LARGE) if form.large else (_NORMAL, _LONGEST_HEAD)
    rows = [row for part in sheet.parts for row in part.rows]
    in_two = _in_two(sheet, form)
    head, body = (_ROOM_OF_TWO, _ROOM_OF_TWO) if in_two else (_ROOM_HEAD, _ROOM_BODY)
    largest = [
        _ROOM_TITLE / _letters([sheet.title], longest),
        head / _letters([row.head for row in rows], longest),
        body / _letters([text for row in rows for text in (*row.body, row.small)], _LONGEST),
    ]
    if in_two:
        largest.append(_ROOM_HEADING_OF_TWO / _letters([part.title for part in sheet.parts], _LONGEST_OF_TWO))
        largest.append(_ROOM_OF_TWO / _letters([text for part in sheet.parts for text in part.text], _LONGEST))
    return [size for size in sizes if size == sizes[-1] or size <= min(largest)]


def _letters(texts: Iterable[Text], longest: int) -> int:
    """Of the longest word, as far as it does not break; at least 1."""
    words = with_breaks(" ".join(map(words_of, texts)), longest).replace(BREAK, " ").split()
    return max(map(len, words), default=1)


def _order(parts: tuple[Part, ...]) -> list[int]:
    """Of which part a row is dropped next: always of the one that has most left, the later of equals."""
    left = [len(part.rows) for part in parts]
    order = []
    while any(left):
        longest = max(range(len(left)), key=lambda place: (left[place], place))
        left[longest] -= 1
        order.append(longest)
    return order
