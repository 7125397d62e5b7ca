"""The sheets of the example hub: every one of the whole hub and some of records, as people would print them."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from hubsite import Hub, Memory, speaking
from hubsite.plugin_commands import open_hub

from ..paper import MOST_BYTES, codes_at, findings, ua1_failures

ROOT = Path(__file__).parents[3]
SITE = "https://aldermerehub.example/"
DAY = date(2026, 11, 22)
MAIN = ("whats-on", "who-decides", "have-your-say")
OF_THE_WHOLE_HUB = {*MAIN, "whats-on-next-month", "councillors", "ways-in", "hub", "add-yours"}
OF_RECORDS = {"meetings-parish-council-meeting", "spaces-mill-hall", "groups-knit-and-natter"}
FORMS = ("a4", "a4-large")


@dataclass(frozen=True)
class Made:
    """A sheet on paper, with what was promised of it."""

    pdf: bytes
    form: str
    language: str
    address: str
    pages: int
    most_pages: int


@pytest.fixture(scope="module")
def hub() -> Hub:
    """The example hub; its records alone, since sheets need no pages."""
    return read(ROOT)


@pytest.fixture(scope="module")
def in_welsh(tmp_path_factory) -> Hub:
    """The same in English and Welsh, of which nobody has translated anything yet."""
    root = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("*.ur.*"))
    settings = (root / "content/hub.yml").read_text()
    assert "languages:\n  - en\n  - ur\n" in settings
    (root / "content/hub.yml").write_text(settings.replace("  - ur\n", "  - cy\n"))
    return read(root).in_language("cy")


def read(root: Path) -> Hub:
    opened = open_hub(root, safe=False)
    assert opened is not None
    hub, errors = opened.read(DAY)
    assert errors == []
    return hub


def ours(name: str) -> Callable[..., object]:
    """Of the plugin as the hub has loaded it."""
    module, _dot, what = name.rpartition(".")
    return getattr(import_module(f"_hubsite_plugin_noticeboard.{module}"), what)


@pytest.fixture(scope="module")
def printed(hub, in_welsh) -> Callable[..., dict[str, Made]]:
    """Prints sheets of the hub in a language; by the names of their files."""
    hubs = {"en": hub, "ur": hub.in_language("ur"), "cy": in_welsh}

    def make(language: str, names: set[str], forms: Sequence[str] = FORMS) -> dict[str, Made]:
        with speaking(language):
            return dict(sheets_on_paper(hubs[language], names, forms))

    return make


def sheets_on_paper(hub: Hub, names: set[str], forms: Sequence[str]) -> Iterator[tuple[str, Made]]:
    press = ours("press.Press")(Memory())
    frame_of, by_name, most_pages = ours("frame.frame_of"), ours("formats.BY_NAME"), ours("data.most_pages_of")
    base = f"{SITE}{hub.language}/" if hub.original else SITE
    wanted = (sheet for _family, sheet in ours("all_sheets.sheets_of")(hub, names) if sheet.name in names)
    for sheet in wanted:
        for form in forms:
            on_paper = press.printed(sheet, frame_of(hub, sheet), by_name[form])
            made = Made(
                on_paper.pdf, form, hub.language, base + sheet.twin, on_paper.pages, most_pages(sheet, by_name[form])
            )
            yield f"{sheet.name}-{form}-{hub.language}", made


def wrong(made: Made) -> list[str]:
    """All that can be said against a sheet, but for its number of pages."""
    large = made.form.endswith("large")
    found = findings(made.pdf, paper="a4", language=made.language, large=large) + ua1_failures(made.pdf)
    return [sentence for sentence in found if not sentence.startswith("The sheet has")]


def judge(sheets: dict[str, Made]) -> None:
    assert {name: found for name, made in sheets.items() if (found := wrong(made))} == {}
    assert {name: codes_at(made.pdf) for name, made in sheets.items()} == {
        name: [made.address] for name, made in sheets.items()
    }
    for name, made in sheets.items():
        with Pdf.open(BytesIO(made.pdf)) as pdf:
            assert len(pdf.pages) == made.pages <= made.most_pages, name
    heaviest = max(sheets, key=lambda name: len(sheets[name].pdf))
    weight = len(sheets[heaviest].pdf)
    assert weight <= MOST_BYTES, f"{heaviest} is the heaviest: {weight / 1024:.1f} KB"


def test_the_sheets_of_the_whole_hub_are_those_that_are_looked_at_here(hub):
    of_records = ours("all_sheets.OF_RECORDS")
    found = {sheet.name for family, sheet in ours("all_sheets.sheets_of")(hub) if family not in of_records}
    assert found == OF_THE_WHOLE_HUB


def test_every_sheet_is_good_in_english(printed):
    sheets = printed("en", OF_THE_WHOLE_HUB | OF_RECORDS)
    assert len(sheets) == len(FORMS) * (len(OF_THE_WHOLE_HUB) + len(OF_RECORDS))
    judge(sheets)


@pytest.mark.parametrize("language", ["ur", "cy"])
def test_the_main_sheets_are_good_in_other_languages(printed, language):
    sheets = printed(language, set(MAIN))
    assert set(sheets) == {f"{name}-{form}-{language}" for name in MAIN for form in FORMS}
    judge(sheets)


@pytest.fixture(scope="module")
def long_sheet_in_large_urdu(printed) -> Made:
    return printed("ur", {"whats-on-next-month"}, ["a4-large"])["whats-on-next-month-a4-large-ur"]


def test_only_the_weight_can_be_said_against_a_long_sheet_in_large_urdu(long_sheet_in_large_urdu):
    assert not [sentence for sentence in wrong(long_sheet_in_large_urdu) if not sentence.startswith("The file is")]


def test_a_long_sheet_in_large_urdu_is_light_too(long_sheet_in_large_urdu):
    assert len(long_sheet_in_large_urdu.pdf) <= MOST_BYTES
