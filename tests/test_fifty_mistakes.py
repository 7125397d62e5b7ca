"""The fifty mistakes that volunteers really make: each has a hub with the very report, or is taken as it was meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest

from hubsite.look import look
from hubsite.testing import A_SUNDAY

HUBS = Path(__file__).parent / "hubs"
KIND = "read-kindly"


@dataclass(frozen=True)
class Row:
    """One mistake: what somebody wrote, the hubs that hold it, and the tests of what git cannot hold."""

    wrote: str
    hubs: str = ""
    tests: str = ""

    def folders(self) -> list[str]:
        return self.hubs.split()


ROWS = {
    1: Row("start: 19:30", KIND),
    2: Row("start: 9:30", KIND),
    3: Row("start: 0730, start: 1900", "time-without-colon"),
    4: Row("7.30pm, 7pm, 8:00 PM; but 7.30 alone has two meanings", f"{KIND} time-am-or-pm time-dotted"),
    5: Row("10am - 12am", "ends-at-midnight"),
    6: Row("phone: 01612345670", KIND),
    7: Row("phone: +441614960000", KIND),
    8: Row("address: Unit 4 #2, High St", "hash-in-address colour-after-space"),
    9: Row("Yes, NO, on, Y", f"{KIND} yes-or-no"),
    10: Row("name: Null, ~, empty contact:", f"{KIND} empty-fields"),
    11: Row("id: 0123, 1_000, 0x1F, 1.10", KIND),
    12: Row("name: twice", "written-twice"),
    13: Row("title: AGM: election of officers", "colon-in-title"),
    14: Row("title: [CANCELLED] AGM", "bracket-in-title"),
    15: Row(
        "@hulmehub, `x`, %50 off, *important*, & friends, !urgent",
        "at-sign-first backtick-first percent-first star-first ampersand-first exclamation-first",
    ),
    16: Row("> 18s only, | x, - thing, ? what", "greater-than-first bar-first dash-first question-mark-first"),
    17: Row("name: 'St John's Hall'", "apostrophe-in-single-quotes"),
    18: Row('name: "Hall', "quote-not-closed"),
    19: Row("a tab in front", "tab-indentation"),
    20: Row("three spaces, then two", "indentation-uneven"),
    21: Row("no-break spaces in front", "no-break-space"),
    22: Row("name: “Hall”", "smart-quotes"),
    23: Row("a zero-width character in a name", "zero-width-in-field zero-width-in-text"),
    24: Row('titel:, Start time:, tags: "a, b"', "unknown-field tags-on-one-line"),
    25: Row("05/06/2026", f"date-day-or-month date-american {KIND}"),
    26: Row("2026-02-30, 31 June", "date-that-does-not-exist"),
    27: Row("2026-5-1, 12-05-26, 2026-05-12 19:00", f"date-which-year {KIND}"),
    28: Row("Tuesday, when it is a Wednesday", "weekday-wrong"),
    29: Row("2019-06-13T15:34:30-04:00", "time-zone-american"),
    30: Row("2016-02-02 08:39 +0100", "time-zone-summer-in-winter"),
    31: Row("an end before the start", "end-before-start end-is-start meeting-of-27-hours"),
    32: Row("until before the first; fifth Tuesday; the 31st", "until-before-first fifth-tuesday month-on-31st"),
    33: Row("village hall for village-hall", "unknown-reference person-unknown group-deleted-meetings-remain"),
    34: Row("two files of one id", "same-id same-id-in-capitals"),
    35: Row("M15 5DDD, m155dd", f"postcode-wrong {KIND}"),
    36: Row("latitude and longitude swapped", "place-outside-uk"),
    37: Row("www.x.org, htp://, mailto:, a private document", "web-address-wrong link-not-public"),
    38: Row("jane at hall dot org, two in one", "email-wrong"),
    39: Row(
        "a photo that is missing, too big, HEIC, without words or of other letters",
        "link-to-nowhere picture-in-other-letters picture-without-words picture-form",
        "read/test_media.py::test_a_photo_of_twelve_megabytes_cannot_be_published",
    ),
    40: Row(
        "front matter not closed, Windows-1252, UTF-16",
        f"front-matter-not-closed front-matter-not-first windows-1252 utf-16 {KIND}",
        "test_fifty_mistakes.py::test_line_ends_of_windows_and_a_byte_order_mark_are_of_no_matter",
    ),
    41: Row("two records in one file", "two-records-in-a-file"),
    42: Row(
        "a list for a record, a record for a list, a sentence",
        "record-that-is-a-list list-that-is-a-record record-that-is-a-sentence",
    ),
    43: Row("pasted HTML, scripts, maps, Facebook", "markdown-removed markdown-pasted markdown-embedded"),
    44: Row(
        "headings by looks, click here, tables without a header, posters",
        "heading-levels bold-as-heading link-words table-without-header picture-of-words",
    ),
    45: Row("Lorem ipsum, FIXME, templates, backups, example.com", "looks-like-sample"),
    46: Row("a private mobile or mail address", "contact-private private-words"),
    47: Row("=cmd|…, @SUM", "spreadsheet-formula"),
    48: Row("what is over and still said to go on", "term-over ended-but-running field-of-another-kind"),
    49: Row("£1,000, 1.5k, free, 0", f"{KIND} money-wrong"),
    50: Row("forty problems from one slip", "one-indent-slip many-mistakes"),
}


def test_all_fifty_are_there():
    assert list(ROWS) == list(range(1, 51))
    assert all(row.hubs or row.tests for row in ROWS.values())


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_mistake_has_its_hub_with_the_report(row):
    for hub in row.folders():
        assert (HUBS / hub / "expected.txt").is_file(), hub
        assert any((HUBS / hub / "content").iterdir()), hub
    file, _, name = row.tests.partition("::")
    assert not name or f"def {name}(" in (HUBS.parent / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(("number", "row"), ROWS.items())
def test_only_what_is_taken_as_meant_has_no_problem(number, row):
    problems = {hub: (HUBS / hub / "expected.txt").read_text(encoding="utf-8") for hub in row.folders()}
    told = {hub for hub, text in problems.items() if "  [" in text}
    assert told == set(problems) - {KIND, "tags-on-one-line"} or number == 24


# --- What is taken as it was meant ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hub():
    found = look(HUBS / KIND, A_SUNDAY)
    assert found.problems == ()
    return found.hub


KINDLY = [
    (1, "meetings/half-past-seven", lambda record: record.when.start, time(19, 30)),
    (2, "meetings/morning", lambda record: record.when.start, time(9, 30)),
    (4, "meetings/dotted", lambda record: record.when.start, time(19, 30)),
    (4, "meetings/evening", lambda record: record.when.start, time(19)),
    (4, "meetings/capitals", lambda record: record.when.start, time(20)),
    (6, "spaces/null-hall", lambda record: record.phone, "01612345670"),
    (7, "spaces/new-hall", lambda record: record.phone, "+441614960000"),
    (9, "spaces/null-hall", lambda record: (record.access.step_free, record.access.hearing_loop), ("yes", "no")),
    (10, "spaces/null-hall", lambda record: record.name, "Null"),
    (11, "bodies/0123", lambda record: record.id, "0123"),
    (11, "places/mill-ward", lambda record: record.gss_code, "1.10"),
    (11, "spaces/new-hall", lambda record: record.address, "0x1F High St"),
    (25, "bodies/0123", lambda record: record.founding_date.isoformat(), "2026-06-05"),
    (27, "bodies/1900", lambda record: record.dissolution_date.isoformat(), "2027-05-01"),
    (27, "funds/small-grants", lambda record: record.closes.isoformat(), "2026-05-12T19:00:00"),
    (35, "spaces/null-hall", lambda record: record.postcode, "M15 5DD"),
    (49, "funds/small-grants", lambda record: record.amount, Decimal(1000)),
    (49, "funds/small-grants", lambda record: record.amount_max, Decimal(1500)),
    (49, "funds/small-grants", lambda record: record.amount_min, Decimal(0)),
]


@pytest.mark.parametrize(
    ("number", "key", "value", "expected"), KINDLY, ids=[f"{row}-{key}" for row, key, *_ in KINDLY]
)
def test_it_is_taken_as_it_was_meant(hub, number, key, value, expected):
    assert KIND in ROWS[number].folders()
    assert value(hub.get(key)) == expected


@pytest.mark.parametrize(
    "written",
    [b"\xef\xbb\xbfname: Hall\naddress: Mill Lane\n", b"name: Hall\r\naddress: Mill Lane\r\n"],
    ids=["byte-order-mark", "windows-line-ends"],
)
def test_line_ends_of_windows_and_a_byte_order_mark_are_of_no_matter(tmp_path, written):
    (tmp_path / "content/spaces").mkdir(parents=True)
    (tmp_path / "content/hub.yml").write_text("name: Ashcombe\n")
    (tmp_path / "content/spaces/hall.yml").write_bytes(written)
    found = look(tmp_path, A_SUNDAY)
    assert {problem.code for problem in found.problems} <= {"no-source"}
    assert (found.hub.get("spaces/hall").name, found.hub.get("spaces/hall").address) == ("Hall", "Mill Lane")
