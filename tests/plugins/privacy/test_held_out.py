"""What the guard makes of papers that its rules were not written from, and of texts that mean harm."""

# Lines of papers are one line here.
# ruff: noqa: E501

from __future__ import annotations

import importlib
import runpy
import sys
import time
from pathlib import Path

import pytest

from hubsite.plugin_files import find, load

CORPORA = [runpy.run_path(str(Path(__file__).parent / name)) for name in ("held_out.py", "third_corpus.py")]


@pytest.fixture(scope="module")
def plugin(tmp_path_factory):
    return load(find("privacy", tmp_path_factory.mktemp("hub"))[0])


@pytest.fixture(scope="module")
def guard(plugin):
    return importlib.import_module(f"{plugin.__name__}.rules")


def codes(guard, text, **more):
    return {found.code for found in guard.swept(text, **more)}


@pytest.mark.parametrize("corpus", CORPORA, ids=["second", "third"])
def test_the_corpus_is_found_and_the_innocent_are_left_alone(guard, corpus):
    private, innocent = corpus["PRIVATE_ITEMS"], corpus["INNOCENT_LINES"]
    assert len(private) >= 60 and len(innocent) >= 80
    missed = [(code, words) for code, words in private if code not in codes(guard, words)]
    assert len(missed) <= 0.05 * len(private), missed
    # Of ten things told, one at most is told for nothing.
    alarms = [line for line in innocent if codes(guard, line)]
    assert len(alarms) <= 0.1 * len(private), alarms
    assert not [line for line in innocent if any(found.sure for found in guard.swept(line))]


@pytest.mark.parametrize(
    "line",
    """left at Maureen's, 27 Station Road|Cllr Marsh, who is recovering from a hip operation|his wife Linda is having chemotherapy
Pupils Freya Addison and Oliver Jenks|Elsie Waring of Rose Cottage had her 90th birthday|Mr Singh was fined for fly tipping
burglary at Derek and Sue Platt's house, 11 Mill Rise|Ukrainian guest Oksana Melnyk is staying with us|O7941 555213
Cllr Okafor is off sick with stress|the Taylor family, Flat 3 Mill Court|Sarah, a resident, was abusive|FREYA ADDISON (9)
Oliver Jenks (U10)|Zebedee Quirk, aged 8|Tel. no. 07712 345678|account 31926819""".replace("\n", "|").split("|"),
)  # fmt: skip
def test_what_a_reader_missed_is_found(guard, line):
    assert codes(guard, line)


@pytest.mark.parametrize(
    "line",
    """Peter Rabbit trail, £3, under 5s free|John Hollis, aged 84, was buried 3 March 1921|A6 MAR roadworks|Trustees present: Jane Fox, Ann Brown, Tom Dale
talk by Dr Susan Clarke: Living with dementia|Dr Patel, 12 High Street, has room for NHS dentist patients|Mr Chips, 12 High Street: fish supper
Clerk to the Council: Jane Fox, 2 High Street|Elizabeth Gaskell, 84 Plymouth Grove|07/11/2026 7.30pm|07.11.2026 7.30pm|Ref 07712345678
07941 555213A|Reception: ring Jane Smith|class 1|U12 manager Jane Smith|Private John Hollis, aged 17, killed on the Somme
Year 6 guest speaker Jane Smith|Open 07.30-18.45 daily|St Mary's, 12 Church Lane|The club is 40 years old, says Jane Smith""".replace("\n", "|").split("|"),
)  # fmt: skip
def test_what_a_reader_was_told_of_for_nothing_is_left_alone(guard, line):
    assert not codes(guard, line)


def test_the_whole_of_a_child_s_name_is_found_and_only_what_is_exact_is_an_error(guard):
    (found,) = guard.swept("Our Lily Brown from Year 6 sang.")
    assert found.words == "Lily Brown from Year 6" and not found.sure
    sure = {
        each.code
        for line in ("07700 900123", "dob 1/2/1970", "Ann lives at 4 Elm Road")
        for each in guard.swept(line)
        if each.sure
    }
    assert sure == {"privacy-mobile", "privacy-birth-date", "privacy-home-address"}  # fmt: skip


def test_a_number_over_two_lines_of_a_paper_is_found(guard):
    assert not codes(guard, "Ring Jo on 07700\n900123 any day")
    assert codes(guard, "Ring Jo on 07700\n900123 any day", is_wrapped=True) == {"privacy-mobile"}


HOSTILE = """a|A|7|0|07| |'|-|.|@|(|Aa|Ba |Mr |Mr Baaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |Jane Smith, aged 9, |Year 6 |(9) |under 12s |07700 900123
0 7 |+44 |@gmail |lives at |12 Elm |12 Elm Road |Flat 2 |Jane Smith, 12 Elm Road |born |dob 1/2/|QQ 12 |943 476 5919 |acc |20-00-00 |AB12 CDE
cancer |has a has a |Jane Smith has cancer |resident |Rota: |Present: Jane Smith, |1,|O'|at at |is very |Mary-Ann-|AaBb
Cubs: |Beech class |Cubs: Jane Smith |Public session: |Public session: Mr Smith |is (ill |bro his |The Forge, |house of |4 Elm Road, ask for |Born on 1/2/1970, |van der |A van de |is 80 on |The Old |Pray for """


@pytest.mark.parametrize("words", HOSTILE.replace("\n", "|").split("|"))
def test_no_text_holds_it_up(guard, words):
    text = words * (20_000 // len(words))
    sys.modules[guard.swept.__module__]._in_line.cache_clear()
    start = time.process_time()
    list(guard.swept(text))
    assert time.process_time() - start < 1  # some hundredths on a machine with nothing else to do


def test_a_long_name_beside_an_age_does_not_hold_it_up(guard):
    start = time.process_time()
    list(
        guard.swept("Mr B" + "a" * 28 + " who is 45 years old. Mrs Papadimitriou-Constantinou has a dog, 12 years old")
    )
    assert time.process_time() - start < 0.5


def test_a_cell_of_a_table_is_read_with_its_heading(plugin, guard):
    outputs = sys.modules[plugin.outputs.__module__]
    row = outputs._of_table("Surname;DOB\nPlatt;14/02/1957\n", ",").split("\n")[1]
    assert row == "Surname: Platt, DOB: 14/02/1957"
    assert codes(guard, row) == {"privacy-birth-date"}
