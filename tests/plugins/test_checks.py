"""Checks over the whole: power facts need a source, and dates that surprise are told."""

import pytest

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
    file = {"meetings/council.yml": f"name: Council\nwhat_happens: We decide.\nwhen: {when}\n"}
    assert told(tmp_path, file) == ([(code, "advice", "content/meetings/council.yml:3")] if code else [])


def test_each_problem_has_a_cure_and_the_name_of_who_found_it(tmp_path):
    look = make_hub(tmp_path, HUB | {"decisions/bins.yml": "name: Bins\n"})
    (problem,) = look.problems
    assert problem.plugin == "checks" and problem.fix.startswith("Add `sources:`")
    assert not look.has_errors
