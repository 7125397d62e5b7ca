"""Bank holidays of each nation with their substitute days, and those that a place adds or does not keep."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from hubsite.foreign import Foreign
from hubsite.language import speaking
from hubsite.model.bank_holidays import BankHoliday, BankHolidays, say_bank_holiday
from hubsite.model.happenings import say_as_reason
from hubsite.testing import make_hub

ALL = ("england", "wales", "scotland", "northern-ireland")
SOUTH = ("england", "wales")


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        ((2026, 12, 25), ALL),
        ((2026, 12, 28), ALL),
        ((2027, 12, 27), ALL),
        ((2027, 12, 28), ALL),
        ((2028, 1, 3), ALL),
        ((2026, 4, 3), ALL),
        ((2026, 4, 6), (*SOUTH, "northern-ireland")),
        ((2026, 8, 31), (*SOUTH, "northern-ireland")),
        ((2026, 8, 3), ("scotland",)),
        ((2027, 1, 4), ("scotland",)),
        ((2026, 11, 30), ("scotland",)),
        ((2027, 3, 17), ("northern-ireland",)),
        ((2026, 7, 13), ("northern-ireland",)),
        ((2027, 7, 12), ("northern-ireland",)),
        ((2026, 12, 29), ()),
        ((2026, 12, 31), ()),
        ((2027, 1, 2), ("scotland",)),
    ],
)
def test_each_nation_has_its_own(day, nations):
    assert tuple(nation for nation in ALL if BankHolidays(nation).name_of(date(*day))) == nations
    # Nobody has said which nation it is: only what is true in all of them.
    assert bool(BankHolidays().name_of(date(*day))) == (nations == ALL)


def test_they_are_named_as_notices_name_them():
    england = BankHolidays("england")
    assert england.name_of(date(2026, 12, 25)) == "Christmas Day"
    assert england.name_of(date(2026, 12, 28)) == "Boxing Day, substitute day"
    assert england.name_of(date(2026, 12, 30)) == ""
    assert BankHolidays("scotland").name_of(date(2026, 11, 30)) == "St Andrew's Day"


def test_a_place_adds_its_own_and_leaves_out_what_it_does_not_keep():
    own = [
        {"date": "2 November 2026", "name": "Fair day"},
        {"date": "4 May 2026", "kept": "no"},
        {"date": "1 May 2026"},
    ]
    here = BankHolidays("england", tuple(BankHoliday.model_validate(each) for each in own))
    assert here.name_of(date(2026, 11, 2)) == "Fair day"
    assert here.name_of(date(2026, 5, 4)) == ""
    assert here.name_of(date(2026, 5, 1)) == "a local holiday"
    assert here.name_of(date(2026, 12, 25)) == "Christmas Day"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("nation: scotland\n", {30: "St Andrew's Day"}),
        ("nation: england\n", {}),
        ("", {}),
        ("bank_holidays:\n  - date: 23 November 2026\n    name: Fair day\n", {23: "Fair day"}),
        ("nation: scotland\nbank_holidays:\n  - date: 30 November 2026\n    kept: no\n", {}),
    ],
)
def test_a_hub_knows_its_own(tmp_path, config, expected):
    files = {
        "hub.yml": f"name: Here\n{config}plugins: [record_pages]\n",
        "meetings/choir.yml": "name: Choir\nwhat_happens: We sing.\nwhen: every Monday, 7pm\n",
    }
    hub = make_hub(tmp_path, files).hub
    found = hub.happenings(hub.get("meetings/choir"), date(2026, 11, 22), date(2026, 12, 6))
    assert {each.date.day: each.bank_holiday for each in found if each.bank_holiday} == expected


def test_a_name_that_a_hub_gives_keeps_the_language_of_the_hub():
    """Alone, and within a sentence of the language being spoken."""
    fair = Foreign("Samhain fair day", "gd")
    with speaking("ur"):
        assert (say_bank_holiday(fair), say_bank_holiday(fair).language) == ("Samhain fair day", "gd")
        assert not isinstance(say_bank_holiday("Boxing Day"), Foreign)
        assert say_as_reason(fair) == 'بینک ہالیڈے، <span lang="gd" dir="ltr">Samhain fair day</span>'
    assert say_as_reason("Samhain fair day") == "bank holiday, Samhain fair day"


def test_other_countries_are_loaded_by_who_asks_for_them():
    code = """
import sys
from datetime import date
from hubsite.model.bank_holidays import BankHolidays
christmas = date(2026, 12, 25)
print(BankHolidays("wales").name_of(christmas), "holidays.countries" in sys.modules)
import holidays
from holidays.countries import Germany, UnitedKingdom
print(holidays.country_holidays("GB")[christmas], date(2026, 10, 3) in Germany())
print(isinstance(holidays.country_holidays("GB"), UnitedKingdom), BankHolidays("england").name_of(christmas))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["Christmas Day False", "Christmas Day True", "True Christmas Day"]
