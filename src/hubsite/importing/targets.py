"""Fields as they are named on the command line: `phone`, `access.step_free`, `memberships.0.post`, `posts.+.label`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic import BeforeValidator, PlainValidator
from pydantic.fields import FieldInfo

from hubsite.checking import SYNONYMS
from hubsite.importing.steps import NEW_ENTRY, Step
from hubsite.model.record import Piece
from hubsite.model.references import To
from hubsite.model.shapes import Shape
from hubsite.problems import HubsiteError


@dataclass(frozen=True, slots=True)
class Target:
    """A field that texts of a table go to.

    `whole_list` means that the field is a list and no entry is named; `folders` are where a reference may lead
    (None: it is no reference); `order` sorts fields as their models declare them. A `+` in the steps stands for
    one more entry of a list.
    """

    name: str
    steps: tuple[str | int, ...]
    order: tuple[int, ...]
    holder: type[Piece]
    whole_list: bool = False
    holds_parts: bool = False
    is_prose: bool = False
    folders: tuple[str, ...] | None = None

    @property
    def gathers(self) -> bool:
        """Whether entries of several rows come together in one record."""
        return NEW_ENTRY in self.steps

    @property
    def before_entry(self) -> tuple[Step, ...]:
        """The way to the list that a `+` adds to."""
        return self.steps[: self.steps.index(NEW_ENTRY)]

    @property
    def within_entry(self) -> tuple[Step, ...]:
        """The way from an entry that a `+` adds to the field inside it."""
        return self.steps[self.steps.index(NEW_ENTRY) + 1 :]


def find_target(model: type[Piece], name: str) -> Target:
    """The field of a kind's model that a text names.

    Raises HubsiteError (usage, 2) for a field that does not exist, with the nearest one that does.
    """
    holder, field, inside_list = model, FieldInfo(), False
    steps: list[str | int] = []
    order: list[int] = []
    part: type[Piece] | None = model
    for word in name.split("."):
        if inside_list:
            steps.append(_entry(name, word, steps, part))
            order.append(0)
            inside_list = False
        elif part is None:
            raise _no_field(name, f"`{steps[-1]}` holds a text, so nothing can follow it.", ".".join(map(str, steps)))
        else:
            holder, known = part, _field_name(part, word, name)
            field = part.model_fields[known]
            steps.append(known)
            order.append(list(part.model_fields).index(known))
            part, inside_list = next(_parts(field.annotation), None), _is_list(field.annotation)
    marks = [*field.metadata, *_marks(field.annotation)]
    if part and not any(isinstance(mark, BeforeValidator | PlainValidator) for mark in marks):
        raise _needs_more(name, part, inside_list)
    if steps.count(NEW_ENTRY) > 1:
        raise _no_field(name, "Only one `+` can stand in a field.", name.replace("+", "0", 1))
    return Target(
        name=".".join(map(str, steps)),
        steps=tuple(steps),
        order=tuple(order),
        holder=holder,
        whole_list=inside_list,
        holds_parts=part is not None,
        is_prose=Shape("prose") in marks,
        folders=next((mark.folders for mark in marks if isinstance(mark, To)), None),
    )


def _entry(name: str, word: str, steps: list[str | int], part: type[Piece] | None) -> str | int:
    if word.isdecimal() and len(word) < 3:
        return int(word)
    if word == NEW_ENTRY:
        return word
    so_far = ".".join(map(str, steps))
    rest = f".{word}" if part and word in part.model_fields else ""
    message = f"`{so_far}` is a list, so it has to be said which entry is meant."
    raise _no_field(name, message, f"{so_far}.0{rest}", f"{so_far}.+{rest}")


def _field_name(model: type[Piece], word: str, whole: str) -> str:
    known = list(model.model_fields)
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    if plain == "title" and "title" not in known and "name" in known:
        return "name"
    if word in known:
        return word
    meant = plain if plain in known else SYNONYMS.get(plain, "")
    near = [meant] if meant in known else difflib.get_close_matches(plain, known, n=1, cutoff=0.6)
    before, after = whole.split(word, 1)
    if near:
        raise _no_field(whole, f"There is no field called '{word}' here.", f"{before}{near[0]}{after}")
    raise HubsiteError(
        f"There is no field called '{word}' in `{whole}`.", fix=f"The fields are: {', '.join(known)}.", exit_code=2
    )


def _needs_more(name: str, part: type[Piece], inside_list: bool) -> HubsiteError:
    first = next(iter(part.model_fields))
    way = f"{name}.0.{first}" if inside_list else f"{name}.{first}"
    fields = ", ".join(part.model_fields)
    return _no_field(name, f"`{name}` holds fields of its own ({fields}), so one of them has to be named.", way)


def _no_field(name: str, message: str, *better: str) -> HubsiteError:
    ways = " or ".join(f"`{way}`" for way in better)
    return HubsiteError(f"The field `{name}` cannot be filled: {message}", fix=f"Did you mean {ways}?", exit_code=2)


def _is_list(annotation: Any) -> bool:
    if get_origin(annotation) is tuple:
        return True
    return any(_is_list(inner) for inner in _inner(annotation))


def _parts(annotation: Any) -> Iterator[type[Piece]]:
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        yield annotation
    for inner in _inner(annotation):
        yield from _parts(inner)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in _inner(annotation):
        yield from _marks(inner)


def _inner(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", ())
