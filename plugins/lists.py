"""Blocks for your own pages: lists of records, and the next meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from hubsite import Block, Hub, Markup, Record, hookimpl, say_start
from hubsite import gettext as _

_LIST = Markup("<ul>{}</ul>")
_COMING = Markup('<ul class="coming" data-show="{}">{}</ul><p class="coming-none" hidden>{}</p>')
_TIME = Markup('<li data-until="{}"{}>{}: <a href="/{}">{}</a></li>')


@hookimpl
def hubsite_blocks(hub: Hub) -> Iterator[Block]:
    """`{{ list kind=… }}` and `{{ next-meetings }}`."""
    yield Block(
        name="list",
        summary="Links to all records of a kind; with `tag=…` only those with that tag.",
        example="{{ list kind=groups }}",
        render=partial(_list, hub),
    )
    yield Block(
        name="next-meetings",
        summary="The next meetings, with their dates; `of=…` names whose, `show=…` how many.",
        example="{{ next-meetings show=5 }}",
        render=partial(_next_meetings, hub),
    )


def _only(words: Mapping[str, str], *known: str) -> None:
    for word in words:
        if word not in known:
            raise ValueError(f"'{word}' is not known here.\nKnown are: {', '.join(known)}.")


def _list(hub: Hub, words: Mapping[str, str]) -> Markup:
    _only(words, "kind", "tag")
    kind = words.get("kind", "")
    if kind not in hub.labels:
        raise ValueError(f"there is no kind called '{kind}'.\nKinds are: {', '.join(hub.labels)}.")
    wanted = words.get("tag")
    found = [record for record in hub.of(kind) if wanted is None or wanted in record.tags]
    return _links(found) if found else Markup("<p>{}</p>").format(_("There are none yet."))


def _next_meetings(hub: Hub, words: Mapping[str, str]) -> Markup:
    _only(words, "of", "show")
    number = words.get("show", "5")
    if not (number.isdecimal() and 1 <= int(number) <= 50):
        raise ValueError(f"'{number}' is not a number from 1 to 50.\nWrite `show=5`.")
    whose = words.get("of", "")
    if whose and not any(whose in (record.id, record.key) for record in hub.records):
        raise ValueError(f"there is no record called '{whose}'.\nWrite its id, for example `of=allotments`.")
    meetings: list[Any] = [each for each in hub.of("meetings") if _is_of(each, whose)]
    show = int(number)
    # For readers who come later: as many again of each as are shown, and at least a dozen.
    coming = [(each, meeting) for meeting in meetings for each in hub.next_happenings(meeting, max(12, 2 * show))]
    coming.sort(key=lambda pair: (pair[0].start, pair[1].key))
    if not coming:
        return Markup("<p>{}</p>").format(_("No meeting is planned."))
    times = Markup().join(_time(place < show, *pair) for place, pair in enumerate(coming))
    return _COMING.format(show, times, _("No date is known any more; please ask."))


def _is_of(meeting: Any, whose: str) -> bool:
    if meeting.status == "cancelled":
        return False
    return not whose or (meeting.run_by is not None and whose in (meeting.run_by, meeting.run_by.id))


def _time(seen: bool, happening: Any, meeting: Any) -> Markup:
    """A line, with the moment after which the script of the theme hides it and shows the next."""
    said = say_start(happening.start, all_day=happening.all_day)
    until, hidden = happening.is_over_after.isoformat(timespec="minutes"), Markup("" if seen else " hidden")
    return _TIME.format(until, hidden, said, meeting.path, meeting.name)


def _links(records: Iterable[Record]) -> Markup:
    item = Markup('<li><a href="/{}">{}</a></li>')
    return _LIST.format(Markup().join(item.format(record.path, record.name) for record in records))
