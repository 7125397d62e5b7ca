"""The face as plugin authors meet it: what it offers is enough to write our own plugins, and is what it says."""

import dataclasses
import subprocess
import sys

import pytest

import hubsite


def test_every_name_can_be_imported_as_people_write_it():
    namespace: dict[str, object] = {}
    exec(f"from hubsite import {', '.join(hubsite.__all__)}", namespace)
    assert set(hubsite.__all__) <= set(namespace)


def test_a_star_brings_the_same_names():
    namespace: dict[str, object] = {}
    exec("from hubsite import *", namespace)
    assert set(namespace) - {"__builtins__"} == set(hubsite.__all__)


def test_a_name_is_fetched_once():
    code = "import hubsite; assert 'Kind' not in vars(hubsite); hubsite.Kind; assert 'Kind' in vars(hubsite)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", ["Page", "File", "Panel", "Block", "Importer", "Engine", "Site", "Stage", "Problem"])
def test_values_are_frozen_and_written_by_name(name):
    value = getattr(hubsite, name)
    assert value.__dataclass_params__.frozen
    assert all(field.kw_only for field in dataclasses.fields(value))
    assert "__slots__" in vars(value)


def test_no_signature_of_the_face_speaks_of_an_engine_or_a_parser():
    from typing import get_type_hints

    strangers = ("mkdocs", "yaml", "jinja2", "cmarkgfm", "nh3", "pluggy")
    for name in hubsite.__all__:
        value = getattr(hubsite, name)
        if dataclasses.is_dataclass(value):
            for hint in get_type_hints(value).values():
                assert not any(stranger in repr(hint) for stranger in strangers), (name, hint)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: hubsite.Page(path="groups", title="Groups", body=""), "write it as 'groups/'"),
        (lambda: hubsite.Page(path="/", title="Home", body=""), "write it as ''"),
        (lambda: hubsite.Page(path="/groups/", title="Groups", body=""), "write it as 'groups/'"),
        (lambda: hubsite.Page(path="", title=" ", body=""), "Page.title is empty."),
        (lambda: hubsite.Page(path="", title="Home", body=None), "Page.body is text, but it was given NoneType."),
        (lambda: hubsite.Page(path=None, title="Home", body=""), "Page.path is text, but it was given NoneType."),
        (lambda: hubsite.File(path="", content=b""), "File.path is empty."),
        (lambda: hubsite.File(path="groups/", content=b""), "write it as 'groups'"),
        (lambda: hubsite.File(path="a.json", content={"a": 1}), "File.content is text, bytes or a path"),
        (lambda: hubsite.Page(path="", title="Home", body="", order="a"), "Page.order is a whole number"),
        (lambda: hubsite.Page(path="", title="Home", body="", crumbs=5), "Page.crumbs is pairs of title and address"),
        (lambda: hubsite.Page(path="", title="Home", body="", crumbs=("ab",)), "but it holds 'ab'"),
        (lambda: hubsite.Page(path="", title="Home", body="", section=3), "Page.section is text"),
        (lambda: hubsite.Page(path="", title="Home", body="\ud800"), "a character that is only half there"),
        (lambda: hubsite.File(path="a.txt", content="\ud800"), "a character that is only half there"),
        (lambda: hubsite.File(path="a.txt", content="", title=None), "File.title is text"),
        (lambda: hubsite.File(path="a.txt", content="", language=None), "File.language is text"),
        (lambda: hubsite.Panel(title="Door", body="", order=None), "Panel.order is a whole number"),
        (lambda: hubsite.Block(name="a", summary="", example="", render="x"), "Block.render is a function"),
        (lambda: hubsite.Importer(name="a", summary="", rows=[]), "Importer.rows is a function"),
        (lambda: hubsite.PackRecord(folder="terms", id="a", fields=[]), "PackRecord.fields is names"),
        (lambda: hubsite.Engine(name="a", project=dict, build=list, takes=["a"]), "Engine.takes is a frozenset"),
        (lambda: hubsite.Panel(title="", body=""), "Panel.title is empty."),
        (lambda: hubsite.Panel(title="Door", body=7), "Panel.body is text, but it was given int."),
    ],
)
def test_a_value_that_could_not_be_published_is_refused_where_it_is_made(make, words):
    with pytest.raises((TypeError, ValueError)) as error:
        make()
    assert words in str(error.value)


def test_files_of_text_are_published_as_utf_8():
    assert hubsite.File(path="a.txt", content="café").data == b"caf\xc3\xa9"
    assert hubsite.File(path="a.txt", content=b"\xff").data == b"\xff"
