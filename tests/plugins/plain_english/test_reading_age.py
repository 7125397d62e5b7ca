"""How exact the count of syllables is, on ten texts whose syllables were marked by hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "plugins/plain_english"
TEXTS = [
    "We sing on Tues-days in the church hall. Ev-ery-one is wel-come, and you need not read mu-sic. We fin-ish with "
    "tea and a bis-cuit at half past nine.",
    "The coun-cil will de-cide in De-cem-ber wheth-er the li-brar-y stays o-pen. Be-fore that, an-y-bod-y may write to "
    "the coun-ty coun-cil-lor or speak at the meet-ing.",
    "Bring your gar-den waste in the brown bin. It is col-lect-ed ev-er-y oth-er Wednes-day, ex-cept in Jan-u-ar-y. "
    "Black bags are not tak-en.",
    "A neigh-bour-hood plan is a doc-u-ment which the com-mu-ni-ty writes. Plan-ning ap-pli-ca-tions must be de-cid-ed "
    "by it un-less there are good rea-sons for some-thing else.",
    "You have the right to see the ac-counts of the par-ish for thir-ty work-ing days each sum-mer. Ask the clerk for "
    "the in-voi-ces, and make cop-ies with-out pay-ing.",
    "The sur-ger-y o-pens at eight. If you can-not get an ap-point-ment, ring the prac-tice man-ag-er and say what "
    "hap-pened. Af-ter that you can com-plain to the care board.",
    "In-for-ma-tion a-bout the dis-trict's fi-nan-cial sit-u-a-tion is pub-lished an-nu-al-ly. Res-i-dents are "
    "en-cour-aged to par-tic-i-pate in the con-sul-ta-tion and sub-mit ques-tions e-lec-tron-i-cal-ly.",
    "Vol-un-teers meet by the riv-er and pick lit-ter for two hours. Gloves and grab-bers are there. Chil-dren come "
    "with an a-dult, dogs stay on the lead.",
    "The trust owns four homes and rents them to peo-ple who work near-by. Its mem-bers pay one pound and choose the "
    "board each au-tumn. No-bod-y may sell the land.",
    "A mi-cro-grant is paid with-in three weeks. Tell us your i-de-a in a hun-dred words. The pan-el likes things "
    "which bring to-geth-er peo-ple who would not oth-er-wise meet.",
]


@pytest.fixture(scope="module")
def plain_english():
    spec = importlib.util.spec_from_file_location(
        "plain_english_tried", FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)]
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    for name in [name for name in sys.modules if name.startswith(spec.name)]:
        del sys.modules[name]


def _reading(plain_english):
    return sys.modules[f"{plain_english.__name__}.reading_age"], sys.modules[f"{plain_english.__name__}.sentences"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_syllables_of_a_text_are_right_to_one(plain_english, text):
    module, taken_apart = _reading(plain_english)
    words = [word for each in taken_apart.sentences(text.replace("-", "")) for word in each.words]
    by_hand = text.count("-") + len(words)
    assert abs(sum(map(module.syllables, words)) - by_hand) <= 1


def test_the_age_is_that_of_the_formula(plain_english):
    module, taken_apart = _reading(plain_english)
    (first, second) = found = list(taken_apart.sentences("The cat sat on the mat. The library is open."))
    assert (len(first.words), len(second.words)) == (6, 4)
    assert module.reading_age(found) == pytest.approx(0.39 * 10 / 2 + 11.8 * 13 / 10 - 15.59 + 5)
    assert module.reading_age([]) == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("people", 2),
        ("area", 3),
        ("2026", 1),
        ("well-known", 2),
        ("doesn’t", 2),
        ("cable", 2),
        ("changes", 2),
        ("the", 1),
    ],
)
def test_single_words(plain_english, word, count):
    assert _reading(plain_english)[0].syllables(word) == count
