"""Every claim on a page about power has a source: in the example hub, and in the pack for councils of every structure.

A page lists its sources at the foot, for all that it says. So a claim has one if a source is there that can bear it:
what the law says is borne by a law, the government, a council, or the public body that the law is about; a law that is
named, by that law; what a body here decides, by that body's own pages.

Where a record says that it was checked, only those sources bear anything that somebody has read, with the day. A source
without a day is a hint for readers. `checked: never` says to all that nobody has compared the page with anything yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hubsite import Hub, Record
from hubsite.testing import make_hub

from .example_hub import example

ROOT = Path(__file__).parent.parent
OF_POWER = ("decisions", "rights")
STRONG = {"statute", "government", "council"}
ABOUT_THE_LAW = ("legal_basis", "status")
COUNCILS = ("cornwall", "trafford", "camden", "guildford", "cardiff", "glasgow", "belfast")
A_LAW = re.compile(r"(.*?\b(?:Act|Regulations|Order|Code) \d{4})")

ACCESSED = "    accessed: 1 November 2026\n"
SOURCE = "  - url: {}\n    title: {}\n    kind: {}\n" + ACCESSED
COUNCIL = "name: Wolddale\nurl: https://wolddale.example\n"
CHECKED = "checked: 2 November 2026\n"
BINS = "name: Bins\ndecides: wolddale\nlegal_basis:\n  - Bins Act 1990, section 4\n"
OF_THE_LAW = SOURCE.format("https://law.example/1990/4", "Bins Act 1990", "statute")
OF_THE_COUNCIL = SOURCE.format("https://wolddale.example/bins", "Bins", "council")


def of_power(hub: Hub) -> list[Any]:
    return [record for folder in OF_POWER for record in hub.of(folder)]


def without_source(hub: Hub, record: Any) -> Iterator[str]:
    """The claims of a record for which it names no source that could bear them."""
    if not bearing(record):
        yield f"{record.key}: everything"
    for source in record.sources:
        if not (source.title and source.kind):
            yield f"{record.key}: {source.url} lacks its title or kind"
    if record.checked != "never" and not any(is_strong(hub, record, source) for source in bearing(record)):
        yield from (f"{record.key}: {name}" for name in ABOUT_THE_LAW if getattr(record, name, None))


def bearing(record: Any) -> list[Any]:
    """The sources that count: all of them, but only those that were read where the record says that it was checked."""
    return [source for source in record.sources if source.accessed or record.checked == "never"]


def is_strong(hub: Hub, record: Any, source: Any) -> bool:
    """Whether it is a law, the government or a council, or a public body to which one of the steps goes."""
    bodies = hub.all(step.to for step in getattr(record, "steps", ()) if step.to)
    public = {host_of(body) for body in bodies if getattr(body, "tier", None) not in (None, "none")}
    return source.kind in STRONG or host(source.url) in public


def without_own_source(hub: Hub, record: Any) -> Iterator[str]:
    """The laws that a record names and does not cite, and the bodies whose decisions it tells without their word."""
    told = " ".join(f"{source.title} {source.url}" for source in bearing(record))
    for line in record.legal_basis:
        found = A_LAW.match(line)
        if found is None or found.group(1) not in told:
            yield f"{record.key}: {line}"
    hosts = {host(source.url) for source in bearing(record)}
    for body in hub.all(getattr(record, "decides", ())):
        if host_of(body) not in hosts:
            yield f"{record.key}: what {body.name} decides"


def host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def host_of(body: Record) -> str:
    return host(getattr(body, "url", None) or "")


def test_the_example_has_a_source_for_every_claim() -> None:
    hub = example().hub
    assert hub is not None
    assert len(of_power(hub)) >= 36
    assert [claim for record in of_power(hub) for claim in without_source(hub, record)] == []
    assert [claim for record in of_power(hub) for claim in without_own_source(hub, record)] == []


def test_its_pages_show_every_source() -> None:
    hub, site = example().hub, example().site
    assert hub is not None
    assert site is not None
    pages = {page.path: str(page.body) for page in site.pages}
    for record in of_power(hub):
        for source in record.sources:
            assert source.url.replace("&", "&amp;") in pages[record.path], (record.key, source.url)


@pytest.mark.parametrize("council", COUNCILS)
def test_the_pack_has_a_source_for_every_claim(council: str, tmp_path: Path) -> None:
    files = {"hub.yml": f"name: Here\ncouncil: {council}\nplugins: uk_democracy\n"}
    hub = make_hub(tmp_path, files).hub
    assert hub is not None
    assert len(of_power(hub)) > 20
    assert [claim for record in of_power(hub) for claim in without_source(hub, record)] == []


LAW, COUNCIL_SAYS = "Bins Act 1990, section 4", "what Wolddale decides"


@pytest.mark.parametrize(
    ("sources", "missing"),
    [
        ("", {"everything", "legal_basis", LAW, COUNCIL_SAYS}),
        (OF_THE_COUNCIL, {LAW}),
        (OF_THE_LAW, {COUNCIL_SAYS}),
        (OF_THE_COUNCIL.replace("council", "organisation"), {"legal_basis", LAW}),
        (
            "  - https://wolddale.example/bins\n" + OF_THE_LAW,
            {"https://wolddale.example/bins lacks its title or kind", COUNCIL_SAYS},
        ),
        (OF_THE_COUNCIL.replace(ACCESSED, "") + OF_THE_LAW, {COUNCIL_SAYS}),
        (OF_THE_COUNCIL + OF_THE_LAW.replace(ACCESSED, ""), {LAW}),
        ((OF_THE_COUNCIL + OF_THE_LAW).replace(ACCESSED, ""), {"everything", "legal_basis", LAW, COUNCIL_SAYS}),
        (OF_THE_COUNCIL + OF_THE_LAW, set()),
    ],
)
def test_a_claim_without_a_source_is_found(sources: str, missing: set[str], tmp_path: Path) -> None:
    assert claims_without_source(CHECKED, sources, tmp_path) == missing


@pytest.mark.parametrize(
    ("sources", "missing"),
    [
        ("", {"everything", LAW, COUNCIL_SAYS}),
        (OF_THE_COUNCIL.replace(ACCESSED, ""), {LAW}),
        ((OF_THE_COUNCIL + OF_THE_LAW).replace(ACCESSED, ""), set()),
    ],
)
def test_what_says_that_it_was_never_checked_needs_no_day(sources: str, missing: set[str], tmp_path: Path) -> None:
    assert claims_without_source("checked: never\n", sources, tmp_path) == missing


def claims_without_source(checked: str, sources: str, folder: Path) -> set[str]:
    bins = BINS + checked + (f"sources:\n{sources}" if sources else "")
    hub = make_hub(folder, {"bodies/wolddale.yml": COUNCIL, "decisions/bins.yml": bins}).hub
    assert hub is not None
    (record,) = hub.of("decisions")
    found = [*without_source(hub, record), *without_own_source(hub, record)]
    return {claim.removeprefix("decisions/bins: ") for claim in found}
