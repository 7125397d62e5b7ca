"""Files that are not read, or not published: what a volunteer is told about each."""

from __future__ import annotations

from pathlib import PurePosixPath

from hubsite.problems import Problem, Severity, Source


class RefusedError(Exception):
    """A file that is not read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _problem(
    code: str, file: str, message: str, fix: str, severity: Severity = Severity.ERROR, line: int = 0
) -> Problem:
    return Problem(code=code, message=message, fix=fix, severity=severity, source=Source(file, line))


def too_big(file: str, most: int) -> Problem:
    """A text of more than `most` bytes; what helps depends on whether it is one record or a list of them."""
    path = PurePosixPath(file)
    is_list = path.suffix.lower() != ".md" and len(path.parts) < 3
    fix = "Move long text into pages of their own, or save it as a PDF and link to that."
    if is_list:
        fix = "Split it by record: put each record into a file of its own."
    return _problem("file-too-big", file, f"This file is larger than {_megabytes(most)}, so it was not read.", fix)


def media_too_big(file: str, most: int) -> Problem:
    """A picture or PDF that is not published."""
    message = f"This file is larger than {_megabytes(most)}, so it cannot be published."
    return _problem("file-too-big", file, message, _smaller(file))


def media_heavy(file: str, size: int) -> Problem:
    """A picture or PDF that takes long to load on a phone."""
    message = f"This file has {size / 1_000_000:.1f} MB; on a phone it takes long to load."
    return _problem("file-heavy", file, message, _smaller(file), Severity.ADVICE)


def no_drawing(file: str, reason: str) -> Problem:
    """An SVG that is none, or that no browser should be given; `reason` is a sentence."""
    fix = "In the program it was drawn with, save it anew as “Plain SVG”, or save it as PNG."
    return _problem("svg-unreadable", file, f"{reason} It is not published.", fix, Severity.WARNING)


def _smaller(file: str) -> str:
    if file.lower().endswith(".pdf"):
        return "Save a smaller copy: export it again with the setting “smallest size” or “for the web”."
    return "Save a smaller copy: 1,600 pixels wide is enough."


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000} MB"


def no_text(file: str, line: int) -> Problem:
    """Bytes that are no text in any encoding that volunteers use; the first of them stand in `line`."""
    if line > 1:
        message = f"Line {line} holds something that is no text. The file may be damaged, or not be a text at all."
        fix = "Delete the line and type it again, or copy the text into a plain text file."
        return _problem("file-not-text", file, message, fix, line=line)
    message = "This file does not hold text. It may come from a word processor, or be a picture."
    fix = "Copy the text into a plain text file, or move this file out of the content folder."
    return _problem("file-not-text", file, message, fix)


def not_regular(file: str) -> Problem:
    """A pipe, a socket, a device, or a folder where a file belongs."""
    message = "This is no file to read, but a pipe, a device, a folder or something else of that kind."
    return _problem("file-not-regular", file, message, "Delete it, and put a plain text file there if one is missing.")


def not_a_folder(file: str) -> Problem:
    """A file where a folder belongs."""
    message = "This should be a folder, but it is a file."
    return _problem("file-not-regular", file, message, "Give the file another name, and make a folder of this name.")


def folder_named_as_file(file: str) -> Problem:
    """A folder called `index.md`."""
    fix = f"Give the folder a name without `{PurePosixPath(file).suffix}`."
    message = "This is a folder, but its name is that of a file."
    return _problem("folder-named-as-file", file, message, fix, Severity.WARNING)


def folder_too_deep(file: str, deepest: int) -> Problem:
    """Folders inside folders inside folders."""
    message = f"Folders stand inside each other more than {deepest} deep; the rest was not read."
    return _problem("folder-too-deep", file, message, "Move the files up.")


def too_many_files(file: str, most: int) -> Problem:
    """More files than any neighbourhood has."""
    message = f"This folder holds more than {most:,} files; the rest was not read."
    return _problem("too-many-files", file, message, "Split the hub.")


def unreadable(file: str) -> Problem:
    """What cannot be opened."""
    message = "This cannot be opened: it is not there, or hubsite is not allowed to read it."
    fix = "Look whether it is there, and allow everyone on this computer to read it."
    return _problem("file-unreadable", file, message, fix)


def broken_link(file: str) -> Problem:
    """A link to nothing, or to itself."""
    message = "This is a link that leads nowhere."
    return _problem("file-link", file, message, "Put the file itself there, or delete the link.")


def link_to_folder(file: str) -> Problem:
    """A link to a folder, wherever that is."""
    message = "This is a link to a folder. Links to folders are not followed."
    return _problem("file-link", file, message, "Put the folder itself there.")


def link_refused(file: str, where: str) -> Problem:
    """A link that could publish what nobody meant to; `where` ends the sentence that says why."""
    message = f"This leads {where}, and such links are not followed."
    return _problem("file-link", file, message, "Put a copy of the file itself there instead of a link to it.")
