"""Pictures without what cameras write into them: where, when and with which telephone they were taken."""

# Only whole parts of a file are left out; the picture itself is not touched, so it loses nothing and stays the same
# on every machine. Formats: JPEG (ITU-T T.81 with Exif 2.3), PNG (W3C, third edition), WebP (RIFF container).

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# The endings of pictures that may hold such notes.
FROM_CAMERAS = (".jpg", ".jpeg", ".png", ".webp")
# Those that are not published byte by byte: drawings are written anew (see `svg`).
CLEANED = (*FROM_CAMERAS, ".svg")
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Exif and XMP (APP1), where more pictures lie in the file (APP2), what Photoshop writes (APP13), comments.
# Kept: JFIF, Adobe (APP14), and of APP2 the profile of colours.
_JPEG_LEFT_OUT = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
_COLOURS = b"ICC_PROFILE\x00"
_APP1, _APP2, _SCAN, _END = 0xE1, 0xE2, 0xDA, 0xD9
# Markers that stand by themselves: of tests, of restarts, of the beginning.
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
# The last byte of filling and a marker; in the data of a scan FF00 and restarts are data (T.81 B.1.1.2, B.1.1.5).
_MARKER, _AFTER_SCAN = re.compile(rb"\xff[^\x00\xff]"), re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_PNG_LEFT_OUT = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_WEBP_LEFT_OUT = frozenset({b"EXIF", b"XMP "})
# In the first byte of VP8X: whether there is Exif, and XMP.
_WEBP_FLAGS = 0b00001100
_EXIF = b"Exif\x00\x00"
_ORIENTATION, _GPS, _SHORT = 0x0112, 0x8825, 3
_ORIENTATIONS = range(1, 9)


def without_camera_data(picture: bytes) -> bytes:
    """The same picture without its notes; how it is to be turned is kept. Anything else is given back as it is.

    What follows the end of a picture (a preview, a film) is left out. Of a broken one the broken parts may be.
    """
    if picture.startswith(_JPEG):
        return b"".join(_of_jpeg(picture))
    if picture.startswith(_PNG):
        return b"".join(_of_png(picture))
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return _of_webp(picture)
    return picture


def says_where(picture: bytes) -> bool:
    """Whether a picture says at which place of the earth it was taken."""
    return any(_GPS in dict(_entries(tiff)) for tiff in _tiffs(picture))


def _segments(picture: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a JPEG with their markers up to its end; the data of a scan belongs to its part."""
    at = 2
    while found := _MARKER.search(picture, at):
        start, marker = found.start(), picture[found.start() + 1]
        at = _end_of(picture, start, marker)
        yield marker, picture[start:at]
        if marker == _END:
            return


def _end_of(picture: bytes, start: int, marker: int) -> int:
    """Where a part ends; with too few bytes that is the end of them all."""
    if marker in _BARE or marker == _END:
        return start + 2
    if start + 4 > len(picture):
        return len(picture)
    end: int = start + 2 + max(2, struct.unpack_from(">H", picture, start + 2)[0])
    if marker != _SCAN:
        return end
    following = _AFTER_SCAN.search(picture, end)
    return following.start() if following else len(picture)


def _of_jpeg(picture: bytes) -> Iterator[bytes]:
    yield _JPEG
    for marker, segment in _segments(picture):
        if marker == _APP1 and (turned := _turned(segment)):
            yield _exif_of(turned)
        elif marker not in _JPEG_LEFT_OUT or (marker == _APP2 and segment[4:].startswith(_COLOURS)):
            yield segment


def _turned(segment: bytes) -> int:
    """How Exif says that a picture is to be turned, from 1 to 8; 0 where it does not."""
    tags = dict(_entries(segment[10:])) if segment[4:10] == _EXIF else {}
    return turned if (turned := tags.get(_ORIENTATION, 0)) in _ORIENTATIONS else 0


def _exif_of(orientation: int) -> bytes:
    """An Exif part that says only how the picture is to be turned."""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, orientation, 0)
    tiff = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff


def _chunks(picture: bytes, start: int, *, webp: bool) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each chunk of a PNG or WebP: its name, what is in it, and all its bytes."""
    at = start
    while at + 8 <= len(picture):
        if webp:
            name, length = picture[at : at + 4], struct.unpack_from("<I", picture, at + 4)[0]
            end = at + 8 + length + length % 2
        else:
            length, name = struct.unpack_from(">I", picture, at)[0], picture[at + 4 : at + 8]
            end = at + 12 + length
        yield name, picture[at + 8 : at + 8 + length], picture[at:end]
        if name == b"IEND":
            return
        at = end


def _of_png(picture: bytes) -> Iterator[bytes]:
    yield _PNG
    yield from (whole for name, _, whole in _chunks(picture, 8, webp=False) if name not in _PNG_LEFT_OUT)


def _of_webp(picture: bytes) -> bytes:
    kept = []
    for name, inside, whole in _chunks(picture, 12, webp=True):
        if name == b"VP8X" and inside:
            whole = whole[:8] + bytes([inside[0] & ~_WEBP_FLAGS]) + whole[9:]
        if name not in _WEBP_LEFT_OUT:
            kept.append(whole)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _tiffs(picture: bytes) -> Iterator[bytes]:
    if picture.startswith(_JPEG):
        yield from (part[10:] for marker, part in _segments(picture) if marker == _APP1 and part[4:10] == _EXIF)
    elif picture.startswith(_PNG):
        yield from (inside for name, inside, _ in _chunks(picture, 8, webp=False) if name == b"eXIf")
    elif picture[8:12] == b"WEBP":
        chunks = _chunks(picture, 12, webp=True)
        yield from (inside.removeprefix(_EXIF) for name, inside, _ in chunks if name == b"EXIF")


def _entries(tiff: bytes) -> Iterator[tuple[int, int]]:
    """The first table of an Exif part: each tag with the small number in it."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return
    start = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if start + 2 > len(tiff):
        return
    for number in range(struct.unpack_from(f"{order}H", tiff, start)[0]):
        at = start + 2 + 12 * number
        if at + 12 > len(tiff):
            return
        tag, sort = struct.unpack_from(f"{order}HH", tiff, at)
        yield tag, struct.unpack_from(f"{order}{'H' if sort == _SHORT else 'I'}", tiff, at + 8)[0]
