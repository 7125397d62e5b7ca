"""At the foot of every record's page: a few ways to join in that fit it, the smallest first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hubsite import Hub, Panel, Record, Templates, hookimpl

from .fitting import fitting
from .step import path_from

TEMPLATES = Templates(Path(__file__).parent / "templates")
# Just before “Connected with this”, which has 500.
_ORDER = 490


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """The ways that fit a record; on the page of a way, where it may lead."""
    if record.folder != "ways":
        if steps := fitting(hub, record):
            yield _panel("Ways to join in", "steps.html", steps=steps)
    elif len(path := path_from(hub, record)) > 1:
        # A single next step stands among the facts of the page already.
        yield _panel("Where this may lead", "path.html", path=path)


def _panel(title: str, template: str, **values: object) -> Panel:
    return Panel(title=title, body=TEMPLATES.render(template, **values), order=_ORDER)
