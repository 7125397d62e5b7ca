"""MkDocs run in this process: a staged project in, HTML and problems out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from hubsite import HubsiteError, Problem, Severity, Stage

_MKDOCS = logging.getLogger("mkdocs")


def build(stage: Stage) -> list[Problem]:
    """Fill the stage's output folder with the finished site.

    Returns what MkDocs warned of. Raises HubsiteError when MkDocs gives up, OSError when the disk refuses.
    """
    with _heard() as said:
        try:
            _run(stage.folder.resolve() / "mkdocs.yml", stage.output.resolve())
        except Exception as error:  # whatever stops MkDocs or a template, a person gets a sentence
            if isinstance(error, OSError) and error.errno:  # Jinja's "no such template" is one without a number
                raise
            raise _gave_up(said.errors, error) from error
    return [_warning(words) for words in said.warnings]


def _run(config_file: Path, output: Path) -> None:
    # The path is given twice: MkDocs only looks at the open file's own name when there is a keyboard.
    config = load_config(str(config_file), config_file_path=str(config_file), site_dir=str(output))
    mkdocs_build(config)


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
