"""What is said of YAML that the parser takes, but that hubsite does not, or that is not what was meant."""

from __future__ import annotations

import re
from typing import Any

from hubsite.problems import Severity
from hubsite.read.yaml_findings import LONGEST_LINE_TO_PASTE, Findings, paste, visible
from hubsite.read.yaml_lines import SPECIAL, Line, cut, quoted
from hubsite.read.yaml_tidy import CONTROLS, HIDDEN

IN_QUOTES = "Put the value in quotes"
NO_SPACE = re.compile(r"([ \t]*(?:- +)*)([a-z][a-z0-9_-]*)[:：](?!//)([^\s:].*)")
NO_SPACE_AFTER_DASH = re.compile(r"([ \t]*)-([^\W\d].*)")

NO_ALIASES = "Anchors and aliases (`&name` and `*name`) are not allowed."
WRITE_OUT = "Write the text out in full wherever it is needed."

_AN_ID = re.compile(r" *- [a-z0-9]+(?:[-/][a-z0-9]+)+")
_UNWANTED = re.compile(f"[{CONTROLS}{HIDDEN}]")


def line_at(text: str, mark: Any) -> str:
    """The line of the text in which a parser's mark stands."""
    start = mark.index - mark.column
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None]


def needs_quotes(text: str, mark: Any, findings: Findings, code: str = "yaml-needs-quotes") -> None:
    """A value that starts with a character of YAML's own: `@hulmehub`, `!urgent`, `&friends`."""
    if not findings.knows(code, mark.line):
        say_needs_quotes(line_at(text, mark), mark.line, mark.column, findings, code)


def say_needs_quotes(line: str, number: int, column: int, findings: Findings, code: str = "yaml-needs-quotes") -> str:
    """Say that the value of a line needs quotes; gives the line as it should be."""
    parts = cut(line)
    after = _name_in_quotes(parts) or parts.saying(quoted(parts.value))
    if line[column : column + 1] not in SPECIAL:
        column = parts.start
    fix = paste("Write" if len(after) <= LONGEST_LINE_TO_PASTE else "Put quotes around it", after)
    if parts.value[:1] == "[" and "cancel" in parts.value.lower():
        fix += " To cancel a meeting use `status: cancelled`."
    sign = visible(line[column : column + 1])
    findings.add(code, number, column, f"Starts with `{sign}` — put it in quotes.", fix)
    findings.mend(code, number, line, after)
    return after


def _name_in_quotes(parts: Line) -> str:
    """`@hall: Mill Lane` with the name in quotes, if it is the name of a field that starts so."""
    name, colon, value = parts.value.partition(": ")
    if parts.name or parts.dashes or not colon:
        return ""
    return f"{parts.indent}{quoted(name.rstrip())}: {value}{parts.comment}"


def alias(mark: Any, findings: Findings) -> None:
    """Names for pieces of YAML, and their use elsewhere in the file."""
    findings.add("yaml-alias", mark.line, mark.column, NO_ALIASES, WRITE_OUT)


def merge(mark: Any, findings: Findings) -> None:
    """`<<` takes the fields of another piece over."""
    message = "`<<`, which copies fields from elsewhere, is not allowed."
    findings.add("yaml-alias", mark.line, mark.column, message, "Write the fields out in full.")


def tag(name: str, mark: Any, findings: Findings) -> None:
    """`!!str` and its like before something that is more than plain text."""
    short = visible(name.replace("tag:yaml.org,2002:", "!!"))
    message = f"`{short}` is a tag. Tags are not allowed; every field knows by itself how it is read."
    findings.add("yaml-tag", mark.line, mark.column, message, f"Delete `{short}`.")


def twice(name: Any, first: int, findings: Findings) -> None:
    """One name, two values. Lines count from 1 in the whole file here."""
    message = f"`{visible(name)}` is written twice (lines {first} and {name.line})."
    findings.add("yaml-duplicate-key", name.line - findings.first_line, name.column - 1, message, "Keep one.")


def second_record(line: int, findings: Findings) -> None:
    """A line `---` in the middle of a file begins something new."""
    message = f"This file has two records: the line `---` ({findings.number(line)}) begins the second one."
    findings.add("two-records", line, 0, message, "Split it: put the second record into a file of its own.")


def smart_quotes(text: str, value: str, inner: str, mark: Any, findings: Findings) -> None:
    """Curly quotes around a value are not quotes to YAML; they would be published."""
    if findings.knows("smart-quotes", mark.line, Severity.WARNING):
        return
    line = line_at(text, mark)
    after = line[: mark.column] + line[mark.column :].replace(value, inner, 1)
    message = f"The curly quotes around {visible(value)} were left out."
    findings.warn("smart-quotes", mark.line, mark.column, message, paste("Write", after))
    findings.mend("smart-quotes", mark.line, line, after)


def cut_by_hash(text: str, start: Any, end: Any, findings: Findings) -> None:
    """` #2` begins a comment, and what a person wrote there would vanish."""
    if findings.knows("yaml-comment-cut", end.line, Severity.WARNING):
        return
    line, fix = line_at(text, end), f"{IN_QUOTES}."
    if start.line == end.line:
        parts = cut(line)
        after = parts.saying(quoted(parts.value))
        fix = paste(f"{IN_QUOTES}:", after)
        findings.mend("yaml-comment-cut", end.line, line, after)
    column = line.find(" #", end.column)
    message = "Everything after ` #` was ignored."
    findings.warn("yaml-comment-cut", end.line, max(column, end.column), message, fix)


def swallowed_lines(text: str, start: Any, end: Any, findings: Findings) -> None:
    """`start:7pm` and `-tea` without their space are taken for more of the text above."""
    first = start.index - start.column
    for number, line in enumerate(text[first : end.index].split("\n"), start.line):
        if number == start.line and line[: start.column].strip():
            continue
        if NO_SPACE_AFTER_DASH.fullmatch(line) or (number > start.line and NO_SPACE.fullmatch(line)):
            say_no_space(line, number, findings)


def quote_not_opened(text: str, value: str, start: Any, findings: Findings) -> None:
    """`name: Hall"`: one double quote, at the end. It is taken as a part of the text, and would be published."""
    code = "yaml-quote-not-opened"
    if value.count('"') != 1 or findings.knows(code, start.line, Severity.WARNING):
        return
    line = line_at(text, start)
    fix = paste("Write", line[: start.column] + line[start.column :].replace(value, quoted(value[:-1]), 1))
    fix += " If it belongs to the text, put single quotes around all of it."
    findings.warn(code, start.line, start.column, "The quote at the end of this text was opened nowhere.", fix)


def items_in_text(text: str, start: Any, end: Any, findings: Findings, *, folded: bool) -> None:
    """`- tea` below a text that goes on over several lines becomes more of that line, and no list."""
    first = text.find("\n", start.index) + 1
    lines = text[first : end.index].split("\n") if first else []
    margin = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0) if folded else None
    above = not folded
    for number, line in enumerate(lines, start.line + 1):
        indent = len(line) - len(line.lstrip(" "))
        if above and line[indent : indent + 2] == "- " and margin in (None, indent):
            _say_item_in_text(line, number, indent, findings, folded=folded)
            return
        above = bool(line.strip())


def id_in_text(text: str, start: Any, end: Any, findings: Findings) -> None:
    """`- bodies/mill-trust` as the last line below `|`, where no list is: it is the entry of another field."""
    lines = text[start.index : end.index].rstrip().split("\n")
    if len(lines) > 2 and _AN_ID.fullmatch(lines[-1]) and lines[-2].strip() and not lines[-2].lstrip().startswith("- "):
        column = len(lines[-1]) - len(lines[-1].lstrip())
        _say_item_in_text(lines[-1], start.line + len(lines) - 1, column, findings, folded=False)


def _say_item_in_text(line: str, number: int, column: int, findings: Findings, *, folded: bool) -> None:
    message = f"`{visible(line.strip())}` looks like an entry of a list, but it became part of the text above it."
    fix = "Leave out the dash, or put the list below a field of its own."
    if folded:
        fix = "Leave out the dash; or write `|` in place of `>` behind the field's name, and each line stays a line."
    findings.warn("yaml-list-in-text", number, column, message, fix)


def say_no_space(line: str, number: int, findings: Findings) -> str | None:
    """Say that a space is missing after a colon or dash; gives the line as it should be, None if none is."""
    if found := NO_SPACE_AFTER_DASH.fullmatch(line):
        sign, after = "dash", f"{found[1]}- {found[2]}"
    elif found := NO_SPACE.fullmatch(line):
        sign, after = "colon", f"{found[1]}{found[2]}: {found[3]}"
    else:
        return None
    message = f"There is no space after the {sign} in `{visible(line.strip())}`."
    findings.add("yaml-no-space", number, found.end(1), message, paste("Write", after))
    findings.mend("yaml-no-space", number, line, after)
    return after


def without_controls(value: str, line: int, column: int, findings: Findings) -> str:
    """Double quotes can spell out characters that may not stand in a text, such as `\\e` or `\\0`."""
    clean = _UNWANTED.sub("", value)
    if clean != value:
        message = f"The codes after `\\` make characters that are no text: `{visible(value)}`."
        findings.add("control-character", line, column, message, "Delete them, or use single quotes.")
    return clean
