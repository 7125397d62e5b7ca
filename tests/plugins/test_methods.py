"""Methods of public involvement: at least twenty-five, each with its four answers and a source, in words of our own."""

import re
from collections import Counter
from pathlib import Path

import pytest

from hubsite import read_pack
from hubsite.testing import make_hub

ROOT = Path(__file__).resolve().parents[2]
METHODS = list(read_pack(ROOT / "plugins" / "methods" / "records"))
ANSWERS = ("good_for", "who_decides_in_the_end", "cost", "goes_wrong")
HUB = {"hub.yml": "name: Here\nplugins: [record_pages, open_data, methods]\n"}


def sentences(record):
    """Every sentence of five words or more, in plain small letters."""
    fields = (record.fields.get(name) or "" for name in ("summary", *ANSWERS, "needs", "steps"))
    for text in fields:
        for part in re.split(r"[.?!;:]\s+|\n", text + "\n"):
            words = re.findall(r"[a-z0-9£']+", part.lower())
            if len(words) >= 5:
                yield " ".join(words)


def test_there_are_enough_and_each_is_in_its_own_file():
    assert len(METHODS) >= 25
    assert len({record.id for record in METHODS}) == len({record.fields["name"] for record in METHODS}) == len(METHODS)


@pytest.mark.parametrize("record", METHODS, ids=lambda record: record.id)
def test_each_has_all_four_answers_and_a_source(record):
    assert all(len(record.fields.get(name) or "") > 10 for name in ANSWERS)
    assert record.fields["level"] in ("inform", "consult", "involve", "collaborate", "decide")
    assert record.fields["sources"]
    for source in record.fields["sources"]:
        assert source["url"].startswith("http") and source["title"] and source["kind"] and source["says"]


@pytest.mark.parametrize("record", METHODS, ids=lambda record: record.id)
def test_a_day_of_checking_stands_only_beside_sources_that_were_read(record):
    if record.fields["checked"] != "never":
        assert record.fields["checked_by"] and all(source.get("accessed") for source in record.fields["sources"])


def test_no_two_share_a_sentence():
    found = Counter(sentence for record in METHODS for sentence in set(sentences(record)))
    assert len(found) > 20 * len(METHODS) / 2
    assert [sentence for sentence, times in found.items() if times > 1] == []


def test_without_being_named_it_adds_nothing(tmp_path):
    look = make_hub(tmp_path, {"terms/ward.yml": "name: Ward\nsummary: Part of a district.\n"})
    assert "methods" not in look.hub.labels and len(look.hub.records) == 1


def test_a_page_says_who_decides_before_it_says_how(tmp_path):
    look = make_hub(tmp_path, HUB)
    assert [problem.code for problem in look.problems if problem.severity == "error"] == []
    body = next(str(page.body) for page in look.site.pages if page.path == "methods/citizens-assembly/")
    parts = ["What it is good for", "Who decides in the end", "What it costs", "How it goes wrong", "step by step"]
    places = [body.index(words) for words in parts]
    assert places == sorted(places) and "<ol>" in body[places[-1] :]


def test_the_index_belongs_to_the_ways_and_stands_in_no_menu(tmp_path):
    way = {"ways/read.yml": "name: Read the notes\neffort: know\n"}
    pages = {page.path: page for page in make_hub(tmp_path, HUB | way).site.pages}
    assert pages["methods/"].section == "ways/" and not pages["methods/"].menu
    assert 'href="../methods/"' in pages["ways/"].body


def test_a_hub_may_have_its_own_version_and_its_own_methods(tmp_path):
    own = {
        "methods/timebank.yml": "name: Our timebank\nsummary: Hours for hours, at the hall.\n",
        "methods/show-of-hands.yml": "name: Show of hands\nlevel: decide\n",
    }
    look = make_hub(tmp_path, HUB | own)
    assert look.hub.get("methods/timebank").name == "Our timebank"
    assert len(look.hub.of("methods")) == len(METHODS) + 1
