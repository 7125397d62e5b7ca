"""A hub that is read again in the same process is read as if for the first time, and only what changed is parsed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hubsite.kinds import BUILT_IN
from hubsite.look import look
from hubsite.memory import Memory
from hubsite.model.hub import Hub, HubConfig
from hubsite.problems import Problem
from hubsite.read import kept, parsed, records
from hubsite.read.kept import Kept
from hubsite.read.records import read_hub
from hubsite.read.sheet import Sheet
from hubsite.testing import A_SUNDAY, write_hub

from ..example_hub import lay_example

HALL = "---\nname: Hall\nsummary: A hall.\naddress: 1 Mill Lane\n---\n\n\nSee [here](https://x.example/).\n"
FILES = {
    "spaces/hall.md": HALL,
    "groups/choir.md": "---\nname: Choir\nsummary: Singers.\nmeets_at: hall\n---\nWe sing.\n",
    "groups.yml": "- id: chess\n  name: Chess\n  meets_at: hal\n- name: Without\n- only words\n",
    "meetings/tea.yml": "name: Tea\nwhen: every Tuesday, 7pm to 9pm\nheld_at: hall\n",
    "people/ann.yml": "name: 12\nmemberships:\n  - body: council\n    post: char\n",
    "bodies/council.yml": "name: Council\nposts:\n  - id: chair\n    title: Chair\n",
    "about.md": "#### Too deep\n\n<script>x</script>\n\nWords.\n",
}
# What may be written instead, for better or worse.
OTHERS = ["", HALL, "name: [", "---\nname: Other\nmeets_at: tea\n---\n**Bold**\n\nWords.\n", "- id: a\n  name: A\n"]


@pytest.fixture
def fresh(monkeypatch):
    """Forget what was read before."""

    def forget() -> None:
        monkeypatch.setattr(parsed, "KEPT", ours := Kept())
        monkeypatch.setattr(records, "KEPT", ours)

    forget()
    return forget


def read(root: Path) -> tuple[Hub, list[Problem]]:
    return read_hub(root, HubConfig(name="Aldermere"), BUILT_IN, A_SUNDAY)


def said(found: tuple[Hub, list[Problem]]) -> tuple[str, list[Problem]]:
    hub, problems = found
    return repr([(each, each.origin) for each in hub.records] + [*hub.pages] + [hub.translations]), problems


def test_nothing_is_parsed_or_checked_twice(tmp_path, fresh, monkeypatch):
    root = write_hub(tmp_path, FILES)
    first = read(root)
    monkeypatch.setattr(parsed, "_sheet", None)
    monkeypatch.setattr(parsed, "_listed", None)
    monkeypatch.setattr(records, "check", None)
    again = read(root)
    assert said(again) == said(first)
    assert all(one is other for one, other in zip(first[0].records, again[0].records, strict=True))


@pytest.mark.parametrize("seed", range(8))
def test_after_any_change_it_is_read_as_if_for_the_first_time(tmp_path, fresh, seed):
    chance = random.Random(seed)
    root = write_hub(tmp_path, FILES)
    for _ in range(12):
        read(root)
        for _ in range(chance.randrange(1, 3)):
            path = root / "content" / chance.choice([*FILES, "spaces/hal.md", "groups/chess.yml"])
            if path.exists() and chance.random() < 0.3:
                path.unlink()
            else:
                path.write_text(FILES.get(chance.choice([*FILES]), "") or chance.choice(OTHERS), encoding="utf-8")
        again = said(read(root))
        fresh()
        assert again == said(read(root))


def test_who_names_another_hears_when_it_goes_and_when_it_comes_back(tmp_path, fresh):
    root = write_hub(tmp_path, {"spaces/hall.md": HALL, "groups/choir.md": FILES["groups/choir.md"]})
    codes = []
    for is_there in (True, False, True):
        hall = root / "content/spaces/hall.md"
        hall.write_text(HALL, encoding="utf-8") if is_there else hall.unlink()
        codes.append([problem.code for problem in read(root)[1] if problem.source.file == "content/groups/choir.md"])
    assert codes == [[], ["unknown-reference"], []]


def test_two_hubs_in_one_process_do_not_see_each_other(tmp_path, fresh):
    one = write_hub(tmp_path / "one", {"spaces/hall.md": HALL})
    other = write_hub(tmp_path / "other", {"spaces/hall.md": HALL.replace("Hall", "Barn")})
    names = [[each.name for each in read(root)[0].records] for root in (one, other, one)]
    assert names == [["Hall"], ["Barn"], ["Hall"]]


def test_no_more_is_kept_than_one_hub(tmp_path, fresh):
    root = write_hub(tmp_path, {"spaces/hall.md": HALL})
    for number in range(5):
        (root / "content/spaces/hall.md").write_text(HALL.replace("A hall", f"Hall {number}"), encoding="utf-8")
        (root / f"content/page-{number}.md").write_text("Words.\n", encoding="utf-8")
        read(root)
        (root / f"content/page-{number}.md").unlink()
    read(root)
    held = records.KEPT
    assert not held._before
    assert [name for name in held._now if name[0] == "one"] == [("one", "content/spaces/hall.md")]


def test_no_build_changes_what_is_kept(tmp_path, fresh):
    """The example uses every kind and all plugins: none of them writes into a sheet or a record."""
    lay_example(tmp_path)
    memory = Memory(tmp_path / ".hubsite/remembered", keeps=False)
    first = look(tmp_path, A_SUNDAY, safe=True, memory=memory)
    before = {name: _all_of(made) for name, (_, made) in kept_now().items()}
    again = look(tmp_path, A_SUNDAY, safe=True, memory=memory)
    assert {name: _all_of(made) for name, (_, made) in kept_now().items()} == before
    assert again.problems == first.problems
    assert again.site == first.site


def kept_now() -> dict[object, tuple[object, object]]:
    held = {name: made for name, made in records.KEPT._now.items() if name != "known"}
    assert held
    assert records.KEPT is not kept.KEPT
    return held


def _all_of(made: object) -> str:
    sheets = [each for each in (made if isinstance(made, tuple) else getattr(made, "sheets", ())) if each]
    return repr([(each, vars(each) if isinstance(each, Sheet) else "") for each in sheets])
