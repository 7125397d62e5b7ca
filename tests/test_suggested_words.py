"""Numbers and addresses that may be somebody's own are left out of what a form says; days and times stay."""

import time

import pytest

from hubsite.suggested_words import without_contacts


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123", "07700900123", "07700–900–123", "07700−900−123", "07700,900,123", "07700.900.123",
        "0161/496/0000", "0 7700 900123", "(01632) 960123", "01632 960 100", "+44 1632 960 100", "+44 (0)7700 900123",
        "+44(0)7700900123", "(+44) 7700 900123", "0044 7700 900123", "+353 86 123 4567", "00353 86 1234567",
        "+33 1 42 68 53 00", "0845 46 47", "0845 4647", "0800 1111", "0333 240 3611",
        "ann.lee@mail.example", "ann@x.example",
    ],
)  # fmt: skip
def test_a_number_is_left_out_whole_and_nothing_else(number):
    assert without_contacts(f"Ring {number}, 7pm.") == "Ring (left out), 7pm."
    assert without_contacts(f"Ann ({number}); 12 places\n") == "Ann ((left out)); 12 places\n"


def test_two_numbers_are_both_left_out():
    assert without_contacts("07700 900123 07700 900456") == "(left out) (left out)"


@pytest.mark.parametrize(
    "text",
    [
        "From 03-12-2026.", "05.06.2026 09.30", "2026-05-06, 2026-05-13", "01/02/2026 to 05/06/2026",
        "09.00-12.00, 14.00-17.00", "07.11.2026 19:30", "£0.50, 1.00 or 2.00", "Ages 0-5, 6-11, 12-16", "1066-2066",
        "M33 0AA", "10,000 people", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    ],
)  # fmt: skip
def test_a_day_a_time_or_a_price_stays(text):
    assert without_contacts(text) == text


def test_the_time_it_takes_grows_with_the_text_alone():
    begun = time.process_time()
    for piece in ("0 ", "0", "a", "+", "(", "a@", "1.1.", "0845 ", "(0) "):
        without_contacts(piece * (60_000 // len(piece)) + "x")
    assert time.process_time() - begun < 2
