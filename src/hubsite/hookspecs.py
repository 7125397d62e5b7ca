"""The hooks: what a plugin can add to a hub.

The law that holds for all of them:

* A hook is named `hubsite_` and what it yields. It adds; it never edits, replaces or removes.
* It is given frozen values and takes only the arguments it names, in any order.
* It returns an iterable of frozen values (a generator is the usual form), or None.
* Each plugin is asked alone; order means nothing; results are sorted.
* No clock (`hub.today` is given), no network, no writing to disk.
"""

# Typed specs; plugins/README.md holds the same signatures and an example each, and a test compares the two.

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pluggy

from hubsite.commands import Command
from hubsite.kinds import Kind
from hubsite.memory import Memory
from hubsite.model.hub import Hub, HubConfig
from hubsite.model.record import Record
from hubsite.outputs import Block, Engine, File, Importer, PackRecord, Page, Panel, Site
from hubsite.problems import Problem

hookimpl = pluggy.HookimplMarker("hubsite")
hookspec = pluggy.HookspecMarker("hubsite")


@hookspec
def hubsite_settings() -> type:  # type: ignore[empty-body]
    """The class, made from `hubsite.Settings`, whose fields are this plugin's keys in hub.yml.

    Example: `class Settings(hubsite.Settings): licence: str = "OGL-UK-3.0"`, and the hook returns `Settings`.
    Not implemented: the plugin takes no keys, and a key is a problem with its line.
    """


@hookspec
def hubsite_kinds() -> Iterable[Kind]:  # type: ignore[empty-body]
    """More kinds of record, read from `content/<folder>/` like our own. Asked before anything is read.

    Example: `yield Kind(Amenity, "amenities", "amenity", "Amenities", "Small things you may need to find.")`
    """


@hookspec
def hubsite_records(hub_config: HubConfig, today: date, settings: Any) -> Iterable[PackRecord | Problem]:  # type: ignore[empty-body]
    """Records that come with the plugin; a hub's own file of the same folder and id takes their place.

    A problem may be among them: what hub.yml says that no records can be chosen by.

    Example: `yield PackRecord(folder="terms", id="ward", fields={"name": "Ward", "summary": "Part of a district."})`
    """


@hookspec
def hubsite_pages(hub: Hub, memory: Memory, settings: Any) -> Iterable[Page]:  # type: ignore[empty-body]
    """Pages of the site. What takes long to make is asked of `memory`, here and for files: see `Memory.recall`.

    Example: `yield Page(path="thanks/", title="Thank you", body="To all who **helped**.")`
    """


@hookspec
def hubsite_panels(hub: Hub, record: Record, settings: Any) -> Iterable[Panel]:  # type: ignore[empty-body]
    """Further sections on the page of one record. Asked once for each record.

    Example: `if record.folder == "groups": yield Panel(title="Lift sharing", body="Ask at the door.")`
    """


@hookspec
def hubsite_blocks(hub: Hub, settings: Any) -> Iterable[Block]:  # type: ignore[empty-body]
    """Named pieces that writers place in Markdown, on a line of their own: `{{ list kind=groups }}`.

    Example: `yield Block(name="count", summary="How many.", example="{{ count }}", render=lambda words: "12")`
    """


@hookspec
def hubsite_files(hub: Hub, memory: Memory, settings: Any) -> Iterable[File]:  # type: ignore[empty-body]
    """Files published as they are.

    Example: `yield File(path="groups.csv", content=table, title="All groups as a table")`
    """


@hookspec
def hubsite_site_files(site: Site, settings: Any) -> Iterable[File]:  # type: ignore[empty-body]
    """Files made from the finished pages of all languages: a search index. Asked after every page is whole.

    Example: `yield File(path="pages.txt", content="\n".join(page.path for page in site.pages))`
    """


@hookspec
def hubsite_problems(hub: Hub, site: Site, memory: Memory, settings: Any) -> Iterable[Problem]:  # type: ignore[empty-body]
    """Checks over the whole: the records and everything that was collected. Asked last; changes nothing.

    Example: `yield Problem(code="no-groups", message="There is no group yet.", severity=Severity.ADVICE)`
    """


@hookspec
def hubsite_importers(settings: Any) -> Iterable[Importer]:  # type: ignore[empty-body]
    """Real formats that `hubsite import` can turn into records.

    Example: `yield Importer(name="csv", summary="A table saved as CSV.", rows=read_csv)`
    """


@hookspec
def hubsite_engine(memory: Memory, settings: Any) -> Engine:  # type: ignore[empty-body]
    """What turns the staged project into HTML. Asked only of the plugin that `engine:` in hub.yml names.

    Example: `return Engine(name="material", project=project, build=build)`
    """


@hookspec
def hubsite_commands(settings: Any) -> Iterable[Command]:  # type: ignore[empty-body]
    """Commands for the command line, `hubsite count`, for what somebody asks for now and then.

    Example: `yield Command(name="count", summary="Say how many.", run=lambda asked: [str(len(asked.hub.records))])`
    """
