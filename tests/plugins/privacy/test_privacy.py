"""The guard in a hub: at the right line, once, with what somebody agreed to left alone."""

from __future__ import annotations

import io
import runpy
from pathlib import Path

import pytest
from PIL import Image

from hubsite.testing import make_hub

PDF_OF = runpy.run_path(str(Path(__file__).parent / "test_guard.py"))["pdf_of"]
GROUP = "name: Choir\nsummary: We sing.\n"
AGREED = "consent: {given: 1 May 2026, by: secretary, covers: [phone, email]}\n"
OFFICIAL = "sources: [{url: 'https://here.example', kind: council}]\n"


def told(root, files):
    codes = ("privacy", "consent", "contact", "field", "missing", "unknown")
    found = make_hub(root, files).problems
    return [(each.code, str(each.source)) for each in found if each.code.startswith(codes)]


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        ("email: jane@gmail.com", "privacy-personal-mail"),
        ("email: jane@Hotmail.co.uk", "privacy-personal-mail"),
        ("email: hall@sky.example", ""),
        ("email: hall@notgmail.com", ""),
        ("phone: 07700 900123", "privacy-mobile"),
        ("phone: +44 (0)7700 900123", "privacy-mobile"),
        ("phone: 01632 960123", ""),
        ("phone: 0800 001 0066", ""),
    ],
)
def test_what_looks_private_is_told_unless_somebody_agreed(tmp_path, contact, code):
    expected = [(code, "content/groups/choir.yml:3")] if code else []
    assert told(tmp_path, {"groups/choir.yml": f"{GROUP}{contact}\n"}) == expected
    assert told(tmp_path, {"groups/choir.yml": f"{GROUP}{contact}\n{AGREED}"}) == []


def test_the_number_of_a_public_office_is_fine(tmp_path):
    person = "name: Alex Ray\nphone: 07700 900123\npublic: phone\n"
    assert told(tmp_path, {"people/alex.yml": person}) == [("privacy-mobile", "content/people/alex.yml:2")]
    assert told(tmp_path, {"people/alex.yml": person + OFFICIAL}) == []


def test_prose_and_pages_are_told_at_their_line_and_once(tmp_path):
    files = {
        "groups/choir.md": f"---\n{GROUP}---\nWe sing.\n\nRing 07700 900123.\n",
        "about.md": "Hi.\n\nMy d.o.b.: 1/2/1970\n",
    }
    assert told(tmp_path, files) == [
        ("privacy-birth-date", "content/about.md:3"),
        ("privacy-mobile", "content/groups/choir.md:7"),
    ]


ALLOWED = """name: Here
plugins:
  usual:
  privacy:
    allowed:
      - code: privacy-mobile
        where: content/groups/choir.yml
        what: "07700 900 123"
        reason: The choir's own.
        by: secretary
        on: 1 November 2026
"""


def test_what_is_allowed_stays_and_nothing_else(tmp_path):
    files = {"hub.yml": ALLOWED, "groups/choir.yml": GROUP + "phone: 07700 900123\n"}
    assert told(tmp_path / "a", files) == []
    other = files | {"groups/choir.yml": GROUP + "phone: 07700 900999\n"}
    codes = [code for code, _ in told(tmp_path / "b", other)]
    assert sorted(codes) == ["privacy-mobile", "privacy-override-unused"]
    without_reason = files | {"hub.yml": ALLOWED.replace("        reason: The choir's own.\n", "")}
    assert told(tmp_path / "c", without_reason)[0][0] == "missing-field"


def test_papers_and_pictures_of_the_hub_are_looked_into(tmp_path):
    image, made = Image.new("RGB", (4, 4)), io.BytesIO()
    notes = image.getexif()
    notes[0x8825] = {1: "N", 2: (53.0, 25.0, 1.0)}
    image.save(made, "JPEG", exif=notes)
    paper = PDF_OF(["Ring 07700 900123"], author="Jane Smith")
    files = {"groups/choir.yml": GROUP, "papers/agenda.pdf": paper, "pictures/cake.jpg": made.getvalue()}
    assert told(tmp_path, files) == [
        ("privacy-document-author", "content/papers/agenda.pdf"),
        ("privacy-mobile", "content/papers/agenda.pdf"),
        ("privacy-picture-position", "content/pictures/cake.jpg"),
    ]


def severities(root, files):
    found = make_hub(root, files).problems
    return [(each.code, each.severity.name) for each in found if each.code.startswith("privacy")]


def test_a_number_whose_consent_ended_warns_only_so_that_the_old_site_does_not_stay(tmp_path):
    over = "consent: {given: 1 May 2020, by: secretary, covers: phone}\n"
    text = f"---\n{GROUP}phone: 07700 900123\n{over}---\nOr ring 07700 900123.\n"
    assert severities(tmp_path, {"groups/choir.md": text}) == [("privacy-mobile", "WARNING")]


def test_private_mail_is_never_official(tmp_path):
    person = "name: Alex Ray\nemail: alex@gmail.com\npublic: email\n" + OFFICIAL
    assert told(tmp_path, {"people/alex.yml": person}) == [("privacy-personal-mail", "content/people/alex.yml:2")]


BRINGS = """from hubsite import PackRecord, hookimpl


@hookimpl
def hubsite_records():
    yield PackRecord(folder="terms", id="ward", file="ward.yml",
                     fields={"name": "Ward", "summary": "Ring 07700 900123."})
"""


def test_what_a_plugin_s_record_says_is_looked_at(tmp_path):
    (tmp_path / "plugins").mkdir(parents=True)
    (tmp_path / "plugins/brings.py").write_text(BRINGS)
    hub = "name: Here\nplugins:\n  usual:\n  brings:\n"
    (problem,) = [each for each in make_hub(tmp_path, {"hub.yml": hub}).problems if each.code == "privacy-leak"]
    assert "terms/ward" in problem.message and problem.severity.name == "ERROR"


@pytest.mark.parametrize(
    ("code", "what"), [("privacy-mobile", ""), ("privacy-child", ""), ("privacy-sensitive", "---")]
)
def test_what_is_allowed_names_its_words(tmp_path, code, what):
    line = f'        what: "{what}"\n' if what else ""
    vague = ALLOWED.replace('        what: "07700 900 123"\n', line).replace("privacy-mobile", code)
    files = {"hub.yml": vague, "groups/choir.yml": GROUP}
    assert [each for each, _ in told(tmp_path, files)] == ["privacy-override-vague"]


@pytest.mark.parametrize("number", ["07700/900123", "07700 - 900 123", "07700 – 900123"])
def test_a_mobile_number_may_be_parted_by_a_stroke(tmp_path, number):
    files = {"groups/choir.yml": f"name: Choir\nsummary: Ring {number}.\n"}
    assert told(tmp_path, files) == [("privacy-mobile", "content/groups/choir.yml:2")]


def test_a_number_that_stands_alone_in_a_line_of_a_paper_is_told(tmp_path):
    paper = PDF_OF(["Our members", "07700900123"])
    assert told(tmp_path, {"groups/choir.yml": GROUP, "papers/list.pdf": paper}) == [
        ("privacy-mobile", "content/papers/list.pdf")
    ]
    alone = {"groups/choir.yml": GROUP, "papers/list.pdf": PDF_OF(["07700900123"])}
    assert told(tmp_path / "alone", alone) == [("privacy-mobile", "content/papers/list.pdf")]
