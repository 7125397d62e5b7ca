"""Markdown on a page: headings in order, whatever people chose them for, and never an exception."""

import re

import pytest

from hubsite.markdown.shown import prose, rendered

LEVEL = re.compile(r"<h([1-6])[ >]")


def levels(text: str, under: int = 1) -> list[int]:
    html = prose(text, under)
    opened, closed = LEVEL.findall(html), re.findall(r"</h([1-6])>", html)
    assert opened == closed
    assert [heading.level for heading in rendered(text, under).headings] == [int(level) for level in opened]
    return [int(level) for level in opened]


def headings(*written: int) -> str:
    return "\n\n".join(f"{'#' * level} Heading {place}\n\nText." for place, level in enumerate(written))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([2, 3, 2], [2, 3, 2]),
        ([3], [2]),
        ([6], [2]),
        ([2, 4], [2, 3]),
        ([2, 4, 4, 2], [2, 3, 3, 2]),
        ([4, 2, 3], [2, 2, 3]),
        ([3, 2, 1], [2, 2, 2]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_the_highest_heading_comes_out_below_the_pages_own_and_none_is_skipped(written, shown):
    assert levels(headings(*written)) == shown


@pytest.mark.parametrize("under", [1, 2, 3, 4, 5])
def test_headings_stand_below_the_one_they_are_under(under):
    assert levels(headings(2, 3), under) == [under + 1, min(under + 2, 6)]


def test_headings_of_the_other_two_spellings_count_too():
    assert levels("Title\n=====\n\nPart\n----\n\n<h4>Pasted</h4>\n\n##### Five") == [2, 3, 4, 5]


def test_what_only_looks_like_a_heading_stays_text():
    assert levels("```\n## no\n<h4>no</h4>\n```\n\n### yes\n\n`<h5>no</h5>`") == [2]


def test_ids_and_words_of_headings_stay():
    assert (
        prose("### Getting *there* & back") == '<h2 id="getting-there--back">Getting <em>there</em> &amp; back</h2>\n'
    )


def test_a_text_that_is_too_hard_says_so_on_the_page():
    assert "this text cannot be shown" in prose("> " * 5000 + "deep")


def test_no_text_is_nothing():
    assert prose("") == ""
