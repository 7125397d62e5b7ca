"""No regular expression takes much more than four times as long for a text four times as long."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="needs a system that can limit a process")
SIZE = 12_000  # characters
_HTML = "sees only HTML that is ours or was sanitised: nothing begins there without its end"
# Those that are slow and may be, each with its reason. Of what is written within a function, its module.
MAY_BE_SLOW = {
    "record_pages.phone._ANY": _HTML,
    "privacy.contacts._MAIL": "sees the neighbourhood of the name of a provider of mail",
    "opening_hours.now:": "sees our own script",
    "hubsite.model.times._OPEN_END": "sees 60 characters",
    "hubsite.model.times._BETWEEN": "sees 60 characters",
    "hubsite.model.times._ZONED": "sees 60 characters",
    "hubsite.model.opening_lines:": "sees a line of 300 characters",
    "hubsite.model.opening_words._WORDS[14]": "sees a line of 300 characters",
    "hubsite.model.contacts:": "sees a line of 1,000 characters",
    "hubsite.markdown.tables._ALIGNED": _HTML,
    "hubsite.markdown.tables._HEADING": _HTML,
    "hubsite.markdown.tables._CAPTION": _HTML,
    "hubsite.markdown.scripts._TAG": _HTML,
    "hubsite.foreign._LINK": _HTML,
    "hubsite.finishing._PART": _HTML,
    "hubsite.explained._SPLIT": _HTML,
    "hubsite.explained._NAME_BEFORE": "sees the 40 characters before a word",
    "hubsite.explained:": "sees the beginning of the name of a term",
    "hubsite.forgetting.person._BEFORE": "sees a few characters before a name",
    "hubsite.addresses._ID": _HTML,
    "hubsite.addresses._PICTURE": _HTML,
    "hubsite.addresses._LINK": _HTML,
}


def tried(size: int, step: int) -> dict:
    """What a process of its own found, which the system ends if it takes too long."""
    program = Path(__file__).with_name("pattern_nursery.py")
    done = subprocess.run([sys.executable, str(program), str(size), str(step)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.slow)])
def test_no_pattern_is_slow_for_a_text_that_was_made_for_it(figure, step):
    seen = tried(SIZE, step)
    slow = {name: found for name, found in seen["slow"].items() if name.rstrip("0123456789") not in MAY_BE_SLOW}
    slow = {name: found for name, found in slow.items() if name not in MAY_BE_SLOW}
    said = f"{seen['tried']} tried, {len(seen['slow'])} slow where it does no harm, {len(slow)} others"
    figure("Trust: bombs", f"patterns, texts of {SIZE:,} characters, each {step}th", f"{said}, {seen['seconds']:.0f} s")
    assert seen["tried"] > 400 / step
    assert not slow


def test_a_slow_pattern_is_found(tmp_path):
    program = tmp_path / "slow.py"
    program.write_text(
        f"import sys, re, signal\nsys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import pattern_nursery as nursery\nsignal.signal(signal.SIGVTALRM, nursery._stop)\n"
        "for text in (r'a+$', r'(\\w+\\s?)+@', r'\\{\\{\\s*[^{}]*?\\s*\\}\\}', r'[a-z]{1,60}@', r'<[^<>]*+>'):\n"
        "    used = nursery.Used(re.compile(text), frozenset({'finditer'}))\n"
        f"    print(bool(nursery.slow(used, {SIZE})))\n"
    )
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True)
    assert done.stdout.split() == ["True", "True", "True", "False", "False"], done.stderr
