"""Who holds what a hub cannot live without: the keys below `doctor:` in hub.yml. Roles, never names or passwords."""

from __future__ import annotations

from hubsite import Day, Field, Line, Piece, Settings


class Key(Piece):
    """Something that somebody has to hold: a mailbox, a domain, an account."""

    what: Line = Field(description="What it is.", examples=["The mailbox hello@ashcombe.example"])
    holder: Line = Field(description="Who holds it: a role.", examples=["Secretary"])
    second: Line | None = Field(None, description="Who else can get in: a role.", examples=["Treasurer"])
    where: Line | None = Field(None, description="Where it is kept or bought.", examples=["The library's mail"])
    renew: Day | None = Field(None, description="The day it has to be paid or renewed.", examples=["1 May 2027"])


class DoctorSettings(Settings):
    """What `hubsite handover` prints beside what it knows already."""

    keys: tuple[Key, ...] = Field((), description="What somebody has to hold.", examples=[])
