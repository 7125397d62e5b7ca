"""Before you start something new: what is there for the same people or place, and what is missing."""

import re

import pytest

from hubsite.testing import A_SPACE, make_hub


def html(found) -> str:
    assert not found.has_errors, found.problems
    return str(next(page.body for page in found.site.pages if page.path == "before-you-start/"))


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def part(text: str, heading: str) -> str:
    return text.partition(f">{heading}</h3>")[2].partition("</section>")[0].partition("<h3>")[0]


HUB = {
    "groups/friends.yml": "name: Friends\nsummary: We help.\nwho_for: Anyone over 60\n",
    "initiatives/ride.yml": "name: Ride\nsummary: Lifts.\nrun_by: friends\nstatus: ended\nstart_date: 1 May 2024\n"
    "end_date: 31 October 2024\naudience:\n  - older people\n  - cyclists\nheld_at: hall\n"
    "learned: Ask **drivers**.\ngaps_noted: No way home.\n",
    "initiatives/fridge.yml": "name: Fridge\nstatus: running\nstart_date: 3 March 2025\n",
    "services/lunch.yml": "name: Lunch\neligibility_description: Older people, and cyclists\nheld_at: hall\n",
    "services/bins.yml": "name: Bins\n",
    "spaces/hall.yml": A_SPACE,
}


def test_what_was_tried_says_by_whom_until_when_and_what_was_learned(tmp_path):
    found = html(make_hub(tmp_path, HUB))
    assert words(part(found, "Older people")) == (
        "Ride Lifts. Tried, and over. From 1 May 2024 until 31 October 2024 Run by Friends "
        "What was learned: Ask drivers . Groups and services Friends : We help. Lunch"
    )
    assert "<strong>drivers</strong>" in found
    assert words(part(found, "Others, or not written down")) == (
        "Fridge Running now. Since 3 March 2025; no end is written down Run by whom is not written down"
    )


def test_words_of_an_initiative_that_no_heading_covers_get_their_own(tmp_path):
    found = html(make_hub(tmp_path, HUB))
    headings = re.findall(r"<h3>([^<]*)</h3>", found.partition('id="hub-places"')[0])
    assert headings == ["Older people", "Cyclists", "Everyone", "Others, or not written down"]
    assert words(part(found, "Cyclists")).endswith("Groups and services Lunch")
    assert "Bins" not in found


def test_own_words_keep_their_capitals_and_stand_once(tmp_path):
    one, other = "name: A\naudience: LGBT people\n", "name: B\naudience: lgbt people\n"
    both = html(make_hub(tmp_path, {"initiatives/a.yml": one, "initiatives/b.yml": other}))
    assert len(re.findall("<h3>(?i:lgbt) people</h3>", both)) == 1
    assert "<h3>LGBT people</h3>" in html(make_hub(tmp_path / "one", {"initiatives/a.yml": one}))


@pytest.mark.parametrize(
    ("who_for", "headings"),
    [
        ("Anyone. Children with a grown-up.", ["Children and young people", "Everyone"]),
        ("Every parent and carer", ["Parents and carers"]),
        ("Anyone over 16", ["Everyone"]),
        ("Anyone who rents in Mill Court", ["People who rent", "Everyone"]),
        ("Parents in care", ["Parents and carers"]),
        ("Those who like current affairs", ["Others, or not written down"]),
        ("Folder and holder of old maps", ["Others, or not written down"]),
    ],
)
def test_free_words_lead_to_a_heading(tmp_path, who_for, headings):
    files = {
        "groups/a.yml": f"name: Aces\nsummary: We.\nwho_for: {who_for}\n",
        "initiatives/b.yml": "name: B\naudience: women\n",
    }
    found = html(make_hub(tmp_path, files))
    assert [each for each in re.findall(r"<h3>([^<]*)</h3>", found) if "Aces" in part(found, each)] == headings


def test_what_takes_place_in_the_same_place_stands_together(tmp_path):
    found = html(make_hub(tmp_path, HUB))
    places = found.partition('id="hub-places"')[2].partition("</section>")[0]
    assert re.findall(r"<summary>([^<]*)", places) == ["Mill Hall (2)"]
    assert words(places).endswith("Mill Hall (2) Lunch Ride : Lifts.")


def test_everything_that_is_still_missing_stands_together(tmp_path):
    found = html(make_hub(tmp_path, HUB))
    assert words(found.partition('id="hub-missing">')[2]) == "What is still missing Ride No way home."
    without = make_hub(tmp_path / "none", {"initiatives/a.yml": "name: A\n"})
    assert "missing</h2>" not in html(without) and "#hub-missing" not in html(without)


def many(count: int) -> dict[str, str]:
    groups = {f"groups/g{i}.yml": f"name: {'ÄBC'[i % 3]}{i:03}\nsummary: We.\nwho_for: Anyone\n" for i in range(count)}
    return groups | {"initiatives/a.yml": "name: A\n"}


@pytest.mark.parametrize(
    ("count", "line", "letters"),
    [(8, [], []), (9, ["9 groups and services"], []), (41, ["41 groups and services"], ["B", "C", "Others"])],
)
def test_long_lists_are_folded_and_very_long_ones_by_letter(tmp_path, count, line, letters):
    found = part(html(make_hub(tmp_path, many(count))), "Everyone")
    assert re.findall(r"<summary>([^<]*)", found) == line
    assert re.findall(r"<h4>([^<]*)", found) == letters
    assert found.count("<li>") == count
