"""Forms: every field of every kind has one, what they write is read as it was meant, and the page asks only GitHub."""

import base64
import hashlib
import importlib.util
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hubsite.bundled import bundled
from hubsite.kinds import BUILT_IN
from hubsite.model.record import Piece
from hubsite.starting import parts_in
from hubsite.testing import make_hub

EDITOR = bundled("plugins") / "editor"
HUB = "name: Ashcombe & co\nsite_url: https://ashcombe.example/\nrepository: https://github.com/neighbours/hub\n"
HALL = {"spaces/hall.yml": "name: Hall\naddress: Mill Lane\n"}
FILES = {
    "hub.yml": HUB + "plugins: [editor]\n",
    "groups/choir.md": "---\nname: Choir\nsummary: We sing.\n---\nHello.\n",
    "terms.yml": "- id: ward\n  name: Ward\n  summary: A part of a district.\n",
    **HALL,
}
WIDGETS = {"string", "text", "markdown", "select", "relation", "list", "object"}


def given(root: Path, files: dict[str, str], *, script: bool = True):
    """A hub with a copy of the plugin whose program was fetched, or was not."""
    ours = root / "hub" / "plugins" / "editor"
    shutil.copytree(EDITOR, ours, ignore=shutil.ignore_patterns("vendored", "__pycache__"))
    if script:
        (ours / "vendored").mkdir()
        (ours / "vendored" / "sveltia-cms.js").write_text("void 0;\n")
    found = make_hub(root / "hub", files)
    return found, {file.path: file.content for file in found.site.files}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return given(tmp_path_factory.mktemp("editor"), FILES)[1]


@pytest.fixture(scope="module")
def config(published):
    return json.loads(published["edit/config.json"])


def codes(found):
    return {problem.code for problem in found.problems if problem.code.startswith("editor")}


# --- the page


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append((self.tags[-1][0] if self.tags else "", data.strip()))

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def test_the_page_runs_one_script_of_its_own_and_asks_only_github(published):
    page = Tags(published["edit/index.html"])
    assert page.of("script") == [{"src": "sveltia-cms.js"}] and "edit/sveltia-cms.js" in published
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    policy = next(each["content"] for each in page.of("meta") if each.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    hosts = set(re.findall(r"https?://([a-z.*-]+)", policy))
    assert hosts == {"api.github.com", "github.com", "www.githubstatus.com", "avatars.githubusercontent.com"}
    assert rules["default-src"] == "'none'" and rules["script-src"] == "'self' 'wasm-unsafe-eval'"


def test_the_page_says_what_it_is_also_without_script(published):
    page = Tags(published["edit/index.html"])
    assert ("title", "Edit Ashcombe & co") in page.words and page.of("html") == [{"lang": "en"}]
    assert {"name": "robots", "content": "noindex"} in page.of("meta")
    assert page.of("link") == [{"href": "config.json", "type": "application/json", "rel": "cms-config-url"}]
    assert "<noscript><p>The forms on this page need JavaScript." in published["edit/index.html"]


# --- what the forms are made from


def test_the_program_is_told_where_the_files_are_and_how_to_write_them(config):
    assert config["backend"] == {
        "name": "github", "repo": "neighbours/hub", "branch": "main", "auth_methods": ["token"]
    }  # fmt: skip
    assert config["site_url"] == "https://ashcombe.example/"
    assert config["output"] == {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}}
    assert "i18n" not in config


def test_every_field_of_every_kind_has_its_place_in_a_form(config):
    forms = {each["name"]: each["fields"] for each in config["collections"] if "fields" in each}
    (terms,) = config["collections"][-1]["files"]
    assert (terms["file"], terms["fields"][0]["root"]) == ("content/terms.yml", True)
    forms["terms"] = terms["fields"][0]["fields"][1:]  # the first is its id
    assert forms.keys() == {kind.folder for kind in BUILT_IN}
    for kind in BUILT_IN:
        holds(kind.model, forms[kind.folder])


def holds(model: type[Piece], fields):
    """Whether a form has all fields of a model, and those within them, each as required as it is in the model."""
    found = {each["name"]: each for each in fields}
    assert found.keys() == model.model_fields.keys(), model
    for name, field in model.model_fields.items():
        form = found[name]
        assert form["widget"] in WIDGETS and form["label"] and form["required"] == field.is_required(), (model, name)
        assert (form.get("hint") or "").startswith((field.description or "").rstrip(".")), (model, name)
        assert ("fields" in form) == bool(parts_in(field.annotation)), (model, name)
        if "fields" in form:
            holds(parts_in(field.annotation)[0], form["fields"])


def test_fields_are_filled_in_as_their_values_want(config):
    groups, meetings = (
        {each["name"]: each for each in form(config, name)["fields"]} for name in ("groups", "meetings")
    )
    assert groups["description"]["widget"] == "markdown" and groups["first_visit"]["widget"] == "text"
    assert meetings["description"]["widget"] == "text"
    assert "just-turn-up" in groups["joining"]["options"] and groups["joining"]["widget"] == "select"
    assert meetings["held_at"]["collection"] == "spaces" and meetings["held_at"]["value_field"] == "{{slug}}"
    assert meetings["run_by"]["widget"] == "string" and "bodies or groups" in meetings["run_by"]["hint"]
    assert groups["nations"]["multiple"] is True and groups["tags"]["widget"] == "list"
    assert meetings["valid_from"]["widget"] == "string" and "1 April 2027" in meetings["valid_from"]["hint"]
    assert [each["name"] for each in form(config, "groups")["fields"]][:2] == ["name", "summary"]


def form(config, name):
    return next(each for each in config["collections"] if each["name"] == name)


def test_a_form_writes_the_sort_of_file_that_most_are(config):
    assert form(config, "groups")["extension"] == "md" and form(config, "groups")["body_field"] == {
        "key": "description"
    }
    assert form(config, "spaces")["extension"] == "yml" and "body_field" not in form(config, "spaces")
    assert re.fullmatch(form(config, "groups")["slug"]["pattern"][0], "mill-lane-choir")


def test_records_are_chosen_only_where_the_program_knows_all_of_them(tmp_path):
    files = {**FILES, "spaces/green.md": "---\nname: Green\naddress: Mill Lane\n---\n"}
    config = json.loads(given(tmp_path, files)[1]["edit/config.json"])
    held_at = next(each for each in form(config, "meetings")["fields"] if each["name"] == "held_at")
    assert held_at["widget"] == "string" and "spaces" in held_at["hint"]


def test_hub_yml_chooses_kinds_languages_and_a_way_to_sign_in(tmp_path):
    hub = HUB + "languages: en, cy\nplugins:\n  editor:\n    kinds: groups\n    base_url: https://in.example/\n"
    found, published = given(tmp_path, {**FILES, "hub.yml": hub})
    config = json.loads(published["edit/config.json"])
    assert [each["name"] for each in config["collections"]] == ["groups"] and not codes(found)
    assert config["backend"]["base_url"] == "https://in.example" and "auth_methods" not in config["backend"]
    assert (config["i18n"]["locales"], config["i18n"]["default_locale"]) == (["en", "cy"], "en")
    translated = {each["name"] for each in form(config, "groups")["fields"] if each.get("i18n")}
    assert {"name", "summary", "description"} <= translated and not {"phone", "joining"} & translated
    assert form(config, "groups")["fields"][0]["required"] == ["en"]  # a translation may hold as little as it likes


# --- what is missing


def test_without_the_program_there_is_a_warning_and_no_page(tmp_path):
    found, published = given(tmp_path, FILES, script=False)
    assert codes(found) == {"editor-script-missing"}
    assert not [path for path in published if path.startswith("edit/")]


@pytest.mark.parametrize("address", ["", "repository: https://codeberg.org/neighbours/hub\n"])
def test_a_hub_that_is_not_on_github_has_no_page(address, tmp_path):
    found, published = given(tmp_path, {**FILES, "hub.yml": f"name: Here\n{address}plugins: [editor]\n"})
    assert codes(found) == {"editor-needs-github"} and "edit/index.html" not in published


def test_a_kind_that_there_is_not_is_told(tmp_path):
    found, _ = given(tmp_path, {**FILES, "hub.yml": HUB + "plugins:\n  editor:\n    kinds: [group]\n"})
    assert codes(found) == {"editor-unknown-kind"}


# --- what the forms write

BY_HAND = """\
name: Council meeting
when: first Thursday of every month, 7pm to 9pm, not August
what_happens: |
  We hear reports: they are long, and everyone may ask about them afterwards.

  Then anyone may speak, "for three minutes".
  - Tea follows
held_at: hall
public: yes
cost: Free
first_time: "Sit anywhere; ring 01632 960123."
cancelled:
  - date: 3 December 2026
    reason: Frost # or so
tags: [council, free]
links:
  - url: https://a.example/x?y=1#z
    title: Papers
checked: 2026-11-01
"""
# What Sveltia CMS 0.221.1 made of it when only `cost` was typed anew.
BY_FORM = """\
name: "Council meeting"
when: "first Thursday of every month, 7pm to 9pm, not August"
what_happens: "We hear reports: they are long, and everyone may ask about them afterwards.


  Then anyone may speak, \\"for three minutes\\".

  - Tea follows"
held_at: "hall"
public: "yes"
first_time: "Sit anywhere; ring 01632 960123."
cost: "Free"
cancelled:
  - date: "3 December 2026"
    reason: "Frost"
tags:
  - "council"
  - "free"
links:
  - url: "https://a.example/x?y=1#z"
    title: "Papers"
checked: "2026-11-01"
"""


def test_a_record_saved_by_a_form_is_the_same_record(tmp_path):
    read = {}
    for name, text in {"hand": BY_HAND, "form": BY_FORM}.items():
        found = make_hub(tmp_path / name, {"hub.yml": "name: Here\n", "meetings/council.yml": text, **HALL})
        read[name] = found.hub.get("meetings/council").open_data()
    assert read["form"] == read["hand"] and read["form"]["public"] == "yes"


# --- fetching the program


@pytest.fixture(scope="module")
def fetching():
    file = EDITOR.parent.parent / "tools" / "fetch_editor.py"
    spec = importlib.util.spec_from_file_location("fetch_editor", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_package_whose_bytes_changed_is_refused(fetching, tmp_path, monkeypatch):
    right = "sha512-" + base64.b64encode(hashlib.sha512(b"right").digest()).decode()
    assert fetching.is_sum_of(b"right", right) and not fetching.is_sum_of(b"wrong", right)
    monkeypatch.setattr(fetching, "packed", lambda *_: b"wrong")
    with pytest.raises(SystemExit, match="nothing of it was taken"):
        fetching.unpack({"package": "p", "version": "1", "integrity": right, "files": {}}, tmp_path)


def test_the_script_is_changed_only_where_it_is_the_one_we_know(fetching):
    assert fetching.on_this_site(b"url(https://far.example/a)", {"https://far.example/a": "a"}) == b"url(a)"
    with pytest.raises(ValueError, match="once"):
        fetching.on_this_site(b"nothing", {"https://far.example/a": "a"})


def test_everything_that_is_fetched_is_pinned():
    for package in json.loads((EDITOR / "sveltia.json").read_text()):
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"]) and package["files"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
