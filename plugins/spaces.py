"""On the page of a space: who gets in, what goes on there, the way to it on a map; places outside the UK."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from hubsite import (
    Hub,
    Markup,
    Panel,
    Problem,
    Record,
    Severity,
    Source,
    escape,
    hookimpl,
    marked,
    say_changes,
    say_start,
    with_semicolons,
)
from hubsite import gettext as _

# Enough that a page that was built forty days ago still knows of the coming sixty.
_AHEAD = timedelta(days=100)
_SHOWN, _MOST = 6, 60
_DECISIVE = {
    "step_free": marked("Step-free"),
    "accessible_toilet": marked("Accessible toilet"),
    "hearing_loop": marked("Hearing loop"),
    "blue_badge_parking": marked("Blue Badge parking"),
}
_ANSWERS = {"yes": marked("Yes"), "no": marked("No")}
# Unst to Scilly and Fermanagh to Lowestoft, with some sea around.
_NORTH, _EAST = (49.0, 61.0), (-9.0, 2.5)


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """What there is to say of getting in, of what goes on, and of the way there."""
    if record.folder == "spaces" and (getting_in := _getting_in(hub, record)):
        yield Panel(title=_("Getting in"), body=getting_in, order=15)
    if record.folder == "spaces" and (going_on := _going_on(hub, record)):
        yield Panel(title=_("What goes on here"), body=going_on, order=20)
    if _coordinates(record):
        yield Panel(title=_("Find it on a map"), body=_map(record), order=130)


def _getting_in(hub: Hub, space: Any) -> Markup:
    """What decides for many whether they can come at all; the whole list stands further down."""
    if not space.access:
        return Markup("")
    rows = Markup("").join(
        Markup("<li>{}: {}</li>").format(_(label), _(_ANSWERS.get(getattr(space.access, name), marked("Not known"))))
        for name, label in _DECISIVE.items()
    )
    more = Markup('<p><a href="#hub-access">{}</a></p>').format(_("All about getting in and taking part"))
    return Markup("<ul>{}</ul>{}").format(rows, more if "record_pages" in hub.plugins else "")


def _going_on(hub: Hub, space: Record) -> Markup:
    parts = [_coming(hub, space), _groups(hub, space)]
    return Markup("").join(part for part in parts if part)


def _coming(hub: Hub, space: Record) -> Markup:
    """The meetings of the next weeks; the page's own script folds away what is past."""
    meetings = {each.record.key: each.record for each in hub.mentions_of(space) if each.record.folder == "meetings"}
    found = sorted(
        ((each, meeting) for meeting in meetings.values() for each in _here(hub, space, meeting)),
        key=lambda pair: (pair[0].start, pair[1].name, pair[1].key),
    )
    items = Markup("").join(_item(each, meeting, place) for place, (each, meeting) in enumerate(found[:_MOST]))
    if not items:
        return Markup("")
    return Markup('<ul class="coming" data-show="{}">{}</ul><p class="coming-none" hidden>{}</p>').format(
        _SHOWN, items, _("No date is known any more; please ask.")
    )


def _here(hub: Hub, space: Record, meeting: Any) -> list[Any]:
    found = hub.happenings(meeting, hub.today, hub.today + _AHEAD)
    here = [each for each in found if each.held_at == space.key]
    # Of a series that is cancelled as a whole the next time says enough.
    return here[:1] if meeting.status == "cancelled" else here


def _item(each: Any, meeting: Any, place: int) -> Markup:
    state = {"cancelled": _("Cancelled:"), "moved": _("Moved:")}.get(each.state)
    notes = [*([_("not certain yet")] if meeting.status == "tentative" and each.is_on else []), *say_changes(each)]
    marks = (" hidden" if place >= _SHOWN else "") + ("" if each.is_on else " data-off")
    time = escape(say_start(each.start, all_day=each.all_day))
    said = f"<strong>{escape(state)} </strong>{time}" if state else time
    link = f'<a href="/{escape(meeting.path)}">{escape(meeting.name)}</a>'
    note = f" ({with_semicolons(notes)})" if notes else ""
    return Markup(f'<li data-until="{each.is_over_after:%Y-%m-%dT%H:%M}"{marks}>{said}: {link}{note}</li>')


def _groups(hub: Hub, space: Record) -> Markup:
    groups: list[Any] = [each.record for each in hub.mentions_of(space) if each.field == "meets_at"]
    items = Markup("").join(
        Markup('<li><a href="/{}">{}</a>{}</li>').format(
            group.path, group.name, Markup(": {}").format(when) if (when := getattr(group, "meets_when", None)) else ""
        )
        for group in groups
    )
    return Markup("<h3>{}</h3><ul>{}</ul>").format(_("Groups that meet here"), items) if items else Markup("")


def _coordinates(record: Any) -> tuple[float, float] | None:
    north, east = getattr(record, "latitude", None), getattr(record, "longitude", None)
    return (north, east) if isinstance(north, float) and isinstance(east, float) else None


def _map(record: Any) -> Markup:
    """Links only: the page itself asks no map for anything."""
    words = {"see": _("See it on OpenStreetMap"), "open": _("Open it in the map on this device")}
    here = {
        "lat": f"{record.latitude:.6f}".rstrip("0").rstrip("."),
        "lon": f"{record.longitude:.6f}".rstrip("0").rstrip("."),
    }
    return Markup(
        '<ul><li><a href="https://www.openstreetmap.org/?mlat={lat}&amp;mlon={lon}#map=18/{lat}/{lon}">'
        '{see}</a></li><li><a href="geo:{lat},{lon}">{open}</a></li></ul>'
    ).format(**here, **words)


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """Coordinates that lie outside the UK, most often because the two were swapped."""
    for record in hub.records:
        found = _coordinates(record) if record.origin.file.startswith("content/") else None
        if found and not _is_in_uk(*found):
            yield _outside(record, *found)


def _is_in_uk(north: float, east: float) -> bool:
    return _NORTH[0] <= north <= _NORTH[1] and _EAST[0] <= east <= _EAST[1]


def _outside(record: Any, north: float, east: float) -> Problem:
    fix = "Look both figures up again: in the UK `latitude` is between 49 and 61, `longitude` between -9 and 2.5."
    if _is_in_uk(east, north):
        fix = f"The two were most likely swapped. Write:\nlatitude: {east}\nlongitude: {north}"
    elif _is_in_uk(north, -east):
        fix = f"West of Greenwich the longitude is below zero. Write `longitude: {-east}`."
    lines = record.origin.lines
    return Problem(
        code="place-outside-uk",
        message=f"{north}, {east} is not in the United Kingdom.",
        severity=Severity.WARNING,
        fix=fix,
        source=Source(record.origin.file, lines.get("latitude", record.origin.line)),
    )
