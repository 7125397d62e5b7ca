"""On a guide: who decides on what it is about, who does the work, and when it is decided next."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Markup, Panel, Record, say_date

from .next_decision import next_decisions
from .page import rendered


def guide_panels(hub: Hub, guide: Record) -> Iterator[Panel]:
    """The answer to “who decides?”, taken from the decision that the guide names."""
    decision = hub.get(getattr(guide, "decision", None))
    if decision is None:
        return
    coming = [(say_date(day), words, record) for day, words, record in next_decisions(hub, decision)[:2]]
    body: Markup = rendered(
        "who_decides.html",
        decision=decision,
        decides=hub.all(getattr(decision, "decides", ())),
        delivers=hub.all(getattr(decision, "delivers", ())),
        coming=coming,
    )
    yield Panel(title="Who decides", body=body, order=5)
