"""Feeds: by the rules of RFC 4287, and by those that the W3C's feed validator adds to them."""

import re
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest

from hubsite.build import build
from hubsite.testing import make_hub, write_hub

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
HUB = (
    "name: Here & there <b>\nsite_url: https://here.example/hub/\nrun_by: Neighbours\nplugins: [record_pages, feeds]\n"
)
FILES = {
    "hub.yml": HUB + "contact:\n  email: hello@here.example\n",
    "news/roof.md": (
        "---\nname: Roof & <i>tiles</i>\ndate: 9 November 2026\n---\nSee [the choir](../groups/choir.md) & **us**."
    ),
    "news/later.md": "---\nname: Not yet\ndate: 9 December 2026\n---\nLater.",
    "groups/choir.yml": "name: Choir\nsummary: We sing.\n",
    "consultations/library.yml": (
        "name: The library\nsummary: What now?\nproposes: It would close.\nopens: 1 October 2026\n"
        "closes: 25 November 2026 17:00\n"
    ),
    "consultations/path.yml": (
        "name: The path\nopens: 1 May 2026\ncloses: 14 June 2026\ndecided_on: 2 July 2026\n"
        "result: It is laid.\nwhat_changed: It follows the hedge.\n"
    ),
    "consultations/soon.yml": "name: Soon\nopens: 1 January 2027\ncloses: 1 February 2027\n",
    "meetings/council.yml": (
        "name: Council\nwhen: first Thursday of every month, 7pm\nwhat_happens: Talk.\nchecked: 3 November 2026\n"
        "cancelled: 3 December 2026\n"
        "decisions:\n  - text: To mow less.\n    vote: 7 for\n    date: 5 November 2026\n"
        "  - text: To plant.\n    date: 5 November 2026\n"
    ),
    "meetings/party.yml": "name: Party\nwhen: 12 December 2026 6pm\nwhat_happens: Cake.\n",
    "meetings/fete.yml": "name: Fete\nwhen: 12 July 2027 2pm\nwhat_happens: Cake.\n",
    "issues/lights.yml": "name: Dark path\nanswered_on: 20 March 2026\noutcome: Lamps will come.\n",
}


def feeds(tmp_path, files=FILES, **more):
    look = make_hub(tmp_path, files, **more)
    assert not look.has_errors, look.problems
    return {file.path: file.data for file in look.site.files if file.path.endswith("feed.xml")}


def entries(data: bytes) -> list[tuple[str, str]]:
    found = Xml.fromstring(data).findall(f"{ATOM}entry")
    return [(each.findtext(f"{ATOM}updated", "")[:10], each.findtext(f"{ATOM}title", "")) for each in found]


def is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address and address.isascii()


def assert_valid(path: str, data: bytes) -> None:
    """What must be there, once, and what may be in it (RFC 4287, sections 3, 4.1 and 4.2)."""
    root = Xml.fromstring(data)
    assert data.startswith(b"<?xml") and root.tag == f"{ATOM}feed"
    for each in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1, name
            assert each.findtext(ATOM + name, "").strip()
        assert is_absolute(each.findtext(f"{ATOM}id", ""))
        assert RFC_3339.fullmatch(each.findtext(f"{ATOM}updated", ""))
        alternates = [link for link in each.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1 and alternates[0].get("type") == "text/html"
        assert all(is_absolute(link.get("href", "")) for link in each.findall(f"{ATOM}link"))
    assert [link.get("href") for link in root.findall(f"{ATOM}link[@rel='self']")] == [
        f"https://here.example/hub/{path}"
    ]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Neighbours"
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    days = [each.findtext(f"{ATOM}updated", "") for each in root.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True) and root.findtext(f"{ATOM}updated") == days[0]
    for content in root.iter(f"{ATOM}content"):
        assert content.get("type") == "html" and not len(content) and (content.text or "").strip()
        assert not re.search(r'(href|src)="(?!https?:|mailto:|tel:)', content.text or ""), (
            "leads nowhere from elsewhere"
        )
        assert "<script" not in (content.text or "")


def test_there_is_one_feed_for_each_part_and_one_for_all_and_each_is_valid(tmp_path):
    found = feeds(tmp_path)
    paths = ["consultations/feed.xml", "decisions/feed.xml", "feed.xml", "meetings/feed.xml", "news/feed.xml"]
    assert sorted(found) == paths
    for path, data in found.items():
        assert_valid(path, data)


def test_each_tells_what_became_new_on_the_day_it_did(tmp_path):
    found = feeds(tmp_path)
    assert entries(found["news/feed.xml"]) == [("2026-11-09", "Roof & <i>tiles</i>")]
    assert entries(found["consultations/feed.xml"]) == [
        ("2026-11-18", "Closes on 25 November 2026: The library"),
        ("2026-10-01", "Have your say: The library"),
        ("2026-06-07", "Closes on 14 June 2026: The path"),
        ("2026-05-01", "Have your say: The path"),
    ]
    assert entries(found["meetings/feed.xml"]) == [("2026-11-14", "Party"), ("2026-11-03", "Council")]
    assert entries(found["decisions/feed.xml"]) == [
        ("2026-11-05", "Decided on 5 November 2026: Council"),
        ("2026-07-02", "What came of it: The path"),
        ("2026-03-20", "Answered: Dark path"),
    ]
    parts = [each for path, data in found.items() if path != "feed.xml" for each in entries(data)]
    assert sorted([*entries(found["feed.xml"]), ("2026-11-03", "Council")]) == sorted(parts)


def test_texts_are_told_whole_and_links_within_the_hub_as_words(tmp_path):
    found = feeds(tmp_path)
    [content] = [each.text for each in Xml.fromstring(found["news/feed.xml"]).iter(f"{ATOM}content")]
    assert content.strip() == "<p>See the choir &amp; <strong>us</strong>.</p>"
    [council, *_] = [each.text for each in Xml.fromstring(found["decisions/feed.xml"]).iter(f"{ATOM}content")]
    assert council == "<ul><li>To mow less. (7 for)</li><li>To plant.</li></ul>"
    meetings = [each.text for each in Xml.fromstring(found["meetings/feed.xml"]).iter(f"{ATOM}content")]
    assert "<p>Not on Thursday 3 December 2026.</p>" in meetings[1]


def test_the_same_content_gives_the_same_bytes_on_every_day_until_something_is_new(tmp_path):
    first = feeds(tmp_path / "a")
    assert feeds(tmp_path / "b") == first
    assert feeds(tmp_path / "c", today=date(2026, 11, 23)) == first
    assert feeds(tmp_path / "d", today=date(2026, 12, 9)) != first


def test_no_feed_holds_more_than_fifty_and_no_kind_pushes_out_the_others(tmp_path):
    many = {
        f"meetings/m{n}.yml": f"name: M{n}\nwhen: {day} December 2026\nwhat_happens: Talk.\n"
        for n in range(70)
        for day in [10 + n % 8]
    }
    found = feeds(tmp_path, FILES | many)
    assert len(entries(found["meetings/feed.xml"])) == 50
    titles = [title for _, title in entries(found["feed.xml"])]
    assert "Answered: Dark path" in titles and len([title for title in titles if re.match(r"M\d", title)]) == 20


@pytest.mark.parametrize("nasty", ["A ]]> & <!-- 'x' \"y\" </title>", "Ω ☃ 🏡 שלום", "&amp;lt; &#0; %00"])
def test_hostile_names_stay_text(nasty, tmp_path):
    quoted = '"' + nasty.replace('"', '\\"') + '"'
    files = FILES | {"news/odd.yml": f"name: {quoted}\ndate: 10 November 2026\nsummary: {quoted}\n"}
    found = feeds(tmp_path, files)
    assert_valid("news/feed.xml", found["news/feed.xml"])
    assert entries(found["news/feed.xml"])[0] == ("2026-11-10", nasty)


@pytest.mark.parametrize("odd", ["\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_left_out(odd, tmp_path):
    """YAML cannot hold these either, but a record that comes with a plugin can."""
    fields = {"name": f"A{odd}B", "date": "10 November 2026"}
    plugin = (
        "from hubsite import PackRecord, hookimpl\n\n@hookimpl\ndef hubsite_records(hub_config):\n"
        f"    yield PackRecord(folder='news', id='odd', fields={fields!r})\n"
    )
    files = FILES | {"hub.yml": HUB.replace("feeds]", "feeds, odd]"), "plugins/odd.py": plugin}
    data = feeds(tmp_path, files)["news/feed.xml"]
    assert_valid("news/feed.xml", data)
    assert entries(data)[0] == ("2026-11-10", "AB")


def test_without_an_address_there_is_no_feed_and_who_is_about_to_publish_is_told_why(tmp_path):
    files = FILES | {"hub.yml": "name: Here\nplugins: [record_pages, feeds]\n"}
    assert feeds(tmp_path, files) == {}
    assert not [each for each in make_hub(tmp_path, files).problems if each.plugin == "feeds"]
    files["hub.yml"] += "repository: https://github.com/here/hub\n"
    [problem] = [each for each in make_hub(tmp_path, files).problems if each.plugin == "feeds"]
    assert (problem.code, problem.severity) == ("feeds-without-address", "advice")
    assert "site_url: https://" in problem.fix


def test_a_hub_with_nothing_to_tell_has_no_feed(tmp_path):
    assert feeds(tmp_path, {"hub.yml": HUB, "groups/choir.yml": FILES["groups/choir.yml"]}) == {}


def test_the_site_says_where_its_feeds_are(tmp_path):
    root = write_hub(tmp_path / "hub", FILES)
    build(root, root / "site", date(2026, 11, 22))
    news, choir = ((root / "site" / page / "index.html").read_text() for page in ("news/roof", "groups/choir"))
    told = r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">'
    everything = ("Feed of everything that is new (Atom)", "../../feed.xml")
    assert re.findall(told, news) == [everything, ("Feed: news (Atom)", "../feed.xml")]
    assert re.findall(told, choir) == [everything]


@pytest.mark.parametrize(
    ("today", "told"), [(date(2026, 11, 13), False), (date(2026, 11, 14), True), (date(2026, 12, 13), False)]
)
def test_of_meetings_the_feed_of_everything_tells_only_those_that_are_once_and_soon(tmp_path, today, told):
    checked = {name: f"{text}checked: {today}\n" for name, text in FILES.items() if name == "meetings/party.yml"}
    titles = [title for _, title in entries(feeds(tmp_path, FILES | checked, today=today)["feed.xml"])]
    assert ("Party" in titles) == told and "Council" not in titles and "Fete" not in titles


def test_checking_a_meeting_again_does_not_put_it_on_top(tmp_path):
    checked = {"meetings/party.yml": FILES["meetings/party.yml"] + "checked: 22 November 2026\n"}
    assert ("2026-11-14", "Party") in entries(feeds(tmp_path, FILES | checked)["meetings/feed.xml"])
