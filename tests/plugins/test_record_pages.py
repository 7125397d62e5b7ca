"""Record pages: a page for everything, an index for every kind, and a way to each of them."""

import re
import sys
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urljoin

import pytest

from hubsite.kinds import BUILT_IN, fields_of
from hubsite.testing import A_SPACE, make_hub

from ..example_hub import example as look_at_the_example

HALL = {"spaces/mill-hall.yml": A_SPACE}


def bodies(found) -> dict[str, str]:
    assert not found.has_errors, found.problems
    return {page.path: str(page.body) for page in found.site.pages}


def page(found, path: str):
    return next(page for page in found.site.pages if page.path == path)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", seen(html)).split())


def seen(html: str) -> str:
    """Without what the build hides for those who read it on a later day."""
    for tag in ("section", "li", "p", "span", "strong"):
        html = re.sub(rf"<{tag}\b[^>]* hidden[ >].*?</{tag}>", "", html, flags=re.DOTALL)
    return html


# --- Every field of every kind has its place


def example(kind, tmp_path):
    """A hub with one record of a kind that says all that can be said in a line; gives the fields that were taken."""
    fields = {
        field.name: field.example
        for field in fields_of(kind.model)
        if not field.inside and field.example and field.name not in {"valid_until", "succeeded_by"}
    }
    while True:
        text = "".join(f'{name}: "{value}"\n' for name, value in fields.items())
        found = make_hub(tmp_path, {f"{kind.folder}/it.yml": text, "hub.yml": "name: Here\nplugins: [record_pages]\n"})
        wrong = [problem for problem in found.problems if problem.severity == "error"]
        if not wrong:
            return found, fields
        # References lead nowhere here, and what has fields of its own is no line.
        for line in {problem.source.line for problem in wrong}:
            fields.pop(text.splitlines()[line - 1].partition(":")[0])


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.folder)
def test_every_field_that_was_filled_in_is_shown_with_its_words(kind, tmp_path):
    found, fields = example(kind, tmp_path)
    assert len(fields) >= 4
    html = bodies(found)[f"{kind.folder}/it/"]
    shown = words(html)
    plugin = sys.modules["_hubsite_plugin_record_pages"]
    elsewhere = sys.modules[f"{plugin.__name__}.layout"].ELSEWHERE | {"status"}
    record = found.hub.get(f"{kind.folder}/it")
    for name, value in fields.items():
        if getattr(record, name) is None:
            # A person's own number, which `public` does not name.
            assert (kind.folder, name) == ("people", "phone")
            assert value not in html
        elif (kind.folder, name) == ("people", "public"):
            # It rules what else is shown.
            assert "mailto:" in html
        elif name in {"name", "summary", "alert", "emergency", "question"}:
            assert value in shown
        elif name not in elsewhere:
            assert sys.modules[f"{plugin.__name__}.labels"].label_of(name, kind.folder) in shown, name
    assert html.startswith("<h1>") and html.count("<h1>") == 1


def test_values_are_shown_as_people_say_them(tmp_path):
    record = """
name: Library
run_by: council
url: https://www.library.example/desk/
email: desk@library.example
phone: 01632 960 123
"""
    found = make_hub(tmp_path, {"services/library.yml": record, "bodies/council.yml": "name: The Council\n"})
    html = bodies(found)["services/library/"]
    assert '<a href="../../bodies/council/">The Council</a>' in html
    assert '<a href="https://www.library.example/desk/">library.example/desk</a>' in html
    assert '<a href="mailto:desk@library.example">desk@library.example</a>' in html
    assert re.search(r'<a href="tel:01632960123">01632 960 ?123</a>', html)


def test_what_volunteers_write_never_becomes_html(tmp_path):
    hostile = "<script>alert(1)</script> & <b>"
    link = f'  - url: https://x.example/\n    title: "{hostile}"\n'
    files = {
        "hub.yml": f'name: "{hostile}"\nsummary: "{hostile}"\n',
        "groups/choir.yml": f'name: "{hostile}"\nsummary: "{hostile}"\ncontact: "{hostile}"\n'
        f"links:\n{link}sources:\n{link}",
        "about.md": f'---\ntitle: "{hostile}"\n---\nHello.\n',
    }
    for path, html in bodies(make_hub(tmp_path, files)).items():
        ours = '<script src="search.js"></script>'
        assert "<script" not in html.replace(ours, "") and "<b>" not in html, path
        assert path != "groups/choir/" or html.count("&lt;script&gt;") >= 5


# --- Meetings, consultations, news: what is over is not what is next


def meeting(when: str, more: str = "") -> str:
    return f"name: Council\nwhen: {when}\nwhat_happens: We decide.\n{more}"


def test_a_meeting_says_its_next_dates(tmp_path):
    found = make_hub(tmp_path, {"meetings/council.yml": meeting("every Tuesday, 7pm")})
    html = bodies(found)["meetings/council/"]
    assert '<time datetime="2026-11-24T19:00:00">Tuesday 24 November 2026, 7pm</time>' in html
    assert seen(html).count("<time ") == 3 and html.count("<time ") > 12
    assert "Next: Tuesday 24 November 2026, 7pm" in words(bodies(found)["meetings/"])
    assert "Coming up next" in bodies(found)[""]


def test_a_meeting_that_is_over_is_no_longer_coming_up(tmp_path):
    found = make_hub(tmp_path, {"meetings/council.yml": meeting("3 November 2026, 7pm")})
    assert "None are to come." in bodies(found)["meetings/council/"]
    assert "Over" in bodies(found)["meetings/"] and "Coming up" not in bodies(found)[""]


def test_a_cancelled_meeting_says_so_and_names_no_next_dates(tmp_path):
    found = make_hub(tmp_path, {"meetings/council.yml": meeting("every Tuesday, 7pm", "status: cancelled\n")})
    html = bodies(found)["meetings/council/"]
    assert "<strong>Cancelled:</strong> this does not take place." in html and "Next dates" not in html
    assert "Cancelled: Tuesday 24 November 2026, 7pm" in words(bodies(found)["meetings/"])


def test_meetings_stand_in_the_order_of_their_days_however_many_there_are(tmp_path):
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(60)]
    files = {
        f"meetings/m{(n * 37) % 60:02}.yml": meeting(f"{day:%-d %B %Y}").replace("Council", f"{chr(90 - n % 26)}{n:02}")
        for n, day in enumerate(days)
    }
    html = seen(bodies(make_hub(tmp_path, files))["meetings/"])
    coming, _, everything = html.partition("All meetings and events, by who runs them")
    assert re.findall(r"\w+ (\d+ \w+ 2027)", coming) == [f"{day:%-d %B %Y}" for day in days[:10]]
    names = re.findall(r'<a href="m\d+/">(\w+)</a>', everything)
    assert names == sorted(names) and len(names) == 60
    assert "Letters" not in html


def test_where_there_are_many_meetings_they_stand_with_who_runs_them(tmp_path):
    files = {f"meetings/m{n:02}.yml": meeting(f"{n} December 2026, 7pm") for n in range(1, 11)}
    files |= {
        "meetings/x.yml": meeting("5 January 2027, 7pm", "run_by: zebras\n"),
        "meetings/y.yml": meeting("6 January 2027, 7pm", "run_by: zebras\nstatus: cancelled\n"),
        "meetings/z.yml": meeting("7 January 2027, 7pm"),
        "meetings/over.yml": meeting("7 January 2026, 7pm"),
        "groups/zebras.yml": "name: The Zebras\nsummary: Us.\n",
    }
    rows = words(bodies(make_hub(tmp_path, files))["meetings/"]).partition("by who runs them")[2]
    assert rows.strip().startswith(
        "The Zebras Council , Tuesday 5 January 2027, 7pm Council , Cancelled: Wednesday 6 January 2027, 7pm Others"
    )
    assert rows.index("7 January 2027") < rows.index("Over")


def test_a_long_list_of_names_gets_letters_each_once(tmp_path):
    names = [f"{letter}{letter.lower()} {n}" for n in range(6) for letter in "ZYXWVUTSRQ"] + ["3 Oaks", "Écluse"]
    files = {f"groups/g{n}.yml": f"name: {name}\nsummary: Us.\n" for n, name in enumerate(names)}
    html = bodies(make_hub(tmp_path, files))["groups/"]
    letters = re.findall(r'<h2 id="hub-group-\d+">(\w+)</h2>', html)
    assert letters == [*"QRSTUVWXYZ", "Others"]
    assert [int(n) for n in re.findall(r'href="#hub-group-(\d+)"', html)] == list(range(1, 12))


def test_what_is_open_comes_before_what_is_closed(tmp_path):
    def asks(name: str, opens: str, closes: str) -> str:
        return f"name: {name}\nopens: {opens}\ncloses: {closes}\n"

    files = {
        "consultations/a.yml": asks("Past", "1 October 2026", "1 November 2026"),
        "consultations/b.yml": asks("Future", "1 December 2026", "1 January 2027"),
        "consultations/c.yml": asks("Last day", "1 November 2026", "22 November 2026"),
        "consultations/d.yml": asks("Today", "22 November 2026", "1 December 2026"),
    }
    found = make_hub(tmp_path, files)
    index = words(bodies(found)["consultations/"])
    places = [
        index.index(word) for word in ("Open now", "Last day", "Today", "Not open yet", "Future", "Closed", "Past")
    ]
    assert places == sorted(places)
    front = words(bodies(found)[""])
    assert "Last day" in front and "Today" in front and "Future" not in front and "Past" not in front


def test_news_is_newest_first_and_what_expired_is_older(tmp_path):
    files = {
        f"news/n{n}.yml": f"name: News {n}\ndate: {day} November 2026\n{more}"
        for n, (day, more) in enumerate([(2, ""), (20, "expires: 21 November 2026\n"), (10, "")])
    }
    found = make_hub(tmp_path, files)
    index = bodies(found)["news/"]
    assert index.index("News 2") < index.index("News 0") < index.index("Older") < index.index("News 1")
    assert "News 1" not in bodies(found)[""]


# --- Facts carry their proof

AGAIN = "Due to be checked again by 1 November 2027."


@pytest.mark.parametrize(
    ("checked", "footer", "notice"),
    [
        ("", "", False),
        ("checked: 1 November 2026\n", f"Checked on 1 November 2026. {AGAIN}", False),
        ("checked: 1 November 2026\nchecked_by: clerk\n", f"Checked on 1 November 2026 by: clerk. {AGAIN}", False),
        ("checked: never\n", "Not yet checked", True),
    ],
)
def test_a_page_says_when_its_facts_were_checked(tmp_path, checked, footer, notice):
    found = make_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE + checked})
    assert page(found, "spaces/mill-hall/").checked == footer
    assert ("Not yet checked:" in page(found, "spaces/mill-hall/").body) == notice


def test_sources_are_named_with_their_kind(tmp_path):
    source = "sources:\n  - url: https://law.example/1\n    title: The Act\n    kind: statute\n  - https://y.example/\n"
    html = bodies(make_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE + source}))["spaces/mill-hall/"]
    assert '<li><a href="https://law.example/1">The Act</a> (statute)</li>' in html
    assert '<li><a href="https://y.example/">https://y.example/</a></li>' in html


@pytest.mark.parametrize(("day", "stale"), [(date(2027, 3, 31), False), (date(2027, 4, 1), True)])
def test_what_is_no_longer_true_says_so(tmp_path, day, stale):
    found = make_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE + "valid_until: 31 March 2027\n"}, today=day)
    assert ("Over:" in bodies(found)["spaces/mill-hall/"]) == stale


# --- The way to every page


def test_every_page_can_be_reached_from_the_front_page(tmp_path):
    found = look_at_the_example()
    pages = {page.path: page for page in found.site.pages}
    menu = [page.path for page in found.site.pages if page.section == page.path]
    reached, left = set(), ["", *menu]
    while left:
        path = left.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        for link in set(re.findall(r'<a [^>]*href="([^"#?:]+)', pages[path].body)):
            left.append(urljoin(f"https://x/{path}", link).removeprefix("https://x/"))
    assert set(pages) - reached == set()


def test_the_menu_holds_the_parts_that_have_something_in_them(tmp_path):
    found = make_hub(
        tmp_path, HALL | {"bodies/council.yml": "name: Council\n", "groups/g.yml": "name: G\nsummary: Us.\n"}
    )
    menu = sorted((page.order, page.menu) for page in found.site.pages if page.section == page.path and page.path)
    assert [word for _, word in menu] == ["Spaces", "Groups", "Search", "Everything here"]
    assert page(found, "bodies/council/").section == "everything/"
    assert page(found, "bodies/council/").crumbs == (("Everything here", "everything/"), ("Who is who", "bodies/"))
    assert page(found, "spaces/mill-hall/").crumbs == (("Spaces", "spaces/"),)


def test_a_text_of_ones_own_for_the_front_page_is_shown_there(tmp_path):
    found = make_hub(tmp_path, HALL | {"index.md": "# Welcome\n\nTo **all**.\n"})
    assert "<p>To <strong>all</strong>.</p>" in bodies(found)[""] and page(found, "").file == "content/index.md"
    assert page(found, "").title == "Aldermere"


def test_a_hub_with_nothing_in_it_says_what_to_do(tmp_path):
    found = make_hub(tmp_path, {"hub.yml": "name: Aldermere\nsummary: A quiet place.\n"})
    assert words(bodies(found)[""]) == (
        "Aldermere A quiet place. There is nothing here yet. Add the first space or group in the folder content/ ."
    )


def test_the_text_of_a_page_has_the_files_title_once(tmp_path):
    found = make_hub(tmp_path, HALL | {"about.md": "# About us\n\nHello.\n", "no-title.md": "Hello.\n"})
    assert bodies(found)["about/"].split() == ["<h1>About", "us</h1>", "<p>Hello.</p>"]
    assert bodies(found)["no-title/"].split() == ["<h1>No", "title</h1>", "<p>Hello.</p>"]


def test_what_a_body_does_is_told_with_its_posts_and_who_holds_them(tmp_path):
    files = {
        "bodies/council.yml": "name: Council\nposts:\n  - id: chair\n    label: Chair\n"
        "  - id: seat\n    label: Councillor\n    seats: 3\n",
        "people/ray.yml": "name: A Ray\nmemberships:\n  - body: council\n    post: chair\n",
    }
    found = make_hub(tmp_path, files)
    assert "<strong>Chair</strong>" in bodies(found)["bodies/council/"]
    assert '<a href="../../people/ray/">A Ray</a>' in bodies(found)["bodies/council/"]
    assert 'Chair, <a href="../bodies/council/">Council</a>' in bodies(found)["people/"]


SEATS = "name: Council\nposts:\n  - label: Councillor\n    seats: 3\n{}"
HELD = "name: {}\nmemberships:\n  - body: council\n    post: councillor\n{}"


@pytest.mark.parametrize(
    ("post", "people", "said"),
    [
        ("    vacant: 1\n", 2, "A Ray B Ray One seat is empty"),
        ("    vacant: 2\n", 1, "A Ray 2 seats are empty"),
        ("    vacant: 3\n", 0, "Nobody: all 3 seats are empty"),
        ("    vacant: 1\n", 1, "A Ray One seat is empty Who holds one more seat is not recorded here"),
        ("", 1, "A Ray Who holds 2 more seats is not recorded here"),
        ("", 0, "No holder recorded here"),
        ("    holder_published: no\n", 0, "Holder not given here"),
    ],
)
def test_an_empty_seat_is_told_apart_from_one_whose_holder_is_not_recorded(tmp_path, post, people, said):
    files = {f"people/{name}.yml": HELD.format(f"{name.upper()} Ray", "") for name in "ab"[:people]}
    shown = words(bodies(make_hub(tmp_path, {"bodies/council.yml": SEATS.format(post)} | files))["bodies/council/"])
    assert f"Held by {said}" in shown


def test_a_term_that_has_ended_shows_as_such(tmp_path):
    files = {
        "bodies/council.yml": SEATS.format("    term_ends: 7 May 2026\n"),
        "people/old.yml": HELD.format("B Old", "    end_date: 6 May 2026\n"),
        "people/ray.yml": HELD.format("A Ray", ""),
    }
    shown = {path: words(html) for path, html in bodies(make_hub(tmp_path, files)).items()}
    assert "The term of those named here ended on Thursday 7 May 2026" in shown["bodies/council/"]
    assert (
        "Before B Old , until 6 May 2026 Connected with this In it before B Old People A Ray"
        in shown["bodies/council/"]
    )
    assert "No longer in post: the last term recorded here ended on 6 May 2026." in shown["people/old/"]
    assert "Councillor (ended)" in shown["people/old/"] and "ended" not in shown["people/ray/"]


def test_a_term_that_has_not_begun_holds_no_post(tmp_path):
    files = {
        "bodies/council.yml": SEATS.format(""),
        "people/ray.yml": HELD.format("A Ray", "    start_date: 1 January 2030\n"),
    }
    assert "No holder recorded here" in words(bodies(make_hub(tmp_path, files))["bodies/council/"])


def test_the_deputy_is_not_the_one_whose_deputy_it_is(tmp_path):
    files = {
        "bodies/council.yml": "name: Council\nposts:\n  - label: Mayor\n  - label: Deputy mayor\n",
        "people/max.yml": "name: Max\nmemberships:\n  - body: council\n    post: mayor\n",
        "decisions/a.yml": "name: A\ndecides: council\ndecided_by: The deputy mayor\nchecked: never\n",
        "decisions/b.yml": "name: B\ndecides: council\ndecided_by: The mayor\nchecked: never\n",
    }
    shown = {path: words(html) for path, html in bodies(make_hub(tmp_path, files)).items()}
    assert shown["decisions/a/"].endswith("Who exactly The deputy mayor")
    assert "Who exactly The mayor ( Max )" in shown["decisions/b/"]


def test_a_source_says_when_it_was_read_and_of_what_it_is_the_source(tmp_path):
    source = "  - url: https://x.example\n    title: The Act\n    kind: statute\n    accessed: 3 May 2026\n"
    files = {"decisions/a.yml": f"name: A\nchecked: 3 May 2026\nsources:\n{source}    says: Who decides\n"}
    shown = words(bodies(make_hub(tmp_path, files))["decisions/a/"])
    assert "The Act (statute), read on 3 May 2026: Who decides" in shown


def test_many_decisions_stand_below_what_they_are_about(tmp_path):
    files = {
        f"decisions/d{number:02}.yml": f"name: D{number:02}\nchecked: never\n" + ("topic: Roads\n" if number else "")
        for number in range(13)
    }
    html = bodies(make_hub(tmp_path, files))["decisions/"]
    assert re.findall(r'<h2 id="hub-topic-\d">(.*?)</h2>', html) == ["Roads", "Other things"]
    assert html.index("D12") < html.index("D00") and html.count('<th scope="row">') == 13


def test_who_decides_is_a_table_with_a_caption_and_headers(tmp_path):
    files = {
        "decisions/bins.yml": "name: Bins\ndecides: council\nhow_to_ask: Write to **them**.\nchecked: never\n",
        "decisions/roads.yml": "name: Roads\nchecked: never\n",
        "bodies/council.yml": "name: Council\n",
    }
    html = bodies(make_hub(tmp_path, files))["decisions/"]
    assert "<caption>Who decides what in Aldermere</caption>" in html and html.count('scope="col"') == 4
    assert '<th scope="row"><a href="bins/">Bins</a></th>' in html
    assert '<a href="../bodies/council/">Council</a>' in html and "<strong>them</strong>" in html
    assert "Not known yet" in html


# --- The answer leads


def in_this_order(html: str, *expected: str) -> None:
    shown = words(html)
    places = [shown.index(each) for each in expected]
    assert places == sorted(places), shown


COUNCIL = {
    "bodies/council.yml": "name: Wold Council\npurpose: Empties bins.\nphone: 01632 960200\ntier: district\n"
    "legal_basis: An Act\ncomplaints: Write.\nposts:\n  - label: Cabinet member\n  - label: Cabinet member for bins\n"
    "  - label: Clerk\n    holder_published: no\n    selection: employed\n    email: clerk@wold.example\n",
    "people/ray.yml": "name: A Ray\nphone: 01632 960111\nemail: ray@wold.example\npublic: phone, email\nmemberships:\n"
    "  - body: council\n    post: cabinet-member-for-bins\n  - body: council\n    post: clerk\n"
    "    end_date: 1 May 2026\n",
    "decisions/bins.yml": "name: Bins\nquestion: Who decides on bins?\nsummary: Wold does.\ndecides: council\n"
    "decided_by: The cabinet member for bins; big things go to the cabinet\nhow_to_ask: Ring 01632 960200.\n"
    "influence: Speak up.\ncannot_do: Roads.\nlegal_basis: An Act\nlgsl_code: 524\ndelivers: services/bins\n",
    "services/bins.yml": "name: Bin rounds\nalert: Not at Christmas.\nphone: 01632 960200\nlgsl_code: 524\n"
    "report_url: https://wold.example/bins\napplication_process: Just ask.\nrun_by: council\nregulator: council\n"
    "commissioned_by: council\ncontract_end: 1 May 2029\ncomplaint_ladder:\n  - what: Complain\n    to: council\n"
    "    wait: 10 working days\n    if_no: Go higher\n  - what: Go higher\n    wait: Ask for a date\n"
    "    deadline: 12 months\n    only_if: You rent\n    who: Your councillor\n    phone: 01632 960111\n"
    "    template: Dear councillor\n",
    "guides/missed.yml": "name: Missed\ndoor: wrong\ndecision: bins\nfirst_contact: council\nemergency: Ring 999.\n"
    "evidence_to_keep: photographs\nsteps:\n  - what: Report it\npolitical_route:\n  - what: Write to them\n",
}


@pytest.fixture
def answers(tmp_path):
    return bodies(make_hub(tmp_path, COUNCIL))


def test_a_service_says_first_how_to_reach_it_then_who_answers_for_it(answers):
    html = answers["services/bins/"]
    in_this_order(html, "Notice: Not at Christmas.", "Telephone", "Report a fault", "How to get it")
    in_this_order(html, "How to get it", "Who answers for it", "Who does the work", "Ordered and paid for by")
    in_this_order(html, "The contract ends on", "Who watches over it", "If it is not put right")
    assert "Number in the Local Government Service List 524" in words(html)


@pytest.mark.parametrize(("operator", "lines"), [("private", 3), ("charity", 3), ("public", 0)])
def test_what_is_not_known_of_an_operator_is_said_when_it_works_for_somebody_else(tmp_path, operator, lines):
    fields = f"name: Bins\noperator_type: {operator}\ncontract_end: 31 March 2029\n"
    html = bodies(make_hub(tmp_path, {"services/bins.yml": fields}))["services/bins/"]
    assert html.count("Not recorded here yet") == lines


def test_a_decision_says_first_who_decides_and_whom_to_ask(answers):
    html = answers["decisions/bins/"]
    in_this_order(html, "Who decides on bins?", "Wold does.", "Who decides Wold", "Who exactly", "Whom to ask first",
                  "Who does the work", "How to have a say", "What they cannot do", "The law behind it")  # fmt: skip
    assert 'member for bins (<a href="../../people/ray/">A Ray</a>); big' in html
    assert "Number in the Local Government Service List 524" in words(html)


def test_a_body_says_first_what_it_is_for_and_how_to_reach_it(answers):
    html = answers["bodies/council/"]
    in_this_order(html, "What it is for", "Telephone", "Posts, and who holds them", "How to complain", "Level")
    in_this_order(html, "Cabinet member Held by No holder recorded here", "Cabinet member for bins Held by A Ray",
                  "Clerk (employed) Held by Holder not given here")  # fmt: skip


def test_a_guide_says_first_what_cannot_wait_then_whom_to_ask_and_who_decides(answers):
    html = answers["guides/missed/"]
    in_this_order(html, "In an emergency: Ring 999", "Whom to ask first", "Who decides Wold Council", "Report it")
    in_this_order(html, "Who does the work Bin rounds", "Report it", "What to keep", "If you want to press harder")


def test_a_step_is_a_paragraph(answers):
    shown = words(answers["services/bins/"])
    assert "Complain Goes to Wold Council . Wait 10 working days. If nothing comes of it: Go higher." in shown
    assert (
        "Go higher Only if: You rent. Goes to Your councillor. Ring 01632 960111 . Time limit: 12 months. "
        "How long it takes: Ask for a date. Words to copy Dear councillor" in shown
    )


def test_the_list_of_people_says_their_post_and_how_to_reach_them(answers):
    shown = words(answers["people/"])
    assert "Cabinet member for bins, Wold Council Telephone: 01632 960111 E-mail: ray@wold.example" in shown
    assert "Clerk" not in shown


def test_doors_stand_on_the_front_page_and_lead_to_their_guides(answers, tmp_path):
    assert '<a href="wrong/">Something is wrong</a>' in answers[""] and "Something is planned" not in answers[""]
    assert "Missed Who decides: Wold Council" in words(answers["wrong/"])
    look_back = make_hub(tmp_path / "back", COUNCIL | {"guides/missed.yml": "name: Missed\ndoor: wrong\n"})
    assert page(look_back, "guides/missed/").crumbs == (("Something is wrong", "wrong/"),)
    closed = COUNCIL | {"guides/missed.yml": "name: Missed\n", "terms/cil.yml": "name: CIL\nsummary: A levy.\n"}
    front = bodies(make_hub(tmp_path / "closed", closed))[""]
    assert '<a href="guides/">Guides</a>' in front and '<a href="terms/">Words explained</a>' in front


def test_the_next_meeting_leads_the_front_page(tmp_path):
    files = {
        "spaces/hall.yml": A_SPACE + "access:\n  step_free: yes\n",
        "meetings/a.yml": meeting("24 November 2026, 7pm", "status: cancelled\n"),
        "meetings/b.yml": meeting("25 November 2026, 7pm", "held_at: hall\n"),
    }
    front = words(bodies(make_hub(tmp_path, files))[""])
    assert "Coming up next Wednesday 25 November 2026, 7pm Council , Mill Hall Step-free" in front
    assert "24 November" not in front


FUND = "name: Levy\nyears:\n  - year: 2025\n    received: £1,000\n    held: £1,000\n    source: https://x.example\n{}"


def test_the_years_of_a_fund_are_a_table_with_totals(tmp_path):
    year = "  - year: 2026\n    received: £500\n    spent: £200\n    held: £1,300\n"
    html = bodies(make_hub(tmp_path, {"funds/levy.yml": FUND.format("    spent: £0\n" + year)}))["funds/levy/"]
    rows = [words(row) for row in re.findall(r"<tr>.*?</tr>", html)]
    assert rows == [
        "Year Came in Spent Still there",
        "2025 £1,000 £0 £1,000",
        "2026 (no source given) £500 £200 £1,300",
        "In all £1,500 £200",
    ]
    assert '<th scope="row"><a href="https://x.example">2025</a></th>' in html
    gap = bodies(make_hub(tmp_path / "gap", {"funds/levy.yml": FUND.format(year)}))["funds/levy/"]
    assert "2025 £1,000 not known £1,000" in words(gap) and "In all £1,500 at least £200" in words(gap)
    one = bodies(make_hub(tmp_path / "one", {"funds/levy.yml": FUND.format("")}))["funds/levy/"]
    assert "In all" not in one and "Spent" not in one


# --- Notices, before and after their day


@pytest.mark.parametrize(
    ("path", "fields", "today", "said"),
    [
        ("rights/r", "status: enacted-not-commenced\n", "", "Not in force yet: the law has been passed"),
        ("rights/r", "status: announced\n", "", "Only announced: it is not law yet"),
        ("rights/r", "status: repealed\n", "", "No longer in force: this law has been repealed."),
        ("rights/r", "valid_from: 1 May 2027\n", "2027-04-30", "Not yet: this holds from 1 May 2027."),
        ("rights/r", "valid_from: 1 May 2027\n", "2027-05-01", ""),
        ("rights/r", "valid_until: 1 May 2027\n", "2027-05-01", "It will change: this holds until 1 May 2027."),
        ("rights/r", "valid_until: 1 May 2027\n", "2027-05-02", "Over: this held until 1 May 2027."),
        ("rights/r", "valid_until: 1 May 2027\nsucceeded_by: rights/new\n", "2027-05-02", "In its place: New ."),
        ("bodies/b", "dissolution_date: 31 March 2028\n", "2028-03-31", "It will change: It will end on 1 April 2028."),
        ("bodies/b", "dissolution_date: 31 March 2028\n", "2028-04-01", "Over: it ended on 1 April 2028."),
        ("bodies/b", "dissolution_date: 31 March 2028\ndissolution_status: announced\n", "2028-03-31",
         "It will change: It is planned that it is replaced on 1 April 2028."),
        ("bodies/b", "dissolution_date: 31 March 2028\ndissolution_status: announced\n", "2028-04-01",
         "Perhaps over: it was to end on 1 April 2028."),
        ("services/s", "status: temporarily-closed\n", "", "Closed for now: please ask before you set out."),
        ("services/s", "status: defunct\n", "", "Over: this no longer runs."),
        ("services/s", "emergency: Ring 999.\n", "", "In an emergency: Ring 999 ."),
    ],
)  # fmt: skip
def test_a_notice_holds_from_its_day_to_its_day(tmp_path, path, fields, today, said):
    files = {f"{path}.yml": f"name: It\n{fields}", "rights/new.yml": "name: New\n"}
    day = date.fromisoformat(today or "2026-11-22")
    html = bodies(make_hub(tmp_path, files, today=day))[f"{path}/"]
    notices = [words(each) for each in re.findall(r'<div class="notice.*?</div>', html)]
    assert any(said in each for each in notices) if said else not notices
    assert len(notices) == bool(said)


# --- Telephone numbers in a sentence


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<p>Ring 01632 960200, day or night.</p>", {"01632960200": "01632 960200"}),
        ("<p>(01632) 960200 or (0161 496 0000)</p>", {"01632960200": "(01632) 960200", "01614960000": "0161 496 0000"}),
        ("<p>+44 20 7946 0018 or +44 (0)20 7946 0018.</p>", {"+442079460018": "+44 (0)20 7946 0018"}),
        ("<p>In danger? Ring 999. Call <strong>111</strong>, dial 101 or 105.</p>",
         {"999": "999", "111": "111", "101": "101", "105": "105"}),
        ("<p>999 people, ring 1010, ring 999,000 bells, 111 chairs</p>", {}),
        ('<p><a href="/x/" title="a > 01632 960200">01632 960200</a> <code>01632 960200</code></p>', {}),
        ("<h2>Ring 999</h2><address>01632 960200</address><summary>ring 999</summary>", {}),
        ("<p>E05000001, 012345, 2026-01-0200, £0123456789, x.example/01632960200</p>", {}),
        ('<p data-number="01632 960200">1 / 02 03 2026 10 11</p>', {}),
    ],
)  # fmt: skip
def test_numbers_in_prose_can_be_rung(tmp_path, html, numbers):
    make_hub(tmp_path, HALL)
    linked = sys.modules["_hubsite_plugin_record_pages.phone"].with_phone_links(html)
    found = dict(re.findall(r'<a href="tel:([^"]*)">([^<]*)</a>', linked))
    assert found.keys() == numbers.keys() and set(numbers.values()) <= set(found.values())
    assert re.sub(r'<a href="tel:[^"]*">([^<]*)</a>', r"\1", linked) == html


def test_a_number_beside_one_that_is_a_link_already_can_be_rung_too(tmp_path):
    make_hub(tmp_path, HALL)
    linked = sys.modules["_hubsite_plugin_record_pages.phone"].with_phone_links
    for number in ("01632960200", "+441632960200"):
        there = f'<p><a href="tel:{number}">01632 960200</a> or <a href="/x/">0161 496 0000</a></p>'
        assert linked(there) == there
        assert linked(f"{there}<p>tel:01632 960201</p>") == (
            f'{there}<p>tel:<a href="tel:01632960201">01632 960201</a></p>'
        )


RESULT = "name: Bins\ncloses: 1 September 2026\nresult: They stay.\n{}"


@pytest.mark.parametrize(
    ("fields", "day"), [("decided_on: 10 November 2026\n", "10 November 2026"), ("", "1 September 2026")]
)
def test_what_was_decided_lately_stands_by_the_day_of_the_decision(tmp_path, fields, day):
    front = words(bodies(make_hub(tmp_path, {"consultations/bins.yml": RESULT.format(fields)}))[""])
    assert f"Decided lately {day}, Bins" in front


@pytest.mark.parametrize(("accessed", "said"), [("    accessed: 3 May 2026\n", "not everything"), ("", "nothing")])
def test_an_unchecked_page_says_how_much_of_it_was_compared(tmp_path, accessed, said):
    source = f"sources:\n  - url: https://x.example\n    title: The Act\n{accessed}"
    found = make_hub(tmp_path, {"decisions/a.yml": f"name: A\nchecked: never\n{source}"})
    assert f"Not yet checked: {said} on this page was compared" in words(bodies(found)["decisions/a/"])


def test_the_front_page_stays_small_however_much_is_on(tmp_path):
    """Twelve meetings a day, one after the other: each would be the next one at some time."""
    many = {f"meetings/m{n}.yml": meeting(f"every day, {n + 8}:00 to {n + 8}:50") for n in range(12)}
    html = bodies(make_hub(tmp_path, many))[""]
    card, soon = (part.split("</ul>")[0] for part in html.split('<ul class="coming')[1:3])
    assert 'data-more="hub-later"' in card and 'id="hub-later"' in soon
    first, found = (re.findall(r'data-until="([^"]*)"', part) for part in (card, soon))
    assert len(found) == 119 and found == sorted(found)
    days = sorted({date.fromisoformat(each[:10]) for each in found})
    assert days[-1] - days[0] == timedelta(days=60)
    assert all(after - day <= timedelta(days=1) for day, after in pairwise(days))
    assert first + found[:11] == [f"2026-11-22T{hour:02}:50" for hour in range(8, 20)]
