"""A plugin in parts, one of which it only reads when it is asked."""

from hubsite import Page, hookimpl

from .titles import TITLE


@hookimpl
def hubsite_pages(hub):
    from .late_part import WORDS

    yield Page(path="parts/", title=TITLE, body=WORDS)
