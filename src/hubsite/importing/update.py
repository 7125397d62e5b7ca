"""A record that was imported before, met again: what the table changed is changed, what people changed stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hubsite.importing.edits import edited
from hubsite.importing.record import Known
from hubsite.importing.shelf import tree_of
from hubsite.importing.steps import Steps, Value, place_in
from hubsite.read.files import read_text
from hubsite.read.yaml_tree import Items, Node, Text, at, find


@dataclass(slots=True)
class Update:
    """What is to be done with one record: new bytes for its file (None: nothing), what to remember, what to tell."""

    new: bytes | None = None
    values: dict[str, Value] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def update(root: Path, file: str, fields: list[Known], before: dict[str, Value], mapped: set[str]) -> Update:
    """Compare what the table says with what was written (`before`) and with what the file says now.

    `mapped` are the names of the fields that the table speaks of at all, without the numbers in them.
    """
    done = Update(values=dict(before))
    node, readable = tree_of(root, file)
    if not readable or node is None:
        done.kept.append(f"{file} cannot be read as it is, so it was left alone. `hubsite check` says what to mend.")
        return done
    changes: dict[Steps, Known] = {}
    additions: dict[Steps, Known] = {}
    for each in fields:
        _sort_in(each, node, file, done, changes, additions)
    said = {each.name for each in fields}
    for name in sorted(before.keys() - said):
        if plain_name(name) in mapped:
            done.gone.append(f"{file}: `{name}` ({_short(before[name])}).")
    if changes or additions:
        _write(root, file, changes, additions, done)
    return done


def _sort_in(
    each: Known, node: Node, file: str, done: Update, changes: dict[Steps, Known], additions: dict[Steps, Known]
) -> None:
    was, now = done.values.get(each.name), _value(node, each.steps)
    if now == each.value:
        done.values[each.name] = each.value
    elif was is None and now is None:
        additions[each.steps] = each
    elif was is None:
        done.kept.append(f"{_at(node, each, file)}: `{each.name}` was not imported ({_differs(each)}).")
    elif now is None:
        done.kept.append(f"{file}: `{each.name}` was taken out since ({_differs(each)}).")
    elif now == was:
        changes[each.steps] = each
    else:
        done.kept.append(f"{_at(node, each, file)}: `{each.name}` was edited since ({_differs(each)}).")


def _write(root: Path, file: str, changes: dict[Steps, Known], additions: dict[Steps, Known], done: Update) -> None:
    text = _exact_text(root, file)
    new = text and edited(
        text,
        file,
        {steps: each.value for steps, each in changes.items()},
        {s: each.value for s, each in additions.items()},
    )
    for each in (*changes.values(), *additions.values()):
        if new:
            done.values[each.name] = each.value
        else:
            done.kept.append(
                f"{file}: `{each.name}` could not be changed in its place; do it by hand ({_differs(each)})."
            )
    done.new = new.encode() if new else None


def _exact_text(root: Path, file: str) -> str | None:
    """The text with its own line ends; None for a link, or an encoding that is not UTF-8."""
    path = root / file
    if read_text(root, file)[1] or path.is_symlink():
        return None
    return path.read_bytes().decode()


def _value(node: Node, steps: Steps) -> Value | None:
    place = place_in(node, steps)
    found = at(node, place) if len(place) == len(steps) else None
    if isinstance(found, Text):
        return found.strip()
    if isinstance(found, Items):
        return tuple(str(entry).strip() for entry in found if isinstance(entry, Text))
    return None if found is None else ""


def _at(node: Node, each: Known, file: str) -> str:
    return f"{file}, line {find(node, place_in(node, each.steps))[0]}"


def _differs(each: Known) -> str:
    return f"{each.cell.where} says {_short(each.value)}"


def _short(value: Value) -> str:
    text = ", ".join(value) if isinstance(value, tuple) else value
    return f"'{text if len(text) <= 80 else text[:79] + '…'}'"


def plain_name(name: str) -> str:
    """`memberships.0.post` and `posts[Altrincham].label` as the plan would name them, whichever entry is meant."""
    start, bracket, rest = name.partition("[")
    whole = f"{start}.+{rest.rpartition(']')[2]}" if bracket else start
    return ".".join("#" if part.isdecimal() or part == "+" else part for part in whole.split("."))
