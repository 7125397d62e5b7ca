"""Every code has its page, and what the page shows as an example brings the code about."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from hubsite.look import look
from hubsite.testing import A_SUNDAY

ROOT = Path(__file__).parents[1]
PAGES = {page.stem: page for page in sorted((ROOT / "docs/problems").glob("*.md")) if page.stem != "README"}
CODES = runpy.run_path(str(ROOT / "tests/test_hubs.py"))["_codes"]
PARTS = ("What it means", "Why it matters", "Example", "Instead")
FILE = re.compile(r"^`((?:content|plugins)/[^`\n]+)`\n+(`{3,})[a-z]*\n(.*?)^\2$", re.MULTILINE | re.DOTALL)


def parts(page: Path) -> dict[str, str]:
    """The text below each heading."""
    found = re.split(r"^## (.+)\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def files_in(text: str) -> dict[str, str]:
    """The files that a part shows, by name."""
    return {name: body for name, _, body in FILE.findall(text)}


def told(folder: Path, files: dict[str, str]) -> set[str]:
    """The codes of what is told of a hub made of these files."""
    for name, text in ({"content/hub.yml": "name: Ashcombe\n"} | files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return {problem.code for problem in look(folder, A_SUNDAY).problems}


def test_every_code_has_a_page_and_every_page_a_code():
    assert set(PAGES) == CODES()


@pytest.mark.parametrize("code", PAGES)
def test_a_page_has_its_parts_in_order(code):
    text = PAGES[code].read_text(encoding="utf-8")
    assert text.startswith(f"# {code}\n\n")
    assert tuple(parts(PAGES[code])) == PARTS
    assert all(body.strip() for body in parts(PAGES[code]).values())


SHOWN = [code for code, page in PAGES.items() if files_in(parts(page).get("Example", ""))]


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_brings_it_about_and_what_to_write_instead_does_not(code, tmp_path):
    page = parts(PAGES[code])
    wrong = files_in(page["Example"])
    assert code in told(tmp_path / "wrong", wrong)
    assert code not in told(tmp_path / "right", wrong | files_in(page["Instead"]))
