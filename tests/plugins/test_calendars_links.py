"""The ways from a page into a calendar."""

import datetime as dt
import re
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from hubsite import Page
from hubsite.testing import make_hub

FILES = {
    "hub.yml": "name: Here\nsite_url: https://here.example/hub\nplugins: [record_pages, calendars]\nnation: england\n",
    "spaces/hall.yml": "name: Mill Hall\naddress: Mill Lane\n",
    "bodies/council.yml": "name: Parish Council\nchecked: never\n",
    "bodies/other.yml": "name: Other Council\nchecked: never\n",
    "meetings/council.yml": "name: Café & <b>Council</b>\nwhat_happens: We hear reports.\nrun_by: council\n"
    "held_at: hall\nwhen: first Thursday of every month, 7pm to 9pm\ncancelled: 3 December 2026\n",
}


LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')


def page_of(tmp_path, path: str, **changed: str) -> Page:
    files = {**FILES, **{name.replace("__", "/") + ".yml": text for name, text in changed.items()}}
    look = make_hub(tmp_path, files)
    assert not look.has_errors, look.problems
    return next(page for page in look.site.pages if page.path == path)


def links_of(page: Page) -> dict[str, str]:
    """Those into calendars, with their words."""
    links = ((unescape(address), unescape(words)) for address, words in LINK.findall(page.body))
    found = {urljoin(f"/{page.path}", address): words for address, words in links}
    return {address: words for address, words in found.items() if ".ics" in address or "google" in address}


def test_a_meeting_can_be_taken_along_in_three_ways(tmp_path):
    file, feed, google = links_of(page_of(tmp_path, "meetings/council/"))
    assert file == "/meetings/council.ics"
    assert feed == "webcal://here.example/hub/meetings/council.ics"
    assert google.startswith("https://calendar.google.com/calendar/render?")


def test_google_is_told_the_next_date_and_nothing_more(tmp_path):
    page = page_of(tmp_path, "meetings/council/")
    address, words = list(links_of(page).items())[-1]
    assert words == "Google Calendar, Thursday 7 January 2027 only"
    assert parse_qs(urlsplit(address).query) == {
        "action": ["TEMPLATE"],
        "text": ["Café & <b>Council</b>"],
        "dates": ["20270107T190000/20270107T210000"],
        "ctz": ["Europe/London"],
        "details": ["We hear reports.\n\nMore: https://here.example/hub/meetings/council/"],
        "location": ["Mill Hall, Mill Lane"],
    }
    assert '<li data-until="2027-01-07T21:00"><a href="https://calendar.google.com/' in page.body


@pytest.mark.parametrize(
    ("when", "dates"),
    [("1 May 2027", "20270501/20270502"), ("1 May 2027, 11:30pm", "20270501T233000/20270502T003000")],
)
def test_a_day_and_an_end_that_is_not_known(tmp_path, when, dates):
    page = page_of(tmp_path, "meetings/one/", meetings__one=f"name: One\nwhat_happens: x\nwhen: {when}\n")
    assert parse_qs(urlsplit(list(links_of(page))[-1]).query)["dates"] == [dates]


def test_a_long_text_is_cut_between_words(tmp_path):
    text = f"name: One\nwhat_happens: {'Welcome everybody. ' * 200}\nwhen: every Tuesday\n"
    address = list(links_of(page_of(tmp_path, "meetings/one/", meetings__one=text)))[-1]
    (details,) = parse_qs(urlsplit(address).query)["details"]
    assert details.endswith(" …\n\nhttps://here.example/hub/meetings/one/")
    assert len(details) < 700


@pytest.mark.parametrize("path", ["bodies/council/", "spaces/hall/"])
def test_who_runs_and_holds_meetings_can_be_followed(tmp_path, path):
    links = links_of(page_of(tmp_path, path))
    assert set(links) == {f"/{path[:-1]}.ics", f"webcal://here.example/hub/{path[:-1]}.ics"}


def test_without_an_address_there_is_nothing_to_follow(tmp_path):
    page = page_of(tmp_path, "bodies/council/", hub="name: Here\nplugins: [record_pages, calendars]\n")
    assert set(links_of(page)) == {"/bodies/council.ics"}


def test_who_has_no_dates_has_no_calendar(tmp_path):
    assert links_of(page_of(tmp_path, "bodies/other/")) == {}


def test_who_only_asks_has_a_calendar_too(tmp_path):
    asked = "name: Q\nrun_by: other\nhow_to_respond: Write.\ncloses: 30 November 2026\nchecked: never\n"
    assert "/bodies/other.ics" in links_of(page_of(tmp_path, "bodies/other/", consultations__q=asked))


@pytest.mark.parametrize("fields", ["when: 1 May 2026\n", "when: every Tuesday\nstatus: cancelled\n"])
def test_what_is_over_or_off_is_not_offered(tmp_path, fields):
    page = page_of(tmp_path, "meetings/one/", meetings__one=f"name: One\nwhat_happens: x\n{fields}")
    assert links_of(page) == {}


def test_every_link_leads_to_a_file(tmp_path):
    look = make_hub(tmp_path, FILES, today=dt.date(2026, 11, 22))
    files = {f"/{file.path}" for file in look.site.files}
    offered = {address for page in look.site.pages for address in links_of(page)}
    assert {address for address in offered if address.startswith("/")} == files
