"""JSON Schema for editors: it takes what people write, and not what they mistype."""

import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from hubsite.kinds import BUILT_IN
from hubsite.schemas import editor_files, schema_of, schema_of_hub
from hubsite.starting import starting_file

ROOT = Path(__file__).parent.parent
KINDS = {kind.folder: kind for kind in BUILT_IN}


class Yaml12(yaml.SafeLoader):
    """Values as YAML 1.2 has them (its core schema), which is what editors use."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, starts in [
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(starts))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0 if "x" in node.value else 10))


@cache
def validator(folder):
    schema = json.loads(json.dumps(schema_of_hub() if folder == "hub" else schema_of(KINDS[folder])))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def errors(folder, text):
    return [error.message for error in validator(folder).iter_errors(yaml.load(text, Yaml12))]


def files_of(folder):
    for place in ("content", "site_template/content"):
        content = ROOT / place
        for path in [*content.glob(f"{folder}.yml"), *content.glob(f"{folder}/**/*")]:
            if path.suffix in {".yml", ".md"} and "." not in path.stem:  # translations hold words alone
                yield path


@pytest.mark.parametrize("folder", [*KINDS, "hub"])
def test_what_is_there_is_taken(folder):
    files = list(files_of(folder))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        front = text.split("\n---\n")[0].removeprefix("---\n") if path.suffix == ".md" else text
        assert not errors(folder, front), path


@pytest.mark.parametrize("folder", KINDS)
def test_a_file_to_start_from_is_taken(folder):
    assert not errors(folder, starting_file(KINDS[folder]))


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("spaces", "name: Hall\naddress: Mill Lane\nadress: Mill Lane\n"),
        ("spaces", "name: Hall\n"),
        ("spaces", "address: Mill Lane\n"),
        ("spaces", "name: Hall\naddress: Mill Lane\naccess: {step_free: perhaps}\n"),
        ("spaces", "name: Hall\naddress: Mill Lane\naccess: {lift: yes}\n"),
        ("spaces", "name: Hall\naddress: Mill Lane\ncapacity: many\n"),
        ("groups", "name: Choir\nsummary: We sing.\njoining: whenever\n"),
        ("meetings", "name: Choir\nwhen: Mondays 7pm\nwhat_happens: We sing.\non_bank_holiday: dance\n"),
        ("meetings", "name: Choir\nwhen: Mondays 7pm\nwhat_happens: We sing.\nagenda_items: Parking\n"),
        ("terms", "- name: Ward\n  summary: A part.\n"),
        ("hub", "name: Ashcombe\nnation: france\n"),
        ("hub", "nation: wales\n"),
    ],
)
def test_what_is_mistyped_is_not(folder, text):
    assert errors(folder, text)


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("spaces", "title: 42\naddress: 12\nphone: 01632960123\naccess: {step_free: true, parking: NO}\n"),
        ("groups", "name: Choir\nsummary: We sing.\njoining: Just turn up\nlanguages: [Polish]\n"),
        ("groups", "name: Choir\nsummary: We sing.\nlinks: https://choir.example\n"),
        ("meetings", "name: Choir\nwhen: Mondays 7pm\nwhat_happens: a\ncancelled: 3 December 2026\npublic: partly\n"),
        ("terms", "- id: ward\n  name: Ward\n  summary: A part.\n"),
        ("hub", "name: Ashcombe\nnation: Northern Ireland\nlanguages: en, cy\nplugins: usual, methods\n"),
    ],
)
def test_what_hubsite_takes_is_taken(folder, text):
    assert not errors(folder, text)


def test_every_field_and_its_help_is_in_it():
    for kind in BUILT_IN:
        properties = schema_of(kind)["else"]["properties"]
        assert set(properties) == {*kind.model.model_fields, "title"}
        assert all(each["description"] for each in properties.values())
        assert schema_of(kind)["$schema"].endswith("2020-12/schema")


def test_editors_are_told_where_each_belongs():
    written = editor_files(BUILT_IN)
    settings = json.loads(written[".vscode/settings.json"])["yaml.schemas"]
    assert set(settings) == {path for path in written if path.startswith(".vscode/schemas/")}
    assert "content/spaces/*.yml" in settings[".vscode/schemas/spaces.json"]
    assert settings[".vscode/schemas/hub.json"] == ["content/hub.yml"]
    assert b"redhat.vscode-yaml" in written[".vscode/extensions.json"]
    assert sum(map(len, written.values())) < 1_000_000
