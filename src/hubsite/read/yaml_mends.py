"""Which repairs made in memory may go into the file unasked: those after which it says exactly what was read."""

# A repair is a guess that lets reading go on, and a wrong guess is harmless there. Into the file goes what is sure: the
# code is one of those below, the line has no second reading, and when the file is read again it says the same.

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from hubsite.checking import SYNONYMS
from hubsite.kinds import BUILT_IN
from hubsite.problems import Mend, Problem
from hubsite.read.yaml_findings import Repair
from hubsite.read.yaml_lines import cut, indentation, is_blank, is_field, last_continued
from hubsite.read.yaml_tree import Node, plain

# Not here: indentation that fits nothing and brackets (several readings); ` #2` (it may be a note that nobody wants
# published); control characters (a letter may have been lost in them).
_SURE = frozenset(
    {
        "invisible-character",
        "smart-quotes",
        "yaml-alias",
        "yaml-apostrophe",
        "yaml-backslash",
        "yaml-colon-in-value",
        "yaml-needs-quotes",
        "yaml-no-space",
        "yaml-odd-space",
        "yaml-quote-in-text",
        "yaml-quote-not-closed",
        "yaml-tab",
        "yaml-tag",
    }
)
_NO_QUOTES = frozenset({"invisible-character", "yaml-no-space", "yaml-odd-space", "yaml-tab"})
# What must not come up where a mend was made: then the guess did not fit what stands around it.
_LOST = frozenset({"yaml-indent", "yaml-loose-text", "yaml-unreadable"})
_MOST_ALONE = 20  # readings of one file to find out which of its mends are the sure ones
# What has a second reading: `| text` and `- text` may begin a long text or a list, `[CANCELLED] …` may want
# `status: cancelled`, `[a], [b]` and `"a", "b"` are lists, `{a: b} c` fields, `!!str` is no word, and `\"` and `\n` in
# double quotes were meant as YAML has them.
_SECOND_READINGS = {
    "yaml-needs-quotes": re.compile(r"""[:-][ \t]+["'](?:[|>?-][ \t]|\[.*cancel|\[.*\]["']|\{(?!\{))""", re.IGNORECASE),
    "yaml-quote-in-text": re.compile(r"""["']\s*,\s*["']"""),
    "yaml-tag": re.compile(r"!!|!<"),
    "yaml-backslash": re.compile(r'\\["\\nt]'),
}
# What may stand before a colon in some record.
FIELDS = frozenset(name for kind in BUILT_IN for name in kind.model.model_fields) | {"start", "end", *SYNONYMS}
_LIKE_A_FIELD = re.compile(r"(?<=\s)([a-z][a-z_]*):(?=\s)")
_ANCHOR, _ALIAS = re.compile(r"(?m)(?:[:-]|^)[ \t]+&\w"), re.compile(r"(?m)(?:[:\-,\[]|^)[ \t]*\*\w")

Read = Callable[[str], tuple[Node | None, list[Problem]]]


def with_mends(
    text: str, first_line: int, found: tuple[Node | None, list[Problem]], repairs: Iterable[Repair], read: Read
) -> list[Problem]:
    """The problems of a text, those that can be mended with their mends.

    `text` begins at `first_line` of its file; `found` is what reading it gave, `repairs` how; `read` reads it again.
    """
    node, problems = found
    offers = _offers(text.split("\n"), first_line, problems, repairs)
    tried = _Trial(text, first_line, node, problems, read)
    if not tried.holds(offers):
        few = list(offers.items())[:_MOST_ALONE]
        offers = {place: mends for place, mends in few if len(offers) > 1 and tried.holds({place: mends})}
    return [replace(each, mends=offers[place]) if place in offers else each for place, each in enumerate(problems)]


def _offers(
    lines: list[str], first_line: int, problems: list[Problem], repairs: Iterable[Repair]
) -> dict[int, tuple[Mend, ...]]:
    """The mends that may be sure, by the place of their problem in the list."""
    offers: dict[int, tuple[Mend, ...]] = {}
    unfit: set[int] = set()
    anchored = bool(_ANCHOR.search(whole := "\n".join(lines)) and _ALIAS.search(whole))
    for repair in repairs:
        owner = _owner(repair, problems)
        if owner is None:
            continue
        is_of_file = lines[repair.line - first_line] == repair.before  # no repair of what was repaired already
        if is_of_file and _is_sure(repair, lines, first_line, anchored=anchored):
            offers[owner] = (*offers.get(owner, ()), Mend(repair.line, repair.before, repair.after))
        elif repair.code != "invisible-character":  # of which one line may have several, each read on its own
            unfit.add(owner)
    return {
        owner: mends
        for owner, mends in offers.items()
        if owner not in unfit and _once_a_line(mends) and not _goes_on(problems[owner].code, mends, lines, first_line)
    }


def _owner(repair: Repair, problems: list[Problem]) -> int | None:
    """The place of the nearest problem with the code of a repair: some problems are mended in several lines."""
    own = {
        place: abs(problem.source.line - repair.line)
        for place, problem in enumerate(problems)
        if problem.code == repair.code and problem.source
    }
    return min(own, key=lambda place: own[place], default=None)


def _goes_on(code: str, mends: tuple[Mend, ...], lines: list[str], first_line: int) -> bool:
    """Whether a text that gets quotes may go on in the line below the last one that is mended."""
    below = max(mend.line for mend in mends) - first_line + 1
    if code in _NO_QUOTES or below >= len(lines) or is_blank(lines[below]):
        return False
    return indentation(lines[below]) > cut(lines[min(mend.line for mend in mends) - first_line]).start


def _once_a_line(mends: tuple[Mend, ...]) -> bool:
    return len({mend.line for mend in mends}) == len(mends)


def _is_sure(repair: Repair, lines: list[str], first_line: int, *, anchored: bool) -> bool:
    second = _SECOND_READINGS.get(repair.code)
    if repair.code not in _SURE or (second and second.search(repair.after)):
        return False
    if repair.code == "yaml-colon-in-value":  # `start: 7pm end: 9pm` are two fields, and one is a line break short
        return FIELDS.isdisjoint(_LIKE_A_FIELD.findall(cut(repair.before).value))
    if repair.code == "yaml-tab":  # nobody knows how wide a Tab after spaces was, or whether it is of a text
        tabs = indentation(repair.before)
        return " " not in repair.before[:tabs] and indentation(repair.after) == 2 * tabs
    if repair.code == "yaml-alias":
        return not anchored
    if repair.code == "yaml-quote-not-closed":  # over several lines nobody knows where the text should end
        at = repair.line - first_line
        return last_continued(lines, at) == at and is_field(repair.before)
    return True


class _Trial:
    """Reads a text with mends in it, and compares."""

    def __init__(self, text: str, first_line: int, node: Node | None, problems: list[Problem], read: Read) -> None:
        self._lines = text.split("\n")
        self._first_line = first_line
        self._before = plain(node)
        self._problems = problems
        self._told = _told(problems)
        self._read = read

    def holds(self, offers: dict[int, tuple[Mend, ...]]) -> bool:
        """Whether the text still says the same, and these problems are gone."""
        if not offers:
            return True
        lines = list(self._lines)
        for mend in (mend for mends in offers.values() for mend in mends):
            lines[mend.line - self._first_line] = mend.new
        node, problems = self._read("\n".join(lines))
        told = _told(problems)
        worse = any(code in _LOST for code, _ in told - self._told)
        if worse or told & _told([self._problems[place] for place in offers]):
            return False
        if self._before is not None:
            return bool(plain(node) == self._before)
        # Of a text that could not be read nothing can be compared: what is new must lie below all that was seen of it.
        last = max(line for _, line in self._told)
        return all(line >= last for _, line in told - self._told)


def _told(problems: list[Problem]) -> set[tuple[str, int]]:
    return {(problem.code, problem.source.line if problem.source else 0) for problem in problems}
