"""Money to apply for: the easiest for a small group first."""

import re
from datetime import date
from types import SimpleNamespace

import pytest

from hubsite.testing import make_hub

HUB = {"hub.yml": "name: Here\nplugins: [record_pages]\n", "people/kim.yml": "name: Kim Example-Hart\n"}
EASY = "needs_bank_account: no\nneeds_constitution: no\ncan_individuals_apply: yes\npaperwork_effort: None at all\n"
HARD = "needs_bank_account: yes\nneeds_constitution: yes\ncan_individuals_apply: no\npaperwork_effort: Nine pages\n"


@pytest.fixture
def ease_of(tmp_path):
    """The module of a plugin is reached through a hub that has loaded it."""
    make_hub(tmp_path, HUB)
    import sys

    return sys.modules["_hubsite_plugin_record_pages.ease"]


def fund(**known):
    names = ("needs_bank_account", "needs_constitution", "can_individuals_apply", "paperwork_effort", "help_from")
    return SimpleNamespace(**{"fund_type": "grant", **dict.fromkeys(names), **known})


def test_each_hurdle_counts_and_what_is_not_known_counts_in_between(ease_of):
    easy = {"needs_bank_account": "no", "needs_constitution": "no", "can_individuals_apply": "yes"}
    known = fund(**easy, paperwork_effort="None", help_from=("people/kim",))
    assert ease_of.ease(known) == 0
    for name in easy:
        hard = "no" if name == "can_individuals_apply" else "yes"
        costs = [ease_of.ease(SimpleNamespace(**{**vars(known), name: said})) for said in ("unknown", hard)]
        assert 0 < costs[0] < costs[1], name
    assert ease_of.ease(SimpleNamespace(**{**vars(known), "help_from": ()})) == 1
    assert ease_of.ease(fund()) == 10


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("None. You tell the group what you want to do.", 0),
        ("Nothing", 0),
        ("Half a page for an idea; more if it is chosen", 1),
        ("A postcard with your idea", 1),
        ("One page, by hand if you like", 1),
        ("Two pages", 2),
        ("3 short pages", 3),
        ("Nine pages, last year's accounts", 6),
        ("A form", 4),
        ("", 4),
        (None, 4),
    ],
)
def test_paperwork_is_read_in_pages(ease_of, words, pages):
    assert ease_of.pages(words) == pages


def test_a_fund_for_groups_with_accounts_is_not_called_open_to_small_groups(ease_of):
    said = ease_of.ease_words(fund(needs_bank_account="no", needs_constitution="no"))
    assert said == ("Open to small groups: no bank account needed, no written rules needed",)
    assert ease_of.ease_words(fund(needs_bank_account="yes", needs_constitution="no")) == ()
    assert ease_of.ease_words(fund(needs_bank_account="no", fund_type="s106")) == ()
    assert ease_of.ease_words(fund()) == ()


def bodies(tmp_path, files, today=date(2026, 11, 22)) -> dict[str, str]:
    look = make_hub(tmp_path, HUB | files, today=today)
    assert not look.has_errors, look.problems
    return {page.path: str(page.body) for page in look.site.pages}


def test_the_list_has_what_is_open_first_and_the_easiest_of_it_on_top(tmp_path):
    files = {
        "funds/a-hard.yml": f"name: Hard\n{HARD}closes: 1 December 2026\n",
        "funds/b-easy.yml": f"name: Easy\n{EASY}closes: 31 January 2027\n",
        "funds/c-always.yml": f"name: Always\n{EASY}rolling: yes\nhelp_from: people/kim\n",
        "funds/d-over.yml": f"name: Over\n{EASY}closes: 1 November 2026\n",
        "funds/e-later.yml": f"name: Later\n{EASY}opens: 1 January 2027\n",
        "funds/f-shares.yml": f"name: Shares\nfund_type: community-shares\n{EASY}",
        "funds/g-who-knows.yml": "name: Who knows\n",
    }
    html = bodies(tmp_path, files)["funds/"]
    shown = [
        link
        for tag, link in re.findall(r'<li class="card"([^>]*)><h\d class="card-title"><a href="([^"/]*)/">', html)
        if "hidden" not in tag
    ]
    assert shown == ["c-always", "b-easy", "a-hard", "g-who-knows", "e-later", "d-over", "f-shares"]
    assert html.count("Open to small groups: no bank account needed") >= 4
    assert "Open all year" in html and "Not money that one applies for" in html


def test_a_page_says_who_until_when_and_what_is_needed(tmp_path):
    easy = f"name: Easy\nwho_can_apply: Anyone\n{EASY}closes: 31 January 2027\nrounds: May, and again in autumn\n"
    html = bodies(tmp_path, {"funds/easy.yml": easy})["funds/easy/"]
    labels = re.findall(r"<dt>(.*?)</dt>", html.partition("</dl>")[0])
    assert labels[1:3] == ["Given out in", "Last day to ask"]
    assert labels[3:6] == ["Do you need a bank account?", "Do you need written rules?", "Can one person ask?"]
    assert 'data-until="2027-02-01T00:00" data-then="Closed on Sunday 31 January 2027"' in html
    assert '<span data-until="2027-02-01T00:00" data-days-to="2027-01-31">, in 70 days</span>' in html


def test_a_fund_that_is_over_does_not_count_days(tmp_path):
    html = bodies(tmp_path, {"funds/over.yml": "name: Over\ncloses: 1 November 2026\n"})["funds/over/"]
    assert "<dd>Closed on Sunday 1 November 2026</dd>" in html and "data-until" not in html
