"""The words of papers, up to a limit."""

from __future__ import annotations

import importlib
import runpy
from pathlib import Path

import pytest

from hubsite.plugin_files import OURS, Plugin, load, ours

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
    assert documents.read_document("a.pdf", paper, Forgetful()) == ("one\ntwo\nthree\nfour", "Sam", True)
    monkeypatch.setattr(pdfs, "_MOST_PAGES", 3)
    assert documents.read_document("a.pdf", paper, Forgetful()) == ("one\ntwo\nthree", "Sam", False)
    monkeypatch.setattr(pdfs, "_MOST_CHARACTERS", 4)
    assert documents.read_document("a.pdf", paper, Forgetful()).text == "one\ntwo"


def test_a_page_named_ten_thousand_times_is_not_read_as_often(privacy):
    documents = privacy("documents")
    bomb = BOMBS["one_page_often"](10_000)
    text = documents.read_document("a.pdf", bomb, Forgetful()).text
    page = documents.read_document("a.pdf", BOMBS["one_page_often"](1), Forgetful()).text
    most = privacy("pdfs")._MOST_CHARACTERS
    assert "any Tuesday" in page and len(text) <= most + 2 * len(page)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_paper_that_cannot_be_read_says_so(privacy, name):
    assert privacy("documents").read_document(name, b"nothing", Forgetful()) == ("", "", False)
