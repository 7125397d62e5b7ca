"""How fresh a fact is, day by day."""

from datetime import date, timedelta

import pytest

from hubsite.model.freshness import Freshness, freshness_on
from hubsite.testing import make_hub

LAST = date(2027, 5, 1)


@pytest.mark.parametrize(
    ("days_before", "state"),
    [(31, "fresh"), (30, "due"), (1, "due"), (0, "due"), (-1, "overdue"), (-4000, "overdue")],
)
def test_a_check_counts_up_to_its_last_day_and_is_due_in_the_month_before(days_before, state):
    assert freshness_on(LAST - timedelta(days=days_before), LAST) == state


def test_what_nobody_has_checked_is_of_no_date():
    assert freshness_on(LAST, None) is Freshness.NEVER


@pytest.mark.parametrize(
    ("checked", "state"),
    [
        ("", "never"),
        ("checked: never\n", "never"),
        ("checked: 20 November 2026\n", "fresh"),
        ("checked: 1 December 2025\n", "due"),
        ("checked: 22 November 2025\n", "due"),
        ("checked: 21 November 2025\n", "overdue"),
    ],
)
def test_a_hub_knows_it_of_its_records(tmp_path, checked, state):
    hub = make_hub(
        tmp_path, {"groups/choir.yml": f"name: Choir\nsummary: We sing.\n{checked}"}, today=date(2026, 11, 22)
    ).hub
    assert hub.freshness(hub.get("groups/choir")) == state
