"""A hub's own version of a record that comes with a plugin: copied, changed, and compared when the plugin moves on."""

# Facts that many hubs share must not be copied and forgotten: that is how they rot. So a copy remembers what it was
# made from, and `hubsite pack diff` says what has changed there since.

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hubsite.folders import write_tree
from hubsite.importing.yaml_out import record_text
from hubsite.look import load_plugins, packed_records
from hubsite.outputs import PackRecord
from hubsite.problems import HubsiteError
from hubsite.read.config import read_config
from hubsite.read.gather import gather

MEMORY = "pack"


def packed(root: Path, *, safe: bool = False) -> dict[str, PackRecord]:
    """Every record that plugins bring to this hub, by its full id, whether or not the hub has its own version."""
    config, problems = read_config(root)
    if config is None:
        raise HubsiteError(problems[0].message, fix=problems[0].fix)
    plugins = load_plugins(root, config, safe=safe)
    return {f"{record.folder}/{record.id}": record for record in packed_records(plugins, config)}


def copy_record(root: Path, key: str, *, safe: bool = False) -> str:
    """Write a packed record as a file of the hub, to be changed there; returns the file's path.

    Raises HubsiteError when there is no such record, or the hub has its own version already.
    """
    known = packed(root, safe=safe)
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1)
        fix = f"Did you mean `{near[0]}`?" if near else "`hubsite pack list` names all of them."
        raise HubsiteError(f"No plugin brings a record called '{key}'.", fix=fix)
    if own := own_versions(root).get(key):
        raise HubsiteError(f"This hub has its own version already: {own}.", fix="Change that file.")
    file = root / "content" / f"{key}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record_text(_plain(known[key].fields)), encoding="utf-8")
    _remember(root, key, known[key])
    return file.relative_to(root).as_posix()


def difference_lines(root: Path, *, safe: bool = False) -> Iterator[str]:
    """What plugins changed in records of which the hub has its own version, one paragraph for each."""
    known, own = packed(root, safe=safe), own_versions(root)
    for key in sorted(known.keys() & own.keys()):
        base = _remembered(root, known[key].plugin).get(key)
        if base is None:
            yield f"{own[key]}: your own version; it was not made with `hubsite pack copy`, so changes cannot be told."
            continue
        changes = list(_changes(base, _plain(known[key].fields)))
        yield f"{own[key]}: {'nothing has changed in the pack' if not changes else 'changed in the pack since'}"
        yield from (f"    {change}" for change in changes)


def accept(root: Path, key: str, *, safe: bool = False) -> None:
    """Take note that the hub's own version was compared with the pack as it is now."""
    known = packed(root, safe=safe)
    if key not in known or key not in own_versions(root):
        raise HubsiteError(
            f"This hub has no version of its own of '{key}'.", fix="`hubsite pack diff` lists those it has."
        )
    _remember(root, key, known[key])


def own_versions(root: Path) -> dict[str, str]:
    """The file of every record of the hub itself, by its full id."""
    from hubsite.kinds import BUILT_IN

    drafts = gather(root, BUILT_IN).drafts
    return {f"{draft.kind.folder}/{draft.id}": draft.file for draft in drafts if draft.kind}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if was is None:
            yield f"`{name}` is new: {_short(now)}"
        elif now is None:
            yield f"`{name}` was taken out: {_short(was)}"
        else:
            yield f"`{name}` was {_short(was)}, and is now {_short(now)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"“{text if len(text) <= 200 else text[:199] + '…'}”"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value)


def _memory(root: Path, plugin: str) -> Path:
    return root / MEMORY / f"{plugin}.json"


def _remembered(root: Path, plugin: str) -> dict[str, Any]:
    file = _memory(root, plugin)
    try:
        return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}
    except ValueError as error:
        fix = f"Bring it back with git, or delete it; then `hubsite pack diff` starts anew. ({error})"
        raise HubsiteError(f"'{MEMORY}/{plugin}.json' is damaged.", fix=fix) from None


def _remember(root: Path, key: str, record: PackRecord) -> None:
    whole = {**_remembered(root, record.plugin), key: _plain(record.fields)}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    others = {path.name: path.read_bytes() for path in sorted((root / MEMORY).glob("*.json"))}
    (root / MEMORY).mkdir(exist_ok=True)
    write_tree(root / MEMORY, {**others, f"{record.plugin}.json": text.encode()})
