"""The same table again: what it changed is changed, and what people edited since is theirs."""

import json

import pytest

from hubsite.problems import HubsiteError

CLUBS = "Club,What,Tel,Ward\nSale Harriers,We run.,01632 960123,Sale\nUrmston Choir,We sing.,NA,\n"
MAPS = ["Club=name", "What=summary", "Tel=phone"]


def test_a_second_run_writes_not_one_file(hub):
    hub.bring(CLUBS)
    before = hub.everything()
    assert hub.bring(CLUBS).counts == {"unchanged": 2}
    assert hub.everything() == before


def test_what_is_remembered_is_plain_to_read(hub):
    hub.bring(CLUBS)
    hub.bring(CLUBS, "places", ["Ward=name"])
    assert json.loads((hub.root / "imports" / "clubs.json").read_text()) == {
        "groups": {
            "sale-harriers": {
                "--row": "Sale Harriers · 01632 960123",
                "name": "Sale Harriers",
                "phone": "01632 960123",
                "summary": "We run.",
            },
            "urmston-choir": {"--row": "Urmston Choir", "name": "Urmston Choir", "summary": "We sing."},
        },
        "places": {"sale": {"--row": "Sale", "name": "Sale"}},
    }


def test_an_edited_field_stays_and_is_told(hub):
    hub.bring(CLUBS)
    mine = "name: Sale Harriers\nsummary: We jog.\nphone: 01632 960123\n"
    hub.write("groups/sale-harriers.yml", mine)
    for table in (CLUBS, CLUBS.replace("We run.", "We race.")):
        report = hub.bring(table)
        assert hub.text("groups/sale-harriers.yml") == mine
        assert report.counts == {"unchanged": 1, "kept": 1}
        told = "content/groups/sale-harriers.yml, line 2: `summary` was edited since (row 2, column What says"
        assert told in hub.told(report)


def test_a_field_that_was_taken_out_stays_out(hub):
    hub.bring(CLUBS)
    hub.write("groups/sale-harriers.yml", "name: Sale Harriers\nsummary: We run.\n")
    for table in (CLUBS, CLUBS.replace("960123", "960999")):
        report = hub.bring(table)
        assert hub.text("groups/sale-harriers.yml") == "name: Sale Harriers\nsummary: We run.\n"
        assert "`phone` was taken out since" in hub.told(report)


def test_a_record_that_was_deleted_stays_deleted(hub):
    hub.bring(CLUBS)
    (hub.root / "content/groups/sale-harriers.yml").unlink()
    for _ in range(2):
        report = hub.bring(CLUBS)
        assert hub.ids() == ["urmston-choir"] and report.counts == {"unchanged": 1, "kept": 1}
        assert "content/groups/sale-harriers.yml was deleted since (row 2)." in hub.told(report)


def test_a_record_of_somebody_else_is_never_touched(hub):
    hub.write("groups/sale-harriers.md", "---\nname: Ours\nsummary: Ours.\n---\n")
    report = hub.bring(CLUBS)
    assert hub.ids() == ["sale-harriers", "urmston-choir"]
    assert hub.text("groups/sale-harriers.md") == "---\nname: Ours\nsummary: Ours.\n---\n"
    assert "row 2: content/groups/sale-harriers.md exists already and did not come from this table" in hub.told(report)
    assert report.counts == {"new": 1, "not carried": 1} and report.failed


def test_two_tables_do_not_meddle_with_each_other(hub):
    hub.bring(CLUBS)
    before = hub.everything()
    report = hub.bring("Club,What,Tel\nUrmston Choir,We hum.,\n", name="choirs.csv")
    assert report.counts == {"not carried": 1} and hub.everything() == before


def test_a_row_that_vanished_is_told_and_nothing_deleted(hub):
    hub.bring(CLUBS)
    report = hub.bring("Club,What,Tel\nUrmston Choir,We sing.,\n")
    assert hub.ids() == ["sale-harriers", "urmston-choir"]
    assert "content/groups/sale-harriers.yml: no row is about this any more." in hub.told(report)
    assert hub.bring(CLUBS).counts == {"unchanged": 2}


def test_a_cell_that_was_emptied_is_told_and_nothing_deleted(hub):
    hub.bring(CLUBS)
    before = hub.text("groups/sale-harriers.yml")
    report = hub.bring(CLUBS.replace("01632 960123", ""))
    assert hub.text("groups/sale-harriers.yml") == before
    assert "content/groups/sale-harriers.yml: `phone` ('01632 960123')." in hub.told(report)
    # A plan that does not speak of the field says nothing about it.
    assert "phone" not in hub.told(hub.bring(CLUBS, maps=MAPS[:2])).replace("column Tel", "")


OURS = """\
# Kept by the choir
summary:   'We run.'   # every week
tags: [fast, "far"]
name: Sale Harriers

phone: 01632 960123
description: |
  Come along.
  # not a comment
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_change_in_the_table_changes_its_line_and_not_a_byte_more(hub, ends, mark):
    hub.bring(CLUBS)
    file = hub.root / "content/groups/sale-harriers.yml"
    ours = (mark + OURS).replace("\n", ends)
    file.write_bytes(ours.encode())
    report = hub.bring(CLUBS.replace("We run.", "We run: fast.").replace("960123", "960999"))
    assert report.counts == {"unchanged": 1, "changed": 1}
    assert file.read_bytes().decode() == ours.replace("'We run.'", '"We run: fast."').replace("960123", "960999")


def test_new_fields_are_added_where_they_belong(hub):
    hub.write("bodies/council.yml", "name: Council\nposts:\n  - label: Sale\n")
    table = "Name,Ward,Party,Mail\nAnn,Sale,Green,ann@council.example\n"
    first = ["Name=name", "Ward=memberships.0.post"]
    sets = ["memberships.0.body=council"]
    hub.bring(table, "people", first, sets)
    ours = hub.text("people/ann.yml").replace("council\n", "council # since May\n")
    hub.write("people/ann.yml", f"{ours}\n# The end\n")
    report = hub.bring(table, "people", [*first, "Party=memberships.0.on_behalf_of", "Mail=email"], sets)
    assert report.counts == {"changed": 1}
    assert hub.text("people/ann.yml") == (
        "name: Ann\nmemberships:\n  - body: council # since May\n    post: sale\n    on_behalf_of: Green\n"
        "email: ann@council.example\n\n# The end\n"
    )


def test_a_field_that_a_person_added_first_is_theirs(hub):
    hub.bring(CLUBS, maps=MAPS[:2])
    ours = hub.text("groups/sale-harriers.yml") + "phone: 01632 960555\n"
    hub.write("groups/sale-harriers.yml", ours)
    report = hub.bring(CLUBS)
    assert hub.text("groups/sale-harriers.yml") == ours
    assert "`phone` was not imported (row 2, column Tel says '01632 960123')" in hub.told(report)


def test_new_fields_of_a_markdown_record_go_to_its_head(hub):
    hub.bring(CLUBS, maps=MAPS[:2])
    (hub.root / "content/groups/sale-harriers.yml").unlink()
    hub.write("groups/sale-harriers.md", "---\nname: Sale Harriers\nsummary: We run.\n# ours\n---\n\nCome!\n")
    hub.bring(CLUBS)
    expected = "---\nname: Sale Harriers\nsummary: We run.\nphone: 01632 960123\n# ours\n---\n\nCome!\n"
    assert hub.text("groups/sale-harriers.md") == expected


def test_a_list_that_changed_is_changed_whole(hub):
    maps = ["Name=name", "Day=opening_hours"]
    hub.bring("Name,Day\nPantry,Monday; Tuesday\n", "services", maps)
    hub.write("services/pantry.yml", "opening_hours:\n- Monday\n- Tuesday\n\n# Our pantry\nname: Pantry\n")
    hub.bring("Name,Day\nPantry,Wednesday\n", "services", maps)
    assert hub.text("services/pantry.yml") == "opening_hours:\n- Wednesday\n\n# Our pantry\nname: Pantry\n"


@pytest.mark.parametrize(
    "ours",
    [
        "{name: Sale Harriers, summary: We run., phone: 01632 960123}\n",
        "name: Sale Harriers\nphone: 01632 960123\nsummary: >  # folded\n  We\n  run.\n",
        "name: Sale Harriers\nphone: 01632 960123\nsummary: >-\n  We\n  run.\nsummary: twice\n",
    ],
)
def test_what_cannot_be_changed_safely_is_left_to_a_person(hub, ours):
    hub.bring(CLUBS)
    hub.write("groups/sale-harriers.yml", ours)
    report = hub.bring(CLUBS.replace("We run.", "We race."))
    assert hub.text("groups/sale-harriers.yml") == ours
    assert report.counts == {"unchanged": 1, "kept": 1}


def test_a_record_that_became_markdown_or_part_of_a_list(hub):
    hub.bring(CLUBS)
    (hub.root / "content/groups/sale-harriers.yml").unlink()
    (hub.root / "content/groups/urmston-choir.yml").unlink()
    hub.write("groups/sale-harriers.md", "---\nname: Sale Harriers\nsummary: We run.\n---\nCome!\n")
    (hub.root / "content/groups.yml").write_text("- id: urmston-choir\n  name: Urmston Choir\n  summary: We sing.\n")
    report = hub.bring(CLUBS.replace("We run.", "We race.").replace("We sing.", "We hum."))
    assert hub.text("groups/sale-harriers.md") == "---\nname: Sale Harriers\nsummary: We race.\n---\nCome!\n"
    assert "`urmston-choir` stands in content/groups.yml now" in hub.told(report)
    assert "We sing." in hub.text("groups.yml")


def test_what_an_interrupted_run_wrote_is_known_again(hub):
    hub.bring(CLUBS)
    before = hub.everything()
    (hub.root / "imports/clubs.json").unlink()
    assert hub.bring(CLUBS).counts == {"unchanged": 2}
    assert {file: found[0] for file, found in hub.everything().items()} == {
        file: found[0] for file, found in before.items()
    }


@pytest.mark.parametrize("spoilt", ["<<<<<<< HEAD\n{}", "[]", '{"groups": 1}', '{"groups": {"a": 1}}'])
def test_a_spoilt_memory_stops_everything(hub, spoilt):
    hub.bring(CLUBS)
    (hub.root / "imports/clubs.json").write_text(spoilt)
    with pytest.raises(HubsiteError, match=r"imports/clubs\.json, which remembers what was imported, cannot be read"):
        hub.bring(CLUBS.replace("We run", "We race"))
    assert "We run." in hub.text("groups/sale-harriers.yml")


def test_nothing_is_written_outside_the_hub(hub, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (hub.root / "content/groups").symlink_to(outside)
    with pytest.raises(HubsiteError, match="content/groups leads out of the hub"):
        hub.bring(CLUBS)
    assert list(outside.iterdir()) == []
