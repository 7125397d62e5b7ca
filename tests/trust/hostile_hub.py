"""A hub in which every text that people write is a hostile string; what a field refuses is taken out again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from math import gcd
from pathlib import Path
from typing import Any

from hubsite.kinds import BUILT_IN
from hubsite.look import Look, look
from hubsite.model.hub import HubConfig
from hubsite.model.in_language import pieces_in, words_of
from hubsite.model.record import Piece
from hubsite.model.references import To
from hubsite.plugin_files import find, load
from hubsite.problems import Problem, Severity
from hubsite.testing import A_SUNDAY, write_hub

from .hostile_strings import EVIL, RUN, STRINGS

ROUNDS = 30
LINES_OF_A_PAGE = 40
PLUGINS = ("amenities", "methods", "noticeboard", "usual")
HEAD = f"plugins: {', '.join(PLUGINS)}\nlanguages: en, cy\nsite_url: https://hub.example/\n"
# They choose what runs and where it stands; hub.yml is trusted with that.
_OF_THE_MACHINE = frozenset({"plugins", "engine", "languages", "site_url", "repository", "branch", "bank_holidays"})
_PICTURES = frozenset({"logo", "photo"})  # their examples would have to be there
_REFUSED_IN_PAGES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufffe\U000e0000-\U000e007f]"
)
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(eq=False)
class Leaf:
    """A text in a file: the hostile one first, then what is tried in turn when it is refused; None is no line."""

    name: str
    tried: list[str | None]
    field: str = ""
    hostile: bool = True

    @property
    def now(self) -> str | None:
        return self.tried[0]

    def refuse(self) -> None:
        self.tried = self.tried[1:] or [None]
        self.hostile = False


@dataclass(eq=False)
class Group:
    """A field that holds a piece, or a list of one."""

    name: str
    inside: list[Leaf | Group]
    several: bool

    def refuse(self) -> None:
        for each in all_leaves([self]):
            each.refuse()


Node = Leaf | Group


def all_leaves(nodes: Sequence[Node]) -> Iterator[Leaf]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            yield from all_leaves(node.inside)


def rendered(nodes: Sequence[Node], indent: str = "") -> Iterator[tuple[str, Node]]:
    """The lines of a file in YAML, each with what it says."""
    for node in nodes:
        if isinstance(node, Leaf):
            if node.now is not None:
                yield f"{indent}{node.name}: {quoted(node.now)}\n", node
        elif inside := list(rendered(node.inside, indent + "    ")):
            yield f"{indent}{node.name}:\n", node
            if node.several:
                inside[0] = (f"{indent}  - {inside[0][0].lstrip(' ')}", inside[0][1])
            yield from inside


def quoted(text: str) -> str:
    """A text in YAML's double quotes, on one line."""
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


class Deal:
    """Deals out the strings in turn. Deals that begin with the numbers 0, 1, 2 … give every slot every string."""

    def __init__(self, number: int, slots: int) -> None:
        while gcd(slots, len(STRINGS)) > 1:
            slots += 1
        self.next = number * slots

    def __call__(self) -> str:
        self.next += 1
        return STRINGS[(self.next - 1) % len(STRINGS)]


def nodes_of(model: type[Piece], deal: Deal, within: str, depth: int = 0) -> Iterator[Node]:
    """Every field of a model, with one piece in those that hold pieces."""
    for name, info in model.model_fields.items():
        pieces = [] if depth > 2 else list(pieces_in(info.annotation))
        where = f"{within}.{name}"
        if pieces:
            several = "tuple" in str(info.annotation)
            yield Group(name, list(nodes_of(pieces[0], deal, where, depth + 1)), several)
        else:
            yield Leaf(name, [deal(), *(() if name in _PICTURES else _instead(info))], where)


def _instead(info: Any) -> list[str | None]:
    """What is tried where the hostile text is refused."""
    to = next((mark for mark in _marks(info) if isinstance(mark, To)), None)
    if to:
        return [f"{folder}/r0" for folder in to.folders[:2] or ("groups",)]
    return [str(info.examples[0])] if info.examples else []


def _marks(info: Any) -> Iterator[Any]:
    yield from getattr(info, "metadata", ())
    yield from getattr(info, "__metadata__", ())
    for inner in getattr(getattr(info, "annotation", info), "__args__", ()):
        yield from _marks(inner)
    if hasattr(info, "annotation"):
        yield from _marks(info.annotation)


def kinds() -> dict[str, Any]:
    """The models of all kinds, ours and those of plugins, by folder."""
    found = {kind.folder: kind.model for kind in BUILT_IN}
    for name in PLUGINS:
        plugin, _ = find(name, Path("nowhere"), safe=True) if name != "usual" else (None, ())
        more = getattr(load(plugin), "hubsite_kinds", None) if plugin else None
        found.update({kind.folder: kind.model for kind in (more() if more else ())})
    return found


_TEXTS = "".join(f"<text>{escape(text)}</text>" for text in STRINGS if not _NOT_XML.search(text))
DRAWING = (
    f'<svg xmlns="http://www.w3.org/2000/svg" onload="{RUN}"><script>{RUN}</script>{_TEXTS}'
    f'<image href="https://{EVIL}/x.png"/><style>@import "https://{EVIL}/x.css";</style></svg>'
)


@dataclass
class Hostile:
    """The hub: files of YAML as nodes, and texts of Markdown as lines; `said` are the problems of all rounds."""

    root: Path
    files: dict[str, list[Node]] = field(default_factory=dict)
    pages: dict[str, list[Leaf]] = field(default_factory=dict)
    said: list[Problem] = field(default_factory=list)

    def settled(self) -> Look:
        """The hub without what is refused, as hubsite sees it."""
        changed = {*self.files, *self.pages}
        for _round in range(ROUNDS):
            write_hub(self.root, {"x.png": b"No picture.", "x.svg": DRAWING})
            write_hub(
                self.root,
                {file: "".join(line for line, _ in self.lines(file)) for file in sorted({"hub.yml", *changed})},
            )
            found = look(self.root, A_SUNDAY)
            self.said += found.problems
            errors = [each for each in found.problems if each.severity is Severity.ERROR]
            if not errors:
                return found
            # Until hub.yml is read, its languages and plugins are not known, and other problems follow from that.
            errors = [each for each in errors if each.source and each.source.file == "content/hub.yml"] or errors
            changed = {str(error.source.file).removeprefix("content/") for error in errors if error.source}
            for node in {self.at(error) for error in errors}:
                node.refuse()
        raise AssertionError("\n".join(f"{each.source}: {each.message}" for each in errors[:10]))

    def lines(self, file: str) -> list[tuple[str, Node | None]]:
        if file == "hub.yml":
            return [(HEAD, None), *rendered(self.files[file])]
        if file in self.files:
            return list(rendered(self.files[file]))
        return [(f"{leaf.now}\n\n", leaf) for leaf in self.pages[file] if leaf.now is not None]

    def at(self, problem: Problem) -> Node:
        """What a problem is about: what stands at its line."""
        assert problem.source, problem
        above = 0
        for line, node in self.lines(str(problem.source.file).removeprefix("content/")):
            above += line.count("\n")
            if above >= (problem.source.line or 1) and node is not None:
                return node
        raise AssertionError(f"{problem.source}: {problem.message}")

    def leaves(self) -> list[Leaf]:
        nodes = [node for each in (self.files, self.pages) for nodes in each.values() for node in nodes]
        return list(all_leaves(nodes))


def hostile(root: Path, numbers: Sequence[int]) -> Hostile:
    """A hub with a record of each kind for every number; the first has a translation. Over all numbers (as many as
    there are strings) each field would meet each string."""
    hub = Hostile(root)
    models = kinds()
    slots = sum(len(list(all_leaves(list(nodes_of(model, Deal(0, 1), ""))))) for model in models.values())
    for number in numbers:
        deal, in_welsh = Deal(number, slots), Deal(number + 1, slots)
        for folder, model in models.items():
            name = f"{folder}/r{numbers.index(number)}"
            hub.files[f"{name}.yml"] = list(nodes_of(model, deal, folder))
            if number == numbers[0]:
                words = nodes_of(words_of(model), in_welsh, f"{folder} (translation)")
                hub.files[f"{name}.cy.yml"] = list(words)
    own = [node for node in nodes_of(HubConfig, Deal(numbers[0], slots), "hub") if node.name not in _OF_THE_MACHINE]
    hub.files["hub.yml"] = own
    words = nodes_of(words_of(HubConfig), Deal(numbers[0] + 1, slots), "hub (translation)")
    hub.files["hub.cy.yml"] = [node for node in words if node.name not in _OF_THE_MACHINE]
    return hub


def with_pages(hub: Hostile, strings: Sequence[str]) -> Hostile:
    """The strings as paragraphs of Markdown."""
    for at in range(0, len(strings), LINES_OF_A_PAGE):
        some = [Leaf("", [_survivable(each)], "body of a page") for each in strings[at : at + LINES_OF_A_PAGE]]
        hub.pages[f"page-{at}.md"] = [Leaf("", ["# A page"], hostile=False), *some]
    return hub


def _survivable(text: str) -> str:
    """The text without what makes a whole file unreadable, which has tests of its own."""
    return _REFUSED_IN_PAGES.sub("", text).replace("\n---", "\n")
