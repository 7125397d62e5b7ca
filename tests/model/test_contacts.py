"""Telephone numbers, addresses of the web and of post, and money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from hubsite.model.contacts import Email, Money, Outward, Phone, Postcode, Url, say_money
from hubsite.model.mistakes import Reading


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Phone, "01612345670", "01612345670"),
        (Phone, "+441614960000", "+441614960000"),
        (Phone, " 01632  960 123 ", "01632 960 123"),
        (Phone, "(01632) 960-123", "(01632) 960-123"),
        (Phone, "999", "999"),
        (Phone, "116 123", "116 123"),
        (Email, "clerk@ashcombe.example", "clerk@ashcombe.example"),
        (Url, "https://ashcombe.example/a?b=c#d", "https://ashcombe.example/a?b=c#d"),
        (Postcode, "m155dd", "M15 5DD"),
        (Postcode, "AB12 3CD", "AB12 3CD"),
        (Outward, "m15", "M15"),
        (Money, "£1,000", Decimal(1000)),
        (Money, "1.5k", Decimal(1500)),
        (Money, "2 million", Decimal(2_000_000)),
        (Money, "free", Decimal(0)),
        (Money, "0", Decimal(0)),
        (Money, "£2.50", Decimal("2.50")),
    ],
)
def test_what_is_taken(kind, typed, value):
    assert TypeAdapter(kind).validate_python(typed, context=Reading()) == value


@pytest.mark.parametrize(
    ("kind", "typed", "code", "fix"),
    [
        (Phone, "ask at the bar", "phone-shape", "Write it with the area code, for example `01632 960123`."),
        (Phone, "1632 960123", "phone-shape", "Write `01632 960123`."),
        (Phone, "(1632) 960123", "phone-shape", "Write `(01632) 960123`."),
        (Phone, "7700900123", "phone-shape", "Write `07700900123`."),
        (Phone, "4632 960123", "phone-shape", "Write it with the area code, for example `01632 960123`."),
        (Phone, "960123", "phone-shape", "Write it with the area code, for example `01632 960123`."),
        (Email, "Jane <jane@hall.example>", "email-shape", "Write `jane@hall.example`."),
        (Email, "a@hall.example, b@hall.example", "email-shape", "Keep one."),
        (Email, "jane at hall dot org", "email-shape", "Write it like `jane@hall.org`."),
        (Email, "jane [at] hall [dot] org", "email-shape", "Write it like `jane@hall.org`."),
        (Email, "jane@hall.example?subject=hi", "email-shape", "Write it like `jane@hall.example`."),
        (Email, "mailto:jane@hall.example", "email-shape", "Write it like `jane@hall.example`."),
        (Email, "jane@hall.example?cc=x%40y.example", "email-shape", "Write it like `jane@hall.example`."),
        (Email, "jane&bcc=b@hall.example", "email-shape", "Write it like `clerk@ashcombe.example`."),
        (Email, "jane%0a@hall.example", "email-shape", "Write it like `clerk@ashcombe.example`."),
        (Email, "jane doe@hall.example", "email-shape", "Write it like `clerk@ashcombe.example`."),
        (Email, "at the hall", "email-shape", "Write it like `clerk@ashcombe.example`."),
        (Url, "htp://hall.example", "url-shape", "Copy it from the top of your browser: `https://…`."),
        (Url, "javascript:alert(1)", "url-shape", "Copy it from the top of your browser: `https://…`."),
        (Url, "http://[x", "url-shape", "Copy it from the top of your browser: `https://…`."),
        (Url, "http://localhost", "url-shape", "Copy it from the top of your browser: `https://…`."),
        (Postcode, "M15 5DDD", "postcode-shape", "Write it like `AB12 3CD`."),
        (Outward, "M15 5DD", "postcode-shape", "Write it like `AB12`."),
        (Money, "lots", "money-shape", "Write it like `£1,000` or `free`."),
    ],
)
def test_what_is_refused(kind, typed, code, fix):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(typed, context=Reading())
    error = caught.value.errors()[0]
    assert (error["type"], error["ctx"]["fix"]) == (code, fix)
    assert error["ctx"]["message"].endswith(".")


def test_https_is_added_and_said():
    reading = Reading()
    assert TypeAdapter(Url).validate_python("www.hall.example", context=reading) == "https://www.hall.example"
    assert [(note.code, note.fix) for note in reading.notes] == [
        ("url-without-https", "Write `https://www.hall.example`.")
    ]


@pytest.mark.parametrize(
    ("pounds", "said"), [(Decimal(0), "free"), (Decimal(1000), "£1,000"), (Decimal("2.5"), "£2.50")]
)
def test_money_is_said(pounds, said):
    assert say_money(pounds) == said
