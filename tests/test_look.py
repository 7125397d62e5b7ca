"""The first half of every journey: whatever lies in content/, what comes back is problems and never an exception."""

from datetime import date

import pytest

from hubsite.look import look, stops
from hubsite.outputs import Site
from hubsite.problems import Problem, Severity
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub, write_hub


def codes(look) -> list[str]:
    return [problem.code for problem in look.problems]


def test_a_hub_without_mistakes_gives_a_site_and_an_engine(tmp_path):
    found = make_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE})
    assert not found.problems and not found.has_errors
    assert isinstance(found.site, Site) and found.engine.name == "material"
    assert found.hub.today == A_SUNDAY and found.site.config is found.hub.config
    assert [kind.folder for kind in found.kinds][:2] == ["places", "bodies"]


def test_an_error_leaves_the_hub_but_no_site(tmp_path):
    found = make_hub(tmp_path, {"spaces/mill-hall.yml": "name: Mill Hall\n", "groups/choir.yml": "name: Choir\n"})
    assert codes(found) == ["missing-field", "missing-field"]
    assert found.has_errors and found.site is None and found.engine is None
    assert found.hub is not None and not found.hub.records


def test_problems_of_plugins_records_and_hub_yml_come_in_one_run_in_order(tmp_path):
    files = {"hub.yml": "name: Aldermere\nnaem: x\nplugins: [lists, nobody]\n", "spaces/hall.yml": "name: Hall\n"}
    found = make_hub(tmp_path, files)
    assert codes(found) == ["unknown-field", "unknown-plugin", "missing-field"]
    assert [str(problem.source) for problem in found.problems][:2] == ["content/hub.yml:2:1", "content/hub.yml:3:18"]


def test_the_same_problem_is_told_once(tmp_path):
    found = make_hub(tmp_path, {"about.md": "# About\n\n[a][gone]\n\n[b][gone]\n\n[gone]: gone.md\n"})
    assert codes(found) == ["link-nowhere"]


@pytest.mark.parametrize("name", ["nothing", "a file", "empty"])
def test_a_folder_that_is_no_hub(tmp_path, name):
    (tmp_path / "a file").write_text("x")
    (tmp_path / "empty").mkdir()
    found = look(tmp_path / name, A_SUNDAY)
    assert codes(found) == ["no-content"] and found.hub is None and found.site is None
    assert f"in '{name}'" in found.problems[0].message


def test_the_day_is_given_and_never_asked_of_the_clock(tmp_path):
    root = write_hub(
        tmp_path,
        {"meetings/council.yml": "name: Council\nwhen: 3 December 2026, 7pm\nwhat_happens: We decide.\n"},
    )
    before, after = (look(root, date(2026, 12, day)) for day in (2, 4))
    index = [str(next(page.body for page in each.site.pages if page.path == "meetings/")) for each in (before, after)]
    assert "Next: " in index[0] and "Over" in index[1]


def test_to_look_twice_gives_the_same(tmp_path):
    root = write_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE, "about.md": "# About\n\n{{ list kind=spaces }}\n"})
    one, other = look(root, A_SUNDAY), look(root, A_SUNDAY)
    assert (one.site.pages, one.site.files) == (other.site.pages, other.site.files)
    assert one.site.pages is not other.site.pages


def test_to_look_loads_no_engine(tmp_path):
    import subprocess
    import sys

    write_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE})
    code = (
        "import sys, datetime, pathlib; from hubsite.look import look; "
        "assert look(pathlib.Path(sys.argv[1]), datetime.date(2026, 11, 22)).engine; "
        "print(*sorted({'mkdocs', 'material', 'markdown', 'rich', 'watchfiles'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


def test_only_errors_stop():
    def problem(severity):
        return Problem(code="a", message="b", severity=severity)

    assert stops([problem(Severity.ADVICE), problem(Severity.ERROR)])
    assert not stops([problem(Severity.ADVICE), problem(Severity.WARNING)])
    assert not stops([])
