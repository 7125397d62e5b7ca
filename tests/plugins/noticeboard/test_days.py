"""Days and spans of days on a sheet, and until when dates are shown."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
days = import_module("_hubsite_plugin_noticeboard.days")
words_of = import_module("_hubsite_plugin_noticeboard.sheet").words_of


def test_the_last_day_shown_moves_on_once_a_month():
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(366)]
    assert len({days.last_shown(day) for day in year}) == 13
    assert days.last_shown(date(2026, 12, 31)) == date(2027, 2, 28)
    assert all(58 <= (days.last_shown(day) - day).days <= 92 for day in year)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([3], "Tuesday 3"),
        ([17, 3, 10, 3], "Tuesdays 3, 10 and 17"),
        ([5, 3], "Tuesday 3; Thursday 5"),
        ([2, 3, 4, 5, 9], "2–5 and 9"),
    ],
)
def test_days_of_a_month_are_told_by_weekday_or_by_number(numbers, said):
    assert words_of(days.days_of_month(date(2026, 11, number) for number in numbers)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 12, 24), date(2027, 1, 1), "24 December 2026 to 1 January 2027"),
        (date(2026, 12, 24), date(2026, 12, 24), "24 December 2026"),
        (date(2026, 12, 24), None, "From 24 December 2026"),
        (None, date(2026, 12, 24), "Until 24 December 2026"),
    ],
)
def test_spans_of_days(first, last, said):
    assert days.say_days(first, last) == said


def test_months_and_bank_holidays(tmp_path):
    hub = make_hub(tmp_path, {"hub.yml": "name: Here\nnation: england\nplugins: [record_pages]\n"}).hub
    assert days.say_month(date(2027, 1, 5)) == "January 2027"
    assert list(days.holidays_between(hub, date(2026, 12, 25), date(2026, 12, 31))) == [
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 28),
    ]
