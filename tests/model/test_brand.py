"""The colour of a hub's bar, and its pictures."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hubsite.model.brand import BLACK, LEAST_CONTRAST, WHITE, contrast, nearest_readable
from hubsite.model.colour_names import COLOUR_NAMES
from hubsite.model.hub import HubConfig


def config(**fields):
    return HubConfig.model_validate({"name": "Ashcombe", **fields})


def refused(**fields):
    with pytest.raises(ValidationError) as caught:
        config(**fields)
    (error,) = caught.value.errors()
    return error["type"], error["ctx"]["message"], error["ctx"]["fix"]


@pytest.mark.parametrize(
    ("typed", "colour", "ink"),
    [
        ("navy", "#000080", WHITE),
        ("Dark Red", "#8b0000", WHITE),
        ("#0B4A6F", "#0b4a6f", WHITE),
        ("0b4a6f", "#0b4a6f", WHITE),
        ("#fd0", "#ffdd00", BLACK),
        ("yellow", "#ffff00", BLACK),
    ],
)
def test_a_colour_has_words_on_it_that_can_be_read(typed, colour, ink):
    read = config(colour=typed).colour
    assert (read, read.ink) == (colour, ink)
    assert pickle.loads(pickle.dumps(read)).ink == ink


@pytest.mark.parametrize("typed", ["puce", "#12345", "rgb(1, 2, 3)", "#gggggg"])
def test_what_is_no_colour_is_told_with_examples(typed):
    code, message, fix = refused(colour=typed)
    assert code == "colour-shape"
    assert message == f"'{typed}' is not a colour."
    assert fix == 'Write its name or its six figures in quotes, for example `navy` or `"#0b4a6f"`.'


@pytest.mark.parametrize(("typed", "nearest"), [("red", "#b50000"), ("teal", "#006161"), ("#808080", "#969696")])
def test_a_colour_on_which_nothing_can_be_read_is_told_with_the_nearest_that_will_do(typed, nearest):
    code, message, fix = refused(colour=typed)
    assert code == "colour-contrast"
    assert message == f"Neither white nor black words can be read well on the colour '{typed}'."
    assert fix == f'Write `"{nearest}"`: the nearest colour on which they can.'
    assert config(colour=nearest).colour == nearest


def test_the_contrast_is_that_of_wcag():
    assert contrast(WHITE, BLACK) == contrast(BLACK, WHITE) == 21
    assert round(contrast("#777777", WHITE), 2) == 4.48  # the well-known grey just below 4.5


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_for_every_colour_there_is_a_readable_one_nearby(colour):
    near = nearest_readable(colour)
    assert max(contrast(near, WHITE), contrast(near, BLACK)) >= LEAST_CONTRAST
    assert (near == colour) == (max(contrast(colour, WHITE), contrast(colour, BLACK)) >= LEAST_CONTRAST)


def test_every_name_has_six_figures():
    assert len(COLOUR_NAMES) == 148
    assert {len(figures) for figures in COLOUR_NAMES.values()} == {7}


@pytest.mark.parametrize("typed", ["sign.svg", "content/sign.svg", "./sign.svg", "/sign.svg"])
def test_a_picture_is_named_as_it_lies_in_content(typed):
    assert config(logo=typed).logo == "sign.svg"


@pytest.mark.parametrize("typed", ["https://a.example/sign.svg", "../sign.svg", "sign.pdf", "sign"])
def test_a_picture_from_elsewhere_is_told(typed):
    code, message, _ = refused(logo=typed)
    assert (code, message) == ("picture-path", f"'{typed}' is not a picture of this hub.")


def test_a_photo_needs_words_for_those_who_cannot_see_it():
    code, _, fix = refused(photo="green.jpg")
    assert code == "photo-description"
    assert "photo_description: " in fix
    assert config(photo="green.jpg", photo_description="The green").photo_description == "The green"
    assert config().photo_description is None
