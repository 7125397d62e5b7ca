"""The money page: all funds together year by year, and the table on the page of a fund."""

import re

import pytest

from hubsite.testing import make_hub


def body(found, path: str = "money/") -> str:
    assert not found.has_errors, found.problems
    return str(next(page.body for page in found.site.pages if page.path == path))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def rows(html: str) -> list[str]:
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]


def part(html: str, heading: str) -> str:
    found = re.search(rf"<h2[^>]*>{heading}</h2>(.*?)</section>", html, re.DOTALL)
    assert found, f"no part '{heading}'"
    return found[1]


HUB = {
    "bodies/parish.yml": "name: Parish\n",
    "funds/levy.yml": "name: Levy\nwho_decides: parish\nwho_can_apply: Anybody.\ncontact: Clerk\n"
    "email: clerk@x.example\nyears:\n"
    "  - year: 2025 to 2026\n    received: £1,000\n    spent: £0\n    held: £1,000\n    source: https://x.example/a\n"
    "  - year: 2026 to 2027, so far\n    received: £500\n    promised: £20.50\n    source: https://x.example/b\n",
    "funds/mill.yml": "name: Mill\nyears:\n  - year: 2026/27\n    received: £250\n    spent: £5\n",
    "funds/pocket.yml": "name: Pocket\n",
}


def test_a_year_of_all_funds_is_added_up_the_newest_first(tmp_path):
    html = body(make_hub(tmp_path, HUB))
    assert rows(html)[:3] == [
        "Year Came in Promised, not yet paid Spent Still there",
        "2026 to 2027, so far £750 at least £20.50 at least £5 not known",
        "2025 to 2026 £1,000 not known £0 £1,000",
    ]


def test_funds_that_say_nothing_are_named(tmp_path):
    html = body(make_hub(tmp_path, HUB))
    assert "Nothing is added up for funds without figures here: Pocket ." in words(html)
    assert "no figure is given for this year: Mill ." in words(part(html, "2025 to 2026"))
    assert "no figure is given" not in part(html, "2026 to 2027, so far")


def test_each_fund_stands_below_its_year_with_its_source_and_who_decides(tmp_path):
    html = part(body(make_hub(tmp_path, HUB)), "2026 to 2027, so far")
    assert rows(html)[1:] == [
        "Levy £500 £20.50 not known not known Parish . No closing day is written down. "
        "How you can have a say on Levy Source of Levy, 2026 to 2027, so far",
        "Mill £250 not known £5 not known Who decides is not known. No closing day is written down. "
        "How you can have a say on Mill no source given",
        "Together £750 at least £20.50 at least £5 not known See above See above",
    ]
    assert re.findall(r'href="(https?://[^"]*)"', html) == ["https://x.example/b"]


def test_how_people_can_have_a_say_is_told_of_each_fund(tmp_path):
    said = words(part(body(make_hub(tmp_path, HUB)), "Who decides, and how you can have a say"))
    assert said.startswith(
        "Levy Who decides Parish How you can Anybody. By when No closing day is written down "
        "Whom to ask Clerk clerk@x.example Mill Who decides Not known How you can Not written down here yet"
    )


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("closes: 21 November 2026\n", "Closed on Saturday 21 November 2026"),
        ("closes: 22 November 2026\n", "Open until Sunday 22 November 2026"),
        ("opens: 22 November 2026\ncloses: 23 November 2026 5pm\n", "Open until Monday 23 November 2026 at 5pm"),
        (
            "opens: 23 November 2026\ncloses: 24 November 2026\n",
            "Opens on Monday 23 November 2026; open until Tuesday 24 November 2026",
        ),
        ("opens: 23 November 2026\n", "Opens on Monday 23 November 2026; no closing day is written down"),
    ],
)
def test_by_when_is_said_as_it_is_today(tmp_path, dates, said):
    html = body(make_hub(tmp_path, {"funds/a.yml": f"name: A\n{dates}years:\n  - year: 2025\n    spent: £1\n"}))
    assert f"By when {said} " in f"{words(part(html, 'Who decides, and how you can have a say'))} "


@pytest.mark.parametrize(
    ("one", "other", "headings"),
    [
        ("2025/26", "2025-26", ["2025 to 2026"]),
        ("2025 – 2026", "2025 to 2026", ["2025 to 2026"]),
        ("1999/00", "1999 to 2000", ["1999 to 2000"]),
        ("2025 (so far)", "2025", ["2025, so far"]),
        ("2025", "2025 to 2026", ["2025 to 2026", "2025"]),
        ("first half of 2025", "2026", ["2026", "first half of 2025"]),
        ("before the war", "2024", ["2024", "before the war"]),
    ],
)
def test_one_year_written_in_several_ways_is_one_year(tmp_path, one, other, headings):
    fund = "name: {}\nyears:\n  - year: {}\n    spent: £1\n"
    files = {"funds/a.yml": fund.format("A", f'"{one}"'), "funds/b.yml": fund.format("B", f'"{other}"')}
    assert re.findall(r'<h2 id="hub-year-\d+">([^<]*)', body(make_hub(tmp_path, files))) == headings


def test_there_is_no_money_page_without_figures(tmp_path):
    found = make_hub(tmp_path, {"funds/pocket.yml": "name: Pocket\n"})
    assert "money/" not in {page.path for page in found.site.pages}


@pytest.mark.parametrize("ways", [True, False])
def test_the_page_lives_where_the_funds_live(tmp_path, ways):
    found = make_hub(tmp_path, HUB | ({"ways/litter.yml": "name: Litter\n"} if ways else {}))
    section = {page.path: page.section for page in found.site.pages}
    assert section["money/"] == section["funds/"] == ("ways/" if ways else "everything/")


def test_the_page_of_a_fund_names_missing_sources_and_sums_that_may_be_more(tmp_path):
    year = "name: A\nyears:\n  - year: 2025\n    received: £5\n  - year: 2026\n    received: £4\n    spent: £3\n"
    found = rows(body(make_hub(tmp_path, {"funds/a.yml": year}), "funds/a/"))
    assert found == [
        "Year Came in Spent",
        "2025 (no source given) £5 not known",
        "2026 (no source given) £4 £3",
        "In all £9 at least £3",
    ]


def test_figures_without_a_source_are_told_at_the_years(tmp_path):
    fund = "name: A\nsummary: B.\nyears:\n  - year: 2025\n    spent: £0\n{}  - year: 2026\n"
    without = make_hub(tmp_path, {"funds/a.yml": fund.format("")})
    assert [(each.code, str(each.severity), each.source.line) for each in without.problems if each.source] == [
        ("figure-without-source", "warning", 3)
    ]
    assert "2026" not in without.problems[0].message
    assert not make_hub(tmp_path / "b", {"funds/a.yml": fund.format("    source: https://x.example\n")}).problems
