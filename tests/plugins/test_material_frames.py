"""A frame is rendered once and gives every page it fits the bytes that the page would have by itself."""

import random
from importlib import import_module

import pytest
from markupsafe import Markup, escape

from hubsite import Page, Site
from hubsite.growing import Growing
from hubsite.memory import Memory
from hubsite.model.hub import HubConfig
from hubsite.outputs import StagedPage
from hubsite.plugins import Plugins
from hubsite.stage import stage

ODD = [
    "plain",
    "a & b",
    "<b>",
    'say "hi"',
    "it's",
    "a/b?c=d#e%41",
    "{{ x }}",
    "é 中 🎉",
    "hub-frame-titlex'x",
    "\\1 $1",
]


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    plugins = Plugins(tmp_path_factory.mktemp("hub"), ["material"])
    ((_, engine),) = plugins.ask("hubsite_engine")
    package = engine.project.__module__.rpartition(".")[0]
    return engine, import_module(f"{package}.frames"), import_module(f"{package}.building")


def staged(path, html="<p>x</p>", **said):
    return StagedPage(path=path, front_matter=said, html=html)


class Counting:
    """Renders with a small shell, and counts how often."""

    def __init__(self, shell):
        self.shell, self.times = shell, 0

    def __call__(self, meta, path, html):
        self.times += 1
        return self.shell(meta, path, html)


def test_two_renderings_are_enough_for_all_pages_of_a_folder(parts):
    render = Counting(lambda meta, path, html: f"<title>{escape(meta['title'])}</title><link {path}>{html}")
    frames = parts[1].Frames(render, iter(["groups/feed.xml"]))
    pages = [staged(f"groups/group-{number}/", f"<p>{number}</p>", title=f"Group & {number}") for number in range(50)]
    made = [frames.whole(page) for page in pages]
    assert made == [
        f"<title>Group &amp; {number}</title><link groups/group-{number}/><p>{number}</p>" for number in range(50)
    ]
    assert render.times == 2


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("", ["groups/"]),
        ("groups/", ["groups/"]),
        ("groups/", ["groups/feed.xml"]),
        ("groups/choir/", ["groups/choir/songs/list.txt"]),
        ("groups/Chor_é/", []),
    ],
)
def test_a_page_that_the_shell_itself_speaks_of_is_rendered_alone(parts, path, shown):
    render = Counting(lambda meta, path, html: f"{path}{html}")
    frames = parts[1].Frames(render, iter(shown))
    assert frames.whole(staged(path)) == f"{path}<p>x</p>"
    assert render.times == 1


def test_a_page_among_its_own_crumbs_is_rendered_alone(parts):
    render = Counting(lambda meta, path, html: f"{path}{html}")
    frames = parts[1].Frames(render, iter([]))
    frames.whole(staged("a/b/", crumbs=[{"title": "B", "path": "a/b/c/"}]))
    assert render.times == 1


def test_a_template_that_does_more_with_a_value_than_to_write_it_is_noticed(parts):
    render = Counting(lambda meta, path, html: f"{len(meta['title'])} {html}")
    frames = parts[1].Frames(render, iter([]))
    assert [frames.whole(staged(f"a/{n}/", title="x" * n)) for n in (3, 5)] == ["3 <p>x</p>", "5 <p>x</p>"]


def test_a_hub_and_a_page_that_are_called_like_a_mark(parts):
    called = "hub-frame-titlex'x"
    frames = parts[1].Frames(lambda meta, path, html: f"{called} – {meta['title']}: {html}", iter([]))
    for number, title in enumerate([called, "Choir"]):
        assert frames.whole(staged(f"a/{number}/", title=title)) == f"{called} – {title}: <p>x</p>"


def random_pages(chance):
    """Pages of every sort, whose texts are odd."""
    for number in range(120):
        folder = chance.choice(["", "groups/", "groups/deep/", "ur/groups/", "meetings/"])
        name = f"page-{number}"
        said = {
            "title": chance.choice(ODD),
            "summary": chance.choice([*ODD, ""]),
            "file": chance.choice(["", f"content/groups/{name}.md", "content/é ü/#1.md"]),
            "checked": chance.choice(["", *ODD]),
            "section": chance.choice(["", "groups/", "meetings/"]),
            "crumbs": chance.choice([(), (("Groups", "groups/"),), ((chance.choice(ODD), f"{folder}{name}/"),)]),
            "language": "ur" if folder.startswith("ur/") else "",
            "also_in": chance.choice([(), (("en", f"{folder.removeprefix('ur/')}{name}/"), ("ur", f"ur/x/{name}/"))]),
        }
        yield Page(path=f"{folder}{name}/", body=Markup("<h1>{}</h1>").format(chance.choice(ODD)), **said)


@pytest.mark.parametrize("times", [2, pytest.param(60, marks=pytest.mark.slow)])
def test_every_page_is_the_same_as_rendered_by_itself(parts, tmp_path, times):
    engine, _, building = parts
    chance = random.Random(7)
    for time in range(times):
        fields = {"languages": ["en", "ur"], "name": chance.choice(ODD), "contact": {"email": "a@b.example"}}
        address = {"site_url": "https://x.example/hub/", "repository": "https://github.com/o/r"} if time % 2 else {}
        heads = [Page(path=path, title=path or "Home", section=path, body=Markup("x")) for path in ("", "groups/")]
        pages = tuple(sorted([*heads, *random_pages(chance)], key=lambda page: page.path))
        site = Site(config=HubConfig.model_validate({**fields, **address}), pages=pages)
        folder = tmp_path / str(time)
        (folder / "out").mkdir(parents=True)
        done = stage(site, engine, folder / "project", Growing(folder / "out"))
        assert list(engine.build(done)) == []
        shells = building._Shells(done, Memory(), None)
        for page in done.pages:
            alone = shells.render(page.front_matter, page.path, page.html)
            assert (folder / "out" / page.path / "index.html").read_text(encoding="utf-8") == alone, page.path
