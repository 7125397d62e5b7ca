"""A hub in a further language: its own words where it has them, everything else marked as being in the main one."""

from __future__ import annotations

import json
import pickle
from datetime import date

import pytest
from pydantic import ValidationError

from hubsite.foreign import Foreign
from hubsite.kinds import BUILT_IN
from hubsite.language import gettext, speaking
from hubsite.model.hub import Hub, HubConfig, Labels
from hubsite.model.in_language import Translated, Translation, fields_with_words, said_in, words_of
from hubsite.model.life import Meeting, Space
from hubsite.model.power import Body, Place
from hubsite.model.record import Origin
from hubsite.model.text_page import PageFields, TextPage

SPACE = {
    "name": "Mill Hall",
    "address": "Mill Lane",
    "summary": "A warm hall.",
    "postcode": "AB12 3CD",
    "email": "hall@ashcombe.example",
    "run_by": "trust",
    "facilities": "kitchen, stage",
    "opening_hours": "Monday 9am to 5pm",
    "access": {"step_free": "yes", "notes": "Ramp at the side."},
    "sources": [{"url": "https://a.example", "title": "About the hall", "kind": "council"}],
}


def record(model, identity, fields, folder="spaces"):
    return model.model_validate(fields).placed(Origin(folder, identity, f"content/{folder}/{identity}.md", 1))


def hub(*records, pages=(), languages="en, cy, ur", **translations):
    config = HubConfig.model_validate({"name": "Ashcombe", "languages": languages, "contact": {"name": "Volunteers"}})
    labels = {kind.folder: kind.labels for kind in BUILT_IN}
    return Hub(config, date(2026, 11, 22), records, tuple(pages), labels=labels, translations=translations)


def translated(model, fields, file="content/spaces/hall.cy.md", identity="hall"):
    words = words_of(model).model_validate(fields)
    return Translated(words, Origin("spaces", identity, file, 1))


def test_words_without_translation_are_of_the_main_language():
    there = hub(record(Space, "hall", SPACE)).in_language("cy").get("spaces/hall")
    texts = [there.name, there.address, *there.facilities, there.access.notes, there.sources[0].title]
    assert {text.language for text in texts} == {"en"}
    assert there.opening_hours[0].language == "en"


@pytest.mark.parametrize("name", ["postcode", "email", "run_by", "id", "key", "folder", "location_type"])
def test_what_is_no_words_stays_as_it_is(name):
    whole = hub(record(Space, "hall", SPACE))
    there = getattr(whole.in_language("cy").get("spaces/hall"), name)
    assert there == getattr(whole.get("spaces/hall"), name)
    assert not isinstance(there, Foreign)


def test_choices_and_addresses_inside_pieces_stay_as_they_are():
    there = hub(record(Space, "hall", SPACE)).in_language("cy").get("spaces/hall")
    for text in (there.access.step_free, there.sources[0].url, there.sources[0].kind):
        assert not isinstance(text, Foreign)


def test_ids_of_posts_and_codes_of_places_are_no_words():
    body = record(Body, "council", {"name": "Council", "posts": [{"label": "Chair"}]}, "bodies")
    place = record(Place, "mill", {"name": "Mill", "gss_code": "E05000001"}, "places")
    there = hub(body, place).in_language("cy")
    post = there.get("bodies/council").posts[0]
    assert (type(post.id), type(post.label)) == (str, Foreign)
    assert type(there.get("places/mill").gss_code) is str


def test_a_translation_takes_the_place_of_words_and_leaves_the_rest():
    given = translated(Space, {"name": "Neuadd y Felin", "access": {"notes": "Ramp wrth yr ochr."}})
    there = hub(record(Space, "hall", SPACE), cy=Translation({"spaces/hall": given})).in_language("cy")
    hall = there.get("spaces/hall")
    assert (hall.name, type(hall.name)) == ("Neuadd y Felin", str)
    assert (hall.access.notes, hall.access.step_free) == ("Ramp wrth yr ochr.", "yes")
    assert (hall.summary, hall.summary.language) == ("A warm hall.", "en")
    assert hall.origin.file == "content/spaces/hall.cy.md"
    assert hall.run_by == "trust"


def test_lists_are_translated_entry_by_entry():
    meeting = record(
        Meeting,
        "agm",
        {
            "name": "AGM",
            "when": "30 June 2027",
            "what_happens": "Talk.",
            "agenda_items": [{"title": "One"}, {"title": "Two", "decision_needed": "yes"}],
        },
        "meetings",
    )
    given = translated(Meeting, {"agenda_items": [{"title": "Un"}, {"summary": "Yr ail."}]})
    first, second = said_in(meeting, given.words, "en").agenda_items
    assert (first.title, type(first.title)) == ("Un", str)
    assert (second.title, second.title.language, second.summary, second.decision_needed) == (
        "Two", "en", "Yr ail.", "yes",
    )  # fmt: skip


def test_the_hub_file_is_translated_too():
    config = Translated(words_of(HubConfig).model_validate({"name": "Cwm Onnen"}), Origin(file="content/hub.cy.yml"))
    there = hub(cy=Translation(config=config)).in_language("cy").config
    assert (there.name, type(there.name), there.origin.file) == ("Cwm Onnen", str, "content/hub.cy.yml")
    assert there.contact.name.language == "en"
    assert (there.languages, type(there.engine), type(there.branch)) == (("en", "cy", "ur"), str, str)


def test_labels_are_said_in_the_language():
    labels = hub().in_language("cy").labels["spaces"]
    with speaking("cy"):
        assert (labels.plural, labels.folder) == (gettext("Spaces"), "spaces")
    assert hub().in_language("cy").in_language("ur").labels["spaces"].said_in("en") == hub().labels["spaces"]


def test_what_no_catalogue_has_is_marked_as_english():
    there = Labels("sheds", "shed of no catalogue", "Sheds of no catalogue", "Kept dry by nobody.").said_in("cy")
    assert there.plural.language == "en"


def test_which_records_and_pages_are_untranslated():
    pages = [page("about", "# About\n\nHello."), page("help", "# Help\n")]
    records = [record(Space, each, SPACE) for each in ("hall", "barn", "tent")]
    texts = {
        "spaces/hall": translated(Space, {"name": "Neuadd", "summary": "Neuadd gynnes."}),
        "spaces/tent": translated(Space, {"name": "Pabell"}, identity="tent"),  # and its summary is English still
        "about": translated(PageFields, {"title": "Am", "description": "Helo."}, identity="about"),
    }
    whole = hub(*records, pages=pages, cy=Translation(texts))
    there = whole.in_language("cy")
    asked = ["spaces/hall", "spaces/barn", "spaces/barn/", "about/", "help/", "content/help.md", "spaces/", ""]
    assert [there.untranslated(each) for each in asked] == [False, True, True, False, True, True, False, False]
    assert [there.untranslated(each) for each in (*there.records, *there.pages)] == [False, True, True, False, True]
    assert not any(whole.untranslated(each) for each in asked)


def test_the_main_language_is_the_hub_itself():
    whole = hub(record(Space, "hall", SPACE))
    there = whole.in_language("cy")
    assert (whole.language, there.language) == ("en", "cy")
    assert whole.in_language("en") is whole
    assert there.in_language("en") is whole
    assert there.in_language("ur").language == "ur"
    assert type(whole.get("spaces/hall").name) is str


def test_nothing_remembered_is_shared():
    whole = hub(record(Space, "hall", SPACE))
    assert type(whole.of("spaces")[0].name) is str
    assert type(whole.in_language("cy").of("spaces")[0].name) is Foreign
    assert type(whole.of("spaces")[0].name) is str


def test_open_data_of_a_translated_record_is_plain():
    there = hub(record(Space, "hall", SPACE)).in_language("cy").get("spaces/hall")
    assert json.loads(json.dumps(there.open_data()))["facilities"] == ["kitchen", "stage"]


def page(name, text, **fields):
    given = PageFields.model_validate({"description": text, **fields})
    return TextPage.of(given, f"{name}/", Origin("", name, f"content/{name}.md"))


def page_in_welsh(original, **words):
    said = Translated(words_of(PageFields).model_validate(words), original.origin)
    given = {original.key: said} if words else {}
    return hub(pages=[original], cy=Translation(given)).in_language("cy").pages[0]


def test_a_page_without_translation_is_of_the_main_language():
    there = page_in_welsh(page("about", "# About us\n\nHello."))
    assert (there.title, there.title.language, there.body, there.body.language) == (
        "About us",
        "en",
        "\n\nHello.",
        "en",
    )


def test_the_heading_of_a_translation_comes_before_a_title_that_is_not_translated():
    there = page_in_welsh(page("about", "Hello.", title="About us"), description="# Amdanom ni\n\nHelo.")
    assert (there.title, type(there.title), there.body, type(there.body)) == ("Amdanom ni", str, "\n\nHelo.", str)


def test_a_title_alone_can_be_translated():
    there = page_in_welsh(page("about", "Hello.", title="About us"), title="Amdanom ni")
    assert (type(there.title), there.body.language) == (str, "en")


def test_a_title_made_of_the_name_of_the_file_is_of_the_main_language():
    there = page_in_welsh(page("about-us", "Hello."), description="Helo.")
    assert (there.title, there.title.language) == ("About us", "en")


def test_the_model_of_words_has_nothing_else():
    fields = words_of(Space).model_fields
    assert {"name", "summary", "facilities", "access", "hire", "sources"} <= fields.keys()
    assert not {"run_by", "checked", "opening_hours", "postcode", "capacity", "url", "id"} & fields.keys()
    assert words_of(Meeting).model_fields["agenda_items"].annotation is not None
    assert "when" not in fields_with_words(Meeting)
    with pytest.raises(ValidationError):
        words_of(Space).model_validate({"access": {"step_free": "yes"}})


@pytest.mark.parametrize(("typed", "tags"), [("en, cy, en", ("en", "cy")), ("CY, zh-Hant", ("cy", "zh-Hant"))])
def test_languages_are_named_once_each(typed, tags):
    assert HubConfig.model_validate({"name": "A", "languages": typed}).languages == tags


@pytest.mark.parametrize(("typed", "fix"), [("Welsh", "`languages: cy`"), ("en, Polish", "`languages: en, pl`")])
def test_a_language_that_is_no_code_is_told_with_the_code(typed, fix):
    with pytest.raises(ValidationError) as caught:
        HubConfig.model_validate({"name": "A", "languages": typed})
    assert caught.value.errors()[0]["ctx"]["fix"] == f"Write {fix}."


def test_a_language_that_nobody_knows_is_answered_with_an_example():
    with pytest.raises(ValidationError) as caught:
        HubConfig.model_validate({"name": "A", "languages": "zz"})
    fix = "Write codes, with commas between them, for example `languages: en, cy`."
    assert caught.value.errors()[0]["ctx"]["fix"] == fix


def test_foreign_words_survive_a_pickle():
    name = hub(record(Space, "hall", SPACE)).in_language("cy").get("spaces/hall").name
    assert pickle.loads(pickle.dumps(name)).language == "en"
