"""A group of fields: what records, their parts and settings are made from."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Piece(BaseModel):
    """A group of fields: the root of records and of the parts inside them. Frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
