"""What rows say, checked with the kind's own model: what it refuses is taken out and told, never put elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hubsite.checking import check
from hubsite.importing.cells import Cell, Cells, in_order, on_one_line
from hubsite.importing.shelf import Shelf
from hubsite.importing.steps import Item, Place, Steps, Value, label, nest
from hubsite.importing.targets import Target
from hubsite.kinds import Kind
from hubsite.model.mistakes import Reading
from hubsite.model.power import Membership
from hubsite.model.record import Link
from hubsite.model.references import Ref, slug
from hubsite.problems import Problem, Severity, Source


@dataclass(frozen=True, slots=True)
class Known:
    """A field of a record as it will be written: its name for people, its way, its text or list of texts."""

    name: str
    steps: Steps
    value: Value
    cell: Cell


@dataclass(slots=True)
class Checked:
    """What can be carried, what cannot (with the reason), and why there is no record at all, if so."""

    fields: list[Known] = field(default_factory=list)
    refused: list[tuple[Cell, Problem]] = field(default_factory=list)
    missing: Problem | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The record as nested fields."""
        nested: dict[str, Any] = nest((each.steps, each.value) for each in self.fields)[0] if self.fields else {}
        return nested


class _Written:
    """Nested texts, in place of a file: a place in it is told by a number in place of a line."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.places: list[Place] = [()]

    def source(self, path: Place) -> Source:
        if path not in self.places:
            self.places.append(path)
        return Source("", self.places.index(path))

    def as_typed(self, path: Place) -> str:
        return ""

    def place(self, problem: Problem) -> Place:
        return self.places[problem.source.line] if problem.source else ()


@dataclass(slots=True)
class Checker:
    """Checks records of one kind. `ids` are all ids that a reference may name."""

    kind: Kind
    shelf: Shelf
    ids: dict[str, set[str]]

    def check(self, cells: Cells, fallbacks: Iterable[Cell] = ()) -> Checked:
        """Read the texts as a record, without what its fields refuse."""
        done = Checked()
        left = self._with_ids(cells, done)
        spare: Cells = {cell.target.steps: cell for cell in fallbacks if not cell.target.gathers}
        while left:
            data, places = nest((steps, cell.text) for steps, cell in left.items())
            written = _Written(data)
            record, problems = check(self.kind.model, written, Reading(ids=self.ids, labels=self.shelf.labels))
            if record is not None:
                done.missing, done.fields = None, _as_read(record, left, places)
                return done
            before, done.missing = dict(left), None
            for problem in problems:
                if problem.severity is Severity.ERROR:
                    self._take_out(problem, written.place(problem), left, places, done)
            left = in_order(left | _taken({way for way in spare if not _within(left, way)}, spare))
            if before == left:
                break
        done.missing = done.missing or Problem(code="missing-field", message="There is nothing that can be carried.")
        return done

    def _take_out(self, problem: Problem, place: Place, left: Cells, places: dict[Place, Steps], done: Checked) -> None:
        is_missing = problem.code == "missing-field"
        within = place[:-1] if is_missing else place
        if not within:
            done.missing = problem
            return
        for at, steps in places.items():
            if at[: len(within)] == within and (cell := left.pop(steps, None)):
                done.refused.append((cell, problem))

    def _with_ids(self, cells: Cells, done: Checked) -> Cells:
        """Names of records become their ids where there are such records: tables say `Sale Library`."""
        left: Cells = {}
        for steps, cell in cells.items():
            if cell.target.folders is not None and not self._exists(cell.text, cell.target):
                cell = (
                    Cell(slug(cell.text), cell.target, cell.row, cell.origin)
                    if self._exists(slug(cell.text), cell.target)
                    else cell
                )
            left[steps] = cell
        for steps, cell in list(left.items()):
            if cell.target.holder is Membership and steps[-1] == "post":
                self._set_post(steps, cell, left, done)
        return left

    def _exists(self, text: str, target: Target) -> bool:
        folder, _, name = text.strip("/").rpartition("/")
        folders = target.folders or tuple(self.ids)
        return any(name in self.ids.get(place, ()) for place in folders if folder in ("", place))

    def _set_post(self, steps: Steps, cell: Cell, left: Cells, done: Checked) -> None:
        """People hold posts by the ids that bodies give them; the model alone cannot know those."""
        body = left.get((*steps[:-1], "body"))
        if body is None or not self._exists(body.text, body.target):
            return
        posts = self.shelf.posts_of(body.text)
        found = next((post for post in (cell.text, slug(cell.text)) if post in posts), None)
        if found:
            left[steps] = Cell(found, cell.target, cell.row, cell.origin)
        else:
            message = f"'{body.text}' has no post called '{on_one_line(cell.text)}'."
            done.refused.append((left.pop(steps), Problem(code="unknown-post", message=message)))


def _within(cells: Cells, way: Steps) -> bool:
    return any(steps[: len(way)] == way for steps in cells)


def _taken(ways: set[Steps], spare: Cells) -> Cells:
    return {way: spare.pop(way) for way in ways}


def _as_read(record: Any, left: Cells, places: dict[Place, Steps]) -> list[Known]:
    """The texts in the form that the model gave them, lists of texts as one; entries are known by that form too."""
    at = {steps: place for place, steps in places.items()}
    texts = {steps: _text(record, at[steps], cell) for steps, cell in left.items()}
    known: dict[Steps, Known] = {}
    for steps, cell in left.items():
        way = tuple(_renamed(steps, number, texts) for number in range(len(steps)))
        if isinstance(steps[-1], int):
            whole, place = way[:-1], at[steps][:-1]
            before = known[whole].value if whole in known else ()
            known[whole] = Known(label(whole, place), whole, (*before, texts[steps]), cell)
        else:
            known[way] = Known(label(way, at[steps]), way, texts[steps], cell)
    return list(known.values())


def _renamed(steps: Steps, number: int, texts: dict[Steps, str]) -> Any:
    step = steps[number]
    if not isinstance(step, Item):
        return step
    inner = tuple(step.field.split(".")) if step.field else ()
    return Item(step.field, texts.get((*steps[: number + 1], *inner), step.text))


def _text(record: Any, place: Place, cell: Cell) -> str:
    """A text of the model is the better form (`https://` added, a postcode in capitals); other values stay as typed."""
    value = record
    for step in place:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    if isinstance(value, Link):
        value = value.url
    if type(value) is str:
        return value
    return cell.text if cell.target.is_prose or isinstance(value, Ref) else on_one_line(cell.text)
