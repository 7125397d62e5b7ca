"""What was asked for on the command line, before anything is known of the hub or the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from hubsite.problems import HubsiteError

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Which format, which kind, which column becomes which field, and what is the same for all rows.

    `columns` are (column, field) pairs, `texts` (field, text) pairs for every row, `fallbacks` the same for rows
    that say nothing there. `identity` is the column whose cells become the ids, or "".
    """

    form: str
    kind: str
    columns: Pairs = ()
    texts: Pairs = ()
    fallbacks: Pairs = ()
    identity: str = ""

    @classmethod
    def of(
        cls,
        form: str,
        kind: str,
        maps: Iterable[str],
        sets: Iterable[str] = (),
        identity: str = "",
        defaults: Iterable[str] = (),
    ) -> Self:
        """The plan for texts like `Telephone=phone` (maps) and `name=Trafford Council` (sets, defaults).

        Raises HubsiteError (usage, 2) for a text that is not of that form.
        """
        return cls(
            form=form,
            kind=kind,
            # Columns may be called anything, fields never hold a `=`: so a map is cut at its last one.
            columns=tuple(_pair("--map", text, text.rpartition("="), "Telephone=phone") for text in maps),
            texts=tuple(_pair("--set", text, text.partition("="), "cost=Free") for text in sets),
            fallbacks=tuple(_pair("--default", text, text.partition("="), "cost=Free") for text in defaults),
            identity=identity.strip(),
        )


def _pair(option: str, text: str, parts: tuple[str, str, str], example: str) -> tuple[str, str]:
    left, right = parts[0].strip(), parts[2].strip()
    if left and right:
        return left, right
    raise HubsiteError(
        f"`{option} {text}` should have something on both sides of a `=`.",
        fix=f'Write it like `{option} "{example}"`.',
        exit_code=2,
    )
