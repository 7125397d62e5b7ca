"""The judge of printed sheets: it says nothing against a good sheet, and finds each thing that can be wrong."""

import math
from collections.abc import Callable
from io import BytesIO

import pytest
import segno
import typst
from pikepdf import Array, Dictionary, Name, Object, Pdf

from .paper import codes_at, findings, read_aloud, smallest_letters, ua1_failures

ADDRESS = "https://aldermere.example/whats-on/"
TITLE = '#set document(title: "What is on")\n'
PAGE = '#set text(lang: "en", size: 12pt)\n#set page(paper: "a4", footer: pdf.artifact[Tear me off])\n'
WORDS = "= What is on\n*Mondays* at the\nMill Hall\n== How to come\nBy bus 7.\n- First\n- Second\n"
CODE = '#image(bytes(sys.inputs.code), format: "svg", width: 27mm, alt: "QR code of our page")\n'
GOOD = TITLE + PAGE + WORDS + CODE
SQUARE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9' fill='#fffff0'/></svg>"


def printed(source: str, *standards: str) -> bytes:
    """The PDF of a sheet, in the fonts that typst brings."""
    code = segno.make_qr(ADDRESS).svg_inline(border=4, omitsize=True)
    inputs = {"code": code}
    return typst.compile(
        source.encode(), format="pdf", ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=list(standards)
    )


def found(pdf: bytes, paper: str = "a4", *, large: bool = False) -> list[str]:
    return findings(pdf, paper=paper, language="en", large=large)


@pytest.fixture(scope="module")
def good() -> bytes:
    return printed(GOOD, "ua-1")


@pytest.fixture(scope="module")
def of_no_standard() -> list[str]:
    """What a sheet lacks that is good but was not asked to be PDF/UA-1."""
    return found(printed(GOOD))


# ---- Good sheets


def test_nothing_is_said_against_a_good_sheet(good):
    assert found(good) == []
    assert ua1_failures(good) == []
    assert codes_at(good) == [ADDRESS]


def test_large_print_on_a3_is_judged_as_such():
    larger = GOOD.replace("12pt", "18pt").replace('"a4"', '"a3"')
    assert found(printed(larger, "ua-1"), "a3", large=True) == []


def test_what_a_screen_reader_hears_is_in_order_and_without_artifacts(good):
    assert read_aloud(good) == [
        "What is on", "Mondays at the Mill Hall", "How to come", "By bus 7.", "•", "First", "•", "Second",
        "QR code of our page",
    ]  # fmt: skip


def test_strips_that_are_no_artifact_are_heard():
    strips = printed(GOOD + "#rotate(90deg, reflow: true)[Tear me off]", "ua-1")
    assert read_aloud(strips)[-1] == "Tear me off"


def test_lines_of_a_paragraph_are_heard_as_one():
    sentence = " ".join(f"word{place}" for place in range(60))
    assert read_aloud(printed(GOOD + sentence, "ua-1"))[-1] == sentence


def test_arabic_is_heard_from_its_first_word():
    sentence = "كل يوم في القاعة"
    pdf = printed(f'{GOOD}#text(lang: "ar", dir: rtl, font: "DejaVu Sans Mono")[{sentence}]', "ua-1")
    assert read_aloud(pdf)[-1] == sentence


def test_a_code_of_too_few_dots_is_not_read(good):
    assert codes_at(good, dpi=20) == []


def test_the_smallest_letters_are_those_that_are_seen():
    assert smallest_letters(printed(PAGE + WORDS)) == 12
    assert smallest_letters(printed("#text(10pt)[Ten] #pdf.artifact(text(7pt)[Cut])")) == 7
    assert smallest_letters(printed("#text(10pt)[Ten] #scale(50%)[#text(12pt)[Six]]")) == 6
    assert smallest_letters(printed("")) == math.inf


# ---- Bad sheets from the start


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD.replace(TITLE, ""), ["The file has no title (dc:title)."]),
        (GOOD.replace('"en"', '"cy"'), ["The language of the file (Lang) is “cy”; it must be “en”."]),
        (GOOD.replace(', alt: "QR code of our page"', ""), ["A picture has no words in its place (Alt)."]),
        (GOOD.replace("== How", "=== How"), ["A heading of level 3 follows one of level 1."]),
        (GOOD.replace("== How", "= How"), ["There are 2 headings of level 1; there must be one."]),
        (GOOD.replace("= What is on\n", ""),
         ["There are 0 headings of level 1; there must be one.",
          "The first heading is of level 2; it must be of level 1."]),
        (GOOD + "#pagebreak()\nMore", ["The sheet has 2 pages; it must have one."]),
        (GOOD.replace('"a4"', '"us-letter"'), ["The page is 215.9 × 279.4 mm; A4 is 210 × 297 mm."]),
        (GOOD + "#text(8pt)[Small print]", ["Letters are of 8 pt (“Small print”); none may be under 9 pt."]),
    ],
    ids=["title", "language", "picture", "skipped heading", "two h1", "no h1", "two pages", "size", "letters"],
)  # fmt: skip
def test_what_is_wrong_is_found_and_nothing_else(of_no_standard, source, expected):
    assert [sentence for sentence in found(printed(source)) if sentence not in of_no_standard] == expected


def test_a_sheet_of_no_standard_is_found_out(of_no_standard):
    assert of_no_standard == [
        "The title is not asked to be shown (DisplayDocTitle).",
        "The file does not say that it is PDF/UA-1 (pdfuaid:part).",
        "The Tab key does not follow the tags (Tabs).",
    ]


def test_small_letters_are_found_in_large_print(good):
    assert found(good, large=True) == [
        "Letters are of 12 pt (“Mondays”); none may be under 18 pt.",
        "Letters are of 14.4 pt (“How to come”); none may be under 18 pt.",
        "Letters are of 16.8 pt (“What is on”); none may be under 18 pt.",
    ]


@pytest.mark.parametrize(
    "coloured",
    [
        "#text(red)[Free]",
        "#line(length: 1cm, stroke: .1pt + rgb(80, 80, 90))",
        "#rect(fill: gradient.linear(white, yellow))",
        f'#image(bytes("{SQUARE}"), alt: "A square")',
        "#pdf.artifact(circle(fill: cmyk(0%, 10%, 0%, 0%)))",
    ],
    ids=["text", "line", "gradient", "picture", "artifact"],
)
def test_colour_is_found(coloured):
    (sentence,) = found(printed(GOOD + coloured, "ua-1"))
    assert sentence.startswith("Something is in colour: rgb(")


@pytest.mark.parametrize("grey", ["luma(60%)", "rgb(90, 90, 90)", "white"])
def test_grey_is_no_colour(grey):
    assert found(printed(f"{GOOD}#rect(fill: {grey})", "ua-1")) == []


# ---- Good sheets spoilt by hand


def of_tag(pdf: Pdf, tag: Name) -> Object:
    return next(each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == tag)


def font(pdf: Pdf) -> Object:
    """The bold one, which comes first by its name in the page."""
    return next(each for each in pdf.pages[0].Resources.Font.values() if "Bold" in str(each.BaseFont))


def draw(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"0 g 10 10 5 5 re f")


def draw_in_a_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 g 10 10 5 5 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
    pdf.pages[0].Resources.XObject = Dictionary(Mine=form)
    pdf.pages[0].contents_add(b"/Mine Do")


def forget_title(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
        del about["dc:title"]


SPOILT: dict[str, tuple[Callable[[Pdf], object], str]] = {
    "not marked": (
        lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
        "The file does not say that it is tagged (MarkInfo, Marked).",
    ),
    "language": (
        lambda pdf: pdf.Root.__delitem__("/Lang"),
        "The language of the file (Lang) is “”; it must be “en”.",
    ),
    "title": (forget_title, "The file has no title (dc:title)."),
    "title not shown": (
        lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
        "The title is not asked to be shown (DisplayDocTitle).",
    ),
    "tabs": (lambda pdf: pdf.pages[0].__delitem__("/Tabs"), "The Tab key does not follow the tags (Tabs)."),
    "picture": (
        lambda pdf: of_tag(pdf, Name.Figure).__delitem__("/Alt"),
        "A picture has no words in its place (Alt).",
    ),
    "words of no tag": (
        lambda pdf: of_tag(pdf, Name.H2).__setitem__("/K", Array()),
        "No tag holds the words “How to come”.",
    ),
    "drawn": (draw, "Something is drawn that is neither tagged nor an artifact (f, 1 times)."),
    "drawn in a form": (draw_in_a_form, "Something is drawn that is neither tagged nor an artifact (f, 1 times)."),
    "font not there": (
        lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor.__delitem__("/FontFile3"),
        "The font LibertinusSerif-Bold-Identity-H is not in the file.",
    ),
}


def spoilt(pdf: bytes, change: Callable[[Pdf], object]) -> bytes:
    opened, saved = Pdf.open(BytesIO(pdf)), BytesIO()
    change(opened)
    opened.save(saved, compress_streams=False)
    return saved.getvalue()


@pytest.mark.parametrize(("change", "expected"), SPOILT.values(), ids=SPOILT)
def test_what_is_taken_away_is_missed(good, change, expected):
    assert found(spoilt(good, change)) == [expected]


def test_a_heavy_file_is_found(good):
    (sentence,) = found(spoilt(good, lambda pdf: pdf.Root.__setitem__("/Ballast", pdf.make_stream(bytes(81 * 1024)))))
    assert sentence.endswith(" KB; it may be 80 KB.")


def test_a_sheet_whose_tags_are_gone_says_nothing_to_a_screen_reader(good):
    bare = spoilt(good, lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"))
    assert read_aloud(bare) == []
    assert {"The file has no tags (StructTreeRoot).", "A screen reader finds no words on the sheet."} <= {*found(bare)}


def test_letters_that_nobody_knows_are_missed(good):
    unknown = spoilt(good, lambda pdf: font(pdf).__delitem__("/ToUnicode"))
    assert found(unknown) == [
        "The font LibertinusSerif-Bold-Identity-H does not say which letters it draws (ToUnicode)."
    ]
    assert read_aloud(unknown)[1].startswith("\ufffd" * len("Mondays"))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (SPOILT["not marked"][0], "PDFUA1-TAGGED-DOCUMENT"),
        (SPOILT["title"][0], "PDFUA1-METADATA-TITLE"),
        (SPOILT["picture"][0], "PDFUA1-FIGURE-ALTERNATIVE-TEXT"),
        (draw, "PDFUA1-CONTENT-TAGGING"),
    ],
    ids=["not marked", "title", "picture", "drawn"],
)
def test_the_validator_sees_it_too(good, change, rule):
    assert any(failure.startswith(rule) for failure in ua1_failures(spoilt(good, change)))
