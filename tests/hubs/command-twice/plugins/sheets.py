"""Sheets of our own."""

from hubsite import Command, hookimpl


@hookimpl
def hubsite_commands():
    yield Command(name="poster", summary="Make a sheet.", run=lambda asked: ["Made."])
