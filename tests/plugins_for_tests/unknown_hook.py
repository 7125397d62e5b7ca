"""A plugin with hooks that do not exist, one of them with a name of its own."""

from hubsite import hookimpl


@hookimpl
def hubsite_page(hub):
    return []


@hookimpl
def weather(hub):
    return []
