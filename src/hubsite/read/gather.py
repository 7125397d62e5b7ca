"""Every record and page as it lies in content/, before anything is checked: its kind, id and fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hubsite.kinds import Kind
from hubsite.misshapen import spellings
from hubsite.model.references import slug
from hubsite.model.text_page import PageFields
from hubsite.problems import Problem
from hubsite.read import misfiled
from hubsite.read.files import read_text, walk
from hubsite.read.front_matter import split
from hubsite.read.misfiled import ID
from hubsite.read.pack import PackSheet
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Items, Text

RECORD_ENDINGS = {".md", ".yml", ".yaml"}
PUBLISHED = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf"}
HUB_FILE = PurePosixPath("hub.yml")


@dataclass(frozen=True, slots=True)
class Draft:
    """A record (with its kind) or a page (without) that was found; `sheet` is None if it could not be read."""

    id: str
    file: str
    kind: Kind | None
    sheet: Sheet | PackSheet | None

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line at which it begins."""
        return self.file, self.sheet.source(()).line if self.sheet else 0


@dataclass(slots=True)
class Gathered:
    """Everything found in content/."""

    drafts: list[Draft] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def gather(root: Path, kinds: Iterable[Kind]) -> Gathered:
    """Find and parse every file of content/; nothing that goes wrong in one file touches another."""
    by_folder = {kind.folder: kind for kind in kinds}
    found = Gathered()
    files, problems = walk(root, "content")
    found.problems += problems
    for file in files:
        path = PurePosixPath(file).relative_to("content")
        if path != HUB_FILE:
            _sort_in(root, path, file, by_folder, found)
    found.problems += _twice(found.drafts)
    return found


def _sort_in(root: Path, path: PurePosixPath, file: str, kinds: Mapping[str, Kind], found: Gathered) -> None:
    ending, at_top = path.suffix.lower(), len(path.parts) == 1
    kind = None if at_top else kinds.get(path.parts[0])
    listed = kinds.get(path.stem) if at_top else None
    if ending in PUBLISHED:
        found.media.append(file)
    elif ending not in RECORD_ENDINGS:
        found.problems.append(misfiled.unused(path, file))
    elif at_top and path.stem.lower() == HUB_FILE.stem and ending != ".md":
        found.problems.append(misfiled.hub_file_name(path, file))
    elif kind and len(path.parts) == 2:
        found.drafts.append(_one(root, path, file, kind, found.problems))
    elif listed and ending != ".md":
        found.drafts += _many(root, path, file, listed, found.problems)
    elif ending == ".md" and not kind and not listed:
        found.drafts.append(_page(root, path, file, kinds, found.problems))
    else:
        found.problems.append(misfiled.misplaced(path, file, kind, kinds))


def _one(root: Path, path: PurePosixPath, file: str, kind: Kind, problems: list[Problem]) -> Draft:
    name = path.relative_to(path.parts[0])
    bad = misfiled.bad_name(name, file)
    problems += [bad] if bad else []
    identity = path.stem if ID.fullmatch(path.stem) else slug(path.stem) or path.stem
    return Draft(identity, file, kind, _sheet(root, file, kind, problems))


def _page(root: Path, path: PurePosixPath, file: str, kinds: Mapping[str, Kind], problems: list[Problem]) -> Draft:
    """A page; in a folder like `meeting/` it is more likely a record that lies in the wrong place."""
    identity = "/".join(part if ID.fullmatch(part) else slug(part) or part for part in path.with_suffix("").parts)
    sheet = _sheet(root, file, None, problems)
    near = misfiled.like_a_kind(path.parts[0], kinds) if len(path.parts) > 1 else ""
    if near:
        is_record = sheet is not None and not spellings(PageFields).keys() >= set(sheet.data)
        problems.append(misfiled.page_or_record(path, file, near, is_record=is_record))
        return Draft(identity, file, None, None if is_record else sheet)
    bad = misfiled.bad_name(path, file)
    problems += [bad] if bad else []
    return Draft(identity, file, None, sheet)


def _sheet(root: Path, file: str, kind: Kind | None, problems: list[Problem]) -> Sheet | None:
    text, trouble = read_text(root, file)
    problems += trouble
    if text is None:
        return None
    prose: Text | None = None
    if file.lower().endswith(".md"):
        node, body, line, trouble = split(text, file)
        prose = Text(body, line, 1) if body.strip() else None
        if node is None and not trouble and not kind:
            node = Fields.empty(1, 1)
    else:
        node, trouble = read_yaml(text, file)
    problems += trouble
    if not isinstance(node, Fields):
        problems += [] if trouble else [misfiled.no_record(file, kind, node, prose=prose is not None)]
        return None
    if prose is not None and kind and "description" in node:
        problems.append(misfiled.said_twice(file, prose.line))
    return Sheet(node, file, prose)


def _many(root: Path, path: PurePosixPath, file: str, kind: Kind, problems: list[Problem]) -> Iterator[Draft]:
    bad = misfiled.bad_name(path, file)
    problems += [bad] if bad else []
    text, trouble = read_text(root, file)
    problems += trouble
    if text is None:
        return
    node, trouble = read_yaml(text, file)
    problems += trouble
    if not isinstance(node, Items):
        problems += [] if trouble else [misfiled.no_list(file, kind, node)]
        return
    for entry in node:
        if not isinstance(entry, Fields):
            problems.append(misfiled.no_entry(file, entry))
            continue
        written = entry.get("id")
        if not isinstance(written, Text) or not ID.fullmatch(written):
            problems.append(misfiled.no_id(file, entry, written))
        identity = str(written or entry.get("name") or entry.get("title") or "")
        identity = identity if ID.fullmatch(identity) else slug(identity) or f"line {entry.line}"
        yield Draft(identity, file, kind, Sheet(entry, file, leave_out=frozenset({"id"})))


def _twice(drafts: Iterable[Draft]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        name = draft.id if draft.kind else draft.id.removesuffix("/index")
        before = first.setdefault((draft.kind.folder if draft.kind else "", name.casefold()), draft)
        if before is not draft:
            yield misfiled.same_id(before.place, draft.place, name)
