"""Doctors for quotes: never closed, closed too early, or with a backslash between them."""

from __future__ import annotations

import re

from hubsite.read.yaml_case import Case, Mend
from hubsite.read.yaml_findings import Findings, paste, visible
from hubsite.read.yaml_lines import cut, last_continued, quoted

_ELISION = re.compile(r"'(?:tis|twas|til|till|em|cause|n'|\d0s)\b")


def unclosed_quote(case: Case, findings: Findings) -> Mend | None:
    """A quote that closes nowhere, or only at a quote of another line; where it opens is to blame."""
    if case.scanning and case.context_sign in ("'", '"') and case.context_sign:
        line, column = case.context_line, case.context_column
        if not case.at_end and case.line == line:
            return _backslash(case, findings)
    else:
        span = case.last_quoted
        if not span or span.line == span.end_line or span.end_line != case.line:
            return None
        line, column = span.line, span.column
    return _close(case, line, column, findings)


def _close(case: Case, number: int, column: int, findings: Findings) -> Mend:
    line = case.lines[number]
    sign = line[column]
    last = last_continued(case.lines, number)
    value = cut(line[column:]).value if last == number else line[column:]
    inner = value[1:].rstrip("”’“‘\"'")
    opening = quoted("'" + inner if _ELISION.match(value) else inner)
    after = line[:column] + (opening if last == number else sign + value[1:])
    mend = {number: after}
    if last > number:
        mend[last] = case.lines[last].rstrip() + sign
    fix = paste("Close it:", after) if last == number else f"Put `{sign}` at the end of the text."
    findings.add("yaml-quote-not-closed", number, column, "The quote that opens here is never closed.", fix)
    for changed, new in mend.items():
        findings.mend("yaml-quote-not-closed", changed, case.lines[changed], new)
    return mend


def _backslash(case: Case, findings: Findings) -> Mend | None:
    line, start = case.here, case.context_column
    end = line.rfind('"')
    inner = line[start + 1 : end]
    if end <= start or "\\" not in inner:
        return None
    after = f"{line[:start]}{quoted(inner)}{line[end + 1 :]}"
    message = "In double quotes `\\` has a meaning of its own."
    findings.add("yaml-backslash", case.line, start, message, paste("Use single quotes:", after))
    findings.mend("yaml-backslash", case.line, line, after)
    return {case.line: after}


def text_after_quote(case: Case, findings: Findings) -> Mend | None:
    """`'St John's Hall'`: the text goes on after the quote that should have ended it."""
    span = case.last_quoted
    if not span or span.line != span.end_line or span.line != case.line or case.column < span.end_column:
        return None
    line = case.here
    if line[span.end_column : case.column].strip() or case.brackets:
        return None
    sign = line[span.column]
    value = cut(line[span.column :]).value or line[span.column :].rstrip()
    whole = value[1:-1] if value[1:].endswith(sign) else value
    doubled = value.startswith(sign * 2) and value.endswith(sign * 2) and len(value) > 4
    opens_again = line[span.end_column - 2].isspace()  # then the outer quotes stand around everything
    inner = whole if sign == "'" or opens_again else value
    after = line[: span.column] + quoted(value[2:-2] if doubled else inner)
    code, message, fix = "yaml-quote-in-text", "The second quote ended the text early.", paste("Write", after)
    word = _word_around(line, span.end_column - 1)
    if sign == "'" and word != "'":
        code, message = "yaml-apostrophe", f"The apostrophe in *{visible(word)}* ended the text early."
        fix = paste("Use double quotes:" if '"' not in whole else "Write", after)
    findings.add(code, case.line, span.end_column - 1, message, fix)
    findings.mend(code, case.line, line, after)
    return {case.line: after}


def _word_around(line: str, column: int) -> str:
    before_it = re.split(r"[\s'\"]", line[:column])[-1]
    after_it = re.split(r"[\s'\",.;:!?)]", line[column + 1 :])[0]
    return f"{before_it}'{after_it}"
