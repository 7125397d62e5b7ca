"""Posters of our own."""

from hubsite import Command, hookimpl


@hookimpl
def hubsite_commands():
    yield Command(name="poster", summary="Make a poster.", run=lambda asked: ["Made."])
    yield Command(name="build", summary="Build a poster.", run=lambda asked: ["Built."])
