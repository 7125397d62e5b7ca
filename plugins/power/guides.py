"""On a guide: when the decision that it is about is taken next."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Panel, Record

from .next_decision import next_decision_panel


def guide_panels(hub: Hub, guide: Record) -> Iterator[Panel]:
    """What comes next on the guide's decision; who decides and who does the work stand at the top of its page."""
    if decision := hub.get(getattr(guide, "decision", None)):
        yield from next_decision_panel(hub, decision)
