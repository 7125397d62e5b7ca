"""Words for choices and days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from hubsite import gettext as _
from hubsite import in_language_of, plain, say_date, say_moment

from .choices import CHOICES, IN_CONTEXT, IN_SENTENCES


def choice_words(choice: str) -> str:
    """The words for a choice, beginning with a capital."""
    if said := IN_CONTEXT.get(choice):
        return said()
    return _(CHOICES.get(choice) or with_a_capital(choice))


def choice_in_a_sentence(choice: str) -> str:
    """The words for how a post is filled, or for a sort of source, as they stand within a sentence."""
    return _(IN_SENTENCES.get(choice) or choice.replace("-", " "))


def with_a_capital(text: str) -> str:
    """A volunteer's own words for what something is, as they begin a line."""
    words = text.replace("-", " ")
    return in_language_of(text, words[:1].upper() + words[1:])


def day_words(day: date) -> str:
    """A day, with its time if it has one."""
    return say_moment(day) if isinstance(day, datetime) else say_date(day)


def checked_words(checked: date | Literal["never"] | None, by: str | None, good_until: date | None = None) -> str:
    """When the facts of a page were last checked, by whom, and until when they shall be checked again.

    The words are the same on every day: a page that nobody makes anew must not say what is no longer so.
    """
    if checked is None:
        return ""
    if checked == "never":
        return plain(_("Not yet checked"))
    day = say_date(checked, with_weekday=False)
    if not good_until:
        return plain(_("Checked on {day} by: {role}", day=day, role=by) if by else _("Checked on {day}", day=day))
    again = say_date(good_until, with_weekday=False)
    if by:
        words = _("Checked on {day} by: {role}. Due to be checked again by {again}.", day=day, role=by, again=again)
        return plain(words)
    return plain(_("Checked on {day}. Due to be checked again by {again}.", day=day, again=again))
