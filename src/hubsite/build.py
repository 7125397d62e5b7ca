"""The whole journey: look, stage, let the engine work, check what came out, swap it in."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hubsite.collect import with_site_files
from hubsite.folders import inside
from hubsite.growing import Growing
from hubsite.ledger import Ledger, Seen
from hubsite.look import Look, look, stops
from hubsite.memory import Memory
from hubsite.outputs import Engine, Site
from hubsite.own_notes import OWN_FOLDER
from hubsite.problems import HubsiteError, Problem
from hubsite.publish import (
    REMEMBERED,
    building,
    check_output,
    empty,
    fresh_folder,
    friendly_disk_errors,
    recover,
    swap_in,
)
from hubsite.put_by_hand import Inventory, lost, put_by_hand
from hubsite.stage import stage
from hubsite.unchanged import Last, keep, notes_of, world

PREVIEW = f"{OWN_FOLDER}/preview"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: its problems, and the site if one was published."""

    look: Look
    out: Path
    published: bool
    problems: tuple[Problem, ...]


def build(
    root: Path, out: Path | None, today: date, *, safe: bool = False, clean: bool = False, site_url: str | None = None
) -> Built:
    """Build the hub in `root` into the folder `out`; with errors, `out` stays as it was.

    `out` None means the preview, `root/.hubsite/preview`. `today` is the day for which the site is made
    (Europe/London). `clean` forgets all that earlier builds remembered. `site_url` is the address where the site will
    stand, in place of the one in hub.yml. Raises HubsiteError when the work as a whole cannot be done.
    """
    place = out or root / PREVIEW
    if out is not None:
        check_output(out, root)
    if not (root / "content").is_dir():  # without one, nothing of ours is put beside it either
        return _nothing(look(root, today, safe=safe), place)
    with building(root, out) as own_folder, ExitStack() as stack:
        recover(place)
        strange = put_by_hand(place, _inventory_of(own_folder, place))
        if clean:
            empty(own_folder)
        before = world(root, (today, safe, site_url))
        memory = stack.enter_context(closing(Memory(own_folder / REMEMBERED)))
        found = look(root, today, safe=safe, memory=memory, site_url=site_url)
        if found.site is None or found.engine is None or found.plugins is None:
            return _nothing(found, place)
        site, told = with_site_files(found.site, found.plugins, found.engine)
        told += [problem for problem in found.plugins.problems if problem not in found.problems]
        lying: dict[str, Seen] = {}
        if not stops(told):
            trouble, lying = _publish(site, found.engine, own_folder, place)
            told += trouble
        if published := not stops(told):
            memory.forget_the_rest()
            last = Last((*found.problems, *told), len(site.pages))
            keep(own_folder, place, before, last, lying, found.plugins.installed_code())
            told += lost(strange, place, root)  # told once, so it is no part of what is kept
        return Built(found, place, published=published, problems=(*found.problems, *told))


def _nothing(found: Look, out: Path) -> Built:
    return Built(found, out, published=False, problems=found.problems)


def _publish(site: Site, engine: Engine, own_folder: Path, out: Path) -> tuple[list[Problem], dict[str, Seen]]:
    """Swap the new site in, unless the engine found an error in it; what is wrong, and how the site's files lie."""
    needs_front_page(site)
    project, published = Ledger(own_folder / "project.notes"), Ledger(notes_of(own_folder, out))
    new, lying = fresh_folder(out), {}
    try:
        with friendly_disk_errors():
            staged = stage(site, engine, own_folder / "project", Growing(new, out, published), project)
            project.save(own_folder / "project")
            problems = [problem.found_by(engine.plugin) for problem in engine.build(staged)]
            if not stops(problems):
                _check_whole(new, site)
                inventory = Inventory.of(new)
                swap_in(new, out)
                inventory.save(_inventory_of(own_folder, out))
                lying = published.save(out)
        return problems, lying
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _inventory_of(own_folder: Path, out: Path) -> Path:
    return notes_of(own_folder, out).with_suffix(".files")


def needs_front_page(site: Site) -> None:
    """Raises HubsiteError for a site without one."""
    if not any(page.path == "" for page in site.pages):
        raise HubsiteError(
            "None of the plugins makes a front page, so there is nothing to publish.",
            fix="Add `usual:` below `plugins:` in content/hub.yml: it stands for all that run where nothing is named.",
        )


def _check_whole(new: Path, site: Site) -> None:
    wanted = [f"{page.path}index.html" for page in site.pages] + [file.path for file in site.files]
    there = {path for path, _, is_file in inside(new) if is_file}
    missing = [path for path in wanted if path not in there]
    if missing:
        raise HubsiteError(
            f"{len(missing)} of {len(wanted)} pages and files were not made, for example {missing[0]}.",
            fix="The site as it was is untouched. Run `hubsite build --clean`; if it stays so, please report it.",
        )
