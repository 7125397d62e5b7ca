"""Ten thousand files that went wrong: never a traceback, nothing lost in silence, and told where it is."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hubsite.look import give_settings, load_plugins, take_in
from hubsite.problems import Problem, about
from hubsite.read.config import FILE, Config, read_config
from hubsite.testing import A_SUNDAY

from .mutations import MUTATIONS
from .written import Mutated, Written

EXAMPLE = Path(__file__).parents[2]
AT_ONCE = 50  # files that go wrong in one reading of the hub: what is said of each is counted for itself
# What these two say decides how other files are read.
ALONE = {FILE, "content/terms.yml"}
RIGHT, KINDLY, ELSEWHERE, SILENT = "at the line", "read kindly", "elsewhere", "silent"

Said = Mapping[str, list[tuple[str, Any]]]


def written_in(root: Path) -> dict[str, Written]:
    """The texts of a hub."""
    paths = sorted(path for path in (root / "content").rglob("*") if path.suffix in {".md", ".yml"})
    names = [path.relative_to(root).as_posix() for path in paths if path.name != "README.md"]
    return {file: Written(file, (root / file).read_text()) for file in names}


class Fuzzed:
    """The example in a folder of its own, of which some files are changed, read and put back."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(EXAMPLE / "content", root / "content")
        self.root = root
        self.files = written_in(root)
        config, _ = read_config(root)
        assert config
        self.config = config
        self.plugins = load_plugins(root, config, safe=False)
        give_settings(self.plugins, config)
        self.said, problems = self.read()
        assert problems == []

    def read(self, *, hub_file: bool = False) -> tuple[Said, list[Problem]]:
        """What each file says, and what is wrong with it."""
        hub, _, problems = take_in(self.root, self.config, self.plugins, A_SUNDAY)
        said: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for record in hub.records:
            said[record.origin.file].append((record.key, dict(record)))
        for page in hub.pages:
            said[page.origin.file].append((page.key, dict(page.fields)))
        for tag, translation in hub.translations.items():
            for key, text in translation.texts.items():
                said[text.origin.file].append((f"{key} {tag}", dict(text.words)))
            if translation.config:
                said[translation.config.origin.file].append((tag, dict(translation.config.words)))
        if hub_file:
            config, more = read_config(self.root)
            problems += more
            said[FILE] = _of_hub_file(config) if config else []
            problems += self._settings(config) if config else []
        else:
            said[FILE] = _of_hub_file(self.config)
        return said, problems

    def _settings(self, config: Config) -> list[Problem]:
        plugins = load_plugins(self.root, config, safe=False)
        problems = give_settings(plugins, config)
        return [*problems, *plugins.problems]

    def with_files(self, changed: Mapping[str, Mutated]) -> tuple[Said, list[Problem]]:
        """The same with some files changed."""
        for file, mutated in changed.items():
            (self.root / file).write_bytes(mutated.content)
        try:
            return self.read(hub_file=FILE in changed)
        finally:
            for file in changed:
                (self.root / file).write_text(self.files[file].text)


def _of_hub_file(config: Config) -> list[tuple[str, Any]]:
    settings = {str(name): sheet.data for name, sheet in (config.plugins or {}).items()}
    return [("", dict(config.values)), ("plugins", settings)]


def mutations(files: Mapping[str, Written], times: int) -> Iterator[tuple[str, str, Mutated]]:
    """Random files that went wrong, each mutation as often as the others: its name, the file, what became of it."""
    chance = Random(20261122)
    for name in islice(cycle(MUTATIONS), times):
        tries = (
            (name, file, MUTATIONS[name](chance, files[file])) for file in iter(lambda: chance.choice(list(files)), "")
        )
        yield next((name, file, each) for name, file, each in tries if each and each.content != _bytes(files[file]))


def _bytes(written: Written) -> bytes:
    return written.text.encode()


def batches(files: Mapping[str, Written], times: int) -> Iterator[dict[str, tuple[str, Mutated]]]:
    """The same, many different files at once."""
    begun: list[dict[str, tuple[str, Mutated]]] = []
    for name, file, mutated in mutations(files, times):
        batch = next((each for each in begun if file not in each and file not in ALONE), {})
        batch[file] = name, mutated
        begun = [each for each in begun if each is not batch]
        if len(batch) == AT_ONCE or file in ALONE:
            yield batch
        else:
            begun.append(batch)
    yield from begun


def outcome(mutated: Mutated, told: list[Problem], *, is_same: bool) -> str:
    """How a file that went wrong was taken."""
    at = [problem.source.line for problem in told if problem.source]
    if any(abs(line - touched) <= 1 for line in at for touched in mutated.lines):
        return RIGHT
    if told:
        return ELSEWHERE
    return KINDLY if is_same else SILENT


@pytest.mark.parametrize("times", [400, pytest.param(10_000, marks=pytest.mark.slow)])
def test_what_went_wrong_is_told_where_it_is_and_nothing_is_lost(tmp_path, figure, times):
    fuzzed = Fuzzed(tmp_path)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    lost = []
    for batch in batches(fuzzed.files, times):
        said, problems = fuzzed.with_files({file: mutated for file, (_, mutated) in batch.items()})
        for file, before in fuzzed.said.items():
            is_same = said.get(file) == before
            told = about(file, problems)
            if not is_same and not told:
                lost.append((file, batch.get(file)))
            if file in batch:
                name, mutated = batch[file]
                seen[name][outcome(mutated, told, is_same=is_same)] += 1
    for name, counts in seen.items():
        figure(f"Trust: {times} files that went wrong", name, _row(counts))
    figure(f"Trust: {times} files that went wrong", "~ all", _row(sum(seen.values(), Counter())))
    assert lost == []
    assert {name: counts for name, counts in seen.items() if _right(counts) < 0.95} == {}


def _row(counts: Counter[str]) -> str:
    return f"{counts.total()}: " + ", ".join(f"{counts[how]} {how}" for how in (RIGHT, KINDLY, ELSEWHERE, SILENT))


def _right(counts: Counter[str]) -> float:
    return (counts[RIGHT] + counts[KINDLY]) / counts.total()


# --- through the command line -----------------------------------------------------------------------------------------

A_HUB = """name: Ashcombe
summary: What goes on here, who decides what, and how to take part.
run_by: Volunteers who live here
public_body: no
site_url: https://ashcombe.example/
contact:
  email: hello@ashcombe.example
  phone: 01632 960100
plugins:
  record_pages:
  open_data:
    licence: CC-BY-4.0
  checks:
"""
EXIT_CODES = {0, 1, 2, 75}


@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_the_command_line_answers_with_sentences_and_its_exit_codes(tmp_path, command, figure, times):
    shutil.copytree(EXAMPLE / "site_template/content", tmp_path / "content")
    (tmp_path / FILE).write_text(A_HUB)
    files = written_in(tmp_path)
    seen: Counter[str] = Counter()
    assert command("build", tmp_path, "--today", A_SUNDAY).code == 0
    for number, (name, file, mutated) in enumerate(mutations(files, times)):
        (tmp_path / file).write_bytes(mutated.content)
        does = "check" if number % 4 else "build"
        ran = command(does, tmp_path, "--today", A_SUNDAY)
        (tmp_path / file).write_text(files[file].text)
        assert ran.code in EXIT_CODES and "Traceback" not in ran.out + ran.err, (name, file, ran)
        assert ran.code == 0 or file in ran.out + ran.err, (name, file, ran)
        seen[f"`hubsite {does}`, exit code {ran.code}"] += 1
    for what, count in seen.items():
        figure(f"Trust: {times} commands on hubs that went wrong", what, f"{count}; no traceback")


@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_fifty_files_of_the_example_that_went_wrong_are_told_in_one_run(tmp_path, command, figure, times):
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    files = written_in(tmp_path)
    whole = (each for each in batches(files, 2 * times * AT_ONCE) if len(each) == AT_ONCE)
    for batch in islice(whole, times):
        for file, (_, mutated) in batch.items():
            (tmp_path / file).write_bytes(mutated.content)
        ran = command("check", tmp_path, "--today", A_SUNDAY)
        for file in batch:
            (tmp_path / file).write_text(files[file].text)
        assert ran.code == 1 and "Traceback" not in ran.out + ran.err, ran.err
    figure("Trust: commands on the example, fifty files wrong at once", f"{times} times", "exit code 1; no traceback")
