"""The pack of a month: its sheets, and a note that says what to take down, what to put up and what to leave."""

import json
from io import BytesIO

import pytest
from pikepdf import Pdf

from hubsite.testing import A_SPACE, write_hub

from ..paper import findings, read_aloud, ua1_failures
from .packs import heard, names, noted

HUB = """name: Here
languages: en, cy
run_by: The volunteers
contact: {phone: 01632 960100}
site_url: https://here.example/
plugins: {record_pages: , noticeboard: {sheets: groups}}
"""
CHOIR = "name: Choir\nsummary: We sing.\ncost: £2\nchecked: 1 November 2026\n"
WALKERS = "name: Walkers\nsummary: We walk.\ncost: Free\nchecked: 1 November 2026\n"
FILES = {"hub.yml": HUB, "spaces/hall.yml": A_SPACE, "groups/choir.yml": CHOIR, "groups/walkers.yml": WALKERS}
CHOIR_IN_WELSH = "name: Côr\nsummary: Rydym yn canu.\ncost: £2\nchecked: 1 November 2026\n"
ENTRY = dict(sheet="a", title="A", language="", size="A4", words="x", down_after="2027-01-31", checked="")  # noqa: C408
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
        "checked": "Checked on 1 November 2026",
        "gone": "",
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
                    "Always up to date: here.example/print",
                    "Put up by The volunteers. Something wrong? Tell us: 01632 960100"]  # fmt: skip


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


def test_what_was_looked_at_again_may_stay_with_the_new_day_written_on_it(packed, hub):
    packed("2026-12")
    write_hub(hub, {"groups/choir.yml": CHOIR.replace("1 November", "20 November"), "hub.yml": HUB})
    folder, said = packed("2027-01")
    days = "Take down after 20 November 2027; Checked on 20 November 2026"
    assert noted(folder)["May stay; write the new day on it"] == ["Choir", f"A4 · A4, large print {days}"]
    assert noted(folder)["Leave where it is"][0] == "Walkers"
    assert "May stay; write the new day on it: 1\n    Choir\n" in said and "Put up" not in noted(folder)


def test_whom_to_tell_is_at_the_foot_and_no_day(packed, hub):
    packed("2026-12")
    write_hub(hub, {"hub.yml": HUB.replace("960100", "960199")})
    assert list(noted(packed("2027-01")[0])) == ["Put up in place of the old one"]


def test_in_another_language_a_new_day_is_no_new_sheet_either(packed, hub):
    write_hub(hub, {"groups/choir.cy.yml": CHOIR_IN_WELSH, "hub.yml": HUB})
    packed("2026-12")
    both = {"groups/choir.yml": CHOIR, "groups/choir.cy.yml": CHOIR_IN_WELSH}
    later = {file: text.replace("1 November", "20 November") for file, text in both.items()}
    write_hub(hub, later | {"hub.yml": HUB})
    again = noted(packed("2027-01")[0])["May stay; write the new day on it"]
    assert "Choir" in again and "Côr" in again


# --- The board as people see it


MONTHS = """name: Here
site_url: https://here.example/
contact: {phone: 01632 960100}
plugins: {record_pages: , whats_on: , noticeboard: {sheets: [whats-on, whats-on-next-month], sizes: A4}}
"""
TEA = "name: Tea\nwhen: every Tuesday, 2pm to 4pm\nwhat_happens: We talk.\nheld_at: hall\nchecked: 1 November 2026\n"


def test_next_months_sheet_hangs_on_as_this_months(packed, hub):
    write_hub(hub, {"hub.yml": MONTHS, "meetings/tea.yml": TEA})
    packed("2026-12")
    told = noted(packed("2027-01")[0])
    assert told["Take down"] == ["What’s on: December 2026", "A4"]
    assert told["Put up"][0] == "What’s on: February 2027" and "whats-on-next-month-a4.pdf" in told["Put up"][1]
    assert told["Leave where it is"][0] == "What’s on: January 2027" and "Put up in place of the old one" not in told


def test_next_months_sheet_with_other_words_is_swapped(packed, hub):
    write_hub(hub, {"hub.yml": MONTHS, "meetings/tea.yml": TEA})
    packed("2026-12")
    write_hub(hub, {"hub.yml": MONTHS, "meetings/tea.yml": TEA.replace("2pm", "3pm")})
    swapped = noted(packed("2027-01")[0])["Put up in place of the old one"]
    assert swapped[0] == "What’s on: January 2027" and swapped[1].startswith("whats-on-a4.pdf ")


def test_a_thing_with_another_name_is_another_thing(packed, hub):
    packed("2026-12")
    write_hub(hub, {"groups/choir.yml": CHOIR.replace("Choir", "Singers"), "hub.yml": HUB})
    told = noted(packed("2027-01")[0])
    assert told["Take down"][0] == "Choir" and told["Put up"][0] == "Singers"


def test_two_of_one_name_are_told_apart_by_their_files(packed, hub):
    write_hub(hub, {"groups/a.yml": CHOIR, "groups/z.yml": CHOIR.replace("£2", "£9"), "hub.yml": HUB})
    packed("2026-12")
    (hub / "content/groups/a.yml").unlink()
    told = noted(packed("2027-01")[0])
    assert told["Take down"][0] == "Choir" and told["Leave where it is"].count("Choir") == 2


# --- A month made again


def test_what_a_month_made_earlier_and_has_no_more_comes_down(packed, hub):
    packed("2026-12")
    write_hub(hub, {"groups/jumble.yml": CHOIR.replace("Choir", "Jumble"), "hub.yml": HUB})
    assert "Jumble" in noted(packed("2027-01")[0])["Put up"]
    (hub / "content/groups/jumble.yml").unlink()
    folder, said = packed("2027-01")
    assert noted(folder)["Take down"] == ["Jumble", "A4 · A4, large print"] and "Take down: 1\n    Jumble\n" in said
    # Who made it a third time, before going to the board, must not lose it.
    assert packed("2027-01")[1].endswith("nothing has changed.\n")
    assert "Jumble" in noted(folder)["Take down"] and "Take down" not in noted(packed("2027-02")[0])


def test_what_comes_back_is_not_taken_down(packed, hub):
    jumble = {"groups/jumble.yml": CHOIR.replace("Choir", "Jumble"), "hub.yml": HUB}
    write_hub(hub, jumble)
    packed("2027-01")
    (hub / "content/groups/jumble.yml").unlink()
    packed("2027-01")
    write_hub(hub, jumble)
    assert "Take down" not in noted(packed("2027-01")[0])


def test_what_has_another_name_by_now_comes_down_under_its_old_one(packed, hub):
    packed("2027-01")
    for name in ("Singers", "Voices"):
        write_hub(hub, {"groups/choir.yml": CHOIR.replace("Choir", name), "hub.yml": HUB})
        folder, _said = packed("2027-01")
    assert set(noted(folder)["Take down"][::2]) == {"Choir", "Singers"}


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
