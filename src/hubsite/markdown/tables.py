"""Touches on the tables of sanitised HTML: captions, headers with a scope, a label on every cell for small screens."""

# Like all touches, these read what nh3 wrote; see `touches`.

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

_CAPTION = re.compile(r"<p>Table:[ \n]*+([^<]*(?:<(?!/p>)[^<]*)*)</p>\s*<table>")
_TABLE = re.compile(r"<table>(?:(?!</?table).)*</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_EMPTY_HEAD_CELL = re.compile(r"<th[^>]*></th>")
_HEAD_CELL = re.compile(r"<th(?=[ >])(?![^>]* scope=)")
_HEADING = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td(?=[ >])")
_TAG = re.compile(r"<[^>]*>")
_ALIGNED = re.compile(r'<(t[dh](?: [^>]*?)?) align="([a-z]+)"')


def touch(html: str) -> str:
    """All touches on tables."""
    html = _CAPTION.sub(_caption, html)
    html = _HEAD.sub(_head, html)
    html = _TABLE.sub(_labelled, html)
    return _ALIGNED.sub(_aligned, html) if ' align="' in html else html


def _caption(found: re.Match[str]) -> str:
    words = found[1].strip()
    return f"<table>\n<caption>{words}</caption>" if words else found[0]


def _head(found: re.Match[str]) -> str:
    # An empty header cell is announced as a header without a name.
    return _HEAD_CELL.sub('<th scope="col"', _EMPTY_HEAD_CELL.sub("<td></td>", found[0]))


def _labelled(found: re.Match[str]) -> str:
    """Every cell with the words of its column: on a phone each row becomes a block of its own."""
    table = found[0]
    head = _HEAD.search(table)
    if head is None or "span=" in table:  # cells over several columns have no one heading
        return table
    labels = [_TAG.sub("", heading).strip().replace('"', "&quot;") for heading in _HEADING.findall(head[0])]
    body = _ROW.sub(lambda row: _label_row(row[0], labels), table[head.end() :])
    return table[: head.end()] + body


def _label_row(row: str, labels: list[str]) -> str:
    between = _CELL.split(row)
    return "".join(_cells(between, labels))


def _cells(between: list[str], labels: list[str]) -> Iterator[str]:
    yield between[0]
    for text, label in zip_longest(between[1:], labels[: len(between) - 1], fillvalue=""):
        yield f'<td data-label="{label}"{text}' if label else f"<td{text}"


def _aligned(cell: re.Match[str]) -> str:
    # `align` is no longer HTML, and pages carry no style attributes.
    return f"<{cell[1]}" if cell[2] == "left" else f'<{cell[1]} class="align-{cell[2]}"'
