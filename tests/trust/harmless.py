"""What of a site could harm its readers: each check gives what it found, in words."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET  # what is read here was made by hubsite
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from icalendar import Calendar
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from .hostile_strings import SUM

OUR_SCRIPTS = re.compile(r"(?:\.\./)*/?(?:assets/(?:hub|open_now)|(?:search/)?search)\.js(?:\?v=[0-9a-f]+)?")
SCHEMES = {"http", "https", "mailto", "tel", "webcal", "geo"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "background", "cite"}
NEVER = {"applet", "audio", "base", "embed", "frame", "iframe", "math", "noscript", "object", "style", "video"}
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ATOM = "{http://www.w3.org/2005/Atom}"
# Properties of the calendars that hubsite writes (RFC 5545, RFC 7986).
_OF_CALENDARS = re.compile(
    "BEGIN|CALSCALE|CATEGORIES|CLASS|COLOR|COMMENT|CONFERENCE|CONTACT|DESCRIPTION|DTEND|DTSTAMP|DTSTART|DURATION|END|"
    "EXDATE|GEO|LAST-MODIFIED|LOCATION|METHOD|NAME|PRODID|RDATE|RECURRENCE-ID|REFRESH-INTERVAL|RRULE|SEQUENCE|SOURCE|"
    "STATUS|SUMMARY|TRANSP|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|UID|URL|VERSION|X-PUBLISHED-TTL|X-WR-CALDESC|"
    "X-WR-CALNAME|X-WR-TIMEZONE"
)


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._in_script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self._in_script = tag == "script"
        self.wrong += [f"<{tag} {name}={value!r}>" for name, value in given.items() if bad_attribute(tag, name, value)]
        if tag in NEVER or bad_tag(tag, given):
            self.wrong.append(str(self.get_starttag_text()))

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.wrong.append(f"<script>{data}")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def bad_attribute(tag: str, name: str, value: str) -> bool:
    """Whether an attribute runs something, styles something or leads where no link of ours may lead."""
    if name.startswith("on") or name in ("style", "srcdoc", "srcset", "ping", "target"):
        return True
    scheme = _SCHEME.match(re.sub(r"[\x00-\x1f]", "", value))
    return name in ADDRESSES and scheme is not None and scheme[1].lower() not in SCHEMES


def bad_tag(tag: str, given: dict[str, str]) -> bool:
    """Whether a tag that may stand on a page is not the one of ours."""
    if tag == "script":
        return not OUR_SCRIPTS.fullmatch(given.get("src", ""))
    if tag == "meta":
        return given.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy"
    if tag == "form":
        return given.get("class") != "search" or given.get("action") != "./"
    return tag == "svg" and given.get("aria-hidden") != "true"


def of_html(html: str) -> list[str]:
    """What a page or a part of one has that it must not have."""
    return _Page(html).wrong


def of_atom(data: bytes) -> Iterator[str]:
    """Also of the HTML in it, which readers' programs show."""
    for element in ET.fromstring(data).iter():  # raises where it is not well-formed
        if element.get("type") == "html":
            yield from of_html(element.text or "")
        yield from (f"{element.tag} {value}" for name, value in element.items() if bad_attribute("", name, value))
        if element.tag not in _KNOWN_OF_ATOM:
            yield element.tag


_NAMES_OF_ATOM = """
    author category content email entry feed generator icon id link logo name published rights subtitle summary title
    updated uri
"""
_KNOWN_OF_ATOM = {_ATOM + name for name in _NAMES_OF_ATOM.split()}


def of_drawing(data: bytes) -> Iterator[str]:
    """What in a drawing runs, or leads out of it."""
    for element in ET.fromstring(data).iter():
        if element.tag.rpartition("}")[2] in ("a", "animate", "foreignObject", "handler", "image", "script", "set"):
            yield element.tag
        yield from re.findall(r"@|url\((?!#)", (element.text or "") if element.tag.endswith("}style") else "")
        for name, value in element.items():
            leads_out = name.endswith("href") and not value.startswith("#")
            if leads_out or name.lower().startswith("on") or re.search(r"url\((?!#)", value):
                yield f"{element.tag} {name}={value!r}"
    yield from re.findall("<[?!]", data.decode())


def of_calendar(data: bytes) -> Iterator[str]:
    """What stands in a calendar beside what hubsite writes."""
    text = data.decode()
    assert "\n" not in text.replace("\r\n", ""), "lines end in CR LF"
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    yield from (line for line in lines if line and not _OF_CALENDARS.fullmatch(re.split("[:;]", line)[0]))
    (calendar,) = Calendar.from_ical(text, multiple=True)
    yield from (str(part.errors) for part in calendar.walk() if part.errors)
    read, written = len(calendar.walk("VEVENT")), lines.count("BEGIN:VEVENT")
    if read != written or lines.count("END:VEVENT") != written:
        yield f"{written} events were written, {read} are read"
    yield from (
        f"an attachment in {part.name}" for part in calendar.walk() if "ATTACH" in part or part.name == "VALARM"
    )


def of_pdf(data: bytes) -> Iterator[str]:
    """Actions other than links of a web address, an email address or a telephone number."""
    with Pdf.open(BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield from _of_object(thing)


def _of_object(thing: Object, depth: int = 0) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(thing, Array):
        for each in thing:
            if isinstance(each, (Array, Dictionary)) and not each.is_indirect:
                yield from _of_object(each, depth + 1)
    elif isinstance(thing, (Dictionary, Stream)):
        for name, value in thing.items():
            if name in ("/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/GoToR"):
                yield f"{name} {value!r}"
            if name == "/S" and str(value) in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"):
                yield str(value)
            if name == "/URI" and bad_attribute("a", "href", str(value)):
                yield str(value)
            if isinstance(value, (Array, Dictionary)) and not value.is_indirect:
                yield from _of_object(value, depth + 1)


def of_file(file: Path) -> list[str]:
    """Everything that is wrong with a published file, by its ending."""
    data = file.read_bytes()
    if file.suffix == ".html":
        found = of_html(data.decode())
    elif file.suffix == ".json":
        json.loads(data)
        found = []
    elif file.suffix == ".svg":
        found = list(of_drawing(data))
    elif file.suffix == ".xml":
        found = list(of_atom(data)) if file.name == "feed.xml" else [str(ET.fromstring(data).tag)][:0]
    elif file.suffix == ".ics":
        found = list(of_calendar(data))
    else:
        found = list(of_pdf(data)) if file.suffix == ".pdf" else []
    if file.suffix in (".html", ".json", ".xml", ".ics") and SUM in data.decode():
        found.append(f"a sum that a template worked out: {SUM}")
    return [f"{file.name}: {each}" for each in found]


# The same for the page as a browser has read it, which may read it in another way than we do.
IN_A_BROWSER = """() => {
    const wrong = window.pwned ? ["a script ran"] : [];
    const never = /^(applet|audio|base|embed|frame|iframe|math|noscript|object|style|template|video)$/;
    const ours = /\\/(assets\\/(hub|open_now)|search\\/search)\\.js(\\?v=[0-9a-f]+)?$/;
    const schemes = /^(https?|mailto|tel|webcal|geo):$/;
    for (const each of document.querySelectorAll("*")) {
        const bad = each.localName === "script" ? each.textContent || !ours.test(each.src)
            : each.localName === "form" ? each.className !== "search"
            : each.localName === "svg" ? each.getAttribute("aria-hidden") !== "true"
            : each.localName === "meta" ? (each.httpEquiv || "Content-Security-Policy") !== "Content-Security-Policy"
            : never.test(each.localName);
        if (bad) wrong.push(each.outerHTML.slice(0, 200));
        for (const { name, value } of each.attributes) {
            const leads = /^(href|src|action|formaction|data|poster|xlink:href)$/.test(name);
            const to = leads && URL.canParse(value, location) && new URL(value, location).protocol;
            const runs = /^on|^(style|srcdoc|srcset|ping)$/.test(name);
            if (runs || (to && !schemes.test(to))) wrong.push(`${name}=${value}`);
        }
    }
    return wrong;
}"""


def of_report(text: str, annotations: str, table: str) -> Iterator[str]:
    """What in a report would steer a terminal or a runner of GitHub's, or run where it is shown."""
    yield from re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text + annotations + table)
    yield from (line for line in annotations.split("\n") if line and not re.match("::(error|warning|notice) ", line))
    yield from (line for line in text.split("\n") if re.match(r"\s*(::|##\[)", line))
    yield from re.findall(r"<(?:script|img|svg|a|iframe)\b[^|]*|\]\([^|]*", table)
