"""The engine that comes with hubsite: MkDocs, dressed in a theme of our own on Material for MkDocs."""

# What differs from other engines ends here: project.py says what MkDocs is given, building.py how it is run,
# theme/ how the pages look. Plain `mkdocs build` in the staged project gives the same bytes.

from __future__ import annotations

from collections.abc import Iterable

from hubsite import Engine, Problem, Stage, hookimpl

from .project import TAKES, project


@hookimpl
def hubsite_engine() -> Engine:
    """MkDocs with the theme in `theme/`."""
    return Engine(name="material", project=project, build=_build, takes=TAKES)


def _build(stage: Stage) -> Iterable[Problem]:
    # MkDocs takes a fifth of a second to load, and commands that only check a hub never need it.
    from .building import build

    return build(stage)
