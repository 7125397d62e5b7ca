"""Steps as a ladder: what to do, and below it in one paragraph to whom, how long to wait, and what then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, escape, prose

from .phone import phone_link
from .show import link_to, show

_STEP = Markup("<li><p><strong>{}</strong></p>{}{}</li>")
_COPY = Markup("<details><summary>Words to copy</summary>{}</details>")
_BEGINS_A_TIME = ("about", "until", "up to", "at least", "at most")


def steps_html(hub: Hub, steps: tuple[Any, ...]) -> Markup:
    """The ladder."""
    return Markup('<ol class="steps">{}</ol>').format(Markup().join(_step(hub, step) for step in steps))


def _step(hub: Hub, step: Any) -> Markup:
    sentences = Markup(" ").join(_sentences(hub, step))
    template = _COPY.format(prose(step.template, under=3)) if step.template else Markup()
    return _STEP.format(step.what, Markup("<p>{}</p>").format(sentences) if sentences else "", template)


def _sentences(hub: Hub, step: Any) -> Iterator[Markup]:
    if step.only_if:
        yield _ended("Only if:", step.only_if)
    if step.to or step.who:
        whom = [*([link_to(hub, step.to)] if step.to else []), *([escape(step.who)] if step.who else [])]
        yield _ended("Goes to", Markup(": ").join(whom))
    if step.phone:
        yield _ended("Ring", phone_link(step.phone))
    if step.url:
        yield _ended("Do it at", show(hub, step.url, "url"))
    if step.deadline:
        yield _ended("Time limit:", step.deadline)
    if step.wait:
        yield _wait(step.wait)
    if step.if_no:
        yield _ended("If nothing comes of it:", step.if_no)


def _wait(wait: str) -> Markup:
    """`10 working days` is a time; `Ask for a date` is a sentence of its own."""
    if wait[:1].isdigit():
        return _ended("Wait", wait)
    if wait.lower().startswith(_BEGINS_A_TIME):
        return _ended("Wait", wait[:1].lower() + wait[1:])
    return _ended("How long it takes:", wait)


def _ended(words: str, said: str) -> Markup:
    """One sentence with its full stop."""
    return Markup("{} {}{}").format(words, said, "" if said.rstrip().endswith((".", "!", "?")) else ".")
