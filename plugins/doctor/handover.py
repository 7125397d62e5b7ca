"""One sheet for whoever takes a hub over. It has lines to write names on by hand: names do not belong into git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from hubsite import Hub, Record, day_of, say_date

from .settings import DoctorSettings, Key

_SOON = timedelta(days=92)
_BLANK = "______________________"
# GitHub has two sorts of accounts, and only in one of them can somebody else take over.
_GETTING_IN = (
    "- [ ] Open the repository on GitHub. If an organisation holds it, one of its owners invites you: People.",
    "      If it lies in one person's own account, that person does: Settings, then Collaborators.",
    "- [ ] See that two people are owners of the organisation. In one person's own account nobody else sees Settings:",
    "      let that person move the repository to a free organisation (Settings, General, Transfer ownership).",
)


def handover(hub: Hub, settings: DoctorSettings) -> Iterator[str]:
    """The sheet, as Markdown, which also reads well as it is."""
    yield f"# Handing over {hub.config.name}"
    yield f"\nPrinted on {say_date(hub.today)}. Write names in by hand; never put names or passwords into the files."
    yield "\n## Where it is\n"
    yield f"- The site: {hub.config.site_url or 'no address yet (`site_url` in content/hub.yml)'}"
    yield f"- The files: {hub.config.repository or 'not named yet (`repository` in content/hub.yml)'}"
    yield f"- Run by: {hub.config.run_by or 'not said yet (`run_by` in content/hub.yml)'}"
    yield "\n## Who holds what\n"
    yield from _keys(hub, settings)
    yield "\n## What is due\n"
    yield from _due(hub, settings)
    yield "\n## What goes by itself\n"
    yield "- Every saved change to the files is checked, and published if nothing is wrong."
    yield "- The site is made anew every day. GitHub stops that after 60 days without a change."
    yield "\n## Your first week\n"
    yield from _GETTING_IN
    yield "- [ ] Change one word on one page, press **Commit changes**, and see it on the site some minutes later."
    yield "- [ ] Log in to the mailbox, and answer what is there."
    yield "- [ ] Ring or visit one hall and one group, then say so: `checked:` in their files."
    yield "- [ ] Read `hubsite doctor` (or ask somebody to send it to you), and mend one thing."


def _keys(hub: Hub, settings: DoctorSettings) -> Iterator[str]:
    for key in settings.keys:
        second = key.second or "**nobody yet**"
        place = f"; kept: {key.where}" if key.where else ""
        renew = f"; renew by {say_date(key.renew)}" if key.renew else ""
        yield f"- {key.what}: {key.holder} {_BLANK}; second: {second} {_BLANK}{place}{renew}"
    for what in _not_written_down(hub, settings.keys):
        yield f"- {what}: {_BLANK}; second: {_BLANK} (not written down yet: `keys:` below `doctor:` in content/hub.yml)"


def _not_written_down(hub: Hub, keys: tuple[Key, ...]) -> Iterator[str]:
    """What every hub has, unless a key speaks of it."""
    said = " ".join(key.what.lower() for key in keys)
    contact = hub.config.contact
    wanted = (
        (
            "The mailbox " + contact.email if contact and contact.email else "The mailbox",
            ("mailbox", "e-mail", "email"),
        ),
        ("The domain of the site", ("domain", "address")),
        ("The repository", ("repository", "github")),
        ("The telephone " + contact.phone if contact and contact.phone else "", ("telephone", "phone")),
    )
    yield from (what for what, words in wanted if what and not any(word in said for word in words))


def _due(hub: Hub, settings: DoctorSettings) -> Iterator[str]:
    found = sorted([*_renewals(settings), *_closings(hub)])
    never = sum(not hub.good_until(each) for each in _own(hub))
    if never:
        facts = "1 fact has" if never == 1 else f"{never} facts have"
        yield f"- At some time: {facts} never been checked (`hubsite due` names them)"
    late, months = _checks(hub)
    if late:
        facts = "1 fact has" if late == 1 else f"{late} facts have"
        yield f"- Now: {facts} not been checked for too long (`hubsite due` names them)"
    for (year, month), number in sorted(months.items()):
        facts = "1 fact has" if number == 1 else f"{number} facts have"
        yield f"- {say_date(date(year, month, 1), False).removeprefix('1 ')}: {facts} to be checked again"
    yield from (f"- {say_date(day)}: {what}" for day, what in found if day >= hub.today)
    if not (never or late or months or found):
        yield "- Nothing in the next three months."


def _renewals(settings: DoctorSettings) -> Iterator[tuple[date, str]]:
    yield from ((key.renew, f"renew: {key.what}") for key in settings.keys if key.renew)


def _closings(hub: Hub) -> Iterator[tuple[date, str]]:
    for folder in ("consultations", "funds"):
        for each in hub.of(folder):
            closes = getattr(each, "closes", None)
            if closes and hub.today <= day_of(closes) <= hub.today + _SOON:
                yield day_of(closes), f"{each.name} closes"


def _checks(hub: Hub) -> tuple[int, Counter[tuple[int, int]]]:
    """How many facts of the hub's own are overdue, and how many fall due in each of the coming months."""
    days = [day for each in _own(hub) if (day := hub.good_until(each))]
    coming = Counter((day.year, day.month) for day in days if hub.today <= day <= hub.today + _SOON)
    return sum(day < hub.today for day in days), coming


def _own(hub: Hub) -> list[Record]:
    return [each for each in hub.records if each.origin.file.startswith("content/")]
