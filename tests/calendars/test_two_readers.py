"""Two programs that read calendars, written by others in two languages, see the same times as our pages."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hubsite import When
from hubsite.look import look
from hubsite.model.when import read_when
from hubsite.testing import A_SUNDAY, make_hub

# 24 months with three changes of the clocks: 29 March 2026, 25 October 2026, 28 March 2027 (and 31 October 2027).
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2027, 12, 31)
LONDON = ZoneInfo("Europe/London")
NATIONS = ("england", "wales", "scotland", "northern-ireland")
POLICIES = ("skip", "next-day", "previous-day", "ask", "keep")
TIMES = (
    "",
    "7pm to 9pm",
    "7:30pm",
    "10pm to 2:30am",
    "1:30am to 2:30am",
    "1:30am",
    "11:30pm to 12:30am",
    "noon to 1pm",
)
PATTERNS = (
    "every Tuesday",
    "every Monday and Thursday",
    "every weekday",
    "every day",
    "every Sunday",
    "every Sunday, only in March and October",
    "every Wednesday, not in August",
    "every Friday from 11 September 2026 until 23 July 2027",
    "every Saturday from 7 March 2026, 10 times",
    "every Tuesday until 30 June 2026",
    "every Thursday, except 24 December 2026 to 1 January 2027",
    "every Monday, not 6 April 2026, not 28 December 2026",
    "every Tuesday from 6 January 2026, not 6 January 2026",
    "every 2 days from 1 January 2026",
    "every other Tuesday from 6 January 2026",
    "every other Wednesday from 31 December 2025",
    "every other Sunday from 1 March 2026",
    "every other Saturday and Sunday from 3 January 2026",
    "every 3 weeks on Friday from 2 January 2026",
    "first Thursday of every month",
    "second Tuesday of every month, not August",
    "third Saturday of every month, not in July or August",
    "fourth Monday of every month",
    "fifth Monday of every month",
    "fifth Tuesday of every month",
    "last Friday of every month",
    "last Sunday of every month",
    "last day of every month",
    "31st of every month",
    "1st of every month",
    "15th of every month, not December",
    "first and third Wednesday of every month",
    "first Tuesday and third Thursday of every month",
    "first Monday of every month from 1 June 2026, 6 times",
    "every 2 months on the second Tuesday from 13 October 2026",
    "every 3 months on the last Wednesday from 28 January 2026",
    "every 2 years on the first Saturday of June from 6 June 2026",
    "1 May every year",
    "29 February every year",
    "first Monday of May every year",
    "last Saturday of March and October",
    "29 March 2026",
    "25 October 2026",
    "30 June 2026",
)
OFTEN = ("every weekday", "every day", "every Monday and Thursday", "every 2 days from 1 January 2026")
ON_BANK_HOLIDAYS = (
    "every Monday",
    "every Friday",
    "every weekday from 1 April 2026 until 4 January 2027",
    "first Monday of May every year",
    "26th of every month",
)
LATER_ON = (("first Thursday of every month", "second Tuesday of every month"), ("every Monday", "every other Tuesday"))
SPACES = {
    "spaces/hall.yml": "name: Mill Hall\naddress: Mill Lane, Aldermere\n",
    "spaces/library.yml": "name: Library\naddress: 3 Church Street\n",
}
LATER = dt.date(2026, 9, 1)


def written(when: str, *lines: str) -> str:
    fields = [f"when: {when}", "name: Meeting", "what_happens: We meet.", "held_at: hall", *lines]
    return "\n".join([*fields, ""])


def said(pattern: str, times: str) -> str:
    return f"{pattern}, {times}" if times else pattern


def plain() -> Iterator[str]:
    """Every pattern with every time of day; those that come nearly every day with some only."""
    for pattern in PATTERNS:
        for times in TIMES[1::3] if pattern in OFTEN else TIMES:
            yield written(said(pattern, times))


def changed() -> Iterator[str]:
    """Dates cancelled and moved: to another day; to another day, time and place; before the one before."""
    for number, pattern in enumerate(PATTERNS):
        when = read_when(said(pattern, TIMES[number % len(TIMES)]))
        days = [each.date for each in when.next_after(dt.date(2026, 3, 1), 5)]
        yield written(when.text, *_changes(when, days))


def _changes(when: When, days: list[dt.date]) -> Iterator[str]:
    if len(days) > 1:
        yield f"cancelled: [{days[0]}]"
    yield "moved:"
    yield f'  - {{date: {days[-1]}, to: {days[-1] + dt.timedelta(days=3)} 16:15, held_at: library, reason: "A, b; c"}}'
    if len(days) > 2:
        yield f"  - {{date: {days[1]}, to: {days[1] - dt.timedelta(days=9)}}}"


def on_bank_holidays() -> Iterator[str]:
    for number, (pattern, policy) in enumerate((each, one) for each in ON_BANK_HOLIDAYS for one in POLICIES):
        yield written(said(pattern, TIMES[number % 4]), f"on_bank_holiday: {policy}")


def later_on() -> Iterator[str]:
    for number, (before, after) in enumerate([*LATER_ON, *(pair[::-1] for pair in LATER_ON)]):
        first, second = (said(_from(each), TIMES[number + place]) for place, each in enumerate((before, after)))
        lines = ["later_on:", f"  - {{since: {LATER}, when: '{second}', held_at: library}}"]
        yield written(first, *lines)
        yield written(first, *lines, f"  - {{since: 2027-03-28, when: '{said('every Sunday', '1:30am to 3am')}'}}")


def _from(pattern: str) -> str:
    return f"{pattern} from 6 January 2026" if "other" in pattern else pattern


def spans() -> Iterator[str]:
    """Whole weeks in which a meeting is off."""
    for pattern in ("every day, 9am to 10am", "every Tuesday, 7pm to 9pm", "first Thursday of every month, 7pm"):
        yield written(pattern, "cancelled: 20 December 2026 to 5 January 2027, 4 March 2027")


def off() -> Iterator[str]:
    for status in ("cancelled", "tentative"):
        yield written("every Tuesday, 7pm to 9pm", f"status: {status}")
        yield written("30 June 2026", f"status: {status}")


def hub_of(place: Path, nation: str):
    """A hub of one nation with every rule; those without bank holidays are in the first one only."""
    rules = [*on_bank_holidays()]
    if nation == NATIONS[0]:
        rules += [*plain(), *changed(), *later_on(), *spans(), *off()]
    files = {f"meetings/m{number:04}.yml": rule for number, rule in enumerate(rules)}
    config = f"name: Here\nnation: {nation}\nplugins: [calendars]\n"
    return make_hub(place, {"hub.yml": config, **SPACES, **files}, today=FIRST)


@pytest.fixture(scope="module")
def hubs(tmp_path_factory):
    looks = {nation: hub_of(tmp_path_factory.mktemp(nation), nation) for nation in NATIONS}
    for each in looks.values():
        assert not each.has_errors, each.problems[:3]
    return looks


@pytest.fixture(scope="module")
def calendars(hubs) -> dict[str, bytes]:
    """The file of every meeting, by nation and path."""
    return {
        f"{nation} {file.path}": file.data
        for nation, look in hubs.items()
        for file in look.site.files
        if file.path.startswith("meetings/")
    }


@pytest.fixture(scope="module")
def pages(hubs, expected):
    return {
        f"{nation} {meeting.key}.ics": (meeting, expected(look.hub, meeting, FIRST, LAST))
        for nation, look in hubs.items()
        for meeting in look.hub.of("meetings")
    }


def agree(pages, read) -> None:
    assert read.keys() == pages.keys()
    wrong = {name: (str(meeting.when), *differences(times, read[name])) for name, (meeting, times) in pages.items()}
    wrong = {name: each for name, each in wrong.items() if each[1] or each[2]}
    assert not wrong, f"{len(wrong)} differ: {list(wrong.items())[:5]}"


def differences(said, seen):
    """What is on one side only; two at the same time, one of them moved there, are two."""
    ours, theirs = (Counter(_comparable(each) for each in times) for times in (said, seen))
    return sorted(ours - theirs)[:3], sorted(theirs - ours)[:3]


def _comparable(time):
    """Of a time that the clocks jump over nobody can say how long it is; and of one that they show twice, or never,
    ical.js takes another instant than RFC 5545 (3.3.5) and Python do. What the clock shows is the same in all."""
    end = "" if _is_odd(time.start, -1) or _is_odd(time.end, -1) else time.end
    instant = None if _is_odd(time.start, -1) or _is_odd(time.start, 1) else time.instant
    return time.start, time.status, time.place, str(instant and int(instant)), end


def _is_odd(moment: str, sign: int) -> bool:
    """Whether clocks never show it, because they go forward (-1), or show it twice, because they go back (1)."""
    wall = dt.datetime.fromisoformat(moment).replace(tzinfo=LONDON)
    difference = wall.replace(fold=0).utcoffset() - wall.replace(fold=1).utcoffset()
    return "T" in moment and difference * sign > dt.timedelta()


def test_there_are_enough_rules(pages):
    assert len(pages) >= 300
    assert sum(len(times) for _, times in pages.values()) > 10_000
    assert {time.status for _, times in pages.values() for time in times} == {"CONFIRMED", "CANCELLED", "TENTATIVE"}


def test_python_sees_the_times_of_the_pages(pages, calendars, python_reader):
    agree(pages, {name: python_reader(data, FIRST, LAST) for name, data in calendars.items()})


def test_javascript_sees_the_times_of_the_pages(pages, calendars, read_in_javascript):
    agree(pages, read_in_javascript(calendars, FIRST, LAST))


def test_the_example_opens_in_both(python_reader, read_in_javascript, expected, tmp_path):
    example = Path(__file__).resolve().parents[2]
    seen = look(_with_calendars(example, tmp_path), A_SUNDAY)
    assert not seen.has_errors, seen.problems[:3]
    last = A_SUNDAY + dt.timedelta(days=730)
    data = next(file.data for file in seen.site.files if file.path == "calendar.ics")
    pages = [time for meeting in seen.hub.of("meetings") for time in expected(seen.hub, meeting, A_SUNDAY, last)]
    python, javascript = python_reader(data, A_SUNDAY, last), read_in_javascript({"": data}, A_SUNDAY, last)[""]
    assert [time.start for time in python] == [time.start for time in javascript]
    starts = [time.start for time in python if time.status != "None"]
    assert starts == sorted(time.start for time in pages)
    assert len(starts) > 500


def _with_calendars(example: Path, place: Path) -> Path:
    """The example with this plugin and no other."""
    shutil.copytree(example / "content", place / "content")
    text = (example / "content" / "hub.yml").read_text(encoding="utf-8").partition("plugins:")[0]
    (place / "content" / "hub.yml").write_text(f"{text}plugins: [calendars]\n", encoding="utf-8")
    return place
