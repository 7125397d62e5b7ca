"""Hubs full of meetings, and two calendar programs that read their files independently of each other."""

import datetime as dt
import hashlib
import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from filelock import FileLock

HERE = Path(__file__).parent
LONDON = ZoneInfo("Europe/London")
LONGEST = 300  # seconds


@dataclass(frozen=True, order=True)
class Time:
    """One time as a calendar shows it: words of the clock on the wall, `2026-03-29T19:30`, or a day.

    `instant` is its start in seconds since 1970, in which programs can differ where the clocks change.
    """

    start: str
    end: str
    status: str
    place: str
    instant: float | None


def on_the_wall(moment: dt.date) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, dt.datetime) else moment.isoformat()


def read_in_python(data: bytes, first: dt.date, last: dt.date) -> list[Time]:
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(first, last + dt.timedelta(days=1))
    times = (_time(each) for each in found)
    return sorted(each for each in times if first.isoformat() <= each.start[:10] <= last.isoformat())


def _time(event: icalendar.Event) -> Time:
    start, place = event["dtstart"].dt, str(event.get("location", ""))
    instant = start.timestamp() if isinstance(start, dt.datetime) else None
    return Time(on_the_wall(start), on_the_wall(event["dtend"].dt), str(event.get("status")), place, instant)


@pytest.fixture(scope="session")
def ical_js(request) -> Path:
    """The folder where npm has put ical.js; it is kept between runs."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("there is no node and npm on this machine (on Debian: sudo apt-get install nodejs npm)")
    lock = (HERE / "package-lock.json").read_bytes()
    folder = Path(request.config.cache.mkdir(f"ical-js-{hashlib.sha256(lock).hexdigest()[:12]}"))
    with FileLock(folder / "lock"):
        if not (folder / "done").exists():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            _install(folder)
    return folder


def _install(folder: Path) -> None:
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False)
    if ran.returncode:
        pytest.skip(f"npm could not fetch ical.js: {ran.stderr.strip()[-200:]}")
    (folder / "done").touch()


@pytest.fixture(scope="session")
def read_in_javascript(ical_js, tmp_path_factory):
    """Reads many calendars in one run of node: name to data in, name to times out."""

    def read(calendars: Mapping[str, bytes], first: dt.date, last: dt.date) -> dict[str, list[Time]]:
        asked = {name: data.decode() for name, data in calendars.items()}
        file = tmp_path_factory.mktemp("asked") / "asked.json"
        file.write_text(json.dumps({"first": str(first), "last": str(last), "calendars": asked}), encoding="utf-8")
        command = ["node", HERE / "read_with_ical_js.mjs", ical_js, file]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
        assert not ran.returncode, ran.stderr
        return {name: sorted(Time(*each) for each in times) for name, times in json.loads(ran.stdout).items()}

    return read


@pytest.fixture(scope="session")
def python_reader():
    return read_in_python


@pytest.fixture(scope="session")
def expected():
    """The times that the pages of a hub say, as a calendar should show them."""

    def times(hub, meeting, first: dt.date, last: dt.date) -> list[Time]:
        years = [dt.date(year, 1, 1) for year in range(first.year, last.year + 1)]
        asked = ((max(day, first), min(day.replace(month=12, day=31), last)) for day in years)
        found = (each for begin, end in asked for each in hub.happenings(meeting, begin, end))
        return sorted(_expected(hub, meeting, each) for each in found if each.state != "moved")

    return times


def _expected(hub, meeting, happening) -> Time:
    if happening.all_day:
        start, end = happening.date, happening.date + dt.timedelta(days=1)
    else:
        start, end = happening.start, happening.end or happening.start + dt.timedelta(hours=1)
    status = "TENTATIVE" if happening.ask_first or meeting.status == "tentative" else "CONFIRMED"
    space = hub.get(happening.held_at)
    place = f"{space.name}, {space.address}" if space else ""
    cancelled = happening.state == "cancelled"
    instant = None if happening.all_day else start.replace(tzinfo=LONDON).timestamp()
    return Time(on_the_wall(start), on_the_wall(end), "CANCELLED" if cancelled else status, place, instant)
