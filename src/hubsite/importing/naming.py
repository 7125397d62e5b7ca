"""Ids of new records: easy to read, the same in whatever order the rows come, and of nothing that is private."""

# An id is a public address that stays for years. So it is made of the name, of where something is, and of numbers:
# never of an e-mail address or a telephone number, and never of a text that its field refused.

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from hubsite.free_ids import free_id
from hubsite.importing.marks import AND
from hubsite.importing.memory import ROW, Memory
from hubsite.importing.recipe import Recipe
from hubsite.importing.record import Checker, Known
from hubsite.model.references import slug

# What people tell two things of one name apart by, best first; the words are those of fields and of columns.
_PLACES = (
    {"postcode", "zip"},
    {"address", "street"},
    {"town", "village", "city", "locality", "parent"},
    {"ward", "parish", "area", "district", "post"},
    {"url", "web", "website", "site"},
)
_WEB = len(_PLACES) - 1
_PRIVATE_WORDS = {"mail", "email", "phone", "telephone", "tel", "mobile", "fax"}
# An e-mail address; a telephone number as the United Kingdom writes them, ten or eleven digits from a 0 or +44.
_PRIVATE = re.compile(
    r"[^\s@,;<>()]{1,200}+@[^\s@,;<>()]+|(?<![\d+])(?:\+44|0044|0)[\s().-]{0,3}(?:\d[\s().-]{0,3}){9,10}(?!\d)"
)
_NOWHERE = ("",) * len(_PLACES)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says that may stand in an id: a name, and a text (or "") for each of the places."""

    name: str
    places: tuple[str, ...] = _NOWHERE


def give_ids(
    rows: Iterable[tuple[int, Mapping[str, str]]], marks: list[str], recipe: Recipe, memory: Memory, checker: Checker
) -> dict[str, str]:
    """The id of each mark: the one it had before, otherwise a new one. `marks` has one for each row, "" for none."""
    different = sorted(set(filter(None, marks)))
    before = {str(record.get(ROW, "")): identity for identity, record in memory.records.items()}
    ids = {mark: before[mark] for mark in different if mark in before}
    if not recipe.identity:
        ids |= _moved([mark for mark in different if mark not in ids], different, before)
    taken = {*memory.records, *ids.values()}
    said = {mark: _Said(_public(mark if recipe.identity else mark.partition(AND)[0])) for mark in different}
    names = Counter(slug(each.name) for each in said.values())
    unclear = {
        mark for mark in different if mark not in ids and _needs_a_look(slug(said[mark].name), names, taken, recipe)
    }
    if unclear:
        said |= _look(zip(marks, rows, strict=False), unclear, recipe, checker)
    wanted = _told_apart({mark: said[mark] for mark in different if mark not in ids}, taken)
    often = Counter(wanted.values())
    # Who has a name alone gets it before anybody gets it with a number.
    for mark in sorted(wanted, key=lambda mark: (often[wanted[mark]] > 1, mark)):
        ids[mark] = free_id(wanted[mark], recipe.kind.singular, taken.__contains__)
        taken.add(ids[mark])
    return ids


def place_rank(column: str) -> int | None:
    """How well a column of this name tells things apart by where they are: 0 is best, None is not at all."""
    words = set(slug(column).replace("post-code", "postcode").split("-"))
    if words & _PRIVATE_WORDS:
        return None
    return next((rank for rank, place in enumerate(_PLACES) if words & place), None)


def _public(text: str) -> str:
    return _PRIVATE.sub(" ", text)


def _needs_a_look(name: str, names: Counter[str], taken: set[str], recipe: Recipe) -> bool:
    if not recipe.identity:
        return names[name] > 1 or name in taken
    fields = {target.name for column, target in recipe.columns if column == recipe.identity}
    return not name or bool(fields - {"name"}) or _is_private(recipe.identity)


def _is_private(column: str) -> bool:
    return bool(set(slug(column).split("-")) & _PRIVATE_WORDS)


def _look(
    rows: Iterable[tuple[str, tuple[int, Mapping[str, str]]]], unclear: set[str], recipe: Recipe, checker: Checker
) -> dict[str, _Said]:
    """Read the rows of some marks as records, to see what their fields take."""
    found: dict[str, _Said] = {}
    for mark, (number, row) in rows:
        if mark in unclear and mark not in found:
            done = checker.check(recipe.cells(row, number), recipe.fallbacks)
            name = _public(mark)
            if not recipe.identity or _may_not_name(name, recipe, done.fields):
                name = _public(recipe.says(row, "name"))
            found[mark] = _Said(name, _places(done.fields))
    return found


def _may_not_name(name: str, recipe: Recipe, fields: list[Known]) -> bool:
    """Whether the cell of the `--id` column is private, holds nothing that an id can hold, or was refused."""
    mapped = {target.name for column, target in recipe.columns if column == recipe.identity}
    taken = {each.cell.target.name for each in fields}
    private = any(slug(word) in _PRIVATE_WORDS for field in mapped for word in field.split("."))
    return private or _is_private(recipe.identity) or not slug(name) or not mapped <= taken


def _places(fields: list[Known]) -> tuple[str, ...]:
    places = list(_NOWHERE)
    for each in fields:
        rank = _rank(each)
        if rank is not None and each.cell.row and not places[rank]:
            text = each.value if isinstance(each.value, str) else " ".join(each.value)
            places[rank] = _host(text) if rank == _WEB else _public(text)
    return tuple(places)


def _rank(each: Known) -> int | None:
    """By the field, and where that says nothing of a place, by the column: `Town` may well be a tag."""
    field = each.cell.target.name.rpartition(".")[2]
    if field in _PRIVATE_WORDS:
        return None
    rank = place_rank(field)
    return place_rank(each.cell.origin.removeprefix("column ")) if rank is None else rank


def _host(text: str) -> str:
    try:
        return (urlsplit(text).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no address of the sixth version
        return ""


def _told_apart(said: dict[str, _Said], taken: set[str]) -> dict[str, str]:
    """The id that each mark would like, with as many places in it as it takes to differ from the others."""
    texts = {mark: each.name for mark, each in said.items()}
    for rank in range(len(_PLACES)):
        same: dict[str, list[str]] = defaultdict(list)
        for mark, text in texts.items():
            same[slug(text)].append(mark)
        for wanted, marks in same.items():
            if wanted in taken or len({said[mark].places[rank] for mark in marks}) > 1:
                texts |= {mark: f"{texts[mark]} {said[mark].places[rank]}" for mark in marks}
    return {mark: slug(text) for mark, text in texts.items()}


def _moved(new: list[str], marks: list[str], before: dict[str, str]) -> dict[str, str]:
    """A name that stands once in the table, and once among what is remembered, is the same thing elsewhere."""
    now = Counter(mark.partition(AND)[0] for mark in marks)
    then = Counter(mark.partition(AND)[0] for mark in before)
    known_by_name = {mark.partition(AND)[0]: identity for mark, identity in before.items()}
    names = {mark: mark.partition(AND)[0] for mark in new}
    return {mark: known_by_name[name] for mark, name in names.items() if now[name] == 1 and then[name] == 1}
