"""How a law stands on a day: its status, as far as the days on which it begins and ends have not overtaken it."""

from __future__ import annotations

from datetime import date
from typing import Any


def law_status(record: Any, today: date) -> str | None:
    """The status of a right or a decision today; the status of anything else as it is written."""
    status: str | None = record.status
    if status not in ("in-force", "enacted-not-commenced"):
        return status
    if record.valid_until and record.valid_until < today:
        return "repealed"
    if record.valid_from is None:
        return status
    return "in-force" if record.valid_from <= today else "enacted-not-commenced"
