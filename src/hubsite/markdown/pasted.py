"""HTML that was pasted into Markdown, from Word, Google Docs or a website, brought into order.

The sanitiser alone would be safe, but an HTML parser lets one unclosed tag swallow the rest of a page and
takes quadratic time over tags inside tags. So pages with raw HTML are first read here, once, in linear time:
every tag is closed, unknown tags go and leave their words, and what goes is named.
"""

from __future__ import annotations

import html as entities
import re

from hubsite.markdown.parser import MAX_DEPTH, too_deep
from hubsite.markdown.policy import TAGS, allows
from hubsite.markdown.rendered import MarkdownTooHard

SCRIPT = "a script"
STYLING = "styling pasted from another program"
FORM = "a form or a button"
MEDIA = "an embedded sound or film"
OBJECT = "an embedded object"
ANCHOR = "a hand-made anchor (every heading has one of its own)"
HIDDEN = "hidden control characters"
ENDLESS_COMMENT = "everything after a comment that is never closed (`<!--` without `-->`)"

_WORDS = {
    **dict.fromkeys(("script", "noscript"), SCRIPT),
    **dict.fromkeys(("style", "font", "center", "meta", "link", "html", "head", "body", "title"), STYLING),
    **dict.fromkeys(("form", "button", "select", "option", "textarea", "label", "fieldset"), FORM),
    **dict.fromkeys(("audio", "video", "source", "track"), MEDIA),
    **dict.fromkeys(("object", "embed", "applet", "param"), OBJECT),
    "iframe": "an embedded frame (iframe)",
    "svg": "a drawing inside the text (svg)",
    "math": "a formula in another language (math)",
}
# These hold program text or drawings, not a volunteer's words: they go with all they hold.
GONE_WHOLE = ("script", "style", "iframe", "svg", "math")
_END = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in GONE_WHOLE}

# No page needs them: HTML and XML forbid most, and U+202D and U+202E make text read back to front.
HIDDEN_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e]")
# No quoted `<` or `>` inside a tag: each try ends at the next one, so that reading stays linear.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)([^<>]*+)>|<[!?][^<>]*+>")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_STYLED = frozenset({"a", "b", "code", "em", "i", "s", "small", "strong", "u"})
_CELLS = frozenset({"td", "th"})
# HTML lets writers leave these open; what comes next ends them.
_ENDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "ul", "ol", "dl", "div", "table", "blockquote", "pre"), frozenset({"p"})),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hr", "section"), frozenset({"p"})),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    **dict.fromkeys(_CELLS, _CELLS | {"p"}),
    "li": frozenset({"li", "p"}),
    "tr": _CELLS | {"tr", "p"},
}
# An HTML parser opens every style again in each following block: styles x pieces is what it costs.
_MAX_EFFORT = 300_000


def without_hidden_signs(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without control characters, and in words what was taken away."""
    plain = HIDDEN_SIGN.sub("", text)
    return plain, (HIDDEN,) if plain != text else ()


def may_hold_html(text: str) -> bool:
    """Whether this Markdown can hold raw HTML at all; most pages cannot, and are spared the reading."""
    return re.search(r"<[A-Za-z/!?]", text) is not None


def tame(html: str) -> tuple[str, tuple[str, ...]]:
    """The same HTML with every tag known and closed, and in words what was taken away.

    Raises MarkdownTooHard where tags lie too deep inside one another.
    """
    reader = _Reader()
    return reader.read(html), tuple(reader.removed)


def end_of(name: str, html: str, position: int) -> int | None:
    """Where a script, a drawing or another of GONE_WHOLE ends that was begun before a position; None if it does not."""
    found = _END[name].search(html, position)
    return found.end() if found else None


class _Reader:
    def __init__(self) -> None:
        self.removed: dict[str, None] = {}
        self.out: list[str] = []
        self.open: list[str] = []
        self.styles = 0
        self.effort = 0
        self.endless: set[str] = set()

    def read(self, html: str) -> str:
        html = self.without_comments(html)
        position = 0
        while tag := TAG.search(html, position):
            self.words(html[position : tag.start()])
            position = self.tag(tag)
        self.words(html[position:])
        self.close_down_to(0)
        return "".join(self.out)

    def without_comments(self, html: str) -> str:
        kept, position = [], 0
        while (start := html.find("<!--", position)) >= 0:
            kept.append(html[position:start])
            end = html.find("-->", start + 2)
            if end < 0:
                self.note(ENDLESS_COMMENT)
                return "".join(kept)
            position = end + 3
        return "".join([*kept, html[position:]])

    def note(self, words: str) -> None:
        self.removed[words] = None

    def words(self, text: str) -> None:
        self.effort += self.styles
        if self.effort > _MAX_EFFORT:
            raise MarkdownTooHard(
                "The HTML pasted into this text opens bold, italic or link tags and never closes them. "
                "Paste it again as plain text."
            )
        self.out.append(text.replace("<", "&lt;"))

    def tag(self, tag: re.Match[str]) -> int:
        """Deal with one tag; where to go on reading."""
        name = (tag[2] or "").lower()
        if name not in TAGS:
            return self.drop(name, tag)
        if tag[1]:
            self.end(name)
        else:
            self.start(name, tag[3])
        return tag.end()

    def drop(self, name: str, tag: re.Match[str]) -> int:
        known = STYLING if ":" in name or not name else f"an HTML tag that pages cannot use (`<{name[:20]}>`)"
        self.note(_WORDS.get(name, known))
        if name not in _END or tag[1] or name in self.endless:
            return tag.end()
        end = _END[name].search(tag.string, tag.end())
        if end is None:
            self.endless.add(name)  # never look again: thousands of `<script` would each read to the end
            return tag.end()
        return end.end()

    def start(self, name: str, written: str) -> None:
        attributes = self.attributes(name, written)
        if self.is_empty_shell(name, attributes, written):
            return
        while self.open and self.open[-1] in _ENDS.get(name, ()):
            self.close_down_to(len(self.open) - 1)
        self.words("")
        self.out.append(f"<{name}{''.join(attributes.values())}>")
        if name not in _VOID:
            self.open.append(name)
            self.styles += name in _STYLED
        if len(self.open) > MAX_DEPTH:
            raise too_deep()

    def is_empty_shell(self, name: str, attributes: dict[str, str], written: str) -> bool:
        # `<a name=…>` is an anchor and no link. Google Docs wraps a whole page in a `<b>` that is not bold.
        return (name == "a" and "href" not in attributes) or (
            name == "b" and "font-weight:normal" in written.replace(" ", "")
        )

    def attributes(self, tag: str, written: str) -> dict[str, str]:
        kept: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(written):
            name, value = match[1].lower(), entities.unescape((match[2] or "").strip("\"'"))
            if allows(tag, name) and name not in kept:
                kept[name] = f' {name}="{entities.escape(value)}"'
            elif words := _lost(name, value):
                self.note(words)
        return kept

    def end(self, name: str) -> None:
        if name in self.open:
            last = len(self.open) - 1 - self.open[::-1].index(name)
            self.close_down_to(last)

    def close_down_to(self, depth: int) -> None:
        while len(self.open) > depth:
            name = self.open.pop()
            self.styles -= name in _STYLED
            self.out.append(f"</{name}>")


def _lost(attribute: str, value: str) -> str:
    """Words for an attribute that was dropped; none for what the parser itself wrote."""
    if attribute.startswith("on"):
        return SCRIPT
    if attribute in ("style", "bgcolor", "color", "face") or value.startswith("docs-internal"):
        return STYLING
    if attribute in ("id", "name"):
        return ANCHOR
    ours = value.startswith(("footnote", "language-"))
    return STYLING if attribute == "class" and not ours else ""
