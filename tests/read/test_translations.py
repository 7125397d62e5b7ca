"""Files in a further language: read beside the originals, and only for words."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from hubsite.look import look
from hubsite.read.tagged import language_of, without_tag
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

HUB = "name: Ashcombe\nlanguages: en, cy\nplugins: record_pages\n"


def welsh(tmp_path, files):
    found = make_hub(tmp_path, {"hub.yml": HUB, **files})
    assert not found.problems, found.problems
    return found.hub.in_language("cy")


def told(tmp_path, files):
    problems = make_hub(tmp_path, {"hub.yml": HUB, **files}).problems
    return [(each.code, str(each.source), each.severity.value) for each in problems]


@pytest.mark.parametrize(
    ("file", "original", "tag"),
    [
        ("about.cy.md", "about.md", "cy"),
        ("spaces/hall.zh-Hant.yml", "spaces/hall.yml", "zh-Hant"),
        ("hub.cy.yml", "hub.yml", "cy"),
        ("v1.2.md", "v1.2.md", ""),
        ("minutes.july.md", "minutes.july.md", ""),
        ("map.cy.png", "map.cy.png", ""),
        (".cy.md", ".cy.md", ""),
    ],
)
def test_the_tag_in_the_name_of_a_file(file, original, tag):
    assert without_tag(PurePosixPath(file)) == (PurePosixPath(original), tag)


def test_a_tag_counts_in_any_case_and_only_beside_the_main_language():
    assert [language_of(tag, ("en", "cy")) for tag in ("cy", "CY", "en", "fr")] == ["cy", "cy", "", ""]


@pytest.mark.parametrize(
    "file",
    ["spaces/hall.cy.md", "spaces/hall.cy.yml", "spaces/hall.CY.yaml"],
)
def test_a_record(tmp_path, file):
    text = "name: Neuadd\naccess:\n  notes: Ramp.\n"
    text = f"---\n{text}---\n" if file.endswith(".md") else text
    there = welsh(tmp_path, {"spaces/hall.md": f"---\n{A_SPACE}---\nText.\n", file: text})
    hall = there.get("spaces/hall")
    assert (hall.name, type(hall.name), hall.description.language) == ("Neuadd", str, "en")
    assert hall.origin.file == f"content/{file}"
    assert there.untranslated(hall)  # its text is


def test_the_text_below_the_fields_alone(tmp_path):
    files = {"spaces/hall.md": f"---\n{A_SPACE}---\nText.\n", "spaces/hall.cy.md": "Testun.\n"}
    hall = welsh(tmp_path, files).get("spaces/hall")
    assert (hall.description, type(hall.description), hall.name.language) == ("Testun.", str, "en")
    assert not welsh(tmp_path, files).untranslated(hall)


def test_some_entries_of_a_list(tmp_path):
    original = "- id: precept\n  name: Precept\n  summary: A levy.\n- id: clerk\n  name: Clerk\n  summary: A person.\n"
    files = {"terms.yml": original, "terms.cy.yml": "- id: clerk\n  name: Clerc\n  summary: Rhywun.\n"}
    there = welsh(tmp_path, files)
    assert [there.untranslated(f"terms/{each}") for each in ("precept", "clerk")] == [True, False]
    assert there.get("terms/clerk").origin.lines["name"] == 2


def test_a_page_and_the_hub_file(tmp_path):
    files = {"about.md": "# About\n\nHi.\n", "about.cy.md": "# Amdanom\n\nHelo.\n", "hub.cy.yml": "name: Cwm Onnen\n"}
    there = welsh(tmp_path, files | {"spaces/hall.yml": A_SPACE})
    assert (there.pages[0].title, there.pages[0].path, there.config.name) == ("Amdanom", "about/", "Cwm Onnen")
    assert [each.path for each in there.pages] == ["about/"]


def test_a_record_of_a_plugin(tmp_path):
    plugin = (
        "from hubsite import PackRecord, hookimpl\n"
        "@hookimpl\n"
        "def hubsite_records(hub_config, settings):\n"
        '    fields = {"name": "Clerk", "summary": "A person."}\n'
        '    yield PackRecord(folder="terms", id="clerk", fields=fields, file="a.yml")\n'
    )
    hub = f"{HUB.strip()}, pack\n"
    files = {"plugins/pack.py": plugin, "content/hub.yml": hub, "content/terms/clerk.cy.yml": "name: Clerc\n"}
    for name, text in files.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    found = look(tmp_path, A_SUNDAY)
    assert not found.has_errors, found.problems
    clerk = found.hub.in_language("cy").get("terms/clerk")
    assert (clerk.name, clerk.summary.language) == ("Clerc", "en")


def test_readme_files_in_any_language_are_for_people_on_github(tmp_path):
    there = welsh(tmp_path, {"spaces/hall.yml": A_SPACE, "README.cy.md": "# Sut\n"})
    assert there.pages == ()


def test_a_broken_original_is_told_alone(tmp_path):
    files = {"spaces/hall.yml": "nmae: Hall\naddress: Mill Lane\n", "spaces/hall.cy.yml": "name: Neuadd\n"}
    assert {code for code, *_ in told(tmp_path, files)} == {"unknown-field"}


def test_a_broken_translation_points_into_its_own_file(tmp_path):
    files = {"spaces/hall.yml": A_SPACE, "spaces/hall.cy.yml": "name: Neuadd\nsumary: Cynnes.\n"}
    assert told(tmp_path, files) == [("unknown-field", "content/spaces/hall.cy.yml:2:1", "error")]


def test_facts_stay_in_the_original(tmp_path):
    words = "name: Neuadd\ncapacity: 120\naccess:\n  step_free: yes\n  notes: Ramp.\n"
    files = {"spaces/hall.yml": f"{A_SPACE}access:\n  notes: A ramp.\n", "spaces/hall.cy.yml": words}
    assert told(tmp_path, files) == [
        ("translation-field", "content/spaces/hall.cy.yml:2:1", "warning"),
        ("translation-field", "content/spaces/hall.cy.yml:4:3", "warning"),
    ]


@pytest.mark.parametrize(
    ("original", "words", "problems"),
    [
        ("links:\n  - https://a.example\n", "links:\n  - title: Papurau\n", []),
        ("links:\n  - https://a.example\n", "links: https://a.example\n", ["translation-field"]),
        ("links:\n  - https://a.example\n", "links:\n  - title: Un\n  - title: Dau\n", ["translation-list"]),
        ("", "tags: cerddoriaeth, plant\n", []),
    ],
)
def test_lists_of_pieces(tmp_path, original, words, problems):
    files = {"spaces/hall.yml": f"{A_SPACE}{original}", "spaces/hall.cy.yml": words}
    assert [code for code, *_ in told(tmp_path, files)] == problems


def test_options_can_be_translated_by_their_titles_alone(tmp_path):
    files = {
        "consultations/library.yml": "name: Books\noptions:\n  - Keep it\n  - title: Close it\n    means: None.\n",
        "consultations/library.cy.yml": "options:\n  - Ei chadw\n  - Ei chau\n",
    }
    first, second = welsh(tmp_path, files).get("consultations/library").options
    assert (first.title, second.title, second.means.language) == ("Ei chadw", "Ei chau", "en")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("spaces/hal.cy.yml", "translation-without-original"),
        ("spacs/hall.cy.md", "translation-without-original"),
        ("spaces/hall.fr.yml", "translation-language"),
        ("spaces/hall.en.yml", "translation-language"),
        ("spaces/hall.v2.yml", "bad-id"),
    ],
)
def test_files_that_translate_nothing(tmp_path, file, code):
    text = "---\nname: Neuadd\n---\n" if file.endswith(".md") else "name: Neuadd\naddress: Lôn\n"
    found = told(tmp_path, {"spaces/hall.yml": A_SPACE, file: text})
    assert found == [(code, f"content/{file}", "error")]


def test_two_translations_of_one_thing(tmp_path):
    files = {"spaces/hall.yml": A_SPACE, "spaces/hall.cy.yml": "name: A\n", "spaces/hall.cy.md": "---\nname: B\n---\n"}
    assert [code for code, *_ in told(tmp_path, files)] == ["same-id"]


def test_markdown_of_a_translation_is_looked_at_too(tmp_path):
    files = {"about.md": "# About\n", "about.cy.md": "# Am\n\n<script>x</script>\n", "spaces/hall.yml": A_SPACE}
    assert told(tmp_path, files) == [("markdown-removed", "content/about.cy.md:3:1", "warning")]


# --- names that were meant for a translation --------------------------------------------------------------------------

PAGE, HALL = "# About\n\nHi.\n", f"---\n{A_SPACE}---\nText.\n"


def the_fix(tmp_path, files, hub=HUB):
    problems = make_hub(tmp_path, {"hub.yml": hub, **files}).problems
    assert [each.code for each in problems] == ["translation-language"], problems
    return problems[0].fix


@pytest.mark.parametrize("mark", [".", "-", "_", " "])
@pytest.mark.parametrize("language", ["welsh", "Welsh", "Cymraeg"])
def test_the_name_of_a_language_in_place_of_its_tag(tmp_path, mark, language):
    files = {"spaces/hall.md": HALL, f"spaces/hall{mark}{language}.md": "Testun.\n"}
    assert the_fix(tmp_path, files).startswith("Call it `hall.cy.md`.")


@pytest.mark.parametrize(
    ("original", "text", "file", "better"),
    [
        ("spaces/hall.md", HALL, "spaces/hall_cy.md", "hall.cy.md"),
        ("spaces/hall.yml", A_SPACE, "spaces/hall-CY.md", "hall.cy.md"),
        ("about.md", PAGE, "about-cy.md", "about.cy.md"),
        ("help/how-to.md", PAGE, "help/how-to.welsh.md", "how-to.cy.md"),
        ("hub.yml", HUB, "hub.welsh.yml", "hub.cy.yml"),
        ("hub.yml", HUB, "hub-cy.yaml", "hub.cy.yml"),
        ("terms.yml", "- id: a\n  name: A\n  summary: B.\n", "terms_cymraeg.yml", "terms.cy.yml"),
    ],
)
def test_a_translation_that_is_called_otherwise_is_told_once(tmp_path, original, text, file, better):
    files = {"spaces/mill.yml": A_SPACE, original: text, file: "name: Neuadd\n"}
    assert the_fix(tmp_path, files).startswith(f"Call it `{better}`.")


def test_a_misnamed_translation_in_a_language_that_the_hub_has_not_named(tmp_path):
    files = {"spaces/hall.md": HALL, "spaces/hall.urdu.md": "Text.\n"}
    assert the_fix(tmp_path, files) == "Call it `hall.ur.md`, and write `languages: en, cy, ur` in content/hub.yml."


def test_a_language_is_called_as_the_hub_calls_it(tmp_path):
    files = {"spaces/hall.md": HALL, "spaces/hall.chinese.md": "Text.\n"}
    assert the_fix(tmp_path, files, HUB.replace("cy", "zh-Hant")) == "Call it `hall.zh-Hant.md`."


@pytest.mark.parametrize(
    ("file", "holder"), [("spaces/hall.welsh.md", "hall.cy.md"), ("spaces/hall.english.md", "hall.md")]
)
def test_a_name_that_is_taken_is_not_advised(tmp_path, file, holder):
    files = {"spaces/hall.md": HALL, "spaces/hall.cy.md": "Testun.\n", file: "Text.\n"}
    assert the_fix(tmp_path, files) == f"Move what you need from it into `{holder}`, and delete it."


@pytest.mark.parametrize(
    "files",
    [
        {"groups/polish-club-pl.yml": "name: Club\nsummary: We meet.\n"},
        {"friends-cy.md": PAGE},
        {"friends.md": PAGE, "friends-fr.md": PAGE},
        {"spaces/hall.yml": A_SPACE, "spaces/hall-annexe.yml": A_SPACE},
        {"spaces/hall.yml": A_SPACE, "groups/hall-welsh.yml": "name: Club\nsummary: We meet.\n"},
        {"groups/talk.yml": "name: A\nsummary: B.\n", "groups/talk-english.yml": "name: C\nsummary: D.\n"},
    ],
)
def test_a_name_that_only_ends_like_a_language_is_left_alone(tmp_path, files):
    assert make_hub(tmp_path, {"hub.yml": HUB, **files}).problems == ()


@pytest.mark.parametrize("wrong", ["languages: en cy\n", "languages: en, welsh\n", "languages: en, cy\nnation: wels\n"])
def test_a_mistake_in_the_hub_file_is_not_told_of_every_translation(tmp_path, wrong):
    files = {"hub.yml": f"name: Ashcombe\n{wrong}", "about.md": PAGE, "about.cy.md": PAGE}
    assert [source.split(":")[0] for _, source, _ in told(tmp_path, files)] == ["content/hub.yml"]
