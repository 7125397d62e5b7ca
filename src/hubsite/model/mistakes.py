"""How a field says that it could not take a text, or that it read the text in its own way."""

# Ground floor of the model. A field knows the sentence and the cure; only the reader above knows file and line,
# so a mistake carries no place, and a note carries the very text object it speaks of.

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError


def mistake(code: str, message: str, fix: str = "") -> PydanticCustomError:
    """The error a field raises: a stable kebab-case code, a sentence, and what to type instead."""
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix})


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a text that was nevertheless taken (for example how it was read)."""

    text: object
    code: str
    message: str
    fix: str = ""


@dataclass(slots=True)
class Reading:
    """What fields may know while one file is read, handed to pydantic as its validation context.

    `ids` maps a folder to the ids in it, so that a reference is checked where it stands;
    `labels` maps a folder to the word for one of its records (`spaces`: "space");
    `unread` are the folders that may hold more, in a file that nobody could read;
    `notes` collects what fields want to say.
    """

    ids: dict[str, set[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def note(info: ValidationInfo, text: object, code: str, message: str, fix: str = "") -> None:
    """Say something about a text without refusing it; nothing happens outside a reading."""
    context: Any = info.context
    if isinstance(context, Reading):
        context.notes.append(Note(text, code, message, fix))
