"""Pictures are published without what a camera wrote, and look the same."""

from __future__ import annotations

import io
import struct
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hubsite import File, says_where
from hubsite.pictures import without_camera_data


def noise(width, height):
    return Image.frombytes("RGB", (width, height), Random(1).randbytes(3 * width * height))


def picture(sort, where=True):
    image = noise(20, 12)
    notes = image.getexif()
    notes[0x0112], notes[0x010F] = 6, "Telephone"
    if where:
        notes.get_ifd(0x8825)[1] = "N"
        notes[0x8825] = {1: "N", 2: (53.0, 25.0, 1.0)}
    made = io.BytesIO()
    image.save(made, sort, exif=notes)
    return made.getvalue()


@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP"])
def test_the_place_goes_and_the_picture_stays(sort, tmp_path):
    before = picture(sort)
    after = without_camera_data(before)
    assert says_where(before) and not says_where(after)
    assert b"Telephone" in before and b"Telephone" not in after
    assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(before)).tobytes()
    assert without_camera_data(after) == after
    (tmp_path / "a").write_bytes(before)
    assert File(path=f"a.{sort.lower()}", content=tmp_path / "a").data == after


def test_how_a_photograph_is_turned_is_kept():
    assert Image.open(io.BytesIO(without_camera_data(picture("JPEG")))).getexif() == {0x0112: 6}


def test_a_picture_without_a_place_says_none():
    assert not says_where(picture("JPEG", where=False))


@pytest.mark.parametrize("cut", [3, 10, 20, 30, 60])
@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP"])
def test_a_broken_picture_does_no_harm(sort, cut):
    says_where(picture(sort)[:cut])
    without_camera_data(picture(sort)[:cut])


# --- What other programs and telephones write


def saved(**asked):
    made = io.BytesIO()
    noise(40, 24).save(made, "JPEG", **asked)
    return made.getvalue()


def exif(*entries):
    """An Exif part of a JPEG with these tags: number, sort, how many, four bytes."""
    table = b"".join(struct.pack(">HHI4s", *entry) for entry in entries)
    tiff = b"MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">H", len(entries)) + table + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\x00\x00" + tiff


SOMEWHERE = exif((0x8825, 4, 1, bytes(4)))


def with_parts(*parts):
    plain = saved()
    return plain[:2] + b"".join(parts) + plain[2:]


@pytest.mark.parametrize(
    ("sort", "value", "kept"),
    [
        (4, struct.pack(">I", 6), True),
        (3, struct.pack(">HH", 6, 0), True),
        (4, struct.pack(">I", 65536 + 6), False),
        (4, b"\xff" * 4, False),
        (3, struct.pack(">HH", 9, 0), False),
        (3, bytes(4), False),
    ],
)
def test_only_the_eight_ways_to_turn_a_picture_are_kept(sort, value, kept):
    after = without_camera_data(with_parts(exif((0x0112, sort, 1, value))))
    assert Image.open(io.BytesIO(after)).getexif() == ({0x0112: 6} if kept else {})


@pytest.mark.parametrize("before", [b"\xff", b"\xff\xff\xff", b"no marker", b"\xff\x00"])
def test_filling_before_a_part_hides_no_place(before):
    picture = with_parts(before, SOMEWHERE)
    assert says_where(picture)
    after = without_camera_data(picture)
    assert after == without_camera_data(saved()) and not says_where(after)


@pytest.mark.parametrize("asked", [{}, {"progressive": True}, {"restart_marker_blocks": 1}])
def test_what_follows_the_end_of_a_picture_is_left_out(asked):
    alone = saved(**asked)
    assert without_camera_data(alone) == alone
    assert alone.count(b"\xff\xda") == (1 if "progressive" not in asked else 10)
    assert (b"\xff\xd1" in alone) == ("restart_marker_blocks" in asked)
    for behind in (with_parts(SOMEWHERE), b"....ftypmp4 a film", bytes(7)):
        assert without_camera_data(alone + behind) == alone


def test_notes_between_the_scans_go():
    picture = saved(progressive=True)
    second = picture.index(b"\xff\xda", picture.index(b"\xff\xda") + 2)
    assert without_camera_data(picture[:second] + SOMEWHERE + picture[second:]) == picture


def test_of_parts_of_other_pictures_only_the_colours_stay():
    colours = b"\xff\xe2\x00\x14ICC_PROFILE\x00\x01\x01abcd"
    others = b"\xff\xe2\x00\x0aMPF\x00MM\x00\x2a"
    assert without_camera_data(with_parts(others, colours)) == with_parts(colours)


def test_what_follows_the_end_of_a_png_is_left_out():
    plain = without_camera_data(picture("PNG"))
    assert without_camera_data(plain + b"the part that was cropped away") == plain


BROKEN = st.one_of(
    st.builds(
        lambda whole, cut, more: whole[:cut] + more,
        st.sampled_from([picture("JPEG"), picture("PNG"), picture("WEBP"), with_parts(SOMEWHERE)]),
        st.integers(0, 400),
        st.binary(max_size=40),
    ),
    st.builds(
        bytes.__add__, st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]), st.binary(max_size=60)
    ),
)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(BROKEN)
def test_nothing_is_too_broken(broken):
    says_where(broken)
    after = without_camera_data(broken)
    assert not says_where(after)
    assert len(after) <= len(broken) + len(exif((0x0112, 3, 1, bytes(4))))
