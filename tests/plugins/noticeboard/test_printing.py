"""`hubsite print`: which sheets it makes, in which sizes and languages, and what it says to who types it."""

import pytest

from hubsite.testing import A_SPACE, write_hub

from ..paper import findings, read_aloud

HUB = "name: Here\nlanguages: en, cy\nplugins: {record_pages: , noticeboard: {%s}}\n"
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
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def of_main_language(made):
    return [name for name in made if not name.endswith("-cy.pdf")]


# --- Which sheets


def test_without_words_it_is_every_sheet_in_all_sizes_of_hub_yml(hub, printed):
    made, said = printed()
    for name in ("groups-choir-a4.pdf", "groups-choir-a4-large.pdf", "groups-walkers-a4.pdf", "add-yours-a3-large.pdf"):
        assert name in made and f"{name}: letters of " in said
    assert "groups-choir-a3.pdf" not in made and "groups-choir-a4-cy.pdf" in made
    assert said.startswith(BEGINS) and said.endswith(f"{len(made)} files are in {hub.parent / 'out'}/.\n")


def test_a_family_is_all_of_its_sheets(hub, printed):
    made, _said = printed("groups", "--lang", "en")
    assert made == ["groups-choir-a4-large.pdf", "groups-choir-a4.pdf", "groups-walkers-a4-large.pdf",
                    "groups-walkers-a4.pdf"]  # fmt: skip


@pytest.mark.parametrize("name", ["groups/choir", "groups-choir", "Groups/Choir", "/groups/choir/"])
def test_a_sheet_may_be_named_as_its_address_or_as_its_file(hub, printed, name):
    made, said = printed(name, "--lang", "en", "--size", "A4")
    assert made == ["groups-choir-a4.pdf"]
    assert said.startswith(f"{BEGINS}groups-choir-a4.pdf: letters of 24 points\n1 file is in ")


def test_several_may_be_named_and_the_same_one_twice(hub, printed):
    made, _said = printed("groups/choir", "groups-choir", "groups/walkers", "--lang", "en", "--size", "A4")
    assert made == ["groups-choir-a4.pdf", "groups-walkers-a4.pdf"]


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("group", "Did you mean `groups`?"),
        ("groups/chior", "Did you mean `groups-choir`?"),
        ("choir", "Did you mean `groups-choir`?"),
        ("walkers", "Did you mean `groups-walkers`?"),
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
    assert "groups-choir-a4.pdf: letters of 24 points\ngroups-choir-a3.pdf: letters of 34 points\n" in said


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
    assert command("print", "groups/choir", "--large", "--lang", "en").out.endswith("1 file is in noticeboard/.\n")
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


def test_letters_that_no_font_has_are_told_and_the_rest_is_made(write, monkeypatch, printed):
    monkeypatch.chdir(write("", **{"groups/runes.yml": CHOIR.replace("We sing", "ᚱ")}))
    made, said = printed("groups", "--lang", "en", "--size", "A4")
    assert made == ["groups-choir-a4.pdf", "groups-walkers-a4.pdf"]
    assert "no font of ours has the letters “ᚱ”.  [sheet-letters]" in said and "Found 1 warning.\n" in said
