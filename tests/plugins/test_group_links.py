"""Groups: how to join in plain words, and who works with whom, told from both ends."""

import re

import pytest

from hubsite.testing import make_hub

HALL = "name: Hall\naddress: Mill Lane\naccess:\n  step_free: yes\n  hearing_loop: no\n  accessible_toilet: unknown\n"
FILES = {
    "hub.yml": "name: Here\nplugins: [record_pages, connections, group_links]\n",
    "spaces/hall.yml": HALL,
    "bodies/trust.yml": "name: Trust\n",
    "groups/choir.yml": (
        "name: Choir\nsummary: We sing.\njoining: just turn up\nmeets_at: hall\nlanguages: Polish\n"
        "works_with: [band, trust]\nfirst_visit: Ask for Sam.\n"
    ),
    "groups/band.yml": "name: Band\nsummary: We play.\nworks_with: choir\npart_of: trust\n",
    "groups/alone.yml": "name: Alone\nsummary: We sit.\n",
}


def bodies(tmp_path, files=FILES) -> dict[str, str]:
    look = make_hub(tmp_path, files)
    assert not look.has_errors, look.problems
    return {page.path: str(page.body) for page in look.site.pages}


def links(html: str) -> dict[str, dict[str, list[str]]]:
    """Name → words → names, as the list of all links has them."""
    found = {}
    for section in html.split("<section")[1:]:
        name = re.findall(r"<h2 [^>]*><a [^>]*>(.*?)</a></h2>", section)[0]
        rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section)
        found[name] = {words: re.findall(r"<a [^>]*>(.*?)</a>", names) for words, names in rows}
    return found


def facts(html: str) -> dict[str, str]:
    first = html.partition('<dl class="facts">')[2].partition("</dl>")[0]
    return dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", first, re.DOTALL))


def test_every_link_reads_from_both_ends_and_once(tmp_path):
    assert links(bodies(tmp_path)["groups/links/"]) == {
        "Band": {"Belongs to": ["Trust"], "Works with": ["Choir"]},
        "Choir": {"Works with": ["Band", "Trust"]},
        "Trust": {"Part of it": ["Band"], "Works with": ["Choir"]},
    }


def test_everyone_on_the_list_leads_to_their_place_on_it_and_nobody_else_does(tmp_path):
    found = bodies(tmp_path)
    for path in ("groups/choir", "groups/band", "bodies/trust"):
        anchor = f"with-{path.replace('/', '-')}"
        assert f'links/#{anchor}"' in found[f"{path}/"]
        assert f'id="{anchor}"' in found["groups/links/"]
    assert "links/#" not in found["groups/alone/"] + found["spaces/hall/"]


def test_without_a_link_there_is_no_list(tmp_path):
    files = {path: text for path, text in FILES.items() if path in ("hub.yml", "groups/alone.yml")}
    assert "groups/links/" not in bodies(tmp_path, files)


def test_a_group_that_names_itself_is_linked_with_nobody(tmp_path):
    files = {"hub.yml": FILES["hub.yml"], "groups/odd.yml": "name: Odd\nsummary: Us.\nworks_with: odd\n"}
    found = bodies(tmp_path, files)
    assert "groups/links/" not in found and "Works with" not in found["groups/odd/"]


def test_a_group_called_links_keeps_its_page(tmp_path):
    files = FILES | {"groups/links.yml": "name: The Links\nsummary: Golf.\n"}
    found = bodies(tmp_path, files)
    assert "<h1>The Links</h1>" in found["groups/links/"] and "with-groups" not in "".join(found.values())


@pytest.mark.parametrize("said_by_band", ["", "works_with: choir\n"])
def test_whoever_said_it_both_pages_say_it_once(tmp_path, said_by_band):
    files = FILES | {"groups/band.yml": FILES["groups/band.yml"].replace("works_with: choir\n", said_by_band)}
    found = bodies(tmp_path, files)
    assert re.findall(r">(\w+)</a>", facts(found["groups/choir/"])["Works with"]) == ["Band", "Trust"]
    assert re.findall(r">(\w+)</a>", facts(found["groups/band/"])["Works with"]) == ["Choir"]
    assert found["groups/band/"].count(">Choir</a>") == found["groups/choir/"].count(">Band</a>") == 1
    assert found["bodies/trust/"].count(">Choir</a>") == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("just turn up", "Just turn up. You need not ask first."),
        ("contact first", "Get in touch first."),
        ("members only", "It is for members. Ask how to become one."),
        ("waiting list", "There is a waiting list. Ask to be put on it."),
    ],
)
def test_how_to_join_is_said_as_at_the_door(tmp_path, written, said):
    files = FILES | {"groups/choir.yml": FILES["groups/choir.yml"].replace("just turn up", written)}
    assert facts(bodies(tmp_path, files)["groups/choir/"])["How to join"] == said


def test_an_informal_group_needs_no_more_than_a_name_and_a_sentence(tmp_path):
    html = bodies(tmp_path)["groups/alone/"]
    assert '<p class="lead">We sit.</p>' in html and "constitution" not in html and "Not recorded" not in html


def test_getting_in_is_told_where_the_group_is_and_only_what_is_known(tmp_path):
    found = facts(bodies(tmp_path)["groups/choir/"])
    assert found["Getting in"] == 'No steps, no hearing loop. <a href="../../spaces/hall/">More about getting in</a>'
    assert found["Languages"] == "Polish"
    bare = FILES | {"spaces/hall.yml": "name: Hall\naddress: Mill Lane\n"}
    assert "Getting in" not in facts(bodies(tmp_path, bare)["groups/choir/"])
