"""Web addresses that open for whoever typed them and for nobody else, or that hide where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from hubsite import Problem, Record, Severity, TextPage

from .place import at
from .web_addresses import Doubt, hidden
from .written import Texts

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]{}]+", re.IGNORECASE)
_AFTER_IT = ".,;:!?"
_OWN_COMPUTER = re.compile(
    r"localhost|[a-z0-9-]+\.(?:local|lan|internal|test)|127\.[0-9.]+|10\.[0-9.]+|192\.168\.[0-9.]+|0\.0\.0\.0"
    r"|172\.(?:1[6-9]|2\d|3[01])\.[0-9.]+"
)
_DRIVES = re.compile(
    r"(?:drive|docs)\.google\.com|1drv\.ms|onedrive\.live\.com|[a-z0-9-]+\.sharepoint\.com|(?:www\.)?icloud\.com"
)
# What Google calls “published to the web”, and forms, are for everyone.
_PUBLISHED = re.compile(r"/pub(?:html)?\b|/forms/|/viewform\b|/d/e/")


def web_places(written: Record | TextPage, texts: Texts) -> Iterator[Problem]:
    """Each such address once, where its file first has it; else at the field that it stands in."""
    told: set[str] = set()
    for field, text in texts:
        for found in _ADDRESS.findall(text) if "://" in text else ():
            address = found.rstrip(_AFTER_IT)
            if address not in told and (doubt := _doubt(address)):
                told.add(address)
                yield Problem(
                    code=doubt.code,
                    message=doubt.message,
                    fix=doubt.fix,
                    severity=doubt.severity,
                    source=written.origin.links.get(address) or at(written, field),
                )


def _doubt(address: str) -> Doubt | None:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if _OWN_COMPUTER.fullmatch(host):
        message = f"'{host}' is a computer at your home or office: nobody else can open this link."
        fix = "Write the address that others use, or delete the link."
        return Doubt(code="link-not-public", message=message, fix=fix, severity=Severity.WARNING)
    if _DRIVES.fullmatch(host) and not _PUBLISHED.search(address):
        message = f"Files at {host} often open only for people who were invited."
        fix = "Open the link in a private window. If it asks you to sign in, put the file into content/ as a PDF."
        return Doubt(code="link-not-public", message=message, fix=fix, severity=Severity.ADVICE)
    return hidden(host, parts.username)
