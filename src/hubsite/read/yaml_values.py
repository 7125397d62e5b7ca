"""Doctors for values that YAML takes for something of its own."""

from __future__ import annotations

import re

from hubsite.read.yaml_case import Case, Mend
from hubsite.read.yaml_findings import Findings, paste
from hubsite.read.yaml_lines import BLOCK_OPENER, SPECIAL, before, cut, indentation, is_field, last_continued, quoted
from hubsite.read.yaml_remarks import IN_QUOTES, say_needs_quotes

_HASH_IN_TEXT = re.compile(r"[ \t]#[^\s#]")


def unclosed_bracket(case: Case, findings: Findings) -> Mend | None:
    """`[` or `{` that closes on no line, or a value inside brackets that needs quotes."""
    if not case.brackets:
        return None
    if case.line == case.context_line or case.scanning:
        return _quote_inside(case, findings)
    if case.context_sign not in ("[", "{") or not case.context_sign:
        return None
    number = case.context_line
    line = case.lines[number]
    if line.rstrip().endswith((",", case.context_sign)):
        return None  # written over several lines: nobody knows where it should end
    if found := _HASH_IN_TEXT.search(line, case.context_column):
        message = "Everything after ` #` was ignored, the closing bracket as well."
        findings.add("yaml-comment-cut", number, found.start(), message, "Put the text with `#` in quotes.")
        return {}
    closing = {"[": "]", "{": "}"}[case.context_sign]
    after = line.rstrip() + closing
    message = f"The bracket `{case.context_sign}` that opens here is never closed."
    findings.add("yaml-bracket-not-closed", number, case.context_column, message, paste("Close it:", after))
    findings.mend("yaml-bracket-not-closed", number, line, after)
    return {number: after}


def _quote_inside(case: Case, findings: Findings) -> Mend | None:
    line = case.here
    start = max(line.rfind(sign, 0, case.column) for sign in "[{,") + 1
    start += len(line[start:]) - len(line[start:].lstrip())
    end = min((found for sign in ",]}" if (found := line.find(sign, case.column)) >= 0), default=len(line))
    value = line[start:end].rstrip()
    if not value or value[0] not in SPECIAL or value[0] in "[]{}":
        return None
    after = line[:start] + quoted(value) + line[start + len(value) :]
    message = f"Starts with `{value[0]}` — put it in quotes."
    findings.add("yaml-needs-quotes", case.line, start, message, paste("Write", after))
    findings.mend("yaml-needs-quotes", case.line, line, after)
    return {case.line: after}


def needs_quotes(case: Case, findings: Findings) -> Mend | None:
    """A value that starts with a character of YAML's own, such as `[CANCELLED] AGM` or `@hulmehub`."""
    if case.brackets:
        return None
    for number in dict.fromkeys((case.line, case.context_line)):
        parts = cut(case.lines[number]) if number >= 0 else None
        if parts is None or parts.value[:1] not in SPECIAL or not parts.value:
            continue
        if number != case.line and case.context_column < parts.value_at:
            continue  # the parser was reading all of the fields, not this value
        if number == case.line and case.column < parts.value_at:
            continue
        unnamed = not (parts.name or parts.dashes or ": " in parts.value)
        if BLOCK_OPENER.fullmatch(parts.value) or unnamed:
            continue
        column = parts.value_at
        return {number: say_needs_quotes(case.lines[number], number, column, findings)}
    return None


def colon_in_value(case: Case, findings: Findings) -> Mend | None:
    """`title: AGM: election`: the second colon looks like that of another field."""
    parts = cut(case.here)
    if not case.scanning or case.sign != ":" or not parts.name or case.brackets:
        return None
    number = case.line
    if case.column < parts.value_at:
        above = before(case.lines, case.line)
        named = parts.name.replace(" ", "") != parts.name
        if not named or above is None or indentation(case.lines[above]) >= parts.start:
            return None
        number = above
        parts = cut(case.lines[above])
        if not (parts.name and parts.value) or parts.value[0] in SPECIAL + "\"'":
            return None
    return _quote_through(case, number, case.column, findings)


def _quote_through(case: Case, number: int, column: int, findings: Findings) -> Mend:
    line = case.lines[number]
    parts = cut(line)
    last = max(last_continued(case.lines, number), case.line)
    mend, fix = _in_quotes(case.lines, number, last)
    name = parts.name if parts.name.isalpha() else "value"
    advice = f"Put the {name} in quotes"
    message = "A colon followed by a space confuses YAML."
    fix = paste(f"{advice}:", fix) if fix else f"{advice}."
    findings.add("yaml-colon-in-value", case.line, column, message, fix)
    for changed, new in mend.items():
        findings.mend("yaml-colon-in-value", changed, case.lines[changed], new)
    return mend


def _in_quotes(lines: list[str], first: int, last: int) -> tuple[Mend, str]:
    """The lines of one value with quotes around all of it, and the line to paste if it is only one."""
    parts = cut(lines[first])
    if first == last:
        after = parts.saying(quoted(parts.value))
        return {first: after}, after
    whole = {number: lines[number].replace("'", "''") for number in range(first, last + 1)}
    head = lines[first][: parts.value_at]
    whole[first] = head + "'" + lines[first][parts.value_at :].replace("'", "''")
    whole[last] = whole[last].rstrip() + "'"
    return whole, ""


def cut_by_hash(case: Case, findings: Findings) -> Mend | None:
    """A text over two lines with ` #2` in the first: the comment ends the text, the second hangs loose."""
    above = before(case.lines, case.line)
    if above is None or is_field(case.here) or not _HASH_IN_TEXT.search(case.lines[above]):
        return None
    if indentation(case.here) <= indentation(case.lines[above]):
        return None
    mend, _ = _in_quotes(case.lines, above, max(last_continued(case.lines, above), case.line))
    column = case.lines[above].find(" #")
    message = "Everything after ` #` was ignored, and the next line hangs loose."
    findings.add("yaml-comment-cut", above, column, message, f"{IN_QUOTES}.")
    for changed, new in mend.items():
        findings.mend("yaml-comment-cut", changed, case.lines[changed], new)
    return mend
