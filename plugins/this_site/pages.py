"""The three pages, from their templates."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from hubsite import Foreign, Hub, Markup, Page, Templates, plain, prose, say_date, spoken
from hubsite import gettext as _

from .known import can_be_reached, checked_in_date, host_of
from .settings import ThisSiteSettings
from .sources import EASS, EQUALITY_COMMISSION_NI, ICO_COMPLAINT, LawSource, sources
from .statement import STANDARD, audit_of, documents, never_tried, problems_by_reason, status, status_words
from .tested import tested


def _say_day(day: date) -> str:
    return say_date(day, with_weekday=False)


def _link(address: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, words)


def _ring(number: str) -> Markup:
    return _link(f"tel:{re.sub(r'[^0-9+]', '', number)}", number)


def _in(language: str, words: str) -> str:
    """Words that nobody translates, marked as of their language on pages in another."""
    return words if language.partition("-")[0] == spoken().partition("-")[0] else Foreign(words, language)


def _prose_in(language: str, text: str) -> Markup:
    html, words = prose(text, under=2), _in(language, text)
    return words.wrapped(html, "div") if isinstance(words, Foreign) else html


TEMPLATES = Templates(
    Path(__file__).parent / "templates",
    {
        "english": partial(_in, "en"),
        "link": _link,
        "ring": _ring,
        "say_day": _say_day,
        "EASS": EASS,
        "EQUALITY_COMMISSION_NI": EQUALITY_COMMISSION_NI,
        "ICO_COMPLAINT": ICO_COMPLAINT,
    },
)


def accessibility(hub: Hub, settings: ThisSiteSettings) -> Page:
    """The accessibility statement."""
    title = _("Accessibility statement for {name}", name=hub.config.name)
    return _page(
        hub,
        settings,
        ("accessibility", title, _("What everyone can use here, what not, and whom to tell.")),
        sources(("statement", "adjustment", "sample", "enforcement", "who-is-bound")),
        standard=STANDARD,
        status=status(settings, hub.today),
        status_words=status_words(settings, hub.today),
        audit=audit_of(settings, hub.today),
        by_reason=problems_by_reason(settings),
        never_tried=never_tried(settings),
        documents=documents(hub),
        has_sheets="noticeboard" in hub.plugins,
        tested=tested(),
        nation=hub.config.nation,
    )


def privacy(hub: Hub, settings: ThisSiteSettings) -> Page:
    """The privacy notice."""
    host, host_privacy = host_of(hub, settings)
    on_github = bool(hub.config.on_github)
    names = ["basis", "rights", "complaint-to-us", "complaint-to-ico"]
    return _page(
        hub,
        settings,
        ("privacy", _("Privacy"), _("What this site learns about you, and what it says about people.")),
        sources([*names, "github"] if host == "GitHub Pages" or (on_github and not host) else names),
        host=host,
        host_privacy=host_privacy,
        on_github=on_github,
        people=len(hub.of("people")),
    )


def who_runs_this(hub: Hub, settings: ThisSiteSettings) -> Page:
    """Who keeps the site, and how."""
    return _page(
        hub,
        settings,
        ("who-runs-this", _("Who runs this site"), _("Who keeps these pages, how to reach them, and who pays.")),
        [],
        on_github=bool(hub.config.on_github),
        checked_in_date=checked_in_date(hub),
    )


def _page(
    hub: Hub, settings: ThisSiteSettings, named: tuple[str, str, str], read: list[LawSource], **values: Any
) -> Page:
    """A page of a name (address and template), a title and a summary, with what all three know."""
    name, title, summary = named
    language = hub.config.languages[0]
    body = TEMPLATES.render(
        f"{name}.html",
        title=title,
        summary=summary,
        hub=hub,
        config=hub.config,
        settings=settings,
        sources=read,
        can_be_reached=can_be_reached(hub),
        own=partial(_in, language),
        own_prose=partial(_prose_in, language),
        **values,
    )
    has_everything = "record_pages" in hub.plugins and bool(hub.records or any(page.path for page in hub.pages))
    return Page(
        path=f"{name}/",
        title=plain(title),
        body=body,
        summary=summary,
        section="everything/" if has_everything else "",
        crumbs=((_("Everything here"), "everything/"),) if has_everything else (),
        checked=_checked_words(settings),
    )


def _checked_words(settings: ThisSiteSettings) -> str:
    """The line at the foot of the page; one who has not checked says nothing there, but on the page."""
    if settings.checked is None:
        return ""
    day = _say_day(settings.checked)
    if settings.checked_by:
        return _("Checked on {day} by: {who}", day=day, who=settings.checked_by)
    return _("Checked on {day}", day=day)
