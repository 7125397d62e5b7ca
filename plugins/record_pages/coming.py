"""The times that are to come: of one meeting and of all, enough of them for who reads the page weeks later."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hubsite import Hub, Markup, escape, marked, say_changes, say_start, with_semicolons
from hubsite import gettext as _

from .show import link, link_to
from .timing import marks

# Nobody should have to build a site more often than this for its lists to be right.
AHEAD = timedelta(days=105)
LEAST = 12  # times, where there are so many
# In lists of many meetings, one line for each, a reader is told of as much.
SOON, FEW = timedelta(days=60), 2
# More than these no list has that must be small; a quarter of them are the very next.
MOST = 120
NONE_LEFT = marked("No date is known any more; please ask.")


@dataclass(frozen=True, slots=True)
class Coming:
    """One time of a meeting, on or off; `happening` is what the hub says of it."""

    meeting: Any
    happening: Any

    @property
    def until(self) -> datetime:
        """When it is past: at its end, or with its day where no end is known."""
        until: datetime = self.happening.is_over_after
        return until

    @property
    def order(self) -> tuple[Any, ...]:
        """By its time."""
        return self.happening.start, self.meeting.name.casefold(), self.meeting.key, self.happening.planned


def coming_of(hub: Hub, meeting: Any, ahead: timedelta = AHEAD, least: int = LEAST) -> list[Coming]:
    """The times of one meeting: all within `ahead`, and as many after it as are needed for `least`."""
    last = hub.today + ahead
    found = hub.happenings(meeting, hub.today, last)
    if sum(each.is_on for each in found) < least:
        found += [each for each in hub.next_happenings(meeting, least) if each.date > last]
    return [Coming(meeting, each) for each in found]


def all_coming(hub: Hub) -> list[Coming]:
    """The times of all meetings in the order of their days; of what is cancelled as a whole, none."""
    meetings: list[Any] = [each for each in hub.of("meetings") if getattr(each, "status", None) != "cancelled"]
    found = [each for meeting in meetings for each in coming_of(hub, meeting, SOON, 0)]
    if sum(each.happening.is_on for each in found) < LEAST:
        found = [each for meeting in meetings for each in coming_of(hub, meeting)]
    return sorted(found, key=lambda each: each.order)


def only_needed(coming: Iterable[Coming], show: int) -> list[Coming]:
    """Those that will ever stand among the first `show`: not what is over before as many that began earlier.

    In a hub of hundreds of meetings these are a few for each day, and the list is exact all the same.
    """
    longest: deque[datetime] = deque(maxlen=show)
    found = []
    for each in coming:
        if len(longest) < show or each.until > min(longest):
            found.append(each)
            if each.happening.is_on:
                _remember(longest, each.until)
    return found


def thinned(coming: list[Coming]) -> list[Coming]:
    """At most `MOST`: the next ones whole, and of the later ones a few spread over all days, the last included.

    Only where hundreds of meetings are held is anything left out. Weeks after the build such a list still names what
    comes, in order, though not all of it: that stands on the page of everything that is on.
    """
    whole = MOST // 4
    later, room = coming[whole:], MOST - whole
    if len(later) <= room:
        return coming
    return coming[:whole] + [later[(place + 1) * len(later) // room - 1] for place in range(room)]


def _remember(longest: deque[datetime], until: datetime) -> None:
    if len(longest) == longest.maxlen:
        longest.remove(min(longest))
    longest.append(until)


def with_marks(coming: Iterable[Coming], show: int) -> list[tuple[Coming, Markup]]:
    """Each with its marks for the tag it stands in; hidden are those after the ones that are shown."""
    found, place = [], 0
    for each in coming:
        is_on = each.happening.is_on
        found.append((each, marks(until=each.until, hidden=place >= show, off=not is_on)))
        place += is_on
    return found


def moment_words(happening: Any) -> str:
    """`Thursday 3 December 2026, 7pm`; without the time where none is known."""
    return say_start(happening.start, all_day=happening.all_day)


def time_said(happening: Any, time: str | Markup = "") -> Markup:
    """The time, and whether it is cancelled, moved, or on a bank holiday; `time` is another way to write it."""
    note, time = with_semicolons(say_changes(happening)), escape(time or moment_words(happening))
    word = {"cancelled": _("Cancelled:"), "moved": _("Moved:")}.get(happening.state)
    said = Markup("<strong>{}</strong> {}").format(word, time) if word else time
    return Markup("{} ({})").format(said, note) if note else said


def line(hub: Hub, coming: Coming) -> Markup:
    """A line of a list: when, what, and where for what is on."""
    time, meeting = time_said(coming.happening), link(coming.meeting.path, coming.meeting.name)
    if coming.happening.held_at and coming.happening.is_on:
        place = link_to(hub, coming.happening.held_at)
        return escape(_("{time}: {meeting}, {place}", time=time, meeting=meeting, place=place))
    return escape(_("{time}: {meeting}", time=time, meeting=meeting))


def next_date(coming: list[Coming]) -> Markup:
    """The next date within a sentence, the later ones waiting behind it; what is off is left out if anything is on."""
    wanted = [each for each in coming if each.happening.is_on] or coming
    found = only_needed(wanted, 1)
    dates = [
        Markup(f"<strong{marks(until=each.until, hidden=place > 0)}>{escape(moment_words(each.happening))}</strong>")
        for place, each in enumerate(found)
    ]
    return Markup('<span class="coming" data-show="1">{}</span><span class="coming-none" hidden>{}</span>').format(
        Markup().join(dates),
        # Translators: within a sentence, after “Next:”.
        _("no date is known any more; please ask."),
    )
