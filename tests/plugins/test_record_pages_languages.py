"""Record pages in another language: every word that is ours can be translated, and no other lacks its mark.

A catalogue is made up here in which every message of the code stands in ⟦ ⟧, and nothing else does; the words of the
hub itself are in German. So what is neither in ⟦ ⟧ nor marked as German is a word that no translator would find.
"""

import re
import sys
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from babel import Locale

from hubsite import Piece, language, shape_of
from hubsite.kinds import BUILT_IN
from hubsite.language import speaking
from hubsite.plugin_commands import open_hub
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

ROOT = Path(__file__).parents[2]
ATTRIBUTES = {"aria-label", "data-label", "data-then", "title", "alt"}
EMPTY = {"br", "hr", "img", "input", "wbr", "col"}
# Addresses of the web and of e-mail, postcodes, years such as 2026-27: the same in every language.
SAME_FOR_ALL = re.compile(r"\S+[.@]\S+\.?|\b[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?\b|[\d£]\S*")


@cache
def messages():
    """Every message of the code, from the tool that collects them for translators."""
    spec = spec_from_file_location("collect_words", ROOT / "tools" / "collect_words.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tuple(message for message in tool.messages() if message.id)


def in_brackets(words: str) -> str:
    """The message in ⟦ ⟧, its values outside."""
    return "⟦" + re.sub(r"(\{\w+\})", r"⟧\1⟦", words) + "⟧"


@cache
def made_up():
    found = {}
    for message in messages():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        found[message.context or "", forms[0]] = tuple(map(in_brackets, forms))
    return found


@cache
def words_of_dates():
    welsh = Locale.parse("cy")
    names = {name for of in (welsh.days, welsh.months) for width in of["format"].values() for name in width.values()}
    names |= {
        name for of in (welsh.days, welsh.months) for width in of["stand-alone"].values() for name in width.values()
    }
    patterns = " ".join(welsh.list_patterns["standard"].values())
    return {word for text in (*names, patterns, "yh yb am pm") for word in re.findall(r"[^\W\d_]+", text)}


class Leftovers(HTMLParser):
    """What a translator would not find in a page: words outside ⟦ ⟧ that are not marked as another language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if self.language != "de":
            self.found += [left for name in ATTRIBUTES & given.keys() if (left := ours(given[name] or ""))]
        if tag not in EMPTY:
            self._open.append((tag, given.get("lang") or self.language))

    @property
    def language(self) -> str:
        return self._open[-1][1] if self._open else ""

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.language == "en":
            self.found.append(f"not collected: {data.strip()}")
        elif self.language != "de" and (left := ours(data)):
            self.found.append(left)


def ours(text: str) -> str:
    """What is left of a text without messages, dates, numbers and addresses."""
    rest = SAME_FOR_ALL.sub(" ", re.sub(r"⟦[^⟦⟧]*⟧", " ", text))
    words = re.findall(r"[^\W\d_]+", rest)
    return "" if all(word in words_of_dates() for word in words) else text.strip()


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    monkeypatch.setattr(language, "catalogue", lambda tag: made_up() if tag == "cy" else {})
    monkeypatch.setattr(language, "_plural", lambda tag, count: int(count != 1))


def in_welsh(hub):
    """The hub as its Welsh pages see it, its own words in German."""
    return replace(hub, config=hub.config.model_copy(update={"languages": ("de", "cy")})).in_language("cy")


def pages_of(hub) -> dict[str, object]:
    with speaking("cy"):
        pages = sys.modules["_hubsite_plugin_record_pages"].hubsite_pages(in_welsh(hub))
        return {page.path: page for page in pages}


def leftovers(hub) -> list[tuple[str, str]]:
    return [(path, left) for path, page in pages_of(hub).items() for left in Leftovers(f"{page.body}{page.rest}").found]


def part(name: str):
    return sys.modules[f"_hubsite_plugin_record_pages.{name}"]


# --- Whole hubs


@pytest.mark.parametrize("days", [0, 200, 700])
def test_every_word_on_a_page_of_the_example_can_be_translated(days):
    hub, _errors = open_hub(ROOT, safe=True).read(A_SUNDAY + timedelta(days=days))
    assert leftovers(hub) == []


def test_nothing_is_said_in_english_on_the_pages_of_an_empty_hub(tmp_path):
    hub = make_hub(tmp_path, {}).hub
    assert leftovers(hub) == [("", "content/")]  # the name of a folder


# --- The words for fields and choices, whether or not the example has them


def pieces_of(model, inside):
    """Each model of a kind and of the parts within it, with the name by which its fields are labelled."""
    yield model, inside
    for name, info in model.model_fields.items():
        for inner in models_in(info.annotation):
            yield from pieces_of(inner, name)


def models_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def choices_in(annotation):
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for inner in get_args(annotation):
        yield from choices_in(inner)


ALL_PIECES = sorted({each for kind in BUILT_IN for each in pieces_of(kind.model, kind.folder)}, key=str)


@pytest.fixture
def plugin(tmp_path):
    make_hub(tmp_path, {"spaces/hall.yml": A_SPACE})


def test_every_field_of_every_kind_has_a_label_that_translators_find(plugin):
    elsewhere = part("layout").ELSEWHERE
    with speaking("cy"):
        for kind in BUILT_IN:
            for name in kind.model.model_fields.keys() - elsewhere:
                assert part("labels").label_of(name, kind.folder).startswith("⟦"), f"{kind.folder}: {name}"


# Said by the pages that explain a meeting, or not at all: what may be shown of somebody rules pages, and is on none.
OF_OTHERS = {"on_bank_holiday", "door", "kind", "status of actions", "covers of consent", "public of people"}


def test_every_choice_of_every_field_has_words_that_translators_find(plugin):
    with speaking("cy"):
        for model, inside in ALL_PIECES:
            for name, info in model.model_fields.items():
                if shape_of(model, name) != "choice" or OF_OTHERS & {name, f"{name} of {inside}"}:
                    continue
                for choice in choices_in(info.annotation):
                    assert part("words").choice_words(choice).startswith("⟦"), f"{inside}: {name}: {choice}"


def test_the_kinds_of_sources_have_words_that_translators_find(plugin):
    kinds = ["statute", "government", "council", "organisation", "local-knowledge"]
    with speaking("cy"):
        assert all(part("words").choice_in_a_sentence(kind).startswith("⟦") for kind in kinds)


# --- What knows its language keeps it, and where there is no room for the mark it is plain


def test_titles_summaries_and_crumbs_are_plain_text(tmp_path):
    files = {"spaces/hall.yml": A_SPACE + "summary: A warm hall.\nchecked: 1 November 2026\nchecked_by: clerk\n"}
    for page in pages_of(make_hub(tmp_path, files).hub).values():
        crumbs = [words for crumb in page.crumbs for words in crumb]
        texts = [page.title, page.summary, page.menu, page.checked, *crumbs]
        assert all(type(text) is str and "<" not in text and "&" not in text for text in texts), page.path


def test_the_order_of_funds_is_that_of_the_main_language(tmp_path):
    fund = "name: {}\nrolling: yes\npaperwork_effort: {}\n"
    files = {
        "funds/a.yml": fund.format("A", "Ten pages"),
        "funds/b.yml": fund.format("B", "One page"),
    }
    hub = in_welsh(make_hub(tmp_path, files).hub)
    translated = tuple(record.model_copy(update={"paperwork_effort": "Ffurflen"}) for record in hub.records)
    with speaking("cy"):
        entries = part("indexes").entries_of(replace(hub, records=translated), "funds")
    assert [entry.record.name for entry in entries] == ["B", "A"]
