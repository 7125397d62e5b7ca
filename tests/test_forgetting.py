"""Somebody who asks to be forgotten is taken out wherever that is sure, is pointed out elsewhere, and stays away."""

from __future__ import annotations

import time

import pytest
from click.testing import CliRunner

from hubsite.command_line.forget import command
from hubsite.forgetting import as_written, forget, write
from hubsite.forgetting.cutting import cut
from hubsite.forgotten import FORGOTTEN, came_back
from hubsite.look import look
from hubsite.problems import HubsiteError
from hubsite.testing import A_SUNDAY, write_hub

SALT = b"0123456789abcdef"
RAY = """name: Alex Ray
email: cllr.ray@ashcombe.example
phone: 01632 960123
public: email
memberships:
  - body: ashcombe-council
    post: clerk
"""
COUNCIL = "name: Ashcombe Council\nposts:\n  - id: clerk\n    label: Clerk\n"
FILES = {
    "people/alex-ray.yml": RAY,
    "bodies/ashcombe-council.yml": COUNCIL,
    "groups/choir.md": "---\nname: Choir\nsummary: Led by Alex Ray.\nrelated:\n  - people/alex-ray\n---\n"
    "Write to Alex\nRay.\n",
    "news/thanks.md": "---\nname: Thanks\nsummary: We say thanks.\ndate: 1 November 2026\n"
    "related: people/alex-ray, groups/choir\n---\nThanks to [Alex Ray](/people/alex-ray/).\n",
}
GROUP = "name: Choir\nsummary: We sing.\n"


MORE = {"people/bo.yml": "name: Bo Lee\n", "bodies/ashcombe-council.yml": COUNCIL}


def run(root, *arguments, person="people/alex-ray", role="the clerk"):
    asked = [person, "--hub", str(root), "--today", "2026-11-22", "--role", role, *arguments]
    return CliRunner().invoke(command, asked)


def forgotten(root, person="people/alex-ray", role="the clerk"):
    """Forget somebody without a look at the site; gives what is left to look at, as `file:line`."""
    done = forget(root, as_written(root, A_SUNDAY), None, person, role, SALT)
    write(root, done)
    return [f"{each.file}:{each.line}" for each in done.look_at]


def told(root, person="people/alex-ray", role="the clerk"):
    with pytest.raises(HubsiteError) as error:
        forgotten(root, person, role)
    return f"{error.value.message} {error.value.fix}"


def hub(tmp_path, files, person="name: Alex Ray\n", identity="alex-ray"):
    """A hub without plugins, which is quick to read."""
    bare = {"hub.yml": "name: Ashcombe\nplugins: []\n", f"people/{identity}.yml": person}
    return write_hub(tmp_path, {**bare, **files})


def content(root, file):
    return (root / "content" / file).read_bytes().decode()


def everything(root):
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file() and ".hubsite/" not in str(file)}


def test_the_difference_is_shown_and_nothing_done(tmp_path):
    root = write_hub(tmp_path, FILES)
    before = everything(root)
    said = run(root, "--diff").output
    assert everything(root) == before
    assert " delete  content/people/alex-ray.yml" in said and "+summary: Led by the clerk." in said
    for address in ("/people/alex-ray/", "/people.json", "/groups/choir/"):
        assert f"  {address}\n" in said


def test_without_a_terminal_nothing_is_done_unless_it_is_said(tmp_path):
    root = write_hub(tmp_path, FILES)
    before = everything(root)
    result = run(root)
    assert isinstance(result.exception, HubsiteError) and "--yes" in result.exception.fix
    assert "+summary: Led by the clerk." in result.output and everything(root) == before


def test_on_a_terminal_it_asks(tmp_path, monkeypatch):
    root = write_hub(tmp_path, FILES)
    monkeypatch.setattr("hubsite.command_line.forget.in_a_terminal", lambda: True)
    asked = ["people/alex-ray", "--hub", str(root), "--today", "2026-11-22"]
    result = CliRunner().invoke(command, asked, input="n\n")
    assert "Make these changes?" in result.output and (root / "content/people/alex-ray.yml").exists()
    assert CliRunner().invoke(command, asked, input="y\n").exit_code == 0
    assert not (root / "content/people/alex-ray.yml").exists()


def test_the_record_goes_and_what_names_it_changes(tmp_path):
    root = write_hub(tmp_path, FILES)
    said = run(root, "--yes").output
    assert "git filter-repo --invert-paths --path content/people/alex-ray.yml" in said
    assert "hubsite build --clean" in said and "older previews" in said and "Caches" not in said
    left = {file: text.decode() for file, text in everything(root).items()}
    assert not [file for file, text in left.items() if "Alex" in text or "alex-ray" in text or "cllr.ray" in text]
    assert content(root, "groups/choir.md") == (
        "---\nname: Choir\nsummary: Led by the clerk.\n---\nWrite to the clerk.\n"
    )
    assert "related: groups/choir\n---\nThanks to the clerk.\n" in content(root, "news/thanks.md")
    found = look(root, A_SUNDAY)
    assert not found.has_errors and "people/alex-ray" not in {record.key for record in found.hub.records}


def test_on_github_its_caches_are_named_among_what_is_left_to_do(tmp_path):
    root = write_hub(tmp_path, FILES)
    (root / ".github").mkdir()
    said = run(root, "--yes").output
    assert said.index("hubsite build --clean") < said.index("Actions, Caches") < said.index("earlier deployments")


def test_an_id_inside_other_words_stays(tmp_path):
    choir = f"{GROUP}address: St Susann's Hall\ntags: ann, susann\nrelated: people/ann, groups/band\n"
    root = hub(tmp_path, {"groups/choir.yml": choir, "groups/band.yml": GROUP}, "name: Ann Mann\n", "ann")
    forgotten(root, "people/ann")
    assert content(root, "groups/choir.yml") == choir.replace("people/ann, ", "")


def test_a_bare_id_is_taken_from_references_and_from_nothing_else(tmp_path):
    files = {
        "spaces.yml": "- id: green\n  name: The green\n  address: Mill Lane, Ashcombe\n  tags: green\n",
        "groups/choir.yml": f"{GROUP}tags: green\nrelated:\n  # whom to ask\n  - people/green\n  - spaces/green\n",
        "news/day.yml": "name: green\nsummary: green\ndate: 1 November 2026\n",
    }
    root = hub(tmp_path, files, "name: Jo Green\n", "green")
    forgotten(root, "people/green")
    assert content(root, "spaces.yml") == files["spaces.yml"]
    assert content(root, "news/day.yml") == files["news/day.yml"]
    assert content(root, "groups/choir.yml") == files["groups/choir.yml"].replace("  - people/green\n", "")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("related: alex-ray\n", ""),
        ("related: [people/alex-ray, groups/band]\n", "related: [groups/band]\n"),
        ('related: [groups/band, "people/alex-ray"]  # both\n', "related: [groups/band]  # both\n"),
        ("related: [alex-ray]\n", ""),
        ("related: groups/band, alex-ray\n", "related: groups/band\n"),
        ("related:\n- people/alex-ray # old\n- groups/band\n", "related:\n- groups/band\n"),
        ("related:\n  - groups/band\n  - 'people/alex-ray'\n", "related:\n  - groups/band\n"),
    ],
)
@pytest.mark.parametrize("after", ["", "contact: Secretary\n"])
def test_references_in_every_spelling(tmp_path, written, left, after):
    root = hub(tmp_path, {"groups/choir.yml": GROUP + written + after, "groups/band.yml": GROUP})
    assert forgotten(root) == []
    assert content(root, "groups/choir.yml") == GROUP + left + after
    assert as_written(root, A_SUNDAY).hub.get("groups/choir")


def test_one_of_a_list_goes_and_the_others_stay(tmp_path):
    text = (
        "# Councillors\n  - id: alex-ray\n    name: Alex Ray\n\n  - id: bo\n    name: Bo Lee\n    related: alex-ray\n"
    )
    welsh = "- id: alex-ray\n  summary: Clerc\n"
    bare = {"hub.yml": "name: Ashcombe\nlanguages: en, cy\nplugins: []\n"}
    root = write_hub(tmp_path, {**bare, "people.yml": text, "people.cy.yml": welsh})
    forgotten(root)
    assert content(root, "people.yml") == "# Councillors\n  - id: bo\n    name: Bo Lee\n"
    assert not (root / "content/people.cy.yml").exists()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (
            "  |\n  Hello Alex Ray.\n\n    code Alex\n    Ray\n  end\n",
            "  |\n  Hello the clerk.\n\n    code the clerk\n  end\n",
        ),
        (" >-\n  Hello Alex Ray,\n  how are you?\n\n  Bye.\n", " >-\n  Hello the clerk,\n  how are you?\n\n  Bye.\n"),
        (' "Ask: Alex Ray" # me\n', ' "Ask: the clerk" # me\n'),
        (" 'With Alex\n  Ray''s.'\n", " With the clerk's.\n"),
    ],
)
def test_words_keep_the_way_they_are_written(tmp_path, written, left):
    root = hub(tmp_path, {"groups/choir.yml": f"{GROUP}description:{written}contact: Secretary\n"})
    assert forgotten(root) == []
    assert content(root, "groups/choir.yml") == f"{GROUP}description:{left}contact: Secretary\n"


def test_a_page_called_like_the_folder_is_no_list(tmp_path):
    root = write_hub(tmp_path, {"people.yml": "- id: alex-ray\n  name: Alex Ray\n- id: bo\n  name: Bo Lee\n"})
    write_hub(root, {"people.cy.yml": "- id: [\n", "people.cy.md": "# Alex Ray helps\n"})
    forgotten(root)
    assert content(root, "people.yml") == "- id: bo\n  name: Bo Lee\n"
    assert content(root, "people.cy.md") == "# The clerk helps\n"


def test_the_last_of_a_list_takes_the_file_along(tmp_path):
    root = write_hub(tmp_path, {"people.yml": "- {id: alex-ray, name: Alex Ray}\n"})
    forgotten(root)
    assert not (root / "content/people.yml").exists()


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("- a: 1\n  b: 2\n- c: 3\n", (0, "a"), "- b: 2\n- c: 3\n"),
        ("a:\n  b: 1\nc: |\n  2\n", ("a", "b"), "c: |\n  2\n"),
        ("a: |\n  1\n\n  2\nb: 3\n", ("a",), "b: 3\n"),
        ("a: [x, 'y, z', x]\n", ("a", 1), "a: [x, x]\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), None),
        ("a: 1\n", ("b",), None),
        ("a: [1, 2\n", ("a", 0), None),
    ],
)
def test_a_value_is_cut_out_by_lines_or_not_at_all(text, place, left):
    assert cut(text, "content/x.yml", place) == left


def test_a_record_that_cannot_be_cut_out_is_told_and_nothing_changes(tmp_path):
    listed = "[{id: alex-ray, name: Alex Ray},\n {id: bo, name: Bo Lee}]\n"
    root = write_hub(tmp_path, {"people.yml": listed, "groups/choir.yml": GROUP + "contact: Alex Ray\n"})
    before = everything(root)
    assert "content/people.yml cannot be found for sure" in told(root)
    assert everything(root) == before


def test_a_private_number_is_found_in_every_spelling(tmp_path):
    numbers = "Ring 01632960123, +44 1632 960 123, (01632) 960-123 or +44 (0)1632 960123, not 01632 9601234.\n"
    files = {
        "groups/choir.md": f"---\nname: Choir\nsummary: We sing.\nphone: 01632 960 123\n---\n{numbers}",
        "groups/band.yml": GROUP + "email: A.Pal@Mail.example\ncontact: Secretary\n",
    }
    person = "name: Alex Ray\nphone: '01632 960123'\nemail: a.pal@mail.example\n"
    root = hub(tmp_path, files, person)
    assert forgotten(root) == []
    out = "(taken out)"
    assert content(root, "groups/choir.md") == (
        f"---\nname: Choir\nsummary: We sing.\n---\nRing {out}, {out}, {out} or {out}, not 01632 9601234.\n"
    )
    assert content(root, "groups/band.yml") == GROUP + "contact: Secretary\n"


def test_an_official_contact_belongs_to_the_post_and_is_only_pointed_out(tmp_path):
    files = {"groups/choir.yml": GROUP + "email: clerk@ashcombe.example\n"}
    root = hub(tmp_path, files, "name: Alex Ray\nemail: clerk@ashcombe.example\npublic: email\n")
    assert forgotten(root) == ["content/groups/choir.yml:3"]
    assert content(root, "groups/choir.yml") == files["groups/choir.yml"]


@pytest.mark.parametrize("role", [r"the \1 clerk", "clerk: acting", "# clerk", "[clerk]", 'the "old" clerk', "\\g<0>"])
def test_a_role_is_words_and_nothing_else(tmp_path, role):
    root = hub(tmp_path, {"groups/choir.md": f"---\n{GROUP}contact: Alex Ray\n---\nAsk for Alex Ray.\n"})
    forgotten(root, role=role)
    (choir,) = as_written(root, A_SUNDAY).hub.of("groups")
    assert choir.contact == role[0].upper() + role[1:] and choir.description == f"Ask for {role}."


def test_an_empty_role_is_refused(tmp_path):
    assert "in place of the name" in told(hub(tmp_path, {}), role="  ")


def test_line_ends_and_marks_stay(tmp_path):
    choir = (
        "\ufeff---\r\nname: Choir\r\nsummary: Led by Alex Ray.\r\nrelated: alex-ray\r\n---\r\nAlex\r\nRay sings.\r\n"
    )
    root = hub(tmp_path, {"groups/choir.md": choir})
    forgotten(root)
    assert content(root, "groups/choir.md") == (
        "\ufeff---\r\nname: Choir\r\nsummary: Led by the clerk.\r\n---\r\nThe clerk sings.\r\n"
    )


def test_a_file_in_an_older_encoding_is_left_and_pointed_out(tmp_path):
    old = "name: Café\nsummary: Led by Alex Ray.\n".encode("cp1252")
    root = hub(tmp_path, {"groups/cafe.yml": old, "groups/odd.yml": b"\x00\x01\x02"})
    assert forgotten(root) == ["content/groups/cafe.yml:2", "content/groups/odd.yml:0"]
    assert (root / "content/groups/cafe.yml").read_bytes() == old


@pytest.mark.parametrize(
    "words",
    [
        "We met at Alex Ray Memorial Hall.",
        "Mary Alex Ray spoke.",
        "We asked Cllr Ray.",
        "ALEX RAY came.",
        "See {{ person id=alex-ray }}.",
    ],
)
def test_what_may_be_meant_is_only_pointed_out(tmp_path, words):
    page = f"---\n{GROUP}---\nFirst.\n\n{words}\n"
    root = hub(tmp_path, {"groups/choir.md": page})
    assert forgotten(root) == ["content/groups/choir.md:7"]
    assert content(root, "groups/choir.md") == page


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ask Cllr Alex Ray.", "Ask the clerk."),
        ("For Alex\n\nRay of light.", "For Alex\n\nRay of light."),
        ("It rained. Alex Ray's tent held.", "It rained. The clerk's tent held."),
        ("Alexa Ray and Alex Ray-Jones came.", "Alexa Ray and Alex Ray-Jones came."),
        ("[Write](mailto:CLLR.RAY@ashcombe.example) or <cllr.ray@ashcombe.example>.", "Write or (taken out)."),
        ("See [her page](../people/alex-ray.md) and [his](/people/bo/).", "See her page and [his](/people/bo/)."),
    ],
)
def test_names_in_prose(tmp_path, words, left):
    root = hub(tmp_path, {"groups/choir.md": f"---\n{GROUP}---\n{words}\n", **MORE}, RAY)
    forgotten(root)
    assert content(root, "groups/choir.md").endswith(f"---\n{left}\n")


def test_either_apostrophe_and_either_form_of_an_accent_is_known(tmp_path):
    root = hub(
        tmp_path, {"a.md": "# A\n\nWith Zoë O’Dea.\n", "b.md": "# B\n\nWith Zoe\u0308 O'Dea.\n"}, "name: Zoë O'Dea\n"
    )
    assert forgotten(root) == ["content/b.md:3"]
    assert content(root, "a.md") == "# A\n\nWith the clerk.\n"


def test_a_name_of_one_word_is_never_replaced(tmp_path):
    page = f"---\n{GROUP}---\nAsk Ann at St Ann.\n"
    root = hub(tmp_path, {"groups/choir.md": page}, "name: Ann\n", "ann")
    assert forgotten(root, "people/ann") == ["content/groups/choir.md:5"]
    assert content(root, "groups/choir.md") == page


def test_names_of_other_records_and_comments_are_left_to_people(tmp_path):
    choir = "name: Friends of Alex Ray\nsummary: We sing.\n# Alex Ray keeps the key\n"
    root = hub(tmp_path, {"groups/choir.yml": choir})
    assert forgotten(root) == ["content/groups/choir.yml:1", "content/groups/choir.yml:3"]
    assert content(root, "groups/choir.yml") == choir


def test_copies_that_other_commands_keep_are_named(tmp_path):
    root = hub(tmp_path, {"people/alex-ray.jpg": b"no picture"}, "name: Zoë Ray\n")
    for file in ("imports/members.json", "pack/copied.yml"):
        (root / file).parent.mkdir()
    (root / "imports/members.json").write_text('{\n"people": {"z": {"name": "Zo\\u00eb Ray"}}}\n')
    (root / "pack/copied.yml").write_text("- people/alex-ray\n")
    said = run(root, "--yes").output
    assert "imports/members.json:2  " in said and "pack/copied.yml:1  - people/alex-ray" in said
    assert "would bring back: imports/members.json, pack/copied.yml." in said
    assert "content/people/alex-ray.jpg  its name is like theirs" in said


def test_only_people_can_be_forgotten(tmp_path):
    root = hub(tmp_path, {"groups/choir.yml": GROUP})
    assert "delete content/groups/choir.yml" in told(root, "groups/choir")
    assert "people/alex-ray" in told(root, "people/nobody")


def test_what_stops_half_way_can_be_run_again(tmp_path):
    root = write_hub(tmp_path, FILES)
    done = forget(root, as_written(root, A_SUNDAY), None, "people/alex-ray", "the clerk", SALT)
    assert [done.changes[0].file, done.changes[-1].file] == [FORGOTTEN, "content/people/alex-ray.yml"]
    (root / "content/news/thanks.md").write_text("---\nname: Thanks\ndate: 1 May 2026\nrelated: alex-ray\n---\n")
    with pytest.raises(HubsiteError, match="has changed since"):
        write(root, done)
    assert (root / "content/people/alex-ray.yml").exists()
    hashes = (root / FORGOTTEN).read_text()
    forgotten(root)
    assert (root / FORGOTTEN).read_text() == hashes and "alex" not in content(root, "news/thanks.md")
    assert not (root / "content/people/alex-ray.yml").exists()


def test_a_file_reached_through_a_link_is_left(tmp_path):
    root = hub(tmp_path, {"groups/choir.yml": GROUP + "contact: Alex Ray\n"})
    (root / "content/groups/twin.yml").symlink_to("choir.yml")
    assert forgotten(root) == ["content/groups/twin.yml:3"]
    assert (root / "content/groups/twin.yml").is_symlink()


def test_nothing_shown_can_steer_a_terminal(tmp_path):
    root = hub(tmp_path, {"groups/choir.md": f"---\n{GROUP}---\nAlex Ray \x1b[2J and Cllr Ray \x1b[2J\n"})
    assert "\x1b[2J" not in run(root, "--diff").output


def test_who_was_forgotten_does_not_come_back_under_another_id(tmp_path):
    root = write_hub(tmp_path, FILES)
    forgotten(root)
    assert "ray" not in (root / FORGOTTEN).read_text().lower()
    write_hub(root, {"people/a-ray.yml": "name: Cllr Alex Ray\n", "people/alexa-ray.yml": "name: Alexa Ray\n"})
    write_hub(root, {"people/alex-ray.yml": "name: Alex Reed\n"})
    told = [problem for problem in look(root, A_SUNDAY).problems if problem.code == "forgotten-came-back"]
    assert [problem.source.file for problem in told] == ["content/people/a-ray.yml", "content/people/alex-ray.yml"]
    lines = (root / FORGOTTEN).read_text().splitlines()
    assert f"take `{lines[3][:13]}…` out of" in told[0].fix and f"take `{lines[4][:13]}…` out of" in told[1].fix


def test_a_second_person_shares_the_salt_and_another_hub_does_not(tmp_path):
    one, other = (hub(tmp_path / name, {"people/bo.yml": "name: Bo Lee\n"}) for name in ("one", "other"))
    forgotten(one)
    first = (one / FORGOTTEN).read_text()
    forgotten(one, "people/bo")
    assert (one / FORGOTTEN).read_text().startswith(first) and (one / FORGOTTEN).read_text().count("salt ") == 1
    run(other, "--yes")
    assert not set((other / FORGOTTEN).read_text().splitlines()[2:]) & set(first.splitlines())


def test_a_check_of_many_people_is_quick(tmp_path):
    root = hub(tmp_path, {"people.yml": "".join(f"- id: p{n}\n  name: Pat Number{n}x\n" for n in range(500))})
    forgotten(root)
    many = as_written(root, A_SUNDAY).hub
    start = time.process_time()
    assert list(came_back(root, many)) == []
    assert time.process_time() - start < 1


def test_long_odd_texts_take_no_longer_than_their_length(tmp_path):
    odd = "[" * 100_000 + " ](" * 30_000 + "Alex" + " " * 100_000 + "0 1 6 3 2 " * 10_000 + "cllr.ray@" * 5_000
    root = hub(tmp_path, {"notes.md": f"# Notes\n\n{odd}\n"}, RAY.partition("memberships")[0])
    written = as_written(root, A_SUNDAY)
    start = time.process_time()
    forget(root, written, None, "people/alex-ray", "the clerk", SALT)
    assert time.process_time() - start < 3
