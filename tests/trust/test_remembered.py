"""A site that was built by remembering is the same, byte for byte, as one that was built from nothing."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from hubsite.build import build
from hubsite.own_notes import OWN_FOLDER
from hubsite.testing import A_SUNDAY, write_hub
from hubsite.unchanged import unchanged

PLUGIN = """from hubsite import Page, hookimpl


@hookimpl
def hubsite_pages(hub):
    yield Page(path="own/", title="Own", body="{words}")
"""
HUB = "name: {name}\nsummary: What goes on.\nsite_url: https://x.example/\nlanguages:\n{languages}plugins:\n{plugins}"
WORDS = [
    "tea",
    "chess",
    "mowing",
    "a choir",
    "the [hall](../spaces/hall.md)",
    "**free**",
    "£2 & cake",
    "étude",
    "councillor",
]
PLUGINS = ["record_pages", "whats_on", "calendars", "open_data", "feeds", "connections", "ways_in", "own"]


class Neighbourhood:
    """A hub that changes as hubs do, and the day on which it is built."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance, self.today = root, chance, A_SUNDAY
        write_hub(root, {"spaces/hall.md": "---\nname: Hall\naddress: 1 Mill Lane\n---\nA hall.\n"})
        for number in range(4):
            self.write_group(f"group-{number}")
        self.write_meeting("evening")
        for name in ("use", "plan"):
            self.write_term(name)
        self.papers()
        self.write_plugin()
        self.write_hub_file()

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randrange(1, 9)))

    def write(self, path: str, text: str) -> None:
        write_hub(self.root, {"hub.yml": self.hub_file() if path == "hub.yml" else self.read("hub.yml"), path: text})

    def read(self, path: str) -> str:
        file = self.root / "content" / path
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def hub_file(self) -> str:
        is_translated = any((self.root / "content").rglob("*.cy.md"))
        languages = "  - en\n  - cy\n" if is_translated or self.chance.random() < 0.5 else "  - en\n"
        plugins = [name for name in PLUGINS if name == "record_pages" or self.chance.random() < 0.8]
        return HUB.format(
            name=self.chance.choice(["Aldermere", "Oldermere"]),
            languages=languages,
            plugins="".join(f"  {name}:\n" for name in plugins),
        )

    def write_hub_file(self) -> None:
        (self.root / "content/hub.yml").write_text(self.hub_file(), encoding="utf-8")

    def write_group(self, name: str) -> None:
        title = f"{name.capitalize()} {self.chance.choice(['', 'club', 'friends'])}"
        fields = f"name: {title}\nsummary: {self.chance.choice('abc')}"
        self.write(f"groups/{name}.md", f"---\n{fields}\nmeets_at: hall\n---\n{self.words()}\n")

    def write_meeting(self, name: str) -> None:
        day = self.chance.choice(["Tuesdays", "first Monday of the month", "3 December 2026"])
        fields = f"name: {name}\nwhen: {day}, 7pm\nwhat_happens: {self.chance.choice('xyz')}\nheld_at: hall"
        self.write(f"meetings/{name}.md", f"---\n{fields}\n---\n{self.words()}\n")

    def write_plugin(self) -> None:
        write_hub(self.root, {"hub.yml": self.read("hub.yml"), "plugins/own.py": PLUGIN.format(words=self.words())})

    def write_term(self, name: str) -> None:
        meaning = self.chance.choice(["What it is.", "What that is."])
        self.write(f"terms/{name}.md", f"---\nname: {name} class\nsummary: {meaning}\n---\n{meaning}\n")

    def papers(self) -> None:
        """One of them is shown behind a link, and changed in place by a program that keeps its time."""
        self.write("papers/first.pdf", "")
        paper, latest = self.root / "content/papers/first.pdf", self.root / "content/papers/latest.pdf"
        paper.write_bytes(b"%PDF-1.4 " + self.chance.choice([b"one", b"two", b"six"]))
        os.utime(paper, ns=(1, 1))
        if not latest.is_symlink():
            latest.symlink_to("first.pdf")

    def swap_terms(self) -> None:
        one, other = self.root / "content/terms/use.md", self.root / "content/terms/plan.md"
        one.rename(self.root / "aside")
        other.rename(one)
        (self.root / "aside").rename(other)

    def translate_term(self) -> None:
        self.write("terms/use.cy.md", "---\nname: dosbarth\nsummary: Beth.\n---\nBeth yw e.\n")
        self.write_hub_file()

    def take_translations_out(self) -> None:
        for file in (self.root / "content").rglob("*.cy.md"):
            file.unlink()

    def term(self) -> None:
        self.write_term(self.chance.choice(["use", "plan"]))

    def one_of(self, pattern: str) -> Path | None:
        found = sorted((self.root / "content").glob(pattern))
        return self.chance.choice(found) if found else None

    def edit(self) -> None:
        self.write_group(f"group-{self.chance.randrange(4)}")

    def add(self) -> None:
        self.write_group(f"new-{self.chance.randrange(6)}")

    def delete(self) -> None:
        if file := self.one_of("groups/new-*.md"):
            file.unlink()

    def rename(self) -> None:
        if file := self.one_of("groups/new-*.md"):
            file.rename(file.with_name(f"new-{self.chance.randrange(6)}.md"))

    def swap(self) -> None:
        one, other = self.root / "content/groups/group-0.md", self.root / "content/groups/group-1.md"
        one.rename(self.root / "aside")
        other.rename(one)
        (self.root / "aside").rename(other)

    def same_size(self) -> None:
        """As quick and as small as a change can be."""
        file = self.root / "content/groups/group-2.md"
        file.write_text(file.read_text(encoding="utf-8").translate(str.maketrans("abctmo", "bcatom")), encoding="utf-8")

    def touch(self) -> None:
        (self.root / "content/spaces/hall.md").touch()

    def translate(self) -> None:
        self.write(
            "groups/group-1.cy.md", f"---\nname: Grŵp\nsummary: {self.chance.choice('pqr')}\n---\n{self.words()}\n"
        )
        self.write_hub_file()

    def break_it(self) -> None:
        self.write("groups/new-0.md", "---\nname: [\n---\n")

    def mend_it(self) -> None:
        self.write_group("new-0")

    def paper(self) -> None:
        self.write("papers/minutes.txt", self.words())

    def another_day(self) -> None:
        self.today += timedelta(days=self.chance.choice([-1, 1, 9]))

    def spoil_the_site(self) -> None:
        """Somebody writes into a page or takes it out; not the front page, for by that we know a site."""
        pages = sorted((self.root / "site").glob("*/**/*.html"))
        if pages:
            page = self.chance.choice(pages)
            page.write_text("mine") if self.chance.random() < 0.5 else page.unlink()

    def leave_something_in_the_site(self) -> None:
        if (self.root / "site").is_dir():
            (self.root / "site/stray.txt").write_text("mine")

    def forget(self) -> None:
        shutil.rmtree(self.root / OWN_FOLDER / self.chance.choice(["remembered", "project", "."]), ignore_errors=True)

    def nothing(self) -> None:
        pass

    def meeting(self) -> None:
        self.write_meeting(self.chance.choice(["evening", "new-evening"]))

    def changes(self) -> list[Callable[[], None]]:
        return [
            self.edit, self.edit, self.edit, self.add, self.delete, self.rename, self.swap, self.same_size, self.touch,
            self.translate, self.break_it, self.mend_it, self.paper, self.another_day, self.spoil_the_site,
            self.leave_something_in_the_site, self.forget, self.nothing, self.meeting, self.write_plugin,
            self.write_hub_file, self.papers, self.swap_terms, self.translate_term, self.term,
            self.take_translations_out,
        ]  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def built(root: Path, today: date) -> bool | None:
    """As the command line builds: None where nothing had to be made, else whether a site was published."""
    if unchanged(root, root / OWN_FOLDER, root / "site", (today, False, None)):
        return None
    return build(root, root / "site", today).published


def from_nothing(root: Path, today: date, place: Path) -> dict[str, bytes] | None:
    """The site of the same hub in a new folder; None where it has errors."""
    for name in ("content", "plugins"):
        shutil.copytree(root / name, place / name)
    published = build(place, place / "site", today).published
    site = tree(place / "site") if published else None
    shutil.rmtree(place)
    return site


@pytest.mark.parametrize("times", [14, pytest.param(500, marks=pytest.mark.slow)])
def test_after_every_change_the_site_is_what_a_clean_build_makes(tmp_path, figure, times):
    hub = Neighbourhood(tmp_path / "hub", random.Random(9))
    seen: dict[bool | None, int] = {None: 0, False: 0, True: 0}
    came_to: bool | None = None
    for step in range(times):
        done = []
        mends = [hub.mend_it] if came_to is False and hub.chance.random() < 0.7 else []
        for change in [*mends, *hub.chance.sample(hub.changes(), k=hub.chance.choice([1, 1, 1, 2]))]:
            change()
            done.append(change.__name__)
        came_to = built(hub.root, hub.today)
        clean = from_nothing(hub.root, hub.today, tmp_path / "clean")
        seen[came_to] += 1
        assert (came_to is False) == (clean is None), (step, done)
        if clean:
            site = tree(hub.root / "site")
            assert sorted(site) == sorted(clean), (step, done)
            assert [path for path in site if site[path] != clean[path]] == [], (step, done)
    figure(
        "Trust: remembered builds",
        "changes",
        f"{times}: {seen[True]} built, {seen[None]} had nothing to do, {seen[False]} stopped by an error",
    )
    figure("Trust: remembered builds", "sites that differ from a clean build", 0)
