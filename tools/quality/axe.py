"""axe-core with every rule it has: WCAG A to AAA, best practice and experimental."""

from functools import cache

from playwright.sync_api import Page

from quality.browser import Mode
from quality.findings import Finding
from quality.programs import packages

RUN = """async (counts) => {
    const all = axe.getRules().filter(rule => !rule.tags.includes("deprecated")).map(rule => rule.ruleId);
    const found = await axe.run({runOnly: {type: "rule", values: all}, resultTypes: ["violations", "incomplete"]});
    const unsure = found.incomplete.filter(rule => counts && rule.id === "color-contrast-enhanced");
    const why = node => node.any[0]?.data?.messageKey ?? "";
    const signs = ["shortTextContent", "nonBmp"];
    for (const rule of unsure) rule.nodes = rule.nodes.filter(node => !signs.includes(why(node)));
    const tell = (rule, sure) => rule.nodes.map(node => [
        `${rule.id}${sure ? "" : ` (axe cannot tell: ${why(node)})`}: ${rule.help}`,
        rule.tags.some(tag => /^wcag2\\d?a{1,2}$/.test(tag)),
        `${node.target.flat().join(" ")}  ${node.html.slice(0, 160)}`,
    ]);
    return [...found.violations.flatMap(rule => tell(rule, true)), ...unsure.flatMap(rule => tell(rule, false))];
}"""


@cache
def _source() -> str:
    return (packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def check(view: Page, page: str, mode: Mode) -> list[Finding]:
    """What axe finds on the open page.

    Contrast that it cannot work out counts too, save where colours are forced, and save single signs such as a tick,
    which axe never judges; `text.py` does.
    """
    return [finding for finding, _ in check_by_level(view, page, mode)]


def check_by_level(view: Page, page: str, mode: Mode) -> list[tuple[Finding, bool]]:
    """The same, each with whether it is about level A or AA, which the law asks for."""
    if not view.evaluate("'axe' in window"):
        view.evaluate(f"{{ {_source()} }}")
    told = view.evaluate(RUN, mode.forced == "none")
    return [(Finding(page, mode.name, what, where), asked) for what, asked, where in told]
