"""Words as paper can take them: long ones may break, and decoration that no font has is left out."""

from __future__ import annotations

import re

from hubsite import gettext as _

# Pictures in the text, with the marks that choose their colour or join them: no font for reading has them.
_PICTURES = "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b05-\u2b55\u2934\u2935\u3030\u303d]"
_DECORATION = re.compile(f"(?:{_PICTURES}[\ufe0e\ufe0f\u200d\u20e3]*)+|[\ufe0f\u20e3]")
_SPACES = re.compile(" {2,}")
# Ticks, crosses and arrows say something: in words, on paper as on the pages.
_TICK, _CROSS = (
    re.compile("[\u2611\u2705\u2713\u2714]\ufe0f? ?"),
    re.compile("[\u2612\u274c\u274e\u2717\u2718]\ufe0f? ?"),
)
_ARROW = re.compile("[\u2190-\u2199\u21d0-\u21d5\u2794-\u27be\u2b05-\u2b07]\ufe0f?")
# A place where a line may end without a sign (Unicode ZERO WIDTH SPACE), and after which signs of a long word it may.
BREAK = "\u200b"
_SIGNS = re.compile(r"(?<=[@/._?=&-])(?=[^\s@/._?=&-])")


def without_decoration(words: str) -> str:
    """The text without emoji and the like; ticks and crosses become words, arrows a dash."""
    words = _TICK.sub(lambda _found: f"{_('Yes')}: ", words)
    words = _CROSS.sub(lambda _found: f"{_('No')}: ", words)
    words = _ARROW.sub("–", words)
    if not _DECORATION.search(words):
        return words
    return _SPACES.sub(" ", _DECORATION.sub("", words)).lstrip()


def with_breaks(words: str, longest: int) -> str:
    """Words of more letters than `longest` may end a line after their signs, and where those are too far apart."""
    return re.sub(rf"\S{{{longest + 1},}}", lambda found: _parted(found[0], longest), words)


def _parted(word: str, longest: int) -> str:
    parts = (part for piece in _SIGNS.split(word) for part in re.findall(rf".{{1,{longest}}}", piece))
    return BREAK.join(parts)
