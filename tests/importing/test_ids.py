"""Which row is which record: ids that stay, and rows that come together."""

import pytest

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
    assert hub.bring(table, "services", BANK_MAPS).counts == {"new": 2}
    assert hub.ids("services") == ["pantry-old-road-friday", "pantry-old-road-monday"]
    assert hub.bring(table, "services", BANK_MAPS).counts == {"unchanged": 2}


def test_rows_that_differ_in_nothing_that_was_asked_for_are_one_record(hub):
    table = "Ward,Name\nSale,Ann\nSale,Bob\nHale,Cy\n"
    assert hub.bring(table, "places", ["Ward=name"]).counts == {"new": 2}


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
    hub.bring("No,Club,What\nA-1,Band,We play.\nA/1,Choir,We sing.\n", **plan)
    assert "Choir" in hub.text("groups/a-1.yml")


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
