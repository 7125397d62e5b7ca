"""Blocks: named pieces in a writer's text; whatever stands in the braces, it is never run."""

import pytest
from markupsafe import Markup

from hubsite.blocks import with_blocks
from hubsite.markdown.shown import prose
from hubsite.outputs import Block


def shout(words) -> str | Markup:
    if "loud" in words:
        raise ValueError("nobody shouts here.\nWrite `{{ say text=… }}`.")
    if "html" in words:
        return Markup("<b>{}</b>").format(words["html"])
    return f"It says **{words.get('text', 'nothing')}**."


BLOCKS = {
    "say": Block(name="say", summary="Says it.", example="{{ say text=hello }}", render=shout),
    "next-meetings": Block(
        name="next-meetings", summary="Soon.", example="{{ next-meetings }}", render=lambda words: ""
    ),
}


def placed(text: str) -> str:
    html, misused = with_blocks(prose(text), BLOCKS)
    assert not misused
    return str(html)


def misused(text: str) -> tuple[str, str, str]:
    _, (misuse,) = with_blocks(prose(text), BLOCKS)
    return misuse.code, misuse.message, misuse.fix


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{ say text=hello }}", "hello"),
        ("{{say text=hello}}", "hello"),
        ("{{   say   text=hello   }}", "hello"),
        ('{{ say text="good evening" }}', "good evening"),
        ("{{ say text='good evening' }}", "good evening"),
        ("{{ say text=a=b }}", "a=b"),
        ("{{ say text= }}", ""),
        ("{{ say }}", "nothing"),
    ],
)
def test_a_block_on_a_line_of_its_own_is_placed(written, shown):
    html = placed(f"Before.\n\n{written}\n\nAfter.\n")
    strong = f"<strong>{shown}</strong>" if shown else "****"
    assert html == f"<p>Before.</p>\n<p>It says {strong}.</p>\n\n<p>After.</p>\n"


def test_what_a_block_gives_as_html_is_placed_as_it_is():
    assert placed("{{ say html=&lt;i&gt; }}") == "<b>&lt;i&gt;</b>\n"


@pytest.mark.parametrize(
    "text",
    [
        "Write {{ say text=hello }} on a line of its own.",
        "`{{ say text=hello }}`",
        "    {{ say text=hello }}",
        "```\n{{ say text=hello }}\n```",
        "{{ say text=hello",
        "{ say text=hello }",
        "{% say %}",
        "{{ say text={{ say }} }}",
        "{{ **say** }}",
    ],
)
def test_braces_anywhere_else_are_text(text):
    assert placed(text) == str(prose(text))


def test_a_block_in_a_quote_or_a_list_is_placed():
    assert placed("> {{ say text=hello }}") == "<blockquote>\n<p>It says <strong>hello</strong>.</p>\n\n</blockquote>\n"


def test_what_a_block_says_is_not_searched_for_blocks():
    assert placed('{{ say text="x }} {{ say" }}'.replace("}} {{", "")) == "<p>It says <strong>x  say</strong>.</p>\n\n"
    recursive = {"say": Block(name="say", summary="", example="", render=lambda words: "{{ say }}")}
    assert with_blocks(prose("{{ say }}"), recursive) == ("<p>{{ say }}</p>\n\n", [])


@pytest.mark.parametrize(
    ("text", "code", "message", "fix"),
    [
        (
            "{{ next-meeting }}",
            "unknown-block",
            "{{ next-meeting }}: there is no block called 'next-meeting'.",
            "Did you mean `next-meetings`?",
        ),
        (
            "{{ weather }}",
            "unknown-block",
            "{{ weather }}: there is no block called 'weather'.",
            "Blocks to choose from: next-meetings, say.",
        ),
        (
            "{{ }}",
            "unknown-block",
            "{{  }}: there is no block called ''.",
            "Blocks to choose from: next-meetings, say.",
        ),
        (
            "{{ say hello }}",
            "block",
            "{{ say hello }}: 'hello' is not in the form name=value.",
            "For example `{{ say text=hello }}`.",
        ),
        (
            "{{ say text='hello }}",
            "block",
            "{{ say text='hello }}: a quotation mark stands alone.",
            "Put one at both ends, or leave both out.",
        ),
        ("{{ say loud=yes }}", "block", "{{ say loud=yes }}: nobody shouts here.", "Write `{{ say text=… }}`."),
    ],
)
def test_a_block_that_cannot_be_placed_is_told(text, code, message, fix):
    assert misused(text) == (code, message, fix)


@pytest.mark.parametrize(
    "words",
    [
        'say text="<script>alert(1)</script>"',
        "say text=&lt;script&gt;",
        '<script> x="y"',
    ],
)
def test_hostile_words_never_become_tags(words):
    html, _ = with_blocks(prose(f"{{{{ {words} }}}}"), BLOCKS)
    assert "<script" not in html


def test_words_of_a_block_that_could_not_be_placed_are_shown_as_text():
    html, _ = with_blocks(prose('{{ nothing of="&lt;script&gt;" }}'), BLOCKS)
    assert "&lt;script&gt;" in html and "<script" not in html
