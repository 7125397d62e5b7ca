"""Files in the wrong place, of the wrong name, or that hold something else than they should: told to a volunteer."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from hubsite.kinds import Kind
from hubsite.misshapen import example_of
from hubsite.model.references import slug
from hubsite.model.words import shown
from hubsite.problems import Problem, Severity, Source
from hubsite.read.yaml_tree import Fields, Items, Node, Text

ID = re.compile(r"[a-z0-9-]{1,80}")
# No file or folder of Windows may be called so (learn.microsoft.com: Naming Files, Paths, and Namespaces).
_KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_EXAMPLE = "spaces"
_OF_PHONES = {".heic", ".heif"}
_COPY = re.compile(r"\.(?:backup|bak|old|orig|save)\d*$|~$", re.IGNORECASE)


def is_id(text: str) -> bool:
    """Whether a text can be the name of a folder in an address, on every computer."""
    return bool(ID.fullmatch(text)) and not _KEPT_BY_WINDOWS.fullmatch(text)


def like_id(text: str) -> str:
    """The id that a text would be: `Mill Hall` is `mill-hall`, `con` is `con-page`; "" for signs alone."""
    near = slug(text)
    return f"{near}-page" if _KEPT_BY_WINDOWS.fullmatch(near) else near


def unused(path: PurePosixPath, file: str) -> Problem:
    """Neither a record nor a page nor anything that is published."""
    if path.suffix.lower() in _OF_PHONES:
        message = "This picture is saved in a form that iPhones use (HEIC), which browsers do not show."
        fix = f"Save it as JPEG and call it `{like_id(path.stem) or 'photo'}.jpg`."
        return _problem("picture-form", file, f"{message} It is not published.", fix, Severity.WARNING)
    if _COPY.search(path.name):
        message = "This looks like a copy that somebody kept; hubsite does not read it, but everyone can see it."
        fix = "Delete it: GitHub keeps every earlier version of a file, under “History”."
        return _problem("looks-like-sample", file, message, fix, Severity.WARNING)
    message = "This file is not published: hubsite reads .md and .yml files, and publishes pictures and PDFs."
    if path.suffix.lower() != ".txt":
        fix = "Move it out of content/, or save it as a picture (.jpg, .png, .webp) or PDF."
        return _problem("file-not-used", file, message, fix, Severity.ADVICE)
    # Notepad adds .txt without a word: what a volunteer wrote would be missing from the site.
    better = path.stem if path.stem.lower().endswith((".yml", ".yaml", ".md")) else f"{slug(path.stem)}.md"
    fix = f"Call it `{better}` if it is a record or a page, or move it out of content/."
    return _problem("file-not-used", file, message, fix, Severity.WARNING)


def hub_file_name(path: PurePosixPath, file: str) -> Problem:
    """`hub.yaml` beside `hub.yml`."""
    message = f"The hub's own file is content/hub.yml; {path} is not read."
    return _problem("hub-file-name", file, message, "Move what you need from it into content/hub.yml, and delete it.")


def misplaced(path: PurePosixPath, file: str, kind: Kind | None, is_list_page: bool, likely: str) -> Problem:
    """A record beside the folders of records, or too deep inside one; `likely` is the folder that was meant, or ""."""
    name = f"{like_id(path.stem) or 'its-name'}{path.suffix.lower()}"
    message = "This is not where hubsite looks for records."
    if is_list_page:
        message = f"This page would take the place of the list of all {path.stem}."
        fix = f"Give it another name, like `about-{path.stem}.md`."
    elif kind:
        fix = f"Move it to content/{kind.folder}/{name}."
    else:
        fix = f"Move it into the folder of its kind, for example content/{likely or _EXAMPLE}/{name}."
    return _problem("file-misplaced", file, message, fix)


def misnamed_list(path: PurePosixPath, file: str, near: str) -> Problem:
    """`meeting.yml` for `meetings.yml`."""
    message = "This is not where hubsite looks for records."
    return _problem("file-misplaced", file, message, f"If it is a list of {near}, call it `{near}.yml`.")


def folder_unknown(path: PurePosixPath, file: str, likely: str, kinds: Mapping[str, Kind]) -> Problem:
    """A record in a folder of no kind; `likely` is the folder that was meant, or ""."""
    name = f"{like_id(path.stem) or 'its-name'}{path.suffix.lower()}"
    message = f"`{shown(path.parts[0])}` is not a folder of records"
    if likely:
        message, fix = f"{message}; did you mean content/{likely}/?", f"Move the file to content/{likely}/{name}."
    else:
        message, fix = f"{message}.", f"Move the file into one of them: {', '.join(kinds)}."
    return _problem("folder-unknown", file, message, fix)


def page_in_folder_like(path: PurePosixPath, file: str, near: str) -> Problem:
    """A page in a folder whose name is nearly that of a kind."""
    message = f"This is read as a page, since `{shown(path.parts[0])}` is not a folder of records."
    fix = f"Did you mean content/{near}/? Then move the file there."
    return _problem("folder-unknown", file, message, fix, Severity.WARNING)


def bad_name(path: PurePosixPath, file: str) -> Problem | None:
    """What is wrong with the name of a file, or of a folder that it lies in, as an address."""
    folder = next((part for part in path.parts[:-1] if not is_id(part)), "")
    if folder:
        message = f"The name of the folder `{shown(folder)}` becomes an address: {_rule(folder)}."
        return _problem("bad-id", file, message, f"Call it `{like_id(folder) or 'a-short-name'}`.")
    better = f"Call it `{like_id(path.stem) or 'a-short-name'}{path.suffix.lower()}`."
    if not is_id(path.stem):
        return _problem("bad-id", file, f"The name of this file becomes an address: {_rule(path.stem)}.", better)
    if path.suffix != path.suffix.lower():
        return _problem("file-ending", file, f"The ending `{path.suffix}` should be in small letters.", better)
    return None


def is_of_name(problem: Problem, files: Collection[str]) -> bool:
    """Whether a problem is about the name of one of these files."""
    source = problem.source
    return problem.code in ("bad-id", "file-ending") and bool(source and source.file in files and not source.line)


def _rule(name: str) -> str:
    """Which of the rules for ids a name breaks."""
    if _KEPT_BY_WINDOWS.fullmatch(name.lower()):
        return f"Windows keeps `{name}` for itself, and nobody could copy it there"
    return "it may have only small letters a to z, figures and hyphens, at most 80"


def no_record(file: str, kind: Kind | None, node: Node | None, *, prose: bool) -> Problem:
    """A file that should be one record (or page), but holds a list, only a sentence, or nothing."""
    if isinstance(node, Items):
        where = f"content/{kind.folder}.yml" if kind else "a file of its own"
        fix = f"Delete the `- ` at the start: this file holds one. A list goes into {where}."
        message = f"This file holds a list; it should be one {kind.singular if kind else 'page'}."
        return _problem("list-not-record", file, message, fix, line=1)
    holds = "text, but no fields" if prose or node is not None else "nothing yet"
    return _problem("not-a-record", file, f"This file holds {holds}.", _beginning(file, kind), line=1)


def _beginning(file: str, kind: Kind | None) -> str:
    """The lines with which such a file starts, ready to paste."""
    fields = kind.model.model_fields if kind else {}
    lines = [f"{name}: {example_of(kind.model, name)}" for name in fields if kind and fields[name].is_required()]
    lines = lines or ["name: About us"]
    if file.lower().endswith(".md"):
        lines = ["---", *lines, "---"]
    return "\n".join(["Start it with lines like these:", *(f"  {line}" for line in lines)])


def no_list(file: str, kind: Kind, node: Node | None) -> Problem:
    """A file for many records that is something else."""
    if node is None:
        message = f"This file is for many {kind.folder}, but holds nothing yet."
        return _problem("not-a-record", file, message, "Start it with `- id: its-short-name`, or delete it.", line=1)
    message = f"This file is for many {kind.folder}, so it should be a list."
    if isinstance(node, Fields):
        fix = f"Write `- id: {_likely_id(node)}` above the first line, and start every other line two spaces in."
    else:
        fix = "Start each with `- id: its-short-name`, and the other fields below it, two spaces in."
    return _problem("record-not-list", file, message, fix, line=1)


def no_entry(file: str, entry: Node) -> Problem:
    """An entry of a list of records that is only words."""
    name = str(entry) if isinstance(entry, Text) else "Its name"
    fix = f"Write `- id: {_likely_id(entry)}` and below it, two spaces in, `name: {name[:80]}`."
    message = "This entry has no fields of its own."
    return _problem("record-not-list", file, message, fix, line=entry.line, column=entry.column)


def no_id(file: str, entry: Fields, written: Node | None) -> Problem:
    """An entry of a list of records without an id, or with one that cannot be an address."""
    message, source = "`id` is missing.", written if isinstance(written, Text) else entry
    if isinstance(written, Text) and written:
        message = f"'{written[:80]}' cannot be an id: {_rule(written)}."
    fix = f"Write `id: {_likely_id(written if isinstance(written, Text) and written else entry)}`."
    return _problem("bad-id", file, message, fix, line=source.line, column=source.column)


def _likely_id(node: Node | None) -> str:
    name = (node.get("name") or node.get("title")) if isinstance(node, Fields) else node
    return (like_id(name) if isinstance(name, Text) else "") or "its-short-name"


def same_id(first: tuple[str, int], second: tuple[str, int], name: str, free: str = "") -> Problem:
    """Two records of one id; each is a file and the line it begins at. `free` is an id that the second could have."""
    file = second[0]
    message = f"{_place(first)} and {_place(second)} both have the id '{name}', so only one of them could be shown."
    if first[0] == file:
        message = f"The id '{name}' is there twice (lines {first[1]} and {second[1]})."
    if not free:
        fix = "Keep one of them, and delete the other."
    elif _is_list(file):
        fix = f"Write another one here, such as `id: {free}`, or delete this entry if it is only a copy."
    else:
        fix = f"Give this file a new name, such as `{free}{PurePosixPath(file).suffix.lower()}`, "
        fix += "or delete it if it is only a copy."
    return _problem("same-id", file, message, fix, line=second[1])


def _is_list(file: str) -> bool:
    """Whether a file of records is one for many of them."""
    path = PurePosixPath(file)
    return len(path.parts) == 2 and path.suffix.lower() != ".md"


def _place(place: tuple[str, int]) -> str:
    return f"{place[0]} (line {place[1]})" if _is_list(place[0]) else place[0]


def said_twice(file: str, line: int) -> Problem:
    """Prose at the top and at the bottom of one file."""
    message = "There is a `description` at the top and text below the `---`: only one of them can be shown."
    fix = "Move the words of `description:` into the text below the `---` and delete the field."
    return _problem("description-twice", file, message, fix, line=line)


def _problem(
    code: str,
    file: str,
    message: str,
    fix: str,
    severity: Severity = Severity.ERROR,
    *,
    line: int = 0,
    column: int = 0,
) -> Problem:
    return Problem(code=code, message=message, fix=fix, severity=severity, source=Source(file, line, column))
