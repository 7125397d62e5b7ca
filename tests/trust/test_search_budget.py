"""What a reader fetches stays small: the index of the search, and every page."""

import pytest

from hubsite.build import build
from hubsite.testing import A_SUNDAY, write_hub

MOST_OF_A_PAGE, MOST_OF_THE_INDEX = 60_000, 2_000_000  # bytes; of the index, for 1,000 pages
SAID = "the choir sings on Tuesdays in the hall and everyone who likes to sing may come along for free"
WORDS = tuple(SAID.split())


def group(number: int) -> str:
    """A group that says about as much as those of the example."""
    said = " ".join(f"{WORDS[(number * place) % len(WORDS)]}" for place in range(60, 180))
    return f"---\nname: Group {number}\nsummary: We meet in room {number}.\n---\n{said}.\n"


@pytest.mark.parametrize("pages", [60, pytest.param(1000, marks=pytest.mark.slow)])
def test_the_index_of_a_thousand_pages_is_small(tmp_path, figure, pages):
    hub = "name: Here\nplugins: [record_pages, search]\n"
    root = write_hub(tmp_path, {"hub.yml": hub, **{f"groups/g{number}.md": group(number) for number in range(pages)}})
    built = build(root, root / "site", A_SUNDAY)
    assert built.published, built.problems
    files = [each for each in (root / "site/search").rglob("*") if each.is_file()]
    index = sum(each.stat().st_size for each in files if each.suffix in {".pf_meta", ".pf_index", ".pf_fragment"})
    figure("Trust: budgets", f"search index of {pages} pages", f"{index:,} bytes")
    assert index
    assert index < MOST_OF_THE_INDEX * pages / 1000
    largest = max(each.stat().st_size for each in (root / "site/groups").glob("*/index.html"))
    figure("Trust: budgets", f"largest page of a record, of {pages}", f"{largest:,} bytes")
    assert largest < MOST_OF_A_PAGE
