"""The comparisons in benchmarks/ start, give every engine the same words, and notice a build that shows nothing new."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
sys.path.append(str(BENCHMARKS))  # at the end: what lies there has names such as `build`

from _content import GITHUB, articles, plain_words, text  # noqa: E402  # found by the line above
from _engines import DAY, OURS, PEERS, Engine  # noqa: E402
from _hub import write_hub  # noqa: E402
from _install import NotInstalledError, Package, program  # noqa: E402
from _paired import Run, run  # noqa: E402
from _project import Project, WrongError  # noqa: E402
from _sizes import sizes  # noqa: E402
from _tables import seconds, table  # noqa: E402
from growth import CASES, changes  # noqa: E402
from peers import print_tables  # noqa: E402

from hubsite.look import look  # noqa: E402
from hubsite.model.dates import read_date  # noqa: E402
from hubsite.problems import Severity  # noqa: E402

SCRIPTS = sorted(BENCHMARKS.glob("[a-z]*.py"))
PAGES = 100
SAME_PAGES = [engine for engine in (*OURS, *PEERS) if engine.name != "hubsite, records"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_says_what_it_takes(script):
    told = subprocess.run([sys.executable, script, "--help"], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr
    assert f"benchmarks/{script.name}" in told.stdout


@pytest.mark.parametrize(("script", "default"), [("peers", "1000"), ("growth", "[100, 1000]")])
def test_says_what_an_option_is_when_nobody_gives_it(script, default):
    told = subprocess.run([sys.executable, BENCHMARKS / f"{script}.py", "--help"], capture_output=True, text=True)
    assert f"(default: {default})" in " ".join(told.stdout.split())


@pytest.mark.parametrize("engine", SAME_PAGES, ids=lambda engine: engine.name)
def test_every_engine_is_given_the_same_words(engine, tmp_path):
    engine.write(tmp_path, PAGES)
    for article in articles(PAGES):
        written = (tmp_path / engine.source(article.number)).read_text(encoding="utf-8")
        assert plain_words(written) == plain_words(text(article, GITHUB)), article.path
        assert len(re.findall(r"\]\(", written)) == 5


def test_pages_are_as_long_as_said_and_share_no_sentence():
    pages = [plain_words(text(article, GITHUB)) for article in articles(1000)]
    assert all(220 <= len(words) <= 300 for words in pages)
    sentences = [
        line for article in articles(1000) for line in re.findall(r"[^.\n]{40,}\.(?=\s)", text(article, GITHUB))
    ]
    assert len(sentences) > 9000
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("engine", OURS, ids=lambda engine: engine.name)
def test_our_hubs_have_no_errors(engine, tmp_path):
    engine.write(tmp_path, PAGES)
    found = look(tmp_path, read_date(DAY))
    assert [problem for problem in found.problems if problem.severity is Severity.ERROR] == []
    paths = {page.path for page in found.site.pages}
    assert f"{engine.path(Project(engine, tmp_path, PAGES, []).edited)}/" in paths


def test_records_link_to_records_that_are_there(tmp_path):
    content = write_hub(tmp_path, 23) / "content"
    links = [(file, link) for file in content.rglob("*.md") for link in re.findall(r"\]\(([^)]+)\)", file.read_text())]
    assert len(links) == 23 * 5
    assert [link for file, link in links if not (file.parent / link).is_file()] == []


def test_a_build_that_does_not_show_the_edit_is_wrong(tmp_path):
    engine = Engine("idle", "nothing", ("-c", "pass"), lambda root, pages: None, "site")
    project = Project(engine, tmp_path, PAGES, [sys.executable])
    for file in (engine.source(project.edited), engine.page(project.edited)):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_text("As it was.\n", encoding="utf-8")
    with pytest.raises(WrongError, match="does not hold"):
        project.after_edit()
    busy = f"from shutil import copy; copy({engine.source(project.edited)!r}, {engine.page(project.edited)!r})"
    project.engine = Engine("busy", "a copy", ("-c", busy), lambda root, pages: None, "site")
    assert project.after_edit().wall > 0
    assert (tmp_path / engine.source(project.edited)).read_text().count("Changed just now") == 1


def test_a_run_tells_time_and_memory_and_must_succeed(tmp_path):
    small = run([sys.executable, "-c", "pass"], tmp_path)
    large = run([sys.executable, "-c", "held = bytearray(b'.') * 200_000_000; sum(range(1_000_000))"], tmp_path)
    assert large.memory > 200
    assert large.cpu > small.cpu > 0
    with pytest.raises(RuntimeError, match="no such page"):
        run([sys.executable, "-c", "raise SystemExit('no such page')"], tmp_path)


def test_a_peer_that_cannot_be_had_is_told_apart_from_one_that_fails(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalledError, match="no npm"):
        program(Package("npm", "any", "1.0", "any.cjs"), tmp_path)


def test_a_first_view_holds_what_the_page_fetches(tmp_path):
    site = tmp_path / "site"
    (site / "walks").mkdir(parents=True)
    html = (
        '<link rel="stylesheet" href="../a.css"><link rel=canonical href=/no.css><script src=../a.js></script>'
        '<link rel="stylesheet" href="https://fonts.example/x.css"><p>Two words</p>'
    )
    (site / "walks" / "index.html").write_text(html, encoding="utf-8")
    (site / "a.css").write_text("a" * 1000, encoding="utf-8")
    (site / "a.js").write_text("b", encoding="utf-8")
    (tmp_path / "walks.md").write_text("Two words\n", encoding="utf-8")
    found = sizes(tmp_path, "site", [("walks.md", "site/walks/index.html")])
    assert (found.files, found.elsewhere) == (3, 1)
    assert found.beyond_words == len(html) - len("Two words")
    assert found.first_view < 400


def test_tables_are_markdown():
    assert table(["engine", "s"], [["ours", seconds(0.0123)]]) == "| engine | s |\n| --- | ---: |\n| ours | 0.012 |\n"


def measured(engine, root, wall, *, cases):
    """A project as if it had been timed twice in each case."""
    project = Project(engine, root, PAGES, [], memory=100.0)
    for case in cases:
        project.runs[case] = [Run(wall, wall, 90.0), Run(2 * wall, 2 * wall, 90.0)]
    return project


def test_growth_is_told_from_each_size_to_the_next(tmp_path):
    small, large = (measured(OURS[2], tmp_path, wall, cases=CASES) for wall in (1.0, 3.0))
    large.pages = 1000
    rows = changes([small, large], "wall").splitlines()
    assert rows[0] == "| change | 100, wall s | 1,000, wall s | 1,000 ÷ 100 |"
    assert "| one edited | 1.5 | 4.5 | 3.0 |" in rows


def test_ratios_are_told_also_beside_a_peer_that_ran_once(tmp_path, capsys):
    ours, once = OURS[0], next(engine for engine in PEERS if engine.only_cold)
    projects = []
    for engine, cases in ((ours, ["cold", "edited", "unchanged", "check"]), (once, ["cold"])):
        project = measured(engine, tmp_path / engine.name, 2.0, cases=cases)
        for number in (3, 13, 23, 53):
            for file in (engine.source(number), engine.page(number)):
                (project.root / file).parent.mkdir(parents=True, exist_ok=True)
                (project.root / file).write_text("Words", encoding="utf-8")
        projects.append(project)
    projects[1].runs["cold"] = [Run(4.0, 4.0, 90.0)]
    print_tables(projects, {"absent": "there is no npm here"})
    told = capsys.readouterr().out
    assert "| mkdocs + material, default | 0.75 | 0.75 | 0.75 | 0.75 | 0.75 | 1.0 |" in told
    assert "| mkdocs + material, default | 4.0 | as cold | as cold | – | 4.0 | as cold | as cold | 90 | 100 |" in told
    assert "Left out: absent: there is no npm here" in told
