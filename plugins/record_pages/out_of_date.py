"""What was checked too long ago: the page says so and ways to reach people step back, also where nobody rebuilds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from hubsite import Hub, Markup, Record, ngettext, plain, say_date
from hubsite import gettext as _

from .fact import Fact

# The fields that are of no use at all when they are wrong: a call to a stranger, a letter that nobody gets.
CONTACT = frozenset({"phone", "contact", "email", "url", "report_url"})
_DAY, _YEAR = timedelta(days=1), timedelta(days=365)
_NOTICE = Markup('<div class="notice notice-stale" role="note"{}><p><strong>{}</strong> {}</p></div>')


@dataclass(frozen=True, slots=True)
class FactList:
    """Facts that stand together. With `step_back`, the words behind which they do; `marks` are for the script."""

    facts: tuple[Fact, ...]
    step_back: str = ""
    marks: Markup = field(default_factory=Markup)


def out_of_date(hub: Hub, record: Record) -> Markup:
    """A notice: seen where the check is too old, and otherwise hidden until the day after which it is."""
    good_until, checked = hub.good_until(record), record.checked
    if good_until is None or not isinstance(checked, date):
        return Markup()
    later = Markup(' data-from="{}" hidden').format(good_until + _DAY)
    words = _how_long_ago(good_until - checked, say_date(checked, with_weekday=False))
    return _NOTICE.format("" if _is_overdue(hub, record) else later, _("It may be out of date:"), words)


def doubt(hub: Hub, record: Record) -> Markup:
    """After what must be seen in any case, such as whom to ring in an emergency: that it is perhaps not so any more."""
    if (good_until := hub.good_until(record)) is None:
        return Markup()
    later = Markup(' data-from="{}" hidden').format(good_until + _DAY)
    # Translators: after a telephone number or an e-mail address.
    words = _("(may be out of date)")
    return Markup(" <span{}>{}</span>").format("" if _is_overdue(hub, record) else later, words)


def stepping_back(hub: Hub, record: Record, contacts: Markup) -> Markup:
    """Ways to reach somebody that stand elsewhere than among the facts of a page: they step back as those do."""
    if not contacts or hub.good_until(record) is None:
        return contacts
    if _is_overdue(hub, record):
        return Markup("<details><summary>{}</summary>\n{}\n</details>").format(_behind(), contacts)
    return Markup("<div{}>{}</div>").format(_marks(hub, record), contacts)


def _behind() -> str:
    return plain(_("How to get in touch: this may be out of date"))


def _marks(hub: Hub, record: Record) -> Markup:
    return Markup(' data-good-until="{}" data-step-back="{}"').format(hub.good_until(record), _behind())


def _how_long_ago(shelf_life: timedelta, day: str) -> str:
    """As long as the facts were good for, at the least: so the words stay true on all days to come."""
    years, rest = divmod(shelf_life, _YEAR)
    if rest or not years:
        return ngettext(
            "this was last checked on {day}, more than {count} day ago.",
            "this was last checked on {day}, more than {count} days ago.",
            shelf_life.days,
            day=day,
        )
    if years == 1:
        return _("this was last checked on {day}, more than a year ago.", day=day)
    return ngettext(
        "this was last checked on {day}, more than {count} year ago.",
        "this was last checked on {day}, more than {count} years ago.",
        years,
        day=day,
    )


def fact_lists(hub: Hub, record: Record, facts: Iterable[Fact]) -> list[FactList]:
    """The facts in their order, in several lists where those by which people are reached may have to step back."""
    if hub.good_until(record) is None:
        found = tuple(facts)
        return [FactList(found)] if found else []
    behind, marks = _behind() if _is_overdue(hub, record) else "", _marks(hub, record)
    lists = [(is_contact, tuple(some)) for is_contact, some in groupby(facts, key=lambda fact: fact.is_contact)]
    return [FactList(some, behind, marks) if is_contact else FactList(some) for is_contact, some in lists]


def _is_overdue(hub: Hub, record: Record) -> bool:
    return hub.freshness(record) == "overdue"
