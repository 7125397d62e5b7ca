"""The pages about the site itself: they claim nothing that nobody has made sure of, and say what is not known."""

import importlib
import re
from datetime import date

import pytest

from hubsite import Severity, speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

load(Plugin("this_site", OURS, ours()["this_site"]))
tested_module = importlib.import_module("_hubsite_plugin_this_site.tested")
pages_module = importlib.import_module("_hubsite_plugin_this_site.pages")
statement = importlib.import_module("_hubsite_plugin_this_site.statement")
settings_module = importlib.import_module("_hubsite_plugin_this_site.settings")
TODAY = date(2026, 11, 22)
PATHS = ["accessibility/", "privacy/", "who-runs-this/"]
KNOWN = """name: Ashcombe
run_by: Volunteers of Ashcombe
contact: {email: hello@ashcombe.example, phone: 01632 960100}
"""
AUDIT = """    audit:
      by: Access Group
      day: 1 October 2026
      how: Twelve pages by hand.
      result: RESULT
"""
PROBLEM = """    known_problems:
      - what: The map is a picture.
        affects: People who cannot see it.
        instead: Ring us.
        criterion: 1.1.1 Non-text content
        fixed_by: 1 March 2027
"""


def look(tmp_path, settings="", top=KNOWN, plugins="", **files):
    hub = f"{top}plugins:\n{plugins}  this_site:\n{settings}"
    return make_hub(tmp_path, {"hub.yml": hub, **files}, today=TODAY)


def words(found, path="accessibility/"):
    body = next(str(page.body) for page in found.site.pages if page.path == path)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def told(found):
    """What this plugin says is wrong: such a small hub has no records, which others tell."""
    return [problem for problem in found.problems if problem.code != "no-records"]


def test_a_hub_of_nothing_but_a_name_has_three_honest_pages(tmp_path):
    found = look(tmp_path, top="name: Ashcombe\n")
    assert not told(found)
    assert [page.path for page in found.site.pages] == PATHS
    for path in PATHS:
        assert "This website has not yet said who runs it" in words(found, path)
        assert "This website has not yet said how to reach the people who keep it." in words(found, path)
    said = words(found)
    assert "This accessibility statement applies to Ashcombe." in said
    assert "This website has not yet said how soon it answers." in said
    assert "Nobody has yet said that they reviewed it." in said
    assert "This website has not yet said which one it relies on." in words(found, "privacy/")
    assert "has not yet said whether a council or another public body runs it" in words(found, "who-runs-this/")


@pytest.mark.parametrize("more", ["", "    reviewed: 21 November 2026\n", PROBLEM])
def test_without_an_audit_nothing_is_claimed(tmp_path, more):
    said = words(look(tmp_path, more))
    assert "it counts as partially compliant at most" in said and "No person has tested the website" in said
    assert "fully compliant" not in said.lower()


def test_flawless_automated_tests_are_shown_and_claim_nothing(tmp_path, monkeypatch):
    check = tested_module.AutomatedCheck(check="axe", tool="axe-core", version="4.10", pages=300, found=0)
    flawless = tested_module.Tested(day=TODAY, software="0.1.0", checks=(check,))
    monkeypatch.setattr(pages_module, "tested", lambda: flawless)
    page = pages_module.accessibility(look(tmp_path).hub, settings_module.ThisSiteSettings())
    assert "axe-core 4.10" in page.body and "last run on 22 November 2026" in page.body
    assert "it counts as partially compliant at most" in page.body and "fully compliant" not in page.body


@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 23)])
def test_only_an_audit_that_has_been_done_says_fully(day):
    audit = {"by": "A", "day": day.isoformat(), "how": "By hand.", "result": "fully"}
    settings = settings_module.ThisSiteSettings.model_validate({"audit": audit})
    assert statement.status(settings, TODAY) == ("fully" if day <= TODAY else "not-audited")


@pytest.mark.parametrize(
    ("result", "more", "said"),
    [
        ("fully", "", "This website is fully compliant with the standard WCAG 2.2 AA."),
        ("fully", PROBLEM, "This website is partially compliant with the standard WCAG 2.2 AA"),
        ("partly", "", "This website is partially compliant"),
        (
            "not",
            "",
            "is not compliant with the standard WCAG 2.2 AA. This website has not yet listed what falls short.",
        ),
        ("not", PROBLEM, "is not compliant with the standard WCAG 2.2 AA, because of what is listed below."),
    ],
)
def test_an_audit_says_what_it_found_by_whom_and_when(tmp_path, result, more, said):
    text = words(look(tmp_path, AUDIT.replace("RESULT", result) + more))
    assert said in text
    assert "Audited by Access Group Finished on 1 October 2026 How Twelve pages by hand." in text
    assert "The website was last tested by a person on 1 October 2026" in text


@pytest.mark.parametrize("missing", ["by", "day", "how", "result"])
def test_an_audit_without_who_when_or_how_is_none(tmp_path, missing):
    audit = re.sub(rf"^      {missing}: .*\n", "", AUDIT, flags=re.MULTILINE)
    (problem,) = told(look(tmp_path, audit.replace("RESULT", "fully")))
    assert problem.code == "missing-field" and problem.fix.startswith(f"Add a line like `{missing}: ")


def test_what_is_not_accessible_stands_there_with_its_reason(tmp_path):
    burden = (
        "      - what: Old minutes are scans.\n        affects: Screen reader users.\n"
        "        reason: disproportionate burden\n        why: There are 4,000.\n"
    )
    said = words(look(tmp_path, PROBLEM + burden))
    first, second = said.index("Not up to the standard"), said.index("Disproportionate burden")
    assert first < said.index("1.1.1 Non-text content") < second < said.index("There are 4,000.")
    late = words(look(tmp_path / "late", PROBLEM.replace("2027", "2026")))
    assert "Was to be mended by 1 March 2026" in late
    assert "To be mended by 1 March 2027" in said and "What to do instead Ask us." in said
    assert "Outside the scope" not in said


@pytest.mark.parametrize(
    ("nation", "there", "not_there"),
    [
        ("northern-ireland", "Equality Commission for Northern Ireland", "Equality and Human Rights Commission"),
        ("wales", "Equality and Human Rights Commission", "Equality Commission for Northern Ireland"),
        ("", "Equality Commission for Northern Ireland", "nothing"),
    ],
)
def test_who_enforces_the_law_depends_on_the_nation(tmp_path, nation, there, not_there):
    said = words(look(tmp_path, top=KNOWN + (f"nation: {nation}\n" if nation else "")))
    assert there in said and not_there not in said


@pytest.mark.parametrize(
    ("answer", "there", "not_there"),
    [
        ("yes", "Volunteers of Ashcombe is committed to making its website accessible", "bind public sector bodies"),
        ("no", "This website says that none runs it, so they usually do not bind it", "is committed"),
        ("unknown", "This website has not yet said whether one runs it", "is committed"),
    ],
)
def test_whether_the_regulations_bind_the_hub_is_said(tmp_path, answer, there, not_there):
    said = words(look(tmp_path, top=f"{KNOWN}public_body: {answer}\n"))
    assert there in said and not_there not in said
    assert ("This website has not yet said where it has one." in said) == (answer == "yes")


def test_what_people_tried_takes_the_place_of_nobody(tmp_path):
    assert "Nobody who uses a screen reader" in words(look(tmp_path / "a"))
    tried = "    tried_by:\n      - using: NVDA\n        day: 14 November 2026\n        found: All could be read.\n"
    said = words(look(tmp_path / "b", tried))
    assert "On 14 November 2026, with NVDA: All could be read." in said and "Nobody who uses" not in said
    assert "partially compliant at most" in said


def test_a_pdf_of_the_hub_is_named_as_untested(tmp_path):
    assert "1 PDF document" in words(look(tmp_path, **{"media/plan.pdf": b"%PDF-1.4\n%%EOF\n"}))


@pytest.mark.parametrize(
    ("top", "settings", "there"),
    [
        ("", "", "This website has not yet said who keeps its pages. Whoever does"),
        ("repository: https://github.com/a/b\n", "", "If the pages come from GitHub Pages"),
        ("site_url: https://a.github.io/b/\n", "", "The pages are kept by GitHub Pages . It notes"),
        ("", "    host: github pages\n", "The pages are kept by GitHub Pages . It notes"),
        ("repository: https://github.com/a/b\n", "    host: Our library\n", "The pages are kept by Our library."),
        ("repository: https://notgithub.com/a/b\n", "", "This website has not yet said who keeps its pages. Whoever"),
        ("repository: https://github.com/a\n", "", "This website has not yet said who keeps its pages. Whoever"),
    ],
)
def test_the_host_is_named_only_where_something_says_so(tmp_path, top, settings, there):
    assert there in words(look(tmp_path, settings, top=KNOWN + top), "privacy/")


def test_the_privacy_notice_says_how_to_be_taken_off_and_to_whom_to_complain(tmp_path):
    person = "name: Jo Hill\nchecked: never\n"
    found = look(tmp_path, "    lawful_basis: consent\n", **{"people/jo.yml": person})
    said = words(found, "privacy/")
    assert "This site sets no cookies" in said and "1 person in a public role" in said
    assert "The lawful basis is consent" in said and "We answer within one month." in said
    assert "Information Commissioner’s Office" in said and "hello@ashcombe.example" in said
    assert 'href="tel:01632960100"' in next(str(page.body) for page in found.site.pages if page.path == "privacy/")


def test_every_law_is_cited_with_the_day_it_was_read_or_without_one(tmp_path):
    said = words(look(tmp_path))
    assert "regulation 8 , read on 22 November 2026" in said
    assert "GOV.UK , not yet checked" in said and "No lawyer has read it." in said


def test_who_runs_this_tells_what_the_hub_says(tmp_path):
    settings = (
        "    decisions: By *vote*.\n    funding: A raffle.\n    licence: OGL 3.0\n    checked: 20 November 2026\n"
    )
    found = look(tmp_path, settings + "    checked_by: Clerk\n    answer_within_days: 1\n")
    said = words(found, "who-runs-this/")
    for there in ("By vote .", "A raffle.", "OGL 3.0", "We answer within 1 day.", "hello@ashcombe.example"):
        assert there in said
    assert "not yet said when somebody last checked" not in said
    assert {page.checked for page in found.site.pages} == {"Checked on 20 November 2026 by: Clerk"}


def test_a_page_of_the_hub_itself_takes_the_place_of_ours(tmp_path):
    found = look(tmp_path, plugins="  record_pages:\n", **{"privacy.md": "# Our privacy\n\nOurs.\n"})
    assert not found.has_errors
    assert {page.path: page.plugin for page in found.site.pages if page.path in PATHS} == {
        "accessibility/": "this_site", "privacy/": "record_pages", "who-runs-this/": "this_site",
    }  # fmt: skip


def test_the_pages_stand_below_everything_and_not_in_the_menu(tmp_path):
    found = look(tmp_path, plugins="  record_pages:\n", **{"groups/choir.yml": "name: Choir\nsummary: We sing.\n"})
    for page in found.site.pages:
        if page.path in PATHS:
            assert page.section == "everything/" != page.path and not page.menu
            assert page.crumbs == (("Everything here", "everything/"),)
    alone = look(tmp_path / "alone")
    assert {(page.section, page.crumbs) for page in alone.site.pages} == {("", ())}


def test_what_a_published_hub_leaves_unsaid_is_told_once(tmp_path):
    site = "name: Ashcombe\nsite_url: https://ashcombe.example/\n"
    (problem,) = told(look(tmp_path / "a", top=site))
    assert (problem.code, problem.severity) == ("site-says-too-little", Severity.ADVICE)
    assert problem.message.endswith("who runs it, how to reach you or whether a public body runs it.")
    whole = look(tmp_path / "b", top=f"{KNOWN}public_body: no\nsite_url: https://ashcombe.example/\n")
    assert not told(whole)


def test_the_lines_that_the_advice_gives_can_be_pasted(tmp_path):
    site = "name: Ashcombe\nsite_url: https://ashcombe.example/\n"
    (problem,) = told(look(tmp_path / "a", top=site))
    pasted = re.sub(r"^  ", "", problem.fix.partition("\n")[2], flags=re.MULTILINE).replace("  usual:\n", "")
    assert not told(make_hub(tmp_path / "b", {"hub.yml": f"{site}{pasted}\n"}, today=TODAY))


@pytest.mark.parametrize("name", ["prepared", "reviewed", "audit"])
def test_a_day_that_has_not_come_is_told(tmp_path, name):
    audit = AUDIT.replace("RESULT", "fully").replace("October 2026", "October 2027")
    found = look(tmp_path, audit if name == "audit" else f"    {name}: 1 October 2027\n")
    assert [problem.code for problem in told(found)] == ["statement-not-yet"]
    assert "fully compliant" not in words(found)


def test_a_statement_that_is_a_year_old_is_to_be_read_again(tmp_path):
    found = look(tmp_path, "    reviewed: 1 October 2025\n")
    (problem,) = told(found)
    assert problem.code == "statement-to-review"
    assert "1 October 2025" in problem.message and "`reviewed: 22 November 2026`" in problem.fix


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("    reviewed: soon\n", "date-unreadable"),
        ("    answer_within_days: ten\n", "not-a-number"),
        ("    answer_within_days: 0\n", "wrong-shape"),
        ("    revewed: 1 October 2026\n", "unknown-field"),
        ("    known_problems: The map.\n", "wrong-shape"),
        ("    known_problems:\n      - what: The map.\n", "missing-field"),
        ("    audit: last year\n", "wrong-shape"),
        ("    lawful_basis: because\n", "not-a-choice"),
    ],
)
def test_a_slip_in_the_settings_is_told_with_its_line_and_a_cure(tmp_path, settings, code):
    (problem,) = told(look(tmp_path, settings))
    assert problem.code == code and problem.fix and problem.source.line >= 6
    assert not re.search(r"mapping|scalar|NoneType|null|tuple|pydantic", f"{problem.message} {problem.fix}")


def test_words_that_nobody_translates_are_marked_on_a_page_in_another_language(tmp_path):
    found = look(tmp_path, top="name: Ashcombe\nlanguages: en, cy\n")
    settings = settings_module.ThisSiteSettings.model_validate({"funding": "A *raffle*.", "licence": "OGL"})
    english = pages_module.who_runs_this(found.hub, settings).body
    with speaking("cy"):
        welsh = pages_module.who_runs_this(found.hub, settings).body
        law = pages_module.privacy(found.hub, settings).body
    assert '<div lang="en" dir="ltr"><p>A <em>raffle</em>.</p>' in welsh and 'lang="en"' not in english
    assert '<span lang="en" dir="ltr">OGL</span>' in welsh
    assert '<span lang="en" dir="ltr">UK General Data Protection Regulation, Article 6</span>' in law


def test_the_file_of_tests_is_whole():
    kept = tested_module.tested()
    assert {each.check for each in kept.checks} == set(tested_module._CHECKS)
    assert all(each.words for each in kept.checks)
    assert len(kept.known) == (len(kept.checks) if kept.day else 0)
    half = tested_module.AutomatedCheck(check="axe", tool="axe-core", pages=3)
    assert not tested_module.Tested(day=TODAY, checks=(half,)).known


@pytest.mark.parametrize("model", ["ThisSiteSettings", "Audit", "KnownProblem", "Tried"])
def test_every_setting_is_described_and_its_example_works(model):
    for name, field in getattr(settings_module, model).model_fields.items():
        assert field.description and field.description.endswith("."), name
        assert field.examples is not None, name


def test_readers_are_told_how_much_of_the_hub_is_checked(tmp_path):
    files = {f"places/p{n}.yml": f"name: P{n}\n{line}" for n, line in enumerate(CHECKED)}
    said = words(look(tmp_path, **files), "who-runs-this/")
    assert "On 22 November 2026, 2 of 5 entries on this site were checked in date (40 %)." in said
    one = words(look(tmp_path / "one", **{"places/p.yml": "name: P\nchecked: 1 May 2026\n"}), "who-runs-this/")
    assert "On 22 November 2026, 1 of 1 entry on this site was checked in date (100 %)." in one
    assert "checked in date" not in words(look(tmp_path / "none"), "who-runs-this/")


CHECKED = ["", "checked: never\n", "checked: 1 May 2026\n", "checked: 1 December 2023\n", "checked: 1 May 2020\n"]
