"""A plugin that fails wherever hub.yml tells it to."""

import sys

from hubsite import Block, File, Line, Page, Problem, Settings, hookimpl


class FailsSettings(Settings):
    where: Line = ""


@hookimpl
def hubsite_settings():
    return FailsSettings


@hookimpl
def hubsite_pages(settings, hub):
    if settings.where == "frozen":
        hub.config.name = "Mine"
    if settings.where == "frozen-hub":
        hub.today = None
    if settings.where == "exit":
        sys.exit("Good bye")
    if settings.where == "none":
        yield None
    if settings.where == "text":
        yield "a page"
    if settings.where == "no-slash":
        yield Page(path="/groups", title="Groups", body="All of them.")
    if settings.where == "no-title":
        yield Page(path="groups/", title="", body="All of them.")
    if settings.where == "bytes":
        yield Page(path="groups/", title="Groups", body=b"All of them.")


@hookimpl
def hubsite_files(settings):
    if settings.where == "slash":
        yield File(path="/groups.csv", content="name")
    if settings.where == "number":
        yield File(path="groups.csv", content=12)
    if settings.where == "one":
        return File(path="one.txt", content="One value may be returned as it is.")


@hookimpl
def hubsite_blocks(settings):
    yield Block(name="count", summary="How many.", example="{{ count }}", render=lambda words: 1 / 0)


@hookimpl
def hubsite_problems(settings):
    if settings.where == "word":
        yield Problem(code="plain", message="Said with a plain word.", severity="error")
    if settings.where == "severity":
        yield Problem(code="plain", message="Bad.", severity="nope")
    if settings.where == "message":
        yield Problem(code="plain", message=4)
    if settings.where == "source":
        yield Problem(code="plain", message="Bad.", source="file")
    if settings.where == "silent":
        raise KeyError
