"""A hub's own version of a packed record: copied, compared, and told about changes."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hubsite import HubsiteError
from hubsite import packs as packs_module
from hubsite.packs import Packs, accept, copy_record, difference_lines
from hubsite.testing import make_hub, write_hub

TODAY = date(2026, 11, 22)
PLUGIN = '''"""Brings what `records` holds, with the council's name in it; and a kind of its own."""
import hubsite
from hubsite import Kind, PackRecord, Problem, Record, hookimpl

records = RECORDS


class Pump(Record):
    """A village pump."""


class Settings(hubsite.Settings):
    town: str = "Here"


@hookimpl
def hubsite_settings():
    return Settings


@hookimpl
def hubsite_kinds():
    yield Kind(Pump, "pumps", "pump", "Pumps", "Where water was fetched.")


def filled(value, names):
    if isinstance(value, dict):
        return {name: filled(inner, names) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, names) for inner in value]
    return value.format_map(names)


@hookimpl
def hubsite_records(hub_config, settings):
    council = hub_config.council or ""
    if council == "nowhere":
        yield Problem(code="unknown-council", message="There is no council called 'nowhere'.")
        return
    names = {"council": council, "town": settings.town}
    for key, fields in records.items():
        folder, identity = key.split("/")
        only = fields.get("only")
        if only in (None, council):
            fields = {name: value for name, value in fields.items() if name != "only"}
            yield PackRecord(folder=folder, id=identity, fields=filled(fields, names))
'''
WARD = {"name": "Ward", "summary": "Part of a district."}
PUMP = {"name": "The pump", "summary": "By the church."}
LONG = " ".join(f"word{number}" for number in range(100))


def hub(root: Path, fields=None, *, council="", key="terms/ward", plugins="record_pages, words", **more) -> Path:
    """A hub with a plugin that brings one record (and `more` of them)."""
    records = {key: {**WARD, **(fields or {})}, **more}
    line = f"council: {council}\n" if council else ""
    plugin = PLUGIN.replace("RECORDS", repr(records))
    return write_hub(root, {"hub.yml": f"name: Here\n{line}plugins: [{plugins}]\n", "plugins/words.py": plugin})


def lines(root: Path) -> list[str]:
    return list(difference_lines(root, TODAY))


def changes(root: Path, before, after) -> list[str]:
    """What is told when the fields of a copied record change in the pack."""
    copy_record(hub(root, before), "terms/ward", TODAY)
    head, *told = lines(hub(root, after))
    assert head == "content/terms/ward.yml: changed in the pack since"
    assert all(line.startswith("    ") for line in told)
    return [line[4:] for line in told]


# --- Copies


def test_a_copy_reads_as_the_packed_record_did(tmp_path):
    root = hub(tmp_path)
    assert copy_record(root, "terms/ward", TODAY) == "content/terms/ward.yml"
    found = make_hub(root, {"hub.yml": "name: Here\nplugins: [record_pages]\n"})
    assert [term.summary for term in found.hub.of("terms")] == ["Part of a district."]


def test_a_plugin_is_asked_with_its_settings(tmp_path):
    root = hub(tmp_path, {"summary": "A part of {town}."})
    settings = "plugins:\n  record_pages:\n  words:\n    town: Ashcombe\n"
    write_hub(root, {"hub.yml": f"name: Here\n{settings}"})
    assert Packs.of(root, TODAY).fields("terms/ward")["summary"] == "A part of Ashcombe."


@pytest.mark.parametrize("file", ["pumps/a.yml", "pumps/a.yaml", "pumps/a.md", "pumps/A.YML", "pumps.yml"])
def test_nothing_of_a_hub_is_overwritten_whoever_brings_its_kind(tmp_path, file):
    text = "- id: a\n  name: Ours\n" if file == "pumps.yml" else "---\nname: Ours\n---\n"
    root = write_hub(hub(tmp_path, PUMP, key="pumps/a"), {"hub.yml": hub_yml(tmp_path), file: text})
    before = everything(root)
    with pytest.raises(HubsiteError, match=rf"own version already: content/{file}\. Nothing was written"):
        copy_record(root, "pumps/a", TODAY)
    assert everything(root) == before


def test_nor_is_a_file_that_hubsite_cannot_read(tmp_path):
    root = write_hub(hub(tmp_path), {"hub.yml": hub_yml(tmp_path), "terms/ward.yml": b"\xff\xfe\x00 broken"})
    with pytest.raises(HubsiteError, match="own version already"):
        copy_record(root, "terms/ward", TODAY)
    assert (root / "content/terms/ward.yml").read_bytes() == b"\xff\xfe\x00 broken"


@pytest.mark.parametrize("file", ["pumps/a.yml", "pumps/A.YML"])
def test_a_file_counts_also_while_nobody_brings_its_kind(tmp_path, file):
    root = write_hub(hub(tmp_path, plugins="record_pages"), {"hub.yml": hub_yml(tmp_path), file: "name: Ours\n"})
    packs = Packs.of(root, TODAY)
    assert (packs.own_file("pumps/a"), packs.own_file("pumps/b")) == (f"content/{file}", "")


def test_a_translation_is_no_version_of_its_own(tmp_path):
    root = write_hub(hub(tmp_path), {"hub.yml": hub_yml(tmp_path), "terms/ward.cy.md": "---\nname: Ward\n---\n"})
    assert copy_record(root, "terms/ward", TODAY) == "content/terms/ward.yml"


def test_a_file_that_appears_meanwhile_stays_as_it_is(tmp_path, monkeypatch):
    root, real = hub(tmp_path), packs_module.record_text

    def slow(fields):
        write_hub(root, {"hub.yml": hub_yml(root), "terms/ward.yml": "name: Just saved\n"})
        return real(fields)

    monkeypatch.setattr(packs_module, "record_text", slow)
    with pytest.raises(HubsiteError, match="own version already"):
        copy_record(root, "terms/ward", TODAY)
    assert (root / "content/terms/ward.yml").read_text() == "name: Just saved\n"
    assert not (root / "pack").exists()


def test_a_folder_that_is_none_is_told(tmp_path):
    root = hub(tmp_path)
    (root / "content/terms").write_text("Not a folder.\n")
    with pytest.raises(HubsiteError, match="content/terms should be a folder"):
        copy_record(root, "terms/ward", TODAY)


def test_what_else_lies_in_the_folder_of_the_memory_stays(tmp_path):
    root = hub(tmp_path)
    (root / "pack").mkdir()
    (root / "pack/README.md").write_text("Ours.\n")
    copy_record(root, "terms/ward", TODAY)
    assert sorted(path.name for path in (root / "pack").iterdir()) == ["README.md", "words.json"]


def test_what_does_not_exist_is_told(tmp_path):
    with pytest.raises(HubsiteError) as error:
        copy_record(hub(tmp_path), "terms/wart", TODAY)
    assert error.value.fix == "Did you mean `terms/ward`?"


@pytest.mark.parametrize("text", ["{", "[]", '{"terms/ward": {"name": "Ward"}}', '{"terms/ward": "Ward"}'])
def test_a_damaged_memory_is_told_before_anything_is_written(tmp_path, text):
    root = hub(tmp_path)
    (root / "pack").mkdir()
    (root / "pack/words.json").write_text(text)
    with pytest.raises(HubsiteError, match=r"'pack/words\.json' is damaged"):
        lines(root)
    with pytest.raises(HubsiteError, match="damaged"):
        copy_record(root, "terms/ward", TODAY)
    assert not (root / "content/terms").exists()


# --- Changes of the pack


def test_what_changed_in_the_pack_since_is_told(tmp_path):
    root = hub(tmp_path)
    copy_record(root, "terms/ward", TODAY)
    assert lines(root) == ["content/terms/ward.yml: nothing has changed in the pack"]
    hub(tmp_path, {"summary": "Part of a council's area."})
    assert lines(root) == [
        "content/terms/ward.yml: changed in the pack since",
        "    `summary` was “Part of a district.”, and is now “Part of a council's area.”",
    ]
    accept(root, "terms/ward", TODAY)
    assert lines(root) == ["content/terms/ward.yml: nothing has changed in the pack"]


def test_a_change_deep_inside_is_named_where_it_is(tmp_path):
    before = {"steps": [{"what": "Write"}, {"what": "Wait", "wait": "8 weeks", "tags": ["a", "b"]}]}
    after = {"steps": [{"what": "Write"}, {"what": "Wait", "wait": "6 weeks", "tags": ["a", "c"]}]}
    assert changes(tmp_path, before, after) == [
        "step 2, `wait` was “8 weeks”, and is now “6 weeks”",
        "step 2, `tags`, entry 2 was “b”, and is now “c”",
    ]


def test_a_new_entry_does_not_move_the_others(tmp_path):
    before = {"sources": [{"url": "https://a.example/", "title": "A"}, {"url": "https://b.example/", "title": "B"}]}
    new = {"url": "https://new.example/", "title": "New"}
    after = {"sources": [new, before["sources"][0], {"url": "https://b.example/", "title": "Better"}]}
    assert changes(tmp_path, before, after) == [
        "source 1 is new: “url: https://new.example/, title: New”",
        "source 3, `title` was “B”, and is now “Better”",
    ]


def test_what_came_and_went_is_told(tmp_path):
    before = {"nations": ["england", "wales"], "contact": {"email": "a@b.example"}, "topic": "Roads"}
    after = {"nations": ["wales"], "contact": {"email": "a@b.example", "phone": "101"}}
    assert changes(tmp_path, before, after) == [
        "`nations`, entry 1 was taken out: “england”",
        "`contact`, `phone` is new: “101”",
        "`topic` was taken out: “Roads”",
    ]


def test_of_a_long_text_the_parts_that_differ_are_shown(tmp_path):
    after = LONG.replace("word50 ", "word50 not ").replace("word90", "WORD")
    assert changes(tmp_path, {"summary": LONG}, {"summary": after}) == [
        "`summary` was “… word47 word48 word49 word50 word51 word52 word53 word54 …”, and is now "
        "“… word47 word48 word49 word50 not word51 word52 word53 word54 …”",
        "`summary` was “… word86 word87 word88 word89 word90 word91 word92 word93 word94 …”, and is now "
        "“… word86 word87 word88 word89 WORD word91 word92 word93 word94 …”",
    ]


def test_a_long_text_that_is_all_new_is_cut_after_it_differs(tmp_path):
    (told,) = changes(tmp_path, {"summary": LONG}, {"summary": LONG.replace("word", "other")})
    assert told.startswith("`summary` was “word0 word1 ") and "word59 …”, and is now “other0 " in told


def test_a_change_of_line_breaks_is_told_as_that(tmp_path):
    before, after = {"description": "One.\n\nTwo."}, {"description": "One.\nTwo."}
    assert changes(tmp_path, before, after) == ["`description`: only spaces or line breaks have changed"]


def test_a_text_that_became_fields_is_told_in_words(tmp_path):
    assert changes(tmp_path, {"contact": "The clerk"}, {"contact": {"email": "c@d.example"}}) == [
        "`contact` was “The clerk”, and is now “email: c@d.example”"
    ]


def test_a_version_made_by_hand_cannot_be_compared(tmp_path):
    root = write_hub(hub(tmp_path), {"hub.yml": hub_yml(tmp_path), "terms/ward.yml": "name: Ward\nsummary: Ours.\n"})
    (line,) = lines(root)
    assert "not made with `hubsite pack copy`" in line


# --- What the pack has no more


def test_what_the_pack_no_longer_has_is_told_until_somebody_takes_note(tmp_path):
    root = hub(tmp_path)
    copy_record(root, "terms/ward", TODAY)
    hub(tmp_path, key="terms/parish")
    assert lines(root) == [
        "content/terms/ward.yml: the pack no longer has this; your file now stands alone",
        "    Look whether it is still true. To hear no more of it: `hubsite pack accept terms/ward`",
    ]
    accept(root, "terms/ward", TODAY)
    assert lines(root) == []
    assert (root / "content/terms/ward.yml").is_file()


def test_a_copy_that_was_deleted_is_not_told(tmp_path):
    root = hub(tmp_path)
    (root / copy_record(root, "terms/ward", TODAY)).unlink()
    hub(tmp_path, key="terms/parish")
    assert lines(root) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"plugins": "record_pages"}, "the plugin 'words' does not run here"),
        ({"fields": {"summary": "{unknown}"}}, "the plugin 'words' failed, and `hubsite check` says why"),
        ({"council": "nowhere"}, "the plugin 'words' says “There is no council called 'nowhere'.”"),
    ],
)
@pytest.mark.parametrize("key", ["terms/ward", "pumps/ward"])
def test_a_plugin_that_does_not_answer_has_not_taken_its_records_back(tmp_path, key, change, why):
    root = hub(tmp_path, key=key)
    copy_record(root, key, TODAY)
    hub(tmp_path, key=key, **change)
    assert lines(root) == [f"content/{key}.yml: {why}, so changes cannot be told"]
    with pytest.raises(HubsiteError, match="cannot be compared"):
        accept(root, key, TODAY)


# --- Another council


def test_another_council_is_no_change_of_the_pack(tmp_path):
    root = hub(tmp_path, {"summary": "{council} mends it."}, council="wolddale")
    copy_record(root, "terms/ward", TODAY)
    hub(tmp_path, {"summary": "{council} mends it."}, council="trafford")
    named = "hub.yml named the council 'wolddale' when this was copied, and names the council 'trafford' today"
    assert lines(root) == [
        "content/terms/ward.yml: nothing has changed in the pack",
        f"content/terms/ward.yml: {named}; the pack says otherwise for it",
        "    `summary` was “wolddale mends it.”, and is now “trafford mends it.”",
    ]
    accept(root, "terms/ward", TODAY)
    assert lines(root) == ["content/terms/ward.yml: nothing has changed in the pack"]


def test_a_change_of_the_pack_is_told_apart_from_another_council(tmp_path):
    root = hub(tmp_path, {"summary": "{council} mends it."}, council="wolddale")
    copy_record(root, "terms/ward", TODAY)
    hub(tmp_path, {"summary": "{council} mends all."})
    named = "hub.yml named the council 'wolddale' when this was copied, and names no council today"
    assert lines(root) == [
        "content/terms/ward.yml: changed in the pack since",
        "    `summary` was “wolddale mends it.”, and is now “wolddale mends all.”",
        f"content/terms/ward.yml: {named}; the pack says otherwise for it",
        "    `summary` was “wolddale mends all.”, and is now “mends all.”",
    ]


def test_what_the_pack_has_for_the_council_of_the_copy_only_is_told(tmp_path):
    root = hub(tmp_path, {"only": "wolddale"}, council="wolddale")
    copy_record(root, "terms/ward", TODAY)
    line, advice = lines(hub(tmp_path, {"only": "wolddale"}, council="trafford"))
    assert "names the council 'trafford' today; the pack has this for the first only" in line
    assert "hubsite pack accept terms/ward" in advice


def test_the_council_stands_in_the_memory(tmp_path):
    copy_record(hub(tmp_path, council="wolddale"), "terms/ward", TODAY)
    memory = json.loads((tmp_path / "pack/words.json").read_text())
    assert memory == {"terms/ward": {"council": "wolddale", "fields": WARD}}


# --- At the command line


def test_the_commands_name_own_versions_and_end_with_1_when_something_changed(tmp_path):
    root = hub(tmp_path, PUMP, key="pumps/a")
    assert pack(root, "copy", "pumps/a") == (
        0,
        "content/pumps/a.yml is yours to change. Commit the folder `pack/` with it.\n",
    )
    assert pack(root, "list") == (0, "pumps/a  (from words; your own version: content/pumps/a.yml)\n")
    assert pack(root, "diff") == (0, "content/pumps/a.yml: nothing has changed in the pack\n")
    hub(tmp_path, key="terms/ward")
    code, told = pack(root, "diff")
    assert code == 1 and "stands alone" in told
    assert pack(root, "copy", "terms/ward")[0] == 0
    assert pack(root, "copy", "terms/ward")[0] == 1


def pack(root: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "hubsite", "pack", *words, "--hub", root, "--today", "2026-11-22"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout


def hub_yml(root: Path) -> str:
    """What hub.yml says already: `write_hub` would write a new one."""
    return (root / "content/hub.yml").read_text()


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("words", [["list"], ["copy", "bodies/x"], ["diff"], ["accept", "bodies/x"]])
def test_with_safe_no_plugin_of_the_hub_runs(tmp_path, command, words):
    ran = tmp_path / "ran"
    plugin = f"open({str(ran)!r}, 'w').close()\n"
    hub = write_hub(tmp_path / "hub", {"hub.yml": "name: X\nplugins:\n  own:\n", "plugins/own.py": plugin})
    command("pack", *words, "--hub", hub, "--safe")
    assert not ran.exists()
    command("pack", *words, "--hub", hub)
    assert ran.exists()
