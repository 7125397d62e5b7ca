"""Every record and page as it lies in content/, before anything is checked: its kind, id and fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path, PurePosixPath

from hubsite.kinds import Kind
from hubsite.language import ENGLISH
from hubsite.misshapen import spellings
from hubsite.model.record import Origin
from hubsite.model.text_page import PageFields
from hubsite.problems import Problem, Severity
from hubsite.read import misfiled
from hubsite.read.files import read_text, walk
from hubsite.read.likely import kind_by_fields, kind_by_name, kind_by_own_fields
from hubsite.read.links import MEDIA, TEXTS
from hubsite.read.media import media_problem
from hubsite.read.misfiled import is_id, like_id
from hubsite.read.pack import PackSheet
from hubsite.read.parsed import sheet_in, sheets_in
from hubsite.read.sheet import Sheet
from hubsite.read.tagged import language_of, like_a_translation, names_of_texts, not_a_language, without_tag
from hubsite.read.yaml_tree import Fields, Items, Text

HUB_FILE = PurePosixPath("hub.yml")
# What comes after the place of such a problem is not read.
_CUTS_A_LIST = frozenset({"two-records"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A record (with its kind) or a page (without) that was found; `sheet` is None if it could not be read.

    `language` is the tag of a translation, "" for what is in the main language.
    """

    id: str
    file: str
    kind: Kind | None
    sheet: Sheet | PackSheet | None
    language: str = ""

    @property
    def name(self) -> str:
        """What its address ends in."""
        return self.id if self.kind else self.id.removesuffix("/index")

    @property
    def key(self) -> str:
        """What it is known by in the hub: `spaces/mill-hall`, `about`."""
        return f"{self.kind.folder}/{self.id}" if self.kind else self.name

    @property
    def is_of_list(self) -> bool:
        """Whether it is one of several in a file."""
        return isinstance(self.sheet, Sheet) and "id" in self.sheet.leave_out

    @property
    def origin(self) -> Origin:
        """Where it comes from, with the lines of its fields and the places of its web addresses."""
        lines = self.sheet.lines if self.sheet else {}
        links = self.sheet.links if isinstance(self.sheet, Sheet) else {}
        return Origin(self.kind.folder if self.kind else "", self.id, *self.place, lines, links)

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line at which it begins."""
        return self.file, self.sheet.source(()).line if self.sheet else 0


@dataclass(slots=True)
class Gathered:
    """Everything found in content/; `unread` are the folders that may have records in a file that was not read."""

    drafts: list[Draft] = field(default_factory=list)
    translations: list[Draft] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def gather(root: Path, kinds: Iterable[Kind], languages: Sequence[str] = (ENGLISH,)) -> Gathered:
    """Find and parse every file of content/; nothing that goes wrong in one file touches another.

    `languages` are the tags of the hub's languages, the main one first.
    """
    by_folder = {kind.folder: kind for kind in kinds}
    found = Gathered()
    files, problems = walk(root, "content")
    found.problems += problems
    paths = {file: PurePosixPath(file.removeprefix("content/")) for file in files}
    names = names_of_texts(paths.values())
    for file, path in paths.items():
        original, tag = without_tag(path)
        if tag and not (language := language_of(tag, languages)):
            found.problems.append(not_a_language(path, tag, file, languages))
        elif tag:
            drafts = _translations(root, original, file, by_folder, found.problems)
            found.translations += [replace(draft, language=language) for draft in drafts]
        elif misnamed := like_a_translation(path, file, names, languages):
            found.problems.append(misnamed)
        elif path != HUB_FILE:
            _sort_in(root, path, file, by_folder, found)
    _tell_twins(found)
    return found


def _sort_in(root: Path, path: PurePosixPath, file: str, kinds: Mapping[str, Kind], found: Gathered) -> None:
    ending, at_top = path.suffix.lower(), len(path.parts) == 1
    kind = None if at_top else kinds.get(path.parts[0])
    listed = kinds.get(path.stem) if at_top else None
    if ending in MEDIA:
        _publish(root, file, found)
    elif ending not in TEXTS:
        found.problems.append(misfiled.unused(path, file))
    elif at_top and path.stem.lower() == HUB_FILE.stem and ending != ".md":
        found.problems.append(misfiled.hub_file_name(path, file))
    elif kind and len(path.parts) == 2:
        found.drafts.append(_one(root, path, file, kind, found.problems))
    elif listed and ending != ".md":
        found.drafts += _many(root, path, file, listed, found)
    elif ending == ".md" and not kind and not listed:
        found.drafts.append(_page(root, path, file, kinds, found.problems))
    else:
        found.problems.append(_in_the_wrong_place(root, path, file, kinds, found.unread))


def _translations(
    root: Path, original: PurePosixPath, file: str, kinds: Mapping[str, Kind], problems: list[Problem]
) -> Iterable[Draft]:
    """What a file translates. Its name is not judged: that of the original is, and must be the same."""
    at_top, ending = len(original.parts) == 1, original.suffix.lower()
    kind = kinds.get(original.parts[0]) if len(original.parts) == 2 else None
    if at_top and original.stem in kinds and ending != ".md":
        return _many(root, original, file, kinds[original.stem], Gathered(problems=problems))
    identity = "/".join(_id(part) for part in original.with_suffix("").parts)
    if at_top and original.stem == HUB_FILE.stem and ending != ".md":
        identity = HUB_FILE.name
    sheet = _sheet(root, file, None, problems)
    return [Draft(_id(original.stem) if kind else identity, file, kind, sheet)]


def _publish(root: Path, file: str, found: Gathered) -> None:
    problem = media_problem(root, file)
    found.problems += [problem] if problem else []
    if problem is None or problem.severity is Severity.ADVICE:
        found.media.append(file)


def _in_the_wrong_place(
    root: Path, path: PurePosixPath, file: str, kinds: Mapping[str, Kind], unread: set[str]
) -> Problem:
    """A record that lies nowhere; its fields tell where it belongs, and its other mistakes can wait."""
    at_top, kind = len(path.parts) == 1, kinds.get(path.parts[0])
    near = kind_by_name(path.stem if at_top else path.parts[0], kinds)
    is_list_page = at_top and path.stem in kinds
    if at_top and near and not is_list_page:
        unread.add(near)
        return misfiled.misnamed_list(path, file, near)
    sheet = _sheet(root, file, None, [])
    likely = near or kind_by_fields(sheet.data if sheet else (), kinds)
    unread.add(path.stem if is_list_page else kind.folder if kind else likely)
    if at_top or kind:
        return misfiled.misplaced(path, file, kind, is_list_page, likely)
    return misfiled.folder_unknown(path, file, likely, kinds)


def _one(root: Path, path: PurePosixPath, file: str, kind: Kind, problems: list[Problem]) -> Draft:
    bad = misfiled.bad_name(PurePosixPath(path.name), file)
    problems += [bad] if bad else []
    return Draft(_id(path.stem), file, kind, _sheet(root, file, kind, problems))


def _page(root: Path, path: PurePosixPath, file: str, kinds: Mapping[str, Kind], problems: list[Problem]) -> Draft:
    """A page; with the fields of a record, or in a folder like `meeting/`, it is one that lies in the wrong place."""
    identity = "/".join(_id(part) for part in path.with_suffix("").parts)
    sheet = _sheet(root, file, None, problems)
    written = set(sheet.data) if sheet else set()
    in_folder = len(path.parts) > 1
    near = kind_by_name(path.parts[0], kinds) if in_folder else ""
    is_of_page = written <= spellings(PageFields).keys()
    likely = kind_by_own_fields(written, kinds) if in_folder else ""
    if not is_of_page and (near or likely):
        problems.append(misfiled.folder_unknown(path, file, near or likely, kinds))
        return Draft(identity, file, None, None)
    if near:
        problems.append(misfiled.page_in_folder_like(path, file, near))
        return Draft(identity, file, None, sheet)
    bad = misfiled.bad_name(path, file)
    problems += [bad] if bad else []
    return Draft(identity, file, None, sheet)


def _id(name: str) -> str:
    """The id for a name; of one that cannot be an id, whatever comes nearest."""
    return name if is_id(name) else like_id(name) or name


def _sheet(root: Path, file: str, kind: Kind | None, problems: list[Problem]) -> Sheet | None:
    text, trouble = read_text(root, file)
    problems += trouble
    if text is None:
        return None
    sheet, told = sheet_in(text, file, kind)
    problems += told
    return sheet


def _many(root: Path, path: PurePosixPath, file: str, kind: Kind, found: Gathered) -> Iterator[Draft]:
    problems = found.problems
    bad = misfiled.bad_name(path, file)
    problems += [bad] if bad else []
    text, trouble = read_text(root, file)
    problems += trouble
    if text is None:
        found.unread.add(kind.folder)
        return
    listed = sheets_in(text, file)
    problems += listed.problems
    if not isinstance(listed.node, Items):
        problems += [] if listed.problems else [misfiled.no_list(file, kind, listed.node)]
        found.unread.add(kind.folder)
        return
    if any(each.code in _CUTS_A_LIST for each in listed.problems) or None in listed.sheets:
        found.unread.add(kind.folder)
    for entry, sheet in zip(listed.node, listed.sheets, strict=True):
        if sheet is None or not isinstance(entry, Fields):
            problems.append(misfiled.no_entry(file, entry))
            continue
        written = entry.get("id")
        if not isinstance(written, Text) or not is_id(written):
            problems.append(misfiled.no_id(file, entry, written))
        identity = str(written or entry.get("name") or entry.get("title") or "")
        yield Draft(_id(identity) or f"line {entry.line}", file, kind, sheet)


def _tell_twins(found: Gathered) -> None:
    """Say which share an id. `Hall.yml` beside `hall.yml` is told so alone: its own new name is taken."""
    twins = list(_twins(found.drafts))
    files = {draft.file for pair in twins for draft in pair}
    found.problems = [each for each in found.problems if not misfiled.is_of_name(each, files)]
    free = _FreeNames(found.drafts)
    found.problems += [misfiled.same_id(each.place, twin.place, twin.name, free.like(twin)) for each, twin in twins]


class _FreeNames:
    """Names that nothing beside a record or page has yet; none is given twice."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._taken: dict[str, set[str]] = {}
        self._numbers: dict[tuple[str, str], Iterator[int]] = {}
        for draft in drafts:
            self._beside(draft).add(draft.name.rpartition("/")[2].casefold())

    def _beside(self, draft: Draft) -> set[str]:
        return self._taken.setdefault(self._folder(draft), set())

    def _folder(self, draft: Draft) -> str:
        return draft.kind.folder if draft.kind else ""

    def like(self, draft: Draft) -> str:
        """One made of what the record is called, else its own with a number."""
        data, taken = draft.sheet.data if draft.sheet else {}, self._beside(draft)
        said = next((like_id(each) for key in ("name", "title") if isinstance(each := data.get(key), str)), "")
        own = (like_id(draft.name.rpartition("/")[2]) or "another")[:70].rstrip("-")
        # The numbers go on where they ended: thousands may have one id.
        numbers = self._numbers.setdefault((self._folder(draft), own), count(2))
        numbered = (f"{own}-{number}" for number in numbers)
        free = next(each for each in chain([said] if said else [], numbered) if each not in taken)
        taken.add(free)
        return free


def _twins(drafts: Iterable[Draft]) -> Iterator[tuple[Draft, Draft]]:
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        before = first.setdefault((draft.kind.folder if draft.kind else "", draft.name.casefold()), draft)
        if before is not draft:
            yield before, draft
