"""What somebody put into the published folder by hand: the next site is without it, and it is said where it is now."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hubsite.ledger import lying
from hubsite.own_notes import FROM_SITE, read_note, write_note
from hubsite.problems import Problem, Severity, Source
from hubsite.read.links import MEDIA

# What computers and editors put into any folder that somebody looks at.
_NOBODY_PUT_IT = re.compile(
    r"\.ds_store|\._.*|\.directory|(?:eh)?thumbs\.db|desktop\.ini|.*~|.*\.(?:swp|swo|bak|tmp)",
    re.IGNORECASE | re.DOTALL,
)
_FOR_GITHUB = {"CNAME", ".nojekyll"}
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Inventory:
    """All files of a site that was just made, and by what its folder is known again."""

    known_by: Sequence[Sequence[int]]
    files: Sequence[str]

    @classmethod
    def of(cls, site: Path) -> Inventory:
        """Take it before the site is swapped in: from then on, others may put files there."""
        return cls(_known_by(site), sorted(_files_in(str(site))))

    def save(self, notes: Path) -> None:
        """Keep it for the next build. Not before the swap: a build that is killed must not speak for its new site."""
        write_note(notes, [self.known_by, self.files])


def put_by_hand(site: Path, notes: Path) -> list[str]:
    """The files in a published folder that no build put there, by their paths in it, sorted.

    Nothing where that cannot be told: where there are no notes, or the folder is another than they speak of, since
    another hub was built into the same place, or somebody brought a copy.
    """
    known_by, files = read_note(notes) or ([], [])
    now = _known_by(site)
    # Somebody may have changed a page by hand as well, but hardly all three files.
    if not known_by or known_by[:1] != now[:1] or not any(map(_is_same, known_by[1:], now[1:])):
        return []
    return sorted({*_files_in(str(site))} - {*files})


_KNOWN_BY = ("index.html", "404.html", "assets/hub.css")


def _known_by(site: Path) -> list[list[int]]:
    """The number of the folder on its disk, and how some of its files lie. A number alone is given to others later."""
    folder = lying(str(site))
    return [[folder[2]], *([*(lying(f"{site}/{name}") or ())[:3]] for name in _KNOWN_BY)] if folder else []


def _is_same(before: Sequence[int], now: Sequence[int]) -> bool:
    return bool(before) and before == now


def _files_in(site: str) -> Iterator[str]:
    """Also links to folders."""
    for folder, folders, names in os.walk(site):
        for name in (*names, *(each for each in folders if os.path.islink(f"{folder}/{each}"))):  # noqa: PTH114  # quick
            if not _NOBODY_PUT_IT.fullmatch(name):
                yield f"{folder}/{name}"[len(site) + 1 :].replace(os.sep, "/")


def lost(paths: Iterable[str], kept: Mapping[str, Path], site: Path, root: Path) -> list[Problem]:
    """A warning for each of these files that the new site is without, and one for all beyond the tenth.

    `kept` is where those lie that were kept, `site` where the site lies, `root` the hub.
    """
    gone = [path for path in paths if not os.path.lexists(site / path)]
    told = [_told(path, kept.get(path), _source(site / path, root), root) for path in gone[:_MOST_NAMED]]
    if others := gone[_MOST_NAMED:]:
        files = "1 more file" if len(others) == 1 else f"{len(others)} more files"
        message = f"The new site is without {files} that lay in the folder of the site"
        folder = _folder_of_all(others, kept)
        message += (
            f"; {'it lies' if len(others) == 1 else 'they lie'} in `{_said(folder, root)}` now." if folder else "."
        )
        told.append(_warning(message, _fix(""), None))
    return told


def _told(path: str, kept: Path | None, source: Source | None, root: Path) -> Problem:
    now = f"; it lies in `{_said(kept, root)}` now" if kept else ""
    message = f"'{path}' lay in the folder of the site, but not in the hub. The new site is without it{now}."
    return _warning(message, _fix(path), source)


def _folder_of_all(paths: Sequence[str], kept: Mapping[str, Path]) -> Path | None:
    """The folder in which all of them are kept; None if one of them is not."""
    if any(path not in kept for path in paths):
        return None
    return next(folder for folder in kept[paths[0]].parents if folder.name == FROM_SITE)


def _said(file: Path, root: Path) -> str:
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


def _warning(message: str, fix: str, source: Source | None) -> Problem:
    return Problem(code="site-file-lost", severity=Severity.WARNING, message=message, fix=fix, source=source)


def _fix(path: str) -> str:
    if PurePosixPath(path).suffix.lower() in MEDIA:
        return f"Put it into the hub, as `content/{path}`: every site from now on will have it."
    if path in _FOR_GITHUB:
        return "GitHub Pages does not need it if its source is GitHub Actions. For other ways, add it after each build."
    return "Put what it says into a page, a picture or a PDF in content/, or add it after each build."


def _source(file: Path, root: Path) -> Source | None:
    return Source(file.relative_to(root).as_posix()) if file.is_relative_to(root) else None
