"""What a person may have meant, found without comparing everything with everything."""

import difflib

import pytest

from hubsite.model.likeness import FEW, Names
from hubsite.model.references import nearest

MANY = [f"{first}-{second}" for first in ("mill", "church", "station", "park", "river") for second in range(100, 700)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("mil-hall", "mill-hall"), ("mill-hal", "mill-hall"), ("nill-hall", "mill-hall"), ("millhall", "mill-hall"),
     ("mill-hlal", "mill-hall"), ("the-mill-hall", "mill-hall")],
)  # fmt: skip
@pytest.mark.parametrize("others", [[], MANY])
def test_a_slip_is_understood_among_few_and_among_many(typed, meant, others):
    assert Names(["mill-hall", "old-school", *others]).like(typed)[0] == meant


def test_nothing_alike_is_nothing():
    assert Names(MANY).like("zzz") == [] == Names([]).like("hall")


def test_names_that_hold_the_word_come_too():
    assert nearest("school", {"spaces": {"the-old-school-hall", "park"}}, ("spaces",)) == ["the-old-school-hall"]
    assert nearest("", {"spaces": {"park"}}, ("spaces",)) == []


def test_an_id_that_came_since_is_known():
    ids = {"spaces": {"park"}}
    assert nearest("hall", ids, ("spaces",)) == []
    ids["spaces"].add("halle")
    assert nearest("hall", ids, ("spaces",)) == ["halle"]


def test_two_thousand_mistakes_among_three_thousand_names_are_compared_with_few(monkeypatch):
    compared = []
    real = difflib.SequenceMatcher.set_seq1
    monkeypatch.setattr(difflib.SequenceMatcher, "set_seq1", lambda self, a: (compared.append(a), real(self, a))[1])
    ids = {"spaces": set(MANY)}
    assert all(nearest(f"mil-{number}", ids, ("spaces",)) for number in range(100, 700))
    assert len(compared) <= 600 * FEW
    before = len(compared)
    for number in range(100, 700):
        nearest(f"mil-{number}", ids, ("spaces",))
    assert len(compared) == before
