"""The tick list as text for a terminal, and as Markdown for an issue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from .tasks import Task

Grouped = Mapping[str, list[Task]]
_NOTHING = "Nothing is due to be checked."
# GitHub takes 65,536 letters in one issue.
_MOST_LETTERS = 60_000
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def _text(groups: Grouped) -> str:
    return "\n\n".join(_group(role, tasks) for role, tasks in groups.items()) or _NOTHING


def _group(role: str, tasks: list[Task]) -> str:
    return "\n".join([f"{role} ({len(tasks)})", *(line for task in tasks for line in _lines(task))])


def _lines(task: Task) -> Iterator[str]:
    yield f"  [ ] {task.name}: {task.state}"
    yield f"      Check {task.what}."
    yield from (f"      Source: {address}" for _title, address in task.sources)
    yield f"      Then type: hubsite confirm {task.key}"
    yield f"      Or change: {task.edit or task.file}"


def _markdown(groups: Grouped) -> str:
    if not groups:
        return _NOTHING
    said, left_out = "", 0
    for role, tasks in groups.items():
        heading = f"## {_plain(role)}\n\n"
        for task in tasks:
            more = heading + _item(task)
            if len(said) + len(more) > _MOST_LETTERS:
                left_out += 1
                continue
            said, heading = f"{said}{more}", ""
        said = f"{said.rstrip()}\n\n"
    last = f"{left_out} more did not fit: `hubsite due` lists all." if left_out else ""
    return f"{said}{last}".rstrip()


def _item(task: Task) -> str:
    sources = ", ".join(f"[{_plain(title)}](<{address}>)" for title, address in task.sources)
    where = f" Sources: {sources}." if sources else ""
    edit = f"[change the file](<{task.edit}>)" if task.edit else f"change `{task.file}`"
    return (
        f"- [ ] **{_plain(task.name)}**: {task.state} Check {task.what}.{where}"
        f" Then run `hubsite confirm {task.key}` or {edit}.\n"
    )


def _plain(text: str) -> str:
    """Words without any meaning in Markdown; nobody on GitHub is called by an @ in them."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split())).replace("@", "&#64;")


FORMS: Mapping[str, Callable[[Grouped], str]] = {"text": _text, "markdown": _markdown}
