"""What was written, checked against a model: a frozen value, and every mistake as a problem at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hubsite import misshapen
from hubsite.misshapen import SYNONYMS, Told
from hubsite.model.mistakes import Note, Reading
from hubsite.model.words import LONGEST_LIST
from hubsite.problems import Problem, Severity, Source

__all__ = ["SYNONYMS", "Path", "Written", "check"]

Model = TypeVar("Model", bound=BaseModel)
Path = tuple[str | int, ...]
# More than any record has, and than anyone reads: to look for what was meant by each takes its time.
MOST_FIELDS = 500
MOST_MISTAKES = 200

# Fields that are missing share the place of what they are missing from; references may share one line.
_SEVERAL_AT_ONE_PLACE = {"missing-field", "unknown-field", "unknown-reference", "wrong-kind", "ambiguous-reference"}


class Written(Protocol):
    """Something a person wrote, with places: what the YAML reader gives."""

    @property
    def data(self) -> dict[str, Any]:
        """Names to texts, lists and further names."""
        ...

    def source(self, path: Path) -> Source:
        """Where the deepest part of a path that exists stands."""
        ...

    def as_typed(self, path: Path) -> str:
        """The very characters of a value in brackets or braces; "" for any other value."""
        ...


def check(model: type[Model], written: Written, reading: Reading) -> tuple[Model | None, list[Problem]]:
    """Read what was written as `model`; None when there is an error. Every mistake is reported, not the first."""
    if too_many := _with_too_many(written.data, ()):
        return None, [_problem(misshapen.too_many(_at(written.data, too_many[0])), written.source(too_many[0]))]
    start = len(reading.notes)
    empty: set[Path] = set()
    data = _without_empty(written.data, (), empty)
    value: Model | None = None
    problems: list[Problem] = []
    try:
        value = model.model_validate(data, context=reading)
    except ValidationError as error:
        problems += _mistakes(model, error.errors(include_url=False)[:MOST_MISTAKES], written, empty)
    wrong = {problem.source for problem in problems}
    problems += [_emptiness(path, written) for path in sorted(empty, key=str) if written.source(path) not in wrong]
    notes = [_said(note, written) for note in reading.notes[start:]]
    problems += [note for note in notes if note.source not in wrong]
    return value, _once_per_place(problems)


def _with_too_many(data: Any, path: Path) -> tuple[Path] | None:
    """The path of the first fields, or of the first list, that are more than anyone writes, or None."""
    if isinstance(data, str):  # nearly all of them
        return None
    if isinstance(data, Mapping | list) and len(data) > (LONGEST_LIST if isinstance(data, list) else MOST_FIELDS):
        return (path,)
    places = data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list) else ()
    found = (_with_too_many(value, (*path, place)) for place, value in places)
    return next((each for each in found if each), None)


def _without_empty(data: Any, path: Path, empty: set[Path]) -> Any:
    """What was written without values that say nothing; the paths of those are noted."""
    if isinstance(data, str) or not isinstance(data, Mapping | list):
        return data
    kept: dict[Any, Any] = {}
    for place, value in data.items() if isinstance(data, Mapping) else enumerate(data):
        if _is_empty(value):
            empty.add((*path, place))
        else:
            kept[place] = _without_empty(value, (*path, place), empty)
    return kept if isinstance(data, Mapping) else list(kept.values())


def _is_empty(value: Any) -> bool:
    """Nothing but spaces, or the `~` by which YAML says "nothing"."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    return not text or (text == "~" and not getattr(value, "quoted", False))


def _emptiness(path: Path, written: Written) -> Problem:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    message, fix = f"`{name}` is empty.", f"Write something after `{name}:` or delete the line."
    if isinstance(path[-1], int):
        message, fix = f"An entry of `{name}` is empty.", "Write something after the `- ` or delete the line."
    return _problem(("empty-field", message, fix), written.source(path), Severity.WARNING)


def _said(note: Note, written: Written) -> Problem:
    file = written.source(()).file
    source = Source(file, getattr(note.text, "line", 0), getattr(note.text, "column", 0))
    return _problem((note.code, note.message, note.fix), source, Severity.ADVICE)


def _problem(told: Told, source: Source, severity: Severity = Severity.ERROR) -> Problem:
    code, message, fix = told
    return Problem(code=code, message=message, fix=fix, severity=severity, source=source)


def _once_per_place(problems: list[Problem]) -> list[Problem]:
    first: dict[tuple[Source | None, Severity, str], Problem] = {}
    for problem in problems:
        same = problem.message if problem.code in _SEVERAL_AT_ONE_PLACE else ""
        first.setdefault((problem.source, problem.severity, same), problem)
    return list(first.values())


def _mistakes(
    model: type[BaseModel], details: list[ErrorDetails], written: Written, empty: set[Path]
) -> Iterator[Problem]:
    """Each of pydantic's errors as a problem; a field that is only misspelt is not missing as well."""
    found = [(detail, tuple(_real_path(written.data, detail["loc"]))) for detail in details]
    misspelt = {
        (*path[:-1], misshapen.spellings(holder).get(misshapen.meant(holder, str(path[-1])), ""))
        for detail, path in found
        if detail["type"] == "extra_forbidden"
        for holder in [_holder(model, path)]
    }
    for detail, path in found:
        if detail["type"] != "missing" or path not in misspelt:
            yield _mistake(_holder(model, path), detail, path, written, is_there=path in empty)


def _mistake(holder: type[BaseModel], detail: ErrorDetails, path: Path, written: Written, *, is_there: bool) -> Problem:
    error, context = detail["type"], detail.get("ctx", {})
    name = str(next((step for step in reversed(path) if isinstance(step, str)), "this"))
    source, in_list = written.source(path), bool(path) and isinstance(path[-1], int)
    if error == "missing":
        return _problem(misshapen.missing(holder, name, is_there=is_there), source)
    if error == "extra_forbidden":
        return _problem(misshapen.unknown(holder, name, _at(written.data, path[:-1])), _place_of_name(written, path))
    value = _at(written.data, path)
    if error == "not-text":
        return _problem(misshapen.not_words(holder, name, value, written.as_typed(path), in_list=in_list), source)
    if "message" in context:
        return _problem((error, context["message"], context.get("fix", "")), source)
    return _problem(misshapen.wrong_shape(holder, error, name, value, in_list=in_list), source)


def _place_of_name(written: Written, path: Path) -> Source:
    """Where the name of a field stands, if it knows; otherwise where its value does."""
    name = next((name for name in _at(written.data, path[:-1]) if name == path[-1]), None)
    line = getattr(name, "line", 0)
    return Source(written.source(()).file, line, getattr(name, "column", 0)) if line else written.source(path)


def _real_path(data: Any, loc: tuple[str | int, ...]) -> Iterator[str | int]:
    """Pydantic adds the names of alternatives to a place; only what a person wrote (or left out) counts."""
    for step in loc:
        if isinstance(data, Mapping):
            if not isinstance(step, str):
                return
            if step not in data and step == "name" and "title" in data:
                step = "title"
            yield step
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            filled = [place for place, value in enumerate(data) if not _is_empty(value)]
            if step >= len(filled):
                return
            yield filled[step]
            data = data[filled[step]]
        else:
            return


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) else None
    return data


def _holder(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the fields among which the last name of a path stands, found through the annotations."""
    names = [step for step in path if isinstance(step, str)]
    for name in names[:-1]:
        model = misshapen.model_within(model, name) or model
    return model
