"""A page that thanks the groups, and a file with the same address for whoever copies it."""

from hubsite import File, Page, hookimpl


@hookimpl
def hubsite_pages(hub):
    yield Page(path="thanks/", title="Thank you", body="To all who helped.")


@hookimpl
def hubsite_files(hub):
    yield File(path="thanks.txt", content="Thank you")
