"""Where in a Markdown text that stands which the sanitiser takes away.

What is taken away is known from the HTML, which has no lines; so each piece of the text that could be it is looked at
alone, and told where it would go.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import merge

from hubsite.markdown import pasted
from hubsite.markdown.links import BAD_IMAGE, BAD_LINK
from hubsite.markdown.policy import safe_address

_FENCED = r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"
_CODE = re.compile(rf"{_FENCED}|`[^`\n]+`|<!--.*?(?:-->|\Z)|\\<", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"[ ]{4}|\t")
_ITEM = re.compile(r"[ ]{0,3}(?:[-+*]|\d{1,9}[.)])[ \t]")
# `<https://…>` and `<post@…>` are links.
_ADDRESS = re.compile(r"""<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>"'=@]+@[^\s<>]+)>""")
_TARGET = re.compile(r"(!?)\[[^\[\]\n]*\]\(\s*<?([A-Za-z][A-Za-z0-9+.-]*:[^\s()<>]*)")
_MOST = 200  # who pasted that much has pasted the whole


@dataclass(frozen=True, slots=True)
class Removed:
    """What is left out at one place: `line` from 0 in the text, `column` from 1, `words` for it, and how it begins."""

    line: int
    column: int
    words: tuple[str, ...]
    begins: str


def removed_places(text: str, removed: Collection[str]) -> list[Removed]:
    """The places of what `removed` names, one for each line, in order; what is found nowhere is told at the first line.

    At most 200.
    """
    plain = _without_code(text)
    by_line: dict[int, Removed] = {}
    line = seen = 0
    for start, words, begins in merge(_tags(plain), _targets(plain), _signs(text)):
        line, seen = line + text.count("\n", seen, start), start
        before = by_line.get(line)
        if words not in removed or (before and words in before.words):
            continue
        if before is None and len(by_line) == _MOST:
            break
        column = start - text.rfind("\n", 0, start)
        by_line[line] = (
            Removed(line, before.column, (*before.words, words), before.begins + begins)
            if before
            else Removed(line, column, (words,), begins)
        )
    told = {words for place in by_line.values() for words in place.words}
    lost = tuple(words for words in removed if words not in told) if len(by_line) < _MOST else ()
    return [*([Removed(0, 1, lost, text)] if lost else []), *by_line.values()]


def _without_code(text: str) -> str:
    """The text with code and comments blanked out: all else stays in its place."""
    lines = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text).split("\n")
    is_code, above, in_list = False, "", False
    for number, line in enumerate(lines):
        if not line.strip():
            above = ""
            continue
        in_list = bool(_ITEM.match(line)) or (in_list and (line[:1].isspace() or above != ""))
        is_code = bool(_INDENTED.match(line)) and not in_list and (is_code or not above)
        above = line
        lines[number] = " " * len(line) if is_code else line
    return "\n".join(lines)


def _tags(text: str) -> Iterator[tuple[int, str, str]]:
    position = 0
    endless: set[str] = set()  # never look again: thousands of `<script` would each read to the end
    while found := pasted.TAG.search(text, position):
        position = found.end()
        name = (found[2] or "").lower()
        if found[1] or _ADDRESS.fullmatch(found[0]):
            continue
        _, words = pasted.tame(found[0])
        yield from ((found.start(), each, found[0]) for each in words)
        if name in pasted.GONE_WHOLE and name not in endless:
            end = pasted.end_of(name, text, position)
            endless.update([name] if end is None else ())
            position = end or position


def _targets(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _TARGET.finditer(text):
        if safe_address(found[2]) is None:
            yield found.start(), BAD_IMAGE if found[1] else BAD_LINK, found[0]


def _signs(text: str) -> Iterator[tuple[int, str, str]]:
    start = text.rfind("<!--")
    ends = [(start, pasted.ENDLESS_COMMENT, "")] if start >= 0 else []
    yield from merge(((found.start(), pasted.HIDDEN, "") for found in pasted.HIDDEN_SIGN.finditer(text)), ends)
