"""The pack of a month: its sheets, and a note that says what to take down, what to put up and what to leave."""

import json
import re
from io import BytesIO

import pytest
from pikepdf import Pdf

from hubsite.testing import A_SPACE, write_hub

from ..paper import findings, read_aloud, ua1_failures

HUB = """name: Here
languages: en, cy
run_by: The volunteers
site_url: https://here.example/
plugins: {record_pages: , noticeboard: {sheets: groups}}
"""
CHOIR = "name: Choir\nsummary: We sing.\ncost: £2\nchecked: 1 November 2026\n"
WALKERS = "name: Walkers\nsummary: We walk.\ncost: Free\nchecked: 1 November 2026\n"
FILES = {"hub.yml": HUB, "spaces/hall.yml": A_SPACE, "groups/choir.yml": CHOIR, "groups/walkers.yml": WALKERS}
CHOIR_IN_WELSH = "name: Côr\nsummary: Rydym yn canu.\ncost: £2\nchecked: 1 November 2026\n"
ENTRY = {"sheet": "a", "title": "A", "language": "", "size": "A4", "words": "x", "down_after": "2027-01-31"}
FOR_WHOM = "For whoever looks after the board: what to put up, and what to take down."


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """The hub that one stands in."""
    root = write_hub(tmp_path / "hub", FILES)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def packed(command, hub):
    """Runs `hubsite print --month` on a day in November; gives the folder of the month, and what it said."""

    def run(month, *arguments):
        ran = command("print", "--month", month, *arguments, "--today", "2026-11-22")
        assert ran.code == 0 and not ran.err, ran
        return hub / "noticeboard" / month, ran.out

    return run


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def heard(folder, name="cover-note.pdf"):
    """What the note says, without what stands at its foot."""
    words = read_aloud((folder / name).read_bytes())
    upto = next(at for at, each in enumerate(words) if each.startswith("QR code of "))
    return [re.sub(r" *Take down after", " Take down after", each).strip() for each in words[:upto]]


def noted(folder, name="cover-note.pdf"):
    """What there is to do, by the headings of the note."""
    words, found = heard(folder, name), {}
    for each in words[4:]:
        if each in ("Take down", "Put up", "Put up in place of the old one", "Leave where it is"):
            found[each] = under = []
        else:
            under.append(each)
    return found


# --- What lies in the folder


def test_a_pack_is_a_folder_with_the_sheets_a_note_and_a_list(packed):
    folder, said = packed("2027-01")
    sheets = [
        "groups-choir-a4-large.pdf",
        "groups-choir-a4.pdf",
        "groups-walkers-a4-large.pdf",
        "groups-walkers-a4.pdf",
    ]
    assert names(folder) == ["cover-note.pdf", *sheets, "pack.json"]
    assert said == (
        "Making the sheets. Many of them take a minute …\n"
        "Not made in the language “cy”, for want of translations: 2 of the sheets.\n"
        "Put up: 2\n    Choir\n    Walkers\n"
        "Print 2027-01/cover-note.pdf first: it says which sheets to put up, and which to take down.\n"
        "6 files are in noticeboard/.\n"
    )


def test_the_list_says_what_each_file_is(packed):
    folder, _said = packed("2027-01")
    listed = json.loads((folder / "pack.json").read_text())
    assert list(listed) == [name for name in names(folder) if name.startswith("groups-")]
    entry = listed["groups-choir-a4-large.pdf"]
    assert len(entry.pop("words")) == 64
    assert entry == {
        "sheet": "groups-choir",
        "title": "Choir",
        "language": "",
        "size": "A4, large print",
        "down_after": "2027-11-01",
    }


def test_the_note_is_heard_rightly_and_is_a_good_sheet(packed):
    folder, _said = packed("2027-01")
    until = "Take down after 1 November 2027"
    assert heard(folder) == [
        "Here",
        "The noticeboard from 1 January 2027",
        FOR_WHOM,
        "If older sheets of ours hang there, take them down first.",
        "Put up",
        "Choir",
        f"groups-choir-a4.pdf, groups-choir-a4-large.pdf {until}",
        "Walkers",
        f"groups-walkers-a4.pdf, groups-walkers-a4-large.pdf {until}",
    ]
    note = (folder / "cover-note.pdf").read_bytes()
    assert not findings(note, paper="a4", language="en") and not ua1_failures(note)


def test_the_note_does_not_say_when_it_comes_down_itself(packed):
    folder, _said = packed("2027-01")
    foot = read_aloud((folder / "cover-note.pdf").read_bytes())[len(heard(folder)) :]
    assert foot == ["QR code of here.example/print", "The noticeboard from 1 January 2027",
                    "Always up to date: here.example/print", "Put up by The volunteers."]  # fmt: skip


def test_the_same_run_again_changes_no_file(packed):
    packed("2027-01")
    assert packed("2027-01")[1].endswith("6 files are in noticeboard/; nothing has changed.\n")


def test_the_folder_may_be_another(command, hub, tmp_path):
    for month in ("2026-12", "2027-01"):
        ran = command("print", "--month", month, "--today", "2026-11-22", "--out", tmp_path / "desk")
    assert ran.code == 0 and names(tmp_path / "desk") == ["2026-12", "2027-01"]
    assert "Leave where it is: 2\n" in ran.out and not (hub / "noticeboard").exists()


# --- What changed since the last one


def test_the_next_month_says_what_to_do(packed, hub):
    packed("2026-12")
    write_hub(hub, {
        "groups/choir.yml": CHOIR.replace("£2", "£3"),
        "groups/knitters.yml": WALKERS.replace("Walkers", "Knitters"),
        "groups/runners.yml": WALKERS.replace("Walkers", "Runners"),
        "hub.yml": HUB,
    })  # fmt: skip
    packed("2027-01")
    write_hub(
        hub, {"groups/choir.yml": CHOIR, "groups/weavers.yml": WALKERS.replace("Walkers", "Weavers"), "hub.yml": HUB}
    )
    (hub / "content/groups/runners.yml").unlink()
    folder, said = packed("2027-02")
    assert said.endswith(
        "Take down: 1\n    Runners\nPut up: 1\n    Weavers\nPut up in place of the old one: 1\n    Choir\n"
        "Leave where it is: 2\n"
        "Print 2027-02/cover-note.pdf first: it says which sheets to put up, and which to take down.\n"
        "10 files are in noticeboard/.\n"
    )
    assert heard(folder)[2:4] == [FOR_WHOM, "What changes since the sheets of 1 January 2027."]
    until, sizes = "Take down after 1 November 2027", "A4 · A4, large print"
    assert noted(folder) == {
        "Take down": ["Runners", sizes],
        "Put up": ["Weavers", f"groups-weavers-a4.pdf, groups-weavers-a4-large.pdf {until}"],
        "Put up in place of the old one": ["Choir", f"groups-choir-a4.pdf, groups-choir-a4-large.pdf {until}"],
        "Leave where it is": ["Knitters", f"{sizes} {until}", "Walkers", f"{sizes} {until}"],
    }


def test_what_was_looked_at_again_has_another_day_and_is_put_up_anew(packed, hub):
    packed("2026-12")
    write_hub(hub, {"groups/choir.yml": CHOIR.replace("1 November", "20 November"), "hub.yml": HUB})
    folder, _said = packed("2027-01")
    assert noted(folder)["Put up in place of the old one"][0] == "Choir"
    assert noted(folder)["Leave where it is"][0] == "Walkers"


def test_the_same_month_again_is_compared_with_the_one_before_it(packed, hub):
    packed("2026-12")
    write_hub(hub, {"groups/choir.yml": CHOIR.replace("£2", "£3"), "hub.yml": HUB})
    first = noted(packed("2027-01")[0])
    assert noted(packed("2027-01")[0]) == first
    assert first["Put up in place of the old one"][0] == "Choir"


def test_the_newest_earlier_pack_counts_and_a_later_one_does_not(packed, hub):
    for month in ("2026-11", "2026-12", "2027-03"):
        packed(month)
    folder, _said = packed("2027-02")
    assert "What changes since the sheets of 1 December 2026." in heard(folder)


def test_the_month_that_has_begun_is_made_as_of_today(packed):
    folder, said = packed("2026-11")
    assert "Put up: 2\n" in said and "The noticeboard from 1 November 2026" in heard(folder)


@pytest.mark.parametrize(
    "damaged",
    [
        "", "{", "[]", "12", '{"groups-choir-a4.pdf": {}}', '{"groups-choir-a4.pdf": "Choir"}', b"\xff\xfe\xfd",
        json.dumps({"a.pdf": ENTRY | {"title": 1}}), json.dumps({"a.pdf": ENTRY | {"down_after": "soon"}}),
        json.dumps({"a.pdf": ENTRY | {"more": ""}}), json.dumps({"a.pdf": {**ENTRY, "size": None}}),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_read_is_passed_over(packed, damaged):
    packed("2026-11")
    folder, _said = packed("2026-12")
    (folder / "pack.json").write_bytes(damaged if isinstance(damaged, bytes) else damaged.encode())
    folder, said = packed("2027-01")
    assert "What changes since the sheets of 1 November 2026." in heard(folder)
    assert "Leave where it is: 2\n" in said


def test_folders_and_files_that_are_no_packs_are_passed_over(packed, hub):
    for name in ("2026-12", "2026-11/notes", "2026-13", "old"):
        (hub / "noticeboard" / name).mkdir(parents=True)
    (hub / "noticeboard" / "2026-10").write_text("a file")
    assert "Put up: 2\n" in packed("2027-01")[1]


# --- Months


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("January", "“January” is not a month.\n    Write year and month as figures: `--month 2026-11`."),
        ("2027-1", "“2027-1” is not a month."),
        ("2027-13", "“2027-13” is not a month."),
        ("2027-01-01", "“2027-01-01” is not a month."),
        ("0000-01", "“0000-01” is not a month."),
        ("٢٠٢٧-٠١", "“٢٠٢٧-٠١” is not a month."),
        ("2026-10", "2026-10 is over.\n    Write this month or one to come: `--month 2026-11`."),
        ("0001-01", "0001-01 is over."),
        ("2072-01", "2072-01 is more than a year ahead.\n    Write a month that is nearer: `--month 2026-11`."),
        ("9999-12", "9999-12 is more than a year ahead."),
    ],
)
def test_a_month_that_no_pack_can_be_made_for_is_refused(command, hub, month, words):
    ran = command("print", "--month", month, "--today", "2026-11-22")
    assert (ran.code, ran.out) == (1, "") and f"Stopped: {words}" in ran.err
    assert not (hub / "noticeboard").exists()


# --- Many sheets, and a part of them


def test_a_note_of_many_sheets_has_as_many_pages_as_it_needs_and_leaves_nothing_out(packed):
    folder, _said = packed("2026-12")
    groups = [f"Number {number}" + ", and all its friends" * 5 for number in range(200)]
    listed = {f"g-{n:03}.pdf": ENTRY | {"sheet": f"g-{n}", "title": title} for n, title in enumerate(groups)}
    (folder / "pack.json").write_text(json.dumps(listed))
    folder, said = packed("2027-01")
    assert [name for name in names(folder) if "note" in name] == ["cover-note.pdf"]
    assert "Take down: 200\n" in said and noted(folder)["Take down"][::2] == groups
    assert "Walkers" in noted(folder)["Put up"]
    note = (folder / "cover-note.pdf").read_bytes()
    pages = len(Pdf.open(BytesIO(note)).pages)
    allowed = {
        f"The sheet has {pages} pages; it must have one.",
        f"The file is {len(note) / 1024:.1f} KB; it may be 80 KB.",
    }
    assert pages > 2 and set(findings(note, paper="a4", language="en")) <= allowed


def test_a_pack_in_one_language_is_compared_with_others_like_it(packed, hub):
    write_hub(hub, {"groups/choir.cy.yml": CHOIR_IN_WELSH, "hub.yml": HUB})
    packed("2026-12")
    packed("2026-12", "--lang", "cy")
    folder, said = packed("2027-01", "--lang", "CY")
    assert names(folder) == [
        "cover-note-cy.pdf",
        "groups-choir-a4-cy.pdf",
        "groups-choir-a4-large-cy.pdf",
        "pack-cy.json",
    ]
    assert "Leave where it is: 1\n" in said and "Take down" not in said
    assert "Leave where it is: 3\n" in packed("2027-01")[1]


def test_a_part_of_the_sheets_takes_nothing_else_down(packed, hub):
    packed("2026-12")
    folder, said = packed("2027-01", "groups/choir", "--size", "A3", "--lang", "en")
    assert names(folder) == ["cover-note-groups-choir-a3-en.pdf", "groups-choir-a3.pdf", "pack-groups-choir-a3-en.json"]
    assert "Put up: 1\n    Choir\n" in said and "Take down" not in said
    assert "Leave where it is: 2\n" in packed("2027-02")[1]


def test_a_long_list_of_sheets_still_has_a_note(packed, hub):
    write_hub(hub, {f"groups/a-group-with-a-long-name-{n}.yml": CHOIR for n in range(9)} | {"hub.yml": HUB})
    folder, said = packed("2027-01", *(f"groups/a-group-with-a-long-name-{n}" for n in range(9)), "--lang", "en")
    (note,) = [name for name in names(folder) if name.startswith("cover-note-")]
    assert len(note) < 80 and f"Print 2027-01/{note} first" in said
    assert noted(folder, note)["Put up"].count("Choir") == 9


def test_a_title_in_another_language_is_read_in_its_own(packed, hub):
    write_hub(hub, {"groups/choir.cy.yml": CHOIR_IN_WELSH, "hub.yml": HUB})
    folder, _said = packed("2027-01")
    listed = json.loads((folder / "pack.json").read_text())
    assert listed["groups-choir-a4-cy.pdf"]["language"] == "cy"
    with Pdf.open(folder / "cover-note.pdf") as note:
        assert b"/Lang(cy)" in note.pages[0].Contents.read_bytes()
    assert "Côr" in heard(folder)


def test_the_note_is_in_the_main_language_of_the_hub(packed, hub):
    write_hub(hub, {"hub.yml": HUB.replace("en, cy", "ur, en")})
    folder, _said = packed("2027-01")
    note = (folder / "cover-note.pdf").read_bytes()
    assert not findings(note, paper="a4", language="ur")


def test_a_hub_with_nothing_to_print_has_a_note_all_the_same(packed, hub):
    write_hub(hub, {"hub.yml": HUB.replace("sheets: groups", "sheets: meetings")})
    folder, _said = packed("2027-01")
    assert names(folder) == ["cover-note.pdf", "pack.json"] and noted(folder) == {}
