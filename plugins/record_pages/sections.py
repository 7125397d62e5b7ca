"""The parts of the site: which kinds stand in the menu, and where the others belong."""

from __future__ import annotations

from hubsite import Hub, marked
from hubsite import gettext as _

# The page of the plugin `whats_on`, which tells what goes on day by day; without it the index of meetings leads.
WHATS_ON = "whats-on/"

# address, word in the menu, what a reader wants, one line below it
SECTIONS = (
    (
        "meetings/",
        marked("What’s on"),
        marked("See what’s on"),
        marked("Meetings and events, and what happens at them."),
    ),
    (
        "spaces/",
        marked("Spaces"),
        marked("Find a hall, a room or a park"),
        marked("Opening hours, access and how to hire."),
    ),
    (
        "groups/",
        marked("Groups"),
        marked("Find a group"),
        marked("People who do things together, and how to join them."),
    ),
    (
        "decisions/",
        marked("Who decides"),
        marked("Find out who decides"),
        marked("Bins, roads, houses, schools: who decides and whom to ask."),
    ),
    (
        "consultations/",
        marked("Have your say"),
        marked("Have your say"),
        marked("Questions that are open now, and what came of earlier ones."),
    ),
    ("ways/", marked("Get involved"), marked("Get involved"), marked("From five minutes to taking decisions.")),
    ("news/", marked("News"), marked("Read the news"), marked("What is new here.")),
)
_BELONGS = {
    "decisions": ("bodies", "people", "services", "rights", "plans", "places"),
    "ways": ("funds", "issues", "initiatives", "methods"),
}
_SECTION = {folder: section for section, folders in _BELONGS.items() for folder in folders}


def section_of(hub: Hub, folder: str) -> str:
    """The address of the part of the site that a kind belongs to."""
    own = {path.strip("/") for path, *_words in SECTIONS}
    section = folder if folder in own else _SECTION.get(folder, "")
    if section == "meetings" and has_whats_on(hub):
        return WHATS_ON
    return f"{section}/" if hub.of(section) else "everything/"


def has_whats_on(hub: Hub) -> bool:
    """Whether the plugin `whats_on` runs beside this one and has something to tell."""
    return "whats_on" in hub.plugins and bool(hub.of("meetings"))


def whats_on_path(hub: Hub) -> str:
    """Where a reader sees all that goes on."""
    return WHATS_ON if has_whats_on(hub) else "meetings/"


def above(hub: Hub, section: str) -> tuple[tuple[str, str], ...]:
    """The crumb that leads to a part of the site: title and address."""
    if section == WHATS_ON:
        return ((_(SECTIONS[0][1]), WHATS_ON),)
    label = hub.labels.get(section.strip("/"))
    return ((label.plural, section),) if label else ((_("Everything here"), "everything/"),)


def menu_of(folder: str) -> tuple[str, int]:
    """The word for a part in the menu, and its place there."""
    for place, (path, word, *_words) in enumerate(SECTIONS):
        if path == f"{folder}/":
            return _(word), place * 10
    return "", 100
