"""What was written, checked against a model: a frozen value, and every mistake as a problem at its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hubsite.model.mistakes import Note, Reading
from hubsite.problems import Problem, Severity, Source

Model = TypeVar("Model", bound=BaseModel)
Path = tuple[str | int, ...]


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


# Words that people use for a field; letters alone do not tell that `tel` is `phone`.
SYNONYMS = {
    "tel": "phone", "telephone": "phone", "mobile": "phone", "number": "phone",
    "mail": "email", "e-mail": "email", "website": "url", "web": "url", "link": "url", "homepage": "url",
    "venue": "held_at", "location": "held_at", "where": "held_at", "place": "places",
    "date": "when", "time": "when", "start": "when", "day": "when", "what": "what_happens",
    "organiser": "run_by", "organizer": "run_by", "owned_by": "owner", "manager": "run_by",
    "text": "description", "body": "description", "about": "summary", "what_we_do": "summary",
    "price": "cost", "fee": "cost", "opening_times": "opening_hours", "hours": "opening_hours",
    "last_checked": "checked", "verified": "checked", "source": "sources", "heading": "name",
    "deadline": "closes", "kind": "classification", "type": "classification",
}  # fmt: skip


def check(model: type[Model], written: Written, reading: Reading) -> tuple[Model | None, list[Problem]]:
    """Read what was written as `model`; None when there is an error. Every mistake is reported, not the first."""
    start = len(reading.notes)
    empty: set[Path] = set()
    data = _without_empty(written.data, (), empty)
    value: Model | None = None
    problems: list[Problem] = []
    try:
        value = model.model_validate(data, context=reading)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.append(_problem(model, detail, written, empty))
    required = {problem.source for problem in problems}
    problems += [_emptiness(path, written) for path in sorted(empty, key=str) if written.source(path) not in required]
    problems += [_said(note, written) for note in reading.notes[start:]]
    return value, _once_per_place(problems)


def _without_empty(data: Any, path: Path, empty: set[Path]) -> Any:
    if isinstance(data, Mapping):
        kept = {}
        for name, value in data.items():
            if isinstance(value, str) and not value.strip():
                empty.add((*path, name))
            else:
                kept[name] = _without_empty(value, (*path, name), empty)
        return kept
    if isinstance(data, list):
        return [_without_empty(value, (*path, place), empty) for place, value in enumerate(data)]
    return data


def _emptiness(path: Path, written: Written) -> Problem:
    return Problem(
        code="empty-field",
        severity=Severity.WARNING,
        message=f"`{path[-1]}` is empty.",
        fix=f"Write something after `{path[-1]}:` or delete the line.",
        source=written.source(path),
    )


def _said(note: Note, written: Written) -> Problem:
    file = written.source(()).file
    source = Source(file, getattr(note.text, "line", 0), getattr(note.text, "column", 0))
    return Problem(code=note.code, severity=Severity.ADVICE, message=note.message, fix=note.fix, source=source)


def _once_per_place(problems: list[Problem]) -> list[Problem]:
    first: dict[tuple[Source | None, Severity, str], Problem] = {}
    for problem in problems:
        same = problem.message if problem.code in {"unknown-field", "missing-field"} else ""
        first.setdefault((problem.source, problem.severity, same), problem)
    return list(first.values())


def _problem(model: type[BaseModel], detail: ErrorDetails, written: Written, empty: set[Path]) -> Problem:
    path = tuple(_real_path(written.data, detail["loc"]))
    source = written.source(path)
    context = detail.get("ctx", {})
    if detail["type"] == "missing":
        return _missing(_model_at(model, path[:-1]), path, source, path in empty)
    if detail["type"] == "extra_forbidden":
        return _unknown(_model_at(model, path[:-1]), str(path[-1]), source)
    if "message" in context:
        code, message, fix = detail["type"], context["message"], context.get("fix", "")
        if code == "not-text" and (typed := written.as_typed(path)):
            code, message, fix = _needs_quotes(str(path[-1]), typed)
        return Problem(code=code, message=message, fix=fix, source=source)
    return _shape(_model_at(model, path[:-1]), detail["type"], path, source)


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
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            yield step
            data = data[step]
        else:
            return


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the group of fields at a path, found through the annotations."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = next(_models_in(model.model_fields[step].annotation), None)
            model = inner or model
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def example_of(model: type[BaseModel], name: str) -> str:
    """The documented example of a field, or ""."""
    field = model.model_fields.get(name)
    return str(field.examples[0]) if field and field.examples else ""


def _missing(model: type[BaseModel], path: Path, source: Source, empty: bool) -> Problem:
    name = str(path[-1])
    example = example_of(model, name) or "…"
    return Problem(
        code="empty-field" if empty else "missing-field",
        message=f"`{name}` is {'empty' if empty else 'missing'}.",
        fix=f"Add a line like `{name}: {example}`.",
        source=source,
    )


def _unknown(model: type[BaseModel], name: str, source: Source) -> Problem:
    known = [field for field in model.model_fields if field not in {"title"}]
    plain = name.strip().lower().replace(" ", "_").replace("-", "_")
    meant = plain if plain in known else SYNONYMS.get(plain, "")
    near = [meant] if meant in known else difflib.get_close_matches(plain, known, n=1, cutoff=0.6)
    fix = f"Did you mean `{near[0]}`?" if near else f"The fields here are: {', '.join(known)}."
    return Problem(code="unknown-field", message=f"There is no field called '{name}' here.", fix=fix, source=source)


def _needs_quotes(name: str, typed: str) -> tuple[str, str, str]:
    fix = f'Put it in quotes: `{name}: "{typed}"`.'
    if "cancel" in typed.lower():
        fix += " To cancel a meeting use `status: cancelled`."
    return (
        "yaml-needs-quotes",
        f"The value of `{name}` starts with `{typed[0]}`, which has a meaning in YAML.",
        fix,
    )


def _shape(model: type[BaseModel], error: str, path: Path, source: Source) -> Problem:
    name = str(next((step for step in reversed(path) if isinstance(step, str)), "this"))
    example = example_of(model, name)
    shapes = {
        "model_type": (f"`{name}` needs fields of its own.", f"Write them below `{name}:`, each on its own line, two spaces in."),
        "tuple_type": (f"`{name}` is a list.", f"Write each below `{name}:`, starting with two spaces and `- `."),
        "int_parsing": (f"`{name}` should be a whole number.", f"Write figures only: `{name}: {example or 12}`."),
        "int_from_float": (f"`{name}` should be a whole number.", f"Write figures only: `{name}: {example or 12}`."),
        "greater_than_equal": (f"`{name}` is too small to be true.", f"Write it like `{name}: {example}`."),
        "less_than_equal": (f"`{name}` is too large to be true.", f"Write it like `{name}: {example}`."),
    }  # fmt: skip
    message, fix = shapes.get(
        error, (f"`{name}` is not written as it should be.", f"Write it like `{name}: {example}`.")
    )
    return Problem(code="wrong-shape", message=message, fix=fix, source=source)
