"""Days, times and money as readers of each language write them; in English as they always were."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from hubsite.foreign import Foreign
from hubsite.language import speaking
from hubsite.model.contacts import say_money
from hubsite.model.dates import read_date, say_date, say_moment
from hubsite.model.say_days import say_day_of_year, say_month, say_weekday
from hubsite.model.times import say_time, say_time_range

DAY, EVENING = date(2026, 12, 3), datetime(2026, 12, 3, 19)


@pytest.mark.parametrize(
    ("tag", "with_weekday", "without", "with_time"),
    [
        ("en", "Thursday 3 December 2026", "3 December 2026", "Thursday 3 December 2026 at 7pm"),
        ("en-GB", "Thursday 3 December 2026", "3 December 2026", "Thursday 3 December 2026 at 7pm"),
        ("cy", "Dydd Iau, 3 Rhagfyr 2026", "3 Rhagfyr 2026", "Dydd Iau, 3 Rhagfyr 2026, 19:00"),
        ("pl", "czwartek, 3 grudnia 2026", "3 grudnia 2026", "czwartek, 3 grudnia 2026 19:00"),
        ("ur", "جمعرات، 3 دسمبر، 2026", "3 دسمبر، 2026", "جمعرات، 3 دسمبر، 2026 \u20687:00\xa0PM\u2069"),
        ("lt", "2026 m. gruodžio 3 d., ketvirtadienis", "2026 m. gruodžio 3 d.", None),
    ],
)
def test_a_day_is_in_the_order_and_grammar_of_its_language(tag, with_weekday, without, with_time):
    with speaking(tag):
        assert say_date(DAY) == with_weekday and say_date(EVENING) == with_weekday
        assert say_date(DAY, with_weekday=False) == without
        assert say_moment(DAY) == with_weekday
        assert with_time is None or say_moment(EVENING) == with_time
        assert type(say_date(DAY)) is type(say_moment(EVENING)) is str


@pytest.mark.parametrize(
    ("tag", "start", "both", "past_midnight"),
    [
        ("en", "9am", "9am to 5:30pm", "10pm to 1am"),
        ("cy", "09:00", "09:00\u2009–\u200917:30", "22:00\u2009–\u200901:00"),
        ("pl", "09:00", "09:00–17:30", "22:00–01:00"),
        (
            "ur",
            *(
                f"\u2068{each}\u2069"
                for each in ("9:00\xa0AM", "9:00\xa0AM\u2009–\u20095:30\xa0PM", "10:00\xa0PM\u2009–\u20091:00\xa0AM")
            ),
        ),
    ],
)
def test_clocks_have_24_hours_or_halves_of_the_day(tag, start, both, past_midnight):
    with speaking(tag):
        assert say_time(time(9)) == start
        assert say_time_range(time(9), time(17, 30)) == both
        assert say_time_range(time(22), time(1)) == past_midnight


def test_noon_and_midnight_have_names_in_english_alone():
    assert (say_time(time(12)), say_time(time(0))) == ("midday", "midnight")
    with speaking("pl"):
        assert (say_time(time(12)), say_time(time(0))) == ("12:00", "00:00")


@pytest.mark.parametrize(
    ("tag", "whole", "with_pence"),
    [
        ("en", "£1,000", "£2.50"),
        ("cy", "£1,000", "£2.50"),
        ("ur", "£1,000", "£2.50"),
        ("pl", "1\xa0000\xa0£", "2,50\xa0£"),
    ],
)
def test_pounds_keep_their_sign_and_lose_needless_pence(tag, whole, with_pence):
    with speaking(tag):
        assert say_money(Decimal(1000)) == whole
        assert say_money(Decimal("2.50")) == with_pence


def test_what_costs_nothing_is_a_word_of_the_catalogue(monkeypatch):
    monkeypatch.setattr(
        "hubsite.language.catalogue", lambda tag: {("price", "free"): ("am ddim",)} if tag == "cy" else {}
    )
    with speaking("cy"):
        assert say_money(Decimal(0)) == "am ddim"
    with speaking("ur"):
        said = say_money(Decimal(0))
    assert isinstance(said, Foreign) and (said, said.language) == ("free", "en")
    assert type(say_money(Decimal(0))) is str


def test_names_stand_as_they_stand_alone_whatever_was_spoken_before():
    for tag in ("ur", "zh"):  # without such names of their own in CLDR, and asked for first
        with speaking(tag):
            say_weekday(1), say_month(12)
    for tag, weekday, month, day in [
        ("pl", "wtorek", "grudzień", "24 grudnia"),
        ("pt", "terça-feira", "dezembro", "24 de dezembro"),
        ("cy", "Dydd Mawrth", "Rhagfyr", "Rhagfyr 24"),
        ("en", "Tuesday", "December", "24 December"),
    ]:
        with speaking(tag):
            assert (say_weekday(1), say_month(12), say_day_of_year(12, 24)) == (weekday, month, day)


def test_the_last_day_of_any_month_may_be_said_as_its_31st():
    with speaking("pl"):
        assert say_day_of_year(2, 31) == "29 lutego"
        assert say_day_of_year(2, 31, 2027) == "28 lutego 2027"


def test_all_digits_are_latin_and_languages_without_a_catalogue_have_their_dates():
    for tag in ("ar", "fa", "bn", "ps", "hi"):
        with speaking(tag):
            said = say_moment(EVENING)
        assert "2026" in said and all(not each.isdigit() or each.isascii() for each in said)


def test_volunteers_write_english_whatever_is_spoken():
    with speaking("cy"):
        assert read_date("Thursday 3 December 2026") == DAY
