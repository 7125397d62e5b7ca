"""A site as a plain project: front matter that any YAML reader takes, HTML that no Markdown parser touches."""

import re
from datetime import date

import markdown
import pytest
import yaml
from markupsafe import Markup

from hubsite.growing import Growing
from hubsite.model.hub import HubConfig
from hubsite.outputs import Engine, File, Page, Site
from hubsite.problems import HubsiteError
from hubsite.stage import as_document, stage, staged_page

ENGINE = Engine(name="none", project=lambda site: {"engine.yml": b"name: none\n"}, build=lambda stage: [])
PAGE = {"path": "groups/", "title": "Groups", "body": Markup("<p>All</p>")}


def page(**values) -> Page:
    return Page(**PAGE | values)


def read(staged: str) -> tuple[dict[str, object], str]:
    """The front matter and the rest, as an engine reads them."""
    _, matter, rest = re.split(r"^---\n", staged, maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(matter), rest


def site(*pages: Page, files: tuple[File, ...] = ()) -> Site:
    return Site(config=HubConfig(name="Aldermere"), pages=pages, files=files)


def test_pages_files_and_the_engines_own_lie_where_an_engine_looks(tmp_path):
    whole = site(page(path=""), page(), files=(File(path="groups.json", content="{}"),))
    stage(whole, ENGINE, tmp_path / "project", Growing(tmp_path / "out"))
    lie = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert lie == [
        "project/docs/groups.json",
        "project/docs/groups/index.md",
        "project/docs/index.md",
        "project/engine.yml",
    ]


def test_only_what_changed_is_written_and_what_went_is_removed(tmp_path):
    import os

    folder = tmp_path / "project"
    stage(site(page(path=""), page()), ENGINE, folder, Growing(tmp_path / "out"))
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(1, 1))
    stage(site(page(path=""), page(path="spaces/")), ENGINE, folder, Growing(tmp_path / "out"))
    old = {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert old.pop("docs/spaces/index.md") != 1
    assert old == {"docs/index.md": 1, "engine.yml": 1}


@pytest.mark.parametrize(
    "words",
    ["Who's “in”?", 'say: "no" # not', "---", "- a\n- b", "{{ x }}", "Ünïcödé 🎉", "\u2028\u2029\x85\ufeff", "null",
     "!!python/object:os.system", "yes", "2026-11-22", "tab\there", "back\\slash", " spaces "],
)  # fmt: skip
def test_every_word_comes_through_the_front_matter_as_it_is(words):
    matter, _ = read(as_document(staged_page(page(title=words, summary=words, crumbs=((words, "a/"),), checked=words))))
    assert matter["title"] == matter["description"] == matter["checked"] == words
    assert matter["crumbs"] == [{"title": words, "path": "a/"}]


def test_nothing_empty_stands_in_the_front_matter():
    assert read(as_document(staged_page(page())))[0] == {"title": "Groups"}


HARD = [
    "<p>Two\n\n\nempty lines</p>\n\n    <p>four spaces</p>",
    "<pre><code>    four\n\n\tspaces and\n   \na tab\n</code></pre>",
    "<p>\tTab <b\ttitle=\"a\tb\">x</b></p>",
    "```\n<p>no fence</p>\n```",
    "~~~\n<p>no fence</p>\n~~~",
    "<p>R&D, &amp; &copy; &#38; &#x26; &nonsense</p>",
    "<p>* no list</p>\n* no list\n\n1. no list\n# no heading",
    "<p>[no](link) **bold** _it_ `code` ![a](b)</p>",
    "<div markdown=\"1\">**no**</div>",
    "<p>\\* back \\` slash</p>",
    "<p>{: .no-attr } </p>",
    "<p>Ünïcödé \u00a0 \u2028 🎉</p>",
]  # fmt: skip


@pytest.mark.parametrize("html", HARD)
def test_a_markdown_parser_finds_nothing_to_touch(html):
    _, rest = read(as_document(staged_page(page(body=Markup(html)))))
    parsed = markdown.markdown(rest, extensions=["toc", "tables", "fenced_code"])
    assert parsed.strip() == rest.strip()


def test_control_characters_that_html_does_not_allow_are_dropped():
    _, rest = read(as_document(staged_page(page(body=Markup("<p>a\x00b\x08c\x0bd\x1fe\x7ff\r\ng\rh</p>")))))
    assert rest == '<div class="page"><p>abcdef\ng\nh</p></div>\n'


def test_a_page_that_is_not_finished_is_refused():
    with pytest.raises(HubsiteError, match="'thanks' was not finished"):
        staged_page(page(body="Markdown", plugin="thanks"))


def test_a_file_on_disk_is_copied_and_only_when_it_changed(tmp_path):
    picture = tmp_path / "hall.jpg"
    picture.write_bytes(b"\xff" * 3_000_000)
    whole = site(page(path=""), files=(File(path="photos/hall.jpg", content=picture),))
    staged = stage(whole, ENGINE, tmp_path / "project", Growing(tmp_path / "out")).folder / "docs/photos/hall.jpg"
    assert staged.read_bytes() == picture.read_bytes() and not staged.is_symlink()
    first = staged.stat().st_ino
    stage(whole, ENGINE, tmp_path / "project", Growing(tmp_path / "out"))
    assert staged.stat().st_ino == first
    picture.write_bytes(b"\xfe" * 3_000_000)
    stage(whole, ENGINE, tmp_path / "project", Growing(tmp_path / "out"))
    assert staged.read_bytes() == picture.read_bytes()
    picture.unlink()
    with pytest.raises(HubsiteError, match="has gone since the hub was read"):
        stage(whole, ENGINE, tmp_path / "project", Growing(tmp_path / "out"))


def test_nobody_overwrites_what_the_engine_makes(tmp_path):
    engine = Engine(name="press", project=lambda site: {"docs/sitemap.xml": b""}, build=lambda stage: [])
    with pytest.raises(HubsiteError, match=r"'press' makes docs/sitemap\.xml itself"):
        stage(
            site(files=(File(path="sitemap.xml", content=""),)), engine, tmp_path / "project", Growing(tmp_path / "out")
        )
    assert not (tmp_path / "project").exists()


def test_a_date_given_as_text_stays_text():
    assert read(as_document(staged_page(page(title=date(2026, 11, 22).isoformat()))))[0] == {"title": "2026-11-22"}


def test_the_document_of_a_page_is_put_together_once(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr("hubsite.stage.as_document", lambda page: made.append(page.path) or as_document(page))
    for _again in range(2):
        made.clear()
        stage(site(page(path=""), page()), ENGINE, tmp_path / "project", Growing(tmp_path / "out"))
        assert sorted(made) == ["", "groups/"]
