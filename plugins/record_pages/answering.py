"""A consultation's page: what is proposed, how long one can answer and how, and who decides when.

A page may be read long after it was built, so whatever is true only until the last day carries that moment: a few
lines of script in the reader's browser take it away, or say that it is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hubsite import Hub, Markup, day_of, escape, labelled, ngettext, plain, prose, with_commas
from hubsite import gettext as _

from .consented import for_now
from .fact import Fact
from .labels import label_of
from .out_of_date import stepping_back
from .show import in_a_row, link_to, show
from .timing import end
from .words import day_words

_FOLDER = "consultations"
_UNTIL = Markup('<{0} data-until="{1}" data-then="{2}">{3}</{0}>')
_DAYS_TO = Markup('<span data-until="{}" data-days-to="{}">{}</span>')


def answering_facts(hub: Hub, record: Any) -> list[Fact]:
    """Everything a reader wants to know before the prose, in the order of asking."""
    return [*_proposal(record), *_last_day(hub, record), *_how(hub, record), *_who(hub, record)]


def is_closed(hub: Hub, record: Any) -> bool:
    """Whether the last day is past; on the day itself people can still answer."""
    return record.closes is not None and day_of(record.closes) < hub.today


def is_to_open(hub: Hub, record: Any) -> bool:
    """Whether it has not begun."""
    return record.opens is not None and day_of(record.opens) > hub.today


def counted_down(hub: Hub, record: Any) -> Markup:
    """“Friday 18 December 2026 at 5pm, in 26 days”; the theme's script counts the days anew when the page is read."""
    if is_closed(hub, record):
        return escape(_("Closed on {day}", day=day_words(record.closes)))
    until, words = _stamp(end(record.closes)), day_words(record.closes)
    last = _UNTIL.format("strong", until, plain(_("Closed on {day}", day=words)), words)
    days = _days_left((day_of(record.closes) - hub.today).days)
    return last + _DAYS_TO.format(until, day_of(record.closes), days)


def _days_left(left: int) -> str:
    if left < 2:
        # Translators: after a date, as in “Friday 18 December 2026, today”.
        return _(", tomorrow") if left else _(", today")
    # Translators: after a date, as in “Friday 18 December 2026, in 26 days”.
    return ngettext(", in {count} day", ", in {count} days", left)


def options_html(options: tuple[Any, ...]) -> Markup:
    """What can be chosen, and what each choice would mean."""
    row, bare = Markup("<li><strong>{}</strong> {}</li>"), Markup("<li><strong>{}</strong></li>")
    rows = (
        row.format(_("{label}:", label=each.title), each.means) if each.means else bare.format(each.title)
        for each in options
    )
    return Markup("<ul>{}</ul>").format(Markup().join(rows))


def impact_html(questions: tuple[Any, ...]) -> Markup:
    """Who would gain or lose: a question that nobody has answered stays one, for all to see."""
    unknown = Markup("<p>{}</p>").format(_("Nobody has answered this yet."))
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    rows = (row.format(each.question, prose(each.answer, under=2) if each.answer else unknown) for each in questions)
    return Markup('<dl class="facts">{}</dl>').format(Markup().join(rows))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _label(name: str) -> str:
    return label_of(name, _FOLDER)


def _proposal(record: Any) -> Iterator[Fact]:
    if record.proposes:
        yield Fact(_label("proposes"), prose(record.proposes, under=2))
    elif record.summary is None and record.description is None:
        yield Fact(_label("proposes"), _unknown())


def _unknown() -> Markup:
    return escape(_("Not recorded here yet. Please ask those who run it."))


def _last_day(hub: Hub, record: Any) -> Iterator[Fact]:
    if record.closes and is_closed(hub, record):
        yield Fact(_("Closed on"), escape(day_words(record.closes)))
    elif record.closes:
        yield Fact(_label("closes"), counted_down(hub, record))
    if record.opens:
        yield Fact(_label("opens"), escape(day_words(record.opens)))


def _how(hub: Hub, record: Any) -> Iterator[Fact]:
    """How to answer; when it is over, only how people could, and whom to ask about it."""
    words = prose(record.how_to_respond, under=2) if record.how_to_respond else Markup()
    ways = stepping_back(hub, record, in_a_row([*_ways(hub, record), *_reach(hub, record)]))
    if is_closed(hub, record):
        if words:
            yield Fact(_("How people could answer"), words)
        if asking := in_a_row(_reach(hub, record)):
            yield Fact(_("Whom to ask about it"), asking, is_contact=True)
        return
    if not (words or ways):
        ways = _unknown()
    html = words + ways
    if record.closes:
        html = _UNTIL.format("div", _stamp(end(record.closes)), plain(_("It is too late to answer.")), html)
    yield Fact(_label("how_to_respond"), html)


def _ways(hub: Hub, record: Any) -> Iterator[Markup]:
    if record.url:
        yield _way("url", show(hub, record.url, "url"))
    if record.paper:
        yield _way("paper", record.paper)


def _way(name: str, value: str) -> Markup:
    return labelled(_label(name), value)


def _reach(hub: Hub, record: Any) -> Iterator[Markup]:
    """Telephone, e-mail and post, with who answers."""
    if record.phone:
        yield for_now(record, "phone", _way("phone", show(hub, record.phone, "phone")))
    if record.email:
        yield for_now(record, "email", _way("email", show(hub, record.email, "email")))
    if post := with_commas(each for each in (record.address, record.postcode) if each):
        yield _way("address", post)
    if record.contact:
        yield _way("contact", record.contact)


def _who(hub: Hub, record: Any) -> Iterator[Fact]:
    if record.run_by:
        yield Fact(_label("run_by"), link_to(hub, record.run_by))
    if record.who_decides:
        yield Fact(_label("who_decides"), in_a_row(link_to(hub, each) for each in record.who_decides))
    if record.decided_on:
        yield Fact(_label("decided_on"), escape(day_words(record.decided_on)))
    if record.decision_expected:
        late = record.decision_expected < hub.today and not record.result
        day = day_words(record.decision_expected)
        words = _("{day}. No result is recorded here yet.", day=day) if late else day
        yield Fact(_label("decision_expected"), escape(words))
