"""A group of fields: what records, their parts and settings are made from."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Piece(BaseModel):
    """A group of fields: the root of records and of the parts inside them. Frozen, and strict about names.

    What reads one of ours is built when one is first read: a hub has few of all kinds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **named: Any) -> None:
        """A plugin's is built at once, so that a field that cannot be is told as a fault of that plugin."""
        super().__pydantic_init_subclass__(**named)
        if cls.__module__.partition(".")[0] != __name__.partition(".")[0]:
            cls.model_rebuild(raise_errors=False)
