"""Words and prose as people type them: one line, many lines, lists, choices, yes or no, numbers."""

# YAML is read as text first; here a field decides what the text means. Every function takes what the volunteer
# typed and gives the value or a mistake with the cure.

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from hubsite.model.mistakes import mistake, note
from hubsite.model.shapes import Shape

LONGEST_LINE = 1000
# Entries: more than any record names. Each wrong one is looked up among all ids, so that a file of them takes its time.
LONGEST_LIST = 1000
LONGEST_QUOTE = 80
# Control and direction-changing characters can make a name read as something that it is not.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

_ODD_NAME = re.compile(r"yes|no|true|false|on|off|[0-9][0-9 .,/:-]*", re.IGNORECASE)


def shown(value: object) -> str:
    """What somebody wrote, on one line and cut short, to be quoted in a message."""
    text = " ".join(str(value)[: 2 * LONGEST_QUOTE].split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def read_prose(value: object) -> str:
    """Markdown or plain text over many lines, in one Unicode form (NFC)."""
    if not isinstance(value, str):
        raise mistake(
            "not-text",
            "This should be words, not a list or fields.",
            "Write it on one line, in double quotes.",
        )
    text = unicodedata.normalize("NFC", str(value)).strip()
    if unseen := _UNSEEN.search(text):
        name = unicodedata.name(unseen.group(), f"U+{ord(unseen.group()):04X}").lower()
        raise mistake(
            "invisible-character",
            f"There is an invisible character ({name}) after '{text[max(0, unseen.start() - 20) : unseen.start()]}'.",
            "Delete the words around it and type them again.",
        )
    return text


def read_line(value: object) -> str:
    """Words on one line; line breaks and runs of spaces become one space."""
    text = " ".join(read_prose(value).split())
    if len(text) > LONGEST_LINE:
        raise mistake(
            "too-long",
            f"This is {len(text)} characters long; at most {LONGEST_LINE} fit here.",
            "Keep one sentence here and move the rest below, into `description`.",
        )
    return text


def note_odd_name(value: object, info: ValidationInfo) -> object:
    """A name of one such word or of figures alone is taken, but the reader is asked whether it is meant."""
    if isinstance(value, str) and _ODD_NAME.fullmatch(value.strip()) and not getattr(value, "quoted", False):
        text = value.strip()
        message = f"A name of only `{shown(text)}` is probably a slip."
        fix = f'Write what people call it, or put it in quotes if they do call it so: `"{shown(text)}"`.'
        note(info, value, "name-unlikely", message, fix)
    return value


def long_list(number: int) -> tuple[str, str, str]:
    """Code, message and fix for a list of more entries than fit."""
    message = f"This is a list of {number:,} entries; at most {LONGEST_LIST:,} fit here."
    return "too-long", message, "Keep the entries that are needed here, and delete the others."


def read_list(value: object, info: ValidationInfo) -> object:
    """A list; words with commas on one line are taken as a list too.

    The reader is told where that may not have been meant, since a part has several words: `Mill Lane, Ashcombe`.
    """
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if len(parts) > LONGEST_LIST:
        raise mistake(*long_list(len(parts)))
    if len(parts) > 1 and any(" " in part for part in parts):
        lines = "".join(f"\n  - {part}" for part in parts)
        note(
            info,
            value,
            "list-on-one-line",
            f"Read as a list of {len(parts)}.",
            f"Better, one to a line:{lines}",
        )
    return parts


def choose(choices: tuple[str, ...], synonyms: dict[str, str], value: object) -> str:
    """The choice that a text names, whatever its case and spacing; a mistake lists all choices."""
    if not isinstance(value, str):
        raise mistake("not-a-choice", f"Choose one of: {', '.join(choices)}.")
    text = re.sub(r"[\s_]+", "-", str(value).strip().lower())
    text = synonyms.get(text, text)
    if text in choices:
        return text
    near = difflib.get_close_matches(text, choices, n=1)
    if near:
        message = f"'{shown(value)}' is not one of: {', '.join(choices)}."
        raise mistake("not-a-choice", message, f"Did you mean `{near[0]}`?")
    hint = f"Write one of: {', '.join(f'`{choice}`' for choice in choices)}."
    raise mistake("not-a-choice", f"'{shown(value)}' is not a choice here.", hint)


class Choice:
    """Marks a Literal of texts: takes any case and spacing, and names the choices when it cannot."""

    shape = "choice"

    def __init__(self, **synonyms: str) -> None:
        self.synonyms = synonyms

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            partial(choose, tuple(_texts_in(source)), self.synonyms), handler(source)
        )


def _texts_in(annotation: Any) -> Iterator[str]:
    """The texts of a Literal, also inside `Literal[…] | None`."""
    for inner in get_args(annotation):
        if isinstance(inner, str):
            yield inner
        else:
            yield from _texts_in(inner)


def read_number(value: object) -> object:
    """A whole number or a decimal as people write it: `1,200`, `4 500`, `53.41`."""
    if isinstance(value, str):
        text = re.sub(r"(?<=\d)[, ](?=\d{3}\b)", "", str(value).strip())
        if re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]{1,20})?", text):
            return text
        figures = re.findall(r"[+-]?[0-9]+(?:\.[0-9]+)?", text[:LONGEST_LINE])
        hint = f"Write figures only: `{figures[0]}`." if len(figures) == 1 else "Write figures only, for example `120`."
        raise mistake("not-a-number", f"'{shown(value)}' is not a number.", hint)
    return value


Line = Annotated[str, BeforeValidator(read_line), Shape("line")]
Name = Annotated[Line, BeforeValidator(note_odd_name)]
Prose = Annotated[str, BeforeValidator(read_prose), Shape("prose")]
Words = Annotated[tuple[Line, ...], BeforeValidator(read_list)]
Whole = Annotated[int, BeforeValidator(read_number)]
Decimals = Annotated[float, BeforeValidator(read_number)]
YesNo = Annotated[
    Literal["yes", "no", "unknown"],
    Choice(
        y="yes",
        n="no",
        true="yes",
        false="no",
        on="yes",
        off="no",
        **{"not-known": "unknown", "?": "unknown"},
    ),
]
YesNoPartly = Annotated[
    Literal["yes", "partly", "no", "unknown"],
    Choice(y="yes", n="no", true="yes", false="no"),
]
Nation = Annotated[
    Literal["england", "wales", "scotland", "northern-ireland"],
    Choice(ni="northern-ireland"),
]
Nations = Annotated[tuple[Nation, ...], BeforeValidator(read_list)]
LawStatus = Annotated[
    Literal["in-force", "enacted-not-commenced", "announced", "repealed", "unknown"],
    Choice(),
]
