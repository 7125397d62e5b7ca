"""Whatever a text holds: nothing that could harm a reader comes out, no word is lost, and time is bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubsite.markdown import MAX_BYTES, MarkdownTooHard, policy, to_html

NAUGHTY_STRINGS = Path(__file__).parents[2] / "shared" / "data" / "blns.json"

OUR_ATTRIBUTES = {"class", "role", "aria-hidden", "aria-label", "id", "scope", "data-label"}
OUR_CLASSES = {"tick", "footnotes", "align-right", "align-center", "notice"}
VOID = {"br", "col", "hr", "img", "wbr"}


class Checker(HTMLParser):
    """Raises AssertionError at anything that must not stand on a page."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids = [], set()
        self.feed(html)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag, attributes):
        assert tag in policy.TAGS - {"input"}, tag
        assert len({name for name, _ in attributes}) == len(attributes)
        for name, value in attributes:
            assert name in OUR_ATTRIBUTES or (policy.allows(tag, name) and not name.startswith("data-")), name
            self.check(name, value)
        if tag not in VOID:
            self.open.append(tag)

    def check(self, name, value):
        if name in ("href", "src"):
            assert policy.safe_address(value) == value
        elif name == "class":
            words = set(value.split())
            assert all(word in OUR_CLASSES or word.startswith("notice-") for word in words), value
        elif name == "id":
            assert value not in self.ids
            self.ids.add(value)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


ATTACKS = """
<img src=x onerror=alert(1)>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a> <a href="data:text/html,<script>alert(1)</script>">x</a>
[x](javascript&colon;alert(1)) [y](<java
script:alert(1)>) <javascript:alert(1)>
![x"onerror="alert(1)](x "y" onerror=alert(1))
<div style="background:url(javascript:alert(1))" onmouseover=alert(1)>x</div>
<form id=test><input name=parentNode></form><img name=getElementById id=cookie>
<svg><script>alert(1)</script></svg><math><mtext></p><style><img src onerror=alert(1)></style></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<table><td><a href="#" id=x onclick=alert(1)></table><base href="https://evil.example/">
<p id="fn-1" class="notice"><li id="main"><a id="fn-1" href="#x">y</a></li></p>
<input type="checkbox" checked onfocus=alert(1) autofocus><input type=image src=x onerror=alert(1)>
<a data-footnote-ref href="https://evil.example" id="fnref-x">1</a><section data-footnotes>x</section>
<![CDATA[<script>alert(1)</script>]]> <?php echo 1 ?> <!DOCTYPE html> <!--><script>alert(1)</script>-->
<b <script>alert(1)</script>x</b> <<script>script>alert(1)<</script>/script>
<a title='"><script>alert(1)</script>' href=x>y</a> <a title="a > b" onclick="x">z</a>
# <span onclick=x id=main>H</span> "quoted" <img src=x onerror=y>
[^"><script>]: x
""".strip().split("\n")


@pytest.mark.parametrize("attack", [*ATTACKS, "\n".join(ATTACKS), "\n\n".join(ATTACKS)])
def test_attacks_come_out_harmless(attack):
    Checker(to_html(attack).html)
    assert "<script" not in to_html(attack).html.lower()


def test_naughty_strings_come_out_harmless():
    if not NAUGHTY_STRINGS.exists():
        pytest.skip("the list of naughty strings is not here")
    naughty = json.loads(NAUGHTY_STRINGS.read_text(encoding="utf-8"))
    assert len(naughty) > 400
    for text in naughty:
        for place in (
            text,
            f"# {text}",
            f"| {text} |\n|--|\n| {text} |",
            f"[{text}]({text})",
            f"<b {text}>x</b>",
        ):
            Checker(to_html(place).html)


PIECES = """
< > " ' & = [ ] ( ) { } ! # * _ ~ ` | : - / \\ > - ## [!NOTE] Table: |-| [^1] [^1]: x word é &lt; ]]> <!-- -->
<b> </b> <a href= javascript: //x <table> <td> <th> <thead> <li> <p> </p> <div </div> <h1> </h1> <blockquote>
</blockquote> <details> <select> <template> <script> </script> <svg> <title> onclick=x style= id=main title="
<input type=checkbox <section data-footnotes> <a data-footnote-ref href='#fn-1' id='fnref-1'>
"""
FRAGMENTS = [
    *PIECES.split(),
    *" \n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n- [x] ",
    "\n> [!NOTE]\n> ",
    "\n|a|\n|-|\n|b|\n",
]
FRAGMENTS += ["<section data-footnotes>", "<a data-footnote-ref href='#fn-1' id='fnref-1'>", "\u202e"]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_mixture_comes_out_well_formed_and_safe(text):
    Checker(to_html(text).html)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_comes_out_safe_and_always_the_same(text):
    done = to_html(text)
    Checker(done.html)
    assert to_html(text) == done


WORDS = st.from_regex(r"zq[a-z]{2,6}", fullmatch=True)
INLINE_MARKS = "** * _ <b> </b> </div> {{ }} <span\tclass='x'> </span> <p> <li> <tr> <td> <title> <textarea> \\"
MARKS = [*INLINE_MARKS.split(" "), " ", "\n", "\n\n", "\n# ", "\n> ", "\n- ", "\n1. "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.lists(st.sampled_from(MARKS), max_size=4), WORDS), min_size=1, max_size=12))
def test_no_word_a_volunteer_wrote_vanishes(pieces):
    shown = to_html("".join("".join(marks) + word for marks, word in pieces)).text
    assert [word for _, word in pieces if word not in shown] == []


# --- a bounded time ----------------------------------------------------------------------------------------

HOSTILE = {
    "brackets": "'[' * 5000",
    "open tags": "'<a ' * 20_000",
    "nested list": "'\\n'.join('  ' * depth + '- x' for depth in range(400))",
    "quote signs": "'>' * 3000 + ' x'",
    "footnotes": "''.join(f'a[^{n}]\\n\\n[^{n}]: x\\n\\n' for n in range(3000))",
    "footnote used often": "'[^1]' * 120_000 + '\\n\\n[^1]: x'",
    "one line of 1 MB": "'word ' * 200_000",
    "emphasis": "'*a_' * 50_000",
    "quote in quote": "'\\n'.join('> ' * depth + 'x' for depth in range(500))",
    "wide table": "'|' + 'a|' * 2000 + '\\n|' + '-|' * 2000 + '\\n' + '|x\\n' * 2000",
    "same heading": "'# a b\\n' * 60_000",
    "open divs": "'<div>' * 50_000",
    "open comments": "'<!--' * 100_000",
    "open scripts": "'<script>' * 60_000",
    "styles over blocks": "''.join(f'<b title={n}>' for n in range(90)) + '<div>x</div>' * 40_000",
    "list items": "'<ul>' + '<li>a' * 80_000",
    "links": "'[a](b)' * 80_000",
    "attributes": "'<div ' + 'a=\"b\" ' * 80_000 + '>'",
    "ticks": "'- [ ] x\\n' * 60_000",
    "notices": "'> [!NOTE]\\n> x\\n\\n' * 25_000",
    "captions": "'Table: x\\n\\n' * 45_000",
}
PROBE = """
import sys, time
from hubsite.markdown import MarkdownTooHard, to_html
text = eval(sys.stdin.read())
start = time.process_time()
try:
    print(len(to_html(text).html), end=" ")
except MarkdownTooHard as refusal:
    assert str(refusal).endswith("."), refusal
print(time.process_time() - start)
try:
    # Of this program alone: Linux counts what the one that started it had taken to `ru_maxrss`.
    with open("/proc/self/status") as status:
        peak = int(status.read().partition("VmHWM:")[2].split()[0])
    assert peak < 500 * 1024, peak
except OSError:
    pass  # other systems do not tell
"""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_done_or_refused_in_time(text):
    # In a process of its own: a native parser that falls over must fail this test, not all tests.
    done = subprocess.run([sys.executable, "-c", PROBE], input=text, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) < 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("é" * (MAX_BYTES // 2 + 1), "This text is 513 KB long, and a page holds 512 KB."),
        ("> " * 101 + "x", "Lists, quotes or pasted HTML lie more than 100 deep inside one another here."),
        ("<div>" * 101, "Lists, quotes or pasted HTML lie more than 100 deep inside one another here."),
        ("|x|\n|-|\n" + "|x|\n" * 60_000, "This text has more list items, table cells, links and footnotes"),
        ("<b>" * 50 + "<hr>x" * 9000, "The HTML pasted into this text opens bold, italic or link tags"),
    ],
)
def test_a_refusal_says_what_to_change(text, sentence):
    with pytest.raises(MarkdownTooHard, match="^" + sentence.replace(".", r"\.")):
        to_html(text)


def test_a_text_at_the_limits_is_not_refused():
    to_html("> " * 100 + "x")
    assert len(to_html("word " * (MAX_BYTES // 5)).text) > MAX_BYTES - 10


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_parser_gives_its_memory_back():
    text = "\n\n".join(
        f"## Heading {n}\n\n| a | b |\n|---|---|\n| c | d |\n\nSome [link](x.md) and *words*." for n in range(20)
    )

    def resident_pages():
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])

    for _ in range(50):
        to_html(text)
    before = resident_pages()
    for _ in range(200):
        to_html(text)
    assert (resident_pages() - before) * 4 < 8 * 1024  # KB; unfreed trees would be 40 MB
