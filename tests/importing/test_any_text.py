"""Any text, any size."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubsite.importing import ImportPlan, run_import
from hubsite.importing.edits import edited
from hubsite.importing.yaml_out import record_text
from hubsite.problems import HubsiteError
from hubsite.read.yaml_text import plain, read_yaml


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(["name", "summary", "description"]), st.text(min_size=1), min_size=1))
def test_any_text_is_read_back_as_it_was_written(fields):
    meant = {name: " ".join(value.split()) for name, value in fields.items()}
    node, problems = read_yaml(record_text(meant), "x.yml")
    codes = {problem.code for problem in problems}
    if not codes & {"control-character", "invisible-character"}:  # the fields refuse such texts before
        assert plain(node) == meant and not problems


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1), st.booleans())
def test_a_line_is_changed_into_any_text(value, in_list):
    value = " ".join(value.split()) or "x"
    before = "# top\nname: Old  # why\nposts:\n  - label: Old\n    seats: 3\nlast: 'x'\n"
    steps = ("posts", 0, "label") if in_list else ("name",)
    new = edited(before, "x.yml", {steps: value}, {})
    assert new is not None
    changed = [number for number, (a, b) in enumerate(zip(before.split("\n"), new.split("\n"), strict=True)) if a != b]
    assert changed in ([], [3 if in_list else 1])


def test_a_table_is_never_held_whole(hub):
    """A format of the hub's own counts how many of its rows are still held by anybody."""
    (hub.root / "plugins").mkdir()
    (hub.root / "plugins" / "counting.py").write_text(
        "import weakref\n"
        "from hubsite import Importer, hookimpl\n"
        "class Row(dict):\n"
        "    __hash__ = object.__hash__\n"
        "def rows(file):\n"
        "    alive, most = weakref.WeakSet(), 0\n"
        "    for number in range(2000):\n"
        "        row = Row(Club=f'Club {number}', What='We meet.')\n"
        "        alive.add(row)\n"
        "        yield row\n"
        "        most = max(most, len(alive))\n"
        "    file.write_text(str(most))\n"
        "@hookimpl\n"
        "def hubsite_importers():\n"
        "    yield Importer(name='counting', summary='Counts.', rows=rows)\n"
    )
    (hub.root / "content/hub.yml").write_text("name: Ashcombe\nplugins:\n  - counting\n")
    file = hub.root / "rows.txt"
    file.write_text("")
    report = run_import(hub.root, file, ImportPlan.of("counting", "groups", ["Club=name", "What=summary"]))
    assert report.counts == {"new": 2000}
    assert int(file.read_text()) < 5
    with pytest.raises(HubsiteError, match="no format called 'counting'"):
        run_import(hub.root, file, ImportPlan.of("counting", "groups", ["Club=name"]), safe=True)
