"""Characters that came from another program and would be misread in silence: cleaned, and said."""

# A file without such characters, nearly every file, costs one search. The parser reads a no-break space as
# part of a name, stops at a control character, and takes three other characters for the end of a line.

from __future__ import annotations

import re
import unicodedata

from hubsite.problems import Severity
from hubsite.read.yaml_findings import Findings, paste, visible

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_ENDS = "\u0085\u2028\u2029"
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
# Left out of all text: nobody sees them, and they make an address or a name differ from what it looks like.
# Marks of direction and joiners stay in values: Arabic, Persian and emoji need them.
HIDDEN = "\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
JOINERS = "\u00ad\u061c\u200c-\u200f"

_GATE = re.compile(f"[{ODD_SPACES}{LINE_ENDS}{CONTROLS}{HIDDEN}{JOINERS}]")
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_LINE_END = re.compile(f"[{LINE_ENDS}]")
_CONTROL = re.compile(f"[{CONTROLS}]")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_HIDDEN_IN_NAME = re.compile(f"[{HIDDEN}{JOINERS}]")
_LEAD = re.compile(f"(?:[ \t{ODD_SPACES}]|-(?=[ {ODD_SPACES}]))*")
_NAME = re.compile(r"[^:\n]{1,80}:(?=\s|$)")
_SPACES = re.compile(f"[ {ODD_SPACES}]*")
_BLOCK = re.compile(r"(?:^|[:-][ \t]+)[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")


def tidy(text: str, findings: Findings) -> str:
    """The text without what cannot be seen; the number of lines stays the same."""
    if not _GATE.search(text):
        return text
    lines = text.split("\n")
    inside = _BlockText()
    for number, line in enumerate(lines):
        within = inside.holds(line)
        if _GATE.search(line):
            lines[number] = _tidied(line, number, within, findings)
    return "\n".join(lines)


def tidy_prose(text: str, first: int, findings: Findings) -> str:
    """The text below the fields, which begins in line `first` (from 0), without what cannot be seen."""
    if not _GATE.search(text):
        return text
    lines = enumerate(text.split("\n"), first)
    return "\n".join(_without_unseen(line, n, findings) if _GATE.search(line) else line for n, line in lines)


class _BlockText:
    """Follows the lines of a file and knows which are text below `|` or `>`, where odd spaces are content."""

    def __init__(self) -> None:
        self._indent = -1

    def holds(self, line: str) -> bool:
        """Whether this line, the next one of the file, is such text."""
        spaces = _SPACES.match(line)
        indent = spaces.end() if spaces else 0
        if self._indent >= 0 and (indent > self._indent or not line.strip()):
            return line[: self._indent + 1].strip(" ") == ""
        self._indent = indent if _BLOCK.search(line) else -1
        return False


def _tidied(line: str, number: int, within_text: bool, findings: Findings) -> str:
    clean = _without_unseen(line, number, findings)
    if not within_text:
        clean = _without_unseen_in_name(clean, number, findings)
        clean = _with_plain_spaces(clean, number, findings)
    return clean


def _without_unseen(line: str, number: int, findings: Findings) -> str:
    clean = _CONTROL.sub("", line)
    if clean != line:
        found = _CONTROL.search(line)
        column = found.start() if found else 0
        message = f"This line holds a control character, which is no text: `{visible(line)}`."
        findings.add("control-character", number, column, message, paste("Type the line again:", clean))
    spaced = _LINE_END.sub(" ", clean)
    if spaced != clean:
        message = "This line holds an invisible line break copied from another program. It was read as a space."
        findings.warn("invisible-character", number, 0, message, "Type the line again.")
        findings.mend("invisible-character", number, clean, spaced)
    if _NAME.match(spaced) and _HIDDEN_IN_NAME.search(spaced.partition(":")[0]):
        return spaced
    return _without(_HIDDEN, spaced, number, findings)


def _without(hidden: re.Pattern[str], line: str, number: int, findings: Findings) -> str:
    found = hidden.search(line)
    if not found:
        return line
    clean = hidden.sub("", line)
    if findings.knows("invisible-character", number, Severity.WARNING):
        return clean
    kind = unicodedata.name(found.group(), "no name").lower()
    around = visible(line[max(0, found.start() - 20) : found.end() + 20].strip(" "))
    message = f"`{around}` contains an invisible character ({kind}), shown here as a dot. It was left out."
    findings.warn("invisible-character", number, found.start(), message, paste("Type it again:", clean))
    findings.mend("invisible-character", number, line, clean)
    return clean


def _without_unseen_in_name(line: str, number: int, findings: Findings) -> str:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    found = _NAME.match(line, start)
    if not found or not _HIDDEN_IN_NAME.search(found.group()):
        return line
    name = found.group()
    clean = _HIDDEN_IN_NAME.sub("", name)
    dots = visible(_HIDDEN_IN_NAME.sub("\u200b", name[:-1])).strip()
    message = f"The field `{dots}` contains an invisible character, shown here as a dot."
    mended = _without(_HIDDEN, line[:start] + clean + line[found.end() :], number, findings)
    fix = f"It was read as `{clean[:-1].strip()}`. Type the name again."
    findings.warn("invisible-character", number, start, message, fix)
    findings.mend("invisible-character", number, line, mended)
    return mended


def _with_plain_spaces(line: str, number: int, findings: Findings) -> str:
    """Ordinary spaces in the indentation, around dashes, around the colon and at the end of the line."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    name = _NAME.match(line, start)
    end = name.end() if name else start
    rest = line[end:].lstrip(" " + _odd_spaces_in(line))
    gap = line[end : len(line) - len(rest)]
    head = _ODD_SPACE.sub(" ", line[:end])
    clean = head + _ODD_SPACE.sub(" ", gap) + rest
    if clean == line or findings.knows("yaml-odd-space", number, Severity.WARNING):
        return clean
    column = next(n for n, (old, new) in enumerate(zip(line, clean, strict=True)) if old != new)
    kind = "no-break space" if line[column] == "\u00a0" else unicodedata.name(line[column], "space").lower()
    place = "starts with" if column < start else "has"
    where = "" if column < start else " beside the colon" if column >= end - 1 else " in the field's name"
    message = f"Line {findings.number(number)} {place} a '{kind}' copied from another program{where}."
    findings.warn("yaml-odd-space", number, column, message, paste("Use ordinary spaces:", clean))
    findings.mend("yaml-odd-space", number, line, clean)
    return clean


def _odd_spaces_in(line: str) -> str:
    return "".join(set(_ODD_SPACE.findall(line)))
