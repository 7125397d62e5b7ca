"""The theme: colours that everyone can tell apart, documented components, and how it behaves in a browser."""

import re
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup

from hubsite import HubConfig, Page, Site
from hubsite.growing import Growing
from hubsite.memory import Memory
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
    staged = stage(Site(config=config, pages=tuple(pages)), engine, folder / "project", Growing(folder / "site"))
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
TEXTS += [("paper", "link"), ("paper", "hover"), ("on-marked", "marked")]  # a button, and what was searched for
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
    assert [line.strip() for line in loose] == []


SHELL = {
    "about", "address", "bar", "checked", "crumbs", "drafted", "edit", "hub-name", "js", "languages", "logo",
    "menu-button", "menu-open", "page-footer", "photo", "sections", "site-footer", "site-header", "skip", "wrap",
}  # fmt: skip


def test_every_component_is_documented_and_has_an_example():
    rules = STYLE.read_text(encoding="utf-8").partition("*/")[2]
    documented = set(re.findall(r"\.([a-z-]+)", "".join(re.findall(r"<!--(.*?)-->", COMPONENTS, re.DOTALL))))
    shown = {name for names in re.findall(r'class="([^"]+)"', COMPONENTS) for name in names.split()}
    assert shown == documented - {"css"}
    styled = set(re.findall(r"\.([a-z][a-z-]+)", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)))
    plain = {"notice-note", "notice-tip", "notice-language"}  # look like any notice
    assert styled - SHELL == shown - plain
    assert styled >= SHELL - {"checked"}


def test_sides_are_start_and_end():
    """So that a page written from right to left is the mirror image of any other."""
    text = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    declared = re.findall(r"[{;]\s*([a-z-]+):\s*([^;}]+)", text)
    sided = {name for name, _ in declared if re.search(r"(^|-)(left|right|top|bottom)\b", name)}
    sided |= {value for name, value in declared if value in ("left", "right") and name != "content"}
    # margin: 1 2 3 4 would tell right from left by the order.
    sided |= {value for name, value in declared if name in ("margin", "padding") and is_lopsided(value.split())}
    assert sided == set()


def is_lopsided(sizes):
    return len(sizes) == 4 and sizes[1] != sizes[3] and "calc" not in " ".join(sizes)


def test_nothing_moves_and_nothing_sticks():
    text = STYLE.read_text(encoding="utf-8")
    assert re.findall(r"(?:transition|animation|scroll-behavior|position: (?:sticky|fixed))[^;]*", text) == []


# --- In a browser --------------------------------------------------------------------------------------------


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
    targets = (
        ".site-header :is(a, button), .crumbs a, .page-footer a, .site-footer a, summary, .skip, "
        ".tasks a, .card-title a, .letters a, main :is(button, input)"
    )
    view.locator(".skip").focus()
    heights = view.evaluate(f"[...document.querySelectorAll('{targets}')].map(e => e.getBoundingClientRect().height)")
    assert min(heights) >= 44
    others = view.evaluate("[...document.querySelectorAll('main a')].map(e => e.getBoundingClientRect().height)")
    assert min(height for height in others if height) >= 24


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


def test_the_address_of_a_page_is_on_paper_as_a_code(browser, built, tmp_path):
    """The front matter brings the code (qr.py); nobody sees it on a screen, and no screen reader reads it."""
    code = {"size": 29, "path": "M4 4.5h7"}
    pages = tuple(replace(page, front_matter={**page.front_matter, "qr": code}) for page in built.pages)
    (tmp_path / "site").mkdir()
    staged = replace(built, output=tmp_path / "site", pages=pages, put=Growing(tmp_path / "site").put)
    assert list(import_module("_hubsite_plugin_material.building").build(staged, Memory())) == []
    view = opened(browser, staged, "groups/choir/index.html")
    assert view.locator(".address svg").get_attribute("aria-hidden") == "true"
    assert not view.locator(".address").is_visible()
    view.emulate_media(media="print")
    assert view.locator(".address svg").is_visible()
    assert "https://ashcombe.example/groups/choir/" in view.inner_text(".address")


def test_paper_shows_what_is_folded_and_where_links_lead(browser, built):
    view = opened(browser, built, "groups/choir/index.html")
    folded = view.get_by_text("Somebody lends you a book.")
    assert not folded.is_visible()
    view.emulate_media(media="print")
    assert folded.is_visible()
    after = "element => getComputedStyle(element, '::after').content"
    assert view.locator(".sources a").evaluate(after) == '" (" attr(href) ")"' or "https://choir.example/about" in (
        view.locator(".sources a").evaluate(after)
    )
    assert view.locator(".contact a").evaluate(after) == "none"


COUNTED = '<p><span data-until="2027-01-15T00:00" data-days-to="2027-01-14">{}</span></p>'


@pytest.mark.parametrize(
    ("language", "built_as", "said"),
    [
        ("en", "closes in 53 days", "closes in 12 days"),
        ("en-GB", ", in 53 days", ", in 12 days"),
        ("ro", "peste 53 de zile", "peste 12 zile"),
        ("pl", ", za 53 dni", ", za 12 dni"),
        ("ar", "، خلال ٥٣ يومًا", "، خلال 12 يومًا"),
        ("tlh", ", 53 jaj", ""),
        ("tlh", ", 12 jaj", ", 12 jaj"),
    ],
)
def test_days_are_counted_in_the_language_of_the_page(browser, tmp_path, language, built_as, said):
    """12 days before the last one; in one that the browser does not know, what is wrong by now is hidden."""
    script = (STYLE.parent / "hub.js").read_text(encoding="utf-8")
    shell = (
        '<!doctype html><html lang="{}"><meta charset="utf-8"><header class="site-header"><button class="menu-button">'
    )
    file = tmp_path / "page.html"
    file.write_text(f"{shell.format(language)}</button></header>{COUNTED.format(built_as)}<script>{script}</script>")
    context = browser.new_context(locale="en-GB")
    view = context.new_page()
    view.clock.set_fixed_time("2027-01-02T12:00:00Z")
    view.goto(file.as_uri())
    assert view.inner_text("p") == said
    context.close()


def test_a_page_written_from_right_to_left_is_a_mirror_image(browser, built):
    """Each part of the shell is as far from the start of the line as it was from the left."""
    parts = ".hub-name, .sections a, .crumbs a, .tasks li, .facts dt, .notice, .steps > li"
    far = f"""mirrored => [...document.querySelectorAll({parts!r})].map(each => {{
        const box = each.getBoundingClientRect();
        return Math.round(mirrored ? innerWidth - box.right : box.left);
    }})"""
    view = opened(browser, built, "groups/choir/index.html", viewport={"width": 1280, "height": 640})
    before = view.evaluate(far, False)
    view.evaluate("document.documentElement.dir = 'rtl'")
    assert view.evaluate(far, True) == before
    assert len(set(before)) > 3


@pytest.mark.parametrize("path", ["index.html", "groups/choir/index.html"])
def test_more_room_between_letters_pushes_nothing_out(browser, built, path):
    """The spacing of WCAG 2.2, 1.4.12, on the narrowest screen; a reader's own style is not bound by our policy."""
    view = opened(browser, built, path, bypass_csp=True)
    view.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        "p { margin-block-end: 2em !important }"
    )
    assert view.evaluate("document.documentElement.scrollWidth") <= 320


WAITING = """<ul class="coming" data-show="1" data-more="later"><li data-until="2026-11-23T16:00">first</li></ul>
<p class="coming-none" hidden>none</p>
<ul class="coming" id="later" data-show="2"><li data-until="2026-11-24T00:00" data-off>off</li>
<li data-until="2026-11-24T16:00">second</li><li data-until="2026-11-25T16:00">third</li>
<li data-until="2026-11-26T16:00" hidden>fourth</li></ul>
<section data-day="2026-11-23"><ul><li data-until="11:00">morning</li><li data-until="24:00">evening</li></ul></section>
<ul><li data-until="11:00">of no day</li></ul>"""


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-23T09:00", "first off second third morning evening of no day"),
        ("2026-11-23T11:00", "first off second third evening of no day"),
        ("2026-11-23T16:00", "second off third fourth evening of no day"),
        ("2026-11-24T00:00", "second third fourth of no day"),
        ("2026-11-25T16:00", "fourth of no day"),
        ("2026-11-26T16:00", "none of no day"),
    ],
)
def test_the_next_is_taken_from_the_list_of_what_comes_later(browser, tmp_path, now, said):
    """Also when somebody comes back to the page again and again."""
    script = (STYLE.parent / "hub.js").read_text(encoding="utf-8")
    shell = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><header class="site-header"><button class="menu-button">'
    )
    file = tmp_path / "page.html"
    file.write_text(f"{shell}</button></header><main>{WAITING}</main><script>{script}</script>", encoding="utf-8")
    context = browser.new_context()
    view = context.new_page()
    view.clock.set_fixed_time(f"{now}:00Z")
    view.goto(file.as_uri())
    for _again in range(3):
        assert " ".join(view.inner_text("main").split()) == said
        view.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    context.close()


def test_what_stands_in_quotes_in_the_style_is_as_it_was_written(built):
    """Readers get the style without the room that CSS does not need."""
    written = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    strings = re.findall(r'"[^"\n]*"', written)
    served = (built.output / "assets" / "hub.css").read_text(encoding="utf-8")
    assert len(strings) > 20 and [each for each in strings if each not in served] == []
    assert not set("'\\") & set(re.sub(r'"[^"\n]*"', "", written)) and "url(" not in written
    assert not re.search(r"[;{}]\s|\s[{}]|;}", re.sub(r'"[^"\n]*"', '""', served))
