"""Problems told: as text for people, as JSON for tools, as annotations and a summary for GitHub."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from typing import TYPE_CHECKING

from hubsite.few_of_many import chosen
from hubsite.problems import Problem, Severity, Source

# Where nothing has changed, a command says so without loading how hubsite reads dates.
if TYPE_CHECKING:
    from hubsite.model.said_back import SaidBack

# Meetings whose dates are said back: who wants them all asks for them.
MOST_MEETINGS = 10
# GitHub shows ten annotations of a severity for one step; the rest stands in the summary.
MOST_ANNOTATIONS = 10
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# Of these GitHub makes links by itself; what stands in backticks it leaves alone.
_BARE = re.compile(r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=@)", re.IGNORECASE)
_CODE = re.compile(r"(`[^`]*`)")
_NO_SPACE = "\u200b"
_COMMAND = re.compile(r"^(?=\s*(?:::|##\[))")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
Paint = Callable[[str, str], str]


def plain(_style: str, text: str) -> str:
    """No colour: the text as it is."""
    return text


def as_text(problems: Sequence[Problem], paint: Paint = plain) -> str:
    """Problems in order of file and line, each with its cure; `paint(style, text)` may add colour.

    At most 200, errors before warnings before advice; of the same mistake in one file a few, and of the same advice.
    """
    lines: list[str] = []
    for shown in chosen(problems):
        problem = shown.problem
        place = paint("place", clean(str(problem.source))) + "  " if problem.source else ""
        severity = paint(problem.severity.value, problem.severity.value)
        lines.append(f"{place}{severity}  {clean(problem.message)}  [{problem.code}]")
        lines += [f"    {clean(line)}" for line in _cure(problem).splitlines()]
        lines += [f"    … and {others}" for others in shown.others]
    if left := _left_out(problems):
        lines.append(f"… and {left} more.")
    return "\n".join([*lines, ""]) if lines else ""


def _cure(problem: Problem) -> str:
    """What to do, and whether the machine can do it."""
    return f"{problem.fix} `hubsite fix` can do it.".lstrip() if problem.mends else problem.fix


def dates_as_text(said: Sequence[SaidBack], more: int = 0, paint: Paint = plain) -> str:
    """How the dates of meetings were read, two lines for each; `more` meetings are only counted."""
    lines: list[str] = []
    for each in said:
        lines += [f"{paint('place', clean(each.file))}  {clean(each.rule)}", f"    {clean(each.dates)}"]
    lines += [f"… and {more} more: `hubsite check --dates`"] if more > 0 else []
    return "\n".join([*lines, ""]) if lines else ""


def _left_out(problems: Sequence[Problem]) -> int:
    return len(problems) - sum(1 + len(shown.here) + shown.more for shown in chosen(problems))


def clean(text: str) -> str:
    """Text that cannot steer a terminal: control and direction characters become dots, line breaks spaces.

    Nor GitHub, which takes a line of a log that starts with `::` or `##[` for a command.
    """
    return _COMMAND.sub("·", _CONTROL.sub("·", text.replace("\n", " ")))


def count(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 warning`, or `no problems`."""
    counts = Counter(problem.severity for problem in problems)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
    said = [_many(counts[severity], word) for severity, word in words.items() if counts[severity]]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) or "no problems"


def what_next(problems: Sequence[Problem], explained: Container[str]) -> str:
    """Where to read more of the first problem whose code is explained; and that an error hides what comes after it."""
    code = next((problem.code for problem in problems if problem.code in explained), "")
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    said = (
        f"`hubsite explain {code}` says more." if code else "",
        "Without errors, more is looked at." if errors else "",
    )
    return " ".join(filter(None, said))


def _many(number: int, word: str) -> str:
    if number == 1:
        return f"1 {word}"
    return f"{number} pieces of advice" if word.startswith("piece") else f"{number} {word}s"


def as_json(problems: Sequence[Problem]) -> str:
    """`{"problems": [{code, severity, message, fix, file, line, column, plugin, mendable}]}`."""
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "fix": problem.fix,
            "file": problem.source.file if problem.source else "",
            "line": problem.source.line if problem.source else 0,
            "column": problem.source.column if problem.source else 0,
            "plugin": problem.plugin,
            "mendable": bool(problem.mends),
        }
        for problem in problems
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that put each problem at its line of a pull request: errors first, ten of a severity."""
    return "".join(f"{line}\n" for severity in Severity for line in _annotations(problems, severity))


def _annotations(problems: Sequence[Problem], severity: Severity) -> Iterator[str]:
    for problem in [each for each in problems if each.severity is severity][:MOST_ANNOTATIONS]:
        source = problem.source or Source("content/hub.yml")
        place = {
            "file": source.file,
            "line": source.line or 1,
            "col": source.column or 1,
            "title": problem.code,
        }
        named = ",".join(f"{name}={_escaped(_CONTROL.sub('·', str(value)), ':,')}" for name, value in place.items())
        words = f"{problem.message} {problem.fix}".strip()
        yield f"::{_GITHUB[severity]} {named}::{_escaped(_CONTROL.sub('·', words))}"


def _escaped(text: str, also: str = "") -> str:
    """Percent-escapes, so that content cannot start a workflow command of its own."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{also}" else letter for letter in text)


def as_summary(problems: Sequence[Problem]) -> str:
    """Markdown for the summary of a GitHub job, which holds 1 MB: the chosen problems as rows of a table."""
    rows = [
        f"| {_cell(str(each.source or ''))} | {each.severity} | {_cell(each.message)} | {_cell(each.fix)} |"
        for each in (shown.problem for shown in chosen(problems))
    ]
    if left := len(problems) - len(rows):
        rows.append(f"| | | … and {left} more | `hubsite check` names them. |")
    table = ["| where | | what is wrong | what to do |", "| --- | --- | --- | --- |", *rows] if rows else []
    return "\n".join([f"## hubsite found {count(problems)}", "", *table, ""])


def _cell(text: str) -> str:
    """Words, not Markdown: no tag, no link, no picture from elsewhere. What stands in backticks may be code.

    A space without width breaks bare addresses: they read as before, and cannot be pressed.
    """
    words = clean(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("](", "]\\(")
    # Two backticks together could pair with others in ways of their own; then nothing counts as code.
    pieces = [words] if "``" in words else _CODE.split(words)
    return "".join(piece if place % 2 else _BARE.sub(_NO_SPACE, piece) for place, piece in enumerate(pieces))
