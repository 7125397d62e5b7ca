"""Rows become files, and nothing that cannot be carried is lost in silence."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from hubsite.cli import cli
from hubsite.importing import ImportPlan, run_import
from hubsite.problems import HubsiteError

CLUBS = "Club,What,Tel,Ward\nSale Harriers,We run.,01632 960123,Sale\nUrmston Choir,We sing.,NA,\n"
MAPS = ["Club=name", "What=summary", "Tel=phone"]


# --- Rows become files --------------------------------------------------------------------------------------


def test_a_row_becomes_a_file_in_the_order_of_the_model(hub):
    table = 'Tel,Web,Loop,Where,Club\n01632 960123,www.hall.example,Yes,"Mill Lane, Ashcombe",Mill Hall\n'
    maps = ["Tel=phone", "Web=url", "Loop=access.hearing_loop", "Where=address", "Club=title"]
    report = hub.bring(table, "space", maps, ["tags=hall, warm", "hire.cost=£12: an hour"])
    assert hub.text("spaces/mill-hall.yml") == (
        "name: Mill Hall\n"
        "tags:\n  - hall\n  - warm\n"
        "url: https://www.hall.example\n"
        "phone: 01632 960123\n"
        "address: Mill Lane, Ashcombe\n"
        "access:\n  hearing_loop: yes\n"
        'hire:\n  cost: "£12: an hour"\n'
    )
    assert report.counts == {"new": 1} and not report.failed
    assert hub.read()[1] == []


@pytest.mark.parametrize("nothing", ["", "  ", "NA", "N/A", "n/a", "-", "--", "–"])
def test_what_is_not_known_is_left_out(hub, nothing):
    hub.bring(f"Club,What,Tel\nChoir,We sing.,{nothing}\n")
    assert hub.text("groups/choir.yml") == "name: Choir\nsummary: We sing.\n"


def test_what_nobody_sees_is_left_out(hub):
    hub.bring("Club,What,Tel\n\u200eCho\u200bir\u00a0\ufeff,We\u00a0sing.,\u202a01632 960123\u202c\n")
    assert hub.text("groups/choir.yml") == "name: Choir\nsummary: We sing.\nphone: 01632 960123\n"


def test_na_is_a_name_as_well(hub):
    hub.bring("Club,What,Tel\nNa,We sing.,\n")
    assert hub.ids() == ["na"]


def test_columns_for_one_field_are_joined_and_lists_take_them_all(hub):
    table = "Name,A,B,C,Tag,More\nHall,1 Mill Lane,NA,Ashcombe,warm,free; step-free\n"
    hub.bring(table, "spaces", ["Name=name", "A=address", "B=address", "C=address", "Tag=tags", "More=tags"])
    assert "address: 1 Mill Lane, Ashcombe\n" in hub.text("spaces/hall.yml")
    assert "tags:\n  - warm\n  - free\n  - step-free\n" in hub.text("spaces/hall.yml")


def test_an_entry_of_a_list_may_hold_commas(hub):
    table = 'Name,Where,Open\nHall,Mill Lane,"Monday to Friday, 9am to 5pm"\n'
    hub.bring(table, "spaces", ["Name=name", "Where=address", "Open=opening_hours.0"])
    assert "opening_hours:\n  - Monday to Friday, 9am to 5pm\n" in hub.text("spaces/hall.yml")


def test_prose_over_several_lines_stays_so(hub):
    hub.bring('Club,What,More\nChoir,We sing.,"One.\n\nTwo: three"\n', maps=[*MAPS[:2], "More=description"])
    assert "description: |\n  One.\n\n  Two: three\n" in hub.text("groups/choir.yml")
    assert hub.read()[0]["groups/choir"].description == "One.\n\nTwo: three"


def test_columns_that_nobody_asked_for_are_told(hub):
    assert "Not carried: column Ward." in hub.told(hub.bring(CLUBS))
    assert "Not carried: columns Tel, Ward." in hub.told(hub.bring(CLUBS, maps=MAPS[:2]))


# --- What cannot be carried ---------------------------------------------------------------------------------


def test_a_refused_text_is_told_and_the_rest_is_carried(hub):
    report = hub.bring('Club,What,Tel\nChoir,We sing.,"ask Sam, or Jo"\n')
    assert hub.text("groups/choir.yml") == "name: Choir\nsummary: We sing.\n"
    assert "row 2, column Tel: not carried. 'ask Sam, or Jo' does not look like a UK telephone number." in hub.told(
        report
    )
    assert not report.failed


def test_a_row_without_what_its_kind_needs_is_told(hub):
    report = hub.bring("Club,What,Tel\n,We row.,\nChoir,NA,01632 960123\n")
    assert "row 2: the name is empty" in hub.told(report)
    assert "row 3: `summary` is missing." in hub.told(report)
    assert report.counts == {"not carried": 2} and report.failed
    assert not (hub.root / "content" / "groups").exists()


def test_a_default_fills_what_is_empty_and_what_was_refused(hub):
    table = "Club,What,Tel\nChoir,NA,\nBand," + "x" * 1001 + ",\nHarriers,We run.,\n"
    report = hub.bring(table, defaults=["summary=A group."])
    summaries = [hub.text(f"groups/{name}.yml").splitlines()[1] for name in ("choir", "band", "harriers")]
    assert summaries == ["summary: A group.", "summary: A group.", "summary: We run."]
    assert "row 3, column What:" in hub.told(report) and "at most 1000 fit here" in hub.told(report)


def test_a_part_that_lacks_what_it_needs_is_left_out_whole(hub):
    maps = ["Club=name", "What=memberships.0.on_behalf_of", "Ward=memberships.0.body"]
    report = hub.bring(CLUBS, "people", maps)
    assert hub.text("people/sale-harriers.yml") == "name: Sale Harriers\n"
    assert "row 2, column Ward: not carried. No body called 'Sale'." in hub.told(report)
    assert "row 2, column What: not carried. `body` is missing. It says 'We run.'." in hub.told(report)


@pytest.mark.parametrize(
    ("change", "message", "fix"),
    [
        ({"kind": "grup"}, "no kind of record called 'grup'", "Did you mean `--kind groups`?"),
        ({"maps": ["Clubb=name"]}, "no column called 'Clubb'", "Did you mean `Club`?"),
        ({"maps": ["Club=nam"]}, "no field called 'nam'", "Did you mean `name`?"),
        ({"maps": ["Club=telephone"]}, "no field called 'telephone'", "Did you mean `phone`?"),
        ({"maps": ["Club=tags.x"]}, "`tags` is a list", "`tags.0` or `tags.+`"),
        ({"maps": ["Club=name.first"]}, "`name` holds a text", "Did you mean `name`?"),
        ({"maps": ["Club=access"], "kind": "space"}, "holds fields of its own", "`access.step_free`"),
        ({"maps": ["Club=memberships"], "kind": "person"}, "holds fields of its own", "`memberships.0.body`"),
        ({"maps": ["Club=memberships.post"], "kind": "person"}, "is a list", "`memberships.0.post`"),
        ({"maps": []}, "No column is mapped", "--map"),
        ({"maps": ["Club"]}, "both sides of a `=`", '--map "Telephone=phone"'),
        ({"sets": ["name=X"]}, "Both `--map` and `--set` fill `name`", "--default name="),
        ({"sets": ["email=x at y"]}, "`--set email=x at y`: 'x at y' is not an e-mail address.", "Write it like"),
        ({"sets": ["meets_at=mill-hall"]}, "No space called 'mill-hall'.", "content/spaces/mill-hall.md"),
        ({"sets": ["links.+.title=X"]}, "No column adds entries to `links.+.title`", "Map a column"),
        ({"maps": ["Club=tags", "What=tags.0"]}, "`tags` and `tags.0` get in each other's way", "only one of them"),
        ({"identity": "Number"}, "no column called 'Number'", "The columns are: Club, What, Tel, Ward."),
    ],
)
def test_a_plan_that_does_not_fit_is_told_before_anything_is_written(hub, change, message, fix):
    with pytest.raises(HubsiteError) as error:
        hub.bring(CLUBS, **change)
    assert message in error.value.message and fix in error.value.fix
    assert error.value.exit_code == 2
    assert not (hub.root / "imports").exists() and not (hub.root / "content" / "groups").exists()


def test_a_row_of_too_few_or_too_many_cells_is_told_and_the_others_are_carried(hub):
    report = hub.bring("Club,What,Tel,Ward\nChoir,We sing.\n\nBand,We play.,,\nRow,We row.,,,,x\n")
    assert report.counts == {"new": 1, "not carried": 2} and report.failed and hub.ids() == ["band"]
    assert "row 2: it has 2 cells, but the first row names 4 columns." in hub.told(report)
    assert "row 5: it has 6 cells, but the first row names 4 columns." in hub.told(report)
    assert "Not carried: column Ward." in hub.told(report)


def test_a_table_of_which_no_row_can_be_read(hub):
    report = hub.bring("Club,What,Tel\nChoir\n")
    assert report.counts == {"not carried": 1} and not (hub.root / "imports").exists()


@pytest.mark.parametrize("spoil", ["\0", '"'])
def test_a_table_that_breaks_off_changes_nothing(hub, spoil):
    with pytest.raises(HubsiteError, match=r"clubs\.csv cannot be read: "):
        hub.bring(CLUBS + spoil)
    assert not list((hub.root / ".hubsite").glob("import-report*"))
    assert not (hub.root / "imports").exists() and not (hub.root / "content" / "groups").exists()


def test_files_and_hubs_that_are_not_there(hub, tmp_path):
    plan = ImportPlan.of("csv", "groups", MAPS)
    with pytest.raises(HubsiteError, match="no file"):
        run_import(hub.root, tmp_path / "none.csv", plan)
    with pytest.raises(HubsiteError, match="is not a file"):
        run_import(hub.root, tmp_path, plan)
    with pytest.raises(HubsiteError, match="no folder called `content`"):
        run_import(tmp_path / "elsewhere", tmp_path / "none.csv", plan)
    with pytest.raises(HubsiteError, match="no format called 'xls'"):
        run_import(hub.root, tmp_path / "none.csv", ImportPlan.of("xls", "groups", MAPS))


def test_a_table_without_rows_is_nothing_wrong(hub):
    report = hub.bring("Club,What,Tel\n,,\n")
    assert report.lines() == ["clubs.csv to groups: 0 new, 0 changed, 0 unchanged, 0 kept, 0 not carried."]
    assert not report.failed and not (hub.root / "imports").exists()


def test_long_lists_are_cut_and_kept_whole_in_a_file(hub):
    report = hub.bring("Club,What,Tel\n" + "".join(f"Club {n},We meet.,none {n}\n" for n in range(77)))
    assert hub.told(report).count("does not look like") == 20
    assert "  … and 57 more" in hub.told(report)
    assert hub.told(report).endswith("The full list is in .hubsite/import-report.txt.")
    full = (hub.root / ".hubsite" / "import-report.txt").read_text()
    assert full.count("does not look like") == 77 and "77 new" in full


# --- References ---------------------------------------------------------------------------------------------


def test_names_become_the_ids_of_what_exists(hub):
    hub.write("spaces/mill-hall.md", "---\nname: Mill Hall\naddress: Mill Lane\n---\nText\n")
    table = "Club,What,Hall\nChoir,We sing.,Mill Hall\nBand,We play.,The Barn\n"
    report = hub.bring(table, maps=["Club=name", "What=summary", "Hall=meets_at"])
    assert "meets_at: mill-hall\n" in hub.text("groups/choir.yml")
    assert "meets_at" not in hub.text("groups/band.yml")
    assert "row 3, column Hall: not carried. No space called 'The Barn'." in hub.told(report)


def test_references_within_the_table_are_found(hub):
    table = "Place,In\nSale,Trafford\nTrafford,\n"
    hub.bring(table, "places", ["Place=name", "In=parent"])
    assert hub.text("places/sale.yml") == "name: Sale\nparent: trafford\n"


@pytest.mark.parametrize("form", ["file", "list", "markdown"])
def test_posts_are_held_by_the_ids_that_the_body_gives_them(hub, form):
    posts = "posts:\n  - label: Gorse Hill & Cornbrook\n  - id: s\n    label: Sale\n"
    if form == "list":
        posts = "- id: council\n  name: Council\n  " + posts.replace("\n", "\n  ").rstrip() + "\n"
        (hub.root / "content" / "bodies.yml").write_text(posts)
    elif form == "file":
        hub.write("bodies/council.yml", f"name: Council\n{posts}")
    else:
        hub.write("bodies/council.md", f"---\nname: Council\n{posts}---\nWords.\n")
    table = "Name,Ward\nAnn,Gorse Hill & Cornbrook\nBob,s\nCy,Hale\n"
    maps = ["Name=name", "Ward=memberships.0.post"]
    report = hub.bring(table, "people", maps, ["memberships.0.body=council"])
    assert "post: gorse-hill-cornbrook\n" in hub.text("people/ann.yml")
    assert "post: s\n" in hub.text("people/bob.yml")
    assert hub.text("people/cy.yml") == "name: Cy\nmemberships:\n  - body: council\n"
    assert "row 4, column Ward: not carried. 'council' has no post called 'Hale'." in hub.told(report)
    assert hub.read()[1] == []


# --- The command --------------------------------------------------------------------------------------------


def test_the_command(hub, tmp_path):
    file = tmp_path / "clubs.csv"
    file.write_text(CLUBS)
    words = ["import", "csv", str(file), "--hub", str(hub.root), "--kind", "group"]
    for pair in MAPS:
        words += ["--map", pair]
    run = CliRunner().invoke(cli, [*words, "--default", "cost=Free", "--set", "tags=sport"])
    assert run.exit_code == 0, run.output
    assert "clubs.csv to groups: 2 new, 0 changed, 0 unchanged, 0 kept, 0 not carried." in run.output
    assert "cost: Free\n" in hub.text("groups/urmston-choir.yml")
    hub.write("groups/sale-harriers.md", "---\nname: X\n---\n")
    assert CliRunner().invoke(cli, words).exit_code == 0  # somebody made it their own: kept, and that is fine
    (hub.root / "imports/clubs.json").unlink()
    assert CliRunner().invoke(cli, words).exit_code == 1


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("Choir,We sing.,\n", 0),
        ("Choir,We sing.,none\n", 0),  # a cell, not a row
        ("Choir,We sing.,\nChoir,We sing.,\n", 0),
        ("Choir,,\n", 1),
        ("Choir\n", 1),
    ],
)
def test_how_the_command_ends(hub, tmp_path, rows, code):
    (tmp_path / "clubs.csv").write_text("Club,What,Tel\n" + rows)
    words = ["import", "csv", str(tmp_path / "clubs.csv"), "--hub", str(hub.root), "--kind", "groups"]
    maps = [word for pair in MAPS for word in ("--map", pair)]
    assert CliRunner().invoke(cli, [*words, *maps]).exit_code == code


def test_the_help_says_how_it_ends():
    said = " ".join(CliRunner().invoke(cli, ["import", "--help"]).output.split())
    assert "Ends with 0 when every row was carried, or kept as people left it; with 1 when a row was not" in said


def test_the_commands_in_the_documentation(hub, monkeypatch):
    """Each of them works as it stands, in the order in which it is read there."""
    words = (Path(__file__).resolve().parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    commands = re.findall(r"^ *hubsite (import (?:.*\\\n)*.*)", words, re.MULTILINE)
    clubs = "Club,What we do,Telephone\nChoir,We sing.,0161 9\nBand,We play.,01632 960123\n"
    (hub.root / "clubs.csv").write_text(clubs)
    (hub.root / "councillors.csv").write_text("Name,Party,Ward,Page,Image\nAnn,Green,Sale,,\nBob,Blue,Hale,,\n")
    monkeypatch.chdir(hub.root)
    done = [CliRunner().invoke(cli, shlex.split(command.replace("\\\n", ""))) for command in commands]
    assert [run.exit_code for run in done] == [0, 0, 0], [run.output for run in done]
    assert "row 2, column Telephone: not carried. '0161 9' does not look like a UK telephone number." in done[0].output
    assert hub.ids("people") == ["ann", "bob"] and hub.read()[1] == []
    assert "post: sale\n    on_behalf_of: Green" in hub.text("people/ann.yml")
