"""Sheets made by hand in every language that we print: sound, heard as written, and read from the right side."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from hubsite import Foreign, Markup

from ..paper import MOST_BYTES, read_aloud
from .by_hand import PHONE, WORDS, Frame, Kept, Row, against, frame, letters_on, sheet


def typst_limit(what: str) -> pytest.MarkDecorator:
    """What a PDF made by typst cannot do; the test says so as soon as it can."""
    return pytest.mark.xfail(strict=True, reason=f"limit of typst: {what}")


@pytest.mark.parametrize("form", ["a4", "a4-large", "a3"])
@pytest.mark.parametrize("language", WORDS)
def test_a_sheet_is_sound_in_every_language_and_size(made, language, form):
    title, text, head, body = WORDS[language]
    printed = made(sheet(Row(head, (body,), PHONE), title=title, text=(text,)), form, language)
    assert against(printed.pdf, form, language) == []
    assert (printed.pages, printed.dropped, printed.overfull, printed.missing) == (1, 0, False, ())
    assert len(pypdfium2.PdfDocument(printed.pdf)) == 1
    assert len(printed.pdf) <= MOST_BYTES


@pytest.mark.parametrize(
    "language",
    [
        pytest.param("ur", marks=typst_limit("Nastaliq is heard from the left, and letters twice")),
        pytest.param("gu", marks=typst_limit("what hangs below a letter is heard as the whole syllable again")),
        *(each for each in WORDS if each not in ("ur", "gu")),
    ],
)
def test_what_is_heard_is_what_was_written(made, language):
    title, text, _head, _body = WORDS[language]
    heard = read_aloud(made(sheet(title=title, text=(text,)), language=language).pdf)
    assert (heard[1], heard[3]) == (title, text)


# --- Languages and directions


def figures_from_the_left(pdf: bytes) -> str:
    lines = [(left, letter) for letter, left, *_edges in letters_on(pdf) if letter.isdigit()]
    return "".join(letter for _left, letter in sorted(lines))


@pytest.mark.parametrize("language", ["ur", "ar", "en"])
def test_the_figures_of_a_number_keep_their_order(made, language):
    plain = Frame("الدرميرے", ("یکم",))
    kept = sheet(text=(Markup("{}: {}").format("فون", Kept(PHONE)),), title="فون")
    assert figures_from_the_left(made(kept, language=language, frame=plain).pdf) == PHONE.replace(" ", "")


def test_without_care_the_parts_of_a_number_would_change_places(made):
    careless = sheet(text=(f"فون: {PHONE}",), title="فون")
    figures = figures_from_the_left(made(careless, language="ur", frame=Frame("الدرميرے", ("یکم",))).pdf)
    assert figures == "96010001632"


def test_numbers_on_strips_keep_their_order(made):
    printed = made(sheet(title="فون", strips=("فون", Kept(PHONE))), language="ur", frame=Frame("مل", ("یکم",)))
    # They are turned to be read from below; those of the first strip stand side by side.
    figures = [(low, left, letter) for letter, left, low, *_edges in letters_on(printed.pdf) if letter.isdigit()]
    first = min(left for _low, left, _letter in figures)
    upwards = sorted((low, letter) for low, left, letter in figures if left < first + 9)
    assert "".join(letter for _low, letter in upwards) == PHONE.replace(" ", "")


def languages_in(pdf: bytes) -> set[str]:
    """The languages that words of the file are marked as, beside its own."""
    opened = pikepdf.open(BytesIO(pdf))
    marked = [str(each.Lang) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]
    for leaf in opened.pages:
        for operands, operator in pikepdf.parse_content_stream(leaf):
            if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/Lang" in operands[1]:
                marked.append(str(operands[1].Lang))
    return set(marked) - {str(opened.Root.Lang)}


@pytest.mark.parametrize(
    "foreign",
    [
        Foreign("Neuadd y Felin", "cy"),
        Markup("At {} on Monday").format(Foreign("Neuadd y Felin", "cy")),
        Markup('At <span lang="cy">Neuadd y Felin</span> on Monday'),
    ],
    ids=["whole", "part", "html"],
)
def test_words_in_another_language_say_which(made, foreign):
    printed = made(sheet(text=(foreign,)))
    assert languages_in(printed.pdf) == {"cy"}
    assert "Neuadd y Felin" in " ".join(read_aloud(printed.pdf))
    assert languages_in(made(sheet(text=("Neuadd y Felin",))).pdf) == set()


def test_every_place_of_a_sheet_can_be_in_another_language(made):
    polish = Foreign("Młyn", "pl")
    said = Row(polish, (polish,), polish)
    printed = made(sheet(said, title=polish, lead=polish, text=(polish,)), language="cy", frame=frame(polish))
    assert languages_in(printed.pdf) == {"pl"}
    assert " ".join(read_aloud(printed.pdf)).count("Młyn") == 7
    assert against(printed.pdf, language="cy") == []


# --- Letters that there are not


@pytest.mark.parametrize("word", ["மன்றம்", "ស្រុក"], ids=["Tamil", "Khmer"])
@pytest.mark.parametrize("place", ["title", "lead", "text", "row", "strips"])
def test_letters_that_no_font_has_are_named(made, word, place):
    strange = {place: (word,) if place in ("text", "strips") else word} if place != "row" else {}
    printed = made(sheet(Row("Monday", (word,) if place == "row" else ()), **strange))
    assert word[0] in "".join(printed.missing)
    assert not printed.overfull
    # Without a title there is no sheet; all else is printed without these letters.
    assert bool(printed.pdf) is (place != "title")
    assert not printed.pdf or (against(printed.pdf) == [] and "Monday" in " ".join(read_aloud(printed.pdf)))


def test_what_can_be_read_of_a_text_with_strange_letters_stays(made):
    printed = made(sheet(text=("Mill End and தமிழ் சங்கம் too",)))
    assert "Mill End and too" in " ".join(" ".join(read_aloud(printed.pdf)).split())


def test_letters_that_no_font_has_are_named_as_they_were_written(made):
    assert set("".join(made(sheet(text=("மன்றம்",))).missing)) == set("மன்றம்")


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Tea 🫖 and cake 🎉", "Tea and cake"),
        ("🎉 Party", "Party"),
        ("Walk ☀️ or 👩🏽‍🌾 dig", "Walk or dig"),
        ("✅ Ramp ❌ Lift", "Yes: Ramp No: Lift"),
        ("Tea🎉 and cake", "Tea and cake"),
        ("At ⏰ seven ⭐", "At seven"),
    ],
)
def test_little_pictures_are_left_out_without_a_word(made, written, heard):
    printed = made(sheet(text=(written,)))
    assert printed.missing == ()
    assert heard in read_aloud(printed.pdf)


def test_a_text_of_little_pictures_alone_says_nothing(made):
    printed = made(sheet(Row("🎉", ("🫖",), "☀️"), text=("🎉",), lead="🎉"))
    assert against(printed.pdf) == []


def test_the_sign_that_makes_another_letter_in_bengali_is_kept(made):
    rally = "র‍্যালি"
    assert rally in read_aloud(made(sheet(text=(rally,)), language="bn").pdf)
