"""Fields that are unknown, missing or of the wrong shape: pydantic's own findings, told to a volunteer."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import AliasChoices, BaseModel

from hubsite.model.words import shown

# Code, message, and what to type instead.
Told = tuple[str, str, str]

# Words that people use for a field; letters alone do not tell that `tel` is `phone`.
SYNONYMS = {
    "tel": "phone", "telephone": "phone", "mobile": "phone", "number": "phone",
    "mail": "email", "e_mail": "email", "website": "url", "web": "url", "link": "url", "homepage": "url",
    "venue": "held_at", "location": "held_at", "where": "held_at", "place": "places",
    "date": "when", "time": "when", "start": "when", "start_time": "when", "day": "when", "what": "what_happens",
    "organiser": "run_by", "organizer": "run_by", "owned_by": "owner", "manager": "run_by",
    "text": "description", "body": "description", "about": "summary", "what_we_do": "summary",
    "price": "cost", "fee": "cost", "opening_times": "opening_hours", "hours": "opening_hours",
    "last_checked": "checked", "verified": "checked", "source": "sources", "heading": "name",
    "operator": "run_by", "operated_by": "run_by", "contractor": "run_by", "provider": "run_by",
    "commissioner": "commissioned_by", "party": "on_behalf_of", "vacancies": "vacant", "role_in": "post",
    "deadline": "closes", "kind": "classification", "type": "classification",
}  # fmt: skip
# Fields of different kinds that say the same: who writes one where it is unknown means another.
SAME_SENSE = (
    ("name", "title", "label"),
    ("when", "date", "meets_when", "opens", "start_date"),
    ("held_at", "meets_at", "where", "address"),
    ("cost", "fees_description", "fee"),
    ("classification", "location_type", "fund_type", "tier"),
    ("closes", "expires", "response_due", "end_date"),
    ("run_by", "held_by", "funder", "qualifying_body"),
    ("decides", "who_decides"),
)


def spellings(model: type[BaseModel]) -> dict[str, str]:
    """Every name that a field may be written by, and the field it stands for."""
    names = {name: name for name in model.model_fields}
    for name, field in model.model_fields.items():
        if isinstance(field.validation_alias, AliasChoices):
            names |= {choice: name for choice in field.validation_alias.choices if isinstance(choice, str)}
    return names


def meant(model: type[BaseModel], written: str) -> str:
    """The field's name that somebody meant who wrote an unknown one, or ""."""
    known = spellings(model)
    plain = written.strip().lower().replace(" ", "_").replace("-", "_")
    sense = SYNONYMS.get(plain, plain)
    alike = (name for names in SAME_SENSE if {plain, sense} & {*names} for name in names)
    near = difflib.get_close_matches(plain, known, n=1, cutoff=0.6)
    return next((name for name in (plain, sense, *alike, *near) if name in known), "")


def unknown(model: type[BaseModel], name: str, others: Mapping[str, Any]) -> Told:
    """A field that is not there; `others` are the fields beside it."""
    known = spellings(model)
    same = next((other for other in others if other != name and known.get(other) == known.get(name)), None)
    if name in known and same:
        message = f"`{same}` and `{name}` mean the same here, and both are written."
        return "field-twice", message, "Keep one of them."
    likely = meant(model, name)
    fix = f"Did you mean `{likely}`?" if likely else f"The fields here are: {', '.join(model.model_fields)}."
    return "unknown-field", f"There is no field called '{shown(name)}' here.", fix


def too_many(number: int) -> Told:
    """More fields than any record could have."""
    message = f"There are {number:,} fields in one place here, far more than any record has."
    return "too-many-fields", message, "Keep the fields that its kind has, and delete the others."


def missing(model: type[BaseModel], name: str, *, is_there: bool) -> Told:
    """A field that is required; `is_there` means that its name was written, but nothing after it."""
    line = f"{name}: {example_of(model, name) or '…'}"
    if is_there:
        return "empty-field", f"`{name}` is empty.", f"Write something after the colon, like `{line}`."
    return "missing-field", f"`{name}` is missing.", f"Add a line like `{line}`."


def not_words(model: type[BaseModel], name: str, value: Any, typed: str, *, in_list: bool) -> Told:
    """Fields or a list where words belong; `typed` are their characters if they stand in brackets or braces."""
    lead = "- " if in_list else f"{name}: "
    if typed:
        cancelled = " To cancel a meeting use `status: cancelled`." if "cancel" in typed.lower() else ""
        message = f"Starts with `{typed[0]}` — put it in quotes."
        return "yaml-needs-quotes", message, f"Write `{lead}{_in_quotes(typed)}`.{cancelled}"
    message = f"{_one_of(name, in_list)} should be words, not {'a list' if isinstance(value, list) else 'fields'}."
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "not-text", message, f"Write it on one line: `{lead}{shown(', '.join(value))}`."
    if isinstance(value, Mapping) and len(value) == 1 and isinstance(said := next(iter(value.values())), str):
        return "not-text", message, f"Put it in quotes: `{lead}{_in_quotes(shown(f'{next(iter(value))}: {said}'))}`."
    return "not-text", message, f"Write it like `{lead}{example_of(model, name)}`."


def wrong_shape(model: type[BaseModel], error: str, name: str, value: Any, *, in_list: bool) -> Told:
    """Whatever else pydantic finds wrong with a value; `error` is its word for it."""
    inner = model_within(model, name)
    if error == "tuple_type":
        return _not_a_list(inner, name, value)
    if error in ("model_type", "model_attributes_type", "dict_type") and inner:
        return _not_fields(inner, name, value, in_list=in_list)
    example = example_of(model, name)
    message, fix = {
        "int_parsing": (f"`{name}` should be a whole number.", f"Write figures only: `{name}: {example or 12}`."),
        "int_from_float": (f"`{name}` should be a whole number.", f"Write figures only: `{name}: {example or 12}`."),
        "greater_than_equal": (f"`{name}` is too small to be true.", f"Write it like `{name}: {example}`."),
        "less_than_equal": (f"`{name}` is too large to be true.", f"Write it like `{name}: {example}`."),
    }.get(error, (f"`{name}` is not written as it should be.", f"Write it like `{name}: {example or 'words'}`."))
    return "wrong-shape", message, fix


def _not_a_list(inner: type[BaseModel] | None, name: str, value: Any) -> Told:
    if isinstance(value, Mapping):
        fix = f"Put `- ` before the first line below `{name}:`, and start the others two spaces further in."
    elif inner:
        fix = f"Write below `{name}:` a line like `  - {_first_field(inner)}: {shown(value)}`."
    else:
        fix = f"Write each below `{name}:`, starting with two spaces and `- `."
    return "wrong-shape", f"`{name}` is a list.", fix


def _not_fields(inner: type[BaseModel], name: str, value: Any, *, in_list: bool) -> Told:
    first = _first_field(inner)
    if isinstance(value, list):
        fix = f"Delete the `- ` at the start of the lines below `{name}:`."
    elif in_list:
        fix = f"Write `- {first}: {shown(value)}`, and other fields below it."
    else:
        fix = f"Write them below `{name}:`, each on its own line, two spaces in, like `  {first}: "
        fix += f"{example_of(inner, first)}`."
    return "wrong-shape", f"{_one_of(name, in_list)} needs fields of its own.", fix


def _one_of(name: str, in_list: bool) -> str:
    return f"Each entry of `{name}`" if in_list else f"`{name}`"


def _first_field(model: type[BaseModel]) -> str:
    """The field that says most: the first that is required, otherwise simply the first."""
    fields = model.model_fields
    return next((name for name, field in fields.items() if field.is_required()), next(iter(fields)))


def _in_quotes(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def example_of(model: type[BaseModel], name: str) -> str:
    """The documented example of a field, or ""."""
    field = model.model_fields.get(name)
    return str(field.examples[0]) if field and field.examples else ""


def model_within(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model of the fields inside a field, also when that is a list of them; None for words and numbers."""
    field = model.model_fields.get(name)
    return next(_models_in(field.annotation), None) if field else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
