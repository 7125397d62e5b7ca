"""All mistakes of a file in one run: where the parser stops, the line is mended in memory and read again."""

# The parser's own words are never looked at: those of the parsers in C and in Python differ, and change.
# What counts is where it stopped and what stands there.

from __future__ import annotations

from collections import Counter

import yaml

from hubsite.read.yaml_case import Case, Mend
from hubsite.read.yaml_diagnosis import DOCTORS
from hubsite.read.yaml_events import TooMuchError, TreeBuilder
from hubsite.read.yaml_findings import Findings, dotted
from hubsite.read.yaml_lines import before
from hubsite.read.yaml_remarks import say_no_space
from hubsite.read.yaml_tree import Node, Text

MOST_ROUNDS = 50
MOST_MENDS_OF_A_LINE = 5  # two mends may undo each other for ever
# Characters read again for one file: a record takes a few thousand, so only a huge file meets this.
MOST_CHARACTERS_AGAIN = 3_000_000


def read_mending(text: str, findings: Findings) -> Node | None:
    """The tree of the text as far as its mistakes can be mended; None if one cannot. Never raises."""
    lines = text.split("\n")
    mended: set[int] = set()
    mends: Counter[int] = Counter()
    rounds = min(MOST_ROUNDS, 1 + MOST_CHARACTERS_AGAIN // (len(text) + 1))
    for _ in range(rounds):
        inner = Findings(findings.file, findings.first_line)
        builder = TreeBuilder("\n".join(lines), inner)
        try:
            node = builder.read()
        except TooMuchError as stop:
            findings.add(stop.code, stop.line, 0, str(stop), stop.fix)
            return None
        except yaml.MarkedYAMLError as error:
            mend = _diagnose(_case(error, builder, lines), mended, findings)
        except (yaml.YAMLError, ValueError, OverflowError):
            mend = None
            say_unknown(lines, builder.last_quoted.line if builder.last_quoted else 0, findings)
        else:
            mend = _mend_sentence(node, lines, findings)
            mended.update(mend or ())
            if not mend:
                findings.take(inner)
                return node
        mends.update(list(mend or ()))
        if not mend or max(mends.values()) > MOST_MENDS_OF_A_LINE:
            return None
        for number, line in mend.items():
            lines[number] = line
    last = max(mended, default=0)
    message = f"There are more mistakes below line {findings.number(last)}."
    findings.add("yaml-more-mistakes", last, 0, message, "Mend the ones above first.")
    return None


def _case(error: yaml.MarkedYAMLError, builder: TreeBuilder, lines: list[str]) -> Case:
    problem = error.problem_mark or error.context_mark
    context = error.context_mark
    last = len(lines) - 1
    return Case(
        lines=lines,
        line=min(problem.line, last) if problem else last,
        column=problem.column if problem else 0,
        context_line=min(context.line, last) if context else -1,
        context_column=context.column if context else 0,
        at_end=bool(problem and problem.line > last) or not "".join(lines[problem.line :] if problem else []).strip(),
        scanning=isinstance(error, yaml.scanner.ScannerError),
        brackets=builder.brackets,
        last_quoted=builder.last_quoted,
    )


def _diagnose(case: Case, mended: set[int], findings: Findings) -> Mend | None:
    """One problem for what stopped the parser, unless that comes of a line mended before."""
    report = Findings(findings.file, findings.first_line)
    for doctor in DOCTORS:
        mend = doctor(case, report)
        if mend is None:
            continue
        if mended.isdisjoint(mend):
            findings.take(report)
        if report.problems:  # a harmless Tab is mended without a word, and explains nothing that follows
            mended.update(mend)
        return {number: line for number, line in mend.items() if case.lines[number] != line}
    follower = not mended.isdisjoint((case.line, case.context_line, before(case.lines, case.line)))
    if not (follower and findings.stops):  # a file that cannot be read is never without an error
        say_unknown(case.lines, case.line, findings)
    return None


def say_unknown(lines: list[str], number: int, findings: Findings) -> None:
    """The sentence for a mistake that no doctor knows."""
    while number > 0 and not lines[number].strip():
        number -= 1
    above = before(lines, number)
    shown = f"`{dotted(lines[number])}`"
    message = f"Line {findings.number(number)} cannot be read: {shown}."
    if above is not None:
        message = (
            f"Line {findings.number(number)} does not fit with line {findings.number(above)}: "
            f"`{dotted(lines[above])}` and then {shown}{' (each dot is a space)' if '·' in shown else ''}."
        )
    fix = "Look at the spaces at the start, the space after each colon, and put unusual text in quotes."
    findings.add("yaml-unreadable", number, 0, message, fix)


def _mend_sentence(node: Node | None, lines: list[str], findings: Findings) -> Mend | None:
    """A file of `name:Hall` lines is one long text to YAML; with its spaces it is read as it was meant."""
    if not isinstance(node, Text) or node.quoted:
        return None
    first, last = node.line - findings.first_line, node.end_line - findings.first_line
    mend = {n: say_no_space(lines[n], n, findings) for n in range(first, last + 1)}
    return {number: line for number, line in mend.items() if line is not None}
