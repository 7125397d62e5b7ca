"""What may be shown of somebody, and until when."""

from __future__ import annotations

from datetime import date

import pytest

from hubsite.testing import make_hub

PERSON = "name: Alex Ray\nemail: ray@here.example\nphone: 01632 960987\n"
GROUP = "name: Choir\nsummary: We sing.\nphone: 07700 900123\n"
AGREED = "consent: {given: 1 May 2025, by: clerk, covers: [phone, email], expires: 1 May 2028}\n"


def shown(root, file, text, today=date(2026, 11, 22)):
    found = make_hub(root, {file: text}, today=today)
    record = found.hub.get(file.rpartition(".")[0])
    codes = [each.code for each in found.problems if each.code.startswith(("contact", "consent", "privacy"))]
    return (record.email is not None, record.phone is not None), codes


@pytest.mark.parametrize(
    ("more", "seen", "codes"),
    [
        ("", (False, False), ["contact-private", "contact-private"]),
        ("public: email\n", (True, False), ["contact-private"]),
        ("public: e-mail, telephone\n", (True, True), []),
        (AGREED, (True, True), []),
        ("public: phone, email\n" + AGREED.replace("2028", "2026"), (False, False), ["consent-expired"]),
        (AGREED.replace("2025", "2027"), (False, False), ["consent-expired"]),
        (AGREED.replace("1 May 2028", "1 January 2027"), (True, True), ["consent-ends-soon"]),
        (AGREED.replace(", expires: 1 May 2028", ""), (True, True), []),
    ],
)
def test_a_person_is_private_unless_something_says_otherwise(tmp_path, more, seen, codes):
    assert shown(tmp_path, "people/alex-ray.yml", PERSON + more) == (seen, codes)


def test_what_is_not_shown_is_nowhere_on_the_site(tmp_path):
    found = make_hub(tmp_path, {"people/alex-ray.yml": PERSON})
    assert not [page.path for page in found.site.pages if "960987" in page.body or "ray@here" in page.body]
    assert not [file.path for file in found.site.files if b"960987" in file.data or b"ray@here" in file.data]


def test_a_consent_without_an_end_holds_two_years(tmp_path):
    text = GROUP + "consent: {given: 1 May 2025, by: clerk, covers: phone}\n"
    assert shown(tmp_path, "groups/choir.yml", text, date(2027, 1, 30)) == ((False, True), [])
    assert shown(tmp_path, "groups/choir.yml", text, date(2027, 5, 2)) == ((False, False), ["consent-expired"])


def test_the_consent_itself_is_not_published(tmp_path):
    found = make_hub(tmp_path, {"groups/choir.yml": GROUP + AGREED})
    assert "consent" not in found.hub.get("groups/choir").open_data()
