"""Links that hide where they lead: short ones, and hosts that pass for another. Honest hosts are left alone."""

import pytest

from hubsite.testing import make_hub

HUB = {"hub.yml": "name: Here\nplugins: [record_pages, checks]\n"}
SHORT, ALIKE = ("short-link", "advice"), ("look-alike-host", "warning")
HONEST = (
    *("www.gov.uk", "millhall.example", "ysgol-t\u0177.cymru", "b\u00fccher.example", "\u0142\u00f3d\u017a.example"),
    *("\u043f\u0440\u0438\u043c\u0435\u0440.example", "\u03b5\u03bb\u03bb\u03ac\u03b4\u03b1.example"),
    *("\u4f8b\u3048.example", "\u0645\u062b\u0627\u0644.example", "youtu.be", "forms.gle", "maps.app.goo.gl"),
    *("orbit.ly", "not-t.co", "bit.ly.example", "www.gov.uk.", "203.0.113.4", "axn--b.example"),
)
HOSTS = {
    # Short ones.
    **dict.fromkeys(
        ["bit.ly", "www.bit.ly", "BIT.LY", "tinyurl.com", "t.co", "is.gd", "ow.ly", "rebrand.ly", "cutt.ly", "qrco.de"],
        SHORT,
    ),
    **dict.fromkeys(["bit.ly.", "www.bit.ly."], SHORT),  # with its dot a name is the same name
    # One letter of another alphabet, or a word of nothing else.
    "millh\u0430ll.example": ALIKE,  # Cyrillic a
    "www.g\u043ev.uk": ALIKE,  # Cyrillic o
    "g\u03bfv.uk": ALIKE,  # Greek omicron
    "\u0430\u0440\u0440\u04cf\u0435.example": ALIKE,  # "apple", all of it Cyrillic
    "\u0440\u0430\u0443.\u0440\u0430\u0443.example": ALIKE,
    "c\u0585uncil.example": ALIKE,  # Armenian
    "\u13df\u043euncil.example": ALIKE,  # Cherokee
    # Letters that are drawn as others: what a browser opens is not what is read.
    "\uff47\uff4f\uff56.uk": ALIKE,
    "counc\u2170l.example": ALIKE,
    # The same as computers write it.
    "xn--millhll-6fg.example": ALIKE,
    "xn--80ak6aa92e.com": ALIKE,  # "apple", all of it Cyrillic
    "xn--gv-emc.uk": ALIKE,
    # Another name before an @.
    "www.gov.uk@evil.example": ALIKE,
    "gov.uk:443@evil.example": ALIKE,
    # Honest, but nobody can read it.
    "xn--t-4ja.example": ("look-alike-host", "advice"),
    "xn--bcher-kva.example": ("look-alike-host", "advice"),
    "xn--e1afmkfd.example": ("look-alike-host", "advice"),  # "example" in Russian
    "xn--fiqs8s.example": ("look-alike-host", "advice"),
    **dict.fromkeys(HONEST),
}


def told(root, files):
    found = make_hub(root, HUB | files).problems
    return [(each.code, str(each.severity), str(each.source)) for each in found if each.plugin]


def test_the_list_is_long_enough_to_mean_something():
    assert len(HOSTS) >= 40


@pytest.mark.parametrize("host", HOSTS, ids=ascii)
def test_a_host_that_hides_where_it_leads_is_told(tmp_path, host):
    seen = told(tmp_path, {"groups/choir.yml": f"name: Choir\nsummary: We sing.\nurl: https://{host}/x\n"})
    verdict = HOSTS[host]
    assert seen == ([(*verdict, "content/groups/choir.yml:3:6")] if verdict else [])


def test_sources_links_prose_and_pages_are_looked_at_and_an_address_is_told_once(tmp_path):
    record = (
        "---\nname: Choir\nsummary: We sing.\nlinks: [https://bit.ly/1]\n"
        "sources:\n  - url: https://t.co/2\n---\n\nSee [this](https://is.gd/3) and https://is.gd/3.\n"
    )
    page = "# About\n\nSee <https://xn--gv-emc.uk/>.\n"
    seen = told(tmp_path, {"groups/choir.md": record, "about.md": page})
    assert [(code, place.removeprefix("content/")) for code, _, place in seen] == [
        ("look-alike-host", "about.md:3:6"),
        ("short-link", "groups/choir.md:4:9"),
        ("short-link", "groups/choir.md:6:10"),
        ("short-link", "groups/choir.md:9:12"),
    ]


def test_each_link_of_a_shortener_is_told_once_in_a_file_where_it_stands(tmp_path):
    page = "# About\n\nhttps://bit.ly/1\n\nSee https://bit.ly/12, https://bit.ly/1 and https://bit.ly/2!\n"
    halls = (
        "- {id: mill, name: Mill, address: Mill Lane,\n   url: https://bit.ly/3}\n"
        "- {id: green, name: Green, address: The Green, url: https://bit.ly/3,\n   links: [https://bit.ly/4]}\n"
        "- id: church\n  name: Church\n  address: Church Lane\n  description: |\n    A hall.\n\n    See https://bit.ly/5.\n"
    )
    places = [place.removeprefix("content/") for _, _, place in told(tmp_path, {"about.md": page, "spaces.yml": halls})]
    assert places == [
        *("about.md:3:1", "about.md:5:5", "about.md:5:45"),
        *("spaces.yml:2:9", "spaces.yml:4:12", "spaces.yml:11:9"),
    ]


def test_an_address_that_was_typed_in_part_is_told_at_its_field(tmp_path):
    seen = told(tmp_path, {"groups/choir.yml": "name: Choir\nsummary: We sing.\nurl: bit.ly/x\n"})
    assert seen == [(*SHORT, "content/groups/choir.yml:3")]


@pytest.mark.parametrize("host", ["xn--\u0430.example", "xn--99999999.example", "xn--.example", "a..example"])
def test_a_host_that_is_none_breaks_nothing(tmp_path, host):
    told(tmp_path, {"about.md": f"# About\n\nSee https://{host}/ and https://[::1.\n"})
