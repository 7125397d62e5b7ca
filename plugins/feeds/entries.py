"""What the feeds tell, and on which day each thing became new. The day comes from the record and never from a clock.

| told | on the day |
|---|---|
| news | `date` |
| a consultation has opened | `opens`; without it, `checked` |
| a consultation is about to close | a week before `closes` |
| what came of a consultation | the first that is past of `decided_on`, `decision_expected`, `checked`, `closes` |
| a meeting that takes place once | four weeks before it, whenever somebody has checked it |
| a series of meetings, new or changed | `checked`: who cancels or moves a date checks the record |
| what a meeting decided | the decision's `date`; without it, the day of a meeting that took place once, or `checked` |
| an issue was answered | `answered_on` |

What has none of these days, or has them in the future, is not told yet: a reader's program would put it on top for
months. One record can be told several times; each time has an address of its own on the page.

The feed of everything leaves out all meetings but those that take place once, within the next four weeks: to check a
series again is good, and no news.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, day_of, marked, prose, say_date, say_moment
from hubsite import gettext as _

_LAST_WEEK = timedelta(days=7)
_FOUR_WEEKS = timedelta(days=28)
_SENTENCES = Markup("{} {}")
# Links within the hub and pictures would lead nowhere from inside a reader's program; so would a named piece.
_WITHIN = re.compile(r'<a href="(?!https?:|mailto:|tel:)[^"]*">(.*?)</a>', re.DOTALL)
_NOT_TOLD = re.compile(r"<img\b[^>]*>|<p>\{\{.*?\}\}</p>\n?|(?<=<h[1-6]) id=\"[^\"]*\"", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to tell: where it stands (`news/roof/`, `meetings/council/#hub-decisions`), since when, and what.

    `only_in_its_own` keeps it out of the feed of everything.
    """

    path: str
    title: str
    updated: date
    html: str
    about: str
    only_in_its_own: bool = False


def entries_of(hub: Hub, folder: str) -> list[Entry]:
    """Everything that one of the FEEDS tells today."""
    return [entry for tell in _TELLERS[folder] for entry in tell(hub) if entry.updated <= hub.today]


def _news(hub: Hub) -> Iterator[Entry]:
    for record in _of(hub, "news"):
        yield _entry(record, record.name, record.date, _said(record.summary), _told(record.description))


def _consultations(hub: Hub) -> Iterator[Entry]:
    for record in _of(hub, "consultations"):
        closes = _("Closes on {day}.", day=say_moment(record.closes)) if record.closes else ""
        asked = (_said(record.summary), _told(record.proposes), _said(closes))
        if opened := day_of(record.opens) or _checked(record):
            yield _entry(record, _("Have your say: {name}", name=record.name), opened, *asked)
        if record.closes:
            day = say_date(day_of(record.closes), with_weekday=False)
            title = _("Closes on {day}: {name}", day=day, name=record.name)
            yield _entry(record, title, day_of(record.closes) - _LAST_WEEK, *asked, at="closes")


def _results(hub: Hub) -> Iterator[Entry]:
    for record in _of(hub, "consultations"):
        days = (record.decided_on, record.decision_expected, _checked(record), day_of(record.closes))
        day = next((each for each in days if each and each <= hub.today), None)
        if record.result and day:
            title, parts = _("What came of it: {name}", name=record.name), [_told(record.result)]
            if record.what_changed:
                parts += [_said(_("What the answers changed:")), _told(record.what_changed)]
            yield _entry(record, title, day, *parts, at="hub-result")


def _days(cancelled: Any) -> str:
    first, last = say_date(cancelled.date), cancelled.until
    return _("{first} to {last}", first=first, last=say_date(last)) if last else first


def _meetings(hub: Hub) -> Iterator[Entry]:
    for record in _of(hub, "meetings"):
        once = record.when.day
        off = [_SENTENCES.format(_("Not on {day}.", day=_days(each)), each.reason or "") for each in record.cancelled]
        moved = [_("{day} is changed: see the page.", day=say_date(each.date)) for each in record.moved]
        parts = [record.summary, record.when.describe(), *off, *moved]
        if day := once - _FOUR_WEEKS if once else _checked(record):
            title = _("Cancelled: {name}", name=record.name) if record.status == "cancelled" else record.name
            entry = _entry(record, title, day, *map(_said, parts), _told(record.what_happens))
            yield replace(entry, only_in_its_own=not once or once < hub.today)


def _meeting_decisions(hub: Hub) -> Iterator[Entry]:
    for record in _of(hub, "meetings"):
        by_day: dict[date, list[Any]] = {}
        for each in record.decisions:
            if day := each.date or record.when.day or _checked(record):
                by_day.setdefault(day, []).append(each)
        for day, decided in by_day.items():
            title = _("Decided on {day}: {name}", day=say_date(day, with_weekday=False), name=record.name)
            yield _entry(record, title, day, _list(_decision(each) for each in decided), at=f"hub-decisions-{day}")


def _answered(hub: Hub) -> Iterator[Entry]:
    for record in _of(hub, "issues"):
        if record.answered_on:
            parts = (_said(record.summary), _told(record.outcome))
            yield _entry(record, _("Answered: {name}", name=record.name), record.answered_on, *parts, at="hub-outcome")


_TELLERS: dict[str, tuple[Callable[[Hub], Iterator[Entry]], ...]] = {
    "news": (_news,),
    "consultations": (_consultations,),
    "meetings": (_meetings,),
    "decisions": (_meeting_decisions, _results, _answered),
}
# The feeds by the part of the site they stand in, and what each tells.
FEEDS = {
    "news": marked("news"),
    "consultations": marked("have your say"),
    "meetings": marked("meetings"),
    "decisions": marked("what was decided"),
}


def _of(hub: Hub, folder: str) -> tuple[Any, ...]:
    return hub.of(folder)


def _entry(record: Any, title: str, day: date, *html: str, at: str = "") -> Entry:
    path = f"{record.path}#{at}" if at else record.path
    content = "\n".join(each for each in html if each) or _said(title)
    return Entry(path=path, title=title, updated=day, html=content, about=record.folder)


def _checked(record: Any) -> date | None:
    return record.checked if isinstance(record.checked, date) else None


def _said(words: str | None) -> str:
    return str(Markup("<p>{}</p>").format(words.strip())) if words else ""


def _decision(each: Any) -> str:
    return f"{each.text} ({each.vote})" if each.vote else each.text


def _list(items: Iterable[str]) -> str:
    rows = Markup().join(Markup("<li>{}</li>").format(item) for item in items)
    return str(Markup("<ul>{}</ul>").format(rows))


def _told(text: str | None) -> str:
    """Prose as it stands by itself, away from the site."""
    return _NOT_TOLD.sub("", _WITHIN.sub(r"\1", str(prose(text)))) if text else ""
