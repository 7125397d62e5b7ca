"""A site in several languages: every page in each, links that stay in one, and what is not translated says so."""

import re

import pytest

from hubsite.build import build
from hubsite.language import languages_known
from hubsite.look import look
from hubsite.stage import as_document, staged_page
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

HUB = "name: Aldermere\nsummary: Who decides what.\nlanguages: {}\n"
CHOIR = """---
name: Choir
summary: We sing.
meets_at: mill-hall
---
Ask [about us](../about.md) or see [data](/groups.json).
"""
FILES = {
    "spaces/mill-hall.yml": A_SPACE,
    "groups/choir.md": CHOIR,
    "about.md": "# About\n\nSee [the choir](groups/choir.md).\n",
    "about.cy.md": "# Amdanom ni\n\nGweler [y côr](groups/choir.md) a [hyn](about.cy.md).\n",
    "hub.cy.yml": "summary: Pwy sy’n penderfynu beth.\n",
}


def hub(root, languages="en, cy", **more):
    return make_hub(root, FILES | {"hub.yml": HUB.format(languages)} | more)


def page(found, path):
    return next(each for each in found.site.pages if each.path == path)


def test_every_page_exists_in_every_language_and_knows_the_others(tmp_path):
    found = hub(tmp_path)
    assert not found.problems
    main = {each.path for each in found.site.pages if not each.language}
    welsh = {each.path for each in found.site.pages if each.language == "cy"}
    letters = {path for path in main ^ {path.removeprefix("cy/") for path in welsh} if "search/" in path}
    assert {f"cy/{path}" for path in main - letters} == welsh - {f"cy/{path}" for path in letters}
    assert page(found, "cy/groups/choir/").also_in == (("en", "groups/choir/"), ("cy", "cy/groups/choir/"))
    assert page(found, "cy/groups/choir/").section == "cy/groups/"
    assert found.site.configs["cy"].summary == "Pwy sy’n penderfynu beth."


def test_a_hub_of_one_language_says_nothing_of_languages(tmp_path):
    found = make_hub(tmp_path, {"hub.yml": HUB.format("en"), "groups/choir.yml": "name: Choir\nsummary: We sing.\n"})
    assert {each.language for each in found.site.pages} == {""}
    assert all(each.also_in == () for each in found.site.pages)
    assert "lang:" not in as_document(staged_page(page(found, "groups/choir/")))


def test_links_stay_in_their_language_and_files_exist_once(tmp_path):
    found = hub(tmp_path)
    assert 'href="../../about/"' in page(found, "cy/groups/choir/").body
    assert 'href="../../../groups.json"' in page(found, "cy/groups/choir/").body
    assert 'href="../groups/choir/"' in page(found, "cy/about/").body
    assert [file.path for file in found.site.files if file.path.endswith("groups.json")] == [
        "groups.json",
        "schemas/groups.json",
    ]


PAPERS = """
from hubsite import File, hookimpl

@hookimpl
def hubsite_files():
    for about, name in (("groups/choir", "choir"), ("about/", "about"), ("/", "front"), ("", "all")):
        yield File(path=f"{name}.pdf", content="", title="Print this", about=about, language="en")
        yield File(path=f"{name}-cy.pdf", content="", title="Argraffwch hyn", about=about, language="cy")
        yield File(path=f"{name}.csv", content="", title="Table", about=about)
        yield File(path=f"{name}-fr.pdf", content="", title="Imprimer", about=about, language="fr")
"""


def downloads(found, path):
    body = str(page(found, path).body).partition('<h2 id="hub-download"')[2]
    return re.findall(r'<li><a href="[./]*([^"]*)"([^>]*)>(.*?)</a></li>', body.partition("</ul>")[0])


@pytest.mark.parametrize(
    ("path", "name"), [("groups/choir/", "choir"), ("about/", "about"), ("", "front"), ("everything/", "all")]
)
def test_a_file_in_a_language_is_listed_on_pages_in_that_one(tmp_path, path, name):
    """One in no language is there for all, and its title is in the main language."""
    settings = HUB.format("en, cy") + "plugins: [record_pages, papers]\n"
    choir = "name: Choir\nsummary: We sing.\n"
    files = {"hub.yml": settings, "plugins/papers.py": PAPERS, "about.md": "# About\n", "groups/choir.yml": choir}
    found = make_hub(tmp_path, files)
    assert not found.problems
    assert downloads(found, path) == [(f"{name}.pdf", "", "Print this"), (f"{name}.csv", "", "Table")]
    table = (f"{name}.csv", ' lang="en" dir="ltr"', "Table")
    assert downloads(found, f"cy/{path}") == [(f"{name}-cy.pdf", "", "Argraffwch hyn"), table]
    assert f"{name}-fr.pdf" in {file.path for file in found.site.files}


def test_a_translation_may_be_named_with_its_language_or_without(tmp_path):
    found = hub(tmp_path)
    assert re.search(r'<a href="(\./|\.\./about/|\.)"', page(found, "cy/about/").body)
    assert not [each for each in found.problems if each.code == "link-nowhere"]


def test_a_link_may_name_the_file_of_a_translation(tmp_path):
    found = hub(
        tmp_path, **{"groups/chess.md": "---\nname: Chess\nsummary: We play.\n---\n[Cymraeg](../about.cy.md)\n"}
    )
    assert not found.problems
    assert 'href="../../cy/about/"' in page(found, "groups/chess/").body


def test_a_tag_with_a_region_lies_below_its_small_letters(tmp_path):
    files = {key.replace(".cy.", ".cy-gb."): value.replace(".cy.", ".cy-gb.") for key, value in FILES.items()}
    found = make_hub(tmp_path, files | {"hub.yml": HUB.format("en, cy-GB, cy-gb")})
    assert not found.problems and page(found, "cy-gb/about/").language == "cy-GB"
    assert found.site.config.languages == ("en", "cy-GB")


def test_what_nobody_translated_says_so_and_links_the_original(tmp_path):
    found = hub(tmp_path)
    body = str(page(found, "cy/groups/choir/").body)
    assert body.index("</h1>") < body.index("notice-language") < body.index("We sing")
    assert '<a href="../../../groups/choir/" lang="en" hreflang="en" dir="ltr">Read this page in English</a>' in body
    assert '<span lang="en" dir="ltr">We sing.</span>' in body
    assert "notice-language" not in page(found, "cy/about/").body
    assert "notice-language" not in page(found, "cy/groups/").body
    assert "notice-language" not in page(found, "groups/choir/").body


def test_our_own_words_are_in_the_language_of_the_page(tmp_path):
    found = hub(tmp_path)
    assert "Not translated yet" not in page(found, "cy/groups/choir/").body
    assert page(found, "cy/groups/").title != page(found, "groups/").title


def test_a_mistake_in_a_text_is_told_once_however_many_languages_show_it(tmp_path):
    found = hub(tmp_path, **{"groups/chess.md": "---\nname: Chess\nsummary: We play.\n---\n[x](../nowhere.md)\n"})
    assert len([each for each in found.problems if each.code == "link-nowhere"]) == 1


def test_the_main_language_need_not_be_english(tmp_path):
    root = tmp_path / "hub"
    files = {"hub.yml": HUB.format("cy, en"), "groups/cor.yml": "name: Côr\nsummary: Rydym yn canu.\n"}
    found = make_hub(root, files)
    assert "Rydym yn canu." in page(found, "groups/cor/").body
    assert 'lang="cy"' not in page(found, "groups/cor/").body
    assert '<span lang="cy" dir="ltr">Rydym yn canu.</span>' in page(found, "en/groups/cor/").body
    assert page(found, "en/groups/").title == "Groups" != page(found, "groups/").title


def test_front_matter_says_language_direction_and_the_others(tmp_path):
    files = {"hub.yml": HUB.format("en, ur"), "groups/choir.yml": "name: Choir\nsummary: We sing.\n"}
    found = make_hub(tmp_path, files)
    staged = as_document(staged_page(page(found, "ur/groups/choir/")))
    assert 'lang: "ur"\ndir: "rtl"\n' in staged
    assert '{"lang": "ur", "dir": "rtl", "name": "اردو", "path": "ur/groups/choir/"}' in staged


@pytest.mark.parametrize("tag", sorted(set(languages_known()) - {"en"}))
def test_every_language_that_we_know_builds(tmp_path, tag):
    files = {key: value for key, value in FILES.items() if ".cy." not in key}
    make_hub(tmp_path, files | {"hub.yml": HUB.format(f"en, {tag}")})
    built = build(tmp_path, None, A_SUNDAY)
    assert built.published and not built.problems
    html = (built.out / tag / "groups" / "choir" / "index.html").read_text(encoding="utf-8")
    direction = "rtl" if tag in ("ar", "ur") else "ltr"
    assert f'<html lang="{tag}" dir="{direction}">' in html
    words = re.sub(r"<[^>]*>", " ", re.sub(r'<(span|a|div)\b[^>]*\blang="en".*?</\1>', "", html[html.index("<main") :]))
    assert not re.findall(r"\b(?:Who|When|Where|Read|Checked|Something|More)\b", words)


def test_the_same_hub_in_two_languages_is_built_the_same_twice(tmp_path):
    first, second = hub(tmp_path / "a"), hub(tmp_path / "b")
    assert [each.body for each in first.site.pages] == [each.body for each in second.site.pages]
    assert look(tmp_path / "a", A_SUNDAY).site.pages == first.site.pages
