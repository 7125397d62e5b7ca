"""The same two pages as hubsite, GOV.UK's design system and a default Material for MkDocs site show them.

    .venv/bin/python benchmarks/pages.py [--no-lighthouse]

Each site is looked over with tools/quality, then with Lighthouse as a slow phone would see it. Nothing is fetched while
pages are looked at: what a page asks of other hosts is counted, and stays unanswered. So Material's fonts are missing
from its figures, which favours it.

The stops of the Tab key are judged by our own rule, an outline of 3 pixels or more. GOV.UK shows the focus by a yellow
ground and a shadow instead, which people see well: each of its stops counts here all the same.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copy, copytree

import markdown
from rich.console import Console
from rich.table import Table

from hubsite.build import build

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from quality import axe, keyboard, markup, reflow, sniffer, text, weight  # noqa: E402  # found by the line above
from quality.browser import MODES, NARROW, WIDE, chromium, launched, show  # noqa: E402
from quality.programs import HERE, packages  # noqa: E402
from quality.sites import served  # noqa: E402

PAGES = ("about/", "visiting/")
TEXTS = {
    "about": """# About the hall

The hall belongs to the village. **Anybody can hire it**, and [many groups meet in it](visiting.md).

## Who looks after it

1. Five trustees, chosen each June.
2. A caretaker, who has the keys.

## What we are asked most

Can we bring our own food? Yes. Is there a piano? Yes, and it is in tune.

> The hall was built in 1911 by the people who lived here.
""",
    "visiting": """# Coming to the hall

Bus 7 stops outside. There are two Blue Badge bays by the side door. See [about the hall](about.md) for who runs it.

## When it is open and what it costs

| Day | Open | Main room, an hour | Small room, an hour | Kitchen, a day | Deposit |
| --- | --- | --- | --- | --- | --- |
| Monday to Friday | 9am to 10pm | £12 | £6 | £20 | £50 |
| Saturday | 9am to 11pm | £18 | £9 | £30 | £100 |
| Sunday | 10am to 6pm | £12 | £6 | £20 | £50 |

## Getting in

- Step-free: Yes, by the side door. Press the lower bell.
- Accessible toilet: Yes
- Hearing loop: No

## How to book

Telephone 01632 960100 or write to [bookings@hall.example](mailto:bookings@hall.example). We answer within two days.
""",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --host-resolver-rules='MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'"


@dataclass
class Figures:
    """What was counted over all pages of one site; the score of Lighthouse is of the last page."""

    axe_law: int = 0
    axe_more: int = 0
    sniffed: int = 0
    markup: int = 0
    keyboard: int = 0
    sideways: int = 0
    spaced: int = 0
    smallest: float = 99
    contrast: float = 21
    squeezed: int = 0
    requests: int = 0
    elsewhere: int = 0
    lighthouse: dict[str, float] | None = None


# --- The three sites


def ours(folder: Path) -> Path:
    content = folder / "hub" / "content"
    content.mkdir(parents=True)
    (content / "hub.yml").write_text("name: The Hall\nsummary: A village hall.\nsite_url: https://hall.example/\n")
    for name, words in TEXTS.items():
        (content / f"{name}.md").write_text(words, encoding="utf-8")
    assert build(folder / "hub", folder / "site", date(2026, 11, 22)).published
    return folder / "site"


def material(folder: Path) -> Path:
    (folder / "docs").mkdir(parents=True)
    config = "site_name: The Hall\nsite_url: https://hall.example/\ntheme:\n  name: material\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name, words in {"index": "# The Hall\n\nA village hall.\n", **TEXTS}.items():
        (folder / "docs" / f"{name}.md").write_text(words, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


GOVERNMENT = """<!doctype html>
<html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>{title} – The Hall</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="description" content="A village hall."><link rel="icon" href="/assets/images/favicon.svg">
<link rel="stylesheet" href="/govuk-frontend.min.css"></head><body class="govuk-template__body">
<script>document.body.className += " js-enabled govuk-frontend-supported"</script>
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="govuk-template__header"><div class="govuk-header"><div class="govuk-header__container">
<a href="/about/" class="govuk-header__homepage-link">The Hall</a></div></div>
<div class="govuk-service-navigation" data-module="govuk-service-navigation"><div class="govuk-width-container">
<div class="govuk-service-navigation__container"><nav aria-label="Menu" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
 aria-controls="navigation" hidden>Menu</button><ul class="govuk-service-navigation__list" id="navigation">{links}</ul>
</nav></div></div></div></header><div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content">
{body}</main></div><footer class="govuk-template__footer"><div class="govuk-footer">
<div class="govuk-width-container"><p class="govuk-body-s">Run by the trustees of the hall.</p></div></div></footer>
<script type="module" src="/govuk-frontend.min.js"></script>
<script type="module">import {{ initAll }} from "/govuk-frontend.min.js"; initAll()</script></body></html>"""
CLASSES = {
    "h1": "govuk-heading-xl", "h2": "govuk-heading-l", "p": "govuk-body", "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number", "a": "govuk-link", "table": "govuk-table", "thead": "govuk-table__head",
    "tbody": "govuk-table__body", "tr": "govuk-table__row", "th": "govuk-table__header", "td": "govuk-table__cell",
    "blockquote": "govuk-inset-text",
}  # fmt: skip


def government(folder: Path) -> Path:
    design = packages(HERE / "compared") / "govuk-frontend" / "dist" / "govuk"
    copytree(design / "assets", folder / "assets")
    for name in ("govuk-frontend.min.css", "govuk-frontend.min.js"):
        copy(design / name, folder)
    item = (
        '<li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="/{0}/">{0}</a></li>'
    )
    links = "".join(item.format(name) for name in TEXTS)
    for name, words in TEXTS.items():
        body = markdown.markdown(words, extensions=["tables"]).replace(".md", "/")
        for tag, names in CLASSES.items():
            body = re.sub(rf"<{tag}\b", f'<{tag} class="{names}"', body)
        (folder / name).mkdir()
        page = GOVERNMENT.format(title=name, body=body.replace('href="', 'href="../'), links=links)
        (folder / name / "index.html").write_text(page, encoding="utf-8")
    return folder


# --- Looking at one of them


def look(site: Path, with_lighthouse: bool) -> Figures:
    """Every figure of a site."""
    figures = Figures(markup=sum(finding.page in PAGES for finding in markup.check(site)))
    with served(site) as address:
        with launched() as browser:
            for page in PAGES:
                context = browser.new_context()
                found = weight.weigh(context, address, page)
                figures.squeezed = max(figures.squeezed, found.squeezed)
                figures.requests = max(figures.requests, found.requests)
                figures.elsewhere = max(figures.elsewhere, len(found.elsewhere))
                _look_at(context.new_page(), address, page, figures)
                context.close()
        if with_lighthouse:
            figures.lighthouse = lighthouse(address + PAGES[-1])
    return figures


def _look_at(view, address: str, page: str, figures: Figures) -> None:
    view.goto(address + page)
    figures.keyboard += sum(len(keyboard.check(view, page, mode)) for mode in (WIDE, NARROW))
    for mode in MODES:
        show(view, mode)
        for _, asked_by_law in axe.check_by_level(view, page, mode):
            figures.axe_law += asked_by_law
            figures.axe_more += not asked_by_law
    for mode in (WIDE, NARROW):
        show(view, mode)
        figures.sniffed += len(sniffer.check(view, page, mode))
        texts = text.texts(view)
        figures.smallest = min(figures.smallest, *(each.size for each in texts))
        figures.contrast = min(figures.contrast, *(each.contrast for each in texts))
        figures.spaced += len(reflow.check_spacing(view, page, mode))
    figures.sideways += len(reflow.check(view, page))


def lighthouse(url: str) -> dict[str, float]:
    """Its four scores out of 100, and how far things jump about (CLS), on a slow phone."""
    program = packages(HERE / "compared") / "lighthouse" / "cli" / "index.js"
    options = ["--output=json", "--quiet", "--no-enable-error-reporting", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": chromium()}
    command = ["node", str(program), url, *options]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=300)
    report = json.loads(ran.stdout)
    scores = {name: round(100 * (each["score"] or 0)) for name, each in report["categories"].items()}
    return {**scores, "CLS": round(report["audits"]["cumulative-layout-shift"]["numericValue"], 3)}


# --- The table

LINES: dict[str, Callable[[Figures], float]] = {
    "axe, WCAG A and AA, 6 modes": lambda each: each.axe_law,
    "axe, AAA, best practice, experimental": lambda each: each.axe_more,
    "HTML_CodeSniffer AAA, 2 widths": lambda each: each.sniffed,
    "vnu": lambda each: each.markup,
    "stops of the Tab key in the way, 2 widths": lambda each: each.keyboard,
    "pages that scroll sideways at 320 × 256": lambda each: each.sideways,
    "cut off by text spacing, 2 widths": lambda each: each.spaced,
    "smallest letters, pixels": lambda each: each.smallest,
    "lowest contrast": lambda each: round(each.contrast, 2),
    "HTML, CSS and scripts, KB gzipped": lambda each: round(each.squeezed / 1024, 1),
    "requests": lambda each: each.requests,
    "of which to others": lambda each: each.elsewhere,
}


def tell(sites: dict[str, Figures]) -> None:
    """One line for each figure, with what the others have for each one of ours."""
    table = Table("figure", *sites, *(f"{name} : ours" for name in list(sites)[1:]))
    for name, value in LINES.items():
        add(table, name, [value(figures) for figures in sites.values()])
    for name in next(iter(sites.values())).lighthouse or {}:
        add(table, f"Lighthouse: {name}", [(figures.lighthouse or {})[name] for figures in sites.values()])
    Console(width=120).print(table)


def add(table: Table, name: str, values: Sequence[float]) -> None:
    first, *others = values
    ratios = [f"{other / first:.1f}" if first else "" for other in others]
    table.add_row(name, *(f"{value:g}" for value in values), *ratios)


def main() -> None:
    """Build the three sites, look at them, and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--no-lighthouse", action="store_true", help="without the slowest figures")
    chosen = options.parse_args()
    makers = {"hubsite": ours, "GOV.UK": government, "Material": material}
    with tempfile.TemporaryDirectory() as place:
        found = {}
        for name, maker in makers.items():
            folder = Path(place) / name
            folder.mkdir()
            found[name] = look(maker(folder), not chosen.no_lighthouse)
        tell(found)


if __name__ == "__main__":
    main()
