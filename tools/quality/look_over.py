"""One page, looked at in every way: what all checks find, and the figures beside them."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from quality import axe, keyboard, paper, reflow, sniffer, text, weight
from quality.browser import COLOURED, MODES, NARROW, WIDE, show
from quality.findings import Finding, NotHere

PER_PAGE = ("axe", "HTML_CodeSniffer", "text", "keyboard", "menu by keyboard", "reflow", "spacing", "paper", "weight")
FORCED = MODES[-1]
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


@dataclass(frozen=True)
class Seen:
    """What was seen of one page: findings by check, figures by name, and checks that could not be made, with why."""

    page: str
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def look_over(browser: Browser, address: str, page: str) -> Seen:
    """Every check of `PER_PAGE` on the page at `address + page`."""
    # The checks bring styles of their own, which pages do not allow (Content-Security-Policy).
    context = browser.new_context(bypass_csp=True)
    seen = Seen(page)
    _weigh(seen, weight.weigh(context, address, page))
    view = context.new_page()
    view.goto(address + page)
    _by_keyboard(seen, view)
    view.evaluate(UNFOLD)
    _by_programs(seen, view)
    seen.findings["reflow"] = reflow.check(view, page)
    seen.findings["spacing"] = [each for mode in (WIDE, NARROW) for each in reflow.check_spacing(view, page, mode)]
    try:
        seen.findings["paper"] = paper.check(view, page)
    except NotHere as reason:
        seen.left_out["paper"] = str(reason)
    context.close()
    return seen


def _weigh(seen: Seen, found: weight.Weight) -> None:
    seen.findings["weight"] = found.check(seen.page)
    seen.figures.update(
        bytes=found.squeezed, requests=found.requests, elsewhere=len(found.elsewhere), fonts=found.fonts
    )


def _by_keyboard(seen: Seen, view: Page) -> None:
    walks = [keyboard.check(view, seen.page, mode) for mode in (WIDE, NARROW, FORCED)]
    seen.findings["keyboard"] = [each for walk in walks for each in walk]
    seen.findings["menu by keyboard"] = keyboard.check_menu(view, seen.page, NARROW)


def _by_programs(seen: Seen, view: Page) -> None:
    found: dict[str, list[Finding]] = {"axe": [], "HTML_CodeSniffer": [], "text": []}
    sizes, contrasts = [], []
    for mode in MODES:
        show(view, mode)
        found["axe"] += axe.check(view, seen.page, mode)
        if mode in COLOURED:
            found["HTML_CodeSniffer"] += sniffer.check(view, seen.page, mode)
            texts = text.texts(view)
            found["text"] += text.check(texts, seen.page, mode)
            sizes += [each.size for each in texts]
            contrasts += [each.contrast for each in texts]
    seen.findings.update(found)
    seen.figures.update(size=min(sizes, default=0), contrast=min(contrasts, default=0))
