"""The pages of the example neighbourhood have nothing in anybody's way: one page of each sort, or all of them."""

import pytest
from quality import fragments, markup, no_script, weight
from quality.findings import NotHere
from quality.look_over import look_over
from quality.sites import REPRESENTATIVE, pages_of, representative, served

PARTS = 8


def none_in(seen) -> None:
    """No check found anything on the page; what was found is told in full."""
    told = [f"{check}: {each}" for check, found in seen.findings.items() for each in found]
    assert not told, "\n".join(dict.fromkeys(told))


@pytest.mark.parametrize("sort", REPRESENTATIVE)
def test_one_page_of_each_sort(checks, browser, example, address, sort):
    page = representative(example, sort)
    if page is None:
        pytest.skip(f"the example has no page of the sort “{sort}”")
    none_in(look_over(browser, address, page))


def test_every_component_of_the_theme(checks, browser, components):
    with served(components) as where:
        none_in(look_over(browser, where, "all/"))


def test_the_markup_of_every_page(checks, example, components):
    try:
        assert [str(finding) for site in (example, components) for finding in markup.check(site)] == []
    except NotHere as reason:
        pytest.skip(str(reason))


def test_no_page_weighs_more_than_fits_into_the_first_packets(example):
    """HTML, style and scripts of every page, gzipped: 14 KB is what a server sends before it waits for an answer."""
    weights = {page: weight.on_disk(example, page) for page in pages_of(example) if page != "404.html"}
    assert len(weights) > 500
    assert {page: size for page, size in weights.items() if size > weight.MOST_BYTES} == {}


def test_no_link_of_the_site_leads_to_a_place_that_is_not_there(example, components):
    assert [str(finding) for site in (example, components) for finding in fragments.check(site)] == []


def test_every_page_can_be_reached_without_script(browser, example, address):
    assert [str(finding) for finding in no_script.check(browser, address, example, leave_out="ur/")] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page(checks, browser, example, address, part):
    told = {}
    for page in pages_of(example)[part::PARTS]:
        for check, found in look_over(browser, address, page).findings.items():
            told.update((f"{check}: {each}", None) for each in found)
    assert not told, "\n".join(told)
