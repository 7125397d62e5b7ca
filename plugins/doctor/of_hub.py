"""What hub.yml leaves out, and what no record is there for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hubsite import Hub

from .lack import HUB_FILE, Harm, Lack
from .settings import DoctorSettings

_SOON = timedelta(days=31)


def of_hub(hub: Hub, settings: DoctorSettings) -> Iterator[Lack]:
    """What is missing as a whole, whatever the records say."""
    yield from _of_contact(hub)
    yield from _of_hub_file(hub)
    yield from _of_keys(settings)
    yield from _empty(hub)


def _of_contact(hub: Hub) -> Iterator[Lack]:
    if not (hub.config.contact and hub.config.contact.email):
        yield Lack(
            Harm.SHUTS_OUT,
            "Nobody can be reached about this site.",
            "Who cannot read a page, or finds a mistake, needs somebody to tell.",
            "Add `contact:` with `email:` of a shared mailbox, and a telephone number if there is one.",
        )
    elif not (hub.config.contact.phone or hub.config.contact.address):
        yield Lack(
            Harm.SHUTS_OUT,
            "This site can be reached by e-mail only.",
            "Not everybody has e-mail.",
            "Add `phone:` or `address:` below `contact:`.",
        )


def _of_hub_file(hub: Hub) -> Iterator[Lack]:
    wanted = (
        ("run_by", Harm.MISLEADS, "Nobody says who runs this site.", "Readers want to know whose word it is."),
        (
            "public_body",
            Harm.MISLEADS,
            "Nobody says whether a council is behind this site.",
            "It decides what the law asks of it.",
        ),
        ("council", Harm.STOPS, "The hub does not name its council.", "With it, hubsite says who decides what here."),
        (
            "site_url",
            Harm.STOPS,
            "The hub does not name its address.",
            "Codes on paper, calendars and search engines need it.",
        ),
        (
            "repository",
            Harm.STOPS,
            "The hub does not name its place on GitHub.",
            "With it, pages have a link to change them.",
        ),
    )
    for field, harm, what, why in wanted:
        if getattr(hub.config, field) is None:
            yield Lack(harm, what, why, f"Add `{field}:` to {HUB_FILE}.")


def _of_keys(settings: DoctorSettings) -> Iterator[Lack]:
    if not settings.keys:
        yield Lack(
            Harm.MAY_END,
            "Nobody has written down who holds the mailbox, the domain and the repository.",
            "When the one person who knows moves away, the hub ends.",
            "Add below `plugins:` the lines `doctor:`, `keys:` and for each `- what:`, `holder:`, `second:` (roles).",
        )
    elif single := [key.what for key in settings.keys if not key.second]:
        yield Lack(
            Harm.MAY_END,
            f"Only one role can get into: {'; '.join(single)}.",
            "When that person is ill or moves away, nobody can.",
            "Let a second person in, then add `second:` to it.",
        )


def _empty(hub: Hub) -> Iterator[Lack]:
    coming = [each for each in hub.of("meetings") if _is_soon(hub, each)]
    if not coming:
        yield Lack(
            Harm.POORER,
            "No meeting or event is announced for the coming month.",
            "“What is on” is the page that people come back for.",
            "Add a file to content/meetings/, or `hubsite add meeting`.",
            ("content/meetings/",),
        )
    for folder, what, why in (
        (
            "ways",
            "No way to get involved is named.",
            "Getting involved starts very small; the site should take people there.",
        ),
        ("funds", "No fund is named.", "Small groups cannot find small money."),
        ("spaces", "No space is named.", "People look for a room, and for where things happen."),
        ("groups", "No group is named.", "People look for others before they look for committees."),
        ("people", "Nobody in a public role is named.", "People want to know who speaks for them."),
    ):
        if not hub.of(folder):
            yield Lack(Harm.POORER, what, why, f"Add a file to content/{folder}/.", (f"content/{folder}/",))


def _is_soon(hub: Hub, meeting: object) -> bool:
    return any(each.start.date() <= hub.today + _SOON for each in hub.next_happenings(meeting))  # type: ignore[arg-type]
