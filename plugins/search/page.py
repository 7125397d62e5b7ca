"""The page `search/`, and a page for each letter where one page would be too long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from hubsite import Hub, Page, Templates, ngettext, plural_category
from hubsite import gettext as _

from .letters import Letter, letters

# A page of so many lines is quick to load on a slow telephone; beyond that each letter has a page of its own.
MOST_ON_A_PAGE = 150
# The forms that a language has for numbers all stand among the first hundred (CLDR, Language Plural Rules).
_NUMBERS_TO_TRY = range(101)
_TEMPLATES = Templates(Path(__file__).with_name("templates"))


def pages(hub: Hub, *, with_form: bool) -> Iterator[Page]:
    """The search page, and those of letters. Without a form, where there is no index, it is the list alone."""
    found = letters(hub)
    in_pieces = sum(len(letter.entries) for letter in found) > MOST_ON_A_PAGE
    title = _("Search") if with_form else _("A to Z")
    values = {
        "title": title,
        "letters": found,
        "in_pieces": in_pieces,
        "words": script_words() if with_form else "",
        "nav": str(_("Letters")),
    }
    yield Page(
        path="search/",
        title=title,
        summary=_("Everything on this site from A to Z."),
        body=_TEMPLATES.render("search.html", **values),
        section="search/",
        order=90,
        menu=title,
    )
    if in_pieces:
        yield from (_page_of(letter, values) for letter in found)


def _page_of(letter: Letter, values: dict[str, object]) -> Page:
    title = _("A to Z: {letter}", letter=letter.name)
    body = _TEMPLATES.render("letter.html", **values | {"title": title, "letter": letter})
    return Page(
        path=f"search/{letter.mark}/",
        title=title,
        summary=_("Everything on this site that begins with {letter}.", letter=letter.name),
        body=body,
        crumbs=((str(values["title"]), "search/"),),
    )


def script_words() -> str:
    """What the script says, as JSON: sentences with `{words}` and `{count}` still in them.

    `found` pairs a number with the sentence for all numbers that take the same form: the browser knows which do.
    """
    said = {
        "found": _forms(),
        "none": _("Nothing found for {words}.", words="{words}"),
        "help": _("Please check the spelling, or look below."),
        "busy": _("Searching"),
        "failed": _("The search could not be loaded. Everything is listed below."),
        "more": _("Show more"),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _forms() -> list[tuple[int, str]]:
    forms: dict[str, tuple[int, str]] = {}
    for number in _NUMBERS_TO_TRY:
        said = ngettext(
            "{count} page found for {words}",
            "{count} pages found for {words}",
            number,
            count="{count}",
            words="{words}",
        )
        forms.setdefault(plural_category(number), (number, said))
    return list(forms.values())
