"""Rendered Markdown is remembered: the same as rendered anew, and for nothing but the same text, language and code."""

import pytest

from hubsite import memory
from hubsite.language import speaking
from hubsite.markdown import remembered, shown
from hubsite.markdown.remembered import remembering, rendered_once
from hubsite.memory import Memory, digest_of

TEXTS = [
    "",
    "Plain words.",
    "# One\n\n### Three & more\n\n[A hall](../spaces/hall.md) ![Hall](hall.jpg)\n",
    "Tea[^1].\n\n[^1]: With milk.\n",
    "> [!NOTE]\n> Ring twice.\n\n- [x] done\n- [ ] not yet\n",
    "| Day | Time |\n|---|---|\n| Monday | 7pm |\n",
    '<script>alert(1)</script><b lang="cy">croeso</b>',
    "Half of a pair: \ud83d, a whole one: 😀, Urdu: اردو",
]


@pytest.fixture(autouse=True)
def _forgetful():
    shown._whole.cache_clear()
    shown._rendered.cache_clear()


def never(*_given: object) -> None:
    raise AssertionError("this was remembered")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_remembered_is_what_would_be_rendered(tmp_path, monkeypatch, text, language):
    anew = rendered_once(text, language)
    with remembering(Memory(tmp_path / "things")):
        first = rendered_once(text, language)
    monkeypatch.setattr(remembered, "_made", never)
    with remembering(Memory(tmp_path / "things")):
        again = rendered_once(text, language)
    assert anew == first == again
    assert type(again.html) is type(anew.html)
    assert again.text == anew.text


def test_another_text_another_language_and_other_code_are_rendered(tmp_path, monkeypatch):
    text, made = TEXTS[3], []
    monkeypatch.setattr(remembered, "_made", lambda *given, make=remembered._made: made.append(given) or make(*given))
    for _ in range(2):
        for words, language in ((text, "en"), (text, "cy"), (f"{text}.", "en")):
            with remembering(Memory(tmp_path / "things")):
                rendered_once(words, language)
    assert len(made) == 3
    monkeypatch.setattr(remembered, "digest_of", lambda *given: f"{digest_of(*given)} of another hubsite")
    with remembering(Memory(tmp_path / "things")):
        rendered_once(text, "en")
    assert len(made) == 4


@pytest.mark.parametrize("library", ["cmarkgfm", "nh3", "markupsafe", "babel"])
def test_a_text_is_rendered_again_when_a_library_that_has_a_say_is_another(tmp_path, monkeypatch, library):
    """babel: an English text may say that a word is in a language, which a newer one knows."""
    made = []
    monkeypatch.setattr(remembered, "_made", lambda *given, make=remembered._made: made.append(given) or make(*given))
    real = memory.version
    for number in ("", "", ".1"):
        monkeypatch.setattr(memory, "version", lambda name, more=number: real(name) + more * (name == library))
        digest_of.cache_clear()
        with remembering(Memory(tmp_path / "things")):
            rendered_once('<span lang="cy">Croeso</span>', "en")
    digest_of.cache_clear()
    assert len(made) == 2


def test_a_text_that_the_process_knows_is_not_forgotten(tmp_path, monkeypatch):
    """As in `hubsite serve`: the second build asks for nothing, and yet the next process finds all it needs."""
    for _ in range(2):
        memory = Memory(tmp_path / "things")
        with remembering(memory):
            shown.rendered(TEXTS[2], 2)
        memory.forget_the_rest()
        memory.close()
    shown._whole.cache_clear()
    shown._rendered.cache_clear()
    monkeypatch.setattr(remembered, "_made", never)
    with remembering(Memory(tmp_path / "things")):
        assert shown.rendered(TEXTS[2], 2).headings


def test_a_text_that_nobody_uses_any_more_is_forgotten(tmp_path):
    with remembering(memory := Memory(tmp_path / "things")):
        shown.rendered("A private number.")
    memory.forget_the_rest()
    memory.close()
    with remembering(memory := Memory(tmp_path / "things")):
        shown.rendered("Nothing.")
    memory.forget_the_rest()
    memory.close()
    assert not any(b"private number" in file.read_bytes() for file in (tmp_path / "things").iterdir())


def test_too_hard_is_told_each_time(tmp_path):
    for _ in range(2):
        with remembering(Memory(tmp_path / "things")), pytest.raises(shown.MarkdownTooHard):
            rendered_once(">" * 200 + " deep", "en")


def test_the_language_of_a_text_is_not_that_of_whoever_asked_first(tmp_path):
    with remembering(Memory(tmp_path / "things")):
        english = shown.rendered(TEXTS[4]).html
        with speaking("cy"):
            assert shown.rendered(TEXTS[4]).html != english


def test_one_text_under_two_headings_is_rendered_once(monkeypatch):
    made = []
    monkeypatch.setattr(shown, "rendered_once", lambda *given: made.append(given) or rendered_once(*given))
    shown.rendered(TEXTS[2], 1)
    shown.rendered(TEXTS[2], 3)
    assert len(made) == 1
