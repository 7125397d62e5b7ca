"""Checks over the whole hub: facts without a source, dates that cannot be, meetings that nobody could find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from hubsite import Hub, Problem, hookimpl

from .bank_holidays import needs_nation, on_bank_holiday
from .cells import formulas
from .closed_rooms import closed_rooms
from .dates import not_yet, out_of_order, surprises
from .first_time import could_say_more, no_first_time
from .languages import without_words
from .meeting_dates import annual_meeting, moved_far, moved_onto_another, not_dates_of_it
from .no_time import without_time
from .parents import circles
from .posts import posts
from .proof import figure_without_source, proof
from .rooms import same_room_twice
from .samples import samples
from .terms import ended
from .web_places import web_places
from .written import texts_of

_A_YEAR = timedelta(days=365)


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """What a careful reader would ask about each record."""
    # Records that come with a plugin are their keeper's to mend, not the volunteer's.
    own = [each for each in hub.records if each.origin.file.startswith("content/")]
    for record in own:
        texts = texts_of(record)
        yield from proof(record)
        yield from surprises(record, hub.today)
        yield from not_yet(record, hub.today)
        yield from out_of_order(record)
        yield from posts(record)
        yield from figure_without_source(record)
        yield from samples(record, texts)
        yield from formulas(record, texts)
        yield from web_places(record, texts)
        yield from ended(hub, record)
    for page in hub.pages:
        texts = texts_of(page)
        yield from not_yet(page, hub.today)
        yield from samples(page, texts)
        yield from web_places(page, texts)
    yield from circles(hub)
    yield from without_words(hub)
    yield from _of_meetings(hub, [each for each in own if each.folder == "meetings"])


def _of_meetings(hub: Hub, meetings: Sequence[Any]) -> Iterator[Problem]:
    """What is odd about their dates in the next twelve months, and what they leave people to guess."""
    coming = {each.key: hub.happenings(each, hub.today, hub.today + _A_YEAR) for each in meetings}
    for meeting in meetings:
        yield from not_dates_of_it(hub, meeting)
        yield from moved_onto_another(hub, meeting)
        yield from moved_far(hub, meeting)
        yield from without_time(meeting, coming[meeting.key])
        yield from annual_meeting(hub, meeting, coming[meeting.key])
        yield from on_bank_holiday(meeting, coming[meeting.key])
        yield from closed_rooms(hub, meeting, coming[meeting.key])
        yield from no_first_time(meeting, coming[meeting.key])
        yield from could_say_more(hub, meeting, coming[meeting.key])
    yield from needs_nation(hub, meetings)
    yield from same_room_twice(hub, meetings, coming)
