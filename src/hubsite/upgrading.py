"""`hubsite upgrade`: a hub that an older hubsite made, brought to today's; what people changed stays as it is."""

# Of each file that hubsite writes for a hub it remembers a mark, in `.vscode/hubsite.json`. A file that has it still
# is as hubsite left it and may be renewed; any other belongs to whoever changed it.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hubsite.folders import check_paths
from hubsite.kinds import Kind
from hubsite.look import kinds_of, load_plugins
from hubsite.own_files import content_of, is_own, put, refuse_change
from hubsite.problems import HubsiteError
from hubsite.read.config import FILE, config_of
from hubsite.read.files import read_text
from hubsite.shown_change import Change
from hubsite.starting import modeline
from hubsite.written_by_us import MACHINE, MEMORY, Memory, digest, kept_files, owner_and_name

_MODELINE = b"# yaml-language-server:"
# Only comments and empty lines may stand above it.
_DIRECTIVE = re.compile(r"\A(?:[ \t]*(?:#.*)?\n)*%")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What brings a hub to today's: steps, and the files that are left because a person changed or deleted them.

    `machine` is the `OWNER/NAME` that the workflows call, where only the hub says so: "" for hubsite's own, and for the
    one that was asked for.
    """

    root: Path
    steps: tuple[Change, ...]
    left: tuple[str, ...]
    machine: str = ""

    def make(self) -> None:
        """Write every file. Raises HubsiteError before the first of them where one cannot be written."""
        check_paths(step.file for step in self.steps)
        for step in self.steps:
            refuse_change(self.root, step.file, step.before)
        for step in self.steps:
            put(self.root, step.file, step.after or b"", before=step.before)


def upgrade_of(root: Path, *, machine: str = "", safe: bool = False) -> Upgrade:
    """What there is to do in a hub. Raises HubsiteError for a folder that is no hub, and a machine that is none."""
    config = config_of(root)
    kinds, _ = kinds_of(load_plugins(root, config, safe=safe))
    memory = Memory.read(root)
    calls = owner_and_name(machine) if machine else _remembered(memory)
    today = kept_files(kinds, calls)
    steps, left = [], []
    for path, content in today.items():
        step = _step(root, path, content, memory)
        steps += [step] if step else []
        left += [path] if not step and not _is_todays(root, path, content) else []
    known = replace(memory, machine=calls, files={**memory.files, **_marks(today, left)})
    steps += [*_memory_step(root, known), *_with_modelines(root, kinds)]
    within = [step for step in steps if is_own(root, step.file)]
    left += [step.file for step in steps if step not in within]
    return Upgrade(root, tuple(within), tuple(left), "" if machine or calls == MACHINE else calls)


def _remembered(memory: Memory) -> str:
    """The machine that the hub's own files name. Whoever may change them could name any, so it is looked at."""
    try:
        return owner_and_name(memory.machine)
    except HubsiteError as error:
        fix = "Add `--machine` and where hubsite itself is kept, like `--machine owner/hubsite`."
        raise HubsiteError(f"{MEMORY} says where hubsite is kept, but {error.message}", fix=fix) from error


def _step(root: Path, path: str, content: bytes, memory: Memory) -> Change | None:
    """Write what is new or as hubsite left it; nothing where a person changed the file, or took it away."""
    if _is_todays(root, path, content):
        return None
    before = content_of(root, path)
    if before is None:
        return None if path in memory.files else Change(path, None, content)
    return Change(path, before, content) if digest(before) == memory.files.get(path) else None


def _is_todays(root: Path, path: str, content: bytes) -> bool:
    found = content_of(root, path)
    return found is not None and digest(found) == digest(content)


def _marks(today: dict[str, bytes], left: list[str]) -> dict[str, str]:
    return {path: digest(content) for path, content in today.items() if path not in left}


def _memory_step(root: Path, memory: Memory) -> list[Change]:
    before, after = content_of(root, MEMORY), memory.as_file()
    return [] if before is not None and digest(before) == digest(after) else [Change(MEMORY, before, after)]


def _with_modelines(root: Path, kinds: Iterable[Kind]) -> Iterator[Change]:
    """The line by which editors know the fields, in every YAML file that has none."""
    places = [(FILE, modeline("../.vscode/schemas/hub.json"))]
    for kind in kinds:
        own, files = (modeline(f"{up}.vscode/schemas/{kind.folder}.json") for up in ("../", "../../"))
        places += [(f"content/{kind.folder}.yml", own)]
        found = sorted((root / "content" / kind.folder).glob("*.yml"))
        names = [path.name for path in found if "." not in path.stem]  # a translation has other fields
        places += [(f"content/{kind.folder}/{name}", files) for name in names]
    for file, line in places:
        before = content_of(root, file)
        if before is not None and _MODELINE not in before and _can_have_a_first_line(root, file):
            yield Change(file, before, _with_first_line(before, line))


def _can_have_a_first_line(root: Path, file: str) -> bool:
    """Not a file of another encoding, which the line would spoil, nor one that begins with a directive like `%YAML`."""
    text, problems = read_text(root, file)
    return text is not None and not problems and not _DIRECTIVE.search(text)


def _with_first_line(content: bytes, line: str) -> bytes:
    """The file as it is, its kind of line ends included, below one more line."""
    mark = _BYTE_ORDER_MARK if content.startswith(_BYTE_ORDER_MARK) else b""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    return mark + line.encode() + end + content.removeprefix(mark)
