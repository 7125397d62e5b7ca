"""Small PDFs that say or draw very much, as written by hand (ISO 32000)."""

from __future__ import annotations

import zlib

_CATALOG, _FONT = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 900 800]"
_LETTERS = b"/Resources<</Font<</F1 3 0 R>>>>"


def one_page_often(times: int) -> bytes:
    """A crowded page that the tree of pages names so many times."""
    return _pdf(_CATALOG, _pages(times), _FONT, _page(b""), _stream(_crowd(), b""))


def one_form_often(times: int) -> bytes:
    """A page that draws the same crowded form so many times."""
    return _pdf(
        _CATALOG, _pages(1), _FONT, _page(b"/XObject<</X 6 0 R>>"), _stream(b"/X Do " * times, b""),
        _stream(_crowd(), _FORM + _LETTERS),
    )  # fmt: skip


def forms_in_forms(deep: int, wide: int) -> bytes:
    """Forms that draw the next one `wide` times each: the last is drawn `wide` to the power of `deep` times."""
    forms = [
        _stream(b"/X Do " * wide, _FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + number))
        for number in range(deep)
    ]
    drawn = _stream(b"BT /F1 9 Tf 20 700 Td (hello) Tj ET", _FORM + _LETTERS)
    return _pdf(
        _CATALOG, _pages(1), _FONT, _page(b"/XObject<</X 6 0 R>>"), _stream(b"/X Do", b""), *forms, drawn
    )  # fmt: skip


def _crowd() -> bytes:
    lines = (b"1 0 0 1 20 %d Tm (Come and sing on any Tuesday) Tj " % (780 - 2 * number) for number in range(300))
    return b"BT /F1 2 Tf " + b"".join(lines) + b"ET"


def _pages(times: int) -> bytes:
    return b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, b"4 0 R " * times)


def _page(more: bytes) -> bytes:
    resources = b"<</Font<</F1 3 0 R>>%s>>" % more
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 5 0 R/Resources%s>>" % resources


def _stream(drawn: bytes, more: bytes) -> bytes:
    packed = zlib.compress(drawn)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def _pdf(*parts: bytes) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, b"".join(places))
    return data + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(data))
