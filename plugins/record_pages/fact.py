"""A short fact: its label and its value as HTML."""

from __future__ import annotations

from dataclasses import dataclass

from hubsite import Markup


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact: its label and its value as HTML."""

    label: str
    value: Markup
