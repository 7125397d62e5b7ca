"""The words of papers, up to a limit."""

from __future__ import annotations

import importlib
import runpy
from pathlib import Path

import pytest

from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

HERE = Path(__file__).parent
PDF_OF = runpy.run_path(str(HERE / "test_guard.py"))["pdf_of"]
BOMBS = runpy.run_path(str(HERE.parents[1] / "trust" / "pdf_bombs.py"))


@pytest.fixture(scope="module")
def privacy():
    """Gives a module of the plugin."""
    plugin = load(Plugin("privacy", OURS, ours()["privacy"]))
    return lambda name: importlib.import_module(f"{plugin.__name__}.{name}")


class Forgetful:
    """Remembers nothing."""

    def recall(self, made_from, make):
        return make()


def test_a_paper_of_many_pages_is_read_up_to_a_limit(privacy, monkeypatch):
    documents, pdfs = privacy("documents"), privacy("pdfs")
    paper = PDF_OF(["one", "two", "three", "four"], author="Sam")
    assert documents.read_document("a.pdf", paper, Forgetful()) == ("one\ntwo\nthree\nfour", "Sam", True, True)
    monkeypatch.setattr(pdfs, "_MOST_PAGES", 3)
    assert documents.read_document("a.pdf", paper, Forgetful()) == ("one\ntwo\nthree", "Sam", False, True)
    monkeypatch.setattr(pdfs, "_MOST_CHARACTERS", 4)
    assert documents.read_document("a.pdf", paper, Forgetful()).text == "one\ntwo"


def test_a_page_named_ten_thousand_times_is_not_read_as_often(privacy):
    documents = privacy("documents")
    bomb = BOMBS["one_page_often"](10_000)
    text = documents.read_document("a.pdf", bomb, Forgetful()).text
    page = documents.read_document("a.pdf", BOMBS["one_page_often"](1), Forgetful()).text
    most = privacy("pdfs")._MOST_CHARACTERS
    assert "any Tuesday" in page and len(text) <= most + 2 * len(page)


@pytest.mark.parametrize(("name", "opens"), [("a.pdf", False), ("a.docx", True)])
def test_a_paper_that_cannot_be_read_says_so(privacy, name, opens):
    # Word saves what has a password in another way: nobody knows whether it opens.
    assert privacy("documents").read_document(name, b"nothing", Forgetful()) == ("", "", False, opens)


def test_a_paper_that_takes_too_much_is_not_said_to_be_broken(privacy, monkeypatch):
    documents = privacy("documents")
    monkeypatch.setattr(documents, "done_apart", lambda work: None)
    assert documents.read_document("a.pdf", PDF_OF(["one"]), Forgetful()) == ("", "", False, True)


def test_what_cannot_be_opened_is_told_as_that(tmp_path):
    files = {"groups/choir.yml": "name: Choir\nsummary: We sing.\n", "papers/plan.pdf": b"\x00rubbish" * 500}
    (problem,) = make_hub(tmp_path, files).problems
    assert (problem.code, str(problem.source)) == ("privacy-document-unread", "content/papers/plan.pdf")
    assert problem.message.startswith("This file cannot be opened as a PDF: it is damaged, or is something else.")
    assert "save it anew as PDF" in problem.fix
