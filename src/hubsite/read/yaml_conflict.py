"""Both versions of a line in one file: what git leaves when two people changed the same place."""

from __future__ import annotations

import re

from hubsite.read.yaml_findings import Findings

_MARKER = re.compile(r"(?m)^(?:<{7}|>{7})(?:[ \t]|$)")
_FIX = (
    "Keep the version you want; delete the other one and the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`."
)


def settle(text: str, findings: Findings) -> str:
    """The text with the first version of every such place; the number of lines stays the same."""
    if ("<<<<<<<" not in text and ">>>>>>>" not in text) or not _MARKER.search(text):
        return text
    lines = text.split("\n")
    opened: int | None = None
    dropping = False
    for number, line in enumerate(lines):
        sign = line[:7] if line[7:8] in ("", " ", "\t") else ""
        if sign == "<<<<<<<":
            opened = number
        elif sign in ("=======", "|||||||") and opened is not None:
            dropping = True
        elif sign == ">>>>>>>":
            _report(number if opened is None else opened, number, findings)
            opened, dropping = None, False
        elif not dropping:
            continue
        lines[number] = ""
    if opened is not None:
        _report(opened, len(lines) - 1, findings)
    return "\n".join(lines)


def _report(first: int, last: int, findings: Findings) -> None:
    message = (
        "Two people changed this place at the same time, and both versions are still in the file "
        f"(lines {findings.number(first)} to {findings.number(last)})."
    )
    findings.add("merge-conflict", first, 0, message, _FIX)
