"""Sheets for the notices."""

from hubsite import hookimpl


def hubsite_pages(hub):
    return []


@hookimpl
def hubsite_panel(hub):
    return []


@hookimpl
def hubsite_files(hub, weather):
    return []


@hookimpl(tryfirst=True)
def hubsite_blocks(hub):
    return []
