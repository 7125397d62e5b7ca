"""Steps as a ladder: what to do, and below it in one paragraph to whom, how long to wait, and what then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, escape, in_language_of, labelled, prose
from hubsite import gettext as _

from .phone import phone_link
from .show import link_to, show

_STEP = Markup("<li><p><strong>{}</strong></p>{}{}</li>")
_COPY = Markup("<details><summary>{}</summary>{}</details>")
_BEGINS_A_TIME = ("about", "until", "up to", "at least", "at most")


def steps_html(hub: Hub, steps: tuple[Any, ...], doubt: Markup) -> Markup:
    """The ladder; `doubt` stands after each number."""
    return Markup('<ol class="steps">{}</ol>').format(Markup().join(_step(hub, step, doubt) for step in steps))


def _step(hub: Hub, step: Any, doubt: Markup) -> Markup:
    sentences = Markup(" ").join(_sentences(hub, step, doubt))
    template = _COPY.format(_("Words to copy"), prose(step.template, under=3)) if step.template else Markup()
    return _STEP.format(step.what, Markup("<p>{}</p>").format(sentences) if sentences else "", template)


def _sentences(hub: Hub, step: Any, doubt: Markup) -> Iterator[Markup]:
    if step.only_if:
        yield _ended(_("Only if: {what}", what=step.only_if), step.only_if)
    if step.to or step.who:
        whom = _whom(hub, step)
        yield _ended(_("Goes to {whom}", whom=whom), whom)
    if step.phone:
        yield _ended(_("Ring {number}", number=phone_link(step.phone) + doubt))
    if step.url:
        yield _ended(_("Do it at {address}", address=show(hub, step.url, "url")))
    if step.deadline:
        yield _ended(_("Time limit: {time}", time=step.deadline), step.deadline)
    if step.wait:
        yield _wait(step.wait)
    if step.if_no:
        yield _ended(_("If nothing comes of it: {what}", what=step.if_no), step.if_no)


def _whom(hub: Hub, step: Any) -> Markup:
    if step.to and step.who:
        return labelled(link_to(hub, step.to), step.who)
    return link_to(hub, step.to) if step.to else escape(step.who)


def _wait(wait: str) -> Markup:
    """`10 working days` is a time; `Ask for a date` is a sentence of its own."""
    if wait.lower().startswith(_BEGINS_A_TIME):
        wait = in_language_of(wait, wait[:1].lower() + wait[1:])
    elif not wait[:1].isdigit():
        return _ended(_("How long it takes: {time}", time=wait), wait)
    return _ended(_("Wait {time}", time=wait), wait)


def _ended(sentence: str, its_end: str = "") -> Markup:
    """One sentence with its full stop, which the words at its end may have brought."""
    if its_end.rstrip().endswith((".", "!", "?", "۔", "؟", "।")):
        return escape(sentence)
    # Translators: the full stop that ends a sentence.
    return escape(_("{sentence}.", sentence=escape(sentence)))
