"""Links: what people write becomes an address that works on its page, wherever the site stands."""

import re

import pytest
from markupsafe import Markup

from hubsite.addresses import Addresses, Lost, relative, with_links, with_unique_ids

PAGES = {"", "groups/", "groups/choir/", "spaces/mill-hall/", "about/", "walks/", "walks/river/"}
FILES = {"groups.json", "groups/choir.json", "photos/hall one.jpg", "walks/map.pdf", "photos/100% #1?.png"}
OF_FILE = {
    "content/groups/choir": "groups/choir/",
    "content/spaces/mill-hall": "spaces/mill-hall/",
    "content/about": "about/",
    "content/walks/index": "walks/",
    "content/walks/river": "walks/river/",
    "content/index": "",
}
SITE = Addresses(frozenset(PAGES), frozenset(FILES), OF_FILE)
CHOIR, RIVER, ABOUT = ("groups/choir/", "content/groups/choir.md"), ("walks/river/", "content/walks/river.md"), (
    "about/",
    "content/about.md",
)  # fmt: skip


def linked(target: str, where: tuple[str, str] = CHOIR) -> str:
    """What becomes of a link on a page."""
    html, nowhere = with_links(Markup('<a href="{}">x</a>').format(target), *where, SITE)
    assert not nowhere
    return Markup(re.fullmatch(r'<a href="(.*)">x</a>', html)[1]).unescape()


@pytest.mark.parametrize(
    ("target", "where", "address"),
    [
        # within the site
        ("/", CHOIR, "../../"),
        ("/groups/", CHOIR, "../"),
        ("/groups", CHOIR, "../"),
        ("/spaces/mill-hall/", CHOIR, "../../spaces/mill-hall/"),
        ("/groups/choir.json", CHOIR, "../choir.json"),
        ("/about/", ("", ""), "about/"),
        ("/", ("", ""), "./"),
        ("/groups/choir/", CHOIR, "./"),
        # to content files, as on GitHub
        ("../spaces/mill-hall.md", CHOIR, "../../spaces/mill-hall/"),
        ("../spaces/mill-hall.yml", CHOIR, "../../spaces/mill-hall/"),
        ("../spaces/mill-hall.yaml", CHOIR, "../../spaces/mill-hall/"),
        ("../spaces/mill-hall", CHOIR, "../../spaces/mill-hall/"),
        ("choir.md", CHOIR, "./"),
        ("groups/choir.md", ABOUT, "../groups/choir/"),
        ("../index.md", CHOIR, "../../"),
        ("index.md", RIVER, "../"),
        ("../walks/index.md", CHOIR, "../../walks/"),
        ("../walks", CHOIR, "../../walks/"),
        ("./river.md", ("walks/", "content/walks/index.md"), "river/"),
        # from content/ on, as many people write it
        ("spaces/mill-hall.md", CHOIR, "../../spaces/mill-hall/"),
        # pictures and papers
        ("../photos/hall one.jpg", CHOIR, "../../photos/hall%20one.jpg"),
        ("map.pdf", RIVER, "../map.pdf"),
        ("../photos/100%25 %231%3F.png", CHOIR, "../../photos/100%25%20%231%3F.png"),
        # with something behind
        ("../spaces/mill-hall.md#parking", CHOIR, "../../spaces/mill-hall/#parking"),
        ("/groups/?tag=song", ABOUT, "../groups/?tag=song"),
        ("/groups/?tag=song&free=yes#top", ABOUT, "../groups/?tag=song&free=yes#top"),
        ("/groups/#a?b", ABOUT, "../groups/#a?b"),
        # percent signs
        ("../photos/hall%20one.jpg", CHOIR, "../../photos/hall%20one.jpg"),
        ("%2Fgroups%2F", CHOIR, "../"),
    ],
)
def test_a_link_leads_where_it_was_meant(target, where, address):
    assert linked(target, where) == address


@pytest.mark.parametrize(
    "target",
    ["https://aldermere.example/", "http://x.example", "mailto:a@b.example", "tel:01632960123", "//x.example/y", "#top",
     "?week=2", "HTTPS://X.example/a.md"],
)  # fmt: skip
def test_what_leads_elsewhere_stays_as_it_is(target):
    assert linked(target) == target


def test_pictures_and_links_in_the_head_are_links_too():
    html = Markup('<p><img alt="Hall" src="../photos/hall%20one.jpg"> <source src="/walks/map.pdf"></p>')
    assert with_links(html, *CHOIR, SITE)[0] == (
        '<p><img alt="Hall" src="../../photos/hall%20one.jpg"> <source src="../../walks/map.pdf"></p>'
    )


def test_hostile_words_in_a_link_stay_words():
    html, nowhere = with_links(Markup('<a href="{}">x</a>').format('/groups/?"><script>'), *CHOIR, SITE)
    assert html == '<a href="../?&quot;&gt;&lt;script&gt;">x</a>' and not nowhere


@pytest.mark.parametrize(
    "target", ["chior.md", "../../secret.md", "/../groups/", "/groups/chess/", "../hub.yml", "a b"]
)
def test_what_leads_nowhere_is_left_and_named(target):
    before = Markup('<p><a href="{}">x</a></p>').format(target)
    assert with_links(before, *CHOIR, SITE) == (before, [Lost(target)])


def test_a_picture_that_is_not_there_is_told_from_a_link():
    html = Markup('<a href="gone.jpg"><img alt="Hall" src="gone.jpg"></a>')
    assert with_links(html, *CHOIR, SITE) == (html, [Lost("gone.jpg"), Lost("gone.jpg", is_picture=True)])


@pytest.mark.parametrize(
    ("target", "file", "meant"),
    [
        ("chior.md", "content/groups/chess.md", "choir.md"),
        ("../groups/chior.md", "content/spaces/mill-hall.md", "../groups/choir.md"),
        ("groups/chior.md", "content/about.md", "groups/choir.md"),
        ("../spaces/mil-hall.md#parking", "content/groups/choir.md", "../spaces/mill-hall.md"),
        ("/groups/chior/", "content/about.md", "/groups/choir/"),
        ("/photos/hal%20one.jpg", "", "/photos/hall one.jpg"),
        ("../photos/hall-one.jpg", "content/groups/choir.md", "../photos/hall one.jpg"),
        ("zebra.md", "content/groups/choir.md", ""),
    ],
)
def test_what_was_meant(target, file, meant):
    assert SITE.like(target, file) == meant


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("address", sorted(PAGES | FILES))
def test_the_way_from_page_to_page_leads_there_from_any_folder(page, address):
    from urllib.parse import unquote, urljoin

    for base in ("https://aldermere.example/", "https://here.example/sub/folder/", "file:///sites/aldermere/"):
        assert unquote(urljoin(f"{base}{page}", relative(address, page))) == f"{base}{address}"


def test_the_second_of_two_ids_gets_a_number_and_those_who_mean_it_follow():
    text = (
        '<section aria-labelledby="hub-door"><h2 id="hub-door">Door</h2></section>'
        '<section aria-labelledby="hub-door"><h2 id="hub-door">Door</h2></section>'
    )
    assert with_unique_ids(Markup(text)) == (
        '<section aria-labelledby="hub-door"><h2 id="hub-door">Door</h2></section>'
        '<section aria-labelledby="hub-door-again-2"><h2 id="hub-door-again-2">Door</h2></section>'
    )


def test_footnotes_of_two_texts_lead_each_to_its_own():
    note = '<a href="#fn-1" id="fnref-1">1</a><li id="fn-1">Why <a href="#fnref-1">back</a></li>'
    again = note.replace("-1", "-1-again-2")
    third = note.replace("-1", "-1-again-3")
    assert with_unique_ids(Markup(note * 3)) == note + again + third


def test_links_to_a_heading_that_stands_twice_lead_to_the_first():
    text = '<h2 id="a">A</h2><h2 id="a">A</h2><a href="#a">up</a><a href="x/#a">away</a>'
    assert with_unique_ids(Markup(text)) == text.replace('<h2 id="a">', '<h2 id="a-again-2">').replace(
        "-again-2", "", 1
    )


def test_a_number_is_not_taken_by_another_id():
    text = '<p id="a"></p><p id="a"></p><p id="a-again-2"></p>'
    ids = re.findall(r'id="([^"]*)"', with_unique_ids(Markup(text)))
    assert len(set(ids)) == 3 and ids[0] == "a" and ids[2] == "a-again-2"


def test_a_page_without_repetition_is_the_very_same():
    html = Markup('<h2 id="a">A</h2><p class="b" title="id=&quot;a&quot;">&lt;p id="a"</p>')
    assert with_unique_ids(html) is html
