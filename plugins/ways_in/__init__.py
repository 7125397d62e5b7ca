"""At the foot of every record's page: a few ways to join in that fit it, the smallest first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hubsite import Hub, Panel, Record, Templates, hookimpl
from hubsite import gettext as _

from .fitting import MOST, fitting
from .known import known
from .step import path_from

TEMPLATES = Templates(Path(__file__).parent / "templates")
# Just before “Connected with this”, which has 500.
_ORDER = 490


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """The ways that fit a record; on the page of a way, where it may lead."""
    if record.folder != "ways":
        if steps := fitting(hub, record):
            yield _panel(_("Ways to join in"), "steps.html", steps=steps, most=MOST)
    elif len(path := _open_path(hub, record)) > 1:
        # A single next step stands among the facts of the page already.
        yield _panel(_("Where this may lead"), "path.html", path=path)


def _open_path(hub: Hub, way: Record) -> list[Record]:
    """The ways to which a way may lead, without those about something that is over."""
    return [each for each in path_from(hub, way) if known(hub).step(each.key)]


def _panel(title: str, template: str, **values: object) -> Panel:
    return Panel(title=title, body=TEMPLATES.render(template, **values), order=_ORDER)
