"""Words for choices and days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from hubsite import say_date, say_moment

_CHOICES = {
    "cil": "Community Infrastructure Levy (CIL)", "s106": "Section 106 agreement", "lot": "by lot",
    "in-force": "in force", "enacted-not-commenced": "passed, but not in force yet", "unknown": "not known",
    "northern-ireland": "Northern Ireland",
    "announced": "only announced, not law yet", "repealed": "no longer in force",
    "co-opted": "co-opted", "by-right": "by right of another post", "members": "chosen by its members",
    "none": "no tier of government", "tentative": "not certain yet", "contact-first": "get in touch first",
    "public": "a public body", "private": "a private company", "inactive": "not at present",
    "defunct": "no, it has ended", "temporarily-closed": "closed for now", "sent-up": "sent up to a higher body",
    "know": "know what is going on", "say": "have your say", "help": "lend a hand",
    "organise": "organise something", "decide": "take part in deciding",
    "five-minutes": "a few minutes", "an-hour": "an hour or so", "a-role": "a role with duties",
    "inform": "people are told", "consult": "people are asked", "involve": "people help to work it out",
    "collaborate": "people and officials decide together",
}  # fmt: skip


def choice_words(choice: str) -> str:
    """The words for a choice, beginning with a capital."""
    words = _CHOICES.get(choice, choice.replace("-", " "))
    return words[:1].upper() + words[1:]


def day_words(day: date) -> str:
    """A day, with its time if it has one."""
    return say_moment(day) if isinstance(day, datetime) else say_date(day)


def checked_words(checked: date | Literal["never"] | None, by: str | None) -> str:
    """When the facts of a page were last checked, and by whom."""
    if checked == "never":
        return "Not yet checked"
    if checked is None:
        return ""
    return f"Checked on {say_date(checked, with_weekday=False)}" + (f" by: {by}" if by else "")
