"""What hub.yml tells about the site, and what it leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from hubsite import Hub, Problem, Severity, Source, say_date

from .settings import ThisSiteSettings
from .sources import GITHUB_PAGES

_A_YEAR = timedelta(days=366)


def can_be_reached(hub: Hub) -> bool:
    """Whether there is any way to tell the people who keep the site."""
    contact = hub.config.contact
    return bool(contact and (contact.email or contact.phone or contact.address or contact.url))


def host_of(hub: Hub, settings: ThisSiteSettings) -> tuple[str, str]:
    """Who keeps the pages, and where they tell about privacy; empty where nothing says so for certain."""
    host = settings.host or ""
    served_by_github = (urlsplit(hub.config.site_url or "").hostname or "").endswith(".github.io")
    if re.fullmatch(r"github(\.io|[ -]?pages)?", host, re.IGNORECASE) or (not host and served_by_github):
        return "GitHub Pages", settings.host_privacy or GITHUB_PAGES
    return host, settings.host_privacy or ""


def checked_in_date(hub: Hub) -> tuple[int, int]:
    """Of how many records the check still counts today, and how many there are."""
    in_date = [record for record in hub.records if hub.freshness(record) in ("fresh", "due")]
    return len(in_date), len(hub.records)


def problems(hub: Hub, settings: ThisSiteSettings) -> Iterator[Problem]:
    """At most one of each. Before a hub has an address nobody reads these pages, so nothing is asked of it."""
    lacks = list(_unsaid(hub, settings)) if hub.config.site_url else []
    if lacks:
        words = [each for each, _ in lacks]
        said = f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
        yield Problem(
            code="site-says-too-little",
            message=f"The pages about this site cannot tell readers {said}.",
            fix="\n".join(
                ["Add to content/hub.yml, with your own words:", *(line for _, lines in lacks for line in lines)]
            ),
            severity=Severity.ADVICE,
            source=_place(hub),
        )
    yield from _dates(hub, settings)


def _unsaid(hub: Hub, settings: ThisSiteSettings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What readers would ask first, and the lines that answer it."""
    if not hub.config.run_by:
        yield "who runs it", ("  run_by: Volunteers who live here",)
    if not can_be_reached(hub):
        yield "how to reach you", ("  contact:", "    email: hello@our-neighbourhood.example")
    if hub.config.public_body == "unknown":
        lines = ("  public_body: no",)
        yield "whether a public body runs it", lines


def _dates(hub: Hub, settings: ThisSiteSettings) -> Iterator[Problem]:
    audit = settings.audit.day if settings.audit else None
    named = {"prepared": settings.prepared, "reviewed": settings.reviewed, "audit": audit}
    for name, day in named.items():
        if day and day > hub.today:
            yield _to_come(hub, name, day)
    if settings.reviewed and hub.today - settings.reviewed > _A_YEAR:
        yield Problem(
            code="statement-to-review",
            message=f"Nobody has gone through the accessibility statement since {_said(settings.reviewed)}.",
            fix="Read the page /accessibility/, put right what has changed, "
            f"and write `reviewed: {_said(hub.today)}` below `this_site:`.",
            severity=Severity.ADVICE,
            source=_place(hub),
        )


def _to_come(hub: Hub, name: str, day: date) -> Problem:
    what = "the day of the audit" if name == "audit" else f"`{name}`"
    return Problem(
        code="statement-not-yet",
        message=f"Below `this_site:`, {what} is {_said(day)}, which has not come yet.",
        fix=f"Write the day on which it was done, for example `{_said(hub.today)}`, or leave it out until then.",
        severity=Severity.WARNING,
        source=_place(hub),
    )


def _said(day: date) -> str:
    return say_date(day, with_weekday=False)


def _place(hub: Hub) -> Source:
    origin = hub.config.origin
    return Source(origin.file, origin.lines.get("name", 0))
