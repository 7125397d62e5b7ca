"""The page of a space: what goes on there, who gets in, its listing, its closures, the way to it on a map."""

import re
from datetime import date

import pytest

from hubsite.testing import make_hub

CONFIG = "name: Here\nnation: england\nplugins: [record_pages, spaces]\n"
HALL = "name: Hall\naddress: Mill Lane\n"
MEETING = "what_happens: We sing.\nfirst_time: Sit anywhere.\nheld_at: hall\n"


def made(tmp_path, hall="", files=(), today=date(2026, 11, 22), config=CONFIG):
    found = make_hub(tmp_path, {"hub.yml": config, "spaces/hall.yml": HALL + hall, **dict(files)}, today=today)
    assert not found.has_errors, found.problems
    return found


def body(*args, **more):
    return str(next(page.body for page in made(*args, **more).site.pages if page.path == "spaces/hall/"))


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def part(html, heading):
    found = re.search(rf"<h2[^>]*>{heading}</h2>(.*?)</section>", html, re.DOTALL)
    assert found, f"no part '{heading}'"
    return found[1]


def test_what_goes_on_is_listed_by_day_and_folds_away(tmp_path):
    files = {
        "meetings/choir.yml": f"name: Choir\nwhen: every Tuesday, 7pm to 9pm\n{MEETING}"
        "cancelled:\n  - date: 1 December 2026\n    reason: The heating is off.\n"
        "moved:\n  - date: 8 December 2026\n    to: 9 December 2026 18:00\n",
        "meetings/elsewhere.yml": "name: Elsewhere\nwhen: every Monday, 7pm\nwhat_happens: Talk.\nfirst_time: Come.\n",
    }
    html = part(body(tmp_path, files=files), "What goes on here")
    items = re.findall(r'<li data-until="([^"]*)"( hidden)?(?: data-off)?>(.*?)</li>', html)
    assert [(until, words(said)) for until, _, said in items[:4]] == [
        ("2026-11-24T21:00", "Tuesday 24 November 2026, 7pm: Choir"),
        ("2026-12-01T21:00", "Cancelled: Tuesday 1 December 2026, 7pm: Choir (The heating is off)"),
        ("2026-12-08T21:00", "Moved: Tuesday 8 December 2026, 7pm: Choir (instead on Wednesday 9 December 2026, 6pm)"),
        ("2026-12-09T20:00", "Wednesday 9 December 2026, 6pm: Choir (moved from Tuesday 8 December 2026, 7pm)"),
    ]
    assert [bool(hidden) for _, hidden, _ in items] == [False] * 6 + [True] * (len(items) - 6)
    assert items[-1][0] > "2027-02-20"  # for who reads the page forty days later
    assert '<p class="coming-none" hidden>' in html
    assert "Elsewhere" not in html


def test_a_meeting_that_moves_here_for_once_is_listed_on_that_day_only(tmp_path):
    files = {
        "spaces/library.yml": "name: Library\naddress: Church Street\n",
        "meetings/choir.yml": "name: Choir\nwhen: every Tuesday, 7pm\nwhat_happens: We sing.\nfirst_time: Come.\n"
        "held_at: library\nmoved:\n  - date: 8 December 2026\n    to: 8 December 2026 18:00\n    held_at: hall\n",
    }
    html = part(body(tmp_path, files=files), "What goes on here")
    assert len(re.findall("<li ", html)) == 1
    assert "Tuesday 8 December 2026, 6pm" in html


def test_groups_that_meet_here_stand_with_their_day(tmp_path):
    files = {"groups/choir.yml": "name: Choir\nsummary: We sing.\nmeets_at: hall\nmeets_when: Tuesdays, 7pm\n"}
    html = part(body(tmp_path, files=files), "What goes on here")
    assert "Groups that meet here Choir : Tuesdays, 7pm" in words(html)


def test_a_space_where_nothing_goes_on_says_nothing(tmp_path):
    assert "What goes on here" not in body(tmp_path)


def test_the_map_is_a_link_and_coordinates_are_no_facts(tmp_path):
    html = body(tmp_path, "latitude: 53.41\nlongitude: -2.31\n")
    found = part(html, "Find it on a map")
    assert 'href="https://www.openstreetmap.org/?mlat=53.41&amp;mlon=-2.31#map=18/53.41/-2.31"' in found
    assert 'href="geo:53.41,-2.31"' in found
    assert "Latitude" not in html
    assert not re.search("<(?:img|iframe|script)", html)


def test_access_says_of_every_feature_yes_no_or_not_known(tmp_path):
    html = part(
        body(tmp_path, "access:\n  step_free: yes\n  parking: no\n  notes: Ring the bell.\n"), "Getting in and.*?"
    )
    said = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))
    assert said["Step-free"] == "Yes"
    assert said["Parking"] == "No"
    assert said["Changing Places toilet"] == said["Hearing loop"] == "Not known"
    assert said["Good to know"] == "Ring the bell."


def test_what_decides_whether_people_can_come_stands_before_what_goes_on(tmp_path):
    files = {
        "meetings/choir.yml": f"name: Choir\nwhen: every Tuesday, 7pm to 9pm\n{MEETING}",
        "groups/trust.yml": "name: Trust\nsummary: We own it.\n",
    }
    more = "capacity: 40\nowner: trust\nphone: 01632 960120\naccess:\n  step_free: yes\n  hearing_loop: no\n"
    html = body(tmp_path, more, files)
    assert words(part(html, "Getting in")).startswith(
        "Step-free: Yes Accessible toilet: Not known Hearing loop: No Blue Badge parking: Not known"
    )
    assert 'href="#hub-access"' in html
    assert 'id="hub-access"' in html
    order = ["Address", "Telephone", "Getting in<", "What goes on here<", "Getting in and taking part<", "Who owns it"]
    places = [html.index(each) for each in order]
    assert places == sorted(places)


def test_a_space_of_whose_access_nothing_is_known_claims_nothing(tmp_path):
    assert "Getting in" not in body(tmp_path)


def test_hire_says_deposit_and_who_may(tmp_path):
    hire = "hire:\n  cost: £12 an hour\n  deposit: £50\n  who_can_hire: Anyone\n  how: Ring us\n"
    html = part(body(tmp_path, hire), "How to hire it")
    assert words(html) == "What it costs £12 an hour Deposit £50 Who can hire it Anyone How to book Ring us"


LISTED = "asset_of_community_value:\n  listed_on: 10 March 2022\n"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 8, 1), "Listed until 9 March 2027."),
        (date(2026, 11, 22), "The listing ends soon, on 9 March 2027."),
        (date(2027, 3, 9), "The listing ends soon, on 9 March 2027."),
        (date(2027, 3, 10), "The listing ended on 9 March 2027."),
    ],
)
def test_a_listing_says_when_it_ends_five_years_by_law(tmp_path, today, said):
    html = part(body(tmp_path, LISTED, today=today), "Listed as an asset.*?")
    assert said in html
    assert "legislation.gov.uk/ukpga/2011/20/section/87" in html
    assert ('data-until="2027-03-10T00:00"' in html) == (today < date(2027, 3, 10))


def test_the_end_that_is_written_counts_and_outside_england_none_is_worked_out(tmp_path):
    html = part(body(tmp_path / "a", LISTED + "  expires_on: 1 May 2028\n"), "Listed as an asset.*?")
    assert "Listed until 1 May 2028." in html
    assert "By law" not in html
    other = body(tmp_path / "b", LISTED, config=CONFIG.replace("england", "wales"))
    assert "Until when it is listed is not known" in part(other, "Listed as an asset.*?")


def test_a_listing_from_a_leap_day_ends_five_years_later(tmp_path):
    html = body(tmp_path, "asset_of_community_value:\n  listed_on: 29 February 2024\n")
    assert "Listed until 27 February 2029." in html


@pytest.mark.parametrize(
    ("fields", "notice"),
    [
        ("closed_from: 1 February 2027\nclosed_until: 14 February 2027\nclosed_reason: The roof is mended.\n",
         "It will close: from 1 February 2027 until 14 February 2027. The roof is mended."),
        ("closed_from: 1 November 2026\n", "Closed for now: from 1 November 2026 until further notice."),
        ("closed_until: 22 November 2026\n", "Closed for now: until 22 November 2026."),
        ("closed_until: 21 November 2026\n", ""),
    ],
)  # fmt: skip
def test_a_closure_is_a_notice_until_it_is_over(tmp_path, fields, notice):
    found = re.findall(r'<div class="notice[^>]*>(.*?)</div>', body(tmp_path, fields))
    assert [words(each) for each in found] == ([notice] if notice else [])


@pytest.mark.parametrize(
    ("north", "east", "fix"),
    [
        ("-2.31", "53.41", "latitude: 53.41\nlongitude: -2.31"),
        ("53.42", "2.9", "`longitude: -2.9`"),
        ("5.34", "-2.3", "between 49 and 61"),
    ],
)
def test_places_outside_the_uk(tmp_path, north, east, fix):
    (problem,) = made(tmp_path, f"latitude: {north}\nlongitude: {east}\n").problems
    assert problem.code == "place-outside-uk"
    assert fix in problem.fix
    assert (problem.source.file, problem.source.line) == ("content/spaces/hall.yml", 3)


@pytest.mark.parametrize(("north", "east"), [(60.8, -0.8), (49.9, -6.3), (54.4, -8.0), (52.48, 1.76)])
def test_the_far_ends_of_the_uk_are_in_it(tmp_path, north, east):
    assert not made(tmp_path, f"latitude: {north}\nlongitude: {east}\n").problems
