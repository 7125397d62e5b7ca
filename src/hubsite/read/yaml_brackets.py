"""The doctor for commas inside brackets with nothing between them."""

from __future__ import annotations

import re

from hubsite.read.yaml_case import Case, Mend
from hubsite.read.yaml_findings import Findings, paste
from hubsite.read.yaml_lines import before

# What stands in quotes and what is a comment keep their commas.
_COMMAS = re.compile(r"""(?P<kept>(?<=[\[{,\s])(?:"(?:[^"\\]|\\.)*+"|'[^']*+')|\s#.*)|(?P<run>,(?:\s*+,)*+\s*+)""")
_OPENS = ("[", "{", ",")


def empty_entry(case: Case, findings: Findings) -> Mend | None:
    """`[choir, , allotments]` or `[, choir]`: a comma with nothing before it; those to its right in the same go."""
    head = case.here[: case.column].rstrip()
    if not case.brackets or case.scanning or case.sign != "," or not _is_empty_before(case, head):
        return None
    after = _with_single_commas(head, case.here[case.column :]).rstrip()
    fix = paste("Delete the comma that is one too many:", after) if after.strip() else "Delete this line."
    message = "An entry between these brackets is empty: there is nothing before this comma."
    findings.add("yaml-empty-entry", case.line, case.column, message, fix)
    findings.mend("yaml-empty-entry", case.line, case.here, after)
    return {case.line: after}


def _is_empty_before(case: Case, head: str) -> bool:
    """Whether a bracket opens or an entry ends right before, on this line or on one above."""
    if head:
        return head.endswith(_OPENS)
    above = before(case.lines, case.line)
    return above is not None and case.lines[above].rstrip().endswith(_OPENS)


def _with_single_commas(head: str, rest: str) -> str:
    """A line again, of which `rest` begins with the comma that is one too many."""

    def fewer(found: re.Match[str]) -> str:
        is_one_of_ours = found["kept"] is None and ("," in found["run"][1:] or not found.start())
        if not is_one_of_ours:
            return found[0]
        ends = rest[found.end() : found.end() + 1] in ("]", "}", "")
        return "" if ends or (not found.start() and not head.endswith(",")) else " " if not found.start() else ", "

    fewer_commas = _COMMAS.sub(fewer, rest)
    return (head.removesuffix(",") if fewer_commas[:1] in ("]", "}") else head) + fewer_commas
