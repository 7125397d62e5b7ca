"""From drafts to a hub: every record checked against its kind, every reference against what exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType

from hubsite.checking import check
from hubsite.kinds import Kind
from hubsite.language import spoken
from hubsite.model.hub import Hub, HubConfig
from hubsite.model.mistakes import Reading
from hubsite.model.power import Body, Person
from hubsite.model.record import Record
from hubsite.model.references import nearest
from hubsite.model.text_page import PageFields, TextPage
from hubsite.outputs import PackRecord
from hubsite.problems import Problem, Severity, Source
from hubsite.read.gather import Draft, Gathered, gather
from hubsite.read.kept import KEPT
from hubsite.read.pack import PackSheet
from hubsite.read.prose import prose_problems
from hubsite.read.root_cause import slips_as_one, without_followers
from hubsite.read.sheet import Sheet
from hubsite.read.translations import Originals, read_translations
from hubsite.read.yaml_findings import once_per_file


def read_hub(
    root: Path, config: HubConfig, kinds: tuple[Kind, ...], today: date, packed: Iterable[PackRecord] = ()
) -> tuple[Hub, list[Problem]]:
    """The hub in a folder, with every problem of every file. Records with errors are left out of it.

    `packed` are records that come with plugins; the hub's own of the same folder and id take their place.
    """
    with KEPT.reading():
        return _read(root, config, kinds, today, packed)


def _read(
    root: Path, config: HubConfig, kinds: tuple[Kind, ...], today: date, packed: Iterable[PackRecord]
) -> tuple[Hub, list[Problem]]:
    found = gather(root, kinds, config.languages)
    problems = found.problems
    if not found.drafts and not problems and not packed:
        problems.append(_nothing_yet())
    found.drafts += _from_plugins(packed, kinds, found.drafts, problems)
    reading = _reading(kinds, found)
    records = list(_records(found.drafts, reading, problems))
    pages = list(_pages(found.drafts, reading, problems))
    problems += _posts_that_are_not(records, found.drafts)
    originals = Originals.of(found.drafts, config, records, pages)
    hub = Hub(
        config=config,
        today=today,
        records=tuple(records),
        pages=tuple(pages),
        media=tuple(found.media),
        shelf_lives=MappingProxyType({kind.folder: kind.shelf_life for kind in kinds}),
        labels=MappingProxyType({kind.folder: kind.labels.said_in(config.languages[0]) for kind in kinds}),
        translations=read_translations(found, originals, reading, problems),
    )
    return hub, slips_as_one(once_per_file(problems))


def _from_plugins(
    packed: Iterable[PackRecord], kinds: Iterable[Kind], drafts: Iterable[Draft], problems: list[Problem]
) -> list[Draft]:
    by_folder = {kind.folder: kind for kind in kinds}
    own = {(draft.kind.folder, draft.id) for draft in drafts if draft.kind}
    taken: dict[tuple[str, str], PackRecord] = {}
    for record in packed:
        key = (record.folder, record.id)
        if record.folder not in by_folder or key in taken:
            problems.append(_cannot_be_packed(record, taken.get(key)))
        elif key not in own:
            taken[key] = record
    return [Draft(each.id, each.file, by_folder[each.folder], PackSheet(each)) for each in taken.values()]


def _cannot_be_packed(record: PackRecord, other: PackRecord | None) -> Problem:
    message = (
        f"The plugins '{other.plugin}' and '{record.plugin}' both bring {record.folder}/{record.id}."
        if other
        else f"The plugin '{record.plugin}' brings a record of the kind '{record.folder}', which does not exist."
    )
    fix = "Take one of the plugins out of content/hub.yml, or tell its author."
    return Problem(code="packed-record", message=message, fix=fix, source=Source(record.file))


def _reading(kinds: Iterable[Kind], found: Gathered) -> Reading:
    """All ids are known before any file is checked, those of broken files too: one mistake is one problem.

    Of a broken list, it is known that there may be more.
    """
    reading = Reading(
        ids={kind.folder: set() for kind in kinds},
        labels={kind.folder: kind.singular for kind in kinds},
        unread=found.unread,
    )
    for draft in found.drafts:
        if draft.kind:
            reading.ids[draft.kind.folder].add(draft.id)
    return reading


def _known(reading: Reading) -> object:
    """The very same thing as long as there is the same to refer to: all that a check knows beside the sheet."""
    return KEPT.same("known", (reading.ids, reading.labels, reading.unread, spoken()), object)


def _records(drafts: Iterable[Draft], reading: Reading, problems: list[Problem]) -> Iterator[Record]:
    seen, known = set(), _known(reading)
    before = tuple(problems)
    for draft in drafts:
        if draft.kind is None or draft.sheet is None or (draft.kind.folder, draft.id) in seen:
            continue
        seen.add((draft.kind.folder, draft.id))
        record, trouble = _record(draft, draft.kind, draft.sheet, reading, known)
        problems += without_followers(trouble, before) if trouble else ()
        if record is not None:
            problems += prose_problems(record, draft.sheet)
            yield record


def _record(
    draft: Draft, kind: Kind, sheet: Sheet | PackSheet, reading: Reading, known: object
) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record of a draft in its place; made anew only if its sheet is another, or what there is to refer to."""

    def checked() -> tuple[Record | None, tuple[Problem, ...]]:
        record, trouble = check(kind.model, sheet, reading)
        return record.placed(draft.origin) if record else None, tuple(trouble)

    if not isinstance(sheet, Sheet):  # what comes with a plugin is compared by what it says, not by its lines
        return checked()
    return KEPT.same(("record", kind.folder, draft.id), (sheet, kind, known), checked)


def _pages(drafts: Iterable[Draft], reading: Reading, problems: list[Problem]) -> Iterator[TextPage]:
    known = _known(reading)
    for draft in drafts:
        if draft.kind is not None or draft.sheet is None:
            continue
        fields, trouble = _page_fields(draft, draft.sheet, reading, known)
        problems += trouble
        if fields is not None:
            problems += prose_problems(fields, draft.sheet)
            address = "" if draft.id == "index" else f"{draft.id.removesuffix('/index')}/"
            yield TextPage.of(fields, address, draft.origin)


def _page_fields(
    draft: Draft, sheet: Sheet | PackSheet, reading: Reading, known: object
) -> tuple[PageFields | None, list[Problem]]:
    return KEPT.same(("page", draft.file), (sheet, known), lambda: check(PageFields, sheet, reading))


def _nothing_yet() -> Problem:
    return Problem(
        code="no-records",
        severity=Severity.ADVICE,
        message="There is nothing in content/ yet but hub.yml.",
        fix="Make a first record, for example content/groups/singers.yml with the lines `name:` and `summary:`.",
        source=Source("content/hub.yml"),
    )


def _posts_that_are_not(records: list[Record], drafts: list[Draft]) -> Iterator[Problem]:
    """People name posts by the ids that their body gives them; nothing else could check that."""
    posts = {body.key: {post.id for post in body.posts} for body in records if isinstance(body, Body)}
    files = {record.key: record.origin.file for record in records}
    sheets = {(draft.kind.folder, draft.id): draft.sheet for draft in drafts if draft.kind and draft.sheet}
    for person in records:
        if not isinstance(person, Person):
            continue
        for place, membership in enumerate(person.memberships):
            known = posts.get(membership.body)
            if known is None or membership.post is None or membership.post in known:
                continue
            near = nearest(membership.post, {"posts": {name for name in known if name}}, ("posts",))
            fix = f"Did you mean `{near[0]}`?" if near else f"Add it to {files[membership.body]}, under `posts:`."
            sheet = sheets.get((person.folder, person.id))
            source = sheet.source(("memberships", place, "post")) if sheet else Source(person.origin.file)
            message = f"'{membership.body.id}' has no post called '{membership.post}'."
            yield Problem(code="unknown-post", message=message, fix=fix, source=source)
