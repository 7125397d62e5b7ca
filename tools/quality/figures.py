"""The figures of a whole site, each beside its goal, as one table."""

import multiprocessing
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from quality import fragments, markup, no_script
from quality.browser import launched
from quality.findings import Finding, NotHere
from quality.look_over import PER_PAGE, Seen, look_over
from quality.sites import REPRESENTATIVE, pages_of, representative, served

NUMBERS: dict[str, tuple[str, Callable[[float], bool], Callable[[Sequence[float]], float]]] = {
    "bytes": ("HTML, CSS and scripts, gzipped", lambda seen: seen <= 14 * 1024, max),
    "requests": ("requests", lambda seen: seen <= 6, max),
    "elsewhere": ("requests to others", lambda seen: seen == 0, max),
    "fonts": ("web fonts", lambda seen: seen == 0, max),
    "size": ("smallest letters, pixels", lambda seen: seen >= 16, min),
    "contrast": ("lowest contrast", lambda seen: seen >= 7, min),
}
GOALS = {"bytes": "≤ 14 KB", "requests": "≤ 6", "elsewhere": "0", "fonts": "0", "size": "≥ 16", "contrast": "≥ 7"}


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    goal: str
    seen: str
    worst: str
    reached: bool


def counted(name: str, findings: Sequence[Finding]) -> Figure:
    """A check whose goal is to find nothing."""
    most = Counter(finding.page for finding in findings).most_common(1)
    worst = f"/{most[0][0]} ({most[0][1]})" if most else ""
    return Figure(name, "0", str(len(findings)), worst, not findings)


def measured(name: str, pages: Sequence[Seen]) -> Figure:
    """A figure that every page has: the one of the worst page."""
    title, reached, worst_of = NUMBERS[name]
    value = worst_of([page.figures[name] for page in pages])
    page = next(page.page for page in pages if page.figures[name] == value)
    said = f"{value / 1024:.1f} KB" if name == "bytes" else f"{value:.2f}" if name == "contrast" else f"{value:g}"
    return Figure(title, GOALS[name], said, f"/{page}", reached(value))


def some_pages(site: Path, count: int | None, every: bool) -> list[str]:
    """All pages, so many evenly apart, or those that stand for the rest."""
    pages = pages_of(site)
    if every:
        return pages
    if count:
        return pages[:: max(1, len(pages) // count)][:count]
    return sorted({page for sort in REPRESENTATIVE if (page := representative(site, sort)) is not None})


def look_over_many(address: str, pages: Sequence[str]) -> list[Seen]:
    """The pages in turn, in a browser of their own; says on the error stream how far it is."""
    found = []
    with launched() as browser:
        for number, page in enumerate(pages, 1):
            found.append(look_over(browser, address, page))
            if number % 10 == 0:
                print(f"{number} of {len(pages)} pages", file=sys.stderr, flush=True)  # noqa: T201
    return found


def _in_parallel(address: str, pages: Sequence[str], browsers: int) -> list[Seen]:
    parts = [pages[start::browsers] for start in range(browsers)]
    with ProcessPoolExecutor(browsers, multiprocessing.get_context("spawn")) as pool:
        return [seen for part in pool.map(look_over_many, [address] * browsers, parts) for seen in part]


def _whole_site(site: Path, address: str) -> dict[str, list[Finding] | str]:
    """The checks that look at all pages together; a text says why one was left out."""
    found: dict[str, list[Finding] | str] = {"dangling fragments": fragments.check(site)}
    try:
        found["vnu"] = markup.check(site)
    except NotHere as reason:
        found["vnu"] = str(reason)
    with launched() as browser:
        found["without script"] = no_script.check(browser, address, site)
    return found


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pages", "count", type=int, help="Only so many pages, evenly apart.")
@click.option("--all", "every", is_flag=True, help="Every page, not only one of each sort.")
@click.option("--browsers", default=2, show_default=True, help="How many work at once.")
@click.option("--findings", "into", type=click.Path(path_type=Path), help="A file for all findings, one by one.")
def main(site: Path, count: int | None, every: bool, browsers: int, into: Path | None) -> None:
    """Print the figures of a built site: seen, and the goal. Ends with 1 if a goal is missed."""
    pages = some_pages(site, count, every)
    try:
        with served(site) as address:
            together = _whole_site(site, address)
            seen = _in_parallel(address, pages, browsers)
    except NotHere as reason:
        raise click.ClickException(str(reason)) from None
    apart = {check: [each for page in seen for each in page.findings.get(check, [])] for check in PER_PAGE}
    left_out = {check: why for page in seen for check, why in page.left_out.items()}
    left_out |= {check: why for check, why in together.items() if isinstance(why, str)}
    lists = apart | {check: found for check, found in together.items() if not isinstance(found, str)}
    lines = [counted(name, found) for name, found in lists.items() if name not in left_out]
    lines += [measured(name, seen) for name in NUMBERS]
    _print(lines, left_out, f"{len(pages)} of {len(pages_of(site))} pages")
    if into:
        into.write_text("\n\n".join(by_cause(*each) for each in lists.items()), encoding="utf-8")
    raise SystemExit(not all(line.reached for line in lines))


def by_cause(check: str, findings: Sequence[Finding]) -> str:
    """Findings that sound alike told once, with how many pages they are on and one of them; the commonest first."""
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(re.sub(r"\d+(\.\d+)?", "N", finding.what), []).append(finding)
    told = [f"== {check}: {len(findings)}"]
    for several in sorted(alike.values(), key=len, reverse=True):
        pages = {finding.page for finding in several}
        modes = sorted({finding.mode for finding in several})
        told.append(f"{len(several)} × on {len(pages)} pages, {', '.join(modes)}; such as")
        told += [f"  {each}" for each in _one_per_place(several)[:8]]
    return "\n".join(told)


def _one_per_place(findings: Sequence[Finding]) -> list[Finding]:
    """One of each tag and class, as far as they can be told from the start of `where`."""
    found: dict[str, Finding] = {}
    for finding in findings:
        found.setdefault(re.sub(r"=\"[^\"]*\"|>.*", "", finding.where.partition("  ")[2] or finding.where), finding)
    return list(found.values())


def _print(lines: Sequence[Figure], left_out: dict[str, str], title: str) -> None:
    table = Table("figure", "goal", "seen", "worst page", title=title, title_justify="left")
    for line in lines:
        table.add_row(line.name, line.goal, line.seen if line.reached else f"{line.seen} ✗", line.worst)
    for check, why in left_out.items():
        table.add_row(check, "0", "not looked at", why)
    Console(width=120).print(table)
