"""Of most outputs no line is minded: the guard tells what it would tell if it looked at every line that is new."""

from __future__ import annotations

import random
import runpy
from importlib import import_module
from pathlib import Path

import pytest

from hubsite import File, HubConfig, Markup, Memory, Page, Site
from hubsite.plugin_files import find, load

CORPUS = runpy.run_path(str(Path(__file__).parent / "planted.py"))
TEXTS = [*(words for _, words in CORPUS["PLANTED"]), *CORPUS["INNOCENT"]]
LINES = [line.strip() for text in TEXTS for line in text.split("\n") if line.strip()]
HEADINGS = ["Rota:", "Members", "On the rota are Maureen Platt", "Maureen Platt", "Brian Clegg", "Mrs Ogden"]


@pytest.fixture(scope="module")
def guard(tmp_path_factory):
    return load(find("privacy", tmp_path_factory.mktemp("hub"))[0])


def part(guard, name):
    return import_module(f"{guard.__name__}.{name}")  # a process loads the rules when it needs them


def found_by_looking_at_all(guard, pages):
    """Every line that its plugin has not said before, with its neighbours."""
    finding, rules = part(guard, "finding"), part(guard, "rules")
    said, found = set(), []
    for path, plugin, lines in pages:
        kept = set()
        for number, line in enumerate(lines):
            if (plugin, line) not in said:
                said.add((plugin, line))
                kept.update((number - 1, number, number + 1))
        text = finding.tidy("\n".join(line for number, line in enumerate(lines) if number in kept))
        found += [(path, *each) for each in rules.swept(text)]
    return found


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_told_less_or_more(guard, seed):
    draw = random.Random(seed)
    few = [*draw.sample(LINES, 12), *HEADINGS]
    pages = [
        (f"{number:02}/", draw.choice("ab"), ["A page", "In short", *draw.choices(few, k=draw.randint(1, 9))])
        for number in range(12)
    ]
    pages = [(path, plugin, [line.strip() for line in lines]) for path, plugin, lines in pages]
    made = [
        Page(
            path=path,
            title=lines[0],
            summary=lines[1],
            body=Markup("").join(Markup("<p>{}</p>").format(line) for line in lines[2:]),
            plugin=plugin,
        )
        for path, plugin, lines in pages
    ]
    site, memory, rules = Site(config=HubConfig(name="Here"), pages=tuple(made)), Memory(), part(guard, "rules")
    for _again in range(2):
        every = part(guard, "outputs").outputs(site, memory, frozenset)
        assert [(each.path, *found) for each in every for found in rules.swept(each.text)] == found_by_looking_at_all(
            guard, pages
        )


@pytest.mark.parametrize("seed", range(40))
def test_harmless_lines_are_harmless_together(guard, seed):
    rules, draw = part(guard, "rules"), random.Random(seed)
    harmless = [line for line in (*LINES, *HEADINGS) if rules.is_harmless(line.strip())]
    assert len(harmless) > 20
    text = "\n".join(part(guard, "finding").tidy(line.strip()) for line in draw.choices(harmless, k=60))
    assert not list(rules.swept(text))


def test_long_outputs_are_looked_at_as_well(guard):
    lines = "\n".join(f"Row {number}" for number in range(2_000))
    site = Site(
        config=HubConfig(name="Here"),
        files=(File(path="long.csv", content=f"{lines}\nRing Jane on 07700 900123\n", plugin="rows"),),
    )
    (output,) = part(guard, "outputs").outputs(site, Memory(), frozenset)
    assert "privacy-mobile" in [found.code for found in part(guard, "rules").swept(output.text)]
