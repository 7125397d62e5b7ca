"""Pages of our own."""

from hubsite import Page, hookimpl


@hookimpl
def hubsite_pages():
    return [Page(path="about/", title="About", body="Hello.")]
