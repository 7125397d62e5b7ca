"""Which row is which record: ids that stay, and rows that come together."""

import pytest

from hubsite.importing.report import MERGED

# --- Ids ----------------------------------------------------------------------------------------------------

BANKS = "Name,Where,Day\nPantry,Old Road,Monday\nPantry,New Road,Friday\nLarder,Old Road,Monday\n"
BANK_MAPS = ["Name=name", "Where=address", "Day=opening_hours"]


def test_rows_of_one_name_are_told_apart_whatever_their_order(hub):
    hub.bring(BANKS, "services", BANK_MAPS)
    first, *rows = BANKS.splitlines()
    before = hub.everything()
    report = hub.bring("\n".join([first, *reversed(rows)]), "services", BANK_MAPS)
    assert hub.ids("services") == ["larder", "pantry-new-road", "pantry-old-road"]
    assert report.counts == {"unchanged": 3} and hub.everything() == before


def test_a_second_of_the_same_name_leaves_the_first_its_id(hub):
    hub.bring("Name,Where,Day\nPantry,Old Road,Monday\n", "services", BANK_MAPS)
    report = hub.bring(BANKS, "services", BANK_MAPS)
    assert report.counts == {"unchanged": 1, "new": 2}
    assert hub.ids("services") == ["larder", "pantry", "pantry-new-road"]
    assert "Old Road" in hub.text("services/pantry.yml")


def test_one_that_moved_is_still_the_same(hub):
    hub.bring(BANKS, "services", BANK_MAPS)
    report = hub.bring(BANKS.replace("Larder,Old", "Larder,Long"), "services", BANK_MAPS)
    assert report.counts == {"unchanged": 2, "changed": 1}
    assert "address: Long Road\n" in hub.text("services/larder.yml")


def test_same_name_and_place_is_told_apart_by_the_rest(hub):
    table = "Name,Where,Day\nPantry,Old Road,Monday\nPantry,Old Road,Friday\nPantry,Old Road,Friday\n"
    assert hub.bring(table, "services", BANK_MAPS).counts == {"new": 2, MERGED: 1}
    assert hub.ids("services") == ["pantry", "pantry-2"] and "Friday" in hub.text("services/pantry.yml")
    first, *rows = table.splitlines()
    report = hub.bring("\n".join([first, *reversed(rows)]), "services", BANK_MAPS)
    assert report.counts == {"unchanged": 2, MERGED: 1}
    assert "Friday" in hub.text("services/pantry.yml")


# --- Ids are public -----------------------------------------------------------------------------------------


def test_ids_are_never_made_of_telephone_numbers_mail_or_refused_cells(hub):
    table = (
        "Club,What,Tel,Mail,Code\nChess Club,a,0161 9,,\nChess Club,b,,x at y,\n"
        "Chess Club,c,01632 960123,,\nChess Club,d,,sam@chess.example,\nChess Club,e,,,M31 OHF\n"
    )
    maps = ["Club=name", "What=summary", "Tel=phone", "Mail=email", "Code=postcode"]
    assert hub.bring(table, maps=maps).counts == {"new": 5}
    assert hub.ids() == ["chess-club", *(f"chess-club-{number}" for number in range(2, 6))]
    first, *rows = table.splitlines()
    before = hub.everything()
    report = hub.bring("\n".join([first, "Chess Club,f,01632 960001,,", *reversed(rows)]), maps=maps)
    assert report.counts == {"new": 1, "unchanged": 5} and "summary: f" in hub.text("groups/chess-club-6.yml")
    after = hub.everything()
    assert all(after[file] == found for file, found in before.items() if file.suffix == ".yml")


@pytest.mark.parametrize(
    ("column", "field", "cells", "ids"),
    [
        ("Code", "postcode", ["m31 4bu", "M32 9AF"], ["choir-m31-4bu", "choir-m32-9af"]),
        (
            "Web",
            "url",
            ["www.sale.example/sing?a=1", "https://hale.example"],
            ["choir-hale-example", "choir-sale-example"],
        ),
        ("Town", "tags", ["Sale", "Hale"], ["choir-hale", "choir-sale"]),
        (
            "Where",
            "address",
            ["Mill Lane, 0161 496 0000", "Old Road, s@x.example"],
            ["choir-mill-lane", "choir-old-road"],
        ),
        ("Motto", "tags", ["Sing", "Shout"], ["choir", "choir-2"]),
        ("Mail address", "email", ["a@x.example", "b@x.example"], ["choir", "choir-2"]),
    ],
)
def test_what_tells_ids_apart(hub, column, field, cells, ids):
    rows = "".join(f'Choir,We sing.,"{cell}"\n' for cell in cells)
    hub.bring(f"Club,What,{column}\n{rows}", maps=["Club=name", "What=summary", f"{column}={field}"])
    assert hub.ids() == ids


def test_only_what_differs_is_added(hub):
    table = "Name,Code,Where\nPantry,M31 4BU,Old Road\nPantry,M31 4BU,New Road\n"
    hub.bring(table, "services", ["Name=name", "Code=postcode", "Where=address"])
    assert hub.ids("services") == ["pantry-new-road", "pantry-old-road"]


def test_who_is_called_so_gets_the_number(hub):
    hub.bring("Club,What,Tel\nChoir,a,01632 960001\nChoir,b,01632 960002\nChoir 2,c,\n")
    assert "summary: c" in hub.text("groups/choir-2.yml") and hub.ids() == ["choir", "choir-2", "choir-3"]


@pytest.mark.parametrize(
    ("column", "cell", "maps", "identity"),
    [
        ("E-mail", "sam at choir", [], "choir"),
        ("Login", "sam@choir.example", [], "choir"),
        ("Key", "0161 496 0000", ["Key=phone"], "choir"),
        ("Key", "M31 OHF", ["Key=postcode"], "choir"),
        ("Key", "M31 4BU", ["Key=postcode"], "m31-4bu"),
        ("Number", "10275299908", [], "10275299908"),
    ],
)
def test_a_column_of_ids_that_holds_what_is_private_gives_no_address(hub, column, cell, maps, identity):
    plan = {"maps": ["Club=name", "What=summary", *maps], "identity": column}
    table = f"Club,What,{column}\nChoir,We sing.,{cell}\n"
    hub.bring(table, **plan)
    assert hub.ids() == [identity]
    assert hub.bring(table.replace("Choir", "Band"), **plan).counts == {"changed": 1}


# --- Rows that become one record ----------------------------------------------------------------------------

FOOD = "Name,Day,Post code,E-mail\nTrust,Mon,M31 4BU,a@x.example\nTrust,Tue,M32 9AF,b@x.example\nTrust,Tue,M33 2RP,\n"


def test_rows_that_become_one_record_are_told_and_counted(hub):
    report = hub.bring(FOOD + "Larder,Fri,M16 7QB,\n", "services", ["Name=name"], name="banks.csv")
    assert report.counts == {"new": 2, MERGED: 2} and not report.failed
    assert report.lines() == [
        "Rows that became one record:",
        "  rows 2, 3 and 4 share one name, 'Trust', and became one record. "
        "Map a column that tells them apart, such as Post code, or give `--id`.",
        "Not carried: columns Day, Post code, E-mail.",
        "banks.csv to services: 2 new, 0 changed, 0 unchanged, 0 kept, 0 not carried, 2 in the record of another row.",
    ]
    assert hub.bring(FOOD, "services", ["Name=name", "Post code=postcode"]).counts == {"new": 3}


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("Name,Day\nTrust,Mon\nTrust,Tue\n", "Map a column that tells them apart or give `--id`."),
        ("Name,Mail\nTrust,a@x.example\nTrust,\n", "Map a column that tells them apart or give `--id`."),
        ("Name,Day\nTrust,Mon\nTrust,Mon\n", "rows 2 and 3 ('Trust') say the same in every column and became one"),
        ("Name,Day\n" + "Trust,Mon\n" * 20, "rows 2, 3, 4 … and 17 more ('Trust')"),
    ],
)
def test_how_rows_that_become_one_record_are_told(hub, table, sentence):
    report = hub.bring(table, "services", ["Name=name"])
    assert sentence in hub.told(report) and report.counts["new"] + report.counts[MERGED] == table.count("Trust")


def test_rows_of_one_id_are_told(hub):
    report = hub.bring("No,Name\n1,Trust\n1,Trust\n", "services", ["Name=name"], identity="No")
    assert "rows 2 and 3 have '1' in the column No and became one record." in hub.told(report)


def test_rows_of_one_record_that_is_not_carried_are_all_counted(hub):
    report = hub.bring("Club,What,Tel\nChoir,,\nChoir,,\nBand,We play.,\n")
    assert report.counts == {"not carried": 2, "new": 1} and "rows 2 and 3: `summary` is missing." in hub.told(report)


def test_rows_that_were_asked_to_come_together_are_not_told(hub):
    assert hub.bring(PEOPLE, **COUNCIL).lines() == [
        "Not carried: columns Name, Tel.",
        "clubs.csv to bodies: 1 new, 0 changed, 0 unchanged, 0 kept, 0 not carried.",
    ]


# --- The column of ids --------------------------------------------------------------------------------------


def test_the_column_of_ids_knows_a_row_again_by_whatever_name(hub):
    table = "No,Club,What\nA/1,Choir,We sing.\n"
    plan = {"maps": ["Club=name", "What=summary"], "identity": "No"}
    hub.bring(table, **plan)
    report = hub.bring(table.replace("Choir", "Band"), **plan)
    assert hub.ids() == ["a-1"] and report.counts == {"changed": 1}
    assert hub.text("groups/a-1.yml") == "name: Band\nsummary: We sing.\n"


def test_ids_that_would_be_the_same_are_made_unique_and_stay(hub):
    table = "No,Club,What\nA/1,Choir,We sing.\nA-1,Band,We play.\n,Row,We row.\n"
    plan = {"maps": ["Club=name", "What=summary"], "identity": "No"}
    report = hub.bring(table, **plan)
    assert hub.ids() == ["a-1", "a-1-2"] and "row 4: the column No is empty" in hub.told(report)
    hub.bring("No,Club,What\n" + "\n".join(reversed(table.splitlines()[1:])), **plan)
    assert "Band" in hub.text("groups/a-1.yml")


def test_a_cell_that_contradicts_the_same_id_is_told(hub):
    table = "No,Club,What\n1,Choir,We sing.\n1,Choir,We shout.\n"
    report = hub.bring(table, maps=["Club=name", "What=summary"], identity="No")
    assert "row 3, column What: not carried. Row 2 is the same record and says 'We sing.'." in hub.told(report)


@pytest.mark.parametrize(("name", "identity"), [("con", "con-group"), ("北京", "group"), ("x" * 200, "x" * 80)])
def test_names_that_are_no_ids(hub, name, identity):
    hub.bring(f"Club,What,Tel\n{name},We meet.,\n")
    assert hub.ids() == [identity]


# --- Lists gathered over rows -------------------------------------------------------------------------------

PEOPLE = "Name,Ward,Tel\nAnn,Sale,01632 960001\nBob,Sale,01632 960002\nCy,Hale,\n"
COUNCIL = {"kind": "bodies", "maps": ["Ward=posts.+.label"], "sets": ["name=Council", "posts.+.seats=3"]}


def test_posts_come_together_from_all_rows(hub):
    hub.bring(PEOPLE, **COUNCIL)
    council = "name: Council\nposts:\n  - label: Sale\n    seats: 3\n  - label: Hale\n    seats: 3\n"
    assert hub.text("bodies/council.yml") == council
    before = hub.everything()
    assert hub.bring(PEOPLE, **COUNCIL).counts == {"unchanged": 1}
    assert hub.everything() == before


def test_a_further_entry_is_added_and_no_other_touched(hub):
    hub.bring(PEOPLE, **COUNCIL)
    edited = (
        hub.text("bodies/council.yml")
        .replace("label: Sale\n", "label: Sale  # the town\n")
        .replace("seats: 3", "seats: 2", 1)
    )
    hub.write("bodies/council.yml", edited + "purpose: To serve.\n")
    report = hub.bring(PEOPLE.replace("Cy,Hale", "Di,Bowdon,\nCy,Hale"), **COUNCIL)
    assert hub.text("bodies/council.yml") == edited + "  - label: Bowdon\n    seats: 3\npurpose: To serve.\n"
    assert "`posts[Sale].seats` was edited since (--set posts.+.seats says '3')" in hub.told(report)
    assert report.counts == {"changed": 1}


def test_an_entry_that_a_person_took_out_stays_out(hub):
    hub.bring(PEOPLE, **COUNCIL)
    one_less = "name: Council\nposts:\n  - label: Hale\n    seats: 3\n"
    hub.write("bodies/council.yml", one_less)
    report = hub.bring(PEOPLE, **COUNCIL)
    assert hub.text("bodies/council.yml") == one_less
    assert "`posts[Sale].label` was taken out since" in hub.told(report)


def test_an_entry_that_left_the_table_is_told(hub):
    hub.bring(PEOPLE, **COUNCIL)
    before = hub.text("bodies/council.yml")
    report = hub.bring(PEOPLE.replace("Hale", "Sale"), **COUNCIL)
    assert hub.text("bodies/council.yml") == before
    assert "`posts[Hale].label` ('Hale')" in hub.told(report)


def test_two_columns_are_two_entries_and_one_cell_that_differs_is_told(hub):
    table = "Body,First,Second,Tel\nCouncil,Chair,Clerk,01632 960001\nCouncil,Chair,,01632 960002\n"
    maps = ["Body=name", "First=posts.+.label", "Second=posts.+.label", "Tel=posts.+.phone"]
    report = hub.bring(table, "bodies", maps)
    assert hub.text("bodies/council.yml") == (
        "name: Council\nposts:\n  - label: Chair\n    phone: 01632 960001\n  - label: Clerk\n"
    )
    assert "row 3, column Tel: not carried. Row 2 is the same record" in hub.told(report)


def test_plain_texts_are_gathered_too(hub):
    table = "Ward,Tag\nSale,warm\nSale,dry\nSale,warm\n"
    hub.bring(table, "places", ["Ward=name", "Tag=tags.+"])
    assert hub.text("places/sale.yml") == "name: Sale\ntags:\n  - warm\n  - dry\n"
    hub.bring(table + "Sale,kind\n", "places", ["Ward=name", "Tag=tags.+"])
    assert hub.text("places/sale.yml") == "name: Sale\ntags:\n  - warm\n  - dry\n  - kind\n"
