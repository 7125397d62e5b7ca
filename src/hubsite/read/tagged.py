"""The language that the name of a file says it is in: `albany-hall.cy.md` is `albany-hall.md` in Welsh."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from hubsite.foreign import base
from hubsite.language import ENGLISH
from hubsite.model.language_tags import is_known_language, name_of_language
from hubsite.model.references import slug
from hubsite.problems import Problem, Source
from hubsite.read.links import TEXTS


def without_tag(path: PurePosixPath) -> tuple[PurePosixPath, str]:
    """The path of the file that this one translates, and the tag of the language; the path itself and "" if none."""
    name, dot, tag = path.stem.rpartition(".")
    if not (dot and name and path.suffix.lower() in TEXTS and is_known_language(tag)):
        return path, ""
    return path.with_name(f"{name}{path.suffix}"), tag


def language_of(tag: str, languages: Sequence[str]) -> str:
    """The further language of a hub that a tag stands for, as hub.yml writes it; "" if it is none of them."""
    return next((each for each in languages[1:] if each.lower() == tag.lower()), "")


def not_a_language(path: PurePosixPath, tag: str, file: str, languages: Sequence[str]) -> Problem:
    """A file with the tag of a language that hub.yml does not name, or names as the main one."""
    original, named = path.with_name(without_tag(path)[0].name).name, _named(tag)
    plain = f"{slug(path.stem)}{path.suffix.lower()}"
    if tag.lower() == languages[0].lower():
        message = f"`.{tag}` says that this is in {named}, which is the main language here."
        fix = f"Call it `{original}`, or delete it if there is such a file."
    else:
        message = f"`.{tag}` says that this is in {named}, and hub.yml does not name that language."
        fix = f"Write `languages: {', '.join([*languages, tag])}` in content/hub.yml, or call the file `{plain}`."
    return Problem(code="translation-language", message=message, fix=fix, source=Source(file))


def _named(tag: str) -> str:
    return "English" if base(tag) == ENGLISH else name_of_language(tag)
