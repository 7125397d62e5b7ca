"""Days that come again, counted by us and by brute force."""

from __future__ import annotations

import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubsite.model.recurrence import Frequency, Recurrence, Span, Weekday

TUESDAY, THURSDAY = 1, 3
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
weekly = Recurrence(Frequency.WEEKLY, weekdays=(Weekday(TUESDAY),))


def fits(rule: Recurrence, day: date) -> bool:
    """Whether a day fits a rule without interval, the slow and obvious way."""
    last = monthrange(day.year, day.month)[1]
    in_month = (day.day - 1) // 7 + 1
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.month_days or day.day in rule.month_days or (-1 in rule.month_days and day.day == last))
        and (
            not rule.weekdays
            or any(
                each.day == day.weekday() and each.nth in (0, in_month, -1 if last - day.day < 7 else 0)
                for each in rule.weekdays
            )
        )
    )


def days_of(rule: Recurrence, start: date, end: date) -> list[date]:
    return list(rule.days(start, end))


months = st.lists(st.integers(1, 12), max_size=3, unique=True).map(tuple)
nths = st.lists(st.builds(Weekday, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, 5, -1])), min_size=1, max_size=3)
rules = st.one_of(
    st.builds(Recurrence, st.just(Frequency.DAILY), months=months),
    st.builds(
        Recurrence,
        st.just(Frequency.WEEKLY),
        weekdays=st.lists(st.builds(Weekday, st.integers(0, 6)), min_size=1, max_size=3).map(tuple),
        months=months,
    ),
    st.builds(Recurrence, st.just(Frequency.MONTHLY), weekdays=nths.map(tuple), months=months),
    st.builds(
        Recurrence,
        st.just(Frequency.MONTHLY),
        month_days=st.lists(st.sampled_from([*range(1, 32), -1]), min_size=1, max_size=3).map(tuple),
        months=months,
    ),
)
dates = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(rules, dates, st.integers(0, 500))
def test_days_are_those_that_fit(rule, start, length):
    end = start + timedelta(days=length)
    expected = [day for step in range(length + 1) if fits(rule, day := start + timedelta(days=step))]
    assert days_of(rule, start, end) == expected
    assert days_of(rule.settled(), start, end) == expected


@given(rules, dates, st.integers(2, 60), dates)
def test_a_window_far_from_the_first_day_stays_in_step(rule, first, interval, window):
    """The days of a window are the same whether counting begins there or at the first day."""
    rule = Recurrence(rule.frequency, interval, rule.weekdays, rule.month_days, rule.months).starting(
        first, count_from_match=True
    )
    if rule.first is None or window < rule.first:
        return
    from_the_start = [day for day in rule.days(rule.first, window + timedelta(days=400)) if day >= window]
    assert days_of(rule, window, window + timedelta(days=400)) == from_the_start


def test_every_other_week_over_new_year_and_week_53():
    rule = Recurrence(Frequency.WEEKLY, 2, (Weekday(TUESDAY),)).starting(date(2026, 12, 1), count_from_match=True)
    assert days_of(rule, date(2026, 12, 20), date(2027, 2, 1)) == [
        date(2026, 12, 29),
        date(2027, 1, 12),
        date(2027, 1, 26),
    ]


def test_two_ways_of_counting_from_a_day_that_does_not_fit():
    mondays, wednesday = Recurrence(Frequency.WEEKLY, 2, (Weekday(0),)), date(2026, 1, 7)
    assert mondays.starting(wednesday, count_from_match=True).first == date(2026, 1, 12)
    assert mondays.starting(wednesday, count_from_match=False).first == date(2026, 1, 19)


def test_first_until_count_and_skipped():
    rule = Recurrence(
        Frequency.WEEKLY,
        weekdays=(Weekday(TUESDAY),),
        first=date(2026, 1, 6),
        until=date(2026, 2, 3),
        skipped=(Span(date(2026, 1, 10), date(2026, 1, 20)),),
    )
    assert days_of(rule, *YEAR) == [date(2026, 1, 6), date(2026, 1, 27), date(2026, 2, 3)]
    counted = Recurrence(Frequency.WEEKLY, 1, (Weekday(TUESDAY),), first=date(2026, 1, 6), count=3)
    assert days_of(counted, *YEAR) == [date(2026, 1, 6), date(2026, 1, 13), date(2026, 1, 20)]
    assert days_of(counted, date(2026, 1, 14), date(2026, 12, 31)) == [date(2026, 1, 20)]
    assert counted.next_day(date(2026, 1, 21)) is None
    assert days_of(counted, date(2026, 1, 20), date(2026, 1, 1)) == []


def test_short_months_and_fifth_weekdays_are_skipped():
    fifth_tuesday = Recurrence(Frequency.MONTHLY, weekdays=(Weekday(TUESDAY, 5),))
    assert [(d.month, d.day) for d in fifth_tuesday.days(*YEAR)] == [(3, 31), (6, 30), (9, 29), (12, 29)]
    thirty_first = Recurrence(Frequency.MONTHLY, month_days=(31,))
    assert [d.month for d in thirty_first.days(*YEAR)] == [1, 3, 5, 7, 8, 10, 12]


def test_the_next_days_are_near_or_just_the_first_far_one():
    assert len(weekly.days_after(date(2026, 1, 1), 1000)) == 104  # two years of Tuesdays
    leap_day = Recurrence(Frequency.YEARLY, month_days=(29,), months=(2,))
    assert leap_day.days_after(date(2096, 3, 1), 5) == [date(2104, 2, 29)]
    later = Recurrence(Frequency.WEEKLY, weekdays=(Weekday(TUESDAY),), first=date(2040, 1, 3))
    assert later.days_after(date(2026, 1, 1), 2) == [date(2040, 1, 3), date(2040, 1, 10)]
    assert weekly.days_after(date(2026, 1, 1), 0) == []
    assert weekly.next_day(date.max) is None


@pytest.mark.parametrize(
    "rule",
    [
        Recurrence(Frequency.YEARLY, month_days=(30,), months=(2,)),
        Recurrence(Frequency.MONTHLY, 12, month_days=(31,), months=(6,), first=date(1000, 6, 1)),
        Recurrence(Frequency.DAILY, 2, first=date(1000, 1, 1), skipped=(Span(date(1000, 1, 1), date(2199, 1, 1)),)),
        Recurrence(Frequency.WEEKLY, 60, (Weekday(0),), first=date(1000, 1, 6)),
    ],
)
def test_what_never_comes_or_began_long_ago_is_quick(rule):
    began = time.process_time()
    rule.next_day(date(2026, 1, 1))
    assert time.process_time() - began < 2


def test_one_form_for_equal_rules():
    def monthly(**parts) -> Recurrence:
        return Recurrence(Frequency.MONTHLY, **parts).settled()

    assert monthly(month_days=(15, 1, 1)).month_days == (1, 15)
    assert monthly(month_days=(-1, 15)).month_days == (15, -1)
    assert monthly(month_days=(1,), months=tuple(range(1, 13))).months == ()
    assert monthly(month_days=(1,), months=(5,)).frequency is Frequency.YEARLY
    assert Recurrence(Frequency.YEARLY, month_days=(1,), months=(6, 5)).settled() == monthly(
        month_days=(1,), months=(5, 6)
    )
    weekdays = tuple(Weekday(day) for day in range(5))
    assert Recurrence(Frequency.DAILY, weekdays=weekdays).settled().frequency is Frequency.WEEKLY


def test_the_text_of_a_rule():
    rule = Recurrence(Frequency.MONTHLY, 3, (Weekday(TUESDAY, 2), Weekday(THURSDAY, -1)), months=(1, 2), count=4)
    assert rule.rule_text("") == "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU,-1TH;BYMONTH=1,2;COUNT=4"
    assert weekly.rule_text("20260101") == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260101"
