"""What stands around every sheet: whose it is, where it is on the web, until when it may hang, who put it up."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import segno

from hubsite import Hub, Markup, say_date, say_list
from hubsite import gettext as _

from .sheet import Kept, Sheet, Text
from .standing import checked_words, down_after
from .words import short

# Light squares around a code, so that a camera finds it (ISO/IEC 18004).
_QUIET = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """`head` is the hub's name, with `intro` beside it; `foot` are lines below the sheet, the first the day to take it
    down; `code` is the QR code as SVG, "" for none, and `code_words` are its text alternative."""

    head: Text
    foot: tuple[Text, ...]
    code: str = ""
    code_words: str = ""
    intro: Text = ""


def frame_of(hub: Hub, sheet: Sheet) -> Frame:
    """The frame of a sheet, in the language of the hub. Without `site_url` there is no code: it would lead nowhere."""
    address = address_of(hub, sheet.twin)
    code = code_of(address) if address else ""
    words = _("QR code of {address}", address=short(address)) if address else ""
    return Frame(hub.config.name, tuple(_foot(hub, sheet, address)), code, words)


def _foot(hub: Hub, sheet: Sheet, address: str) -> Iterator[Text]:
    yield _("Take down after {day}", day=say_date(down_after(hub, sheet), with_weekday=False))
    if checked := checked_words(hub, sheet.facts):
        yield checked
    if hub.original and any(hub.untranslated(fact) for fact in sheet.facts):
        words = _("parts of this page are in another language.")
        yield Markup("{} {}").format(_("Not translated yet:"), words)
    if address:
        yield _("Always up to date: {address}", address=Kept(short(address)))
    contact = hub.config.contact
    ways = [Kept(way) for way in (contact.phone, contact.email) if way] if contact else []
    keeper = hub.config.run_by or (contact.name if contact else None) or hub.config.name
    if ways:
        yield _("Put up by {who}. Something wrong? Tell us: {ways}", who=keeper, ways=say_list(ways))
    else:
        yield _("Put up by {who}.", who=keeper)


def address_of(hub: Hub, path: str) -> str:
    """The full address of a page in the language of the hub; "" where the hub does not say where it will stand."""
    base = (hub.config.site_url or "").rstrip("/")
    prefix = f"{hub.language.lower()}/" if hub.original else ""
    return f"{base}/{prefix}{path}" if base else ""


@cache
def code_of(address: str) -> str:
    """An address as a QR code in SVG, of which a seventh may be dirty (level M): it hangs outdoors.

    The mask is given, since to try all eight takes several times as long as the rest, and any of them can be read.
    """
    drawn = io.BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False, mask=2)
    code.save(drawn, kind="svg", border=_QUIET, omitsize=True, xmldecl=False)
    return drawn.getvalue().decode()
