"""Habits of writing that shut readers out, and what only looks like them."""

import pytest

from hubsite.markdown import to_html
from hubsite.markdown.habits import habits


def told(text):
    return [(each.code, each.line) for each in habits(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words.\n\n### Deep\n\nx", [("heading-levels", 2)]),
        ("## A\n\n#### B ##\n\nx", [("heading-levels", 2)]),
        ("# A\n\nx\n\n# B\n\n# C\n", [("heading-levels", 4)]),
        ("**Opening times**\n\nDaily.", [("bold-as-heading", 0)]),
        ("See [here](https://a.example) and [Read more »](b.md).", [("link-words", 0)] * 2),
        ("| a | b |\n| c | d |", [("table-without-header", 0)]),
        ("x\n\n|  |  |\n|--|--|\n| a | b |", [("table-without-header", 2)]),
        ("x\n<table><tr><td>a</td></tr></table>", [("table-without-header", 1)]),
        ("x ![](a.jpg)", [("picture-without-words", 0)]),
        ("![IMG_2041.jpg](a.jpg)", [("picture-without-words", 0)]),
        ('<img src="a.jpg">', [("picture-without-words", 0)]),
        ("![Our summer poster](a.jpg)", [("picture-of-words", 0)]),
        ("![The hall](our hall.jpg)", [("space-in-link", 0)]),
        ("x\n[The rules](files/the rules (2).pdf)", [("space-in-link", 1)]),
        ("[here](our hall.jpg)", [("space-in-link", 0)]),
        ("![](our hall.jpg)", [("picture-without-words", 0)]),
    ],
)
def test_a_habit_is_told_at_its_line(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## B\n\n### C\n\n## D",
        "**Please ring first.**\n\nThe bell is on the left.",
        "**Bold** words in a line\n\nand more",
        "[The rules of the hall](rules.md), [here is the map](map.md)",
        "| Day | Time |\n|-----|------|\n| Monday | 7pm |",
        "<table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table>",
        "![The hall from the street](a.jpg)",
        "![The notice board by the door](a.jpg)",
        "![The hall](<our hall.jpg>) ![The hall](our%20hall.jpg 'In the sun') [Rules](<the rules.pdf> \"x y.pdf\")",
        "[as we said](see page 3)",
        "<img src=a.jpg alt='The hall from the street'> <img src=a.jpg alt=Hall>",
        "```\n### Deep\n[here](x)\n![](x)\n```",
        "<!-- [here](x) -->\n`![](x)`",
    ],
)
def test_what_is_well_is_not_told(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("x ![](a.jpg)", "Say between the brackets what it shows, such as `![The hall from the street](a.jpg)`."),
        ('<img src="a.jpg">', '<img src="a.jpg" alt="The hall from the street">'),
        ("<img src=a.jpg width='80' alt='' />", "<img src=a.jpg width='80' alt=\"The hall from the street\">"),
        (
            '<img alt="IMG_2041" data-alt="x" src="a.jpg"/>',
            '<img src="a.jpg" alt="The hall from the street">',
        ),
        (
            "![](a b (1).jpg 'In May')",
            "Say between the brackets what it shows, such as `![The hall from the street](<a b (1).jpg>)`. "
            "A name with a space needs `<` and `>` around it.",
        ),
        ("<img>", '<img src="picture.jpg" alt="The hall from the street">'),
    ],
)
def test_words_for_a_picture_are_asked_for_in_the_way_that_it_was_written(text, better):
    (told,) = habits(text)
    assert told.fix in (better, f"Say in `alt` what it shows, such as `{better}`.")


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("![The hall](our hall.jpg)", "![The hall](<our hall.jpg>)"),
        ("[The rules](files/the rules (2).pdf)", "[The rules](<files/the rules (2).pdf>)"),
        ("[Rooms](../spaces/our hall.md#two rooms)", ""),
        ("[Rooms](../spaces/our hall.md#rooms)", "[Rooms](<../spaces/our hall.md#rooms>)"),
    ],
)
def test_a_name_with_a_space_is_answered_with_what_makes_it_a_link(text, better):
    fixes = [each.fix for each in habits(text)]
    assert fixes == ([f"Write `{better}`, or give the file a name without spaces, here too."] if better else [])
    assert "<a " not in to_html(text).html and "<img " not in to_html(text).html
    made = to_html(better)
    assert not better or made.links or made.images


@pytest.mark.parametrize("part", ["[a](", "![", "<!-- ", "# ", "| ", "<table ", "```\n", "**a", "<img "])
def test_hostile_texts_are_read_in_linear_time(part):
    assert len(list(habits(part * (200_000 // len(part))))) >= 0


@pytest.mark.parametrize("part", [" ", "alt ", "alt=", "alt= '"])
def test_hostile_attributes_of_a_picture_are_read_in_linear_time(part):
    assert all(len(each.fix) < 200 for each in habits(f"<img {part * (200_000 // len(part))}>"))
