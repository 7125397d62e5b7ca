"""Chromium without a network, and the ways in which people see a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from quality.programs import program

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
MENU = "header button[aria-expanded][aria-controls]"


def chromium() -> str:
    """The path of Chromium or Chrome. Raises `NotHere`."""
    return program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", package="chromium")


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that can reach nothing but this machine. Raises `NotHere` if there is none."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Mode:
    """One way of seeing a page: the width of the window in CSS pixels, its colours, the menu open or closed."""

    name: str
    width: int
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    menu: bool = False


MODES = (
    Mode("1280 light", 1280),
    Mode("1280 dark", 1280, scheme="dark"),
    Mode("320 dark", 320, 640, scheme="dark"),
    Mode("320 light", 320, 640),
    Mode("320 menu", 320, 640, menu=True),
    Mode("forced colours", 1280, forced="active"),
)
COLOURED = tuple(mode for mode in MODES if mode.forced == "none")
WIDE, NARROW = MODES[0], MODES[3]


def show(view: Page, mode: Mode) -> None:
    """See the open page this way from now on."""
    view.set_viewport_size({"width": mode.width, "height": mode.height})
    view.emulate_media(color_scheme=mode.scheme, forced_colors=mode.forced, media="screen")
    menu = view.query_selector(MENU)
    if menu and menu.is_visible() and (menu.get_attribute("aria-expanded") == "true") != mode.menu:
        menu.click()
