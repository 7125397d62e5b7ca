"""Which of somebody's contact details may be shown, and for how long: private unless something says otherwise."""

# What may not be shown is taken out before any plugin is asked, so that none can publish it by mistake.

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import BeforeValidator, Field

from hubsite.model.dates import Day
from hubsite.model.piece import Piece
from hubsite.model.words import Choice, Line, read_list

P = TypeVar("P", bound=Piece)

# The fields by which somebody can be reached.
CONTACTS = ("email", "phone")
# Somebody's yes is asked for again after two years, where nothing says when it ends (a judgement, not a law).
GOOD_FOR = timedelta(days=2 * 365)
SOON = timedelta(days=60)

_CALLED = {"telephone": "phone", "tel": "phone", "mobile": "phone", "mail": "email", "e-mail": "email"}
Contact = Annotated[Literal["email", "phone"], Choice(**_CALLED)]
Contacts = Annotated[tuple[Contact, ...], BeforeValidator(read_list)]
Covered = Annotated[
    Literal["name", "email", "phone", "contact", "address", "postcode", "url", "photo"],
    Choice(**_CALLED, picture="photo", website="url"),
]
CoveredFields = Annotated[tuple[Covered, ...], BeforeValidator(read_list)]


class Consent(Piece):
    """That somebody agreed to what is shown about them: when, who has it in writing, what, and until when."""

    given: Day = Field(description="The day they agreed.", examples=["1 May 2026"])
    by: Line = Field(description="Who keeps it in writing: a role.", examples=["parish clerk"])
    covers: CoveredFields = Field(description="The fields they agreed to.", examples=["email, phone"])
    expires: Day | None = Field(
        None, description="The last day it holds; two years if left out.", examples=["1 May 2028"]
    )

    @property
    def ends(self) -> date:
        """The last day on which it holds."""
        return self.expires or self.given + GOOD_FOR

    def holds(self, field: str, today: date) -> bool:
        """Whether it covers a field on a day."""
        return field in self.covers and self.given <= today <= self.ends


class Held(NamedTuple):
    """A contact detail that may not be shown: its field, and whether a consent has ended (or has yet to begin)."""

    field: str
    consent_over: bool


def held_back(piece: Piece, today: date) -> tuple[Held, ...]:
    """The contact details of a record that may not be shown on a day.

    A person's are shown if `public` names them or a consent in date covers them. Those of a place or an organisation
    are there for the public. A consent that covers a field and is not in date holds it back in either case.
    """
    consent: Consent | None = getattr(piece, "consent", None)
    public: tuple[str, ...] | None = getattr(piece, "public", None)
    held = []
    for field in CONTACTS:
        if getattr(piece, field, None) is None:
            continue
        covered = consent is not None and field in consent.covers
        if consent is not None and covered and not consent.holds(field, today):
            held.append(Held(field, consent_over=True))
        elif public is not None and field not in public and not covered:
            held.append(Held(field, consent_over=False))
    return tuple(held)


def without(piece: P, fields: tuple[str, ...]) -> P:
    """A record without some of its contact details."""
    return piece.model_copy(update=dict.fromkeys(fields)) if fields else piece
