"""A plugin that gives a page and then fails, within a function of Python's."""

import json

from hubsite import Page, hookimpl


@hookimpl
def hubsite_pages(hub):
    yield Page(path="late/", title="Late", body="So far so good.")
    json.loads("no data")
