"""Something that readers expect of a hub and do not find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

HUB_FILE = "content/hub.yml"


class Harm(IntEnum):
    """Whom it harms that something is not there; the worst first."""

    SHUTS_OUT = 1
    MISLEADS = 2
    STOPS = 3
    MAY_END = 4
    POORER = 5


@dataclass(frozen=True, slots=True, order=True)
class Lack:
    """One thing that is missing: a sentence, why it matters, what to write, and in which files."""

    harm: Harm
    what: str
    why: str
    write: str
    files: tuple[str, ...] = (HUB_FILE,)
