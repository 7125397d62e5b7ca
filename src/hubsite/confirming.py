"""A record was checked: its own file says so, in two lines, and every other byte of it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from hubsite.importing.edits import edited
from hubsite.importing.shelf import RECORD_ENDINGS, tree_in
from hubsite.importing.steps import Steps, Value
from hubsite.look import opened
from hubsite.model.dates import say_date
from hubsite.model.hub import Hub
from hubsite.model.likeness import did_you_mean
from hubsite.model.record import Citation, Record
from hubsite.own_files import content_of, put
from hubsite.problems import HubsiteError
from hubsite.read.files import read_text
from hubsite.read.yaml_tree import Fields, Items, Node, at
from hubsite.starting import in_yaml

_BYTE_ORDER_MARK = "\ufeff"
# The name of a field and its colon, with nothing but a comment behind them.
_NOTHING_SAID = re.compile(r"""["']?[a-z_]+["']?[ \t]*:(?=\s*(?:\s#.*)?$)""")


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A record to confirm: its full id, its name and file, where its facts were found, who checked it last."""

    key: str
    name: str
    file: str
    sources: tuple[Citation, ...]
    checked_by: str


def to_confirm(root: Path, names: Iterable[str], today: date, *, safe: bool = False) -> list[ToConfirm]:
    """The records of these names (`spaces/hall`, `hall`, or the path of a file), each once; nothing is written.

    Raises HubsiteError where there is none, where several may be meant, and where it is not the hub's own.
    """
    hub, _ = opened(root, today, safe=safe)
    found = {record.key: record for record in (_named(hub, name) for name in names)}
    return [_as_asked(record) for record in found.values()]


def confirm(root: Path, records: Iterable[ToConfirm], today: date, by: str = "") -> list[str]:
    """Write into the files of these records that they were checked today, by a role; "" keeps the one that is there.

    Gives the files that were written. Raises HubsiteError before the first of them if one cannot be changed.
    """
    before: dict[str, bytes] = {}
    texts: dict[str, str] = {}
    for record in records:
        if record.file not in before:
            before[record.file] = _exact_bytes(root, record.file)
            texts[record.file] = before[record.file].decode()
        texts[record.file] = _confirmed(texts[record.file], record, today, by or record.checked_by)
    for file, text in texts.items():
        put(root, file, text.encode(), before=before[file])
    return list(texts)


def _named(hub: Hub, name: str) -> Record:
    key = _key_of(name)
    known = [record for record in hub.records if key in (record.key, record.id)]
    if not known:
        raise _unknown(hub, name, key)
    if len(known) > 1:
        several = ", ".join(f"`{each.key}`" for each in known)
        raise HubsiteError(f"There are {len(known)} records called “{name}”.", fix=f"Write one of: {several}.")
    if not known[0].origin.file.startswith("content/"):
        message = f"“{known[0].key}” comes with a plugin: who keeps the plugin checks it for all hubs."
        raise HubsiteError(message, fix=f"To have a version of your own, type `hubsite pack copy {known[0].key}`.")
    return known[0]


def _key_of(name: str) -> str:
    """What a name says, however a shell or the explorer of Windows wrote it: `.\\content\\groups\\choir.yml`."""
    path = PurePosixPath(name.strip().replace("\\", "/").strip("/"))
    while "content" in path.parts[:-1]:
        path = path.relative_to(PurePosixPath(*path.parts[: path.parts.index("content") + 1]))
    return str(path.with_suffix("") if path.suffix in RECORD_ENDINGS else path)


def _unknown(hub: Hub, name: str, key: str) -> HubsiteError:
    keys = {record.key if "/" in key else record.id for record in hub.records}
    fix = did_you_mean(key, keys, otherwise="An id is the name of its folder and of its file: `spaces/hall`.")
    return HubsiteError(
        f"There is no record “{name}” here, or its file has an error.", fix=f"{fix} `hubsite check` tells of errors."
    )


def _as_asked(record: Record) -> ToConfirm:
    return ToConfirm(record.key, record.name, record.origin.file, record.sources, record.checked_by or "")


def _exact_bytes(root: Path, file: str) -> bytes:
    """What the file holds, its own line ends included."""
    content = content_of(root, file)
    if content is None or read_text(root, file)[1]:
        message = f"{file} was left alone, because it is a link or is not saved as UTF-8."
        raise HubsiteError(message, fix="`hubsite check` says how to mend it.")
    return content


def _confirmed(text: str, record: ToConfirm, today: date, by: str) -> str:
    said = {"checked": say_date(today, with_weekday=False), **({"checked_by": by} if by else {})}
    node = _tree(text, record.file)
    way = _way_to(node, record.key)
    text = _with_blanks_filled(text, at(node, way), said)
    node = _tree(text, record.file)
    changes: dict[Steps, Value] = {}
    additions: dict[Steps, Value] = {}
    for name, value in said.items():
        is_there = at(node, (*way, name)) is not None
        (changes if is_there else additions)[(*way, name)] = value
    new = edited(text, record.file, changes, additions)
    if new is None:
        lines = "\n".join(f"{name}: {in_yaml(value)}" for name, value in said.items())
        message = f"{record.file} is written in a way that cannot be changed by lines, so it was left alone."
        raise HubsiteError(message, fix=f"Write in it for {record.key}:\n{lines}")
    return new


def _tree(text: str, file: str) -> Node | None:
    return tree_in(text.removeprefix(_BYTE_ORDER_MARK), file)[0]


def _with_blanks_filled(text: str, node: Node | None, names: Iterable[str]) -> str:
    """A word behind the colon of these fields where nothing stands there, so that it can be changed."""
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    lines = text.removeprefix(mark).split("\n")
    for name in names:
        written = node.name(name) if isinstance(node, Fields) and node.get(name) in (None, "") else None
        blank = _NOTHING_SAID.match(lines[written.line - 1], written.column - 1) if written else None
        if written and blank:
            line = lines[written.line - 1]
            lines[written.line - 1] = f"{line[: blank.end()]} never{line[blank.end() :]}"
    return mark + "\n".join(lines)


def _way_to(node: Node | None, key: str) -> tuple[int, ...]:
    """Nowhere further for a file of its own; the number of its entry, where several records lie in one file."""
    if not isinstance(node, Items):
        return ()
    identity = key.rpartition("/")[2]
    return tuple(number for number, entry in enumerate(node) if str(at(entry, ("id",))) == identity)[:1]
