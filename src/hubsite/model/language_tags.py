"""The languages of a hub, as tags (BCP 47): `en`, `cy`, `zh-Hant`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from hubsite.foreign import base
from hubsite.language import ENGLISH, languages_known, own_name
from hubsite.model.mistakes import mistake
from hubsite.model.words import LONGEST_LINE, read_line, read_list, shown

_MOST_TOLD = 9  # of wrong codes on one line: a line may be as long as a file
_SHAPE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def is_known_language(tag: str) -> bool:
    """Whether a tag begins with the code of a language that babel (that is, Unicode's CLDR) knows."""
    if tag == ENGLISH:
        return True  # most hubs name no other, and need not wait for babel
    return bool(_SHAPE.fullmatch(tag)) and base(tag) in _names()


def name_of_language(tag: str) -> str:
    """What the language of a tag is called in English; "" for one that babel does not know."""
    return _names().get(base(tag), "")


def code_of_language(name: str) -> str:
    """The code of the language that is called so: `cy` for `Welsh` and for `Cymraeg`; "" for any other name.

    English names are those of CLDR, names in the language itself those of the languages that hubsite speaks.
    """
    return _codes().get(_letters(name), "") if len(name) <= LONGEST_LINE else ""


def languages_meant(written: object) -> tuple[str, ...]:
    """The languages that a hub most likely has, however `languages:` is written; English for what says nothing."""
    parts = written.split(",") if isinstance(written, str) else written if isinstance(written, list) else []
    tags = (tag for part in parts if isinstance(part, str) for tag in _all_meant(part.strip()))
    return _each_once(tuple(tag or ENGLISH for tag in tags))


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale(ENGLISH).languages.items() if 2 <= len(code) <= 3}


@cache
def _codes() -> dict[str, str]:
    own = {_letters(own_name(code)): code for code in languages_known()}
    return {_letters(name): code for code, name in sorted(_names().items(), reverse=True)} | own


def _letters(name: str) -> str:
    """A name without accents, capitals and signs, as the names of files are often written."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _meant(written: str) -> str:
    tag = written.replace("_", "-")
    if not is_known_language(tag):
        return code_of_language(written)
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *rest])


def _all_meant(written: str) -> list[str]:
    """The tags that were meant, "" for each that nobody could know: `en cy` lacks its comma."""
    whole = _meant(written)
    return [whole] if whole else [_meant(word) for word in written.split()]


def _read_tag(value: object) -> str:
    tag = read_line(value)
    if is_known_language(tag):
        return _meant(tag)
    meant = _all_meant(tag)
    fix = f"Write `{meant[0]}`." if len(meant) == 1 and meant[0] else "Write `en` or `cy`."
    if len(meant) > 1 and all(meant):
        fix = f"Write {' and '.join(f'`- {each}`' for each in meant)}, each on a line of its own."
    raise mistake("language-tag", f"'{shown(tag)}' is not a language code.", fix)


def _read_tags(value: object, info: ValidationInfo) -> object:
    """A list. All that is wrong on one line is told at once, since only one mistake is told of one place."""
    parts = read_list(value, info)
    if isinstance(value, str) and isinstance(parts, list):
        wrong = [part for part in parts if not is_known_language(part)]
        if wrong:
            raise mistake("language-tag", _no_codes([*dict.fromkeys(wrong)][:_MOST_TOLD]), _line_for(parts))
    return parts


def _no_codes(wrong: Sequence[str]) -> str:
    *first, last = (f"'{shown(each)}'" for each in wrong)
    return f"{', '.join(first)} and {last} are not language codes." if first else f"{last} is not a language code."


def _line_for(parts: Sequence[str]) -> str:
    tags = dict.fromkeys(tag for part in parts for tag in _all_meant(part))
    if all(tags):
        return f"Write `languages: {', '.join(tags)}`."
    return "Write codes, with commas between them, for example `languages: en, cy`."


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    first = {tag.lower(): tag for tag in reversed(tags)}
    return tuple(tag for tag in dict.fromkeys(tags) if first[tag.lower()] == tag) or (ENGLISH,)


Code = Annotated[str, BeforeValidator(read_line)]
Tag = Annotated[str, BeforeValidator(_read_tag)]
Tags = Annotated[tuple[Tag, ...], BeforeValidator(_read_tags), AfterValidator(_each_once)]
