"""The workflows on GitHub: they read strangers' work without trusting it, and reach hubs that nobody looks after."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from hubsite.cli import cli

ROOT = Path(__file__).resolve().parents[1]
OURS = "hubsite--not-yet-published/hubsite/.github/workflows"
MACHINE = {path.name: path for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}
HUB = {path.name: path for path in sorted((ROOT / "site_template/.github/workflows").glob("*.yml"))}
ALL = [*MACHINE.values(), *HUB.values()]
CALLED = {"publish.yml", "check.yml", "due.yml", "links.yml", "suggest.yml"}
# The most that a job may do, beside reading.
MAY_WRITE = {
    "publish.yml": {"pages", "id-token"},
    "refresh.yml": {"pages", "id-token"},
    "due.yml": {"issues"},
    "links.yml": {"issues"},
    "suggest.yml": {"contents", "issues", "pull-requests"},
    "check.yml": set(),
    "ci.yml": set(),
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def starts(path: Path) -> dict:
    """What starts a workflow; YAML 1.1 reads the word `on` as yes."""
    return read(path)[True]


def steps(path: Path) -> list[dict]:
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", [])]


def uses(path: Path) -> Iterator[str]:
    for job in read(path)["jobs"].values():
        yield from filter(None, [job.get("uses"), *(step.get("uses") for step in job.get("steps", []))])


def runs(path: Path) -> str:
    return "\n".join(step["run"] for step in steps(path) if "run" in step)


def test_they_are_all_there():
    assert set(MACHINE) == CALLED | {"ci.yml"}
    assert set(HUB) == CALLED | {"refresh.yml"}


# --- What a linter of workflows says


def zizmor(folder: Path, *inputs: str) -> subprocess.CompletedProcess:
    program = Path(sys.executable).with_name("zizmor")
    command = [program, "--offline", "--persona=pedantic", "--no-progress", *inputs]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_zizmor_finds_nothing():
    ran = zizmor(ROOT, ".github", "site_template/.github")
    assert ran.returncode == 0, ran.stdout


def test_zizmor_finds_nothing_in_a_hub_that_was_made_from_the_template(tmp_path):
    shutil.copytree(ROOT / "site_template/.github", tmp_path / ".github")
    ran = zizmor(tmp_path, ".")
    assert ran.returncode == 0, ran.stdout


def test_zizmor_would_find_something(tmp_path):
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    check = tmp_path / ".github/workflows/check.yml"
    check.write_text(re.sub(r"checkout@\w{40}", "checkout@v7", check.read_text()))
    ran = zizmor(tmp_path, ".")
    assert ran.returncode != 0
    assert "unpinned-uses" in ran.stdout


# --- What they may do


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_nothing_is_allowed_that_a_job_does_not_ask_for(path):
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        wanted = job["permissions"]
        assert {name for name, right in wanted.items() if right == "write"} <= MAY_WRITE[path.name]
        assert set(wanted.values()) <= {"read", "write"}


@pytest.mark.parametrize("name", sorted(CALLED))
def test_a_hub_allows_what_the_workflow_it_calls_asks_for(name):
    """GitHub refuses to start a called workflow that wants more than its caller has."""
    (caller,) = read(HUB[name])["jobs"].values()
    for job in read(MACHINE[name])["jobs"].values():
        for right, level in job["permissions"].items():
            assert caller["permissions"].get(right) in ({"read", "write"} if level == "read" else {"write"}), right


def test_only_the_job_that_puts_the_site_online_may_write_and_it_runs_no_code_of_the_hub():
    jobs = read(MACHINE["publish.yml"])["jobs"]
    assert "write" not in jobs["build"]["permissions"].values()
    assert [step["uses"].split("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert jobs["deploy"]["environment"]["name"] == "github-pages"


def test_one_site_is_made_and_put_online_at_a_time_and_nobody_waits_for_themselves():
    """GitHub stops a run in which a caller and what it calls, or a workflow and its job, name the same group."""
    publish = read(MACHINE["publish.yml"])
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    around = [read(HUB["publish.yml"]), read(HUB["refresh.yml"])]
    jobs = [job for each in [publish, *around] for job in each["jobs"].values()]
    assert not [each for each in [*around, *jobs] if "concurrency" in each]
    assert read(HUB["refresh.yml"])["jobs"]["publish"]["uses"] == "./.github/workflows/publish.yml"


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_no_stranger_gets_at_secrets_or_at_a_token(path):
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert not re.search(r"secrets\.\w|secrets:", text)
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_no_value_is_put_into_the_text_of_a_command(path):
    """A title such as `$(curl …)` would be run; through the environment it stays a text."""
    assert "${{" not in runs(path)


@pytest.mark.parametrize("path", MACHINE.values(), ids=name_of)
def test_the_token_is_there_only_where_github_is_written_to(path):
    for step in steps(path):
        assert ("GH_TOKEN" in step.get("env", {})) == bool(re.search(r"\bgh ", step.get("run", ""))), step["name"]
        if "GH_TOKEN" in step.get("env", {}):
            assert "bin/hubsite" not in step["run"]


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_everything_used_is_ours_or_named_by_its_commit_and_made_by_github(path):
    for used in uses(path):
        where = rf"actions/[a-z-]+@[0-9a-f]{{40}}|{OURS}/[a-z]+\.yml@v1|\./\.github/workflows/publish\.yml"
        assert re.fullmatch(where, used), used
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses: actions/" in line:
            assert re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_action_has_one_commit_everywhere():
    commits: dict[str, set[str]] = {}
    for path in ALL:
        for action, commit in re.findall(r"(actions/[a-z-]+)@([0-9a-f]{40} # \S+)", path.read_text(encoding="utf-8")):
            commits.setdefault(action, set()).add(commit)
    assert commits
    assert all(len(each) == 1 for each in commits.values()), commits


# --- What starts them


@pytest.mark.parametrize("name", sorted(CALLED))
def test_what_starts_a_workflow_is_the_hubs_own_affair(name):
    assert list(starts(MACHINE[name])) == ["workflow_call"]
    assert [job["uses"] for job in read(HUB[name])["jobs"].values()] == [f"{OURS}/{name}@v1"]


def test_a_schedule_that_github_switches_off_takes_nothing_with_it():
    """GitHub disables the whole file of a schedule after 60 quiet days, with all that starts from it."""
    scheduled = {path.name for path in ALL if "schedule" in starts(path)}
    assert scheduled == {"refresh.yml", "due.yml", "links.yml"}
    for name in scheduled:
        assert set(starts(HUB[name])) == {"schedule", "workflow_dispatch"}
        assert [set(each) for each in starts(HUB[name])["schedule"]] == [{"cron", "timezone"}]
        assert starts(HUB[name])["schedule"][0]["timezone"] == "Europe/London"
    assert starts(HUB["publish.yml"]) == {
        "push": {"branches": ["main", "master"]},
        "workflow_dispatch": None,
        "workflow_call": None,
    }


def test_a_hub_publishes_its_main_branch_whatever_it_is_called():
    """The clock's event has not always said which branch that is; it only ever starts what stands there."""
    asked = read(HUB["publish.yml"])["jobs"]["publish"]["if"]
    assert asked.split(" || ") == [
        "github.event_name == 'schedule'",
        "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)",
    ]


def test_a_suggestion_starts_with_the_label_that_members_give():
    for path in (MACHINE["suggest.yml"], HUB["suggest.yml"]):
        assert "github.event.label.name == 'accepted'" in read(path)["jobs"]["suggest"]["if"]
    assert starts(HUB["suggest.yml"]) == {"issues": {"types": ["labeled"]}}


# --- What they run


@pytest.mark.parametrize("name", sorted(CALLED))
def test_hubsite_comes_from_where_the_workflow_comes_from_and_lies_apart_from_the_hub(name):
    hub, machine = [step for step in steps(MACHINE[name]) if step.get("uses", "").startswith("actions/checkout@")]
    assert hub["with"]["path"] == "hub"
    assert machine["with"]["path"] == "machine"
    assert machine["with"]["repository"] == "${{ job.workflow_repository }}"
    assert machine["with"]["ref"] == "${{ job.workflow_sha }}"
    assert 'test -n "$COMMIT"' in runs(MACHINE[name])
    assert "tools/set_up.sh constraints.txt" in runs(MACHINE[name])
    assert "require-hashes" in (ROOT / "tools/set_up.sh").read_text(encoding="utf-8")


def test_a_change_is_checked_safely_told_at_its_lines_and_kept_to_look_at():
    said = runs(MACHINE["check.yml"])
    assert "hubsite check hub --safe --format github" in said
    assert "hubsite build hub --safe" in said
    assert "::stop-commands::" in said
    (kept,) = [step for step in steps(MACHINE["check.yml"]) if "upload-artifact" in step.get("uses", "")]
    assert kept["with"]["path"] == "site"
    assert read(MACHINE["check.yml"])["jobs"]["check"]["permissions"] == {"contents": "read"}


def test_the_site_is_made_for_the_address_where_it_will_stand():
    (build,) = [step for step in steps(MACHINE["publish.yml"]) if "hubsite build" in step.get("run", "")]
    assert build["env"] == {"ADDRESS": "${{ steps.pages.outputs.base_url }}"}
    assert '--site-url "$ADDRESS"' in build["run"]


def test_what_is_remembered_comes_from_the_cache_and_never_from_the_repository():
    build = read(MACHINE["publish.yml"])["jobs"]["build"]["steps"]
    (fetched,) = [n for n, step in enumerate(build) if step.get("with", {}).get("path") == "hub"]
    (emptied,) = [n for n, step in enumerate(build) if step.get("run") == "rm -rf hub/.hubsite"]
    (restored,) = [n for n, step in enumerate(build) if step.get("uses", "").startswith("actions/cache@")]
    assert fetched < emptied < restored
    assert not {"if", "continue-on-error"} & build[emptied].keys()


def step_named(name: str, step: str) -> str:
    (found,) = [each["run"] for each in steps(MACHINE[name]) if each["name"] == step]
    return found


def run_step(folder: Path, command: str, **more: str) -> None:
    """As GitHub runs it: the first command that fails ends it."""
    summary = str(folder / "summary.md")
    variables = {"PATH": f"{folder}:/usr/bin:/bin", "GITHUB_STEP_SUMMARY": summary, "NO_COLOR": "1", **more}
    ran = subprocess.run(["bash", "-e", "-c", command], cwd=folder, env=variables, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_a_hub_that_cannot_be_read_is_told_in_the_issue_and_its_labels_are_made_first(tmp_path):
    names = [step["name"] for step in steps(MACHINE["due.yml"])]
    assert names.index("Make the labels that the forms use") < names.index("List what is due")
    (tmp_path / "hub/content").mkdir(parents=True)
    (tmp_path / "hub/content/hub.yml").write_text("name: Tea: all welcome\n")
    (tmp_path / "machine/.venv/bin").mkdir(parents=True)
    (tmp_path / "machine/.venv/bin/hubsite").symlink_to(Path(sys.executable).with_name("hubsite"))
    run_step(tmp_path, step_named("due.yml", "List what is due"))
    assert "    content/hub.yml:1:" in (tmp_path / "summary.md").read_text()
    (tmp_path / "gh").write_text(
        '#!/bin/sh\ncase "$*" in *body.md*) echo "$1 $2" >> asked; cp body.md sent.md;; esac\n'
    )
    (tmp_path / "gh").chmod(0o755)
    run_step(tmp_path, step_named("due.yml", "Open the issue, or bring it up to date"))
    assert (tmp_path / "asked").read_text() == "issue create\n"
    assert "could not be read" in (tmp_path / "sent.md").read_text()


def test_where_the_site_to_look_at_is_promised_it_says_that_errors_stop_it():
    assert "If there is no error" in HUB["check.yml"].read_text(encoding="utf-8")
    assert "no error" in (ROOT / "docs/publishing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MACHINE.values(), ids=name_of)
def test_every_command_is_good_shell(path, tmp_path):
    for number, step in enumerate(step for step in steps(path) if "run" in step):
        script = tmp_path / f"{number}.sh"
        script.write_text(step["run"])
        ran = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
        assert not ran.stderr, step["name"]


@pytest.mark.parametrize("path", HUB.values(), ids=name_of)
def test_what_volunteers_see_is_short_and_says_what_it_does(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 25
    assert lines[0].startswith("# ") and lines[1].startswith("# ")
    assert all(len(line) <= 120 for line in lines)


@pytest.mark.parametrize("name", sorted(CALLED))
def test_hubsite_has_every_command_and_option_that_is_asked_of_it(name):
    said = re.findall(r"bin/hubsite ([a-z]+)(.*)", runs(MACHINE[name]))
    assert said
    for command, rest in said:
        hub = ["--hub", str(ROOT / "site_template")] if "--hub" in rest else []
        helped = CliRunner().invoke(cli, [command, *hub, "--help"])
        assert helped.exit_code == 0, helped.output
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in helped.output, (command, option)


@pytest.mark.parametrize("page", ["SECURITY.md", "CONTRIBUTING.md", "docs/publishing.md", "docs/editor.md"])
def test_files_that_are_named_in_words_are_there(page):
    said = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|docs|src|tools|plugins|\.github)/[\w./-]+)`", said)
    modules = re.findall(r"\| `(\w+\.py|\w+/)` \|", said) if page == "CONTRIBUTING.md" else []
    assert named or modules
    absent = {each for each in named if not each.startswith("docs/problems/CODE") and not (ROOT / each).exists()}
    assert absent <= {".github/CODEOWNERS", "plugins/editor/vendored/", "plugins/your_plugin.py"} | {
        ".github/ISSUE_TEMPLATE",
        "tests/plugins/test_your_plugin.py",
    }
    assert all((ROOT / "src/hubsite" / each).exists() for each in modules)
