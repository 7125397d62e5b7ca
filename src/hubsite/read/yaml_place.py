"""Doctors for lines that stand in the wrong place, or whose colon or dash lacks its space."""

from __future__ import annotations

import re

from hubsite.model.hub import HubConfig
from hubsite.read.yaml_case import Case, Mend
from hubsite.read.yaml_findings import LONGEST_LINE_TO_PASTE, Findings, dotted, paste, to_paste, visible
from hubsite.read.yaml_lines import BLOCK_OPENER, before, cut, indentation, is_blank, is_field, quoted
from hubsite.read.yaml_mends import FIELDS
from hubsite.read.yaml_remarks import say_no_space

_MOST_FITTED, _FAR_ENOUGH = 100, 100  # lines of which each is compared with so many above it: reading stays quick
_FIELD_FOR_SURE = re.compile(r"[ \t]*(?:- )?[a-z_]+:(?:[ \t]|$)")
_NAMES = FIELDS | frozenset(HubConfig.model_fields)


def tab(case: Case, findings: Findings) -> Mend | None:
    """A Tab in the indentation; between other things it is harmless, and only one of the parsers minds."""
    indented = [n for n, line in enumerate(case.lines) if "\t" in line[: indentation(line)] and line.strip()]
    if case.line in indented or case.context_line in indented:
        return _without_tabs(case, indented, findings)
    if case.sign != "\t":
        return None
    return {case.line: case.here.replace("\t", " ").rstrip()}


def _without_tabs(case: Case, indented: list[int], findings: Findings) -> Mend:
    mend = {}
    lines = list(case.lines)
    for place, number in enumerate(indented):
        line = lines[number]
        width = _fitting(lines, number) if place < _MOST_FITTED else _two_for_each(line)
        lines[number] = mend[number] = " " * width + line.lstrip(" \t")
        findings.mend("yaml-tab", number, line, mend[number])
    message = f"Line {findings.number(indented[0])} is indented with a Tab."
    if len(indented) > 1:
        shown = ", ".join(str(findings.number(number)) for number in indented[:5])
        message = f"Lines {shown}{' and more' if len(indented) > 5 else ''} are indented with a Tab."
    findings.add("yaml-tab", indented[0], 0, message, _with_spaces([mend[number] for number in indented[:5]]))
    return mend


def _with_spaces(lines: list[str]) -> str:
    """What to type: the lines as they should stand in the file."""
    width = _spaces(indentation(lines[0]))
    if any(len(line) > LONGEST_LINE_TO_PASTE for line in lines):
        return f"Start the first of them with {width}." if lines[1:] else f"Start it with {width}."
    shown = ", ".join(f"`{to_paste(line)}`" for line in lines)
    return f"Start them with spaces: {shown}." if lines[1:] else f"Start it with {width}: {shown}."


def _two_for_each(line: str) -> int:
    return len(line[: indentation(line)].replace("\t", "  "))


def _fitting(lines: list[str], number: int) -> int:
    """With how many spaces a line should start: two for each Tab, unless those it belongs with start otherwise."""
    line, wanted = lines[number], _two_for_each(lines[number])
    has_dash = line.lstrip().startswith("- ")
    lines = lines[max(number - _FAR_ENOUGH, 0) : number]
    above = before(lines, len(lines))
    if above is None or not (_is_entry(line) and _is_entry(lines[above])):
        return wanted  # part of a text, perhaps
    levels = _levels(lines, len(lines))
    owner = cut(lines[above])
    tabs = 0 if " " in line[: indentation(line)] else indentation(line)
    opens = not owner.value or bool(BLOCK_OPENER.fullmatch(owner.value))
    if opens and (wanted > owner.start or tabs > sum(level < owner.start for level in levels)):
        return wanted if wanted > owner.start else owner.start + 2
    fitting = [level for level, other in levels.items() if _is_of_dash(lines[other], level) == has_dash]
    return min([level for level in fitting if level] or fitting or [wanted], key=lambda one: (abs(one - wanted), -one))


def _is_entry(line: str) -> bool:
    return is_field(line) or line.lstrip().startswith("- ")


def _is_of_dash(line: str, level: int) -> bool:
    """Whether a dash stands in this column of a line, not a name."""
    return bool(cut(line).dashes) and level == indentation(line)


def no_space(case: Case, findings: Findings) -> Mend | None:
    """`title:Choir` or `-tea`: YAML sees neither a field nor an item, and stops in the next line."""
    above = before(case.lines, case.line)
    for number in dict.fromkeys((case.context_line, case.line, -1 if above is None else above)):
        if number >= 0 and not is_field(case.lines[number]):
            after = say_no_space(case.lines[number], number, findings)
            if after is not None:
                return {number: after}
    return None


def indent(case: Case, findings: Findings) -> Mend | None:
    """A field or item that stands a little to the right or left of those it belongs to."""
    line = case.here
    if not (is_field(line) or line.lstrip().startswith("- ")) or case.column > cut(line).value_at:
        return None
    levels = _levels(case.lines, case.line)
    width = indentation(line)
    if line.lstrip().startswith("- ") and (first := _first_without_dash(case.lines, case.line, width)) is not None:
        return _with_dash(case, first, width, findings)
    if width in levels and not _is_below_value(case, width):
        return None
    fitting = {level: number for level, number in levels.items() if level != width}
    if not fitting:
        return None
    level = min(fitting, key=lambda one: (abs(one - width), -one))
    other = fitting[level]
    after = " " * level + line.lstrip()
    message = (
        f"Line {findings.number(case.line)} starts with {_spaces(width)}, but line {findings.number(other)}, "
        f"which it belongs with, with {_spaces(level)}: `{dotted(case.lines[other])}` and then "
        f"`{dotted(line)}` (each dot is a space)."
    )
    fix = f"Write it as `{after.rstrip()}`." if len(after) < 200 else "Start both alike."
    findings.add("yaml-indent", case.line, width, message, fix)
    findings.mend("yaml-indent", case.line, line, after)
    return {case.line: after}


def _first_without_dash(lines: list[str], number: int, width: int) -> int | None:
    """The first line of a list whose first entry lacks its dash, for a line that is a later entry of it."""
    said = [n for n in range(number) if not is_blank(lines[n])]
    above = [at for at, n in enumerate(said) if indentation(lines[n]) <= width]
    owner = said[above[-1]] if above else number
    if not is_field(lines[owner]) or cut(lines[owner]).value or cut(lines[owner]).dashes:
        return None
    first = next((n for n in said if n > owner), number)
    return first if is_field(lines[first]) and indentation(lines[first]) == width + 2 else None


def _with_dash(case: Case, number: int, width: int, findings: Findings) -> Mend:
    line = case.lines[number]
    after = f"{' ' * width}- {line.lstrip()}"
    message = f"Line {findings.number(case.line)} begins an entry of a list with a dash, but this first one has none."
    findings.add("yaml-indent", number, indentation(line), message, f"Write it as `{visible(after)}`.")
    findings.mend("yaml-indent", number, line, after)
    return {number: after}


def _spaces(count: int) -> str:
    return "no space" if not count else "1 space" if count == 1 else f"{count} spaces"


def _is_below_value(case: Case, width: int) -> bool:
    above = before(case.lines, case.line)
    return above is not None and width > indentation(case.lines[above])


def _levels(lines: list[str], number: int) -> dict[int, int]:
    """The columns at which fields stand above a line and are still open, each with its nearest line."""
    levels: dict[int, int] = {}
    lowest = 10_000
    for above in range(number - 1, -1, -1):
        line = lines[above]
        if is_blank(line) or not (is_field(line) or line.lstrip().startswith("- ")):
            continue
        parts = cut(line)
        if len(parts.indent) < lowest or parts.start < lowest:
            for level in {len(parts.indent), parts.start}:
                if level < lowest:
                    levels.setdefault(level, above)
            lowest = len(parts.indent)
        if not lowest:
            break
    return levels


def no_colon(case: Case, findings: Findings) -> Mend | None:
    """`summary We sing.`: the name of a field that the file does not have yet, and words after it."""
    number = _loose_line(case)
    if number is None:
        return None
    owner = _owner(case.lines, number)
    above = None if owner is None else cut(case.lines[owner])
    name, _, words = case.lines[number].rstrip().partition(" ")
    if name not in _NAMES or any(is_field(each) and cut(each).name == name for each in case.lines):
        return None
    if above and BLOCK_OPENER.fullmatch(above.value):
        return None
    better = f"{name}: {words}".rstrip()
    fix = paste("Put one there:", better)
    if above:
        fix += f" Or, if it is part of `{above.name}`, start the line with {_spaces(above.start + 2)}."
    findings.add("yaml-loose-text", number, 0, f"`{name}` has no colon after it.", fix)
    return {number: better}


def loose_text(case: Case, findings: Findings) -> Mend | None:
    """Text at the left edge that belongs to the field above, as below `description: |`; or to nothing."""
    number = _loose_line(case)
    if number is None:
        return None
    owner = _owner(case.lines, number)
    if owner is None:
        return _no_field(case, number, findings)
    if _stands_below_the_fields(case.lines, owner, number):
        return _words_below(case, number, findings)
    return _indent_below(case, number, owner, findings)


def _loose_line(case: Case) -> int | None:
    """The line at fault, if it is neither a field nor an entry of a list."""
    number = case.context_line if case.scanning and case.context_line >= 0 else case.line
    above = before(case.lines, case.line)
    if number == case.line and is_field(case.lines[number]) and case.sign == ":" and above is not None:
        number = above
    line = case.lines[number]
    if is_field(line) or is_blank(line) or line.lstrip().startswith("- ") or case.brackets:
        return None
    return number


def _owner(lines: list[str], number: int) -> int | None:
    """The line of the nearest field above."""
    owner = before(lines, number)
    while owner is not None and not is_field(lines[owner]):
        owner = before(lines, owner)
    return owner


def _no_field(case: Case, number: int, findings: Findings) -> Mend:
    line = case.lines[number]
    message = f"`{visible(line.strip())}` belongs to no field."
    fix = paste("Write the name of a field and a colon before it, for example:", f"summary: {quoted(line.strip())}")
    findings.add("yaml-loose-text", number, indentation(line), message, fix)
    return {number: f"# {line}"}


def _stands_below_the_fields(lines: list[str], owner: int, number: int) -> bool:
    """Whether text begins after a blank line, and no field comes after it: as in a file that ends in `.md`."""
    apart = any(is_blank(line) for line in lines[owner + 1 : number])
    block = BLOCK_OPENER.fullmatch(cut(lines[owner]).value)
    return apart and not block and not any(_FIELD_FOR_SURE.match(line) for line in lines[number:])


def _words_below(case: Case, first: int, findings: Findings) -> Mend:
    message = f"`{visible(case.lines[first].strip())}` stands below the fields and belongs to none."
    fix = "Write `description: |` in the line above, and start each line of the text with 2 spaces."
    findings.add("yaml-loose-text", first, indentation(case.lines[first]), message, fix)
    return {number: f"# {line}" for number, line in enumerate(case.lines) if number >= first and line.strip()}


def _indent_below(case: Case, first: int, owner: int, findings: Findings) -> Mend | None:
    field = cut(case.lines[owner])
    if field.value[:1] in ("'", '"', "[", "{") and field.value:
        return None
    block = bool(BLOCK_OPENER.fullmatch(field.value))
    last = first
    while block and last + 1 < len(case.lines) and not _FIELD_FOR_SURE.match(case.lines[last + 1]):
        last += 1
    below = indentation(case.lines[owner + 1]) if block and first > owner + 1 else 0
    margin = " " * max(field.start + 2, below)
    mend = {n: margin + case.lines[n].lstrip() for n in range(first, last + 1) if case.lines[n].strip()}
    if all(case.lines[number] == new for number, new in mend.items()):
        return None
    shown = visible(case.lines[first].strip())
    message = f"`{shown}` is no field, and not far enough in to belong to `{field.name}`."
    fix = f"If it is part of `{field.name}`, start the line with {_spaces(len(margin))}."
    findings.add("yaml-loose-text", first, indentation(case.lines[first]), message, fix)
    for number, new in mend.items():
        findings.mend("yaml-loose-text", number, case.lines[number], new)
    return mend
