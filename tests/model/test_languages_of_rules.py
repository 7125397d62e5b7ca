"""Rules, changes and opening hours in other languages: every word is of the catalogue or of CLDR, or all is English."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from markupsafe import Markup, escape

import hubsite
from hubsite.foreign import Foreign
from hubsite.language import speaking
from hubsite.model.bank_holidays import BankHolidays, say_bank_holiday
from hubsite.model.happenings import Happening, happenings
from hubsite.model.life import Meeting
from hubsite.model.mistakes import Reading
from hubsite.model.opening import Opening
from hubsite.model.said_back import own_meetings, said_back
from hubsite.model.say_changes import say_changes, say_start
from hubsite.model.when import read_when
from hubsite.model.when_notes import notes_on
from hubsite.testing import make_hub

# Arabic, since CLDR has no Latin letter for it: what is Latin has slipped through.
ARABIC = "ar"
LATIN = re.compile("[A-Za-z]")
DAYS = """every day; every 3 days from 5 January 2026; every weekday; every Monday and Thursday; every other Tuesday;
every other Friday from 2 January 2026; every 3 weeks on Monday and Wednesday from 5 January 2026;
first Thursday of every month; first and third Tuesday of every month; first Tuesday and last Friday of every month;
second Wednesday of March and June; fifth Saturday; last Sunday; 15th of every month; 1st and last day of every month;
31st of every month; every other month on the first Monday from 5 January 2026; last day of February every year;
every 3 months on the 15th from 15 January 2026; every year on 5 November; every 29 February;
every year on the first Monday of May; every other year on 5 November from 5 November 2026;
every 4 years on the first Thursday of May from 7 May 2026; 3 December 2026; third Saturday of every month"""
TIMES = ("", ", 7pm", ", 7:30pm to 9pm", ", 10pm to 1am")
LIMITS = ("", ", not August", ", until 1 June 2027", ", except 22 December 2026 to 5 January 2027", ", 6 times")


class Told(dict):  # type: ignore[type-arg]
    """A catalogue that has every message, in letters of no Latin alphabet; and it remembers what it was asked."""

    asked: set[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.asked = set()

    def get(self, key, default=None):
        self.asked.add(key)
        said = re.sub(r"\{\w+\}|[A-Za-z]", lambda found: found[0] if found[0][0] == "{" else "ж", key[1])
        return (f"⟦{said}⟧",) * 6


@pytest.fixture
def told(monkeypatch):
    catalogue = Told()
    monkeypatch.setattr("hubsite.language.catalogue", lambda tag: {} if tag == "en" else catalogue)
    return catalogue


@pytest.fixture
def nothing_translated(monkeypatch):
    monkeypatch.setattr("hubsite.language.catalogue", lambda tag: {})


def all_rules():
    for days, times, limit in product(re.split(r";\s*", DAYS), TIMES, LIMITS):
        try:
            yield read_when(days + times + limit)
        except ValueError:
            continue  # a single day that comes 6 times


def meeting(when: str, **fields: object) -> Meeting:
    written = {"name": "Council", "what_happens": "We decide.", "when": when, **fields}
    return Meeting.model_validate(written, context=Reading({"spaces": {"hall", "library"}}))


def changes_of(meeting: Meeting, nation: str = "england") -> list[Happening]:
    return happenings(meeting, date(2026, 12, 1), date(2027, 2, 1), BankHolidays(nation).name_of)


CHANGED = [
    meeting("every Monday, 7pm", on_bank_holiday="skip"),
    meeting("every Monday, 7pm", on_bank_holiday="next-day"),
    meeting("every Monday, 7pm", on_bank_holiday="ask"),
    meeting("every Monday, 7pm"),
    meeting("every Monday", moved=[{"date": "7 December 2026", "to": "8 December 2026"}]),
    meeting("every Monday, 7pm", moved=[{"date": "7 December 2026", "to": "7 December 2026 20:00"}]),
    meeting("every Monday, 7pm", moved=[{"date": "7 December 2026", "to": "8 December 2026"}]),
    meeting("every Monday, 7pm", held_at="hall", moved=[{"date": "7 December 2026", "held_at": "library"}]),
]
DOOR = Opening(
    (
        "April to September: Wednesday 9am to 9pm",
        "Monday to Friday 9am to 5pm",
        "Saturday 10am to 12 noon and 2pm to 4pm",
        "Term time: Tuesday 6pm to 7pm",
        "Sunday all day",
        "Until 3 May 2026: Friday closed",
        "Bank holidays: closed",
        "25 December to 2 January: closed",
    )
)
ASKED = Opening(("Monday to Friday 9am to 5pm",))
HOLIDAYS = {date(2026, 12, 28): "Boxing Day, substitute day", date(2027, 1, 18): "Our fair"}


def everything_said():
    for rule in all_rules():
        yield rule.describe()
    for each in (happening for one in CHANGED for happening in changes_of(one)):
        yield from [*say_changes(each), each.reason, each.bank_holiday, say_start(each.start, all_day=each.all_day)]
    for opening in (DOOR, ASKED):
        for column in opening.columns():
            yield from [column.heading, *map(str, column.days)]
        for apart in opening.apart(date(2026, 12, 1), date(2027, 2, 1), HOLIDAYS):
            yield from [str(apart.day), *([apart.name] if apart.name != "Our fair" else [])]


def test_no_english_word_is_left_where_the_catalogue_has_all(told):
    with speaking(ARABIC):
        said = list(everything_said())
    assert len(said) > 600
    assert [each for each in said if LATIN.search(each) or isinstance(each, Foreign | Markup)] == []


def test_every_message_is_found_for_the_catalogues(told):
    with speaking(ARABIC):
        list(everything_said())
    keywords = {"_": None, "marked": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    model = Path(hubsite.__file__).parent / "model"
    found = extract_from_dir(model, [("**.py", "python")], {}, keywords)
    ids = {(context or "", text[0] if isinstance(text, tuple) else text) for _, _, text, _, context in found}
    assert len(told.asked) > 45 and told.asked - ids == set()


def test_without_a_catalogue_a_rule_is_english_as_a_whole_and_says_so(nothing_translated):
    for rule in all_rules():
        with speaking("pl"):
            said = rule.describe()
        if rule.rule or (rule.end is None and rule.start):
            assert isinstance(said, Foreign) and said.language == "en"
            assert said == rule.describe() == str(rule)
    with speaking("pl"):
        assert escape(read_when("every Monday").describe()) == '<span lang="en" dir="ltr">Every Monday</span>'
        # A day and its hours need no catalogue.
        assert read_when("3 December 2026, 7pm to 9pm").describe() == "czwartek, 3 grudnia 2026, 19:00–21:00"


def test_half_a_catalogue_gives_no_half_sentence(monkeypatch):
    some = {
        ("", "Every month: {days}"): ("Bob mis: {days}",),
        ("", "bank holiday, {holiday}"): ("gŵyl banc, {holiday}",),
    }
    monkeypatch.setattr("hubsite.language.catalogue", lambda tag: some if tag == "cy" else {})
    with speaking("cy"):
        assert read_when("first Thursday of every month").describe() == "First Thursday of every month"
        off = next(each for each in changes_of(CHANGED[0]) if not each.is_on)
        assert (off.reason, off.reason.language) == ("bank holiday, Boxing Day, substitute day", "en")


def test_a_rule_in_welsh(monkeypatch):
    welsh = {
        ("", "Every month: {days}"): ("Bob mis: {days}",),
        ("", "first Thursday"): ("dydd Iau cyntaf",),
        ("", "third Thursday"): ("trydydd dydd Iau",),
        ("", "not in these months: {months}"): ("nid yn y misoedd hyn: {months}",),
    }
    monkeypatch.setattr("hubsite.language.catalogue", lambda tag: welsh if tag == "cy" else {})
    with speaking("cy"):
        said = read_when("first and third Thursday, 7pm to 9pm, not August").describe()
    expected = "Bob mis: dydd Iau cyntaf a(c) trydydd dydd Iau, 19:00\u2009–\u200921:00, nid yn y misoedd hyn: Awst"
    assert said == expected


def test_open_data_and_what_volunteers_are_told_stay_english(told, tmp_path):
    when = read_when("fifth Monday, 1:30am, not August")
    english, notes = str(when), notes_on(when, date(2026, 1, 1))
    files = {
        "meetings/choir.yml": "name: Choir\nwhat_happens: We sing.\nwhen: every Monday, 7pm\non_bank_holiday: skip\n"
    }
    hub = make_hub(tmp_path, {"hub.yml": "name: Here\nnation: england\nplugins: [record_pages]\n", **files}).hub
    back = said_back(hub, own_meetings(hub))
    with speaking(ARABIC):
        assert str(when) == english and read_when(english) == when
        assert CHANGED[0].model_dump(mode="json")["when"] == "Every Monday, from 7pm"
        assert notes_on(when, date(2026, 1, 1)) == notes
        assert said_back(hub, own_meetings(hub)) == back
    assert "bank holiday, Boxing Day, substitute day" in back[0].dates


def test_what_is_remembered_is_said_anew_in_each_language(told, tmp_path):
    files = {
        "meetings/choir.yml": "name: Choir\nwhat_happens: We sing.\nwhen: every Monday, 7pm\non_bank_holiday: skip\n"
    }
    hub = make_hub(tmp_path, {"hub.yml": "name: Here\nnation: england\nplugins: [record_pages]\n", **files}).hub

    def said() -> tuple[object, ...]:
        found = hub.happenings(hub.get("meetings/choir"), date(2026, 12, 28), date(2026, 12, 28))
        opening = Opening(("Monday 9am to 10am", "first Tuesday of the month 9am to 10am", "closed first Friday"))
        door = [str(each) for each in (*opening.week(date(2026, 12, 3)), *DOOR.week(date(2026, 12, 3)))]
        return (*door, *(each.reason for each in found), *(each.bank_holiday for each in found))

    english = said()
    with speaking(ARABIC):
        foreign = said()
    assert said() == english and not set(english) & set(foreign)


def test_words_of_a_door_are_in_the_language_of_the_door(told):
    lines = ("Monday 9am to 5pm, every half hour", "closed first Friday of the month", "By arrangement at other times")
    shown = Opening(lines), Opening(Foreign(line, "en") for line in lines)
    with speaking(ARABIC):
        plain, marked = ([str(day) for day in opening.week(date(2026, 12, 3))] for opening in shown)
        assert "every half hour" in plain[0] and "<span" not in plain[0]
        assert isinstance(marked[0], Markup) and '<span lang="en" dir="ltr">every half hour</span>' in marked[0]
        assert '<span lang="en" dir="ltr">first Friday of the month</span>' in marked[4]
    assert str(shown[0].week(date(2026, 12, 3))[0]) == "9am to 5pm, every half hour"
    assert shown[0].lines[0].text == lines[0] and type(shown[0].lines[0].text) is str


def test_reasons_know_their_language_and_names_of_a_place_stay(told):
    moved = Happening(datetime(2026, 12, 3, 19), None, False, date(2026, 12, 3), state="cancelled", because="Paint.")
    foreign = Happening(moved.start, None, False, moved.planned, state="cancelled", because=Foreign("Paint.", "en"))
    with speaking(ARABIC):
        assert say_changes(moved) == ["Paint"] and type(say_changes(moved)[0]) is str
        assert isinstance(say_changes(foreign)[0], Foreign) and say_changes(foreign) == ["Paint"]
        assert say_bank_holiday("Samhain fair day") == "Samhain fair day"


def test_every_bank_holiday_to_come_has_a_message(told):
    nations = ("england", "wales", "scotland", "northern-ireland")
    days = [date.fromordinal(date(2026, 1, 1).toordinal() + number) for number in range(4 * 365)]
    names = {name for nation in nations for day in days if (name := BankHolidays(nation).name_of(day))}
    assert len(names) > 15
    with speaking(ARABIC):
        assert [name for name in names if LATIN.search(say_bank_holiday(name))] == []
    assert [say_bank_holiday(name) for name in names] == list(names)
