"""A text of 100,000 characters in any field of any record: a value or a problem in time, never a crash."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple

import pytest

from hubsite.checking import check
from hubsite.kinds import BUILT_IN
from hubsite.misshapen import model_within
from hubsite.model.hub import HubConfig
from hubsite.model.mistakes import Reading
from hubsite.model.piece import Piece
from hubsite.model.text_page import PageFields
from hubsite.model.words import LONGEST_LIST
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_tree import Fields, Items, Text

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a system that can end a look")

SIZE = 100_000  # characters
MOST_SECONDS = 2.0  # of a processor
SHAPES = (
    "a", "1", " ", "first Monday, ", "£1,", "x@", "http://", "- ", "2026-01-01 ", "[", "\u0301", "0 ", "a, ", "7pm, ",
    "9am-5pm; ", "1 May 2026 to ", "not ", "FREQ=DAILY;", "\n", "a.", "Mon-Fri ", "\ufdfa", "#", "{{", "\u200b",
)  # fmt: skip
# So many ids in each folder that a wrong one has many to be compared with.
IDS = {
    kind.folder: {f"{kind.folder}-{word}-{number}" for number in range(40) for word in ("mill", "hall-lane")}
    for kind in BUILT_IN
}


class Case(NamedTuple):
    """A field of its own type, and an example of what belongs there."""

    model: type[Piece]
    name: str
    example: str


class TooLong(Exception):
    """A field has looked long enough."""


def plugin_models(*names: str) -> Iterator[type[Piece]]:
    """What the files of records and hub.yml may say for our plugins."""
    found: Iterable[ModuleType] = (load(Plugin(name, OURS, ours()[name])) for name in names)
    for plugin in found:
        for kind in plugin.hubsite_kinds() if hasattr(plugin, "hubsite_kinds") else ():
            yield kind.model
        if hasattr(plugin, "hubsite_settings"):
            yield plugin.hubsite_settings()


def with_parts(models: Iterable[type[Piece]]) -> list[type[Piece]]:
    """The models and those of the groups of fields inside them, each once."""
    found = dict.fromkeys(models)
    waiting = list(found)
    while waiting:
        holder = waiting.pop()
        inside = dict.fromkeys(part for name in holder.model_fields if (part := model_within(holder, name)))
        new = [part for part in inside if part not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def cases(plugins: Iterable[str]) -> list[Case]:
    """A field of each type: two of one annotation are read by the same functions, unless their model adds its own."""
    found: dict[tuple[str, str, str], Case] = {}
    for model in with_parts([*(kind.model for kind in BUILT_IN), HubConfig, PageFields, *plugin_models(*plugins)]):
        added = {name for each in model.__pydantic_decorators__.field_validators.values() for name in each.info.fields}
        for name, field in model.model_fields.items():
            key = repr(field.annotation), repr(field.metadata), model.__name__ if name in added else ""
            found.setdefault(key, Case(model, name, str(field.examples[0]) if field.examples else "x"))
    return list(found.values())


def written(shape: str, example: str, *, all_forms: bool) -> Iterator[Text | Items]:
    """The shape over and over: alone, beside what belongs there, and as a list."""
    text = (shape * (SIZE // len(shape) + 1))[:SIZE]
    yield Text(text, 1, 1)
    if all_forms:
        yield from (Text(each, 1, 1) for each in (f"{example} {text}", f"{text} {example}"))
        entry = (shape * 100)[: SIZE // LONGEST_LIST]
        yield Items(tuple(Text(entry, line, 3) for line in range(LONGEST_LIST)), 1, 1, LONGEST_LIST)


@contextmanager
def ended_in_time() -> Iterator[None]:
    """What takes for ever is ended; regular expressions ask for signals while they look."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def trouble(case: Case, value: Text | Items) -> str:
    """What went wrong while a field was read, or ""."""
    sheet = Sheet(Fields({Text(case.name, 1, 1): value}, 1, 1, 1), "a.yml")
    try:
        with ended_in_time():
            found, problems = check(case.model, sheet, Reading(ids=IDS))
    except Exception as error:  # any at all is what is looked for
        return repr(error)[:200]
    return "" if found is not None or problems else "neither a value nor a problem"


@pytest.mark.parametrize("dose", ["small", pytest.param("full", marks=pytest.mark.slow)])
def test_a_long_text_in_any_field_is_read_or_refused_in_time(figure, dose):
    full = dose == "full"
    fields = cases(ours() if full else ("amenities", "methods"))
    failed, slowest, tried = {}, (0.0, ""), 0
    for number, case in enumerate(fields):
        for shape in SHAPES if full else SHAPES[number % 5 :: 5]:
            for value in written(shape, case.example, all_forms=full):
                place = f"{case.model.__name__}.{case.name} {shape!r} {type(value).__name__}"
                start = time.process_time()
                if wrong := trouble(case, value):
                    failed[place] = wrong
                slowest = max(slowest, (time.process_time() - start, place))
                tried += 1
    said = f"{tried:,} tried, {slowest[0]:.2f} s ({slowest[1]})"
    figure("Trust: bombs", f"texts of 100 KB, {len(fields)} field types, slowest, {dose} dose", said)
    assert failed == {}
    assert len(fields) > 100 and slowest[0] < MOST_SECONDS
