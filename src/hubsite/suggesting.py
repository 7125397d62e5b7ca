"""What a neighbour wrote in an issue form, as a file of the hub and as words for a pull request."""

# Whoever fills in a form is a stranger: nothing of it is trusted. It names no file (the id is made of plain letters),
# every text is cut to a length and quoted where YAML needs it, and how to reach people is never taken over: a form
# cannot know whether the number is a hall's or somebody's own.

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hubsite.free_ids import free_id
from hubsite.importing.shelf import Shelf
from hubsite.importing.yaml_out import record_text
from hubsite.issue_forms import read_form
from hubsite.kinds import BUILT_IN
from hubsite.look import look
from hubsite.model.references import slug
from hubsite.own_files import put
from hubsite.problems import HubsiteError, about
from hubsite.report import as_text
from hubsite.suggested_words import LEFT_OUT, without_contacts, words_for_correction, words_for_file

_FOLDER = {"event": "meetings", "group": "groups"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What came of a form: the file written, relative to the hub ("" for a correction), and words for people."""

    form: str
    file: str
    words: str


def suggest(root: Path, written: str, today: date, form: str = "") -> Suggestion:
    """Turn the Markdown of an issue form into a new file of the hub in `root`, which is checked for `today`.

    `form` is `event`, `group`, `correction`, or "" for what the answers look like. Nothing is ever overwritten.
    Raises HubsiteError when the text is no such form, or has no name in it.
    """
    form, answers = read_form(root, written, form)
    if form == "correction":
        return Suggestion(form, "", words_for_correction(answers, _file_of_page(root, answers.get("where", ""))))
    if not answers.get("name"):
        raise HubsiteError("The form says no name.", fix="Write it below the question for it.")
    file = write_file(root, form, answers)
    return Suggestion(form, file, words_for_file(file, answers, _problems(root, file, today)))


def write_file(root: Path, form: str, answers: dict[str, str]) -> str:
    """Write the answers of an `event` or a `group` as a new file, and return its path in the hub; nothing is checked.

    Raises HubsiteError, as `own_files.put` does, when its folder is a link or the disk refuses.
    """
    file, text = _new_file(root, form, answers)
    put(root, file, text.encode(), before=None)
    return file


def _new_file(root: Path, form: str, answers: dict[str, str]) -> tuple[str, str]:
    shelf = Shelf.of(root, BUILT_IN)
    folder = _FOLDER[form]
    public = without_contacts(answers["name"]).replace(LEFT_OUT, " ")
    identity = free_id(public, form, shelf.files[folder].__contains__)
    safe = {question: without_contacts(text) for question, text in answers.items()}
    space = slug(answers.get("where", ""))
    held_at = space if space in shelf.files["spaces"] else ""
    if form == "event":
        return f"content/{folder}/{identity}.yml", record_text(_event(safe, held_at))
    return f"content/{folder}/{identity}.md", f"---\n{record_text(_group(safe, held_at))}---\n{_prose(safe, held_at)}\n"


def _event(answers: dict[str, str], held_at: str) -> dict[str, object]:
    fields = {
        "name": _line(answers["name"]),
        "when": _line(answers.get("when", "")),
        "held_at": held_at,
        "what_happens": _prose(answers, held_at),
        "sources": _address(answers.get("source", "")),
        "checked": "never",
    }
    return {name: value for name, value in fields.items() if value}


def _group(answers: dict[str, str], held_at: str) -> dict[str, object]:
    fields = {
        "name": _line(answers["name"]),
        "summary": _line(re.split(r"(?<=[.!?])\s|\n", answers.get("what", ""))[0]),
        "meets_at": held_at,
        "meets_when": _line(answers.get("when", "")),
        "sources": _address(answers.get("source", "")),
        "checked": "never",
    }
    return {name: value for name, value in fields.items() if value}


def _prose(answers: dict[str, str], held_at: str) -> str:
    """What it is about, and where it is if that is none of the hub's own spaces."""
    where = "" if held_at else _line(answers.get("where", ""))
    return "\n\n".join(filter(None, [answers.get("what", ""), where and f"Where: {where}"]))


def _line(text: str) -> str:
    return " ".join(text.split())


def _address(text: str) -> list[str]:
    """Only a web address is a source that others can look at; what people say stays in the issue."""
    found = re.search(r"https?://[^\s<>()\"'`\\]+", text)
    return [found.group().rstrip(".,;:!?")] if found else []


def _problems(root: Path, file: str, today: date) -> str:
    return as_text(about(file, look(root, today, safe=True).problems))


def _file_of_page(root: Path, page: str) -> str:
    """The file of the record whose page has this address, "" if there is none."""
    try:
        parts = unquote(urlsplit(_line(page)).path).strip("/").split("/")
    except ValueError:
        return ""
    folder, identity = ["", *parts][-2:]
    return Shelf.of(root, BUILT_IN).files.get(folder, {}).get(identity, "")
