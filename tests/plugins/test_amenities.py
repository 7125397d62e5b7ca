"""Amenities: one more kind, off until it is named, and then as good as any other."""

from hubsite.testing import make_hub

NAMED = {"hub.yml": "name: Here\nplugins: [record_pages, open_data, amenities]\n"}
DEFIBRILLATOR = {
    "amenities/defibrillator.yml": "name: Defibrillator\nlocation: Left of the hall's door\nsort: defibrillator\n"
    "hours: Day and night\nlatitude: 53.41\nlongitude: -2.31\n"
}


def test_without_being_named_its_folder_is_unknown(tmp_path):
    look = make_hub(tmp_path, DEFIBRILLATOR)
    assert look.has_errors and "amenities" not in look.hub.labels


def test_it_has_a_page_an_index_and_data(tmp_path):
    look = make_hub(tmp_path, NAMED | DEFIBRILLATOR)
    assert not look.problems
    bodies = {page.path: str(page.body) for page in look.site.pages}
    assert "Left of the hall&#39;s door" in bodies["amenities/defibrillator/"]
    assert "Defibrillator" in bodies["amenities/"] and "Things to find" in bodies["everything/"]
    assert {"amenities/defibrillator.json", "amenities.json"} <= {file.path for file in look.site.files}


def test_its_fields_are_checked_as_kindly_as_ours(tmp_path):
    wrong = {"amenities/toilet.yml": "name: Toilet\nlatitude: 95\nsorte: toilet\n"}
    codes = sorted(problem.code for problem in make_hub(tmp_path, NAMED | wrong).problems)
    assert codes == ["missing-field", "unknown-field", "wrong-shape"]


def test_others_can_refer_to_it(tmp_path):
    group = {"groups/helpers.yml": "name: Helpers\nsummary: We help.\nrelated: amenities/defibrillator\n"}
    look = make_hub(tmp_path, NAMED | DEFIBRILLATOR | group)
    assert not look.problems and [each.record.id for each in look.hub.mentions_of(look.hub.records[0])] == ["helpers"]
