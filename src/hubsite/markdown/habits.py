"""Habits of writing that shut readers out: said where they stand, with what to write instead.

Read from the Markdown and not from the HTML, so that each has its line. Where a rule comes from WCAG 2.2, it names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from hubsite.markdown.targets import INSIDE, as_target, is_broken_by_space, target_in
from hubsite.problems import Severity

# What is never closed goes on to the end, as in CommonMark: so each try ends, and reading stays linear.
_CODE = re.compile(r"^(```+|~~~+).*?(?:^\1[`~]*[ \t]*$|\Z)|`[^`\n]+`|<!--.*?(?:-->|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_BOLD = re.compile(r"(\*\*|__)(?![ *_])([^*_]+)\1[ \t]*:?")
_MOST_WORDS_OF_A_HEADING = 8
_LINK = re.compile(rf"(?<!!)\[([^\]\[\n]+)\]\({INSIDE}\)")
_SAY_NOTHING = re.compile(
    r"here|(?:click|press|tap|see)(?: here| on this| this link)?|(?:read |find out |learn |see )?more|"
    r"more info(?:rmation)?|(?:this )?(?:link|website|page)|this"
)
_PICTURE = re.compile(rf"!\[([^\]\[\n]*)\]\({INSIDE}\)|<img\b([^<>]*)>")
_ATTRIBUTE = r"""(?<![\w-]){}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_HARMLESS = re.compile(
    r"""(?<![\w-])(?:src|width|height|title)\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE
)
_NAME_OF_A_FILE = re.compile(
    r"(?:image|picture|photo|pic|img|alt|alt text)?|\S+\.(?:jpe?g|png|gif|webp|svg)|(?:img|dsc|dscn|pxl)[-_ ]?\d+\S*",
    re.IGNORECASE,
)
_LONGEST_TO_PASTE = 200
_SHOWN = "The hall from the street"
_POSTER = re.compile(r"poster|flyer|flier|leaflet|timetable|notice(?![- ]?board)|programme|menu|agenda", re.IGNORECASE)
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Habit:
    """One of them: `line` counts from 0 in the text, `column` from 1."""

    line: int
    column: int
    code: str
    message: str
    fix: str
    severity: Severity = Severity.WARNING


@lru_cache(maxsize=16_384)
def first_habits(text: str, most: int) -> tuple[Habit, ...]:
    """The first that are told of a Markdown text, looked for once in a process."""
    return tuple(islice(habits(text), most))


def habits(text: str) -> Iterator[Habit]:
    """What is told of a Markdown text; code and comments are left alone."""
    if "#" not in text and not any(sign in text for sign in "*_[|<"):
        return
    plain = text
    if "`" in text or "~" in text or "<" in text:
        plain = _CODE.sub(lambda found: "".join("\n" if sign == "\n" else " " for sign in found[0]), text)
    lines = plain.split("\n")
    # Each of them looks at every line, so it is asked first whether there can be anything. One sign is found ten times
    # as fast as two.
    yield from _headings(lines) if "#" in plain else ()
    yield from _bold_headings(lines) if "*" in plain or "_" in plain else ()
    yield from _links(lines) if "[" in plain else ()
    yield from _pictures(lines) if ("!" in plain and "![" in plain) or "<" in plain else ()
    yield from _tables(lines) if "|" in plain else ()
    for table in _HTML_TABLE.finditer(plain) if "<" in plain else ():
        if "<th" not in table[0].lower():
            yield _without_header(plain.count("\n", 0, table.start()))


def _headings(lines: list[str]) -> Iterator[Habit]:
    """Levels as they were typed; the site puts them in order, but GitHub and other readers of the file do not."""
    above, tops = 0, 0
    for number, line in enumerate(lines):
        if not line.startswith("#") or not (found := _HEADING.fullmatch(line)):
            continue
        level, words, most = len(found[1]), found[2].rstrip(" \t#"), max(above + 1, 2)
        tops += level == 1
        if level == 1 and tops == 2:
            said = "A text has at most one heading with a single `#`: that of the whole page."
            yield _levels(number, said, f"Write `## {words}`.")
        elif level > most:
            said = f"the one above it {above}" if above else "it is the first of this text"
            yield _levels(number, f"This heading has {level} `#`, but {said}.", f"Write `{'#' * most} {words}`.")
        above = level


def _levels(line: int, message: str, fix: str) -> Habit:
    return Habit(line, 1, code="heading-levels", message=message, fix=fix, severity=Severity.ADVICE)


def _bold_headings(lines: list[str]) -> Iterator[Habit]:
    """WCAG 2.2, failure F2: what looks like a heading is none for those who go from heading to heading."""
    for number, line in enumerate(lines):
        found = _BOLD.fullmatch(line.rstrip()) if line.startswith(("**", "__")) else None
        if not found or not _stands_alone(lines, number):
            continue
        words = found[2].strip().rstrip(":")
        if words and len(words.split()) <= _MOST_WORDS_OF_A_HEADING and words[-1] not in ".!?,;":
            yield Habit(
                number,
                1,
                code="bold-as-heading",
                message=f"“{words}” looks like a heading, but is only bold: screen readers do not find it.",
                fix=f"Write `## {words}`.",
            )


def _stands_alone(lines: list[str], number: int) -> bool:
    """Whether blank lines are around a line, and text follows for which it could be the heading."""
    before, after = lines[number - 1] if number else "", lines[number + 1 :]
    return not before.strip() and bool(after) and not after[0].strip() and any(line.strip() for line in after)


def _links(lines: list[str]) -> Iterator[Habit]:
    """WCAG 2.2, 2.4.4 and failure F84: many listen to the links of a page without the words around them."""
    for number, line in enumerate(lines):
        for found in _LINK.finditer(line) if "](" in line else ():
            words = " ".join(found[1].lower().strip(" *_.:!>»→").split())
            target = as_target(target_in(found[2]))
            if is_broken_by_space(found[2]):
                yield _with_space(number, found, f"[{found[1]}]({target})")
            elif _SAY_NOTHING.fullmatch(words):
                yield Habit(
                    number,
                    found.start() + 1,
                    code="link-words",
                    message=f"“{found[1]}” does not say where the link leads.",
                    fix=f"Write what is there, such as `[Minutes of the May meeting]({target})`.",
                )


def _with_space(line: int, found: re.Match[str], better: str) -> Habit:
    return Habit(
        line,
        found.start() + 1,
        code="space-in-link",
        message="A space in the name of the file keeps this from being a link or a picture: readers see the brackets.",
        fix=f"Write `{better}`, or give the file a name without spaces, here too.",
    )


def _pictures(lines: list[str]) -> Iterator[Habit]:
    for number, line in enumerate(lines):
        for found in _PICTURE.finditer(line) if "![" in line or "<img" in line else ():
            words, file = _words_and_file(found)
            if found[3] is None and is_broken_by_space(found[2]) and not _NAME_OF_A_FILE.fullmatch(words):
                yield _with_space(number, found, f"![{found[1]}]({as_target(file)})")
            yield from _picture(words, file, _with_words(found, file), number, found.start() + 1)


def _words_and_file(found: re.Match[str]) -> tuple[str, str]:
    if found[3] is None:
        return found[1].strip(), target_in(found[2])
    words, file = (re.search(_ATTRIBUTE.format(name), found[3]) for name in ("alt", "src"))
    return _value(words).strip(), _value(file) or "picture.jpg"


def _value(attribute: re.Match[str] | None) -> str:
    return next((each for each in attribute.groups() if each), "") if attribute else ""


def _with_words(found: re.Match[str], file: str) -> str:
    """How to write the picture with words for those who cannot see it, as it was written otherwise."""
    if found[3] is None:
        better = f"Say between the brackets what it shows, such as `![{_SHOWN}]({as_target(file)})`."
        return f"{better} A name with a space needs `<` and `>` around it." if " " in file else better
    # Whatever else stands there may be what the sanitiser takes away.
    kept = [each[0] for each in _HARMLESS.finditer(found[3])]
    others = " ".join(kept)
    if not any(each.lower().startswith("src") for each in kept) or len(others) > _LONGEST_TO_PASTE:
        others = f'src="{file}"'
    return f'Say in `alt` what it shows, such as `<img {others} alt="{_SHOWN}">`.'


def _picture(words: str, file: str, better: str, line: int, column: int) -> Iterator[Habit]:
    """WCAG 2.2, 1.1.1 and 1.4.5."""
    if _NAME_OF_A_FILE.fullmatch(words):
        yield Habit(
            line,
            column,
            code="picture-without-words",
            message="This picture has no words for readers who cannot see it.",
            fix=better,
            severity=Severity.ERROR,
        )
    elif _POSTER.search(f"{words} {file}"):
        yield Habit(
            line,
            column,
            code="picture-of-words",
            message="This may be a picture of words, which screen readers, phones and translators cannot read.",
            fix="Write what it says (what, when, where, for whom) as text too; the picture may stay.",
            severity=Severity.ADVICE,
        )


def _tables(lines: list[str]) -> Iterator[Habit]:
    """WCAG 2.2, 1.3.1: without its headings nobody who listens knows what a cell is about."""
    rows = [_is_row(line) for line in lines]
    for number, (above, here, below) in enumerate(zip([False, *rows], rows, rows[1:], strict=False)):
        if here and below and not above:
            line, next_line = lines[number], lines[number + 1]
            if not (_is_rule(next_line) and line.strip(" \t|") and not _is_rule(line)):
                yield _without_header(number)


def _is_row(line: str) -> bool:
    return "|" in line and line.count("|") > 1 and line.strip()[0] == line.strip()[-1] == "|"


def _is_rule(line: str) -> bool:
    return "-" in line and not line.strip("|-: \t")


def _without_header(line: int) -> Habit:
    return Habit(
        line,
        1,
        code="table-without-header",
        message="This table does not say what its columns hold.",
        fix="Begin it with two lines like these:\n  | Day | Time |\n  |-----|------|",
    )
