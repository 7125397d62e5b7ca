"""A plugin that asks for what the hooks do not give."""

from hubsite import hookimpl


@hookimpl
def hubsite_pages(hubb):
    return []


@hookimpl
def hubsite_kinds(settings):
    return []


@hookimpl
def hubsite_files(hub, **rest):
    return []


@hookimpl
def hubsite_blocks(hub, settings=None):
    return []
