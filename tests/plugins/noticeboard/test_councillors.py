"""The sheet of councillors: who was elected and sits there today, the nearest council first, and how to reach them."""

from datetime import date
from importlib import import_module

import pytest

from hubsite import Foreign, speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheets = import_module("_hubsite_plugin_noticeboard.councillors").sheets
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nnation: england\nlanguages: en, cy\nplugins: [record_pages]\n"
POSTS = """posts:
  - {id: councillor, label: Councillor, selection: elected, seats: 9}
  - {id: chair, label: Chair}
  - {id: clerk, label: Clerk, selection: employed}
"""
COUNCIL = "name: Here Parish Council\ntier: parish\nselection_method: elected, co-opted\n"
BASE = {"hub.yml": HUB, "bodies/parish.yml": COUNCIL + POSTS}
ALEX = "name: Alex Ray\n"


def member(post="councillor", body="parish", more=""):
    return f"memberships:\n  - {{body: {body}, post: {post}{more}}}\n"


def hub_of(folder, files, today=A_SUNDAY):
    look = make_hub(folder, BASE | files, today=today)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, files, today=A_SUNDAY):
    (sheet,) = sheets(hub_of(folder, files, today))
    return sheet


def shown(folder, files, today=A_SUNDAY):
    """The names on the sheet, if there is one."""
    found = list(sheets(hub_of(folder, files, today)))
    return [words_of(row.head) for sheet in found for part in sheet.parts for row in part.rows]


def row(folder, fields, **files):
    """The row of one councillor, as words."""
    sheet = only(folder, {"people/alex.yml": ALEX + fields} | files)
    found = sheet.parts[0].rows[0]
    return [words_of(each) for each in found.body], words_of(found.small)


def test_a_councillor_has_post_party_number_address_and_where_to_meet_them(tmp_path):
    reached = "phone: 01632 960111\nemail: ray@here.example\npublic: phone, email\n"
    fields = f"{reached}url: https://here.example/ray\nsurgeries: [Fridays at 6pm]\n"
    body, small = row(tmp_path, fields + member(more=", on_behalf_of: Independent"))
    assert body == ["Councillor, Independent", "01632 960111, ray@here.example"]
    assert small == "Fridays at 6pm"


def test_the_sheet_leads_to_the_list_of_people_and_rests_on_councils_and_people(tmp_path):
    sheet = only(tmp_path, {"people/alex.yml": ALEX + member()})
    assert (sheet.name, sheet.twin) == ("councillors", "people/")
    assert words_of(sheet.title) == "Your councillors and how to reach them"
    assert [words_of(part.title) for part in sheet.parts] == ["Here Parish Council"]
    assert [fact.key for fact in sheet.facts] == ["bodies/parish", "people/alex"]
    assert sheet.last_day is None


@pytest.mark.parametrize("files", [{}, {"people/alex.yml": ALEX}])
def test_where_nobody_elected_is_known_there_is_no_sheet(tmp_path, files):
    assert not list(sheets(hub_of(tmp_path, files)))


def test_without_the_page_that_says_the_same_there_is_no_sheet(tmp_path):
    files = {"hub.yml": "name: Here\nplugins: [open_data]\n", "people/alex.yml": ALEX + member()}
    assert not list(sheets(hub_of(tmp_path, files)))


@pytest.mark.parametrize(
    "membership",
    [
        member("clerk"),
        member("chair"),
        "memberships: [{body: parish}]\n",
        member(more=", end_date: 21 November 2026"),
        member(more=", start_date: 23 November 2026"),
        "valid_until: 21 November 2026\n" + member(),
        "valid_from: 23 November 2026\n" + member(),
    ],
)
def test_who_was_not_elected_or_does_not_sit_there_today_is_left_out(tmp_path, membership):
    assert shown(tmp_path, {"people/alex.yml": ALEX + membership}) == []


@pytest.mark.parametrize("more", [", end_date: 22 November 2026", ", start_date: 22 November 2026"])
def test_the_first_and_the_last_day_count(tmp_path, more):
    assert shown(tmp_path, {"people/alex.yml": ALEX + member(more=more)}) == ["Alex Ray"]


@pytest.mark.parametrize(
    "fields",
    [
        "tier: none\n",
        "tier: neighbourhood\n",
        "",
        "tier: parish\nfounding_date: 1 April 2027\n",
        "tier: parish\ndissolution_date: 31 March 2026\n",
        "tier: parish\nnations: scotland\n",
    ],
)
def test_trusts_forums_and_councils_that_are_not_there_have_no_councillors(tmp_path, fields):
    files = {"bodies/parish.yml": f"name: Body\n{fields}{POSTS}", "people/alex.yml": ALEX + member()}
    assert shown(tmp_path, files) == []


def test_members_without_a_post_count_only_where_all_are_elected(tmp_path):
    files = {
        "bodies/parish.yml": "name: Council\ntier: parish\nselection_method: elected\n",
        "people/alex.yml": ALEX + "memberships: [{body: parish}]\n",
    }
    assert shown(tmp_path / "all", files) == ["Alex Ray"]
    body, _small = row(
        tmp_path / "words", "memberships: [{body: parish}]\n", **{"bodies/parish.yml": files["bodies/parish.yml"]}
    )
    assert body == ["Member"]
    part_of = {"bodies/parish.yml": files["bodies/parish.yml"] + "parent: wold\n", "bodies/wold.yml": "name: Wold\n"}
    assert shown(tmp_path / "committee", files | part_of) == []


@pytest.mark.parametrize("field", ["term_ends", "next_election"])
@pytest.mark.parametrize(
    ("day", "more", "names"),
    [
        ("22 November 2026", "", ["Alex Ray"]),
        ("21 November 2026", "", []),
        ("21 November 2026", ", start_date: 4 May 2023", []),
        ("21 November 2026", ", start_date: 21 November 2026", ["Alex Ray"]),
        ("21 November 2026", ", end_date: 6 May 2030", ["Alex Ray"]),
    ],
)
def test_after_an_election_or_a_term_nobody_is_named_who_may_be_out(tmp_path, field, day, more, names):
    posts = f"posts: [{{id: councillor, label: Councillor, selection: elected, {field}: {day}}}]\n"
    files = {"bodies/parish.yml": COUNCIL + posts, "people/alex.yml": ALEX + member(more=more)}
    assert shown(tmp_path, files) == names


def test_a_post_that_is_gone_is_held_by_nobody(tmp_path):
    posts = "posts: [{id: councillor, label: Councillor, selection: elected, end_date: 31 March 2026}]\n"
    files = {"bodies/parish.yml": COUNCIL + posts, "people/alex.yml": ALEX + member(more=", end_date: 6 May 2027")}
    assert shown(tmp_path, files) == []


def test_the_sheet_comes_down_on_the_first_day_on_which_somebody_may_go(tmp_path):
    posts = "posts: [{id: councillor, label: Councillor, selection: elected, next_election: 6 May 2027}]\n"
    files = {"bodies/parish.yml": COUNCIL + posts, "people/alex.yml": ALEX + member(more=", end_date: 10 May 2027")}
    assert only(tmp_path / "vote", files).last_day == date(2027, 5, 6)
    ends = {"people/bo.yml": "name: Bo\n" + member(more=", end_date: 31 January 2027")}
    assert only(tmp_path / "end", files | ends).last_day == date(2027, 1, 31)


def test_the_nearest_council_comes_first_and_parliament_last(tmp_path):
    tiers = {"a": "national", "b": "strategic", "c": "county", "d": "unitary", "e": "district", "f": "parish"}
    bodies = {f"bodies/{key}.yml": f"name: {key} {tier}\ntier: {tier}\n{POSTS}" for key, tier in tiers.items()}
    people = {f"people/{key}.yml": f"name: P {key}\n{member(body=key)}" for key in tiers}
    sheet = only(tmp_path, bodies | people)
    assert [words_of(part.title)[0] for part in sheet.parts] == ["f", "e", "d", "c", "b", "a"]


def test_within_a_council_people_stand_by_seat_and_then_by_name(tmp_path):
    posts = """posts:
  - {id: mill, label: Councillor for Mill ward, selection: elected}
  - {id: church, label: Councillor for Church ward, selection: elected}
"""
    files = {
        "bodies/parish.yml": COUNCIL + posts,
        "people/a.yml": "name: Ann\n" + member("church"),
        "people/b.yml": "name: zed\n" + member("mill"),
        "people/c.yml": "name: Yan\n" + member("mill"),
    }
    assert shown(tmp_path, files) == ["Yan", "zed", "Ann"]


def test_all_posts_of_a_councillor_are_said_once_and_no_former_one(tmp_path):
    more = """memberships:
  - {body: parish, post: councillor, on_behalf_of: Independent}
  - {body: parish, post: chair, on_behalf_of: Independent}
  - {body: parish, post: clerk, end_date: 1 May 2020}
"""
    assert row(tmp_path, more)[0] == ["Councillor, Chair, Independent"]


@pytest.mark.parametrize(
    ("label", "said"),
    [("Councillor", "Councillor, Mill ward"), ("Councillor for Mill", "Councillor for Mill")],
)
def test_the_ward_is_said_where_the_post_does_not_name_it(tmp_path, label, said):
    posts = f"posts: [{{id: councillor, label: {label}, selection: elected, area: mill}}]\n"
    files = {"bodies/parish.yml": COUNCIL + posts, "places/mill.yml": "name: Mill ward\n"}
    assert row(tmp_path, member(), **files)[0] == [said]


def test_the_area_of_the_whole_council_is_not_said_again(tmp_path):
    files = {"bodies/parish.yml": COUNCIL + "area: all\n" + POSTS, "places/all.yml": "name: The parish\n"}
    assert row(tmp_path, "ward: all\n" + member(), **files)[0] == ["Councillor"]


def test_who_has_no_number_is_reached_through_the_post_and_then_on_the_web(tmp_path):
    posts = "posts: [{id: councillor, label: Councillor, selection: elected, phone: 01632 960101}]\n"
    url = "url: https://www.here.example/ray/\n"
    assert row(tmp_path / "post", url + member(), **{"bodies/parish.yml": COUNCIL + posts})[0][1:] == ["01632 960101"]
    assert row(tmp_path / "web", url + member())[0][1:] == ["here.example/ray"]
    assert row(tmp_path / "none", member())[0][1:] == []


def test_numbers_and_addresses_keep_their_order_in_every_language(tmp_path):
    sheet = only(
        tmp_path,
        {"people/alex.yml": ALEX + "phone: 01632 960111\nemail: ray@here.example\npublic: phone, email\n" + member()},
    )
    kept = [run.words for run in runs(sheet.parts[0].rows[0].body[1]) if run.kept]
    assert kept == ["01632 960111", "ray@here.example"]


def test_of_many_places_to_meet_them_two_short_ones_stand_whole(tmp_path):
    surgeries = ["x" * 121, "Mondays at 6pm", "Tuesdays at 6pm", "Fridays at 6pm"]
    assert row(tmp_path, f"surgeries: {surgeries}\n" + member())[1] == "Mondays at 6pm; Tuesdays at 6pm"


def test_empty_seats_that_people_vote_on_are_said_and_no_others(tmp_path):
    posts = """posts:
  - {id: councillor, label: Councillor, selection: elected, seats: 9, vacant: 1}
  - {id: mill, label: Councillor for Mill, selection: elected, seats: 3, vacant: 2}
  - {id: warden, label: Warden, selection: appointed, vacant: 1}
"""
    sheet = only(tmp_path, {"bodies/parish.yml": COUNCIL + posts, "people/alex.yml": ALEX + member()})
    said = ["Councillor: One seat is empty", "Councillor for Mill: 2 seats are empty"]
    assert [words_of(each) for each in sheet.parts[0].text] == said


def test_after_an_election_the_seats_that_were_empty_before_are_not_said(tmp_path):
    posts = "posts: [{label: Councillor, selection: elected, vacant: 1, next_election: 21 November 2026}]\n"
    files = {
        "bodies/parish.yml": COUNCIL + posts,
        "people/alex.yml": ALEX + member(more=", end_date: 6 May 2030"),
    }
    assert only(tmp_path, files).parts[0].text == ()


def test_whom_to_ask_is_what_each_council_does_with_its_own_number(tmp_path):
    council = COUNCIL + "summary: It looks after the allotments.\nphone: 01632 960101\n" + POSTS
    sheet = only(tmp_path, {"bodies/parish.yml": council, "people/alex.yml": ALEX + member()})
    last = sheet.parts[-1]
    assert words_of(last.title) == "Whom to ask"
    assert words_of(last.rows[0].head) == "Here Parish Council"
    said = ["It looks after the allotments.", "Telephone: 01632 960101"]
    assert [words_of(each) for each in last.rows[0].body] == said


@pytest.mark.parametrize(
    ("council", "person", "parts"),
    [
        ("phone: 01632 960101\n", "phone: 01632 960101\n", 1),
        ("phone: 01632 960101\n", "phone: 01632 960111\n", 2),
        ("summary: Makes laws.\n", "phone: 01632 960111\n", 1),
        ("summary: Makes laws.\n", "", 2),
    ],
)
def test_a_body_that_is_reached_through_the_people_above_is_not_said_again(tmp_path, council, person, parts):
    files = {
        "bodies/parish.yml": COUNCIL + council + POSTS,
        "people/alex.yml": ALEX + person + "public: phone\n" + member(),
    }
    assert len(only(tmp_path, files).parts) == parts


def test_what_nobody_has_checked_says_so(tmp_path):
    council = COUNCIL + "phone: 01632 960101\nchecked: never\n" + POSTS
    files = {"bodies/parish.yml": council, "people/alex.yml": ALEX + "checked: never\n" + member()}
    sheet = only(tmp_path, files)
    assert [words_of(part.rows[0].body[-1]) for part in sheet.parts] == ["Not yet checked"] * 2


def test_two_hundred_councillors_each_stand_there_once(tmp_path):
    people = {f"people/p{number:03}.yml": f"name: P{number:03}\n{member()}" for number in range(200)}
    assert shown(tmp_path, people) == [f"P{number:03}" for number in range(200)]


def test_in_another_language_what_is_not_translated_says_so(tmp_path):
    files = {
        "bodies/parish.cy.yml": "name: Cyngor Yma\n",
        "people/alex.yml": ALEX + "surgeries: [Fridays at 6pm]\n" + member(more=", on_behalf_of: Independent"),
    }
    hub = hub_of(tmp_path, files).in_language("cy")
    with speaking("cy"):
        (sheet,) = sheets(hub)
    (part,) = sheet.parts
    assert words_of(part.title) == "Cyngor Yma" and not isinstance(part.title, Foreign)
    assert {run.words for run in runs(part.rows[0].body[0]) if run.language == "en"} == {"Councillor", "Independent"}
    assert runs(part.rows[0].small)[0].language == "en"


def test_tomorrow_the_sheet_of_an_unchanged_hub_is_the_same(tmp_path):
    files = {"people/alex.yml": ALEX + member(more=", end_date: 6 May 2027")}
    today, tomorrow = only(tmp_path / "a", files), only(tmp_path / "b", files, date(2026, 11, 23))
    assert list(map(words_of, texts_of(today))) == list(map(words_of, texts_of(tomorrow)))
    assert today.last_day == tomorrow.last_day == date(2027, 5, 6)
