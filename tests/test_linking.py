"""Pages linked and remembered: done again where anything differs that their HTML is made from, and nowhere else."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from hubsite import linking
from hubsite.addresses import Addresses, Lost
from hubsite.explained import terms_of
from hubsite.foreign import Foreign
from hubsite.linking import PARTS_BEGIN, Linker, Whole
from hubsite.memory import Memory
from hubsite.model.record import Origin
from hubsite.model.voice import Term


def term(name, *also_called, summary="The parish's share.", **fields):
    made = Term(name=str(name), summary=str(summary), also_called=also_called, **fields)
    return made.placed(Origin("terms", name.lower())).model_copy(update={"name": name, "summary": summary})


def made_of(*terms):
    return terms_of(terms, "en")


PRECEPT = term("precept", "parish share")
ADDRESSES = Addresses(frozenset({"a/", "b/"}), frozenset({"a.pdf"}), {"content/b": "b/"})
LINKER = Linker("en", ["en", "cy"], made_of(PRECEPT), ADDRESSES)
PAGE = Whole("a/", "content/a.md", Markup('<h1>A</h1><p>The precept is in <a href="b.md">B</a>.</p>') + PARTS_BEGIN)


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path)


def linked(linker, page, memory):
    [(body, nowhere)] = linker.linked([page], memory)
    return body, list(nowhere)


def made_anew(monkeypatch, linker, page, memory):
    """Whether the page was linked again; either way it is as one that nobody remembers."""
    made = []
    with monkeypatch.context() as patch:
        real = linking.with_links
        patch.setattr(linking, "with_links", lambda *given: made.append(given) or real(*given))
        told = linked(linker, page, memory)
    assert told == linked(linker, page, Memory())
    return bool(made)


def test_the_same_page_is_linked_once(monkeypatch, memory):
    body, nowhere = linked(LINKER, PAGE, memory)
    assert 'href="../b/"' in body and 'class="term"' in body and "hub-parts" not in body and not nowhere
    again = replace(LINKER, terms=made_of(PRECEPT))
    assert not made_anew(monkeypatch, again, replace(PAGE), memory)


OTHERS = {
    "the language": replace(LINKER, tag="cy"),
    "the hub's languages": replace(LINKER, languages=["en", "ur"]),
    "pages": replace(LINKER, addresses=replace(ADDRESSES, pages=frozenset({"a/", "b/", "c/"}))),
    "files": replace(LINKER, addresses=replace(ADDRESSES, files=frozenset())),
    "pages of files": replace(LINKER, addresses=replace(ADDRESSES, page_of_file={"content/b": "a/"})),
    "where a language lies": replace(LINKER, addresses=replace(ADDRESSES, prefix="cy/")),
}
OTHER_TERMS = {
    "no term": [],
    "one more": [PRECEPT, term("levy")],
    "its name": [term("Precept", "parish share")],
    "its other names": [term("precept")],
    "its meaning": [term("precept", "parish share", summary="Another.")],
    "the language of its meaning": [term("precept", "parish share", summary=Foreign("The parish's share.", "cy"))],
    "the language of its name": [term(Foreign("precept", "cy"), "parish share")],
    "a page that says more": [term("precept", "parish share", description="More.")],
    "what it is not": [term("precept", "parish share", not_same_as=["A police precept."])],
}
OTHERS |= {f"terms: {what}": replace(LINKER, terms=made_of(*terms)) for what, terms in OTHER_TERMS.items()}


@pytest.mark.parametrize("what", OTHERS)
def test_what_all_pages_depend_on(monkeypatch, memory, what):
    linked(LINKER, PAGE, memory)
    assert made_anew(monkeypatch, OTHERS[what], PAGE, memory)


@pytest.mark.parametrize("changed", [{"path": "b/"}, {"file": "content/b/c.md"}, {"body": Markup("<p>precept</p>")}])
def test_what_a_page_depends_on(monkeypatch, memory, changed):
    linked(LINKER, PAGE, memory)
    assert made_anew(monkeypatch, LINKER, replace(PAGE, **changed), memory)


def test_what_leads_nowhere_is_told_each_time(memory):
    lost = replace(PAGE, body=Markup('<a href="c.md">C</a> <img src="d.jpg" alt="">'))
    for _ in range(2):
        assert linked(LINKER, lost, memory)[1] == [Lost("c.md"), Lost("d.jpg", is_picture=True)]


def test_half_a_character_ends_nothing(memory):
    half = replace(PAGE, body=Markup("<p>\ud800</p>"))
    for _ in range(2):
        assert linked(LINKER, half, memory) == ("<p>\ud800</p>", [])
