"""What was checked too long ago says so, and ways to reach people step back: at the build, and later in the browser."""

from datetime import date

import pytest

from hubsite.bundled import bundled
from hubsite.testing import make_hub

THEME = bundled("plugins") / "material" / "theme" / "assets"

GROUP = """name: Choir
summary: We sing.
meets_when: every Tuesday
cost: free
phone: 01632 960123
email: choir@example.org
checked: {}
"""
BEHIND = "<details><summary>How to get in touch: this may be out of date</summary>"
NOTICE = '<div class="notice notice-stale" role="note"'


def body(root, text, path="groups/choir", today=date(2026, 11, 22)):
    found = make_hub(root, {f"{path}.yml": text, "hub.yml": "name: Here\nplugins: [record_pages]\n"}, today=today)
    return next(page.body + page.rest for page in found.site.pages if page.path == f"{path}/")


def test_as_long_as_the_check_counts_all_that_follows_is_prepared_and_unseen(tmp_path):
    html = body(tmp_path, GROUP.format("1 May 2026"))
    assert f'{NOTICE} data-from="2027-05-02" hidden><p><strong>It may be out of date:</strong>' in html
    assert "this was last checked on 1 May 2026, more than a year ago." in html
    contact = html.partition(
        '<dl class="facts" data-good-until="2027-05-01" data-step-back="How to get in touch: this may be out of date">'
    )[2]
    assert "tel:01632960123" in contact and "mailto:choir@example.org" in contact and BEHIND not in html


def test_when_it_is_overdue_the_page_says_so_and_contact_details_step_back(tmp_path):
    html = body(tmp_path, GROUP.format("1 May 2025"))
    assert f"{NOTICE}><p>" in html and "data-good-until" not in html
    before, after = html.split(BEHIND)
    behind, rest = after.split("</details>")
    assert "tel:01632960123" in behind and "mailto:choir@example.org" in behind
    assert "free" in before + rest and "tel:" not in before + rest


@pytest.mark.parametrize("checked", ["never", "1 May 2025"])
def test_a_page_without_ways_to_reach_anybody_has_nothing_behind(tmp_path, checked):
    assert BEHIND not in body(tmp_path, f"name: Choir\nsummary: We sing.\ncost: free\nchecked: {checked}\n")


def test_what_nobody_ever_checked_is_no_more_out_of_date_than_on_the_first_day(tmp_path):
    html = body(tmp_path, GROUP.format("never"))
    assert "out of date" not in html and "data-good-until" not in html and "Not yet checked:" in html


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("places/ashcombe", "name: Ashcombe\n", "more than 3 years ago."),
        ("people/ann", "name: Ann\n", "more than 180 days ago."),
    ],
)
def test_it_says_for_how_long_by_what_it_is(tmp_path, path, text, words):
    assert words in body(tmp_path, f"{text}checked: 1 May 2020\n", path)


# --- Elsewhere than among the facts of a page

MARKS = '<div data-good-until="2027-04-30" data-step-back="How to get in touch: this may be out of date">'
PERSON = "name: Ann\nphone: 01632 960123\nemail: ann@council.example\npublic: phone, email\nchecked: {}\n"
FUND = "name: Levy\ncontact: Clerk\nphone: 01632 960123\nyears: [{{year: 2025, received: £5}}]\nchecked: {}\n"


def pages(root, path, text):
    files = {f"{path}.yml": text, "hub.yml": "name: Here\nplugins: [record_pages, power]\n"}
    found = make_hub(root, files, today=date(2026, 11, 22))
    assert not found.has_errors, found.problems
    return {page.path: page.body + page.rest for page in found.site.pages}


@pytest.mark.parametrize(("path", "text", "where"), [("people/ann", PERSON, "people/"), ("funds/levy", FUND, "money/")])
def test_contact_details_on_cards_and_lists_step_back_too(tmp_path, path, text, where):
    before, marked = pages(tmp_path / "a", path, text.format("1 November 2026"))[where].split(MARKS)
    assert "960123" in marked.partition("</div>")[0] and "960123" not in before and BEHIND not in before + marked
    before, behind = pages(tmp_path / "b", path, text.format("1 November 2025"))[where].split(BEHIND)
    inside, after = behind.split("</details>", 1)
    assert "960123" in inside and "960123" not in before + after and "data-good-until" not in before + behind
    never = pages(tmp_path / "c", path, text.format("never"))[where]
    assert "960123" in never and BEHIND not in never and "data-good-until" not in never


def test_whom_to_ask_about_a_question_that_is_closed_steps_back(tmp_path):
    text = "name: Bins\ncloses: 1 June 2026\nphone: 01632 960123\nchecked: 1 January 2026\n"
    html = body(tmp_path, text, "consultations/bins")
    assert "tel:01632960123" in html.partition(BEHIND)[2].partition("</details>")[0]


def test_ways_to_answer_step_back_and_the_words_about_them_stay(tmp_path):
    text = "name: Bins\nphone: 01632 960123\nhow_to_respond: Drop a note in the box.\nchecked: 1 January 2026\n"
    before, behind = body(tmp_path, text, "consultations/bins").split(BEHIND)
    assert "Drop a note" in before and "tel:01632960123" in behind.partition("</details>")[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("services/gas", "name: Gas\nemergency: Ring 01632 960123\n"),
        ("guides/gas", "name: Gas\nsteps: [{what: Leave, phone: 01632 960123}]\n"),
    ],
)
def test_numbers_to_ring_at_once_stay_in_sight_and_say_it(tmp_path, path, text):
    number = "01632 960123</a> <span{}>(may be out of date)</span>"
    assert number.format(' data-from="2027-11-02" hidden') in body(
        tmp_path / "a", f"{text}checked: 1 November 2026\n", path
    )
    html = body(tmp_path / "b", f"{text}checked: 1 May 2024\n", path)
    assert number.format("") in html and BEHIND not in html
    assert "out of date" not in body(tmp_path / "c", f"{text}checked: never\n", path)


# --- What somebody agreed to until a day

AGREED = "consent: {given: 1 May 2026, by: clerk, covers: [email], expires: 1 May 2027}\n"


@pytest.mark.parametrize(
    ("path", "text", "where"),
    [
        ("people/ann", PERSON, "people/"),
        ("people/ann", PERSON, "people/ann/"),
        ("funds/levy", FUND + "email: ann@council.example\n", "money/"),
        ("consultations/bins", PERSON.replace("public: phone, email\n", ""), "consultations/bins/"),
    ],
)
def test_what_was_agreed_to_carries_the_day_on_which_it_goes(tmp_path, path, text, where):
    html = pages(tmp_path, path, text.format("never") + AGREED)[where]
    day = "2027-05-01T24:00" if where == "money/" else "2027-05-02"
    before, after = html.split(f' data-until="{day}">')
    assert "ann@" in after.partition("</dd>")[0] and "ann@" not in before and "960123" in before


# --- In the browser

SCRIPT = (THEME / "hub.js").read_text(encoding="utf-8")
AGREED_TO = (
    '<p data-until="2027-05-02">1</p><dl class="facts"><div data-until="2027-05-02"><dt>E</dt><dd>2</dd></div></dl>'
    '<span data-until="2027-05-01T24:00">3</span><p>4</p>'
)


@pytest.mark.parametrize(("now", "said"), [("01T23:59:59+01:00", "1 E 2 3 4"), ("02T00:00:00+01:00", "4")])
def test_what_was_agreed_to_goes_on_a_page_without_a_menu_that_nobody_rebuilds(browser, tmp_path, now, said):
    file = tmp_path / "page.html"
    style = (THEME / "hub.css").read_text(encoding="utf-8")
    page = f'<!doctype html><html lang="en"><style>{style}</style><main>{AGREED_TO}</main><script>{SCRIPT}</script>'
    file.write_text(page, encoding="utf-8")
    context = browser.new_context()
    view = context.new_page()
    wrong = []
    view.on("pageerror", lambda error: wrong.append(error))
    view.clock.set_fixed_time(f"2027-05-{now}")
    view.goto(file.as_uri())
    assert " ".join(view.inner_text("main").split()) == said
    assert not wrong
    context.close()


WAITING = """<div class="notice" data-from="2027-05-02" hidden>Perhaps wrong</div>
<dl class="facts"><dt>Cost</dt><dd>free</dd></dl>
<dl class="facts" data-good-until="2027-05-01" data-step-back="How to get in touch: this may be out of date">
<dt>Phone</dt><dd>0161</dd></dl>"""


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2027-05-01T23:30:00+01:00", "Cost free Phone 0161"),
        ("2027-05-02T00:30:00+01:00", "Perhaps wrong Cost free How to get in touch: this may be out of date"),
    ],
)
def test_a_site_that_nobody_rebuilds_says_it_too(browser, tmp_path, now, said):
    script = (THEME / "hub.js").read_text(encoding="utf-8")
    shell = '<html lang="en"><meta charset="utf-8"><header class="site-header"><button class="menu-button"></button>'
    file = tmp_path / "page.html"
    page = f"<!doctype html>{shell}</header><main>{WAITING}</main><script>{script}</script>"
    file.write_text(page, encoding="utf-8")
    context = browser.new_context()
    view = context.new_page()
    view.clock.set_fixed_time(now)
    view.goto(file.as_uri())
    for _again in range(2):
        assert " ".join(view.inner_text("main").split()) == said
        assert view.locator("summary").count() == ("summary" in view.inner_html("main"))
        view.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    if view.locator("summary").count():
        view.locator("summary").click()
        assert "Phone\n0161" in view.inner_text("main").replace("\n\n", "\n")
        assert view.locator("summary").count() == 1
    context.close()
