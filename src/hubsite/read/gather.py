"""Every record and page as it lies in content/, before anything is checked: its kind, id and fields."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hubsite.kinds import Kind
from hubsite.model.references import slug
from hubsite.problems import Problem, Severity, Source
from hubsite.read.files import read_text, walk
from hubsite.read.front_matter import split
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Items, Text

ID = re.compile(r"[a-z0-9-]{1,80}")
RECORD_ENDINGS = {".md", ".yml", ".yaml"}
PUBLISHED = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A record (with its kind) or a page (without) that was found; `sheet` is None if it could not be read."""

    id: str
    file: str
    kind: Kind | None
    sheet: Sheet | None


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
        if str(path) != "hub.yml":
            _sort_in(root, path, file, by_folder, found)
    found.problems += _twice(found.drafts)
    return found


def _sort_in(root: Path, path: PurePosixPath, file: str, kinds: Mapping[str, Kind], found: Gathered) -> None:
    kind = kinds.get(path.parts[0]) if len(path.parts) > 1 else None
    listed = kinds.get(path.stem) if len(path.parts) == 1 else None
    if path.suffix.lower() in PUBLISHED:
        found.media.append(file)
    elif path.suffix not in RECORD_ENDINGS:
        found.problems.append(_unused(file))
    elif kind and len(path.parts) == 2:
        found.drafts.append(_one(root, path, file, kind, found.problems))
    elif listed and path.suffix != ".md":
        found.drafts += _many(root, file, listed, found.problems)
    elif path.suffix == ".md" and not kind:
        found.problems += _perhaps_a_kind(path, file, kinds)
        found.drafts.append(_one(root, path, file, None, found.problems))
    else:
        found.problems.append(_misplaced(path, file, kind, kinds))


def _one(root: Path, path: PurePosixPath, file: str, kind: Kind | None, problems: list[Problem]) -> Draft:
    identity = path.stem if kind else str(path.with_suffix(""))
    parts = [path.stem] if kind else [*path.parts[:-1], path.stem]
    if not all(ID.fullmatch(part) for part in parts):
        problems.append(_bad_id(path, file))
        identity = "/".join(slug(part) or "unnamed" for part in parts)
    text, trouble = read_text(root, file)
    problems += trouble
    return Draft(identity, file, kind, None if text is None else _sheet(text, file, path.suffix, kind, problems))


def _sheet(text: str, file: str, suffix: str, kind: Kind | None, problems: list[Problem]) -> Sheet | None:
    prose: Text | None = None
    if suffix == ".md":
        node, body, line, trouble = split(text, file)
        prose = Text(body, line, 1) if body.strip() else None
        if node is None and not trouble:
            node = Fields.empty(1, 1)
    else:
        node, trouble = read_yaml(text, file)
    problems += trouble
    if isinstance(node, Fields):
        if prose is not None and kind and "description" in node:
            problems.append(_said_twice(file, prose.line))
        return Sheet(node, file, prose)
    if not trouble:
        problems.append(_not_a_record(file, kind, node))
    return None


def _many(root: Path, file: str, kind: Kind, problems: list[Problem]) -> Iterator[Draft]:
    text, trouble = read_text(root, file)
    problems += trouble
    if text is None:
        return
    node, trouble = read_yaml(text, file)
    problems += trouble
    if not isinstance(node, Items):
        if not trouble:
            problems.append(_not_a_list(file, kind))
        return
    for item in node:
        if not isinstance(item, Fields):
            problems.append(_not_a_list(file, kind, item.line))
            continue
        identity = item.get("id")
        if not isinstance(identity, Text) or not ID.fullmatch(identity):
            problems.append(_no_id(file, item, identity))
            continue
        yield Draft(str(identity), file, kind, Sheet(item, file, leave_out=frozenset({"id"})))


def _twice(drafts: list[Draft]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        folder = draft.kind.folder if draft.kind else ""
        before = first.setdefault((folder, draft.id.casefold()), draft)
        if before is not draft:
            line = draft.sheet.source(()).line if draft.sheet else 0
            yield Problem(
                code="same-id",
                message=f"Both {before.file} and {draft.file} have the id '{draft.id}'.",
                fix="Give one of them another name, or delete it.",
                source=Source(draft.file, line),
            )


def _unused(file: str) -> Problem:
    return Problem(
        code="file-not-used",
        severity=Severity.ADVICE,
        message=f"{file} is not published: hubsite reads .md and .yml files, and publishes pictures and PDFs.",
        fix="Move it out of content/, or save it as a picture (.jpg, .png, .webp) or PDF.",
        source=Source(file),
    )


def _misplaced(path: PurePosixPath, file: str, kind: Kind | None, kinds: Mapping[str, Kind]) -> Problem:
    near = difflib.get_close_matches(path.parts[0].removesuffix(path.suffix), kinds, n=1)
    folder = kind.folder if kind else near[0] if near else "spaces"
    return Problem(
        code="file-misplaced",
        message=f"{file} is not where hubsite looks for records.",
        fix=f"Move it to content/{folder}/{slug(path.stem) or 'its-name'}{path.suffix}.",
        source=Source(file),
    )


def _perhaps_a_kind(path: PurePosixPath, file: str, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    near = difflib.get_close_matches(path.parts[0].lower(), kinds, n=1, cutoff=0.75) if len(path.parts) > 1 else []
    if near:
        yield Problem(
            code="folder-unknown",
            severity=Severity.WARNING,
            message=f"{file} is read as a page, since `{path.parts[0]}` is not a folder of records.",
            fix=f"Did you mean `content/{near[0]}/`? Then move the file there.",
            source=Source(file),
        )


def _bad_id(path: PurePosixPath, file: str) -> Problem:
    better = slug(path.stem) or "a-short-name"
    return Problem(
        code="bad-id",
        message=f"The name of the file {file} becomes an address; it may have small letters a to z, figures and hyphens only.",
        fix=f"Call it `{better}{path.suffix.lower()}`.",
        source=Source(file),
    )


def _said_twice(file: str, line: int) -> Problem:
    return Problem(
        code="description-twice",
        message="There is a `description` at the top and text below the `---`: only one of them can be shown.",
        fix="Move the words of `description:` into the text below the `---` and delete the field.",
        source=Source(file, line),
    )


def _not_a_record(file: str, kind: Kind | None, node: object) -> Problem:
    what = kind.singular if kind else "page"
    if isinstance(node, Items):
        fix = "Delete the `- ` at the start: this file holds one record. A list goes into "
        fix += f"content/{kind.folder}.yml." if kind else "a file of its own."
        return Problem(
            code="list-not-record",
            message=f"This file holds a list; it should be one {what}.",
            fix=fix,
            source=Source(file, 1),
        )
    return Problem(
        code="not-a-record",
        message=f"This file does not say anything about a {what} yet.",
        fix="Start it with a line like `name: Mill Lane Hall`.",
        source=Source(file, 1),
    )


def _not_a_list(file: str, kind: Kind, line: int = 1) -> Problem:
    return Problem(
        code="record-not-list",
        message=f"{file} holds many {kind.folder}, so it should be a list.",
        fix="Start each with `- id: its-short-name`, and the other fields below it, two spaces in.",
        source=Source(file, line),
    )


def _no_id(file: str, item: Fields, identity: object) -> Problem:
    name = item.get("name") or item.get("title")
    better = slug(str(identity or name or "")) or "its-short-name"
    message = f"'{identity}' cannot be an id." if isinstance(identity, Text) and identity else "`id` is missing."
    source = identity if isinstance(identity, Text) else item
    return Problem(
        code="bad-id",
        message=message,
        fix=f"Write `id: {better}`.",
        source=Source(file, source.line, source.column),
    )
