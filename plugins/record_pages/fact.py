"""A short fact: its label and its value as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from hubsite import Markup


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact: its label and its value as HTML, whether it is a way to reach somebody, and marks for its tag."""

    label: str
    value: Markup
    is_contact: bool = False
    marks: Markup = field(default_factory=Markup)
