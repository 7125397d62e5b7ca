"""Panels, pages, calendars and feeds of the other plugins in another language: every word of ours can be translated.

A catalogue is made up here in which every message stands in ⟦ ⟧, and nothing else does; what the hub itself says is in
German. So what is neither in ⟦ ⟧ nor marked as another language is a word that no translator would find. What English
a message stands in for is not asked here: the tests of each plugin do.
"""

import re
import sys
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel import Locale

from hubsite import language
from hubsite.language import speaking
from hubsite.plugin_commands import open_hub
from hubsite.testing import A_SUNDAY, make_hub

ROOT = Path(__file__).parents[2]
PLUGINS = ("power", "meetings", "whats_on", "ways_in", "calendars", "opening_hours")
ATTRIBUTES = {"aria-label", "data-label", "data-then", "title", "alt"}
EMPTY = {"br", "hr", "img", "input", "wbr", "col"}
# Addresses, postcodes, sums, letters: the same in every language. What is called Zz here is a word of the hub.
SAME_FOR_ALL = re.compile(r"\S+[.@]\S+\.?|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|[\d£]\S*|\bZz\b|\b[A-Z]\b")


@cache
def made_up():
    spec = spec_from_file_location("collect_words", ROOT / "tools" / "collect_words.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    found = {}
    for message in tool.messages():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        in_brackets = tuple("⟦" + re.sub(r"(\{\w+\})", r"⟧\1⟦", form) + "⟧" for form in forms)
        found[message.context or "", forms[0]] = in_brackets
    return found


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    monkeypatch.setattr(language, "catalogue", lambda tag: made_up() if tag == "cy" else {})
    monkeypatch.setattr(language, "_plural", lambda tag, count: int(count != 1))


@cache
def words_of_dates():
    welsh = Locale.parse("cy")
    tables = [of[form] for of in (welsh.days, welsh.months) for form in ("format", "stand-alone")]
    names = [name for widths in tables for width in widths.values() for name in width.values()]
    text = " ".join([*names, *welsh.list_patterns["standard"].values(), "yh yb am pm"])
    return set(re.findall(r"[^\W\d_]+", text))


def ours(text: str) -> str:
    """What is left of a text without messages, dates, numbers and addresses."""
    rest = SAME_FOR_ALL.sub(" ", re.sub(r"⟦[^⟦⟧]*⟧", " ", text))
    return "" if set(re.findall(r"[^\W\d_]+", rest)) <= words_of_dates() else text.strip()


class Leftovers(HTMLParser):
    """Words outside ⟦ ⟧ that are not marked as another language; `en` marks a message that is not collected."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        for name in ATTRIBUTES & given.keys():
            # The hub's own words may stand in an attribute, but never a mark of their language.
            if "<" in (given[name] or ""):
                self.found.append(f"{name}: {given[name]}")
        self.found += [left for name in ("data-label", "data-then") if (left := ours(given.get(name) or ""))]
        if tag not in EMPTY:
            self._open.append((tag, given.get("lang") or (self._open[-1][1] if self._open else "")))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        spoken = self._open[-1][1] if self._open else ""
        if spoken == "en":
            self.found.append(f"not collected: {data.strip()}")
        elif not spoken and (left := ours(data)):
            self.found.append(left)


def plugin(name: str):
    return sys.modules[f"_hubsite_plugin_{name}"]


def in_welsh(hub):
    """The hub as its Welsh pages see it, its own words in German."""
    return replace(hub, config=hub.config.model_copy(update={"languages": ("de", "cy")})).in_language("cy")


def pages_and_panels(hub):
    for name in PLUGINS:
        for page in getattr(plugin(name), "hubsite_pages", lambda hub: ())(hub):
            yield f"{name}: {page.path}", page.title, str(page.body)
            assert not re.search("[<>]", page.title + page.summary + page.menu + str(page.crumbs))
        if of_record := getattr(plugin(name), "hubsite_panels", None):
            for record in hub.records:
                yield from ((f"{name}: {record.key}", panel.title, str(panel.body)) for panel in of_record(hub, record))


def leftovers(hub) -> list[tuple[str, str]]:
    with speaking("cy"):
        shown = list(pages_and_panels(in_welsh(hub)))
    assert shown
    in_titles = [(where, title) for where, title, _ in shown if "⟦" not in title and "de" not in title]
    return in_titles + [(where, left) for where, _, html in shown for left in Leftovers(html).found]


# --- Pages and panels


@pytest.mark.parametrize("days", [0, 200, 700])
def test_every_word_that_the_example_shows_can_be_translated(days):
    hub, _errors = open_hub(ROOT, safe=True).read(A_SUNDAY)
    assert leftovers(replace(hub, today=A_SUNDAY + timedelta(days=days))) == []


SELDOM = {
    "spaces/hall.yml": "name: Hall\naddress: Mill Lane\n"
    "opening_hours: Apr-Sep Mon-Fri 9am-5pm; Oct-Mar Mon 9am-1pm; 24 Dec off; bank holidays closed\n",
    "bodies/council.yml": "name: Council\ntier: parish\nclassification: council\nselection_method: elected, lot\n",
    "bodies/board.yml": "name: Board\ntier: strategic\nparent: main\nselection_method: members, volunteers, employed\n",
    "bodies/trust.yml": "name: Trust\nselection_method: co-opted\naccountable_to: council\n",
    "bodies/main.yml": "name: Main\ntier: unitary\nselection_method: by-right, appointed\n",
    "initiatives/one.yml": "name: One\nstatus: planned\nend_date: 1 May 2026\naudience: beekeepers\ngaps_noted: Much\n",
    "initiatives/two.yml": "name: Two\nstatus: paused\nstart_date: 1 May 2027\nrun_by: council, board\nheld_at: hall\n",
    "initiatives/three.yml": "name: Three\nstatus: running\nstart_date: 1 May 2025\nlearned: Much.\n",
    "initiatives/four.yml": "name: Four\nstatus: ended\nstart_date: 1 May 2024\nend_date: 1 May 2025\n",
    "initiatives/five.yml": f"name: Five\nstatus: idea\nsummary: {'Many words. ' * 30}\n",
    "issues/a.yml": "name: A\nstage: solved\nanswered_on: 1 May 2026\nheld_by: council\nasked: Mend it.\n",
    "issues/b.yml": "name: B\nstage: answered\nheld_by: council\nraised_on: 1 May 2026\noutcome: Yes.\n",
    "issues/c.yml": "name: C\nstage: not possible\n",
    "issues/d.yml": "name: D\nstage: solved\nanswered_on: 1 May 2026\nraised_on: 1 April 2026\nasked: Mend it.\n",
    "issues/e.yml": "name: E\nstage: solved\nupdates:\n  - date: 1 May 2026\n    what: Well.\n",
    "issues/f.yml": "name: F\nstage: solved\nheld_by: council\nupdates:\n  - date: 1 May 2026\n    what: Well.\n",
    "issues/g.yml": "name: G\nstage: raised\nheld_by: council\nresponse_due: 1 May 2027\n",
    "issues/h.yml": "name: H\nstage: raised\nheld_by: council\nresponse_due: 1 May 2026\n",
    "funds/a.yml": "name: A\nopens: 1 May 2027\ncloses: 1 June 2027\n"
    "years:\n  - year: 2025/26, so far\n    received: £5\n",
    "funds/b.yml": "name: B\nopens: 1 May 2027\nyears:\n  - year: 2025 to 2026\n    spent: £5\n    received: £1\n",
    "funds/c.yml": "name: C\ncloses: 1 May 2026\ncontact: The clerk\nyears:\n  - year: Some year\n    held: £5\n",
    "funds/d.yml": "name: D\nwho_decides: council\n",
    "consultations/a.yml": "name: A\nrun_by: council\ncloses: 30 November 2026 17:00\n",
    "consultations/b.yml": "name: B\nrun_by: council\ncloses: 1 December 2026\n",
    "meetings/daily.yml": "name: Daily\nwhat_happens: Much\nwhen: every day 9am\nrun_by: council\n"
    "how_to_speak: Ask.\nheld_at: hall\n",
    "meetings/weekly.yml": "name: Weekly\nwhat_happens: Much\nwhen: every Thursday 7pm to 9pm\nrun_by: board\n"
    "status: tentative\ncost: Free\ncancelled:\n  - date: 1 April 2027\n    reason: Flood\n"
    "  - date: 26 November 2026\n",
    "meetings/moved.yml": "name: Moved\nwhat_happens: Much\nwhen: every Monday 7pm\nheld_at: hall\n"
    "children: Welcome\nmoved:\n"
    "  - date: 30 November 2026\n    to: 1 December 2026 19:00\n",
    "meetings/once.yml": "name: Once\nwhat_happens: Much\nwhen: 5 December 2026\nrun_by: trust\n"
    "online_url: https://a.example/\n",
    "ways/a-way.yml": "name: A way\neffort: help\nrun_by: council\nnext_step: b-way\n",
    "ways/b-way.yml": "name: B way\neffort: help\nnext_step: c-way\n",
    "ways/c-way.yml": "name: C way\neffort: decide\n",
}


def test_every_word_that_is_seldom_shown_can_be_translated(tmp_path):
    found = make_hub(tmp_path, SELDOM)
    assert not found.has_errors, found.problems
    assert leftovers(found.hub) == []


def test_long_lists_are_folded_in_words_that_can_be_translated(tmp_path):
    names = [f"{chr(65 + number % 26)} {number}" for number in range(60)] + ["9 o’clock club"]
    groups = {f"groups/g{number}.yml": f"name: {name}\nsummary: Zz\n" for number, name in enumerate(names)}
    begun = {f"initiatives/i{number}.yml": f"name: {name}\ngaps_noted: Much.\n" for number, name in enumerate(names)}
    found = make_hub(tmp_path, groups | begun)
    assert not found.has_errors, found.problems
    hub = found.hub
    assert leftovers(hub) == []
    with speaking("cy"):
        pages = {page.path: str(page.body) for page in plugin("power").hubsite_pages(in_welsh(hub))}
    assert "<h4>⟦Others⟧</h4>" in pages["before-you-start/"]
    assert "<summary>61⟦ groups and services⟧</summary>" in pages["before-you-start/"].replace("⟦⟧", "")


def test_the_list_of_services_says_that_it_is_english(tmp_path):
    make_hub(tmp_path, {"hub.yml": "name: Zz\nnation: england\ncouncil: kent\n"})
    council = sys.modules["_hubsite_plugin_uk_democracy.councils"].councils()["kent"]
    with speaking("cy"):
        page = plugin("uk_democracy.services").which_council_does_what(council, A_SUNDAY)
    assert Leftovers(str(page.body)).found == []
    assert page.title == "⟦Which council does what⟧" and page.crumbs == (("⟦Who decides what⟧", "decisions/"),)
    assert '<th scope="row"><span lang="en-GB" dir="ltr">Abandoned vehicles</span></th>' in page.body


# --- The same records under the same headings in every language


TRANSLATED = {
    "hub.yml": "name: Zz\nlanguages: en, cy\n",
    "meetings/sing.yml": "name: Sing\nwhat_happens: Much\nwhen: every Thursday 7pm\ncost: Free\nchildren: Welcome\n",
    "meetings/sing.cy.yml": "cost: Am ddim\nchildren: Croeso\n",
    "initiatives/lunch.yml": "name: Lunch\naudience: older people, beekeepers\n",
    "initiatives/lunch.cy.yml": "audience: pobl hŷn, gwenynwyr\n",
}


def test_what_volunteers_wrote_is_read_in_the_main_language(tmp_path):
    found = make_hub(tmp_path, TRANSLATED)
    assert not found.has_errors, found.problems
    with speaking("cy"):
        welsh = found.hub.in_language("cy")
        paths = {page.path for page in plugin("whats_on").hubsite_pages(welsh)}
        headings = [heading for heading, _ in plugin("power.audiences").by_audience(welsh, welsh.of("initiatives"))]
    assert {"whats-on/free/", "whats-on/children/"} <= paths
    assert headings == ["⟦Older people⟧", "Gwenynwyr"]


# --- Calendars and feeds: files have words without marks, in the main language


WRITTEN = {
    "hub.yml": "name: Zz\nlanguages: cy\nsite_url: https://a.example/\n",
    "bodies/c.yml": "name: Zz\n",
    "spaces/h.yml": "name: Zz\naddress: Zz\n",
    "meetings/a.yml": "name: Zz\nwhen: every Thursday 7pm\nrun_by: c\nheld_at: h\nchecked: 1 November 2026\n"
    "what_happens: Zz\nfirst_time: Zz\nhow_to_speak: Zz\naccess: Zz\ncost: Zz\ncontact: Zz\n"
    "online_url: https://a.example/\n"
    "on_bank_holiday: ask\ncancelled:\n  - date: 3 December 2026\n    reason: Zz\n  - date: 10 December 2026\n"
    "moved:\n  - date: 17 December 2026\n    to: 18 December 2026 19:00\n    reason: Zz\n"
    "  - date: 24 December 2026\n    to: 23 December 2026 19:00\ndecisions:\n  - date: 5 November 2026\n    text: Zz\n",
    "meetings/b.yml": "name: Zz\nwhen: 5 December 2026\nstatus: cancelled\nonline_url: https://a.example/\n"
    "what_happens: Zz\n",
    "meetings/e.yml": "name: Zz\nwhat_happens: Zz\nwhen: every day\non_bank_holiday: ask\n",
    "consultations/a.yml": "name: Zz\nrun_by: c\nopens: 1 November 2026\ncloses: 26 November 2026 17:00\n",
    "consultations/b.yml": "name: Zz\nrun_by: c\ncloses: 1 November 2026\nopens: 1 May 2026\n"
    "result: Zz\nwhat_changed: Zz\n",
    "issues/a.yml": "name: Zz\nstage: answered\nanswered_on: 1 November 2026\n",
    "news/a.yml": "name: Zz\ndate: 1 November 2026\n",
}


def files_of(tmp_path, name: str):
    found = make_hub(tmp_path, WRITTEN)
    assert not found.has_errors, found.problems
    with speaking("cy"):
        return {file.path: file for file in plugin(name).hubsite_files(found.hub)}


def test_every_word_in_a_calendar_can_be_translated(tmp_path):
    files = files_of(tmp_path, "calendars")
    lines = "".join(file.data.decode() for file in files.values()).replace("\r\n ", "").split("\r\n")
    said = {line for line in lines if re.match("SUMMARY|DESCRIPTION|LOCATION|CATEGORIES|COMMENT", line)}
    values = {line.partition(":")[2].replace("\\n", " ").replace("\\", "") for line in said}
    assert [value for value in values if ours(value)] == []
    assert {"⟦Cancelled: ⟧Zz", "⟦Online⟧", "⟦Have your say⟧"} <= {value.replace("⟦⟧", "") for value in values}
    assert files["calendar.ics"].title == "⟦All dates (calendar)⟧"


def test_every_word_in_a_feed_can_be_translated(tmp_path):
    files = files_of(tmp_path, "feeds")
    assert {"feed.xml", "news/feed.xml", "meetings/feed.xml", "decisions/feed.xml"} <= files.keys()
    for file in files.values():
        root = ElementTree.fromstring(file.data)
        texts = [each.text for each in root.iter() if each.tag.endswith(("title", "content"))]
        assert [text for text in texts if Leftovers(text).found] == []
        assert ours(file.title) == "" and "<" not in file.title


def test_a_day_is_the_first_of_the_rest_of_its_month_in_every_language(tmp_path):
    files = {"meetings/a.yml": "name: Zz\nwhat_happens: Zz\nwhen: every Thursday 7pm\n"}
    hub = make_hub(tmp_path, files).hub
    with speaking("cy"):
        bodies = [str(page.body) for page in plugin("whats_on").hubsite_pages(in_welsh(hub))]
    assert "⟦March ⟧2027⟦, from the ⟧3⟦rd⟧ (" in bodies[0].replace("⟦⟧", "")
