"""The week on a page, the days that are not like it, and "Open now" in a browser whose clock is moved."""

import functools
import http.server
import re
import threading

import pytest

from hubsite.testing import make_hub

CONFIG = "name: Here\nnation: england\nplugins: [record_pages, opening_hours]\n"


def hub(*lines, more=""):
    listed = "".join(f'  - "{line}"\n' for line in lines)
    return {"hub.yml": CONFIG, "spaces/hall.yml": f"name: Hall\naddress: Mill Lane\n{more}opening_hours:\n{listed}"}


def body(tmp_path, *lines, more=""):
    found = make_hub(tmp_path, hub(*lines, more=more))
    assert not found.has_errors, found.problems
    return str(next(page.body for page in found.site.pages if page.path == "spaces/hall/"))


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def rows(html):
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]


def test_the_week_is_a_table_with_a_caption_and_scopes(tmp_path):
    html = body(tmp_path, "Monday to Friday 9am to 5pm", "Saturday 10-12")
    assert "<caption>The week at Hall</caption>" in html
    assert html.count('<th scope="row">') == 7
    assert rows(html)[:2] + rows(html)[5:] == [
        "Day Open",
        "Monday 9am to 5pm",
        "Friday 9am to 5pm",
        "Saturday 10am to midday",
        "Sunday Closed",
    ]


def test_term_time_has_a_column_and_each_cell_its_label(tmp_path):
    html = body(tmp_path, "Term time: Monday to Friday 9am to 3pm", "School holidays: closed")
    assert rows(html)[:2] == ["Day Term time School holidays", "Monday 9am to 3pm Closed"]
    assert '<td data-label="School holidays">Closed</td>' in html


def test_days_apart_of_the_next_weeks_stand_below_until_they_are_past(tmp_path):
    html = body(tmp_path, "Every day 9am to 5pm", "Bank holidays: closed", "24 December: 9am to 12 noon")
    items = re.findall(r'<li data-until="([^"]*)">([^<]*)</li>', html)
    assert items[:2] == [
        ("2026-12-25T00:00", "Thursday 24 December 2026: 9am to midday"),
        ("2026-12-26T00:00", "Friday 25 December 2026, Christmas Day: Closed"),
    ]
    assert len(items) == 5


def test_days_of_which_a_closed_day_says_nothing_are_not_known(tmp_path):
    html = body(tmp_path, "Closed Wednesdays")
    assert rows(html)[1:4] == ["Monday Not known", "Tuesday Not known", "Wednesday Closed"]


@pytest.mark.parametrize("line", ["Munday 9am to 5pm", "Closed Wednesdays; otherwise 7-9", "Mondays"])
def test_a_line_of_hours_that_cannot_be_read_raises_the_advice(tmp_path, line):
    (problem,) = make_hub(tmp_path, hub(line)).problems
    assert problem.code == "opening-hours-unread"


def test_nobody_is_told_closed_now_of_a_day_that_is_not_known(shown):
    said = {"2026-11-24T10:00:00Z": "", "2026-11-25T10:00:00Z": "Closed now."}
    assert shown(["Closed Wednesdays"], said) == list(said.values())
    otherwise = {
        "2026-11-24T10:00:00Z": "Open now, until 5pm.",
        "2026-11-25T10:00:00Z": "Closed now. Opens tomorrow at 9am.",
    }
    assert shown(["Closed Wednesdays; otherwise 9am to 5pm"], otherwise) == list(otherwise.values())


def test_prose_alone_makes_no_table(tmp_path):
    html = body(tmp_path, "By booking only", "The key is next door")
    assert "<table>" not in html
    assert "open_now.js" not in html
    assert "The key is next door" in html


def test_a_place_of_which_no_hour_is_certain_gets_the_table_but_not_the_script(tmp_path):
    html = body(tmp_path, "By booking, every day, 8am to 10pm")
    assert "8am to 10pm, By booking" in html
    assert "data-open-now" not in html


def test_the_page_is_the_same_bytes_a_week_later_but_for_the_days_that_passed(tmp_path):
    from datetime import date

    files = hub("Monday to Friday 9am to 5pm", "Bank holidays: closed", "June to August: Saturday 9am to 12 noon")
    pages = [
        next(
            page.body
            for page in make_hub(tmp_path / str(day), files, today=date(2026, 6, day)).site.pages
            if page.about
        )
        for day in (1, 8)
    ]
    assert pages[0] == pages[1]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Nothing: tests read only what a page shows."""


@pytest.fixture(scope="module")
def shown(browser, tmp_path_factory):
    """What the line says at each moment (UTC) on the page of a hall with these lines."""
    servers = []

    def show(lines, moments, more="", zone="Europe/London"):
        root = tmp_path_factory.mktemp("open")
        site = make_hub(root / "hub", hub(*lines, more=more)).site
        for page in site.pages:
            (root / page.path).mkdir(parents=True, exist_ok=True)
            (root / page.path / "index.html").write_text(f"<!doctype html><meta charset=utf-8><body>{page.body}")
        for file in site.files:
            (root / file.path).parent.mkdir(parents=True, exist_ok=True)
            (root / file.path).write_bytes(file.data)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        said = []
        for moment in moments:
            page = browser.new_page(timezone_id=zone)
            page.clock.set_fixed_time(moment)
            page.goto(f"http://127.0.0.1:{server.server_port}/spaces/hall/", wait_until="load")
            said.append(page.locator("[data-open-now]").inner_text().strip())
            page.close()
        return said

    yield show
    for server in servers:
        server.shutdown()
        server.server_close()


def test_open_and_closed_through_a_week(shown):
    lines = [
        "Monday to Friday 9am to 12.30pm and 1.30pm to 5pm",
        "Bank holidays: closed",
        "24 December: 9am to 12 noon",
    ]
    said = {
        "2026-11-23T08:59:00Z": "Closed now. Opens today at 9am.",
        "2026-11-23T09:00:00Z": "Open now, until 12:30pm.",
        "2026-11-23T12:30:00Z": "Closed now. Opens today at 1:30pm.",
        "2026-11-23T16:59:00Z": "Open now, until 5pm.",
        "2026-11-23T17:00:00Z": "Closed now. Opens tomorrow at 9am.",
        "2026-11-28T12:00:00Z": "Closed now. Opens Monday 9am.",
        "2026-12-24T11:00:00Z": "Open now, until midday.",
        "2026-12-24T13:00:00Z": "Closed now. Opens Tuesday 9am.",
        "2026-12-25T10:00:00Z": "Closed now. Opens Tuesday 9am.",
        # Summer time: 9am in London is 8am in UTC.
        "2027-06-01T07:59:00Z": "Closed now. Opens today at 9am.",
        "2027-06-01T08:00:00Z": "Open now, until 12:30pm.",
        # Beyond what the build knew, nothing is claimed.
        "2028-06-01T10:00:00Z": "",
    }
    assert shown(lines, said) == list(said.values())


def test_the_clock_is_that_of_the_uk_wherever_the_reader_is(shown):
    assert shown(["Monday 9am to 5pm"], ["2026-11-23T10:00:00Z"], zone="Pacific/Auckland") == ["Open now, until 5pm."]


def test_over_midnight_and_over_both_clock_changes(shown):
    said = {
        "2026-11-21T00:30:00Z": "Open now, until 1am.",
        "2026-11-21T01:00:00Z": "Closed now. Opens today at 6pm.",
        "2026-11-22T00:30:00Z": "Open now, until 1am.",
        "2026-11-22T02:00:00Z": "Closed now. Opens Friday 6pm.",
        # The night on which clocks go back (25 October 2026), and on which they go forward (28 March 2027).
        "2026-10-24T23:30:00Z": "Open now, until 1am.",
        "2026-10-25T01:30:00Z": "Closed now. Opens Friday 6pm.",
        "2027-03-28T00:30:00Z": "Open now, until 1am.",
        "2027-03-28T01:30:00Z": "Closed now. Opens Friday 6pm.",
    }
    assert shown(["Friday and Saturday 6pm to 1am"], said) == list(said.values())


def test_day_and_night(shown):
    assert shown(["Always open"], ["2026-12-25T03:00:00Z"]) == ["Open now."]
    said = {
        "2026-11-23T23:30:00Z": "Open now, until midnight.",
        "2026-11-24T00:00:00Z": "Closed now. Opens Monday 6pm.",
    }
    assert shown(["Monday 6pm to midnight"], said) == list(said.values())


def test_a_closure_a_season_and_a_far_day(shown):
    lines = ["May to September: Sunday 2pm to 4pm"]
    more = "closed_from: 1 June 2027\nclosed_until: 13 June 2027\n"
    said = {
        "2026-11-22T15:00:00Z": "Closed now.",
        "2027-04-20T15:00:00Z": "Closed now. Opens on Sunday 2 May at 2pm.",
        "2027-05-02T13:30:00Z": "Open now, until 4pm.",
        "2027-06-06T13:30:00Z": "Closed now. Opens on Sunday 20 June at 2pm.",
    }
    assert shown(lines, said, more=more) == list(said.values())


def test_nothing_is_claimed_of_what_is_not_certain(shown):
    unclear = {"2026-12-25T10:00:00Z": "", "2026-12-24T18:00:00Z": "Closed now."}
    assert shown(["Every day 9am to 5pm"], unclear) == list(unclear.values())
    evening = {
        "2026-11-23T12:00:00Z": "",
        "2026-11-24T03:00:00Z": "",
        "2026-11-24T07:00:00Z": "Closed now. Opens today at 9am.",
    }
    assert shown(["Monday 10am to late", "Tuesday 9am to 5pm"], evening) == list(evening.values())
