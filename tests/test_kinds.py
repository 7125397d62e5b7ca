"""The kinds of record: every field explained, every example true, and a schema of each."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import FrozenInstanceError
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from hubsite.kinds import BUILT_IN, Kind, config_fields, fields_of
from hubsite.misshapen import example_of, model_within
from hubsite.model.hub import HubConfig
from hubsite.model.mistakes import Reading
from hubsite.model.text_page import PageFields
from hubsite.read.front_matter import split
from hubsite.read.yaml_tree import plain

FOLDERS = (
    *("places", "bodies", "people", "decisions", "services", "rights", "plans", "spaces", "groups", "meetings"),
    *("consultations", "funds", "ways", "issues", "initiatives", "guides", "terms", "news"),
)


def _models():
    """Every model that holds fields a volunteer may write, each once."""
    found = []
    waiting = [*(kind.model for kind in BUILT_IN), PageFields, HubConfig]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found.append(model)
            waiting += [inner for name in model.model_fields if (inner := model_within(model, name))]
    return found


FIELDS = [
    pytest.param(model, name, id=f"{model.__name__}.{name}") for model in _models() for name in model.model_fields
]


def test_the_folders_are_those_that_other_tools_rely_on():
    assert tuple(kind.folder for kind in BUILT_IN) == FOLDERS


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_a_field_is_described(model, name):
    description = model.model_fields[name].description or ""
    assert description[-1:] in (".", "?"), "a description is a sentence"
    assert description[0].isupper() or description.startswith("`")


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_the_example_of_a_field_is_one_that_it_takes(model, name):
    field = model.model_fields[name]
    if model_within(model, name) and not field.examples:
        return  # it holds fields with examples of their own
    assert field.examples, "there is no example"
    typed = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    for example in field.examples:
        (written, *_) = split(f"---\nfield: {example}\n---\n", "a.md")
        assert plain(written) == {"field": example}, "YAML reads the example otherwise"
        value = TypeAdapter(typed).validate_python(example)
        assert value not in (None, (), ""), "the example says nothing"


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_the_example_of_a_field_brings_no_advice(model, name):
    field = model.model_fields[name]
    typed = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    reading = Reading()
    for example in field.examples or ():
        with suppress(ValidationError):  # there is no record to refer to
            TypeAdapter(typed).validate_python(example, context=reading)
    assert reading.notes == []


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.folder)
def test_a_kind_has_a_name_of_its_own_for_an_example(kind):
    assert sum(example_of(other.model, "name") == example_of(kind.model, "name") for other in BUILT_IN) == 1


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_what_a_volunteer_writes_is_frozen_and_strict(model):
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.folder)
def test_a_kind_has_words(kind):
    assert kind.labels.singular and kind.labels.plural and kind.labels.summary.endswith(".")
    assert kind.shelf_life >= 90


@pytest.mark.parametrize(
    ("folder", "required"),
    [
        ("spaces", {"name", "address"}),
        ("groups", {"name", "summary"}),
        ("meetings", {"name", "when", "what_happens"}),
        ("news", {"name", "date"}),
        ("terms", {"name", "summary"}),
        *((folder, {"name"}) for folder in FOLDERS if folder not in {"spaces", "groups", "meetings", "news", "terms"}),
    ],
)
def test_little_is_required(folder, required):
    kind = next(kind for kind in BUILT_IN if kind.folder == folder)
    assert {field.name for field in fields_of(kind.model) if field.required and not field.inside} == required


def test_fields_of_parts_name_what_holds_them():
    inside = {(field.inside, field.name) for kind in BUILT_IN for field in fields_of(kind.model) if field.inside}
    assert {("access", "step_free"), ("posts", "label"), ("sources", "url"), ("agenda_items.papers", "url")} <= inside
    assert ("contact", "email") in {(field.inside, field.name) for field in config_fields()}


def test_a_kind_carries_the_name_of_its_plugin_and_is_frozen():
    kind = BUILT_IN[0].of_plugin("own")
    assert (kind.plugin, kind.folder, BUILT_IN[0].plugin) == ("own", "places", "")
    with pytest.raises(FrozenInstanceError):
        kind.folder = "other"


def test_a_kind_made_with_the_fewest_words_lasts_a_year():
    assert Kind(BUILT_IN[0].model, "x", "x", "X", "X.").shelf_life == 365


def test_every_kind_can_be_read_from_its_examples_alone():
    for kind in BUILT_IN:
        fields = {
            name: field.examples[0]
            for name, field in kind.model.model_fields.items()
            if field.examples and not model_within(kind.model, name)
        }
        assert kind.model.model_validate(fields).name
