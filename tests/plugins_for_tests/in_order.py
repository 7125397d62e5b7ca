"""A plugin that wants to be first, last, and around the others."""

from hubsite import hookimpl


@hookimpl(tryfirst=True)
def hubsite_pages(hub):
    return []


@hookimpl(trylast=True)
def hubsite_files(hub):
    return []


@hookimpl(wrapper=True)
def hubsite_blocks(hub):
    return (yield)


@hookimpl(hookwrapper=True)
def hubsite_panels(hub):
    yield


@hookimpl(specname="hubsite_problems", tryfirst=True)
def look_closely(hub):
    return []
