"""Numbers of mobile telephones and addresses of private mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hubsite import MAIL_PROVIDERS

from .finding import Hit, Line

_GAP = r"[ ().\-]"
# Some write the letter O for a nought.
_MOBILE = re.compile(
    rf"(?<![\w+])(?<!\d[-.])(?:(?:\+|00)?[ ]?44{_GAP}{{0,3}}(?:0{_GAP}{{0,2}})?|\(?[0Oo]{_GAP}?)"
    rf"7(?:{_GAP}{{0,2}}[\dOo]){{9}}(?![\dO]|[A-Za-z]\b|[.:]\d)"
    # 07700/900123 and 07700 - 900 123, which no date looks like
    r"|(?<![\w/])0?7\d{3}[ ]?[/–-][ ]?\d{3}[ ]?\d{3}(?![\d/])"
    # In an address of the web: wa.me/447700900123
    r"|(?<=[/=:])44[ ]?7\d{9}(?!\d)"
)
# A table drops the nought at the beginning.
_SHORT = re.compile(
    r"\b(?:mob(?:ile)?|cell|tel(?:ephone)?|phone|whatsapp|text|call)\b[^\w\n]{0,4}(7\d{3}[ ]?\d{3}[ ]?\d{3})(?!\d)",
    re.IGNORECASE,
)
_IS_MOBILE = re.compile(r"7[1-57-9]\d{8}|7624\d{6}")
_DATE = re.compile(r"\d\d[-. ](?:0?[1-9]|1[0-2])[-. ](?:19|20)\d\d|\d\d\.\d\d[ -]+\d\d\.\d\d")
_IS_REFERENCE = re.compile(
    r"(?:\b(?:ref|reference|order|invoice|case|claim|booking|policy|account|serial|licence|charity|company|item|"
    r"barcode|ticket|isbn|asset|meter|crime|log)(?:[ ](?:no|number|code|id|ref))?"
    r"|(?<!tel )(?<!tel\. )(?<!phone )(?<!mobile )(?<!mob )(?<!contact )\bno)\.?[ :#]{0,3}$",
    re.IGNORECASE,
)
_KNOWN = "gmail|googlemail|hotmail|yahoo|icloud|btinternet|outlook|aol|talktalk|virginmedia"
_ENDS = r"(?:com|net|org|me|io|(?:co\.)?uk|fr|de|ie|in|pl|ro)"
_MAIL = re.compile(
    rf"[\w.+'-]+[ ]?(?:@|%40|[\[({{][ ]?(?:at|@)[ ]?[\])}}])[ ]?(?:{MAIL_PROVIDERS})[ ]?"
    rf"(?:\.|[\[({{][ ]?dot[ ]?[\])}}])[ ]?{_ENDS}\b"
    rf"|[\w.+'-]+[ ]at[ ](?:{MAIL_PROVIDERS})[ ]dot[ ](?:com|co[ ]dot[ ]uk|net|org)\b"
    rf"|[\w+'-]*[._\d][\w.+'-]*[ ]at[ ](?:{_KNOWN})\.{_ENDS}\b",
    re.IGNORECASE,
)
_PROVIDER = re.compile(rf"(?:@|%40|\b(?:at|@)[ \])}}]{{1,2}})[ ]?(?:{MAIL_PROVIDERS})\b", re.IGNORECASE)
# What stands before the sign @ is never longer (RFC 5321, 4.5.3.1.1).
_LONGEST = 64


def mobiles(line: Line) -> Iterator[Hit]:
    """UK mobile numbers (07…, +44 7…) in all spellings; not radiopagers and personal numbers (070, 076)."""
    for found in _MOBILE.finditer(line.text):
        words = found.group()
        digits = re.sub(r"[^\d]", "", re.sub("[Oo]", "0", words))
        is_other = _DATE.match(words) or _IS_REFERENCE.search(line.text[max(0, found.start() - 30) : found.start()])
        if _IS_MOBILE.fullmatch(digits[-10:]) and not is_other:
            yield Hit(found.start(), found.end(), sure=True)
    for found in _SHORT.finditer(line.text):
        if _IS_MOBILE.fullmatch(found.group(1).replace(" ", "")):
            yield Hit(found.start(1), found.end(1), sure=True)


def personal_mail(line: Line) -> Iterator[Hit]:
    """Addresses at providers of private mail, also where the sign @ is written in words."""
    # To look for the provider first is quicker by far.
    for provider in _PROVIDER.finditer(line.text):
        start, end = max(0, provider.start() - _LONGEST), provider.end() + 30
        for found in _MAIL.finditer(line.text, start, end):
            if found.end() >= provider.end():
                yield Hit(found.start(), found.end(), sure=True)
                break
