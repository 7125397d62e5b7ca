"""Style and script as readers get them: the same, in fewer bytes. A first visit is to fit into the first packets."""

from __future__ import annotations

import re
from itertools import product
from string import ascii_lowercase

_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
# Not in templates: within <pre> it would change what people see.
_INDENT = re.compile(rb"\n\s*")
_ROOM = re.compile(rb'("[^"]*")|\s*([{};,>])\s*|(:)\s+')  # where CSS needs none, but for what stands in quotes
_PAIRS = re.compile(rb"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b")
_NAME = re.compile(rb"--[a-z][a-z-]*")
# Texts and patterns of a script stay as they are; between them no room is needed around these signs.
_ROOM_IN_SCRIPT = re.compile(rb"""("[^"\n]*"|/(?![ /])[^/\n]+/(?=[.,)]))|\s*([=+<>?:|&!,{}()\[\];]+)\s*""")


def style(css: bytes, keeping: frozenset[bytes] = frozenset()) -> bytes:
    """CSS without comments and needless room; its own names (`--text`) get shorter, but for those in `keeping`."""
    tight = _ROOM.sub(rb"\1\2\3", _INDENT.sub(b"\n", _COMMENT.sub(b"", css))).replace(b";}", b"}")
    tight = _PAIRS.sub(rb"#\1\2\3", tight).replace(b" !important", b"!important")
    names = dict.fromkeys(name for name in _NAME.findall(tight) if name not in keeping)
    letters = ("".join(each).encode() for size in (1, 2) for each in product(ascii_lowercase, repeat=size))
    shorter = {name: b"--" + letter for name, letter in zip(names, letters, strict=False)}
    return _NAME.sub(lambda name: shorter.get(name[0], name[0]), tight)


def script(code: bytes) -> bytes:
    """JavaScript without comments and needless room. Every statement in it ends with a semicolon or a brace."""
    bare = _INDENT.sub(b"\n", _COMMENT.sub(b"", code))
    tight = _ROOM_IN_SCRIPT.sub(lambda found: found[1] or found[2], bare)
    return tight.replace(b";}", b"}").strip() + b"\n"
