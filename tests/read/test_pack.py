"""Records that come with plugins: read like content, replaced by a hub's own, refused where they cannot be."""

import pytest

from hubsite import PackRecord, read_pack
from hubsite.testing import make_hub

PLUGIN = '''"""Brings records."""
from pathlib import Path

from hubsite import hookimpl, read_pack


@hookimpl
def hubsite_records():
    yield from read_pack(Path(__file__).parent / "records")
'''


def packed(tmp_path, files, **hub):
    plugin = {f"plugins/pack/{path}": text for path, text in {"__init__.py": PLUGIN, **files}.items()}
    return make_hub(tmp_path, {"hub.yml": "name: Here\nplugins: [record_pages, pack]\n", **plugin, **hub})


def test_a_pack_is_read_like_content(tmp_path):
    look = packed(
        tmp_path,
        {
            "records/terms/ward.yml": "name: Ward\nsummary: Part of a district.\n",
            "records/groups/choir.md": "---\nname: Choir\nsummary: We sing.\nrelated: [ward]\n---\nCome *along*.\n",
        },
    )
    assert not look.problems
    choir = look.hub.get("groups/choir")
    assert (choir.description, choir.related) == ("Come *along*.", ("terms/ward",))
    assert "groups/choir/" in {page.path for page in look.site.pages}


def test_a_file_of_the_hub_takes_the_place_of_a_packed_record(tmp_path):
    files = {"records/terms/ward.yml": "name: Ward\nsummary: Part of a district.\n"}
    look = packed(tmp_path, files, **{"terms/ward.yml": "name: Ward\nsummary: Ours.\n"})
    assert not look.problems
    assert [term.summary for term in look.hub.of("terms")] == ["Ours."]


def test_a_packed_record_is_checked_like_any_other(tmp_path):
    look = packed(tmp_path, {"records/terms/ward.yml": "name: Ward\nsummery: Part.\n"})
    assert {(problem.code, problem.source.file) for problem in look.problems} >= {
        ("unknown-field", "records/terms/ward.yml")
    }


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"records/terms/a.yml": "name: A\nsummary: B\n", "records/terms/a.x.yml": "name: A\nsummary: C\n"}, "both"),
        ({"records/nothings/a.yml": "name: A\n"}, "does not exist"),
    ],
)
def test_what_cannot_be_packed_is_told(tmp_path, files, message):
    (problem,) = packed(tmp_path, files).problems
    assert problem.code == "packed-record"
    assert message in problem.message


def test_a_pack_that_cannot_be_read_is_the_plugins_fault(tmp_path):
    problems = packed(tmp_path, {"records/terms/a.yml": "- a\n- list\n"}).problems
    assert [each.plugin for each in problems if "comes with a plugin" in each.message] == ["pack"]


def test_the_variant_of_an_id_is_left_out(tmp_path):
    (tmp_path / "records" / "terms").mkdir(parents=True)
    (tmp_path / "records" / "terms" / "ward.wales.yml").write_text("name: Ward\n")
    (record,) = read_pack(tmp_path / "records")
    assert record == PackRecord(folder="terms", id="ward", fields={"name": "Ward"}, file="records/terms/ward.wales.yml")
