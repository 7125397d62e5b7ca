"""What is connected with a record, in both directions, each once."""

import re

import pytest

from hubsite.testing import A_SPACE, make_hub

FILES = {
    "hub.yml": "name: Here\nplugins: [record_pages, connections]\n",
    "spaces/hall.yml": A_SPACE + "run_by: trust\n",
    "bodies/trust.yml": "name: Trust\n",
    "groups/choir.yml": "name: choir\nsummary: We sing.\nmeets_at: hall\nrelated: groups/band\n",
    "groups/band.yml": "name: Band\nsummary: We play.\nmeets_at: hall\n",
    "meetings/evening.yml": "name: Evening\nwhen: every Tuesday\nwhat_happens: Songs.\nheld_at: hall\nrun_by: choir\n",
}


def connected(look, path: str) -> dict[str, list[str]]:
    """Title of a group → names in it, as they stand on a page."""
    assert not look.has_errors, look.problems
    html = str(next(page.body for page in look.site.pages if page.path == path))
    panel = html.partition('<h2 id="hub-connected-with-this">')[2]
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", panel)
    return {title: re.findall(r'<a href="[^"]*">(.*?)</a>', links) for title, links in rows}


def test_a_space_names_who_meets_there_and_what_happens_there(tmp_path):
    look = make_hub(tmp_path, FILES)
    assert connected(look, "spaces/hall/") == {"Meets here": ["Band", "choir"], "Takes place here": ["Evening"]}
    assert connected(look, "bodies/trust/") == {"Runs": ["Mill Hall"]}
    assert connected(look, "meetings/evening/") == {}


def test_what_is_related_is_so_in_both_directions(tmp_path):
    look = make_hub(tmp_path, FILES)
    assert connected(look, "groups/choir/") == {"Runs": ["Evening"], "See also": ["Band"]}
    assert connected(look, "groups/band/") == {"See also": ["choir"]}


def test_who_names_each_other_is_listed_once(tmp_path):
    look = make_hub(tmp_path, FILES | {"groups/band.yml": FILES["groups/band.yml"] + "related: groups/choir\n"})
    assert connected(look, "groups/band/") == {"See also": ["choir"]}


def test_a_stronger_tie_hides_see_also(tmp_path):
    look = make_hub(tmp_path, FILES | {"spaces/hall.yml": FILES["spaces/hall.yml"] + "related: groups/choir\n"})
    assert connected(look, "spaces/hall/")["Meets here"] == ["Band", "choir"]
    assert "See also" not in connected(look, "spaces/hall/")


def test_a_record_stands_once_under_what_says_most(tmp_path):
    files = FILES | {
        "bodies/trust.yml": "name: Trust\n",
        "spaces/hall.yml": A_SPACE + "owner: trust\nrun_by: trust\nrelated: bodies/trust\n",
        "decisions/hire.yml": "name: Hire\nsummary: Who may.\ndecides: trust\nconsulted: trust\npays: trust\n",
    }
    assert connected(make_hub(tmp_path, files), "bodies/trust/") == {"Decides on": ["Hire"], "Runs": ["Mill Hall"]}


@pytest.mark.parametrize(("number", "shown"), [(12, 12), (14, 14), (15, 12), (19, 12)])
def test_a_long_list_shows_twelve_and_keeps_the_rest_behind_a_word(tmp_path, number, shown):
    files = {f"groups/g{n:02}.yml": f"name: Group {n:02}\nsummary: Us.\nmeets_at: hall\n" for n in range(number)}
    look = make_hub(tmp_path, {"hub.yml": FILES["hub.yml"], "spaces/hall.yml": A_SPACE} | files)
    assert len(connected(look, "spaces/hall/")["Meets here"]) == number
    html = str(next(page.body for page in look.site.pages if page.path == "spaces/hall/"))
    open_list, _, rest = html.partition('<h2 id="hub-connected-with-this">')[2].partition("<details>")
    assert open_list.count("<li>") == shown
    assert (f"<summary>and {number - shown} more</summary>" in rest) == (number > shown)


def test_nothing_is_connected_with_itself(tmp_path):
    files = FILES | {"bodies/trust.yml": "name: Trust\nparent: trust\nrelated: bodies/trust\n"}
    assert connected(make_hub(tmp_path, files), "bodies/trust/") == {"Runs": ["Mill Hall"]}


def test_names_are_escaped_and_lead_to_their_pages(tmp_path):
    files = FILES | {"groups/choir.yml": FILES["groups/choir.yml"].replace("choir\n", '"<b>Choir</b>"\n', 1)}
    look = make_hub(tmp_path, files)
    html = str(next(page.body for page in look.site.pages if page.path == "spaces/hall/"))
    assert '<a href="../../groups/choir/">&lt;b&gt;Choir&lt;/b&gt;</a>' in html


def test_every_field_with_words_of_its_own_is_a_field_that_refers():
    import sys
    from datetime import date
    from pathlib import Path

    from hubsite.kinds import BUILT_IN
    from hubsite.plugins import Plugins

    Plugins(Path(str(date.min)), ["connections"])
    turned = sys.modules["_hubsite_plugin_connections"]._TURNED
    assert set(turned) <= {name for kind in BUILT_IN for name in kind.model.model_fields}
