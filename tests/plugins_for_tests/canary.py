"""A plugin that leaves a sign as soon as it is looked at."""

from pathlib import Path

from hubsite import Page, hookimpl

Path(__file__).with_name("canary-sang.txt").write_text("I ran.")


@hookimpl
def hubsite_pages(hub):
    yield Page(path="canary/", title="Canary", body="I ran.")
