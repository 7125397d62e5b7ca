"""From sheets made by hand to paper: what is printed can be read, heard and relied on, and is made once."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from hubsite import Memory, speaking

from ..paper import codes_at, read_aloud, smallest_letters
from .by_hand import (
    ADDRESS,
    BY_NAME,
    PHONE,
    PICTURE_SIZE,
    Part,
    Press,
    Printed,
    Row,
    Sheet,
    against,
    code_of,
    frame,
    letters_on,
    rows,
    sheet,
    words_on,
)

# --- Every sheet


def test_a_sheet_is_heard_from_its_head_to_its_foot(made):
    whole = sheet(Row("Monday", ("Choir",)), Row("Friday", ("Soup",)), text=("Come in.",), lead="For all.")
    assert read_aloud(made(whole, frame=frame("Checked on 1 November 2026")).pdf) == [
        "Aldermere", "What is on", "For all.", "November", "Come in.", "Monday", "Choir", "Friday", "Soup",
        "QR code of aldermere.example/whats-on", "Take down after 30 November 2026", "Checked on 1 November 2026",
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [1, 2])
def test_words_that_follow_each_other_on_a_line_are_heard_apart(made, columns):
    whole = sheet(Row("Monday", ("Choir",), "Free"), columns=columns)
    heard = " ".join(read_aloud(made(whole, frame=frame(intro="Kept by neighbours")).pdf)).split()
    assert {"Aldermere", "Kept", "Monday", "Choir", "Free"} <= set(heard)


def test_letters_are_as_large_as_large_print_is(made):
    large = made(sheet(*rows(4)), "a4-large")
    assert smallest_letters(large.pdf) >= 18 > smallest_letters(made(sheet(*rows(30))).pdf)
    assert large.size >= 18


def test_a3_is_the_same_sheet_with_larger_letters(made):
    a4, a3 = made(sheet(*rows(12))), made(sheet(*rows(12)), "a3")
    assert (a4.pages, a4.dropped, a4.size) == (a3.pages, a3.dropped, a3.size)
    assert smallest_letters(a3.pdf) == pytest.approx(2**0.5 * smallest_letters(a4.pdf), rel=0.01)
    assert read_aloud(a3.pdf) == read_aloud(a4.pdf)


def test_lines_to_write_on_are_not_heard_and_take_room(made):
    def form(lines):
        parts = (Part("What it is", lines=lines), Part("Whom to ask"))
        return made(Sheet(name="add-yours", title="Add yours", twin="", parts=parts)).pdf

    def lower_edge(pdf):
        return next(low for at, (_letter, _left, low, *_rest) in enumerate(letters_on(pdf)) if at == place)

    empty, ruled = form(0), form(5)
    place = words_on(empty).index("Whom")
    assert read_aloud(empty) == read_aloud(ruled)
    assert lower_edge(ruled) < lower_edge(empty)


# --- Strips to tear off

STRIPS = ("Litter pick", "Ask for Sam", PHONE)


def test_strips_are_on_paper_and_not_heard(made):
    printed = made(sheet(*rows(3), strips=STRIPS))
    for words in STRIPS:
        assert words_on(printed.pdf).count(words) >= 8
        assert words not in " ".join(read_aloud(printed.pdf))
    assert against(printed.pdf) == []


def test_strips_stand_below_all_else(made):
    pdf = made(sheet(*rows(3), strips=("|||",))).pdf
    strips = [high for letter, *_edges, high in letters_on(pdf) if letter == "|"]
    others = [low for letter, _left, low, *_edges in letters_on(pdf) if letter != "|" and letter.strip()]
    assert strips and max(strips) < min(others)


def test_large_print_has_no_strips(made):
    large = made(sheet(*rows(3), strips=STRIPS), "a4-large")
    assert words_on(large.pdf) == words_on(made(sheet(*rows(3)), "a4-large").pdf)
    assert STRIPS[0] not in words_on(large.pdf)


def test_strips_give_way_where_a_sheet_needs_two_pages(made):
    long = made(sheet(*rows(20), strips=STRIPS))
    assert (long.pages, long.dropped) == (2, 0)
    assert STRIPS[0] not in words_on(long.pdf)
    assert long == made(sheet(*rows(20)))


def test_strips_stay_where_there_can_be_one_page_only(made):
    long = made(sheet(*rows(20), strips=STRIPS, pages=1))
    assert (long.pages, long.dropped > 0, STRIPS[0] in words_on(long.pdf)) == (1, True, True)


# --- The code


@pytest.mark.parametrize("form", ["a4", "a4-large", "a3"])
def test_a_camera_reads_the_code(made, form):
    assert codes_at(made(sheet(*rows(3)), form).pdf, dpi=150) == [ADDRESS]


def test_the_code_of_a_long_address_is_read_too(made):
    address = "https://www.neighbourhood-of-aldermere.example/cy/groups/" + "the-very-long-name-of-a-group-" * 3
    assert codes_at(made(sheet(), frame=frame(code=code_of(address))).pdf) == [address]


def test_without_an_address_there_is_no_code(made):
    printed = made(sheet(*rows(3)), frame=frame(code=""))
    assert codes_at(printed.pdf) == []
    assert not any("QR code" in words for words in read_aloud(printed.pdf))
    assert against(printed.pdf) == []


# --- The same again


class Counting(Memory):
    """Counts what had to be made."""

    made = 0

    def recall(self, made_from: str | bytes, make: Callable[[], bytes]) -> bytes:
        def counted() -> bytes:
            self.made += 1
            return make()

        return super().recall(made_from, counted)


def test_the_same_sheet_is_the_same_bytes(made):
    once, again = (Press(Memory()).printed(sheet(*rows(5), strips=STRIPS), frame(), BY_NAME["a4"]) for _ in range(2))
    assert once.pdf
    assert once == again


def test_nothing_in_the_file_says_when_it_was_made(made):
    with pikepdf.open(BytesIO(made(sheet(*rows(3))).pdf)) as pdf:
        assert str(pdf.docinfo.get("/CreationDate", "D:1970")).startswith("D:1970")


def test_a_sheet_that_is_remembered_is_not_made_again(tmp_path):
    def printed(memory: Memory, *, title: str = "What is on", form: str = "a4") -> Printed:
        return Press(memory).printed(sheet(*rows(3), title=title), frame(), BY_NAME[form])

    first, second = Counting(tmp_path), Counting(tmp_path)
    once, again = printed(first), printed(second)
    assert (first.made, second.made) == (1, 0)
    assert once == again
    printed(second, title="What else is on")
    printed(second, form="a3")
    printed(second)
    assert second.made == 2


def test_the_letters_of_another_language_are_another_sheet(tmp_path):
    memory = Counting(tmp_path)
    for language in ("en", "cy", "en"):
        with speaking(language):
            Press(memory).printed(sheet(*rows(3)), frame(), BY_NAME["a4"])
    assert memory.made == 2


@pytest.mark.parametrize("spoilt", [sheet(title="மன்றம்"), sheet(text=("Very many words. " * 2000,))])
def test_what_could_not_be_printed_is_remembered_too(tmp_path, spoilt):
    first, second = Counting(tmp_path), Counting(tmp_path)
    found = [Press(memory).printed(spoilt, frame(), BY_NAME["a4"]) for memory in (first, second)]
    assert found[0] == found[1]
    assert not found[0].pdf
    assert second.made == 0


@pytest.mark.parametrize("form", ["a4", "a3"])
def test_a_picture_is_small_and_remembered(tmp_path, form):
    first, second = Counting(tmp_path), Counting(tmp_path)
    once, again = (
        Press(memory).printed(sheet(*rows(3)), frame(), BY_NAME[form], pictured=True) for memory in (first, second)
    )
    size = tuple(int.from_bytes(once.picture[at : at + 4]) for at in (16, 20))  # of the PNG, in its IHDR
    assert once.picture.startswith(b"\x89PNG\r\n")
    assert size == PICTURE_SIZE
    assert once == again
    assert second.made == 0


def test_a_sheet_with_a_picture_is_the_same_sheet(made):
    pictured = Press(Memory()).printed(sheet(*rows(40)), frame(), BY_NAME["a4"], pictured=True)
    assert pictured.picture.startswith(b"\x89PNG")
    assert pictured.pdf == made(sheet(*rows(40))).pdf
    assert made(sheet(*rows(40))).picture == b""
