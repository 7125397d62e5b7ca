"""What keeps a hub true: a list of what is to be checked, for people, for programs, and as advice."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Command, File, Hub, Problem, hookimpl

from .due import command
from .overdue import problems
from .watching import pages_json


@hookimpl
def hubsite_commands() -> Iterator[Command]:
    """`hubsite due`."""
    yield command()


@hookimpl
def hubsite_files(hub: Hub) -> Iterator[File]:
    """`/api/pages.json`, for one job that watches many hubs."""
    yield pages_json(hub)


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """A piece of advice for each record whose check is too old."""
    yield from problems(hub)
