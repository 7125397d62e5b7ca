"""Ways into a record: `memberships`, 0, `post`; and from single values back to the nested whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from hubsite.read.yaml_tree import Fields, Items, Node, at


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, known by what it says and not by its place: people may move, add and delete entries.

    `field` is the field inside the entry that tells it apart (`label`); "" for a list of plain texts.
    """

    field: str
    text: str


Step: TypeAlias = str | int | Item
Steps: TypeAlias = tuple[Step, ...]
Place: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = str | tuple[str, ...]
Leaf = TypeVar("Leaf")

NEW_ENTRY = "+"


def nest(leaves: Iterable[tuple[Steps, Any]]) -> tuple[Any, dict[Place, Steps]]:
    """Nested dicts and lists of the leaves, and which place in them each way led to.

    Lists have no gaps: an entry whose number is 1 comes first when there is none with 0.
    """
    places: dict[Place, Steps] = {}
    return _nest([(steps, steps, leaf) for steps, leaf in leaves], (), places), places


def _nest(leaves: list[tuple[Steps, Steps, Any]], place: Place, places: dict[Place, Steps]) -> Any:
    first_whole, first_rest, first_leaf = leaves[0]
    if not first_rest:
        places[place] = first_whole
        return first_leaf
    groups: dict[Step, list[tuple[Steps, Steps, Any]]] = {}
    for whole, rest, leaf in leaves:
        groups.setdefault(rest[0], []).append((whole, rest[1:], leaf))
    if isinstance(first_rest[0], str):
        return {name: _nest(inner, (*place, str(name)), places) for name, inner in groups.items()}
    ordered = sorted(groups, key=lambda step: step if isinstance(step, int) else len(groups))
    return [_nest(groups[step], (*place, number), places) for number, step in enumerate(ordered)]


def label(steps: Steps, place: Place) -> str:
    """The way as it is remembered and told: `memberships.0.post`, `posts[Altrincham].seats`."""
    text = ""
    for step, number in zip(steps, place, strict=True):
        text += f"[{step.text}]" if isinstance(step, Item) else f".{number}"
    return text.removeprefix(".")


def place_in(node: Node | None, steps: Sequence[Step]) -> Place:
    """As far as a way exists in a tree: its place there, shorter than the way when something is missing."""
    place: list[str | int] = []
    for step in steps:
        number = _number(node, step)
        if number is None:
            break
        place.append(number)
        node = at(node, (number,))
    return tuple(place)


def _number(node: Node | None, step: Step) -> str | int | None:
    if isinstance(node, Fields):
        return step if isinstance(step, str) and step in node else None
    if not isinstance(node, Items):
        return None
    if isinstance(step, int):
        return step if step < len(node.values) else None
    if isinstance(step, Item):
        way = tuple(step.field.split(".")) if step.field else ()
        return next((n for n, entry in enumerate(node) if at(entry, way) == step.text), None)
    return None
