"""The languages of a hub, as tags (BCP 47): `en`, `cy`, `zh-Hant`."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from hubsite.foreign import base
from hubsite.language import ENGLISH
from hubsite.model.mistakes import mistake
from hubsite.model.words import read_line, read_list, shown

_SHAPE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def is_known_language(tag: str) -> bool:
    """Whether a tag begins with the code of a language that babel (that is, Unicode's CLDR) knows."""
    if tag == ENGLISH:
        return True  # most hubs name no other, and need not wait for babel
    return bool(_SHAPE.fullmatch(tag)) and base(tag) in _names()


def name_of_language(tag: str) -> str:
    """What the language of a tag is called in English; "" for one that babel does not know."""
    return _names().get(base(tag), "")


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale(ENGLISH).languages.items() if 2 <= len(code) <= 3}


def _read_tag(value: object) -> str:
    tag = read_line(value)
    if is_known_language(tag):
        language, *rest = tag.split("-")
        return "-".join([language.lower(), *rest])
    meant = next((code for code, name in sorted(_names().items()) if name.lower() == tag.lower()), "")
    fix = f"Write `{meant}`." if meant else "Write `en` or `cy`."
    raise mistake("language-tag", f"'{shown(tag)}' is not a language code.", fix)


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    first = {tag.lower(): tag for tag in reversed(tags)}
    return tuple(tag for tag in dict.fromkeys(tags) if first[tag.lower()] == tag) or (ENGLISH,)


Code = Annotated[str, BeforeValidator(read_line)]
Tag = Annotated[str, BeforeValidator(_read_tag)]
Tags = Annotated[tuple[Tag, ...], BeforeValidator(read_list), AfterValidator(_each_once)]
