"""The whole journey: look, stage, let the engine work, check what came out, swap it in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from hubsite.collect import site_files, with_files
from hubsite.folders import inside
from hubsite.growing import Growing
from hubsite.kept_aside import keep_aside
from hubsite.ledger import Ledger, Seen
from hubsite.look import Look, look, stops
from hubsite.memory import Memory
from hubsite.outputs import Engine, File, Site
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
    """What a build came to: its problems, and the site if one was published, with files made of all its pages."""

    look: Look
    out: Path
    published: bool
    problems: tuple[Problem, ...]
    site_files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Early:
    """Shows a site before the files are made that depend on all its pages, with `site_files` of an earlier build.

    An index for the search takes as long as all the rest, and who writes looks at a page first. `show` is called when
    there is something to see.
    """

    site_files: tuple[File, ...]
    show: Callable[[Built], None]


def build(
    root: Path,
    out: Path | None,
    today: date,
    *,
    safe: bool = False,
    clean: bool = False,
    site_url: str | None = None,
    early: Early | None = None,
) -> Built:
    """Build the hub in `root` into the folder `out`; with errors, `out` stays as it was.

    `out` None means the preview, `root/.hubsite/preview`. `today` is the day for which the site is made
    (Europe/London). `clean` forgets all that earlier builds remembered. `site_url` is the address where the site will
    stand, in place of the one in hub.yml; `early` is for previews. Raises HubsiteError when the work as a whole cannot
    be done.
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
        done, files = _published(found, place, partial(_publish, found, own_folder, place, strange), early)
        told = [*done.problems]
        if not stops(told):
            memory.forget_the_rest()
            last = Last((*found.problems, *told), len(found.site.pages))
            keep(own_folder, place, before, last, done.lying, found.plugins.installed_code())
        told += lost(strange, done.kept, place, root)  # told once, so it is no part of what is kept
        return _came_to(found, place, told, files)


def _nothing(found: Look, out: Path) -> Built:
    return Built(found, out, published=False, problems=found.problems)


def _came_to(found: Look, out: Path, told: Sequence[Problem], files: tuple[File, ...]) -> Built:
    return Built(found, out, published=not stops(told), problems=(*found.problems, *told), site_files=files)


@dataclass(frozen=True, slots=True)
class _Published:
    """What is wrong with a site, how its files lie, and where those lie that it is without: empty if it was not."""

    problems: Sequence[Problem] = ()
    lying: Mapping[str, Seen] = field(default_factory=dict)
    kept: Mapping[str, Path] = field(default_factory=dict)


def _published(
    found: Look, out: Path, publish: Callable[[tuple[File, ...]], _Published], early: Early | None
) -> tuple[_Published, tuple[File, ...]]:
    """What came of publishing the site, and the files that were made of all its pages."""
    assert found.site and found.plugins
    soon, failures = None, len(found.plugins.problems)
    if early and early.site_files:
        soon = publish(early.site_files)
        if not stops(soon.problems):
            early.show(_came_to(found, out, soon.problems, early.site_files))
    files = site_files(found.site, found.plugins)
    if soon is None:
        return publish(files), files
    if early and files == early.site_files and len(found.plugins.problems) == failures:
        return soon, files
    done = publish(files)
    return replace(done, kept={**soon.kept, **done.kept}), files


def _publish(found: Look, own_folder: Path, out: Path, strange: Sequence[str], files: tuple[File, ...]) -> _Published:
    """Publish the site with these files, made of all its pages; `strange` is what others put into the old one."""
    assert found.site and found.engine and found.plugins
    site, told = with_files(found.site, files, found.plugins, found.engine)
    told += [problem for problem in found.plugins.problems if problem not in found.problems]
    if stops(told):
        return _Published(told)
    done = _swapped_in(site, found.engine, own_folder, out, strange)
    return replace(done, problems=[*told, *done.problems])


def _swapped_in(site: Site, engine: Engine, own_folder: Path, out: Path, strange: Sequence[str]) -> _Published:
    """Swap the new site in, unless the engine found an error in it."""
    needs_front_page(site)
    project, published = Ledger(own_folder / "project.notes"), Ledger(notes_of(own_folder, out))
    new = fresh_folder(out)
    try:
        with friendly_disk_errors():
            staged = stage(site, engine, own_folder / "project", Growing(new, out, published), project)
            project.save(own_folder / "project")
            problems = [problem.found_by(engine.plugin) for problem in engine.build(staged)]
            if stops(problems):
                return _Published(problems)
            _check_whole(new, site)
            inventory = Inventory.of(new)
            kept = keep_aside(strange, out, new, own_folder)
            swap_in(new, out)
            inventory.save(_inventory_of(own_folder, out))
            return _Published(problems, published.save(out), kept)
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
