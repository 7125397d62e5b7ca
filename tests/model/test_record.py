"""What every record has, and what becomes of it as open data."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import ValidationError

from hubsite.model.life import Fund, Meeting, Space
from hubsite.model.mistakes import Reading
from hubsite.model.power import Body, Person
from hubsite.model.record import Link, Origin, Record

ORIGIN = Origin("spaces", "mill-hall", "content/spaces/mill-hall.yml", 1, {"name": 1})
REQUIRED = {"name": "Mill Hall", "address": "Mill Lane"}


def space(**fields):
    reading = Reading(ids={"groups": {"trust"}, "bodies": set(), "places": {"ashcombe"}})
    return Space.model_validate({**REQUIRED, **fields}, context=reading).placed(ORIGIN)


def test_a_record_knows_where_it_stands():
    hall = space()
    assert (hall.id, hall.folder, hall.key, hall.path) == (
        "mill-hall",
        "spaces",
        "spaces/mill-hall",
        "spaces/mill-hall/",
    )
    assert hall.origin is ORIGIN


def test_a_record_is_frozen():
    with pytest.raises(ValidationError):
        space().name = "Other"
    with pytest.raises(ValidationError):
        space(access={"step_free": "yes"}).access.step_free = "no"


def test_title_is_read_as_the_name():
    assert Space.model_validate({"title": "Mill Hall", "address": "Mill Lane"}).name == "Mill Hall"
    assert Space(name="Mill Hall", address="Mill Lane").name == "Mill Hall"


@pytest.mark.parametrize("given", ["https://a.example", ["https://a.example"], [{"url": "https://a.example"}]])
def test_an_address_alone_is_a_link(given):
    assert space(links=given).links == (Link(url="https://a.example"),)


def test_an_address_is_not_parted_at_its_commas():
    assert [link.url for link in space(links="https://a.example/1,2").links] == ["https://a.example/1,2"]


@pytest.mark.parametrize(
    ("typed", "value"), [("never", "never"), ("Not yet", "never"), ("1 November 2026", date(2026, 11, 1))]
)
def test_checked_is_a_day_or_never(typed, value):
    assert space(checked=typed).checked == value


def test_open_data_begins_with_the_id_and_holds_only_what_is_known():
    data = space(run_by="trust", capacity="120", places="ashcombe", checked="1 November 2026").open_data()
    assert list(data)[:2] == ["id", "kind"]
    assert data == {
        "id": "mill-hall",
        "kind": "spaces",
        "name": "Mill Hall",
        "address": "Mill Lane",
        "places": ["places/ashcombe"],
        "run_by": "groups/trust",
        "capacity": 120,
        "checked": "2026-11-01",
    }


def test_open_data_is_plain_json():
    fund = Fund.model_validate({"name": "Grants", "amount": "£1,000.50", "closes": "30 November 2026 17:00"})
    meeting = Meeting.model_validate({"name": "AGM", "when": "3 December 2026, 7pm", "what_happens": "We elect."})
    assert json.loads(json.dumps(fund.open_data()))["amount"] == 1000.5
    assert fund.open_data()["closes"] == "2026-11-30T17:00:00"
    assert json.loads(json.dumps(meeting.open_data()))["when"] == "Thursday 3 December 2026, from 7pm"


def test_a_post_without_an_id_gets_one_from_its_label():
    body = Body.model_validate({"name": "Trust", "posts": [{"label": "Clerk to the trust"}, {"id": "x", "label": "Y"}]})
    assert [post.id for post in body.posts] == ["clerk-to-the-trust", "x"]


def test_people_have_no_home_address():
    assert not {"address", "postcode"} & Person.model_fields.keys()


@pytest.mark.parametrize("name", ["", "   "])
def test_a_name_says_something(name):
    with pytest.raises(ValidationError) as caught:
        Record.model_validate({"name": name})
    assert caught.value.errors()[0]["type"] == "empty-field"
