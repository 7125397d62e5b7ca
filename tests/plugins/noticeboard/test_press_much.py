"""Sheets with much to say, on paper: letters shrink before a page is added, and that before rows are left out.

Exact sizes are no concern here.
"""

import pypdfium2
import pytest

from hubsite import Markup

from ..paper import MOST_BYTES, read_aloud
from .by_hand import Kept, Part, Printed, Row, Sheet, against, frame, letters_on, rows, sheet


@pytest.fixture(scope="module")
def longer_and_longer(made) -> list[tuple[int, Printed]]:
    return [(count, made(sheet(*rows(count)))) for count in (2, 10, 14, 26, 34, 70)]


def test_letters_step_down_then_a_page_is_added_then_rows_are_left_out(longer_and_longer):
    found = [each for _count, each in longer_and_longer]
    on_one = [each for each in found if each.pages == 1]
    on_two = [each for each in found if each.pages == 2]
    assert found == on_one + on_two
    for pages in (on_one, on_two):
        sizes = [each.size for each in pages]
        assert len(set(sizes)) > 1
        assert sizes == sorted(sizes, reverse=True)
    dropped = [each.dropped for each in found]
    assert not any(each.dropped for each in on_one)
    assert (dropped == sorted(dropped), dropped[-1] > 0, dropped[-2] == 0 or on_two[0].dropped == 0) == (True,) * 3
    assert {each.size for each in on_two if each.dropped} == {min(each.size for each in found)}


def test_pages_and_rows_are_as_many_as_is_said(longer_and_longer):
    for count, printed in longer_and_longer:
        heard = read_aloud(printed.pdf)
        assert len(pypdfium2.PdfDocument(printed.pdf)) == printed.pages
        assert sum(words.startswith("Row ") for words in heard) == count - printed.dropped
        assert against(printed.pdf) == []
        assert len(printed.pdf) <= MOST_BYTES
        more = [words for words in heard if words.endswith(" more on our website")]
        assert more == ([f"and {printed.dropped} more on our website"] if printed.dropped else [])


def test_pages_of_one_sheet_each_say_which_they_are_and_when_they_come_down(longer_and_longer):
    for _count, printed in longer_and_longer:
        pages = [leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(printed.pdf)]
        numbered = [f"{place} / {len(pages)}" in words for place, words in enumerate(pages, 1)]
        assert numbered == [len(pages) > 1] * len(pages)
        assert all("Take down after" in words for words in pages)
        assert "Take down after 30 November 2026" in read_aloud(printed.pdf)


def test_a_sheet_that_may_have_one_page_has_one(made):
    printed = made(sheet(*rows(40), pages=1))
    assert (printed.pages, len(pypdfium2.PdfDocument(printed.pdf)), printed.dropped > 0) == (1, 1, True)


def test_the_first_row_that_is_left_out_is_told(made):
    """From the first count of rows that are too many for one page, of which as few as possible are left out."""
    low, high = 5, 40
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if made(sheet(*rows(middle), pages=1)).dropped else (middle + 1, high)
    printed = made(sheet(*rows(low), pages=1))
    assert 1 <= printed.dropped <= 2
    assert f"and {printed.dropped} more on our website" in read_aloud(printed.pdf)


def test_large_print_may_have_twice_as_many_pages(made):
    printed = made(sheet(*rows(24)), "a4-large")
    assert 2 < printed.pages <= 4
    assert len(pypdfium2.PdfDocument(printed.pdf)) == printed.pages
    assert against(printed.pdf, "a4-large") == []


def test_what_is_left_out_is_counted_in_the_part_that_lacks_it(made):
    parts = (Part("Few", rows=rows(2)), Part("Many", rows=rows(60)))
    printed = made(Sheet(name="x", title="All", twin="", parts=parts, pages=1))
    heard = read_aloud(printed.pdf)
    assert heard.index("Few") < heard.index("Many") < heard.index(f"and {printed.dropped} more on our website")
    assert sum(words == "Row 1." for words in heard) == 2


def test_two_columns_hold_more_and_lose_nothing(made):
    one, two = made(sheet(*rows(14))), made(sheet(*rows(14), columns=2))
    assert (two.pages, two.dropped) == (1, 0)
    assert one.pages > two.pages or one.size < two.size
    heard = " ".join(read_aloud(two.pdf))
    places = [heard.index(f"Row {place}.") for place in range(14)]
    assert places == sorted(places)
    lefts = {round(left) for letter, left, *_edges in letters_on(two.pdf) if letter == "R"}
    assert len(lefts) == 2
    assert against(two.pdf) == []


def test_large_print_stands_in_one_column(made):
    assert made(sheet(*rows(9), columns=2), "a4-large").pdf == made(sheet(*rows(9)), "a4-large").pdf


@pytest.mark.parametrize("form", ["a4", "a4-large"])
def test_one_enormous_text_is_too_much(made, form):
    printed = made(sheet(text=("Very many words. " * 2000,)), form)
    assert (printed.overfull, printed.pdf, printed.pages) == (True, b"", 0)


def test_one_enormous_row_is_left_out(made):
    printed = made(sheet(Row("Monday", ("Very many words. " * 2000,)), text=("Come in.",)))
    assert (printed.overfull, printed.dropped) == (False, 1)


# --- Long words


def runs_off(printed: Printed) -> str:
    """The letters that stand beyond the margins of the paper, which are 15 mm wide."""
    found, margin = "", 15 / 25.4 * 72 - 1
    for page in range(printed.pages):
        width, height = pypdfium2.PdfDocument(printed.pdf)[page].get_size()
        for letter, left, low, right, high in letters_on(printed.pdf, page):
            if letter.isprintable() and letter.strip():
                found += letter if left < margin or low < 0 or right > width - margin or high > height else ""
    return found


UNBROKEN = {
    "word": "A" * 400,
    "email": Markup("Email: {}").format(Kept("secretary@aldermerecommunitycentre.example")),
    "website": Markup("Website: {}").format(Kept("aldermerecommunitycentre.example/whatgoesonhere")),
    "long website": Kept("aldermere.example/" + "/".join(["a-very-long-name"] * 14)),
    "website of one word": Kept("aldermere.example/" + "a" * 300),
}


@pytest.mark.parametrize(
    ("place", "form", "columns"),
    [("row", "a4", 1), ("row", "a4", 2), ("row", "a4-large", 1), ("text", "a4", 1), ("title", "a4-large", 1)],
)
def test_words_without_an_end_stay_on_the_paper(made, place, form, columns):
    for words in UNBROKEN.values():
        row = Row("Monday", (words,)) if place == "row" else Row("Monday")
        more = {"text": {"text": (words,)}, "title": {"title": words}}.get(place, {})
        printed = made(sheet(row, columns=columns, **more), form)
        assert printed.pdf
        assert runs_off(printed) == ""


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("form", ["a4", "a4-large"])
def test_a_long_address_is_parted_at_its_slashes(made, form, columns):
    printed = made(sheet(Row("Monday", (UNBROKEN["long website"],)), columns=columns), form)
    assert runs_off(printed) == ""
    assert UNBROKEN["long website"] in " ".join(read_aloud(printed.pdf))


@pytest.mark.parametrize("place", ["head", "body", "text", "heading"])
def test_words_of_one_column_do_not_run_into_the_other(made, place):
    middle, half_gutter = 105 / 25.4 * 72, 4 / 25.4 * 72 - 1
    for words in UNBROKEN.values():
        row = Row(words) if place == "head" else Row("Monday", (words,) if place == "body" else ())
        part = Part(words if place == "heading" else "November", (words,) if place == "text" else (), (row,))
        whole = Sheet(name="x", title="All", twin="", parts=(part, Part("Few", rows=rows(9))), columns=2)
        seen = letters_on(made(whole, frame=frame(code="")).pdf)
        between = [each for each in seen if each[3] > middle - half_gutter and each[1] < middle + half_gutter]
        assert "".join(letter for letter, *_edges in between if letter.isprintable()).strip() == ""
