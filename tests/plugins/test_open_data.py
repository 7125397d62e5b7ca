"""Open data: what a page says, a program can read, under the address of the page."""

import json
import sys

from hubsite.testing import A_SPACE, make_hub

from ..example_hub import example

FILES = {
    "hub.yml": "name: Here\nsummary: A place.\nplugins:\n  record_pages:\n  open_data:\n    licence: OGL-UK-3.0\n",
    "spaces/hall.yml": A_SPACE,
    "groups/choir.md": "---\nname: Café “Choir”\nsummary: We sing.\n"
    "meets_at: hall\nchecked: 1 November 2026\n---\nCome!\n",
    "groups/band.yml": "name: Band\nsummary: We play.\n",
}


def data(look) -> dict[str, object]:
    assert not look.has_errors, look.problems
    files = [file for file in look.site.files if file.plugin == "open_data" and file.path.endswith(".json")]
    return {file.path: json.loads(file.data) for file in files if not file.path.startswith("schemas/")}


def test_there_is_a_schema_for_every_kind(tmp_path):
    look = make_hub(tmp_path, {"hub.yml": "name: Here\nplugins:\n  record_pages:\n  open_data:\n"})
    schemas = {file.path: json.loads(file.data) for file in look.site.files if file.path.startswith("schemas/")}
    assert set(schemas) == {f"schemas/{folder}.json" for folder in look.hub.labels}
    assert schemas["schemas/groups.json"]["else"]["required"] == ["summary"]


def test_a_record_is_plain_data_with_only_what_is_known(tmp_path):
    files = data(make_hub(tmp_path, FILES))
    assert files["groups/choir.json"] == {
        "id": "choir",
        "kind": "groups",
        "name": "Café “Choir”",
        "summary": "We sing.",
        "description": "Come!",
        "checked": "2026-11-01",
        "meets_at": "spaces/hall",
    }
    assert files["groups/band.json"] == {"id": "band", "kind": "groups", "name": "Band", "summary": "We play."}


def test_a_kind_holds_the_same_records_as_its_pages(tmp_path):
    files = data(make_hub(tmp_path, FILES))
    assert files["groups.json"] == {
        "kind": "groups",
        "records": [files["groups/band.json"], files["groups/choir.json"]],
    }
    assert "meetings.json" not in files


def test_the_hub_says_what_there_is(tmp_path):
    assert data(make_hub(tmp_path, FILES))["hub.json"] == {
        "name": "Here",
        "summary": "A place.",
        "licence": "OGL-UK-3.0",
        "kinds": {"spaces": {"count": 1, "file": "spaces.json"}, "groups": {"count": 2, "file": "groups.json"}},
    }


def test_an_empty_hub_says_its_name(tmp_path):
    assert data(make_hub(tmp_path, {})) == {"hub.json": {"name": "Aldermere"}}


def test_letters_stay_letters(tmp_path):
    look = make_hub(tmp_path, FILES)
    file = next(file for file in look.site.files if file.path == "groups/choir.json")
    assert "Café “Choir”".encode() in file.data and file.data.endswith(b"}\n") and file.about == "groups/choir"


def test_every_record_of_the_example_neighbourhood_has_its_file():
    found = example()
    files = data(found)
    assert {f"{record.key}.json" for record in found.hub.records} <= set(files)
    for record in found.hub.records:
        assert files[f"{record.key}.json"]["name"] == record.name
    counts = {folder: kind["count"] for folder, kind in files["hub.json"]["kinds"].items()}
    assert sum(counts.values()) == len(found.hub.records) >= 150


def test_the_list_of_a_kind_is_written_like_the_records_in_it(tmp_path):
    make_hub(tmp_path, FILES)
    plugin = sys.modules["_hubsite_plugin_open_data"]
    records = [{"id": "a", "odd": "b\u2028c\x85d\x0ce\nf", "many": [1, {"k": []}]}, {"id": "b"}]
    for some in (records, records[:1]):
        whole = json.dumps({"kind": "groups", "records": some}, ensure_ascii=False, indent=1) + "\n"
        assert plugin._of_all("groups", [plugin._json(each) for each in some]) == whole
