"""`hubsite print`: which sheets it makes, in which sizes and languages, and what it says to who types it."""

import pytest

from hubsite.testing import A_SPACE, write_hub

from ..paper import findings, read_aloud

CONTACT = "contact: {phone: 01632 960100}\n"
SITE = "site_url: https://here.example/\n"
HUB = f"name: Here\nlanguages: en, cy\n{SITE}{CONTACT}" + "plugins: {record_pages: , noticeboard: {%s}}\n"
CHOIR = "name: Choir\nsummary: We sing.\ncost: £2\n"
FILES = {
    "spaces/hall.yml": A_SPACE,
    "groups/choir.yml": CHOIR,
    "groups/choir.cy.yml": "name: Côr\nsummary: Rydym yn canu.\ncost: £2\n",
    "groups/walkers.yml": "name: Walkers\nsummary: We walk.\ncost: Free\n",
}
BEGINS = "Making the sheets. Many of them take a minute …\n"


@pytest.fixture
def write(tmp_path):
    """Writes the hub with these keys below `noticeboard:` and these files more; gives its folder."""

    def make(settings="", **files):
        return write_hub(tmp_path / "hub", {"hub.yml": HUB % settings} | FILES | files)

    return make


@pytest.fixture
def hub(write, monkeypatch):
    """The hub that one stands in."""
    root = write()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def printed(command, tmp_path):
    """Runs `hubsite print` on a Sunday in November; gives the names of the files that were made, and what it said."""

    def run(*arguments, code=0, out="out"):
        ran = command("print", *arguments, "--today", "2026-11-22", "--out", tmp_path / out)
        assert ran.code == code, (ran.out, ran.err)
        return names(tmp_path / out), ran.out + ran.err

    return run


def names(folder):
    """Of the sheets; the list of them lies there too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def of_main_language(made):
    return [name for name in made if not name.endswith("-cy.pdf")]


# --- Which sheets


def test_without_words_it_is_every_sheet_in_all_sizes_of_hub_yml(hub, printed):
    made, said = printed()
    for name in ("groups-choir-a4.pdf", "groups-choir-a4-large.pdf", "groups-walkers-a4.pdf", "add-yours-a3-large.pdf"):
        assert name in made and f"{name}: letters of " in said
    assert "groups-choir-a3.pdf" not in made and "groups-choir-a4-cy.pdf" in made
    assert said.startswith(BEGINS) and said.endswith(f"{len(made) + 1} files are in {hub.parent / 'out'}/.\n")


def test_a_family_is_all_of_its_sheets(hub, printed):
    made, _said = printed("groups", "--lang", "en")
    assert made == ["groups-choir-a4-large.pdf", "groups-choir-a4.pdf", "groups-walkers-a4-large.pdf",
                    "groups-walkers-a4.pdf"]  # fmt: skip


@pytest.mark.parametrize("name", ["groups/choir", "groups-choir", "Groups/Choir", "/groups/choir/"])
def test_a_sheet_may_be_named_as_its_address_or_as_its_file(hub, printed, name):
    made, said = printed(name, "--lang", "en", "--size", "A4")
    assert made == ["groups-choir-a4.pdf"]
    assert said.startswith(f"{BEGINS}groups-choir-a4.pdf: letters of ") and "\n2 files are in " in said


def test_several_may_be_named_and_the_same_one_twice(hub, printed):
    made, _said = printed("groups/choir", "groups-choir", "groups/walkers", "--lang", "en", "--size", "A4")
    assert made == ["groups-choir-a4.pdf", "groups-walkers-a4.pdf"]


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("group", "Did you mean `groups`?"),
        ("groups/chior", "Did you mean `groups-choir`?"),
        ("zebra", "Write one of: `add-yours`, `"),
    ],
)
def test_a_sheet_that_there_is_none_of_is_answered_with_the_likeliest(hub, printed, word, fix):
    made, said = printed(word, code=1)
    assert not made and f"Stopped: There is no sheet “{word}”.\n    {fix}" in said and BEGINS not in said


def test_hub_yml_chooses_and_the_command_line_may_still_ask_for_more(write, monkeypatch, printed):
    monkeypatch.chdir(write("sheets: groups/choir, sizes: A3, record_sizes: A4 large, languages: en"))
    assert printed()[0] == ["groups-choir-a4-large.pdf"]
    assert printed("add-yours", out="more")[0] == ["add-yours-a3.pdf"]
    assert printed("groups/choir", "--lang", "cy", out="cy")[0] == ["groups-choir-a4-large-cy.pdf"]


def test_what_hub_yml_says_wrongly_is_told(write, monkeypatch, printed):
    monkeypatch.chdir(write("sheets: group"))
    made, said = printed()
    assert not made and "There is nothing to print.\nFound 1 warning.\n" in said
    assert "no sheet for the noticeboard is called “group”.  [noticeboard-sheet]\n    Did you mean `groups`?" in said


def test_a_hub_without_the_plugin_has_no_such_command(command, tmp_path):
    root = write_hub(tmp_path / "hub", FILES)
    ran = command("print", "--hub", root)
    assert (ran.code, ran.out) == (2, "") and "No such command 'print'." in ran.err


@pytest.mark.parametrize("word", ["choir", "Choir", "/choir/"])
def test_a_sheet_of_a_record_may_be_named_as_the_record(hub, printed, word):
    assert printed(word, "--lang", "en", "--size", "A4")[0] == ["groups-choir-a4.pdf"]


def test_the_end_of_a_name_is_enough_where_one_sheet_has_it(write, monkeypatch, printed):
    monkeypatch.chdir(write("", **{"groups/our-choir.yml": CHOIR, "groups/the-bell-ringers.yml": CHOIR}))
    assert printed("ringers", "--lang", "en", "--size", "A4")[0] == ["groups-the-bell-ringers-a4.pdf"]
    assert printed("choir", "--lang", "en", "--size", "A4", out="b")[0] == ["groups-choir-a4.pdf"]


def test_of_several_with_that_name_all_are_said(write, monkeypatch, printed):
    monkeypatch.chdir(write("", **{f"groups/{place}-bells.yml": CHOIR for place in ("old", "new")}))
    made, said = printed("bells", code=1)
    fix = "Write one of: `groups-new-bells`, `groups-old-bells`."
    assert not made and f"Stopped: There are 2 sheets “bells”.\n    {fix}" in said


@pytest.mark.parametrize("settings", ["sheets: all", "sheets: All, record_sizes: A4", "sheets: [groups, all]"])
def test_all_are_all_in_hub_yml(write, monkeypatch, printed, settings):
    monkeypatch.chdir(write(settings))
    made, said = printed("--lang", "en", "--size", "A4")
    assert made == ["add-yours-a4.pdf", "groups-choir-a4.pdf", "groups-walkers-a4.pdf", "hub-a4.pdf"]
    assert "warning" not in said


def test_all_are_all_on_the_command_line_too(write, monkeypatch, printed):
    monkeypatch.chdir(write("sheets: hub"))
    made, _said = printed("all", "--lang", "en", "--size", "A4")
    assert "groups-choir-a4.pdf" in made and "hub-a4.pdf" in made


# --- What is not there, and what hub.yml could say


def test_families_with_nothing_to_say_are_named(hub, printed):
    _made, said = printed("--lang", "en", "--size", "A4")
    empty = "whats-on, whats-on-next-month, who-decides, have-your-say, councillors, ways-in, meetings, spaces"
    assert f"Nothing to print yet for: {empty}. docs/noticeboard.md says what each needs.\n" in said
    assert "Nothing to print yet for: councillors. docs" in printed("councillors", "groups", out="b")[1]
    assert "Nothing to print yet" not in printed("groups/choir", out="c")[1]


def test_only_what_hub_yml_chooses_is_named(write, monkeypatch, printed):
    monkeypatch.chdir(write("sheets: [groups, ways-in]"))
    assert "Nothing to print yet for: ways-in. " in printed()[1]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ([SITE], "Without `site_url:` in content/hub.yml the sheets have no QR code.\n"),
        ([CONTACT], "\nWithout `contact:` in content/hub.yml they do not say whom to tell when something is wrong.\n"),
        ([SITE, CONTACT], "the sheets have no QR code. Without `contact:` in "),
    ],
)
def test_what_hub_yml_could_say_is_told_at_the_end(write, monkeypatch, printed, lacking, said):
    root = write()
    for line in lacking:
        file = root / "content/hub.yml"
        file.write_text(file.read_text().replace(line, ""))
    monkeypatch.chdir(root)
    assert said in printed("groups/choir", "--lang", "en", "--size", "A4")[1]


def test_nothing_is_told_where_hub_yml_says_both(hub, printed):
    assert "Without" not in printed("groups/choir", "--lang", "en", "--size", "A4")[1]


# --- What earlier runs made


GONE = "No longer made; take "


def test_what_is_no_longer_made_is_named_as_long_as_it_lies_there(hub, printed, tmp_path):
    printed()
    (hub / "content/groups/walkers.yml").unlink()
    for _time in range(2):
        made, said = printed()
        assert f"{GONE}them down where they hang: groups-walkers-a4-large.pdf, groups-walkers-a4.pdf\n" in said
        assert "groups-walkers-a4.pdf" in made
    (tmp_path / "out/groups-walkers-a4.pdf").unlink()
    assert f"{GONE}it down where it hangs: groups-walkers-a4-large.pdf\n" in printed()[1]
    (tmp_path / "out/groups-walkers-a4-large.pdf").unlink()
    assert GONE not in printed()[1]


def test_a_run_for_a_part_names_nothing_and_forgets_nothing(hub, printed):
    printed()
    (hub / "content/groups/walkers.yml").unlink()
    for arguments in (["groups/choir"], ["--size", "A3"], ["--lang", "cy"], ["--large"]):
        assert GONE not in printed(*arguments)[1]
    assert "groups-walkers-a4.pdf\n" in printed()[1].partition(GONE)[2]


def test_what_somebody_asked_for_is_named_once_there_is_no_such_sheet(hub, printed):
    printed("groups/walkers", "--size", "A3", "--lang", "en")
    assert GONE not in printed()[1]
    (hub / "content/groups/walkers.yml").unlink()
    assert "groups-walkers-a3.pdf" in printed()[1].partition(GONE)[2]


def test_a_size_that_hub_yml_wants_no_more_is_named(hub, write, printed):
    printed()
    write("record_sizes: A4")
    assert f"{GONE}them down where they hang: groups-choir-a4-large-cy.pdf, groups-choir-a4-large.pdf, " in printed()[1]


def test_files_of_others_are_never_named(hub, printed, tmp_path):
    printed("groups")
    (tmp_path / "out/fair-a4.pdf").write_bytes(b"theirs")
    assert GONE not in printed()[1]


@pytest.mark.parametrize(
    "damaged",
    ["", "[]", "{", "12", '{"a.pdf": 1}', '{"a.pdf": {}}', '{"../a.pdf": {"sheet": "a", "asked": false}}', b"\xff"],
)
def test_a_list_that_somebody_changed_is_made_anew(hub, printed, tmp_path, damaged):
    printed("groups/choir", "--lang", "en")
    (tmp_path / "a.pdf").write_bytes(b"theirs")
    (tmp_path / "out/sheets.json").write_bytes(damaged if isinstance(damaged, bytes) else damaged.encode())
    assert GONE not in printed()[1]
    assert '"groups-choir-a4.pdf"' in (tmp_path / "out/sheets.json").read_text()


# --- Sizes


@pytest.mark.parametrize(
    ("options", "endings"),
    [
        (["--size", "A3"], ["a3"]),
        (["--size", "a3", "--size", "a4"], ["a3", "a4"]),
        (["--large"], ["a4-large"]),
        (["--large", "--size", "A3"], ["a3-large"]),
        (["--size", "a3", "--size", "A3"], ["a3"]),
    ],
)
def test_sizes_that_are_asked_for_are_made_and_no_others(hub, printed, options, endings):
    made, _said = printed("groups/choir", "--lang", "en", *options)
    assert made == [f"groups-choir-{ending}.pdf" for ending in endings]


def test_another_size_is_refused(hub, printed):
    made, said = printed("--size", "A5", code=2)
    assert not made and "'A5' is not one of 'A4', 'A3'." in said


def test_the_letters_of_a3_are_told_as_they_are_on_a3(hub, printed):
    _made, said = printed("groups/choir", "--lang", "en", "--size", "A4", "--size", "A3")
    assert "groups-choir-a4.pdf: letters of 20 points\ngroups-choir-a3.pdf: letters of 28 points\n" in said


def test_what_did_not_fit_is_told(write, monkeypatch, printed):
    song = "name: Song {n}\nwhen: every Tuesday, 7pm to 9pm\nwhat_happens: We sing.\nheld_at: hall\nrun_by: choir\n"
    monkeypatch.chdir(write("", **{f"meetings/song-{n}.yml": song.format(n=n) for n in range(120)}))
    _made, said = printed("spaces/hall", "--lang", "en", "--size", "A4")
    assert "spaces-hall-a4.pdf: letters of 12 points, " in said and " lines did not fit\n" in said


# --- Languages


def test_a_language_may_be_named_in_any_case_and_twice(hub, printed):
    made, _said = printed("groups/choir", "--lang", "CY", "--lang", "cy", "--large")
    assert made == ["groups-choir-a4-large-cy.pdf"]
    pdf = (hub.parent / "out" / made[0]).read_bytes()
    assert "Côr" in read_aloud(pdf) and not findings(pdf, paper="a4", language="cy", large=True)


@pytest.mark.parametrize(("tag", "fix"), [("fr", "Write one of: `cy`, `en`."), ("cym", "Did you mean `cy`?")])
def test_a_language_that_the_hub_is_not_in_is_refused(hub, printed, tag, fix):
    made, said = printed("--lang", tag, code=1)
    assert not made and f"Stopped: The hub is not in the language “{tag}”.\n    {fix}" in said


def test_what_is_not_translated_is_left_out_and_counted(hub, printed):
    made, said = printed("groups", "--lang", "cy", "--size", "A4")
    assert made == ["groups-choir-a4-cy.pdf"]
    assert "Not made in the language “cy”, for want of translations: 1 of the sheets.\n" in said


def test_asked_for_by_its_own_name_it_is_made_all_the_same(hub, printed):
    made, said = printed("groups/walkers", "--lang", "cy", "--size", "A4")
    assert made == ["groups-walkers-a4-cy.pdf"] and "Not made" not in said
    assert "Walkers" in read_aloud((hub.parent / "out" / made[0]).read_bytes())


# --- Files


def test_unless_one_says_where_they_lie_in_the_hub(hub, command):
    assert command("print", "groups/choir", "--large", "--lang", "en").out.endswith("2 files are in noticeboard/.\n")
    assert names(hub / "noticeboard") == ["groups-choir-a4-large.pdf"]


def test_a_second_run_changes_no_file(hub, printed, tmp_path):
    made, _said = printed("groups")
    before = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in made}
    again, said = printed("groups")
    assert again == made and said.endswith("; nothing has changed.\n")
    assert {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in made} == before


def test_each_file_is_a_good_sheet(hub, printed, tmp_path):
    for name in of_main_language(printed("groups")[0]):
        pdf, large = (tmp_path / "out" / name).read_bytes(), "large" in name
        assert not findings(pdf, paper="a4", language="en", large=large), name


def test_letters_that_no_font_has_are_told_and_left_out(write, monkeypatch, printed):
    monkeypatch.chdir(write("", **{"groups/runes.yml": CHOIR.replace("We sing", "ᚱ")}))
    made, said = printed("groups", "--lang", "en", "--size", "A4")
    assert made == ["groups-choir-a4.pdf", "groups-runes-a4.pdf", "groups-walkers-a4.pdf"]
    assert "No font for paper has the letters “ᚱ” of " in said and "Found 1 warning.\n" in said
