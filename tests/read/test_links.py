"""Links in a hub: nothing but content is published, by whatever name it is asked for."""

import os

import pytest

from hubsite.read.file_problems import RefusedError
from hubsite.read.links import inside


@pytest.fixture
def hub(tmp_path):
    """A hub with secrets beside its content, and in hidden places of it."""
    for name in (".git/config", ".env", "notes.md", "photo.jpg", "content/.drafts/a.md", "content/.key.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("secret")
    for name in ("content/a.md", "content/b.yaml", "content/pictures/a.jpg", "content/plan.pdf", "content/list.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("public")
    return tmp_path


def link(hub, name, target):
    (hub / "content" / name).symlink_to(target)
    return f"content/{name}"


@pytest.mark.parametrize(
    ("name", "target", "why"),
    [
        ("about.md", "../.git/config", "out of the folder"),
        ("about.md", "../notes.md", "out of the folder"),
        ("photo.jpg", "../.env", "out of the folder"),
        ("photo.jpg", "../photo.jpg", "out of the folder"),
        ("photo.jpg", "/etc/hostname", "out of the folder"),
        ("about.md", ".drafts/a.md", "something hidden"),
        ("about.md", ".key.md", "something hidden"),
        ("photo.jpg", "a.md", "another sort"),
        ("about.md", "pictures/a.jpg", "another sort"),
        ("about.md", "list.csv", "another sort"),
        ("photo.jpg", "list.csv", "another sort"),
        ("about.md", "nowhere.md", "nowhere"),
    ],
)
def test_a_link_that_could_publish_a_secret_is_refused(hub, name, target, why):
    with pytest.raises(RefusedError) as refused:
        inside(hub, link(hub, name, target))
    assert refused.value.problem.code == "file-link"
    assert why in refused.value.problem.message
    assert refused.value.problem.source.file == f"content/{name}"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("about.md", "a.md"),
        ("about.yml", "b.yaml"),
        ("about.YML", "a.md"),
        ("photo.png", "pictures/a.jpg"),
        ("photo.jpg", "plan.pdf"),
    ],
)
def test_a_link_to_content_of_the_same_sort_is_followed(hub, name, target):
    assert inside(hub, link(hub, name, target)) == hub.resolve() / "content" / target


def test_a_chain_of_links_is_judged_by_its_end(hub):
    link(hub, "second.md", "../.env")
    with pytest.raises(RefusedError):
        inside(hub, link(hub, "first.md", "second.md"))


@pytest.mark.parametrize("target", [".", ".git", "elsewhere"])
def test_content_itself_is_no_link(hub, target):
    os.rename(hub / "content", hub / "elsewhere")  # noqa: PTH104
    (hub / "content").symlink_to(target)
    for name in ("content", "content/a.md"):
        with pytest.raises((RefusedError, OSError)):
            inside(hub, name)


def test_a_folder_that_is_a_link_out_hides_nothing(hub):
    link(hub, "papers", "..")
    with pytest.raises(RefusedError):
        inside(hub, "content/papers/notes.md")


@pytest.mark.parametrize("asked", ["content/../notes.md", "content/../.env"])
def test_a_way_out_of_content_is_refused(hub, asked):
    with pytest.raises(RefusedError):
        inside(hub, asked)


def test_other_folders_are_their_own_fence(hub):
    assert inside(hub, "notes.md") == hub.resolve() / "notes.md"
