"""A whole hub: records by id and by folder, who refers to whom, and a day that is given."""

from __future__ import annotations

import ast
from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

import hubsite
from hubsite.model.hub import Hub, HubConfig, Mention, references
from hubsite.model.language_tags import code_of_language
from hubsite.testing import A_SUNDAY, make_hub

FILES = {
    "spaces/mill-hall.yml": "name: mill hall\naddress: Mill Lane\nrun_by: trust\n",
    "spaces/barn.yml": "name: Barn\naddress: Farm Lane\nowner: trust\nrun_by: trust\n",
    "bodies/trust.yml": "name: Trust\nposts:\n  - label: Chair\n    area: ashcombe\n",
    "places/ashcombe.yml": "name: Ashcombe\n",
    "groups/singers.yml": "name: Singers\nsummary: We sing.\nmeets_at: mill-hall\nrelated: [barn, bodies/trust]\n",
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    found = make_hub(tmp_path_factory.mktemp("hub"), FILES)
    assert found.problems == ()
    return found.hub


def test_records_of_a_kind_are_sorted_by_name_whatever_the_case(hub):
    assert [record.id for record in hub.of("spaces")] == ["barn", "mill-hall"]
    assert hub.of("nothing") == ()


def test_records_are_found_by_their_full_id(hub):
    assert hub.get("spaces/barn").name == "Barn"
    assert hub.get("barn") is None
    assert hub.get(None) is None
    assert [record.id for record in hub.all(["bodies/trust", "bodies/none", "spaces/barn"])] == ["trust", "barn"]


@pytest.mark.parametrize(
    ("key", "mentions"),
    [
        (
            "bodies/trust",
            ["groups/singers related", "spaces/barn owner", "spaces/barn run_by", "spaces/mill-hall run_by"],
        ),
        ("spaces/mill-hall", ["groups/singers meets_at"]),
        ("spaces/barn", ["groups/singers related"]),
        ("places/ashcombe", ["bodies/trust posts"]),
        ("groups/singers", []),
    ],
)
def test_who_refers_to_whom(hub, key, mentions):
    found = hub.mentions_of(hub.get(key))
    assert [f"{mention.record.key} {mention.field}" for mention in found] == mentions


def test_references_are_the_same_seen_from_both_ends(hub):
    forth = {(record.key, field, ref) for record in hub.records for field, ref in references(record)}
    back = {(each.record.key, each.field, record.key) for record in hub.records for each in hub.mentions_of(record)}
    assert forth == back
    assert len(forth) == 7


def test_a_hub_is_frozen(hub):
    with pytest.raises(FrozenInstanceError):
        hub.today = None
    with pytest.raises(ValidationError):
        hub.config.name = "Other"
    with pytest.raises(TypeError):
        hub.labels["spaces"] = None
    with pytest.raises(FrozenInstanceError):
        Mention(hub.records[0], "x").field = "y"


def test_today_is_given(hub):
    assert hub.today == A_SUNDAY
    assert Hub(config=HubConfig(name="A"), today=A_SUNDAY).today == A_SUNDAY


def test_only_the_command_line_asks_the_clock():
    package = Path(hubsite.__file__).parent
    asking = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"} and _is_clock(node.value)
    }
    assert asking == {"cli_options.py"}


def _is_clock(node):
    return getattr(node, "attr", getattr(node, "id", "")) in {"date", "datetime"}


@pytest.mark.parametrize(
    ("typed", "tags"), [("en", ("en",)), ("en, cy", ("en", "cy")), (["en-GB"], ("en-GB",)), ("", ("en",))]
)
def test_languages_are_codes(typed, tags):
    assert HubConfig.model_validate({"name": "A", "languages": typed}).languages == tags


@pytest.mark.parametrize("typed", ["english", "e", "en_GB", "ény"])
def test_other_languages_are_refused(typed):
    with pytest.raises(ValidationError) as caught:
        HubConfig.model_validate({"name": "A", "languages": typed})
    assert caught.value.errors()[0]["type"] == "language-tag"


def test_a_text_longer_than_a_line_is_no_name_of_a_language():
    assert code_of_language("Cymraeg" + " " * 900) == "cy"
    assert code_of_language("Cymraeg" + " " * 1000) == ""


ENDED = "name: Old\ndissolution_date: 31 March 2027\nsucceeded_by: {}\n"


def current(tmp_path, today, files, *keys):
    found = make_hub(tmp_path, {f"bodies/{name}.yml": text for name, text in files.items()}, today=today)
    assert not found.has_errors, found.problems
    return [record.id for record in found.hub.current([f"bodies/{key}" for key in keys])]


@pytest.mark.parametrize(
    ("today", "known"), [(date(2027, 3, 31), ["old", "other"]), (date(2027, 4, 1), ["new", "other"])]
)
def test_what_took_its_place_stands_for_what_has_ended_once(tmp_path, today, known):
    files = {"old": ENDED.format("bodies/new"), "older": ENDED.format("bodies/new"), "new": "name: New\n"}
    files |= {"other": "name: Other\n"}
    keys = ["old", "other"] if today.month == 3 else ["old", "older", "other"]
    assert current(tmp_path, today, files, *keys) == known


def test_what_has_ended_without_an_heir_or_in_a_circle_of_heirs_is_still_named(tmp_path):
    files = {"old": "name: Old\ndissolution_date: 31 March 2027\n", "a": ENDED.format("bodies/b")}
    files |= {"b": ENDED.format("bodies/a")}
    assert current(tmp_path, date(2028, 1, 1), files, "old", "a") == ["old", "a"]


def test_the_settings_know_their_lines(hub):
    assert (hub.config.origin.file, hub.config.origin.lines["name"]) == ("content/hub.yml", 1)


# --- How long a fact is good

PLANTS = """
from hubsite import Kind, Record, hookimpl

@hookimpl
def hubsite_kinds():
    yield Kind(Record, "seedlings", "seedling", "Seedlings", "What grows fast.", shelf_life=14)
    yield Kind(Record, "trees", "tree", "Trees", "What grows slowly.")
"""
PLANTED = {
    "hub.yml": "name: Here\nplugins: [plants]\nlanguages: en, cy\n",
    "plugins/plants.py": PLANTS,
    "seedlings/bean.yml": "name: Bean\nchecked: 20 February 2028\n",
    "trees/oak.yml": "name: Oak\nchecked: 20 February 2027\n",
    "trees/elm.yml": "name: Elm\nchecked: never\n",
    "trees/ash.yml": "name: Ash\n",
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    found = make_hub(tmp_path_factory.mktemp("planted"), PLANTED, today=date(2028, 3, 1))
    assert not found.has_errors, found.problems
    return found.hub


def test_a_kind_says_for_how_many_days_its_facts_are_good(planted):
    lives = {folder: planted.shelf_lives[folder] for folder in ("seedlings", "trees", "spaces")}
    assert lives == {"seedlings": 14, "trees": 365, "spaces": 365}
    assert planted.shelf_lives.keys() == planted.labels.keys()
    with pytest.raises(TypeError):
        planted.shelf_lives["trees"] = 1


@pytest.mark.parametrize(
    ("key", "last"),
    [
        ("seedlings/bean", date(2028, 3, 5)),  # over a leap day
        ("trees/oak", date(2028, 2, 20)),
        ("trees/elm", None),
        ("trees/ash", None),
    ],
)
def test_the_last_day_on_which_what_was_checked_is_good(planted, key, last):
    assert planted.good_until(planted.get(key)) == last
    assert planted.in_language("cy").good_until(planted.get(key)) == last


def test_where_no_kind_says_it_is_good_for_a_year(planted):
    bare = Hub(config=HubConfig(name="A"), today=A_SUNDAY)
    assert bare.good_until(planted.get("seedlings/bean")) == date(2029, 2, 19)
    assert bare.good_until(planted.get("trees/ash")) is None


def test_what_is_to_come_and_what_is_past_are_the_same_in_whatever_order_somebody_asks(tmp_path):
    choir = (
        "name: Choir\nsummary: We sing.\nwhat_happens: We sing.\nwhen: every Tuesday, 7pm\n"
        "cancelled:\n  - date: 1 December 2026\nmoved:\n  - date: 17 November 2026\n    to: 26 November 2026\n"
    )
    files = {"meetings/choir.yml": choir, "hub.yml": "name: Here\nnation: england\n"}
    today = date(2026, 11, 22)
    spans = [(today, date(2027, 12, 31)), (date(2026, 1, 1), date(2026, 12, 31)), (today - timedelta(days=9), today)]
    spans += [(today, today), (date(2026, 11, 26), date(2026, 11, 26)), (today, today - timedelta(days=1))]
    hubs = [make_hub(tmp_path / str(number), files, today=today).hub for number in range(2)]
    found = [[hubs[0].happenings(hubs[0].of("meetings")[0], *span) for span in spans]]
    found += [[hubs[1].happenings(hubs[1].of("meetings")[0], *span) for span in reversed(spans)][::-1]]
    assert found[0] == found[1]
    ahead, year, before, *days = found[0]
    assert [each for each in year if each.date >= today] == [each for each in ahead if each.date.year == 2026]
    assert [each.state for each in before] == ["moved"] and [len(each) for each in days] == [0, 1, 0]
    assert [each.state for each in ahead[:3]] == ["on", "on", "cancelled"]
