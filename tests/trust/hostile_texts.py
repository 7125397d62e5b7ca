"""Texts that make a regular expression look long: made of what it repeats and almost ends with."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST_CHARACTERS = 8  # of a pattern, each repeated on its own
_CLASSES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "!",
}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_TRIED_FIRST = "a1 .-A'\n" + string.punctuation
ENDS_NOTHING = "\u2603"  # a snowman: no pattern waits for it


def texts(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of about `size` characters, none twice."""
    yield from dict.fromkeys(text[:size] for text in _texts(parser.parse(pattern.pattern, pattern.flags), size) if text)


def _texts(tree: Any, size: int) -> Iterator[str]:
    for character in list(dict.fromkeys(_characters(tree)))[:_MOST_CHARACTERS]:
        yield character * size
    whole = _sample(tree)
    for piece in (whole, whole[:-1], f"{whole[:-1]} ", whole[: len(whole) // 2], whole + ENDS_NOTHING, whole + "\n"):
        yield _over_and_over(piece, size)
    for before, body in _repeated(tree, ""):
        yield before + _over_and_over(body, size - len(before) - 1) + ENDS_NOTHING
        yield _over_and_over(before + body, size)
        yield _over_and_over(f"{before} ", size)
        yield _over_and_over(before + body * 3 + ENDS_NOTHING, size)


def _over_and_over(piece: str, size: int) -> str:
    return piece * (size // len(piece)) if piece else ""


def _sample(tree: Sequence[Any]) -> str:
    """A short text that the pattern takes, as far as one can be made without looking ahead or back."""
    return "".join(_sample_of(node, value) for node, value in tree)


def _sample_of(node: Any, value: Any) -> str:
    if node is op.LITERAL:
        return chr(value)
    if node is op.ANY:
        return "a"
    if node is op.NOT_LITERAL:
        return next(each for each in _TRIED_FIRST if ord(each) != value)
    if node is op.IN:
        return _of_class(value)
    if node in _REPEATS:
        return _sample(value[2]) * max(value[0], 1)
    if node is op.BRANCH:
        return _sample(value[1][0])
    if node in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _sample(value[-1] if node is op.SUBPATTERN else value)
    return ""


def _of_class(items: Sequence[Any]) -> str:
    """A character of `[…]`."""
    if items[0][0] is op.NEGATE:
        return next((each for each in _TRIED_FIRST if not any(_has(item, each) for item in items[1:])), "é")
    return next(_first(item) for item in items)


def _first(item: Any) -> str:
    node, value = item
    if node is op.CATEGORY:
        return _CLASSES[value]
    return chr(value[0] if node is op.RANGE else value)


def _has(item: Any, character: str) -> bool:
    node, value = item
    if node is op.CATEGORY:
        shape = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[str(value).rpartition("_")[2]]
        return bool(re.match(shape, character)) != ("NOT" in str(value))
    return value[0] <= ord(character) <= value[1] if node is op.RANGE else value == ord(character)


def _children(node: Any, value: Any) -> list[Any]:
    if node in _REPEATS:
        return [value[2]]
    if node is op.BRANCH:
        return list(value[1])
    if node is op.ATOMIC_GROUP:
        return [value]
    return [value[-1]] if node in (op.SUBPATTERN, op.ASSERT, op.ASSERT_NOT) else []


def _characters(tree: Sequence[Any]) -> Iterator[str]:
    """A character of each place of the pattern."""
    for node, value in tree:
        if children := _children(node, value):
            for child in children:
                yield from _characters(child)
        else:
            yield from _sample_of(node, value)


def _repeated(tree: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    """What may stand many times, with what leads to it."""
    for node, value in tree:
        if node in _REPEATS and value[1] > 20:
            yield before, _sample(value[2])
        for child in _children(node, value):
            yield from _repeated(child, before)
        before += _sample_of(node, value)
