"""Advice on plain English: what is told, at which line, what is left alone, and how long it takes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from hubsite.cli import cli
from hubsite.testing import make_hub

HUB = "name: Here\nplugins: [plain_english]\n"
LONG = " ".join(["word"] * 26).capitalize() + "."
ROOT = Path(__file__).resolve().parents[3]


def told(folder, files, hub=HUB):
    """What is told of a hub of these files: code and place."""
    look = make_hub(folder, {"hub.yml": hub} | files)
    assert not look.has_errors, look.problems
    return [(each.code, str(each.source)) for each in look.problems if each.code.startswith("plain-")]


def advice_on(folder, text, hub=HUB):
    """The codes and lines for a text below the `---`."""
    return told(folder, {"groups/choir.md": f"---\nname: Choir\nsummary: We sing.\n---\n{text}\n"}, hub)


def test_a_long_sentence_is_told_at_its_line(tmp_path):
    text = f"Short.\n\n{LONG}"
    assert advice_on(tmp_path, text) == [("plain-long-sentence", "content/groups/choir.md:7")]


@pytest.mark.parametrize(
    "text",
    [
        LONG.removesuffix(" word.") + ".",
        "\n".join(f"- {'word ' * 20}" for _ in range(3)),
        f"> {LONG}",
        f"```\n{LONG}\n```",
        f"# {'word ' * 20}\n{'word ' * 20}",
        f"| {LONG} | {LONG} |\n| --- | --- |",
        f"She said: “{LONG}”",
        f"[Here](https://{'a.b/' * 30}) we are.",
        f"{'word ' * 15} in band D. {'word ' * 15}.".replace("D. w", "D. W"),
    ],
)
def test_what_is_no_long_sentence_of_ours_is_not_told(tmp_path, text):
    assert advice_on(tmp_path, text) == []


def test_a_name_with_a_full_stop_does_not_end_a_sentence(tmp_path):
    text = f"The {'word ' * 12}by St. Mary's and Mr. J. Bell's {'word ' * 12}end."
    assert [code for code, _ in advice_on(tmp_path, text)] == ["plain-long-sentence"]


def test_one_piece_of_advice_for_each_field(tmp_path):
    assert len(advice_on(tmp_path, f"{LONG} {LONG}\n\n{LONG}")) == 1


def test_hard_words_come_with_plain_ones(tmp_path):
    look = make_hub(
        tmp_path, {"hub.yml": HUB, "groups/choir.yml": "name: Choir\nsummary: Utilising a hall, in lieu of a field.\n"}
    )
    (problem,) = look.problems
    assert problem.fix == "Write “use” instead of “utilising”, “instead of” instead of “in lieu of”, or say it anew."
    assert str(problem.source) == "content/groups/choir.yml:2"


def test_a_hard_word_in_the_name_of_a_right_may_be_said(tmp_path):
    files = {
        "rights/stop.yml": "name: Right to terminate a lease\nsummary: Ask.\n",
        "groups/choir.yml": "name: Choir\nsummary: We may terminate a lease.\n",
    }
    assert told(tmp_path / "named", files) == []
    assert told(tmp_path / "not", {"groups/choir.yml": files["groups/choir.yml"]})


@pytest.mark.parametrize(
    "text", ["Ask the PCSO.", "Two PCSOs came.", "(PCSO)", "The **PCSO** is here.", "A PCSO came.", "PCSO, NHS."]
)
def test_an_acronym_is_told(tmp_path, text):
    assert [code for code, _ in advice_on(tmp_path, text)] == ["plain-acronym"]


@pytest.mark.parametrize(
    "text",
    [
        "The police community support officer (PCSO) came. Ask the PCSO.",
        "The PCSO (police community support officer) came.",
        "The NHS, the BBC and a PDF.",
        "Henry VIII and chapter XIV.",
        "PLEASE DO NOT PARK here.",
        "KEEP OUT of the pond.",
        "A CO-OP and A&E.",
        "We are at XM4 7AE.",
        "Open `PCSO.txt` or <https://a.example/PCSO>.",
        "He said “ask the PCSO”.",
    ],
)
def test_an_acronym_that_is_known_or_none_is_left_alone(tmp_path, text):
    assert advice_on(tmp_path, text) == []


def test_terms_and_the_setting_explain_acronyms(tmp_path):
    term = {"terms.yml": "- id: pcso\n  name: Support officer\n  also_called: PCSO\n  summary: Police.\n"}
    group = {"groups/choir.yml": "name: Choir\nsummary: Ask the PCSO.\n"}
    assert told(tmp_path / "terms", term | group) == []
    assert told(tmp_path / "known", group, "name: Here\nplugins:\n  plain_english:\n    known: PCSO\n") == []


def test_the_settings_move_the_limits(tmp_path):
    hub = "name: Here\nplugins:\n  plain_english:\n    longest_sentence: 30\n"
    assert advice_on(tmp_path, LONG, hub) == []


@pytest.mark.parametrize(
    ("hub", "files"),
    [
        (
            "name: Yma\nlanguages: [cy]\nplugins: [plain_english]\n",
            {"groups/choir.md": f"---\nname: Côr\nsummary: Canu.\n---\n{LONG}\n"},
        ),
        (
            "name: Here\nlanguages: [en, cy]\nplugins: [plain_english]\n",
            {
                "groups/choir.md": "---\nname: Choir\nsummary: We sing.\n---\nHello.\n",
                "groups/choir.cy.md": f"---\nname: Côr\nsummary: Canu.\n---\n{LONG}\n",
            },
        ),
    ],
)
def test_only_english_is_judged_and_no_translation(tmp_path, hub, files):
    assert told(tmp_path, files, hub) == []


def test_a_hard_page_is_told_and_an_easy_one_is_not(tmp_path):
    hard = "Accommodation responsibilities necessarily involve considerable organisational documentation. " * 15
    easy = "We sing in the hall and then we have tea. " * 15
    assert [code for code, _ in told(tmp_path / "hard", {"page.md": f"# A page\n\n{hard}"})] == ["plain-reading-age"]
    assert told(tmp_path / "easy", {"page.md": f"# A page\n\n{easy}"}) == []


def test_the_command_lists_pages_hardest_first(tmp_path):
    easy, middling = "We sing in the hall. " * 30, "The association organises community events. " * 30
    make_hub(
        tmp_path,
        {
            "hub.yml": HUB,
            "a.md": f"# Easy\n\n{easy}",
            "b.md": f"# Middling\n\n{middling}",
            "c.md": "# Short\n\nWe sing.\n",
        },
    )
    done = CliRunner().invoke(cli, ["reading", "--hub", str(tmp_path)])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert [line.split()[-1] for line in lines[1:4]] == ["b", "a", "c"]
    assert "The median reading age is" in lines[4]
    alone = CliRunner().invoke(cli, ["reading", "content/a.md", "--hub", str(tmp_path)]).output
    assert [line.split()[-1] for line in alone.splitlines()[1:2]] == ["a"]
    assert CliRunner().invoke(cli, ["reading", "nowhere", "--hub", str(tmp_path)]).exit_code != 0


def test_every_line_of_the_list_of_hard_words_is_a_pair():
    lines = (ROOT / "plugins/plain_english/hard_words.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ") for line in lines if not line.startswith("#")]
    assert all(len(pair) == 2 and all(pair) for pair in pairs)
    assert len({hard for hard, _ in pairs}) == len(pairs) > 120


def test_five_hundred_records_take_a_moment(tmp_path):
    body = "We meet in the hall on Tuesdays, and everybody is welcome. Bring a cup. " * 8
    files = {
        f"groups/choir-{number}.md": f"---\nname: Choir {number}\nsummary: We sing.\n---\n{body}{number}\n"
        for number in range(500)
    }
    look = make_hub(tmp_path, {"hub.yml": HUB} | files)
    assert look.plugins is not None
    started = time.process_time()
    assert list(look.plugins.gather("hubsite_problems", hub=look.hub, site=look.site)) == []
    assert time.process_time() - started < 1.5  # a third of a second on a machine with nothing else to do
