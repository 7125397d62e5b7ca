"""Checks over the whole: power facts need a source, and dates that surprise are told."""

import random
import sys

import pytest

from hubsite import once_for_each_hub
from hubsite.testing import make_hub

HUB = {"hub.yml": "name: Here\nplugins: [record_pages, checks]\n"}
SOURCE = "sources:\n  - url: https://law.example/1\n"


def told(tmp_path, files: dict[str, str]) -> list[tuple[str, str, str]]:
    look = make_hub(tmp_path, HUB | files)
    return [(problem.code, problem.severity, str(problem.source)) for problem in look.problems if problem.plugin]


@pytest.mark.parametrize("folder", ["decisions", "rights"])
@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("", ("no-source", "warning", 2)),
        ("checked: 1 November 2026\n", ("no-source", "warning", 2)),
        ("checked: never\n", None),
        (SOURCE, ("weak-source", "advice", 3)),
        (SOURCE + "    kind: local-knowledge\n", ("weak-source", "advice", 3)),
        (SOURCE + "    kind: statute\n", None),
        (SOURCE + "  - url: https://x.example\n    kind: council\n", None),
    ],
)
def test_who_has_power_needs_a_source(tmp_path, folder, more, problem):
    file = f"{folder}/bins.yml"
    expected = [(problem[0], problem[1], f"content/{file}:{problem[2]}")] if problem else []
    assert told(tmp_path, {file: f"# Bins\nname: Bins\n{more}"}) == expected


def test_other_kinds_need_none(tmp_path):
    assert told(tmp_path, {"groups/choir.yml": "name: Choir\nsummary: We sing.\n"}) == []


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("fifth Monday of every month", "when-fifth-weekday"),
        ("31st of every month", "when-short-month"),
        ("every Sunday, 1.30am to 2am", "when-clock-change"),
        ("every Tuesday, 7pm", None),
    ],
)
def test_a_rule_that_surprises_is_told_at_its_line(tmp_path, when, code):
    said = "first_time: Sit anywhere.\non_bank_holiday: keep\n"
    file = {"meetings/council.yml": f"name: Council\nwhat_happens: We decide.\nwhen: {when}\n{said}"}
    assert told(tmp_path, file) == ([(code, "advice", "content/meetings/council.yml:3")] if code else [])


def test_each_problem_has_a_cure_and_the_name_of_who_found_it(tmp_path):
    look = make_hub(tmp_path, HUB | {"decisions/bins.yml": "name: Bins\n"})
    (problem,) = look.problems
    assert problem.plugin == "checks" and problem.fix.startswith("Add `sources:`")
    assert not look.has_errors


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({"groups/a.yml": "name: A\nsummary: B.\nchecked: 1 January 2099\n"}, "content/groups/a.yml:3"),
        ({"groups/a.yml": "name: A\nsummary: B.\nchecked: 23 November 2026\n"}, "content/groups/a.yml:3"),
        ({"groups/a.yml": "name: A\nsummary: B.\nchecked: 22 November 2026\n"}, None),
        ({"groups/a.yml": f"name: A\nsummary: B.\n{SOURCE}    accessed: 1 May 2027\n"}, "content/groups/a.yml:3"),
        ({"groups/a.yml": "name: A\nsummary: B.\nchecked: never\n"}, None),
        ({"about.md": "---\ntitle: A\nchecked: 1 January 2099\n---\n\nHello.\n"}, "content/about.md:3"),
    ],
)
def test_nothing_was_checked_on_a_day_to_come(tmp_path, files, line):
    assert told(tmp_path, files) == ([("checked-in-future", "warning", line)] if line else [])


FUND = "name: Grants\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("opens: 2 May 2026\ncloses: 1 May 2026\n", 3),
        ("opens: 2 May 2026 5pm\ncloses: 2 May 2026 9am\n", 3),
        ("opens: 2 May 2026 5pm\ncloses: 2 May 2026\n", None),
        ("opens: 2 May 2026\ncloses: 2 May 2026 5pm\n", None),
        ("opens: 1 May 2026\ncloses: 2 May 2026\n", None),
        ("closes: 2 May 2026\n", None),
        ("valid_until: 1 May 2026\nvalid_from: 2 May 2026\n", 2),
    ],
)
def test_nothing_ends_before_it_begins(tmp_path, text, line):
    found = told(tmp_path, {"funds/grants.yml": FUND + text})
    assert found == ([("dates-out-of-order", "warning", f"content/funds/grants.yml:{line}")] if line else [])


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        ({"a": "a"}, ["A names itself as its `parent`."]),
        ({"a": "b", "b": "a"}, ["The parents go round in a circle: A → B → A."]),
        ({"a": "b", "b": "c", "c": "b"}, ["The parents go round in a circle: B → C → B."]),
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "c", "b": "c", "c": ""}, []),
        ({"a": "a", "b": "b"}, ["A names itself as its `parent`.", "B names itself as its `parent`."]),
    ],
)
def test_parents_do_not_go_round_in_circles(tmp_path, parents, circles):
    texts = {name: f"name: {name.upper()}\n" + (f"parent: {up}\n" if up else "") for name, up in parents.items()}
    look = make_hub(tmp_path, HUB | {f"places/{name}.yml": text for name, text in texts.items()})
    assert [problem.message for problem in look.problems if problem.code == "parents-in-circle"] == circles


# --- Terms that are over


def seat(ends="", begins=""):
    lines = [f"    {field}: {day}\n" for field, day in (("start_date", begins), ("end_date", ends)) if day]
    return "name: Somebody\nchecked: never\nmemberships:\n  - body: parish\n" + "".join(lines)


@pytest.mark.parametrize(
    ("others", "is_told"),
    [
        ([], True),
        ([seat()], False),
        ([seat(begins="1 May 2026")], False),
        ([seat(begins="30 April 2026")], True),
        ([seat(begins="30 April 2026"), seat(begins="2 May 2026")], False),
        ([seat(begins="2 May 2026", ends="3 May 2026")], True),
    ],
)
def test_a_term_that_is_over_is_told_unless_somebody_has_followed(tmp_path, others, is_told):
    people = {f"people/p{at}.yml": text for at, text in enumerate([seat(ends="1 May 2026"), *others])}
    found = told(tmp_path, {"bodies/parish.yml": "name: Parish\nchecked: never\n"} | people)
    assert ("content/people/p0.yml" in str([each for each in found if each[0] == "term-over"])) == is_told


def test_all_people_are_gone_through_once_for_all_terms(tmp_path, monkeypatch):
    people = {f"people/p{at}.yml": seat(ends="1 May 2026") for at in range(30)}
    look = make_hub(tmp_path, HUB | {"bodies/parish.yml": "name: Parish\nchecked: never\n"} | people)
    terms = sys.modules["_hubsite_plugin_checks.terms"]
    work, asked = terms._newest_terms.__wrapped__, []
    monkeypatch.setattr(terms, "_newest_terms", once_for_each_hub(lambda hub: asked.append(hub) or work(hub)))
    assert sum(len(list(terms.ended(look.hub, each))) for each in look.hub.of("people")) == 30
    assert len(asked) == 1


def test_words_of_samples_are_seen_however_they_are_written(tmp_path):
    make_hub(tmp_path, HUB)
    samples, draw = sys.modules["_hubsite_plugin_checks.samples"], random.Random(1)
    left_over = ["Lorem ipsum", "dolor sit amet", "fixme", "todo", "TBC", "xxx", "www.example.com", "example.co.uk"]
    left_over += ["your name here", "insert text here", "your e-mail here", "Welcome to Jekyll", "hello, world!"]
    also = {"i": "iIİı", "s": "sSſ", "k": "kK\N{KELVIN SIGN}"}  # what patterns take for these letters
    found = 0
    for _ in range(2_000):
        plain = "".join(draw.choice([*left_over, " ", "x", "é", "\n"]) for _ in range(3))
        text = "".join(draw.choice(also.get(each.lower(), each.lower() + each.upper())) for each in plain)
        wanted = [each.span() for each in samples._LEFT_OVER.finditer(text)]
        assert [each.span() for each in samples._found_in(text)] == wanted
        found += bool(wanted)
    assert found > 500
