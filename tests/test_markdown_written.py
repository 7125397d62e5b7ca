"""Where a link or a picture is written on a line."""

import pytest

from hubsite.markdown.written import columns_of


@pytest.mark.parametrize(
    ("line", "links", "pictures"),
    [
        ("[a](gone.md) gone.md [gone.md](<gone.md> 'x')", [4, 32], []),
        ("![a](gone.md) [b](gone.md#top) [c](old-gone.md)", [], [5]),
        ("[![a](gone.md)](gone.md)", [16], [6]),
        ('<a href="gone.md"><img alt="" src = gone.md>', [9], [36]),
        ("[a]: gone.md", [5], [5]),
        ("see ![a](gone two.md)", [], [9]),
    ],
)
def test_links_and_pictures_are_told_apart(line, links, pictures):
    targets = ("gone.md", "gone two.md")
    assert list(columns_of(line, targets, is_picture=False)) == links
    assert list(columns_of(line, targets, is_picture=True)) == pictures


@pytest.mark.parametrize("part", ["![", "![a](", "](", "src=", "](<    ", "](gone.md) "])
def test_hostile_lines_are_read_in_linear_time(part):
    assert len(list(columns_of(part * (200_000 // len(part)), ["gone.md"], is_picture=False))) >= 0
