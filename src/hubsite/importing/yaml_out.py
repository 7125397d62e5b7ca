"""Plain YAML that people can go on with by hand: block style, two spaces, quotes only where YAML needs them."""

from __future__ import annotations

import json
import re
from typing import Any

# Where plain text would mean something else to YAML, or to hubsite's own reader (which takes curly quotes off and
# asks about ` #2`). A hyphen is fine before a figure: longitudes start with one.
_NEEDS_QUOTES = re.compile(
    r"""^$|^[\s\[\]{},@`%*&!>|?#"'“”„‟‘’‚‛«»:=<]|^-(?![0-9])|^\.\.\.|:\s|:$|\s\#|\s$|\t""", re.VERBOSE
)
_NO_BLOCK = re.compile(r"^[ \t]|[\t\r\x85\u2028\u2029]|^(<{4,}|>{4,}|={4,})", re.MULTILINE)


def record_text(data: dict[str, Any]) -> str:
    """The whole text of a file for nested fields, in the order in which they are given."""
    return "\n".join(field_lines(data, 0)) + "\n"


def field_lines(data: dict[str, Any], indent: int) -> list[str]:
    """One line or more for each field, `indent` spaces in."""
    lines: list[str] = []
    for name, value in data.items():
        lead = f"{' ' * indent}{name}:"
        if isinstance(value, dict):
            lines += [lead, *field_lines(value, indent + 2)]
        elif isinstance(value, list | tuple):
            lines += [lead, *entry_lines(list(value), indent + 2)]
        else:
            first, *more = text_lines(value, indent + 2)
            lines += [f"{lead} {first}", *more]
    return lines


def entry_lines(entries: list[Any], indent: int) -> list[str]:
    """One line or more for each entry of a list, its hyphen `indent` spaces in."""
    lines: list[str] = []
    for entry in entries:
        inner = field_lines(entry, indent + 2) if isinstance(entry, dict) else text_lines(entry, indent + 2)
        lines += [f"{' ' * indent}- {inner[0].lstrip(' ')}", *inner[1:]]
    return lines


def text_lines(text: str, indent: int) -> list[str]:
    """A text as it stands after a colon or hyphen; lines below the first stand `indent` spaces in."""
    if "\n" in text:
        if _NO_BLOCK.search(text):
            return [json.dumps(text, ensure_ascii=False)]
        return ["|", *(f"{' ' * indent}{line}" if line.strip() else "" for line in text.split("\n"))]
    if not _NEEDS_QUOTES.search(text):
        return [text]
    if '"' not in text and "\\" not in text:
        return [f'"{text}"']
    doubled = text.replace("'", "''")
    return [f"'{doubled}'"]
