"""500 series expanded over 24 months beside dateutil, and 1,000 calendar entries written beside icalendar alone.

    .venv/bin/python benchmarks/calendars.py [--series 500] [--events 1000] [--times 5]

dateutil's rruleset does the bare counting of the same days; hubsite's happenings also know which are cancelled, moved
or a bank holiday. icalendar alone is given values that are ready; hubsite's time holds the way from the record to the
finished file, with plain words made from Markdown.
"""

import argparse
import datetime as dt
import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import icalendar
from _paired import Run, median, paired, ratio
from dateutil import rrule

from hubsite import Hub
from hubsite.look import look

FIRST, LAST = dt.date(2026, 11, 22), dt.date(2028, 11, 21)
LONDON = ZoneInfo("Europe/London")
PATTERNS = (
    ("every Tuesday", {"freq": rrule.WEEKLY, "byweekday": rrule.TU}),
    ("first Thursday of every month", {"freq": rrule.MONTHLY, "byweekday": rrule.TH(1)}),
    ("last Friday of every month", {"freq": rrule.MONTHLY, "byweekday": rrule.FR(-1)}),
    ("every Monday and Thursday", {"freq": rrule.WEEKLY, "byweekday": (rrule.MO, rrule.TH)}),
    ("15th of every month", {"freq": rrule.MONTHLY, "bymonthday": 15}),
)
WORDS = "We hear reports, and then *anyone* may speak. Come early for tea."


def main() -> None:
    """Measure, and print one line for each comparison."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--series", type=int, default=500)
    options.add_argument("--events", type=int, default=1000)
    options.add_argument("--times", type=int, default=5)
    chosen = options.parse_args()
    calendars = plugin("calendars")
    with tempfile.TemporaryDirectory() as place:
        hub = hub_of(Path(place) / "series", chosen.series)
        assert expand(hub) == expand_with_dateutil(chosen.series)
        runs = paired(
            lambda: timed(lambda: expand(forgetful(hub))),
            lambda: timed(lambda: expand_with_dateutil(chosen.series)),
            chosen.times,
        )
        tell(f"{chosen.series} series over 24 months, Hub.happenings", "dateutil rruleset", *runs)
        hub = hub_of(Path(place) / "events", chosen.events)
        runs = paired(
            lambda: timed(lambda: write(calendars, forgetful(hub))),
            lambda: timed(lambda: write_with_icalendar(chosen.events)),
            chosen.times,
        )
        tell(f"calendar of {chosen.events} meetings", "icalendar alone", *runs)


def forgetful(hub: Hub) -> Hub:
    """The same hub, remembering nothing of the years that were asked for before."""
    return replace(hub)


def plugin(name: str) -> ModuleType:
    """A plugin of ours, loaded by its path."""
    folder = Path(__file__).resolve().parents[1] / "plugins" / name
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return importlib.import_module(f"{name}.files")


def hub_of(root: Path, meetings: int) -> Hub:
    """A hub of meetings; every tenth has a date cancelled."""
    folder = root / "content" / "meetings"
    folder.mkdir(parents=True)
    hub_fields = "name: Benchmark\nnation: england\nsite_url: https://here.example\nplugins: [lists]\n"
    (root / "content" / "hub.yml").write_text(hub_fields, encoding="utf-8")
    for number in range(meetings):
        when = f"{PATTERNS[number % len(PATTERNS)][0]}, 7pm to 9pm"
        fields = f"name: Evening {number}\nwhen: {when}\nwhat_happens: {WORDS}\nfirst_time: Sit anywhere.\n"
        (folder / f"m{number}.yml").write_text(fields, encoding="utf-8")
    hub = look(root, FIRST).hub
    assert hub is not None and len(hub.of("meetings")) == meetings
    return hub


def timed(work: Callable[[], object]) -> Run:
    """How long it takes here, in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Run(time.perf_counter() - wall, time.process_time() - cpu)


def expand(hub: Hub) -> int:
    """How many times there are in two years."""
    return sum(len(hub.happenings(meeting, FIRST, LAST)) for meeting in hub.of("meetings"))


def expand_with_dateutil(series: int) -> int:
    """The same days, counted only."""
    found = 0
    start, end = dt.datetime.combine(FIRST, dt.time(19)), dt.datetime.combine(LAST, dt.time(23))
    for number in range(series):
        rules = rrule.rruleset()
        rules.rrule(rrule.rrule(dtstart=start, until=end, **PATTERNS[number % len(PATTERNS)][1]))
        found += len(list(rules))
    return found


def write(calendars: ModuleType, hub: Hub) -> bytes:
    """The calendar of everything."""
    entries = [entry for meeting in hub.of("meetings") for entry in calendars.entries_of_meeting(hub, meeting)]
    data: bytes = calendars.write_calendar("Benchmark", "https://here.example/", entries)
    return data


def write_with_icalendar(events: int) -> bytes:
    """As many entries with the same fields, of which everything is known already."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//peer//EN")
    calendar.add("version", "2.0")
    for number in range(events):
        calendar.add_component(_event(number))
    data: bytes = calendar.to_ical()
    return data


def _event(number: int) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"meetings-m{number}@here.example")
    event.add("dtstamp", dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    event.add("url", f"https://here.example/meetings/m{number}/")
    event.add("sequence", 0)
    event.add("summary", f"Evening {number}")
    event.add("status", "CONFIRMED")
    event.add("description", f"{WORDS}\n\nYour first time: Sit anywhere.\n\nMore: https://here.example/m{number}/")
    event.add("dtstart", dt.datetime(2025, 1, 7, 19, tzinfo=LONDON))
    event.add("dtend", dt.datetime(2025, 1, 7, 21, tzinfo=LONDON))
    event.add("rrule", icalendar.vRecur.from_ical("FREQ=WEEKLY;BYDAY=TU"))
    return event


def tell(ours: str, theirs: str, our_runs: list[Run], their_runs: list[Run]) -> None:
    """One comparison: medians in seconds, and the median ratio pair by pair."""
    print(f"{ours} / {theirs}")
    for what in ("wall", "cpu"):
        figures = f"{median(our_runs, what):6.3f} s / {median(their_runs, what):6.3f} s"
        print(f"  {what:4}  {figures}  ratio {ratio(our_runs, their_runs, what):.2f}")


if __name__ == "__main__":
    main()
