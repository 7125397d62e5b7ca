"""Every threat has its tests or a reason, and the page for people says the same."""

import ast
from functools import cache
from pathlib import Path

import pytest

from .threats import THREATS, Threat, table

ROOT = Path(__file__).parents[2]


@cache
def names_in(file: str) -> set[str]:
    """The names of the tests of a file, found without running it."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}


def test_all_rows_are_there():
    assert [each.number for each in THREATS] == list(range(1, 27))


@pytest.mark.parametrize("threat", THREATS, ids=lambda each: str(each.number))
def test_each_has_tests_that_exist_or_a_reason(threat: Threat, figure):
    assert threat.tests or threat.reason
    for test in threat.tests:
        file, _, name = test.partition("::")
        assert name in names_in(file), test
    if threat.reason:
        assert threat.reason[0].isupper() and threat.reason.endswith(".") and len(threat.reason.split()) > 6
    figure(
        "Trust: threats",
        f"{threat.number:02}. {threat.vector}",
        f"{len(threat.tests)} tests" if threat.tests else "a reason",
    )


def test_the_page_for_people_says_the_same():
    assert table() in (ROOT / "docs/threats.md").read_text(encoding="utf-8")
