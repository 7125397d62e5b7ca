"""Web addresses that open for whoever typed them, and for nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from hubsite import Problem, Record, Severity, TextPage

from .place import at
from .written import texts_of

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_OWN_COMPUTER = re.compile(
    r"localhost|[a-z0-9-]+\.(?:local|lan|internal|test)|127\.[0-9.]+|10\.[0-9.]+|192\.168\.[0-9.]+|0\.0\.0\.0"
    r"|172\.(?:1[6-9]|2\d|3[01])\.[0-9.]+"
)
_DRIVES = re.compile(
    r"(?:drive|docs)\.google\.com|1drv\.ms|onedrive\.live\.com|[a-z0-9-]+\.sharepoint\.com|(?:www\.)?icloud\.com"
)
# What Google calls “published to the web”, and forms, are for everyone.
_PUBLISHED = re.compile(r"/pub(?:html)?\b|/forms/|/viewform\b|/d/e/")


def web_places(written: Record | TextPage) -> Iterator[Problem]:
    """Each such address once, at the field that it stands in."""
    told: set[str] = set()
    for field, text in texts_of(written):
        for address in _ADDRESS.findall(text) if "://" in text else ():
            if address not in told and (words := _why(address)):
                told.add(address)
                message, fix, severity = words
                yield Problem(
                    code="link-not-public", message=message, fix=fix, severity=severity, source=at(written, field)
                )


def _why(address: str) -> tuple[str, str, Severity] | None:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    if _OWN_COMPUTER.fullmatch(host):
        message = f"'{host}' is a computer at your home or office: nobody else can open this link."
        return message, "Write the address that others use, or delete the link.", Severity.WARNING
    if _DRIVES.fullmatch(host) and not _PUBLISHED.search(address):
        message = f"Files at {host} often open only for people who were invited."
        fix = "Open the link in a private window. If it asks you to sign in, put the file into content/ as a PDF."
        return message, fix, Severity.ADVICE
    return None
