"""The issue forms of a hub, and the answers read back out of the issue that GitHub makes of one."""

# The questions are read from the hub's own forms, so that a hub may put them in its own words, or in Welsh. What ties
# them together are the ids of the fields: name, when, where, what, contact, source (for a correction: where, what).

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from hubsite.problems import HubsiteError
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Items, Text, at

FOLDER = ".github/ISSUE_TEMPLATE"
FORMS = ("event", "group", "correction")
# How many characters of an answer are taken; what has another id is not taken at all.
LONGEST = {"name": 100, "when": 200, "where": 300, "what": 4000, "contact": 200, "source": 300}
_NO_ANSWER = "_No response_"
# Control characters, and those that turn the direction of a text or cannot be seen in it.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def questions_of(root: Path, form: str) -> dict[str, str]:
    """The questions of one of the hub's forms as GitHub shows them, each with the id of its field; {} for no form."""
    try:
        text = (root / FOLDER / f"{form}.yml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    body = at(read_yaml(text, form)[0], ("body",))
    questions = {}
    for field in body if isinstance(body, Items) else ():
        label, identity = at(field, ("attributes", "label")), at(field, ("id",))
        if isinstance(label, Text) and isinstance(identity, Text):
            questions[str(label).strip()] = str(identity)
    return questions


def read_form(root: Path, written: str, form: str = "") -> tuple[str, dict[str, str]]:
    """Which form was filled in, and its answers by the ids of the fields.

    `form` is one of FORMS, or "" for the one that has most of the headings. An answer is free of invisible signs and
    cut to its length; if a heading stands there twice, the first counts. Raises HubsiteError for the text of no form.
    """
    tidy = _UNSEEN.sub("", written.replace("\r\n", "\n").replace("\t", " "))
    headings = {line.strip() for line in re.findall(r"^### +(.+)$", tidy, re.MULTILINE)}
    known = {name: questions_of(root, name) for name in ([form] if form else FORMS)}
    best = max(known, key=lambda name: len(headings & set(known[name])))
    if not headings & set(known[best]):
        raise HubsiteError(
            "This text does not come from one of the hub's forms: none of their questions is in it.",
            fix=f"Keep the headings as the forms in {FOLDER} have them.",
        )
    return best, _answers(tidy, known[best])


def _answers(text: str, questions: dict[str, str]) -> dict[str, str]:
    _, *parts = re.split(_any_of(questions), text, flags=re.MULTILINE)
    answers: dict[str, str] = {}
    for question, answer in zip(parts[::2], parts[1::2], strict=True):
        identity = questions[question]
        if identity in LONGEST:
            said = "" if answer.strip() == _NO_ANSWER else answer.strip()
            answers.setdefault(identity, said[: LONGEST[identity]].strip())
    return answers


def _any_of(questions: Iterable[str]) -> str:
    return rf"^### +({'|'.join(re.escape(question) for question in questions)})[ ]*$"
