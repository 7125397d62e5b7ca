"""The same content makes the same bytes: in every folder, order, locale, time zone and process."""

import sys
from pathlib import Path

import pytest

from .crashing import differing, quick_disk
from .same_bytes import DIMENSIONS, World, files_of, pairwise, plain_world, site_in, with_plugins, worlds_apart

ROOT = Path(__file__).parents[2]
TEMPLATE, EXAMPLE = ROOT / "site_template" / "content", ROOT / "content"
TABLE = "Trust: same bytes"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no umask there")
slow = pytest.mark.slow


def name_of(content: Path) -> str:
    return "example" if content == EXAMPLE else "new hub"


# The new hub has a record of each kind and runs every usual plugin.
@pytest.mark.parametrize(
    ("content", "worlds"),
    [
        pytest.param(TEMPLATE, worlds_apart(2)[1:], id="new hub"),
        pytest.param(TEMPLATE, list(pairwise()), marks=slow, id="new hub, pairwise"),
        pytest.param(EXAMPLE, worlds_apart(3)[1:], marks=slow, id="example"),
    ],
)
def test_every_world_makes_the_same_bytes(tmp_path, content, worlds, figure):
    files, unlike = files_of(content), {}
    with quick_disk(tmp_path) as disk:
        plain = site_in(plain_world(), files, disk / "plain")
        for number, world in enumerate(worlds):
            if wrong := differing(plain, site_in(world, files, disk / str(number))):
                unlike[said(world)] = (len(wrong), wrong[:5])
    assert unlike == {}, "files that differ, by the world that made them"
    assert len(plain) > 200
    what = f"{name_of(content)} in {len(worlds) + 1} worlds"
    figure(TABLE, f"{what}: builds compared, files in each", f"{len(worlds) + 1}, {len(plain)}")
    figure(TABLE, f"{what}: files that differed", 0)


def said(world: World) -> str:
    """What sets a world apart from the plain one."""
    return ", ".join(f"{name}: {value}" for name, value in world.items() if value != plain_world()[name])


def test_the_worlds_have_every_pair_and_their_orders_are_orders():
    worlds = list(pairwise())
    for one, values in DIMENSIONS.items():
        for other, others in DIMENSIONS.items():
            if one != other:
                assert {(world[one], world[other]) for world in worlds} == {(a, b) for a in values for b in others}
    hub_yml = (EXAMPLE / "hub.yml").read_text("utf-8")
    orders = {with_plugins(hub_yml, order) for order in DIMENSIONS["plugins"]}
    assert len(orders) == 3 and hub_yml in orders
