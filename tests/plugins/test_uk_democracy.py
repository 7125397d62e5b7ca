"""The UK pack: true statements about who has which power, for councils of every structure, on every day."""

import importlib
import re
from datetime import date

import pytest

from hubsite import Severity
from hubsite.model.references import Ref
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

TODAY = date(2026, 11, 22)
load(Plugin("uk_democracy", OURS, ours()["uk_democracy"]))
councils_module = importlib.import_module("_hubsite_plugin_uk_democracy.councils")
records_module = importlib.import_module("_hubsite_plugin_uk_democracy.records")
COUNCILS = councils_module.councils()


def look(tmp_path, council, today=TODAY, **files):
    return make_hub(tmp_path, {"hub.yml": f"name: Here\ncouncil: {council}\n", **files}, today=today)


def page(found, path):
    return next(str(each.body) for each in found.site.pages if each.path == path)


def test_all_382_councils_are_known():
    assert len(COUNCILS) == 382
    structures = {council.structure for council in COUNCILS.values()}
    assert structures == {
        "two-tier", "unitary", "metropolitan", "london", "wales", "scotland", "northern-ireland",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "structure", "county"),
    [
        ("cornwall", "unitary", None),
        ("trafford", "metropolitan", None),
        ("camden", "london", None),
        ("guildford", "two-tier", "surrey"),
        ("cardiff", "wales", None),
        ("glasgow", "scotland", None),
        ("belfast", "northern-ireland", None),
    ],
)
def test_the_structure_of_a_council(slug, structure, county):
    council = COUNCILS[slug]
    parent = councils_module.parent_of(council)
    assert (council.structure, parent and parent.slug) == (structure, county)


# Who decides, by the Local Government Service List and GOV.UK's "Understand how your council works".
DECIDERS = {
    "cornwall": {"bins": "cornwall", "potholes": "cornwall", "libraries": "cornwall"},
    "trafford": {"bins": "trafford", "potholes": "trafford", "council-tax": "trafford", "social-care": "trafford"},
    "camden": {"bins": "camden", "libraries": "camden", "homelessness": "camden"},
    "guildford": {
        "bins": "guildford", "planning-applications": "guildford",
        "street-cleaning": "guildford", "homelessness": "guildford", "elections-register": "guildford",
        "potholes": "surrey", "street-lights": "surrey", "libraries": "surrey", "social-care": "surrey",
        "gritting": "surrey", "speed-limits": "surrey",
    },
    "cardiff": {"bins": "cardiff", "potholes": "cardiff"},
}  # fmt: skip


@pytest.mark.parametrize("council", DECIDERS)
def test_a_hub_of_nothing_but_its_council_says_who_decides(tmp_path, council):
    found = look(tmp_path, council)
    assert not [problem for problem in found.problems if problem.severity is Severity.ERROR]
    for decision, decider in DECIDERS[council].items():
        record = found.hub.get(f"decisions/{decision}")
        assert record.decides == (Ref(f"bodies/{decider}"),), decision
        assert f'href="../../bodies/{decider}/"' in page(found, f"decisions/{decision}/")


@pytest.mark.parametrize(
    ("council", "decides", "there", "not_there"),
    [
        ("trafford", "greater-manchester-combined-authority", "", "police-and-crime-commissioner"),
        ("leeds", "west-yorkshire-combined-authority", "", "strategic-authority"),
        ("halton", "police-and-crime-commissioner", "liverpool-city-region-combined-authority", "strategic-authority"),
        ("cornwall", "police-and-crime-commissioner", "strategic-authority", "greater-manchester-combined-authority"),
        ("guildford", "police-and-crime-commissioner", "strategic-authority", "greater-london-authority"),
        ("camden", "mayors-office-for-policing-and-crime", "greater-london-authority", "police-and-crime-commissioner"),
    ],
)
def test_who_has_a_mayor_and_whether_over_the_police(tmp_path, council, decides, there, not_there):
    hub = look(tmp_path, council).hub
    policing = [ref.removeprefix("bodies/") for ref in hub.get("decisions/policing").decides]
    assert decides in policing and not_there not in policing
    assert hub.get(f"bodies/{there or decides}") and not hub.get(f"bodies/{not_there}")


def test_a_county_does_not_say_which_district_is_yours(tmp_path):
    found = look(tmp_path, "surrey")
    assert found.hub.get("decisions/bins").decides == ("bodies/district-council",)
    assert "Guildford Borough Council" in found.hub.get("bodies/district-council").summary


@pytest.mark.parametrize("council", ["trafford", "guildford", "cardiff", "glasgow", "belfast"])
def test_every_claim_about_power_has_a_source(tmp_path, council):
    found = look(tmp_path, council)
    claims = [record for folder in ("decisions", "rights", "guides") for record in found.hub.of(folder)]
    assert len(claims) > 40
    assert not [record.key for record in claims if not record.sources]
    for record in claims:
        assert 'id="hub-sources"' in page(found, record.path)
        assert record.checked is not None, record.key


def test_no_mark_is_left_in_any_text_for_any_council():
    for council in COUNCILS.values():
        for record in records_module.records_for(council, TODAY):
            assert not re.search(r"\{(county|district|council|authority)\}|-here\b", repr(record.fields)), record.file


def test_a_name_has_a_capital_at_the_start_of_a_sentence():
    put = importlib.import_module("_hubsite_plugin_uk_democracy.records")._put
    assert put("{x} decides. {x} pays: ask {x}.", "{x}", "your council") == (
        "Your council decides. Your council pays: ask your council."
    )


def texts(found) -> dict[str, str]:
    """What each page says, by its address."""
    return {each.path: " ".join(re.sub(r"<[^>]*>", " ", str(each.body)).split()) for each in found.site.pages}


# Words for what there is not: each would tell somebody to ask a council that does not exist there. What only
# explains the words, or tells what holds elsewhere, may use them.
EXPLAINS = ("terms/", "guides/how-local-democracy-works/", "everything/", "search/")
WRONG_WORDS = {
    "cornwall": ["district council", "county council", "London borough", "Welsh"],
    "trafford": ["district council", "county council", "London borough", "Welsh"],
    "camden": ["district council", "county council", "Welsh"],
    "guildford": ["London borough", "Welsh Government", "Mayor of London"],
    "cardiff": ["district council", "parish council", "London borough", "Localism Act 2011 (England)"],
    "glasgow": ["district council", "county council", "parish council", "police and crime commissioner"],
    "belfast": ["county council", "parish council", "police and crime commissioner"],
}


@pytest.mark.parametrize("council", WRONG_WORDS)
def test_no_page_speaks_of_councils_that_there_are_not(tmp_path, council):
    said = texts(look(tmp_path, council))
    wrong = [
        (path, word, text[max(0, text.lower().index(word.lower()) - 60) :][:160])
        for path, text in said.items()
        for word in WRONG_WORDS[council]
        if word.lower() in text.lower() and not path.startswith(EXPLAINS)
    ]
    assert not wrong, wrong


@pytest.mark.parametrize(
    ("council", "old", "new"),
    [
        ("guildford", ["Guildford Borough Council", "Surrey County Council"], "West Surrey Council"),
        ("surrey", ["Surrey County Council", "your district or borough council"], "East Surrey Council or West Surrey"),
    ],
)
def test_every_page_changes_on_the_day(tmp_path, council, old, new):
    before, after = (texts(look(tmp_path / str(day), council, date(2027, *day))) for day in ((3, 31), (4, 1)))
    theirs = ("bodies/", "places/", "everything/", "search/")
    for path, text in after.items():
        if not path.startswith(theirs):
            assert not [name for name in old if name in text], path
    for path in ("decisions/", "wrong/", "guides/bins-missed/", "which-council-does-what/", "power-map/"):
        assert new in after[path] and (path == "power-map/" or new not in before[path]), path


def test_a_council_that_is_to_come_says_so_until_it_is_there(tmp_path):
    before, after = (texts(look(tmp_path / str(day), "guildford", date(2027, *day))) for day in ((3, 31), (4, 1)))
    assert "Not yet: it begins its work on 1 April 2027." in before["bodies/west-surrey-council/"]
    assert "Not yet" not in after["bodies/west-surrey-council/"]
    assert "Began on Thursday 1 April 2027" in after["bodies/west-surrey-council/"]
    assert "By law it is to be replaced on 1 April 2027. In its place: West" in before["bodies/guildford/"]


def test_where_the_heirs_are_not_known_every_name_comes_with_a_warning(tmp_path):
    said = texts(look(tmp_path, "ashford", date(2028, 4, 1)))
    assert "Ashford Borough Council (or the council that has taken its place)" in said["decisions/bins/"]


@pytest.mark.parametrize(
    ("council", "last", "words"),
    [
        ("guildford", date(2027, 3, 31), "West Surrey Council"),
        ("mole-valley", date(2027, 3, 31), "East Surrey Council"),
        ("ashford", date(2028, 3, 31), "please check who does this now"),
    ],
)
def test_the_end_of_two_tier_councils_shows_on_the_day(tmp_path, council, last, words):
    before = page(look(tmp_path / "a", council, last), "decisions/bins/")
    after = page(look(tmp_path / "b", council, date.fromordinal(last.toordinal() + 1)), "decisions/bins/")
    assert words not in before
    assert words in after


def test_only_the_right_half_of_surrey_takes_over(tmp_path):
    found = look(tmp_path, "guildford", date(2027, 4, 1))
    assert found.hub.get("bodies/surrey").succeeded_by == ("bodies/west-surrey-council",)
    assert found.hub.get("bodies/east-surrey-council") is None


@pytest.mark.parametrize(("day", "over"), [(date(2028, 5, 31), False), (date(2028, 6, 1), True)])
def test_police_and_crime_commissioners_end_only_as_announced(tmp_path, day, over):
    html = page(look(tmp_path, "cornwall", day), "bodies/police-and-crime-commissioner/")
    assert ("Perhaps over:" in html) == over
    assert ("It is planned that it is replaced" in html) != over


def test_a_plan_does_not_become_a_fact_on_its_day(tmp_path):
    index = texts(look(tmp_path, "cornwall", date(2028, 6, 1)))["bodies/"]
    assert "Perhaps over" in index and "It was planned to end on Wednesday 31 May 2028" in index
    assert "Ended on Wednesday 31 May 2028" not in index


def test_nothing_is_said_about_councils_elsewhere(tmp_path):
    found = look(tmp_path, "cardiff")
    assert found.hub.get("rights/community-right-to-bid") is None
    assert "which-council-does-what/" not in {each.path for each in found.site.pages}
    assert "parish council" not in page(found, "bodies/cardiff/").lower()


def test_a_file_of_the_hub_comes_before_the_pack(tmp_path):
    found = look(tmp_path, "trafford", **{"decisions/bins.yml": "name: Our bins\nchecked: never\n"})
    assert found.hub.get("decisions/bins").name == "Our bins"


def test_a_council_that_does_not_exist_is_told(tmp_path):
    # That nothing else can be found then must not hide it.
    found = look(tmp_path, "traford", **{"decisions/a.yml": "name: A\ndecides: trafford\nchecked: never\n"})
    (problem,) = [each for each in found.problems if each.code == "unknown-council"]
    assert "`trafford`" in problem.fix
    assert str(problem.source) == "content/hub.yml:2"


@pytest.mark.parametrize(("nation", "wrong"), [("wales", True), ("england", False)])
def test_a_council_of_another_nation_is_told(tmp_path, nation, wrong):
    hub = {"hub.yml": f"name: Here\ncouncil: trafford\nnation: {nation}\n"}
    problems = [each for each in make_hub(tmp_path, hub).problems if each.code == "wrong-nation"]
    assert [str(each.source) for each in problems] == (["content/hub.yml:3"] if wrong else [])


def test_without_a_council_nothing_is_added(tmp_path):
    found = make_hub(tmp_path, {"groups/choir.yml": "name: Choir\nsummary: We sing.\n"})
    assert [record.key for record in found.hub.records] == ["groups/choir"]
