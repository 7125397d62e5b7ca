"""A kind that hubsite has already."""

from hubsite import Kind, Record, hookimpl


@hookimpl
def hubsite_kinds():
    yield Kind(Record, "spaces", "hall", "Halls", "Rooms to meet in.")
