"""One file of content/ without a person: fields that refer to them, contact details, words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from hubsite.forgetting.cutting import cut, with_value
from hubsite.forgetting.person import Person
from hubsite.importing.edits import edited
from hubsite.importing.shelf import tree_in
from hubsite.importing.steps import Place, Steps, Value
from hubsite.misshapen import model_within
from hubsite.model.in_language import is_words
from hubsite.model.record import Piece
from hubsite.model.references import Ref
from hubsite.model.shapes import shape_of
from hubsite.read.front_matter import split
from hubsite.read.yaml_tree import Fields, Items, Node, Text, at, plain

Way = tuple[str, ...]
# What something is called is its own: `Alex Ray Hall` keeps its name until a person gives it another.
_NAMES = frozenset({("name",), ("title",)})
_BYTE_ORDER_MARK = "\ufeff"


class _Leaf(NamedTuple):
    place: Place
    way: Way
    model: type[BaseModel]
    text: Text


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is known of a file: its name, the model of what it holds, and the ways to fields that name the person."""

    person: Person
    file: str
    model: type[Piece]
    references: frozenset[Way]
    site_url: str = ""

    def of(self, text: str) -> str:
        """The text without the person, as far as that is sure; unchanged where it cannot be read as it stands."""
        if not self.references and not self.person.maybe.search(text):
            return text
        mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
        body = text.removeprefix(mark)
        is_markdown = self.file.endswith(".md")
        if "\r" in body.replace("\r\n", "") or not tree_in(body, self.file)[1]:
            return text
        body = self._fields(body)
        return mark + (self._below_fields(body) if is_markdown else body)

    def _fields(self, text: str) -> str:
        changes: dict[Place, str] = {}
        cuts: list[Place] = []
        for leaf in _leaves(_head(text, self.file), self.model):
            new = self._value(leaf)
            if new is None:
                cuts.append(leaf.place)
            elif new != leaf.text:
                changes[leaf.place] = new
        text = self._changed(text, changes)
        for place in reversed(cuts):  # the last first, so that the numbers of the others stay
            text = cut(text, self.file, place) or text
        return text

    def _changed(self, text: str, changes: dict[Place, str]) -> str:
        """All changes at once; one by one where one of them cannot be made, or where texts have several lines."""
        several = any("\n" in value for value in changes.values())
        at_once: dict[Steps, Value] = {} if several else dict(changes.items())
        whole = edited(text, self.file, at_once, {}) if at_once else None
        if whole is not None:
            return whole
        for place, value in changes.items():
            text = self._in_place(text, place, value) or edited(text, self.file, {place: value}, {}) or text
        return text

    def _in_place(self, text: str, place: Place, value: str) -> str | None:
        """A text of several lines with the same breaks as before; None where it would say something else."""
        node, _ = tree_in(text, self.file)
        leaf = at(node, place)
        if not isinstance(leaf, Text) or leaf.end_line <= leaf.line:
            return None
        lines = text.split("\n")
        start, end = leaf.line, leaf.end_line
        block = self.person.left_out_of("\n".join(lines[start:end]), self.file, self.site_url)
        new = "\n".join([*lines[:start], block, *lines[end:]])
        again, readable = tree_in(new, self.file)
        return new if readable and again and plain(again) == with_value(node, place, value) else None

    def _value(self, leaf: _Leaf) -> str | None:
        """What a field says without the person; None if nothing."""
        name = leaf.way[-1] if leaf.way else ""
        if leaf.way in self.references:
            parts = [part.strip() for part in leaf.text.split(",")]
            left = [part for part in parts if not self._is_meant(part)]
            return leaf.text if left == parts else ", ".join(left) or None
        if name not in leaf.model.model_fields or leaf.way in _NAMES:
            return leaf.text
        if shape_of(leaf.model, name) in ("email", "phone"):
            return None if self.person.is_own_contact(leaf.text) else leaf.text
        if not (issubclass(leaf.model, Piece) and is_words(leaf.model, name)):
            return leaf.text
        return self.person.left_out_of(leaf.text, self.file, self.site_url)

    def _is_meant(self, reference: str) -> bool:
        """Whether this names the record: by its id alone too, for the model says that it leads there."""
        folder, _, identity = reference.strip("/").rpartition("/")
        return identity == self.person.record.id and folder in ("", self.person.record.folder)

    def _below_fields(self, text: str) -> str:
        fields, _, line, _ = split(text, self.file)
        lines = text.split("\n")
        head, prose = lines[: line - 1], "\n".join(lines[line - 1 :])
        new = "\n".join([*head, self.person.left_out_of(prose, self.file, self.site_url)])
        again, _, _, problems = split(new, self.file)
        return new if not problems and plain(again) == plain(fields) else text


def ways_to(key: str, value: object, way: Way = ()) -> Iterator[Way]:
    """The names of fields that lead to each reference to a record inside a value."""
    if isinstance(value, Ref):
        if value == key:
            yield way
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from ways_to(key, getattr(value, name), (*way, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from ways_to(key, item, way)


def _head(text: str, file: str) -> Node | None:
    """The fields of a file without the prose below them."""
    return split(text, file)[0] if file.endswith(".md") else tree_in(text, file)[0]


def _leaves(node: Node | None, model: type[BaseModel], place: Place = (), way: Way = ()) -> Iterator[_Leaf]:
    """Every text of a tree in the order of the file, with the model of the fields among which it stands."""
    if isinstance(node, Text):
        yield _Leaf(place, way, model, node)
    elif isinstance(node, Items):
        for number, item in enumerate(node):
            yield from _leaves_of_item(item, model, (*place, number), way)
    elif isinstance(node, Fields):
        for name, value in node.values.items():
            yield from _leaves_of_item(value, model, (*place, str(name)), (*way, str(name)))


def _leaves_of_item(node: Node, model: type[BaseModel], place: Place, way: Way) -> Iterator[_Leaf]:
    """The fields inside a field are those of another model; of fields that no model knows nothing is known."""
    inner = (model_within(model, way[-1]) or Piece) if way and isinstance(node, Fields) else model
    yield from _leaves(node, inner, place, way)
