"""How a law stands is said by its dates as much as by its status."""

import re
from datetime import date

import pytest

from hubsite.testing import make_hub


@pytest.mark.parametrize(
    ("fields", "day", "said"),
    [
        ("status: enacted-not-commenced\nvalid_from: 1 April 2027\n", "2027-03-31", "Passed, but not in force yet"),
        ("status: enacted-not-commenced\nvalid_from: 1 April 2027\n", "2027-04-01", "In force"),
        ("status: in-force\nvalid_from: 1 April 2027\n", "2027-03-31", "Passed, but not in force yet"),
        ("status: in-force\nvalid_until: 31 March 2027\n", "2027-03-31", "In force"),
        ("status: in-force\nvalid_until: 31 March 2027\n", "2027-04-01", "No longer in force"),
        ("status: announced\nvalid_from: 1 April 2027\n", "2027-04-01", "Only announced, not law yet"),
    ],
)
def test_the_page_and_the_index_say_the_same(tmp_path, fields, day, said):
    files = {"rights/r.yml": f"name: Right to Buy\nchecked: never\n{fields}"}
    found = make_hub(tmp_path, files, today=date.fromisoformat(day))
    pages = {page.path: " ".join(re.sub(r"<[^>]*>", " ", str(page.body)).split()) for page in found.site.pages}
    assert f"The law is {said}" in pages["rights/r/"]
    assert f"Right to Buy {said}" in pages["rights/"]
