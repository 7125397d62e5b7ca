"""Addresses that pages, files and the engine lay claim to: one owner each, and names that every computer takes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from hubsite.folders import check_path, check_paths
from hubsite.outputs import Engine, File, Page
from hubsite.plugins import Plugins
from hubsite.problems import HubsiteError, Problem, Source

_ALIKE = ": some computers see no difference"


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody wants an address: `path` is the file that would be published there, `file` the content behind it."""

    path: str
    address: str
    plugin: str
    file: str = ""

    @property
    def written(self) -> str:
        """The volunteer's own file that is shown or published there, or ""."""
        return self.file or ("" if self.plugin else f"content/{self.path}")


def claims_of(pages: Iterable[Page], files: Iterable[File], engine: Engine | None) -> list[Claim]:
    """Every claim on an address of the site."""
    claims = [Claim(f"{page.path}index.html", page.path, page.plugin, page.file) for page in pages]
    claims += [Claim(file.path, file.path, file.plugin) for file in files]
    return claims + [Claim(path, path, engine.plugin) for path in sorted(engine.takes)] if engine else claims


def refused_claims(claims: Sequence[Claim], plugins: Plugins) -> list[Problem]:
    """What is wrong with them: two on one address, or a name that some computer does not take."""
    return _claimed_twice(claims) or _refused(claims, plugins)


def _claimed_twice(claims: Iterable[Claim]) -> list[Problem]:
    """Two claims on one address, also where only capitals or accents differ: some computers see no difference."""
    several: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        several[_alike(claim.path)].append(claim)
    return [_taken(each, several.keys()) for each in several.values() if len(each) > 1]


def _alike(path: str) -> str:
    """The same for two paths between which some computers see no difference."""
    return unicodedata.normalize("NFKC", path).casefold()


def _taken(claims: Sequence[Claim], every: Container[str]) -> Problem:
    files = [claim.written for claim in claims if claim.written]
    renamed = files if len({*files}) == len(files) else []  # a new name does not help where two plugins show one file
    plugins = dict.fromkeys(f"the plugin '{claim.plugin}'" for claim in claims if claim.written not in renamed)
    who = [*renamed, *plugins]
    address = f"the address `{claims[0].address}`" if claims[0].address else "the address of the front page"
    message = f"{' and '.join(who)} want {address}" if who[1:] else f"{who[0]} wants {address} twice"
    alike = "" if len({claim.path for claim in claims}) == 1 else _ALIKE
    return Problem(
        code="address-taken",
        message=f"{message if renamed else message[0].upper() + message[1:]}{alike}.",
        fix=_another_name(renamed, claims, every) if renamed else "Take one of the plugins out of content/hub.yml.",
        source=Source(files[-1]) if files else None,
    )


def _another_name(files: Sequence[str], claims: Sequence[Claim], taken: Container[str]) -> str:
    path = PurePosixPath(files[-1])
    more = ", or delete it if it is only a copy" if files[1:] else ""
    claim = next(each for each in claims if each.written == files[-1])
    number = next(n for n in count(2) if _alike(_numbered(claim.path, n)) not in taken)
    return f"Give {path} a new name, such as `{_with_number(path.name, number)}`{more}."


def _numbered(path: str, number: int) -> str:
    """The address that a file would have with a number in its name."""
    whole = path.removesuffix("/index.html")
    folder, slash, name = whole.rpartition("/")
    return f"{folder}{slash}{_with_number(name, number)}{path[len(whole) :]}"


def _with_number(name: str, number: int) -> str:
    """The number stands before `.jpg`, and before `.cy.md`, which says in what language a text is."""
    stem, dot, endings = name.partition(".")
    return f"{stem}-{number}{dot}{endings}"


def _refused(claims: Iterable[Claim], plugins: Plugins) -> list[Problem]:
    problems, good = [], []
    for claim in claims:
        try:
            check_path(claim.path)
            good.append(claim.path)
        except HubsiteError as error:
            problems.append(_not_a_path(claim, error, plugins))
    try:
        check_paths(good)
    except HubsiteError as error:  # two that are good alone and not together
        problems.append(Problem(code="address-refused", message=error.message, fix=error.fix))
    return problems


def _not_a_path(claim: Claim, error: HubsiteError, plugins: Plugins) -> Problem:
    by = f" It comes from the plugin '{claim.plugin}'." if claim.plugin else ""
    return Problem(
        code="address-refused",
        message=f"{error.message}{by}",
        fix=error.fix,
        source=Source(claim.file) if claim.file else plugins.place_of(claim.plugin),
        plugin=claim.plugin,
    )
