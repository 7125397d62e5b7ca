"""What the shell around a page says in each language of the hub: its words, its menu, the links at its foot."""

# The theme has no words of its own: each is said here, where it is found for the catalogues. Words that stand between
# tags come as finished HTML, since one that a catalogue lacks carries the language it is in; those that stand in
# attributes cannot, and are plain.

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from hubsite import (
    HubConfig,
    Markup,
    Page,
    Site,
    direction,
    escape,
    is_a_draft,
    marked,
    own_name,
    speaking,
)
from hubsite import gettext as _

# Pages that the foot of every page links, where the hub has them.
_AT_THE_FOOT = {
    "who-runs-this/": marked("Who runs this site"),
    "accessibility/": marked("Accessibility"),
    "privacy/": marked("Privacy"),
    "terms/": marked("Words explained"),
}
_LINK = Markup('<a href="{}">{}</a>')


def shells(site: Site) -> dict[str, dict[str, Any]]:
    """The shell in each language of the hub, by tag, the main one first."""
    main = site.config.languages[0]
    return {tag: _shell(site, tag, "" if tag == main else f"{tag.lower()}/") for tag in site.config.languages}


def _shell(site: Site, tag: str, home: str) -> dict[str, Any]:
    config = site.configs.get(tag, site.config)
    pages = [page for page in site.pages if page.language == (tag if home else "")]
    there = {page.path for page in pages}
    with speaking(tag):
        known = {
            "home": home,
            "direction": direction(tag),
            "title": str(config.name),
            "name": _html(config.name),
            "summary": str(config.summary or ""),
            "photo_description": str(config.photo_description or ""),
            "contact": contact(config),
            "words": _words(config, tag),
            "labels": _labels(),
            "sections": sections(pages, home),
            "links": [
                {"title": _html(_(words)), "path": f"{home}{path}"}
                for path, words in _AT_THE_FOOT.items()
                if f"{home}{path}" in there
            ],
            "search": f"{home}search/" if f"{home}search/" in there else "",
        }
    return {name: value for name, value in known.items() if value}


def sections(pages: Iterable[Page], home: str) -> list[dict[str, str]]:
    """What stands in the menu: the front page of the language, then the first page of each section."""
    first = [page for page in pages if page.path in (page.section, home)]
    first.sort(key=lambda page: (page.path != home, page.order, page.title.casefold(), page.path))
    return [{"title": _html(_menu_words(page, home)), "path": page.path} for page in first]


def _menu_words(page: Page, home: str) -> str:
    return page.menu or (page.title if page.path != home else _("Home"))


def _html(words: str | None) -> str:
    return str(escape(words or ""))


def _labels() -> dict[str, str]:
    """Names of parts of the page, for attributes and the browser's title bar."""
    said = {
        "sections": _("Sections"),
        "crumbs": _("Breadcrumb"),
        "languages": _("Languages"),
        "about_page": _("About this page"),
        "not_found": _("Page not found"),
    }
    return {name: str(words) for name, words in said.items()}


def _words(config: HubConfig, tag: str) -> dict[str, str]:
    run_by = config.run_by
    said = {
        "skip": _("Skip to the main part"),
        "menu": _("Menu"),
        "home": _("Home"),
        "something_wrong": _("Something wrong or out of date?"),
        "tell_us": _("Tell us"),
        "edit": _("Change this page"),
        "on_the_web": _("This page on the web:"),
        # What nobody said is not said for them.
        "run_by": _("This site is run by {people}.", people=run_by) if run_by else "",
        "not_the_council": _("It is not the council’s website.") if config.public_body == "no" else "",
        **_of_contact(contact(config)),
        **_of_a_page_not_found(),
    }
    if is_a_draft(tag):
        drafted = _(
            "The words of this site in {language} were drafted, and wait for somebody who speaks it to read them.",
            language=own_name(tag),
        )
        said["drafted"] = drafted
    return {name: _html(words) for name, words in said.items()}


def _of_contact(known: Mapping[str, str]) -> dict[str, str]:
    said = {}
    if "tel" in known:
        number = _LINK.format(known["tel"], known["phone"])
        said["telephone"] = _("Telephone: {number}", number=number)
        said["ring_us"] = _("Tell us: {how}", how=known["phone"])
    if "mailto" in known:
        said["email"] = _("Email: {address}", address=_LINK.format(known["mailto"], known["email"]))
    if "address" in known:
        said["address"] = _("Address: {address}", address=known["address"])
    if by_hand := known.get("address") or known.get("name"):
        said["tell_by_hand"] = _("Tell us: {how}", how=by_hand)
    return said


def _of_a_page_not_found() -> dict[str, str]:
    return {
        "not_found": _("Page not found"),
        "nothing_here": _("There is no page at this address."),
        "what_happened": _("What may have happened:"),
        "mistyped": _("The address was typed or copied with a letter too many or too few."),
        "moved": _("The page has moved, or what it was about is over."),
        "what_now": _("What you can do:"),
        "start_again": _("Start again at the front page"),
        "search": _("Search this site"),
        "or_choose": _("Or choose a part of this site:"),
    }


def contact(config: HubConfig) -> dict[str, str]:
    """How readers reach the hub, with addresses to follow beside the words to show."""
    if config.contact is None:
        return {}
    known = config.contact.model_dump(exclude_none=True)
    if "email" in known:
        known["mailto"] = f"mailto:{quote(known['email'], safe='@')}"
    if "phone" in known:
        known["tel"] = f"tel:{re.sub(r'[^0-9+]', '', known['phone'])}"
    return {name: str(value) for name, value in known.items()}
