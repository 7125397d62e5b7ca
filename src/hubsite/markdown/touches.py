"""Touches on sanitised HTML: ticks of task lists, notices, and (in `tables`) tables.

They read what nh3 wrote: every tag closed, every attribute in double quotes, `<`, `>` and `"` escaped
everywhere else. On such HTML a short pattern is exact; html.parser would be slower than all the rest
together and has taken quadratic time on hostile tags.
"""

from __future__ import annotations

import re

from markupsafe import escape

from hubsite.language import gettext as _
from hubsite.language import marked
from hubsite.markdown import tables

_TICK = re.compile(r'<input((?: [a-z]+="[^"]*")*)>\s*(<p>)?')
_WORDS = {
    "note": marked("Note:"),
    "tip": marked("Tip:"),
    "important": marked("Important:"),
    "warning": marked("Warning:"),
    "caution": marked("Caution:"),
}
_CONTAINER = re.compile(r"<(/?)(?:blockquote|ul|ol|dl|details|div|section|table)\b[^>]*>")
_MARK = re.compile(
    rf"<blockquote>\s*<p>\[!({'|'.join(_WORDS)})\][ \t]*(?:(?:<br>)?\n|</p>\s*+(?!</)(<p>)?)", re.IGNORECASE
)


def touch(html: str) -> str:
    """All touches of this module; a part that is not there costs one look."""
    if "<input" in html:
        html = _TICK.sub(_tick, html)
    if "<table" in html:
        html = tables.touch(html)
    return _notices(html) if "<p>[!" in html else html


def _tick(box: re.Match[str]) -> str:
    # A disabled box has no name for a screen reader and vanishes in forced colours: words do neither.
    if 'type="checkbox"' not in box[1]:
        return box[2] or ""
    sign, word = ("✓", _("Yes:")) if " checked=" in box[1] else ("✗", _("No:"))
    return f'{box[2] or ""}<span class="tick" aria-hidden="true">{sign}</span> {escape(word)} '


def _notices(html: str) -> str:
    """GitHub's alerts: a quote at the top level whose first line is `[!NOTE]` or one of its kin."""
    parts, position, depth, inside = [], 0, 0, False
    for tag in _CONTAINER.finditer(html):
        depth += -1 if tag[1] else 1
        if not tag[1] and depth == 1 and (mark := _MARK.match(html, tag.start())):
            parts += [html[position : tag.start()], _notice(mark)]
            position, inside = mark.end(), True
        elif tag[1] and depth == 0 and inside:
            parts += [html[position : tag.start()], "</div>"]
            position, inside = tag.end(), False
    return "".join([*parts, html[position:]])


def _notice(mark: re.Match[str]) -> str:
    kind = mark[1].lower()
    opening = f'<div class="notice notice-{kind}" role="note">\n<p><strong>{escape(_(_WORDS[kind]))}</strong>'
    follows_in_paragraph = mark[2] or "</p>" not in mark[0]
    return f"{opening} " if follows_in_paragraph else f"{opening}</p>\n"
