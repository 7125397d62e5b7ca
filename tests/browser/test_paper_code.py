"""The code at the foot of a printed page: a camera that sees it as a photocopier would is led to that page."""

import re
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from quality.findings import NotHere
from quality.programs import program

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
COARSE = 150  # dots to the inch, in shades of grey


def codes_on(pdf: Path) -> list[str]:
    """What is written in the codes on all sheets."""
    try:
        draw = program("pdftoppm", package="poppler-utils")
    except NotHere as reason:
        pytest.skip(str(reason))
    subprocess.run([draw, "-gray", "-r", str(COARSE), pdf, pdf.with_suffix("")], check=True)
    return [found for sheet in sorted(pdf.parent.glob("*.pgm")) for found in _read(sheet.read_bytes())]


def _read(picture: bytes) -> list[str]:
    _kind, size, _deepest, dots = picture.split(b"\n", 3)
    width, height = map(int, size.split())
    return [code.text for code in zxingcpp.read_barcodes(memoryview(dots).cast("B", (height, width)))]


@pytest.mark.parametrize(
    "page", ["", "ur/meetings/english-conversation/", "guides/how-to-ask-a-question-or-hand-in-a-petition/"]
)
def test_the_code_on_paper_leads_to_the_page(checks, browser, example, address, tmp_path, page):
    canonical = CANONICAL.search((example / page / "index.html").read_text(encoding="utf-8"))[1]
    assert canonical.endswith(f"/{page}")
    view = browser.new_page()
    view.goto(address + page)
    view.pdf(path=tmp_path / "page.pdf", format="A4", prefer_css_page_size=True)
    view.close()
    assert codes_on(tmp_path / "page.pdf") == [canonical]
