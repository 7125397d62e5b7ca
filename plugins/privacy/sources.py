"""The words that volunteers wrote: records, pages of prose, hub.yml, in every language, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hubsite import Foreign, Hub, Piece, Record, Ref, Source, is_private_mail

from .finding import same, tidy

# A person's own sources of this kind make a role an official one.
_OFFICIAL = {"council", "government", "statute"}
_NOT_WORDS = ("consent", "public", "plugins")
CONTENT = "content/"


class Written(NamedTuple):
    """One text of a field, where the field stands, of which record, and whether that record's consent has ended.

    `has_consent` is whether records of that kind have a field to say that somebody agreed.
    """

    text: str
    file: str
    line: int
    record: str = ""
    consent_over: bool = False
    has_consent: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether it stands in the hub itself; else it came with a plugin."""
        return self.file.startswith(CONTENT)

    def source(self, at: int) -> Source:
        """The line of a place in the text."""
        return Source(self.file, self.line + self.text.count("\n", 0, at) if self.line else 0)


def written(hub: Hub) -> Iterator[Written]:
    """Every text of the hub, those of plugins' records as well."""
    for tag in hub.config.languages:
        version = hub.in_language(tag)
        for text, field in _texts(version.config):
            lines = version.config.origin.lines
            yield Written(text, version.config.origin.file or "content/hub.yml", lines.get(field, 0))
        for record in version.records:
            yield from _of_record(record, hub.today)
        for page in version.pages:
            for text, field in _texts(page.fields):
                yield Written(text, page.origin.file, page.origin.lines.get(field, page.origin.line))


def _of_record(record: Record, today: date) -> Iterator[Written]:
    origin = record.origin
    consent = getattr(record, "consent", None)
    is_over = consent is not None and not consent.given <= today <= consent.ends
    has_consent = "consent" in type(record).model_fields
    for text, field in _texts(record):
        yield Written(text, origin.file, origin.lines.get(field, origin.line), record.key, is_over, has_consent)
    contact, address = getattr(record, "contact", None), getattr(record, "address", None)
    if contact and address and record.folder != "spaces":
        whole = f"{contact}, {address}, {getattr(record, 'postcode', None) or ''}"
        line = origin.lines.get("address", origin.line)
        yield Written(tidy(whole), origin.file, line, record.key, is_over, has_consent)


def _texts(piece: Piece, outermost: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a piece and of those within it, with its outermost field. What is in another language was said."""
    for name in type(piece).model_fields:
        if name in _NOT_WORDS:
            continue
        value = getattr(piece, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Piece):
                yield from _texts(each, outermost or name)
            elif isinstance(each, str) and not isinstance(each, Ref | Foreign):
                yield tidy(each), outermost or name


def agreed(hub: Hub) -> frozenset[str]:
    """The numbers and addresses that may be shown: somebody agreed in time, or they are of a public office.

    An address at a provider of private mail is never official, whoever tells of it.
    """
    found = set()
    for record in hub.records:
        consent = getattr(record, "consent", None)
        official = any(each.kind in _OFFICIAL for each in record.sources)
        for field in ("email", "phone"):
            value = getattr(record, field, None)
            if not value:
                continue
            covered = consent is not None and consent.holds(field, hub.today)
            of_office = official and field in getattr(record, "public", ()) and not is_private_mail(value)
            if covered or of_office:
                found.add(same(value))
    return frozenset(found)
