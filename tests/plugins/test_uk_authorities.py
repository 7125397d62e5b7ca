"""The strategic authorities of England: which council lies in which, and what their records say on which day."""

import importlib
import json
from collections import Counter
from datetime import date

import pytest

from hubsite import Severity
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

TODAY = date(2026, 11, 22)
load(Plugin("uk_democracy", OURS, ours()["uk_democracy"]))
councils_module = importlib.import_module("_hubsite_plugin_uk_democracy.councils")
module = importlib.import_module("_hubsite_plugin_uk_democracy.authorities")
COUNCILS = councils_module.councils()
AUTHORITIES = module.authorities()
IN_CUMBRIA = AUTHORITIES["cumbria-combined-authority"]


# By the orders that set the authorities up, and the written answer 50971 of 16 May 2025.
@pytest.mark.parametrize(
    ("council", "authority", "mayor", "police"),
    [
        ("trafford", "greater-manchester-combined-authority", True, True),
        ("leeds", "west-yorkshire-combined-authority", True, True),
        ("sheffield", "south-yorkshire-mayoral-combined-authority", True, True),
        ("york", "york-and-north-yorkshire-combined-authority", True, True),
        ("halton", "liverpool-city-region-combined-authority", True, False),
        ("derby", "east-midlands-combined-county-authority", True, False),
        ("amber-valley", "east-midlands-combined-county-authority", True, False),
        ("fenland", "cambridgeshire-and-peterborough-combined-authority", True, False),
        ("boston", "greater-lincolnshire-combined-county-authority", True, False),
        ("burnley", "lancashire-combined-county-authority", False, False),
        ("exeter", "devon-and-torbay-combined-county-authority", False, False),
        ("warrington", "cheshire-and-warrington-combined-authority", False, False),
        ("hart", "hampshire-and-the-solent-combined-county-authority", False, False),
    ],
)
def test_the_authority_that_a_council_lies_in(council, authority, mayor, police):
    found = module.authority_of(COUNCILS[council])
    assert (found.id, module.has_mayor(found, TODAY), found.police) == (authority, mayor, police)


@pytest.mark.parametrize(
    "council", ["cornwall", "plymouth", "north-somerset", "surrey", "norwich", "camden", "cardiff", "glasgow"]
)
def test_a_council_outside_all_of_them(council):
    assert module.authority_of(COUNCILS[council]) is None


def test_every_member_is_a_council_of_england_outside_london():
    members = [slug for authority in AUTHORITIES.values() for slug in authority.councils]
    assert not [slug for slug in members if slug not in COUNCILS]
    assert {COUNCILS[slug].nation for slug in members} == {"england"}
    assert "london" not in {COUNCILS[slug].structure for slug in members}


def test_no_council_lies_in_two_authorities():
    times = Counter(slug for authority in AUTHORITIES.values() for slug in module.area_of(authority))
    assert not [slug for slug, count in times.items() if count > 1]


def test_all_districts_of_a_county_lie_where_the_county_lies():
    for council in COUNCILS.values():
        county = councils_module.parent_of(council)
        if county is not None:
            assert module.authority_of(council) == module.authority_of(county), council.slug


def test_whoever_has_police_powers_has_a_mayor_and_an_id_is_made_from_the_name():
    for authority in AUTHORITIES.values():
        assert authority.mayor or not authority.police
        assert authority.id == authority.name.lower().replace(" ", "-")
        assert any(source["url"].startswith("https://www.legislation.gov.uk/") for source in authority.sources)


@pytest.mark.parametrize(("day", "mayor"), [(date(2027, 5, 9), False), (date(2027, 5, 10), True)])
def test_a_first_mayor_is_there_from_the_day_of_taking_office(day, mayor):
    assert module.has_mayor(IN_CUMBRIA, day) is mayor
    fields = module.authority_record(IN_CUMBRIA, day).fields
    assert ("posts" in fields, fields["selection_method"][0] == "elected") == (mayor, mayor)
    assert ("due on 10 May 2027" in fields["summary"]) is not mayor


def test_an_authority_without_a_mayor_never_has_one():
    fields = module.authority_record(AUTHORITIES["lancashire-combined-county-authority"], date(2040, 1, 1)).fields
    assert "posts" not in fields
    assert fields["summary"].endswith("It has no mayor.")


def test_the_record_says_who_the_members_are_and_that_some_may_have_been_replaced():
    authority = AUTHORITIES["devon-and-torbay-combined-county-authority"]
    before, after = (
        module.authority_record(authority, day).fields["composition"] for day in (date(2028, 3, 31), date(2028, 4, 1))
    )
    assert before == "Councillors whom these councils choose: Devon County Council and Torbay Council."
    assert "Devon County Council (or the council that has taken its place) and Torbay Council." in after


def test_only_a_police_mayor_is_said_to_be_one_and_by_whom():
    for authority in AUTHORITIES.values():
        fields = module.authority_record(authority, TODAY).fields
        assert ("police" in fields["summary"]) is authority.police
        assert any("50971" in source["url"] for source in fields["sources"]) is authority.police


@pytest.mark.parametrize("day", [TODAY, date(2028, 5, 31)])
def test_every_record_is_read_without_a_problem(tmp_path, day):
    files = {"hub.yml": "name: Here\n"}
    for authority in AUTHORITIES.values():
        record = module.authority_record(authority, day)
        files[f"bodies/{record.id}.yml"] = _as_yaml(record.fields)
    found = make_hub(tmp_path, files, today=day)
    assert not [problem for problem in found.problems if problem.severity is Severity.ERROR]
    body = found.hub.get("bodies/greater-manchester-combined-authority")
    assert [post.label for post in body.posts] == ["Mayor"]
    assert body.checked == TODAY
    assert found.hub.get("bodies/cumbria-combined-authority").checked == "never"


def _as_yaml(fields):
    return "\n".join(f"{name}: {json.dumps(value)}" for name, value in fields.items()) + "\n"
