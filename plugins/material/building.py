"""The staged project made into HTML, with MkDocs' own configuration, theme and templates."""

# What MkDocs itself would do with the pages is left out: their HTML is finished, and its Markdown parser, which hands
# it on as it is, takes nine tenths of the time. Plain `mkdocs build` gives the same bytes; a test compares them.
# What was rendered is remembered, so that MkDocs is not even loaded where no shell has changed.

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from hubsite import HubsiteError, Memory, Problem, Severity, Stage, digest_of

from .frames import Frames
from .project import TAKES, configuration

_MKDOCS = logging.getLogger("mkdocs")
_NOT_FOUND = "404.html"
_LIBRARIES = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material", "pyyaml")


def build(stage: Stage, memory: Memory) -> list[Problem]:
    """Fill the stage's output folder with the finished site.

    Returns what MkDocs warned of. Raises HubsiteError when MkDocs gives up, OSError when the disk refuses.
    """
    with _heard() as said:
        try:
            return [_warning(words) for words in _run(stage, memory, said)]
        except Exception as error:  # whatever stops MkDocs or a template, a person gets a sentence
            if isinstance(error, OSError) and error.errno:  # Jinja's "no such template" is one without a number
                raise
            raise _gave_up(said.errors, error) from error


def _run(stage: Stage, memory: Memory, said: _Listener) -> list[str]:
    """Put everything in its place; what MkDocs warned of."""
    shells = _Shells(stage, memory, said)
    for path, content in _files(stage):
        stage.put(path, content)
    stage.put(_NOT_FOUND, shells.render(None, "", "").encode())
    frames = Frames(shells.render, _texts(configuration(stage.site, _theme(stage))["extra"]))
    for each in stage.pages:
        stage.put(f"{each.path}index.html", frames.whole(each).encode())
    return shells.warnings


def _files(stage: Stage) -> Iterator[tuple[str, bytes | Path]]:
    """What is published as it is: what lies in `docs/`, and in the theme beside its templates."""
    for path, content in stage.files.items():
        folder, _, name = path.partition("/")
        if folder == "docs" or (folder == "theme" and name in TAKES - {_NOT_FOUND, "sitemap.xml"}):
            yield name, content


def _theme(stage: Stage) -> dict[str, bytes]:
    """What `theme_files` gave when the project was made."""
    lying = {path.removeprefix("theme/"): content for path, content in stage.files.items() if path.startswith("theme/")}
    return {path: content for path, content in lying.items() if isinstance(content, bytes)}


class _Shells:
    """Renders the theme's templates, as MkDocs calls them; what was rendered before is remembered."""

    def __init__(self, stage: Stage, memory: Memory, said: _Listener) -> None:
        self._file = str(stage.folder.resolve() / "mkdocs.yml")
        self._site_url = stage.site.config.site_url or ""
        self._memory = memory
        self._said = said
        own = {path: content for path, content in stage.files.items() if not path.startswith("docs/")}
        known = [
            [path, sha256(content).hexdigest()] for path, content in sorted(own.items()) if isinstance(content, bytes)
        ]
        self._made_from = [known, digest_of(Path(__file__).parent, *_LIBRARIES)]

    def render(self, meta: Mapping[str, Any] | None, path: str, html: str) -> str:
        """A page with its front matter, address and HTML; without front matter, the one that stands in for others."""
        made_from = json.dumps(["shell", self._made_from, meta, path, html])
        return self._memory.recall(made_from, lambda: self._rendered(meta, path, html).encode()).decode()

    @property
    def warnings(self) -> list[str]:
        """What MkDocs warns of in its configuration and templates."""
        made_from = json.dumps(["warnings", self._made_from])
        found: list[str] = json.loads(self._memory.recall(made_from, lambda: json.dumps(self._warned()).encode()))
        return found

    def _warned(self) -> list[str]:
        self._template("main.html")
        return self._said.warnings

    def _rendered(self, meta: Mapping[str, Any] | None, path: str, html: str) -> str:
        if meta is None:
            there = urlsplit(self._site_url or "/").path
            return str(self._template(_NOT_FOUND).render(config=self._config, page=None, base_url=there))
        address = quote(path)
        page = SimpleNamespace(
            meta=meta,
            title=meta.get("title", ""),
            url=address,
            canonical_url=urljoin(f"{self._site_url.rstrip('/')}/", address) if self._site_url else None,
            is_homepage=not path,
            content=html,
        )
        base_url = "../" * path.count("/") or "."
        return str(self._template("main.html").render(config=self._config, page=page, base_url=base_url))

    def _template(self, name: str) -> Any:
        return self._environment.get_template(name)

    @cached_property
    def _config(self) -> Any:
        from mkdocs.config import load_config

        # The path is given twice: MkDocs only looks at the open file's own name when there is a keyboard.
        return load_config(self._file, config_file_path=self._file)

    @cached_property
    def _environment(self) -> Any:
        return self._config.theme.get_env()


def _texts(value: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


class _Listener(logging.Handler):
    """Keeps what MkDocs logs, each sentence once, in the order in which it came."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: dict[tuple[bool, str], None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self._said[record.levelno >= logging.ERROR, record.getMessage()] = None

    @property
    def warnings(self) -> list[str]:
        return [words for is_error, words in self._said if not is_error]

    @property
    def errors(self) -> list[str]:
        return [words for is_error, words in self._said if is_error]


@contextmanager
def _heard() -> Iterator[_Listener]:
    listener, propagated = _Listener(), _MKDOCS.propagate
    _MKDOCS.addHandler(listener)
    _MKDOCS.propagate = False
    try:
        yield listener
    finally:
        _MKDOCS.propagate = propagated
        _MKDOCS.removeHandler(listener)


def _warning(words: str) -> Problem:
    return Problem(
        code="engine-warning",
        severity=Severity.WARNING,
        message=f"While the pages were being made, MkDocs said: {_one_line(words)}",
        fix="The site was made all the same. If a page looks wrong, please report this sentence to hubsite.",
    )


def _gave_up(errors: list[str], error: Exception) -> HubsiteError:
    words = _one_line(errors[0] if errors else f"{type(error).__name__}: {error}")
    return HubsiteError(
        f"The pages could not be made. MkDocs said: {words}",
        fix="Run `hubsite build --clean`; if it stays so, please report this sentence to hubsite.",
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())[:500]
