"""Halls of our own."""

from hubsite import Kind, Record, hookimpl


class Hall(Record):
    """A hall."""


@hookimpl
def hubsite_kinds():
    return [Kind(Hall, "spaces", "hall", "Halls", "Halls of our own.")]
