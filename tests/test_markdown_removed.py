"""Where that stands in a text which the sanitiser takes away: each place once, and no place that only looks so."""

import pytest

from hubsite.markdown import pasted
from hubsite.markdown.links import BAD_IMAGE, BAD_LINK
from hubsite.markdown.removed import removed_places
from hubsite.markdown.shown import rendered

SPAN = '<span style="color: red">red</span>'


def told(text):
    return [(place.line, place.column, place.words) for place in removed_places(text, rendered(text).removed)]


def test_each_place_is_told_once_in_order():
    text = f"# A\n\nSome {SPAN} and {SPAN}.\n\n<script>x <b></script>\n\n- {SPAN} <u onclick=x>y</u>\n"
    assert told(text) == [
        (2, 6, (pasted.STYLING,)),
        (4, 1, (pasted.SCRIPT,)),
        (6, 3, (pasted.STYLING, pasted.SCRIPT)),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"```\n{SPAN}\n```\n\nx {SPAN}", (4, 3)),
        (f"`{SPAN}` and\n{SPAN}", (1, 1)),
        (f"x\n\n    {SPAN}\n\n    {SPAN}\n\n{SPAN}", (6, 1)),
        (f"- a\n\n    {SPAN}", (2, 5)),
        (f"\\{SPAN}\n\n{SPAN}", (2, 1)),
        (f"<!-- {SPAN} -->\n{SPAN}", (1, 1)),
        (f"<https://a.example> <post@a.example>\n{SPAN}", (1, 1)),
        ("a\n<span\n  style='x'>y</span>", (1, 1)),
    ],
)
def test_what_is_only_shown_is_no_place(text, place):
    assert told(text) == [(*place, (pasted.STYLING,))]


def test_what_a_drawing_holds_goes_with_it():
    assert told("a\n\n<svg><path/><text>x</text></svg>\n") == [(2, 1, ("a drawing inside the text (svg)",))]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n\n[x](javascript:a)", 2, BAD_LINK),
        ("a\n\n![x](data:a)", 2, BAD_IMAGE),
        ("a\n\nb\x07", 2, pasted.HIDDEN),
        ("a\n\n<!-- b\n\nc", 2, pasted.ENDLESS_COMMENT),
        ("a\n\n[x][1]\n\n[1]: javascript:a", 0, BAD_LINK),  # found nowhere: told at the beginning
    ],
)
def test_what_is_no_tag_has_its_place_too(text, line, words):
    assert [(place.line, place.words) for place in removed_places(text, rendered(text).removed)] == [(line, (words,))]


@pytest.mark.parametrize(
    "part", ["<font>", "<script>", "<!-- ", "<a@", "[x](javascript:a)", "[", "```\n", "<u onclick=x>\n"]
)
def test_hostile_texts_are_read_in_linear_time(part):
    removed = (pasted.STYLING, pasted.SCRIPT, pasted.ENDLESS_COMMENT, BAD_LINK)
    assert len(removed_places(part * (200_000 // len(part)), removed)) <= 201
