"""Methods by which people can decide together: what each is good for, who decides, what it costs, how it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hubsite import Kind, PackRecord, hookimpl, marked, read_pack

from .method import Method

_FOLDER = Path(__file__).parent / "records"


@hookimpl
def hubsite_kinds() -> Iterator[Kind]:
    """`content/methods/`, for methods of a hub's own and for its own version of one of ours."""
    yield Kind(
        Method,
        "methods",
        marked("method"),
        marked("How people can decide together"),
        marked("What each method is good for, who decides in the end, what it costs and how it goes wrong."),
        1095,
    )


@hookimpl
def hubsite_records() -> Iterator[PackRecord]:
    """The methods that come with the plugin."""
    yield from _all()


@cache
def _all() -> tuple[PackRecord, ...]:
    return tuple(read_pack(_FOLDER))
