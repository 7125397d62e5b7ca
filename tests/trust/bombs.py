"""Bombs: what looks like content and is meant to take all time or memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import pdf_bombs

Files = Mapping[str, str | bytes]
PAGE_MOST = 500_000  # characters: nearly what a page may hold


@dataclass(frozen=True)
class Bomb:
    """`code` is what is told of it, "" where it is published; `files` are made when it goes off."""

    name: str
    files: Callable[[], Files]
    code: str = ""
    full_only: bool = False


def _page(name: str, text: Callable[[], str], code: str = "", *, full_only: bool = True) -> Bomb:
    return Bomb(name, lambda: {"bomb.md": text()}, code, full_only)


def _file(name: str, text: Callable[[], str | bytes], code: str = "", *, full_only: bool = True) -> Bomb:
    return Bomb(name, lambda: {"groups.yml": text()}, code, full_only)


def _long(piece: str) -> Callable[[], str]:
    return lambda: piece * (PAGE_MOST // len(piece.encode()))


def _laughs() -> str:
    return "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))


def _merges() -> str:
    return "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))


YAML = (
    _file("10 MB of YAML", lambda: "- id: a\n  name: Singers\n" * 440_000, "file-too-big", full_only=False),
    _file("YAML 30,000 deep", lambda: "[" * 30_000 + "]" * 30_000, "yaml-too-deep", full_only=False),
    _file("aliases of aliases", _laughs, "yaml-alias", full_only=False),
    _file("merges of merges", _merges, "yaml-alias"),
    _file("an alias of itself", lambda: "&a [*a]\n", "yaml-alias", full_only=False),
    _file("2 MB of brackets", lambda: "[" * 1_999_999, "yaml-too-deep"),
    _file("2 MB of dashes", lambda: "- " * 999_999, "yaml-too-deep"),
)  # fmt: skip

MARKDOWN = (
    _page("one line of 1 MB", lambda: "word " * 200_000, "markdown-too-hard", full_only=False),
    _page("3,000 footnotes", lambda: "".join(f"a[^{n}]\n\n[^{n}]: x\n\n" for n in range(3000))),
    _page("5,000 brackets", lambda: "[" * 5000, full_only=False),
    _page("20,000 open links", lambda: "<a " * 20_000, full_only=False),
    _page("a list 400 deep", lambda: "\n".join("  " * n + "- x" for n in range(400)), "markdown-too-hard", full_only=False),  # noqa: E501
    _page("3,000 signs of a quote", lambda: ">" * 3000 + " x", "markdown-too-hard", full_only=False),
    _page("a page of brackets", _long("[")),
    _page("a page of links begun", _long("[a](")),
    _page("a page of CDATA begun", _long("<![")),
    _page("a page of ends of comments", _long("-- >")),
    _page("a page of emphasis begun", _long("*a _b")),
    _page("a page of code begun", lambda: "".join("`" * n + " " for n in range(900))),
    _page("a page without a space", _long("a")),
    _page("a page of exclamation marks", _long("!")),
    _page("a page of opening quotation marks", _long("“")),
    _page("a page of blocks begun", _long("{{ ")),
    _page("a block of 500,000 spaces", lambda: "{{" + " " * 499_000 + "x", full_only=False),
    _page("a heading of 500,000 spaces", lambda: "# a" + " " * 499_000 + "x"),
    _page("an abbreviation behind 500,000 signs", lambda: "a (" + "!" * 499_000),
    _page("abbreviations in brackets begun", _long("a (AB ")),
    _page("a name of a tag of a page", lambda: "</" + "A" * 499_000),
    _page("code of 500,000 tabs", lambda: "```\nx" + "\t" * 499_000 + "x\n```\n"),
    _page("tags 20,000 deep", lambda: "<div><b>" * 20_000 + "x", "markdown-too-hard"),
    _page("quotes and lists in turn", lambda: "> - " * 1000 + "x"),
    _page("a page of web addresses begun", _long("www.")),
    _page("5,000 headings", lambda: "".join(f"# Heading {n}\n\n" for n in range(5000))),
    _page("one heading of a page", lambda: "# " + "x" * PAGE_MOST),
    _page("tables in a long row", lambda: "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n" + "|x\n" * 40),
    _page("letters with 250,000 accents", lambda: "a" + "\u0301" * 250_000),
)  # fmt: skip


def _meeting(when: str) -> Files:
    return {"meetings/bomb.yml": f"name: Bomb\nwhat_happens: Tea.\nwhen: {when}\n"}


TIMES = (
    Bomb("a billion times", lambda: _meeting('"FREQ=DAILY;COUNT=1000000000"'), "when-out-of-range"),
    Bomb("every 0 days", lambda: _meeting('"FREQ=DAILY;INTERVAL=0"'), "when-out-of-range"),
    Bomb("every day since 1900", lambda: _meeting("every day, 7pm, from 1 January 1900")),
    Bomb("every second", lambda: _meeting('"FREQ=SECONDLY;COUNT=9"'), "rrule-unreadable"),
    Bomb("every day until 9999", lambda: _meeting("every day, 7pm, until 31 December 9999"), "date-out-of-range"),
    Bomb("a rule of 100 KB", lambda: _meeting("every Monday, " * 7000), "when-unreadable"),
    Bomb(
        "opening hours of 100 KB",
        lambda: {"spaces/bomb.yml": "name: Bomb\naddress: Mill Lane\nopening_hours: " + "Mon-Fri 9am-5pm; " * 6000 + "\n"},  # noqa: E501
        "too-long",
    ),
)  # fmt: skip


def _png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(999_999)))
        + chunk(b"IEND", b"")
    )


def _jpeg() -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 60_000, 60_000, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + frame + b"\xff\xd9"


def _gif() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 60_000, 60_000, 0, 0, 0) + b";"


def _webp() -> bytes:
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + (59_999).to_bytes(3, "little") * 2
    return b"RIFF" + struct.pack("<I", len(body)) + body


_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
SVG = f'<!DOCTYPE svg [{_ENTITIES}]><svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>'


def _pictures() -> Files:
    found = {"a.png": _png(), "a.jpg": _jpeg(), "a.gif": _gif(), "a.webp": _webp(), "a.svg": SVG.encode()}
    shown = "\n\n".join(f"![A picture of the hall]({name})" for name in found if not name.endswith(".svg"))
    return {**found, "bomb.md": f"# Pictures\n\n{shown}\n"}


def _paper(name: str, paper: Callable[[], bytes], *, full_only: bool = True) -> Bomb:
    page = "# Papers\n\n[A paper](paper.pdf)\n"
    return Bomb(name, lambda: {"paper.pdf": paper(), "bomb.md": page}, full_only=full_only)


PAPERS = (
    _paper("a PDF that names one page 10,000 times", lambda: pdf_bombs.one_page_often(10_000)),
    _paper("a PDF that draws one form 5,000 times", lambda: pdf_bombs.one_form_often(5000), full_only=False),
    _paper("a PDF of forms in forms, a billion in all", lambda: pdf_bombs.forms_in_forms(9, 10)),
)  # fmt: skip


PICTURES = (Bomb("pictures of 60,000 by 60,000 and an SVG of entities", _pictures),)


def many_files() -> Files:
    """More than a hub may have."""
    return {f"groups/group-{number}.yml": "name: Choir\nsummary: We sing.\n" for number in range(50_000)}


ALL = (*YAML, *MARKDOWN, *TIMES, *PAPERS, *PICTURES)
