"""Fields that are unknown, missing or of the wrong shape: pydantic's own findings, told to a volunteer."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import AliasChoices, BaseModel

from hubsite.model.several_dates import dates_within
from hubsite.model.words import long_list, shown

# Code, message, and what to type instead.
Told = tuple[str, str, str]

# Words that people use for a field; letters alone do not tell that `tel` is `phone`.
SYNONYMS = {
    "tel": "phone", "telephone": "phone", "mobile": "phone", "number": "phone",
    "contact_phone": "phone", "contact_tel": "phone", "contact_telephone": "phone", "contact_number": "phone",
    "contact_email": "email", "contact_mail": "email", "email_address": "email",
    "contact_name": "contact", "contact_person": "contact", "contact_role": "contact",
    "mail": "email", "e_mail": "email", "website": "url", "web": "url", "link": "url", "homepage": "url",
    "space": "held_at", "room": "held_at", "hall": "held_at", "building": "held_at",
    "venue": "held_at", "location": "held_at", "where": "held_at", "place": "places",
    "date": "when", "time": "when", "start": "when", "start_time": "when", "day": "when", "what": "what_happens",
    "organiser": "run_by", "organizer": "run_by", "owned_by": "owner", "manager": "run_by",
    "text": "description", "body": "description", "about": "summary", "what_we_do": "summary",
    "price": "cost", "fee": "cost", "opening_times": "opening_hours", "hours": "opening_hours",
    "last_checked": "checked", "verified": "checked", "source": "sources", "heading": "name",
    "operator": "run_by", "operated_by": "run_by", "contractor": "run_by", "provider": "run_by",
    "commissioner": "commissioned_by", "party": "on_behalf_of", "vacancies": "vacant", "role_in": "post",
    "deadline": "closes", "closing_time": "closes", "closing_date": "closes", "ends": "closes", "end": "closes",
    "opening_date": "opens", "kind": "classification", "type": "classification",
    "max_amount": "amount_max", "maximum": "amount_max", "min_amount": "amount_min", "minimum": "amount_min",
    "postponed": "moved", "rescheduled": "moved", "canceled": "cancelled", "cancellations": "cancelled",
}  # fmt: skip
# Words for what is a part of another field: what is written there, as an example.
_SAID_IN_WHEN = {
    **dict.fromkeys(
        ("except", "exceptions", "except_months", "except_in", "excluding", "exclude", "not", "not_in", "skip"),
        "first Thursday of every month, 7pm to 9pm, not August",
    ),
    **dict.fromkeys(
        ("end", "ends", "end_time", "finish", "finishes", "finish_time"),
        "first Thursday of every month, 7pm to 9pm",
    ),
    **dict.fromkeys(
        ("until", "end_date", "last_date", "repeat_until"),
        "first Thursday of every month, 7pm, until 1 July 2027",
    ),
}
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
    plain = _plain(written)
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
    if said := _said_elsewhere(model, name):
        return "unknown-field", f"There is no field called '{shown(name)}' here.", said
    likely = meant(model, name)
    fix = f"Did you mean `{likely}`?" if likely else f"The fields here are: {', '.join(model.model_fields)}."
    return "unknown-field", f"There is no field called '{shown(name)}' here.", fix


def _said_elsewhere(model: type[BaseModel], name: str) -> str:
    """How to say what has no field of its own here, or ""."""
    plain = _plain(name)
    if "when" in model.model_fields and plain in _SAID_IN_WHEN:
        return f"Write it in `when`: `{_SAID_IN_WHEN[plain]}`."
    if plain in ("status", "state", "open") and {"opens", "closes"} <= {*model.model_fields}:
        return "The dates say it: write `opens:` and `closes:`; readers then see whether it is open."
    return ""


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def too_many(values: Mapping[str, Any] | list[Any]) -> Told:
    """More fields, or entries of a list, than any record could have."""
    if isinstance(values, list):
        return long_list(len(values))
    message = f"There are {len(values):,} fields in one place here, far more than any record has."
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
        fix = _write_below(name, _entry(inner, value))
    else:
        fix = f"Write each below `{name}:`, starting with two spaces and `- `."
    return "wrong-shape", f"`{name}` is a list.", fix


def _not_fields(inner: type[BaseModel], name: str, value: Any, *, in_list: bool) -> Told:
    first = _first_field(inner)
    if isinstance(value, list):
        fix = f"Delete the `- ` at the start of the lines below `{name}:`."
    elif in_list:
        line, *more = _entry(inner, value)
        fix = _write_below(name, [line, *more]) if more else f"Write `{line.strip()}`, and other fields below it."
    else:
        fix = f"Write them below `{name}:`, each on its own line, two spaces in, like `  {first}: "
        fix += f"{example_of(inner, first)}`."
    return "wrong-shape", f"{_one_of(name, in_list)} needs fields of its own.", fix


def _write_below(name: str, lines: list[str]) -> str:
    if len(lines) == 1:
        return f"Write below `{name}:` a line like `{lines[0]}`."
    return "\n".join([f"Write below `{name}:` lines like these:", *lines])


def _entry(model: type[BaseModel], value: Any) -> list[str]:
    """The lines of an entry of a list: with the words that somebody wrote where they fit, otherwise with examples."""
    first = _first_field(model)
    needed = [name for name, field in model.model_fields.items() if field.is_required()] or [first]
    if len(needed) == 1:
        if not _is_date(model, first):
            return [f"  - {first}: {shown(value)}"]
        needed = [name for name in model.model_fields if _is_date(model, name)]
    # Dates can be told from other words, and stand in the order of the fields.
    dates = iter(dates_within(str(value)))
    said = {name: next(dates, "") for name in needed if _is_date(model, name)}
    lines = [f"{name}: {said.get(name) or _typed(example_of(model, name))}" for name in needed]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _is_date(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds a date, with or without a time of day."""
    return dt.date in _types_in(model.model_fields[name].annotation)


def _types_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _types_in(inner)


def _one_of(name: str, in_list: bool) -> str:
    return f"Each entry of `{name}`" if in_list else f"`{name}`"


def _first_field(model: type[BaseModel]) -> str:
    """The field that says most: the first that is required, otherwise simply the first."""
    fields = model.model_fields
    return next((name for name, field in fields.items() if field.is_required()), next(iter(fields)))


def _typed(text: str) -> str:
    """An example as it has to be typed: YAML takes a colon for the end of a name."""
    return _in_quotes(text) if ": " in text else text


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
