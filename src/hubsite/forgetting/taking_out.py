"""What one wish to be forgotten changes in a hub, worked out first and written afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hubsite.forgetting.cutting import cut
from hubsite.forgetting.left_over import Sighting, appearances, left_over
from hubsite.forgetting.person import Person
from hubsite.forgetting.rewriting import Rewriting, Way, ways_to
from hubsite.forgetting.whole import AsWritten
from hubsite.forgotten import FORGOTTEN, with_hashes
from hubsite.importing.shelf import tree_in
from hubsite.model.record import Record
from hubsite.outputs import Site
from hubsite.own_files import content_of, put, take_away
from hubsite.problems import HubsiteError
from hubsite.read.files import read_text, walk
from hubsite.read.links import TEXTS
from hubsite.read.tagged import without_tag
from hubsite.read.yaml_tree import Items, Node, at
from hubsite.shown_change import Change

_LISTS = (".yml", ".yaml")
_PARTS_OF_LIST = 2  # content/people.yml lists several, content/people/alex-ray.yml is one


@dataclass(frozen=True, slots=True)
class Forgetting:
    """All that one wish to be forgotten changes here, in the order in which it is written.

    `look_at` are places that may still mean the person, once the changes are made; `appeared` are the addresses at
    which the site has shown them, None where that cannot be known.
    """

    name: str
    changes: tuple[Change, ...]
    look_at: tuple[Sighting, ...]
    appeared: tuple[str, ...] | None

    @property
    def gone(self) -> tuple[str, ...]:
        """The files that are deleted."""
        return tuple(change.file for change in self.changes if change.after is None)


def forget(root: Path, written: AsWritten, site: Site | None, name: str, role: str, new_salt: bytes) -> Forgetting:
    """Work out what has to change to forget a person; nothing is written.

    `new_salt` are 16 bytes of chance, for a hub that has forgotten nobody yet. Raises HubsiteError where there is no
    such person, and where the place of their record in its file cannot be found.
    """
    record = written.person(name)
    role = " ".join(role.split())
    if not role:
        raise HubsiteError("Nothing would stand in place of the name.", fix='Write for example `--role "the clerk"`.')
    person = Person.of(record, role)
    found = sorted(_changes(root, written, person), key=lambda change: change.file == record.origin.file)
    if not found or found[-1].file != record.origin.file:
        raise _not_found(record, record.origin.file)
    changes = (*_with_hashes(root, record, new_salt), *found)
    after = {change.file: change.after for change in changes}
    shown = appearances(site, person) if site else None
    return Forgetting(record.name, changes, tuple(left_over(root, person, after)), shown)


def write(root: Path, forgetting: Forgetting) -> None:
    """Do it, each file in one step, the record last: whatever stops it half-way, it can be run again.

    Raises HubsiteError where a file is not as it was read, or the disk refuses.
    """
    for change in forgetting.changes:
        if change.after is not None:
            put(root, change.file, change.after, before=change.before)
        elif change.before is not None:
            take_away(root, change.file, before=change.before)


def _with_hashes(root: Path, record: Record, new_salt: bytes) -> Iterator[Change]:
    before = content_of(root, FORGOTTEN)
    after = with_hashes((before or b"").decode("utf-8", "replace"), record, new_salt).encode()
    if after != before:
        yield Change(FORGOTTEN, before, after)


def _changes(root: Path, written: AsWritten, person: Person) -> Iterator[Change]:
    ways = _ways(written, person.record)
    site_url = written.hub.config.site_url or ""
    for file in walk(root, "content")[0]:
        before = content_of(root, file) if PurePosixPath(file).suffix.lower() in TEXTS else None
        if before is None:
            continue
        rewriting = Rewriting(person, file, written.model_of(file), ways[file], site_url)
        after = _after(before, rewriting, is_text=not read_text(root, file)[1])
        if after != before:
            yield Change(file, before, after)


def _ways(written: AsWritten, record: Record) -> dict[str, frozenset[Way]]:
    """For each file, the fields in it by which other records refer to this one."""
    found: dict[str, frozenset[Way]] = defaultdict(frozenset)
    for mention in written.hub.mentions_of(record):
        value = getattr(mention.record, mention.field)
        found[mention.record.origin.file] |= frozenset(ways_to(record.key, value, (mention.field,)))
    return found


def _after(before: bytes, rewriting: Rewriting, *, is_text: bool) -> bytes | None:
    """What a file will hold; None for one that holds nothing but the record, or a translation of it."""
    file, record = rewriting.file, rewriting.person.record
    own = PurePosixPath(record.origin.file)
    is_own = without_tag(PurePosixPath(file))[0].with_suffix("") == own.with_suffix("")
    if is_own and len(own.parts) > _PARTS_OF_LIST:
        return None
    if not is_text:
        new = None
    elif is_own and file.endswith(_LISTS):
        new = _without_entry(before.decode(), file, record)
    else:
        new = before.decode()
    if new is None and file == record.origin.file:
        raise _not_found(record, file)
    return before if new is None else rewriting.of(new).encode() or None


def _without_entry(text: str, file: str, record: Record) -> str | None:
    """A file that lists several records, without one of them; "" if there is no other, None if it is not found."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    node, readable = tree_in(body, file)
    entries = node.values if readable and isinstance(node, Items) else ()
    own = [number for number, entry in enumerate(entries) if _is_entry_of(record, file, entry)]
    if len(own) != 1:
        return None
    new = "" if len(entries) == 1 else cut(body, file, (own[0],))
    return mark + new if new else new


def _is_entry_of(record: Record, file: str, entry: Node) -> bool:
    return at(entry, ("id",)) == record.id or (file, entry.line) == (record.origin.file, record.origin.line)


def _not_found(record: Record, file: str) -> HubsiteError:
    return HubsiteError(
        f"The place of “{record.key}” in {file} cannot be found for sure, so nothing was changed.",
        fix="Mend what `hubsite check` says of that file, or put the record into a file of its own: "
        f"content/{record.key}.yml. Then run the command again.",
    )
