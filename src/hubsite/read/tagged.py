"""The language that the name of a file says it is in: `albany-hall.cy.md` is `albany-hall.md` in Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from hubsite.foreign import base
from hubsite.language import ENGLISH
from hubsite.model.language_tags import code_of_language, is_known_language, name_of_language
from hubsite.model.references import slug
from hubsite.model.words import shown
from hubsite.problems import Problem, Source
from hubsite.read.links import TEXTS

# A file below content/ without its ending, to its whole name.
Names = Mapping[str, str]
_MARK = re.compile(r"[-._ ]+")


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
        fix = f"Write {_line(tag, languages)} in content/hub.yml, or call the file `{plain}`."
    return Problem(code="translation-language", message=message, fix=fix, source=Source(file))


def names_of_texts(paths: Iterable[PurePosixPath]) -> Names:
    """The names of all files that could be translated or translate."""
    texts = (path for path in paths if path.suffix.lower() in TEXTS)
    return {_without_ending(path): path.name for path in texts}


def _without_ending(path: PurePosixPath) -> str:
    return str(path).removesuffix(path.suffix)


def like_a_translation(path: PurePosixPath, file: str, names: Names, languages: Sequence[str]) -> Problem | None:
    """What to say of `hall.welsh.md`, `hall_cy.md` or `hall-cy.md` beside `hall.md`; None for any other file."""
    stem, whole = path.stem, _without_ending(path)
    for mark in _MARK.finditer(stem) if path.suffix.lower() in TEXTS else ():
        original = names.get(whole[: mark.start() - len(stem)])
        tag = _tag_meant(stem[mark.end() :], languages) if original else ""
        # `talk-english` and `school-french` may well be groups of their own.
        if original and tag and (mark[0] != "-" or tag in languages[1:]):
            message, fix = _say_misnamed(path, original, tag, names, languages)
            fix += " If it is no translation, give it another name." if mark[0] == "-" else ""
            return Problem(code="translation-language", message=message, fix=fix, source=Source(file))
    return None


def _say_misnamed(
    path: PurePosixPath, original: str, tag: str, names: Names, languages: Sequence[str]
) -> tuple[str, str]:
    stem = f"{PurePosixPath(original).stem}.{tag}"
    better = names.get(str(path.with_name(stem)))
    message = f"The name `{shown(path.name)}` looks like a translation of `{original}`, but it does not end as "
    message += "hubsite knows it."
    if tag == languages[0]:
        message = f"The name `{shown(path.name)}` says that this is in {_named(tag)}, which is the main language here."
        better = original
    if better:
        return message, f"Move what you need from it into `{better}`, and delete it."
    # In the top folder the ending says what a file is: hub.yml, a list, or a page.
    ending = path.suffix if path.parts[1:] else PurePosixPath(original).suffix
    fix = f"Call it `{stem}{ending.lower()}`"
    return message, f"{fix}." if tag in languages else f"{fix}, and write {_line(tag, languages)} in content/hub.yml."


def _tag_meant(written: str, languages: Sequence[str]) -> str:
    """The tag for what stands where one should: a tag that hub.yml names, or the name of any language."""
    tag = written.replace("_", "-").lower()
    if named := next((each for each in languages if each.lower() == tag), ""):
        return named
    code = code_of_language(written)
    return next((each for each in languages if base(each) == code), code)


def _line(tag: str, languages: Sequence[str]) -> str:
    return f"`languages: {', '.join([*languages, tag])}`"


def _named(tag: str) -> str:
    return "English" if base(tag) == ENGLISH else name_of_language(tag)
