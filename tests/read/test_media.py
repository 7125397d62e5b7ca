"""Pictures and PDFs: told before anything opens them."""

import os

import pytest

from hubsite.problems import Severity
from hubsite.read.media import HEAVY_BYTES, MOST_BYTES, media_problem
from hubsite.testing import A_SUNDAY, look, make_hub, write_hub


def sized(tmp_path, name, size):
    path = tmp_path / "content" / name
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as stream:
        stream.truncate(size)
    return f"content/{name}"


@pytest.mark.parametrize("name", ["hall.jpg", "plan.pdf"])
@pytest.mark.parametrize(
    ("size", "told"),
    [
        (HEAVY_BYTES, None),
        (HEAVY_BYTES + 1, ("file-heavy", Severity.ADVICE)),
        (MOST_BYTES, ("file-heavy", Severity.ADVICE)),
        (MOST_BYTES + 1, ("file-too-big", Severity.ERROR)),
    ],
)
def test_size(tmp_path, name, size, told):
    problem = media_problem(tmp_path, sized(tmp_path, name, size))
    assert (problem and (problem.code, problem.severity)) == told
    assert problem is None or problem.fix.startswith("Save a smaller copy")


def test_a_photo_of_twelve_megabytes_cannot_be_published(tmp_path):
    problem = media_problem(tmp_path, sized(tmp_path, "hall.jpg", 12_000_000))
    assert (problem.code, problem.severity) == ("file-too-big", Severity.ERROR)
    assert "1,600 pixels" in problem.fix


def test_what_is_no_file_or_leads_out(tmp_path):
    (tmp_path / "content/folder.jpg").mkdir(parents=True)
    (tmp_path / ".env").write_text("secret")
    (tmp_path / "content/photo.jpg").symlink_to("../.env")
    found = [media_problem(tmp_path, f"content/{name}").code for name in ("folder.jpg", "photo.jpg", "gone.jpg")]
    assert found == ["file-not-regular", "file-link", "file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_picture_without_permission_is_said(tmp_path):
    (tmp_path / sized(tmp_path, "hall.jpg", 9)).chmod(0)
    assert media_problem(tmp_path, "content/hall.jpg").code == "file-unreadable"


def test_only_what_can_be_published_is(tmp_path):
    write_hub(tmp_path, {"about.md": "# About\n", "small.jpg": b"\xff\xd8"})
    sized(tmp_path, "large.jpg", HEAVY_BYTES + 1)
    sized(tmp_path, "huge.jpg", MOST_BYTES + 1)
    found = look(tmp_path, A_SUNDAY)
    assert found.hub.media == ("content/large.jpg", "content/small.jpg")
    assert [problem.code for problem in found.problems] == ["file-too-big", "file-heavy"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_with_the_name_of_a_picture(tmp_path):
    write_hub(tmp_path, {"about.md": "# About\n"})
    os.mkfifo(tmp_path / "content/hall.jpg")
    found = make_hub(tmp_path, {})
    assert ([problem.code for problem in found.problems], found.hub.media) == (["file-not-regular"], ())
