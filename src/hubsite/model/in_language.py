"""What a record, a page or hub.yml says in a further language: its own words where it has them, the others marked."""

# Only words for people are translated and marked. References, dates, addresses of the web, numbers and choices are the
# same in every language: how they are said is the business of who says them.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, Field, create_model

from hubsite.foreign import Foreign
from hubsite.model.record import Origin, Piece
from hubsite.model.shapes import shape_of

P = TypeVar("P", bound=Piece)

# Lines that are names for machines.
_CODES = frozenset({"id", "post", "gss_code", "gss_vintage"})
# Lines that are read for what they mean; a translation could only say something else.
_READ = frozenset({"opening_hours"})


@dataclass(frozen=True, slots=True)
class Translated:
    """What one record, page or hub.yml says in a further language: a piece of `words_of` its model, and its file."""

    words: Piece
    origin: Origin


@dataclass(frozen=True, slots=True)
class Translation:
    """All that a hub says in one further language: records and pages by their addresses without the last `/`."""

    texts: Mapping[str, Translated] = field(default_factory=dict)
    config: Translated | None = None


def is_words(model: type[Piece], name: str) -> bool:
    """Whether a field holds words for people, in lines or as Markdown."""
    return name not in _CODES and shape_of(model, name) in ("line", "prose")


@cache
def fields_with_words(model: type[Piece]) -> tuple[str, ...]:
    """The fields that hold words for people, or pieces that do."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if is_words(model, name) or any(fields_with_words(inner) for inner in pieces_in(info.annotation))
    )


def pieces_in(annotation: Any) -> Iterator[type[Piece]]:
    """The models of the pieces that a field can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        yield annotation
    for inner in get_args(annotation):
        yield from pieces_in(inner)


@cache
def words_of(model: type[Piece]) -> type[Piece]:
    """The model of a translation: the fields of `model` that hold words, none of them required."""
    fields: dict[str, Any] = {}
    for name in fields_with_words(model):
        info = model.model_fields[name]
        if name in _READ:
            continue
        reading = [each for each in info.metadata if not isinstance(each, AfterValidator)]
        inner = _of_words(info.annotation)
        annotation = Annotated[inner, *reading] if reading else inner
        given = Field(None, validation_alias=info.validation_alias, description=info.description)
        fields[name] = (annotation | None, given)
    return create_model(f"{model.__name__}Words", __base__=Piece, **fields)


def _of_words(annotation: Any) -> Any:
    """A type with each piece in it replaced by the model of its words."""
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        return words_of(annotation)
    inner = get_args(annotation)
    if not inner or not any(pieces_in(annotation)):
        return annotation
    if hasattr(annotation, "__metadata__"):
        return Annotated[_of_words(inner[0]), *annotation.__metadata__]
    parts = tuple(_of_words(each) for each in inner)
    return tuple[parts] if get_origin(annotation) is tuple else Union[parts]  # type: ignore[valid-type]  # noqa: UP007


def said_in(piece: P, words: Piece | None, language: str) -> P:
    """A piece with the words of a translation in place; its other words are `Foreign`, of the language given."""
    model = type(piece)
    changed = {}
    for name in fields_with_words(model):
        value, own = getattr(piece, name), getattr(words, name, None)
        said = _words(value, own, language) if is_words(model, name) else _pieces(value, own, language)
        if said is not value:
            changed[name] = said
    copied = piece.model_copy(update=changed)
    for remembered in copied.__dict__.keys() - model.model_fields.keys():
        del copied.__dict__[remembered]  # what a property worked out of the other words
    return copied


def lacks_words(piece: Piece) -> bool:
    """Whether sentences of a piece as `said_in` gives it are in the main language still; names and addresses may be."""
    model = type(piece)
    sentences = (getattr(piece, name) for name in fields_with_words(model) if _is_sentences(model, name))
    return any(
        isinstance(each, Foreign) for value in sentences for each in (value if type(value) is tuple else (value,))
    )


def _is_sentences(model: type[Piece], name: str) -> bool:
    return name == "summary" or (is_words(model, name) and shape_of(model, name) == "prose")


def _words(value: Any, own: Any, language: str) -> Any:
    if own is not None:
        return own
    if type(value) is str and value:
        return Foreign(value, language)
    if isinstance(value, tuple) and value:
        return type(value)(_words(each, None, language) for each in value)
    return value


def _pieces(value: Any, own: Any, language: str) -> Any:
    """Each entry of a list is translated by the one in its place; lists of other lengths fit nowhere."""
    if isinstance(value, Piece):
        return said_in(value, own if isinstance(own, Piece) else None, language)
    if isinstance(value, tuple) and value:
        fits = isinstance(own, tuple) and len(own) == len(value)
        return tuple(_pieces(each, own[place] if fits else None, language) for place, each in enumerate(value))
    return value


def lists_that_differ(piece: Piece, words: Piece, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where the lists of a translation are longer or shorter than those that they translate."""
    for name in type(words).model_fields:
        value, own = getattr(piece, name), getattr(words, name)
        here = (*path, name)
        if isinstance(value, Piece) and isinstance(own, Piece):
            yield from lists_that_differ(value, own, here)
        elif isinstance(own, tuple) and any(isinstance(each, Piece) for each in own):
            if len(own) != len(value or ()):
                yield here
                continue
            for place, (one, other) in enumerate(zip(value, own, strict=True)):
                yield from lists_that_differ(one, other, (*here, place))
