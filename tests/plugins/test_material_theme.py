"""The theme: colours that everyone can tell apart, documented components, and how it behaves in a browser."""

import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup

from hubsite import HubConfig, Page, Site
from hubsite.plugins import Plugins
from hubsite.stage import stage

COMPONENTS = Path(__file__).with_name("components.html").read_text(encoding="utf-8")
STYLE = Path(__file__).parents[2] / "plugins" / "material" / "theme" / "assets" / "hub.css"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("theme")
    (folder / "site").mkdir()
    pages = [
        Page(path="", title="Ashcombe", body=Markup(COMPONENTS)),
        Page(path="groups/", title="Groups", section="groups/", body=Markup("<h1>Groups</h1>")),
        Page(
            path="groups/choir/",
            title="Choir",
            section="groups/",
            crumbs=(("Groups", "groups/"),),
            file="content/groups/choir.md",
            body=Markup(COMPONENTS),
        ),
    ]
    config = HubConfig.model_validate(
        {
            "name": "Ashcombe",
            "site_url": "https://ashcombe.example",
            "repository": "https://github.com/ashcombe/hub",
            "contact": {"email": "hello@ashcombe.example", "phone": "01632 960100"},
        }
    )
    ((_, engine),) = Plugins(folder, ["material"]).ask("hubsite_engine")
    staged = stage(Site(config=config, pages=tuple(pages)), engine, folder / "project", folder / "site")
    assert list(engine.build(staged)) == []
    return staged


# --- Colours and names ---------------------------------------------------------------------------------------


def colours(block):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def schemes():
    text = STYLE.read_text(encoding="utf-8")
    light = colours(text[text.index(":root") : text.index("@media")])
    dark_at = text.index("prefers-color-scheme: dark")
    return {"light": light, "dark": light | colours(text[dark_at : text.index("*, ::before")])}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The ratio of WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXTS = list(product(("text", "link", "visited", "hover"), ("paper", "panel", "warn", "alarm")))
TEXTS += [("quiet", "paper"), ("quiet", "panel"), ("on-brand", "brand"), ("on-focus", "focus")]
LINES = list(product(("line", "link"), ("paper", "panel")))
LINES += [("warn-line", "warn"), ("warn-line", "paper"), ("alarm-line", "alarm"), ("alarm-line", "paper")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 7), (LINES, 3)], ids=["text", "lines"])
def test_contrast(scheme, pairs, least):
    known = schemes()[scheme]
    ratios = {pair: round(contrast(known[pair[0]], known[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_colours_are_named_once_and_used_by_name():
    text = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    loose = [line for line in text.splitlines() if re.search(r"(?<!-)\b(?:color|background|border\S*): [^;]*#", line)]
    assert [line.strip() for line in loose if not line.startswith(("mark", "  ."))] == []


def test_every_component_is_documented_and_has_an_example():
    text = STYLE.read_text(encoding="utf-8")
    documented = set(re.findall(r" \.([a-z-]+)", text[: text.index("*/")]))
    shown = {name for names in re.findall(r'class="([^"]+)"', COMPONENTS) for name in names.split()}
    assert shown == documented
    plain = {"notice-note", "notice-tip"}  # look like any notice
    assert {name for name in shown if f".{name}" not in text[text.index("*/") :]} == plain


# --- In a browser --------------------------------------------------------------------------------------------

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        pytest.skip("there is no Chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def opened(browser, staged, path, **options):
    context = browser.new_context(**{"viewport": {"width": 320, "height": 640}} | options)
    view = context.new_page()
    view.goto((staged.output / path).as_uri())
    return view


@pytest.mark.parametrize("path", ["index.html", "groups/choir/index.html", "404.html"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_stands_out_of_the_window(browser, built, path, width):
    view = opened(browser, built, path, viewport={"width": width, "height": 640})
    assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_works_by_keyboard(browser, built):
    view = opened(browser, built, "groups/choir/index.html")
    menu, link = view.locator(".menu-button"), view.locator(".sections a").first
    assert not link.is_visible()
    menu.focus()
    view.keyboard.press("Enter")
    assert link.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    view.keyboard.press("Tab")
    view.keyboard.press("Escape")
    assert not link.is_visible()
    assert view.evaluate("document.activeElement.className") == "menu-button"


def test_without_script_the_sections_stand_open(browser, built):
    view = opened(browser, built, "groups/choir/index.html", java_script_enabled=False)
    assert view.locator(".sections a").first.is_visible()
    assert not view.locator(".menu-button").is_visible()


def test_letters_are_large_and_targets_are_tall(browser, built):
    view = opened(browser, built, "groups/choir/index.html")
    view.locator(".menu-button").click()
    sizes = view.evaluate("[...document.body.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= 16
    targets = ".site-header :is(a, button), .crumbs a, .page-footer a, .site-footer a, summary, .skip"
    view.locator(".skip").focus()
    heights = view.evaluate(f"[...document.querySelectorAll('{targets}')].map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white_without_the_menu(browser, built, scheme):
    view = opened(browser, built, "groups/choir/index.html", color_scheme=scheme)
    view.emulate_media(media="print", color_scheme=scheme)
    shown = {
        name: view.locator(name).first.is_visible()
        for name in (".hub-name", ".sections", ".crumbs", ".on-paper", ".edit")
    }
    assert shown == {".hub-name": True, ".sections": False, ".crumbs": False, ".on-paper": True, ".edit": False}
    style = view.evaluate("(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
