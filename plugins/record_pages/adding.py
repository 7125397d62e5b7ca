"""“Add a group”: a new file on GitHub with an example in it, for hubs whose files are kept there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, quote_plus

from hubsite import Hub, Kind, Markup, kind_of, marked, plain, starting_file
from hubsite import gettext as _

# Longer addresses are cut short or refused by browsers and hosts on the way.
LONGEST_ADDRESS = 2500
_WORDS = {
    "places": marked("Add a place"),
    "bodies": marked("Add a body"),
    "people": marked("Add a person in a public role"),
    "decisions": marked("Add a decision"),
    "services": marked("Add a service"),
    "rights": marked("Add a right"),
    "plans": marked("Add a neighbourhood plan"),
    "spaces": marked("Add a space"),
    "groups": marked("Add a group"),
    "meetings": marked("Add a meeting or an event"),
    "consultations": marked("Add a consultation"),
    "funds": marked("Add a fund"),
    "ways": marked("Add a way to get involved"),
    "issues": marked("Add an issue"),
    "initiatives": marked("Add an initiative"),
    "guides": marked("Add a guide"),
    "terms": marked("Add a word"),
    "news": marked("Add a piece of news"),
}


def add_link(hub: Hub, folder: str) -> Markup:
    """A link to a new file of a kind; nothing where the hub does not say that its files are on GitHub."""
    where, kind = hub.config.github_page("new"), kind_of(hub, folder)
    if not where or kind is None:
        return Markup("")
    label = hub.labels[folder]
    words = _(_WORDS[folder]) if folder in _WORDS else _("Add: {kind}", kind=label.singular)
    link = Markup('<a href="{}">{}</a>').format(_address(where, kind), words)
    return Markup('<p class="add">{}<br>{}</p>').format(
        link, plain(_("It opens a new file on GitHub, with an example to change."))
    )


def _address(where: str, kind: Kind) -> str:
    """The address with the name of the file and its text in it: as much of the text as there is room for."""
    name = f"content/{kind.folder}/name-of-the-{kind.singular.replace(' ', '-')}.yml"
    start = f"{where}?filename={quote(name)}&value="
    texts = (quote_plus(text, safe=":/,") for text in _shorter(starting_file(kind, everything=False)))
    return next((start + text for text in texts if len(start + text) <= LONGEST_ADDRESS), start)


def _shorter(text: str) -> Iterator[str]:
    """The text, then without its last lines behind a `#`, one after the other."""
    lines = text.splitlines()
    yield text
    for number in reversed([number for number, line in enumerate(lines) if line.startswith("# ") and number > 2]):
        del lines[number]
        yield "\n".join(lines) + "\n"
