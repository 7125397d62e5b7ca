"""What plugins give, put together: links final, blocks and panels in place, two claims on one address refused."""

import difflib
import itertools
import random
import re

import pytest

from hubsite import report
from hubsite.look import look
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

from .example_hub import example

CHOIR = "---\nname: Choir\nsummary: We sing.\n---\n"
HALL = {"spaces/mill-hall.yml": A_SPACE}


def body(look, path: str) -> str:
    return str(next(page.body for page in look.site.pages if page.path == path))


def told(look) -> list[str]:
    return report.as_text(look.problems).splitlines()


def links(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', html)


def test_links_in_a_text_lead_to_pages_pictures_and_elsewhere(tmp_path):
    text = """
[hall](../spaces/mill-hall.yml#parking) [chess](/groups/chess/) [index](../spaces/) [about](../about.md)
[data](/groups/chess.json?raw=yes) ![Us](us%20all.jpg) [papers](../papers/plan.pdf)
<https://x.example/a.md> [mail](mailto:a@b.example) [ring](tel:01632960123) [down](#later)

## Later
"""
    found = make_hub(
        tmp_path,
        HALL
        | {
            "groups/choir.md": CHOIR + text,
            "groups.yml": "- id: chess\n  name: Chess\n  summary: We play.\n",
            "about.md": "# About\n\n[the choir](groups/choir.md), [chess](groups/chess.yml)\n",
            "groups/us all.jpg": b"\xff\xd8\xff",
            "papers/plan.pdf": b"%PDF-1.7",
        },
    )
    assert {each.code for each in found.problems} == {"privacy-document-unread"}  # there is nothing in the paper
    written = body(found, "groups/choir/")
    written = written[written.index("<p><a") :]
    assert links(written)[:11] == [
        "../../spaces/mill-hall/#parking",
        "../chess/",
        "../../spaces/",
        "../../about/",
        "../chess.json?raw=yes",
        "../us%20all.jpg",
        "../../papers/plan.pdf",
        "https://x.example/a.md",
        "mailto:a@b.example",
        "tel:01632960123",
        "#later",
    ]
    assert links(body(found, "about/")) == ["../groups/choir/", "../groups/chess/"]
    assert {"groups/us all.jpg", "papers/plan.pdf"} <= {file.path for file in found.site.files}


def test_a_link_from_a_nested_page_is_read_as_on_github(tmp_path):
    found = make_hub(
        tmp_path,
        HALL
        | {
            "walks/river/long.md": "# Long\n\n[hall](../../spaces/mill-hall.yml) [all](../index.md) [b](short.md)\n",
            "walks/river/short.md": "# Short\n\n[front](/)\n",
            "walks/index.md": "# Walks\n\n[long](river/long.md)\n",
        },
    )
    assert not found.problems
    assert links(body(found, "walks/river/long/")) == ["../../../spaces/mill-hall/", "../../", "../short/"]
    assert links(body(found, "walks/river/short/")) == ["../../../"]
    assert links(body(found, "walks/")) == ["river/long/"]


def test_no_page_has_a_link_that_starts_with_a_slash(tmp_path):
    found = make_hub(tmp_path, HALL | {"groups/choir.md": CHOIR, "about.md": "# About\n"})
    for page in found.site.pages:
        assert not [link for link in links(page.body) if link.startswith("/")], page.path


def test_a_link_that_leads_nowhere_is_told_with_its_line_and_what_was_meant(tmp_path):
    found = make_hub(
        tmp_path,
        HALL
        | {
            "groups/choir.md": CHOIR + "We meet.\n\nIn [the hall](../spaces/mil-hall.md), mostly.\n",
            "about.md": "# About\n\n![Us](us%20all.jpg)\n\n[gone](/nowhere/#a)\n",
        },
    )
    assert found.site is None
    assert told(found) == [
        "content/about.md:3:7  error  There is no picture 'us all.jpg'.  [link-nowhere]",
        "    Add the picture as `content/us all.jpg`, or take it out here.",
        "content/about.md:5:8  error  The link to '/nowhere/#a' leads nowhere.  [link-nowhere]",
        "    Take the link out, or add what it should lead to.",
        "content/groups/choir.md:7:15  error  The link to '../spaces/mil-hall.md' leads nowhere.  [link-nowhere]",
        "    Did you mean `../spaces/mill-hall.md`?",
    ]


def test_a_link_in_a_record_of_a_list_is_told_at_its_own_line(tmp_path):
    record = "- id: {0}\n  name: {0}\n  summary: We play.\n  description: See [it](/gone/).\n"
    found = make_hub(tmp_path, {"groups.yml": record.format("chess") + record.format("draughts")})
    assert [str(problem.source) for problem in found.problems] == ["content/groups.yml:4:25", "content/groups.yml:8:25"]


def places(found):
    return [str(problem.source) for problem in found.problems if problem.code == "link-nowhere"]


def test_a_link_that_leads_nowhere_is_told_at_each_place_of_a_text(tmp_path):
    words = "[gone.md](gone.md) gone.md [b](gone.md)\n\n[c](old-gone.md)\n\n"
    words += "<a href=gone.md>c</a>\n\n[d][1]\n\n[1]: gone.md\n"
    found = make_hub(tmp_path, {"about.md": f"# About\n\n{words}"})
    assert places(found) == [f"content/about.md:{each}" for each in ("3:11", "3:32", "5:5", "7:9", "11:6")]


def test_a_link_that_leads_nowhere_is_told_in_each_record_that_has_it(tmp_path):
    group = "name: {0}\nsummary: We play.\ndescription: |\n  See [it](/gone/).\n\n  And [it](/gone/).\n"
    entry = "- id: {0}\n  name: {0}\n  summary: We play [it](/gone/).\n  description: See [it](/gone/).\n"
    files = {"groups/a.yml": group.format("a"), "groups/b.yml": group.format("b")}
    files["spaces.yml"] = "".join(f"{entry.format(each)}  address: Mill Lane\n" for each in "cd")
    assert places(make_hub(tmp_path, files)) == [
        *("content/groups/a.yml:4:12", "content/groups/a.yml:6:12"),
        *("content/groups/b.yml:4:12", "content/groups/b.yml:6:12"),
        *("content/spaces.yml:4:25", "content/spaces.yml:9:25"),
    ]


def test_a_slip_made_hundreds_of_times_in_a_text_is_told_at_fifty_places(tmp_path):
    assert len(places(make_hub(tmp_path, {"about.md": "# About\n\n" + "[a](gone.md) " * 300}))) == 50


def test_a_picture_that_is_not_there_is_called_a_picture(tmp_path):
    words = "[![Hall](gone.jpg)](gone.jpg)\n\n![Hall](/photos/hal.jpg)\n\n![Hall](../../x.jpg) ![Hall](hall.bmp)\n"
    found = make_hub(tmp_path, {"walks/river.md": f"# River\n\n{words}", "photos/hall.jpg": b"1"})
    assert [(problem.source.column, problem.message, problem.fix) for problem in found.problems] == [
        (10, "There is no picture 'gone.jpg'.", "Add the picture as `content/walks/gone.jpg`, or take it out here."),
        (21, "The link to 'gone.jpg' leads nowhere.", "Take the link out, or add what it should lead to."),
        (9, "There is no picture '/photos/hal.jpg'.", "Did you mean `/photos/hall.jpg`?"),
        (
            9,
            "There is no picture '../../x.jpg'.",
            "Write the name of a picture that is in content/, or take it out here.",
        ),
        (
            30,
            "There is no picture 'hall.bmp'.",
            "Write the name of a picture that is in content/, or take it out here.",
        ),
    ]


def test_blocks_are_placed_in_pages_and_records(tmp_path):
    files = HALL | {
        "groups/choir.md": CHOIR + "{{ list kind=spaces }}\n",
        "about.md": "# About\n\n{{ list kind=groups }}\n\n`{{ list kind=groups }}`\n",
    }
    found = make_hub(tmp_path, files)
    assert '<ul><li><a href="../../spaces/mill-hall/">Mill Hall</a></li></ul>' in body(found, "groups/choir/")
    about = body(found, "about/")
    assert '<ul><li><a href="../groups/choir/">Choir</a></li></ul>' in about
    assert "<code>{{ list kind=groups }}</code>" in about


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (
            "{{ next-meeting }}",
            [
                "error  {{ next-meeting }}: there is no block called 'next-meeting'.  [unknown-block]",
                "    Did you mean `next-meetings`?",
            ],
        ),
        (
            "{{ list kind=halls }}",
            ["error  {{ list kind=halls }}: there is no kind called 'halls'.  [block]", "    Kinds are: places, "],
        ),
        (
            "{{ list king=spaces }}",
            ["error  {{ list king=spaces }}: 'king' is not known here.  [block]", "    Known are: kind, tag."],
        ),
        (
            "{{ next-meetings show=lots }}",
            [
                "error  {{ next-meetings show=lots }}: 'lots' is not a number from 1 to 50.  [block]",
                "    Write `show=5`.",
            ],
        ),
    ],
)
def test_a_block_that_cannot_be_placed_is_told_with_its_line(tmp_path, block, lines):
    said = told(make_hub(tmp_path, {"about.md": f"# About\n\nHello.\n\n{block}\n"}))
    assert said[0] == f"content/about.md:5:4  {lines[0]}"
    assert said[1].startswith(lines[1])


def test_hostile_words_in_a_block_become_no_tag(tmp_path):
    found = make_hub(tmp_path, {"about.md": '# About\n\n{{ list kind="&lt;script&gt;" }}\n'})
    assert told(found)[0].endswith("there is no kind called '<script>'.  [block]")


def test_two_texts_of_one_page_may_share_headings_and_footnotes(tmp_path):
    prose = "## Getting in\n\nBy bus.[^1]\n\n[^1]: Number 7.\n"
    record = (
        "name: Council\nwhen: 3 December 2026, 7pm\nwhat_happens: |\n  {0}\nwhy_come: |\n  {0}\n".format(
            prose.replace("\n", "\n  ")
        )
    )  # fmt: skip
    found = make_hub(tmp_path, {"meetings/council.yml": record})
    html = body(found, "meetings/council/")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids)) and "getting-in-again-2" in ids
    pointed = re.findall(r'(?:href="#|aria-labelledby=")([^"]*)"', html)
    assert set(pointed) <= set(ids) and len(pointed) == len(set(pointed)) >= 6


def heading_levels(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]


def levels_of(html: str, *headings: str) -> list[int]:
    """The levels of the headings with these words, in the order of the page."""
    return [int(level) for level, words in re.findall(r"<h([1-6])[^>]*>(.*?)</h", html) if words in headings]


def test_headings_of_prose_stand_below_those_of_the_page(tmp_path):
    text = "### Small\n\n##### Smaller\n\n## Large\n"
    meeting = "name: Council\nwhen: 3 December 2026\nwhat_happens: |\n  " + text.replace("\n", "\n  ")
    found = make_hub(
        tmp_path,
        {
            "hub.yml": "name: Aldermere\ndescription: |\n  " + text.replace("\n", "\n  "),
            "groups/choir.md": CHOIR + text,
            "about.md": f"# About\n\n{text}",
            "meetings/council.md": f"---\n{meeting}\n---\n{text}",
        },
    )
    # Below a heading of the page (“Good to know”, “What takes place”, “About this site”) they are one level deeper.
    assert levels_of(body(found, "about/"), "Small", "Smaller", "Large") == [2, 3, 2]
    assert levels_of(body(found, "groups/choir/"), "Small", "Smaller", "Large") == [3, 4, 3]
    assert levels_of(body(found, "meetings/council/"), "Small", "Smaller", "Large") == [3, 4, 3] * 2
    assert levels_of(body(found, ""), "Small", "Smaller", "Large") == [3, 4, 3]


def test_no_page_skips_a_level_of_headings():
    found = example()
    assert found.site and len(found.site.pages) > 150
    for page in found.site.pages:
        levels = heading_levels(page.body)
        assert levels[0] == 1 and levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page.path
        ids = re.findall(r'<[a-z][^>]*\sid="([^"]*)"', page.body)
        assert len(ids) == len(set(ids)), page.path


def test_a_page_and_an_index_with_one_address_are_told_with_the_file(tmp_path):
    found = make_hub(tmp_path, {"groups/choir.md": CHOIR, "everything.md": "# Everything\n"})
    assert told(found) == [
        "content/everything.md  error  content/everything.md and the plugin 'record_pages' want the address "
        "`everything/`.  [address-taken]",
        "    Give content/everything.md a new name, such as `everything-2.md`.",
    ]


def test_the_new_name_that_is_suggested_is_free(tmp_path):
    pages = {"everything.md": "# Everything\n", "everything-2.md": "# All\n"}
    (problem,) = make_hub(tmp_path / "pages", {"groups/choir.md": CHOIR} | pages).problems
    assert problem.fix == "Give content/everything.md a new name, such as `everything-3.md`."
    photos = {"Photos/hall.jpg": b"1", "photos/hall.jpg": b"2", "photos/hall-2.jpg": b"3"}
    (problem,) = make_hub(tmp_path / "photos", HALL | photos).problems
    assert "such as `hall-3.jpg`, or delete it" in problem.fix


def test_addresses_that_differ_in_capitals_alone_are_one(tmp_path):
    found = make_hub(tmp_path, HALL | {"Photos/hall.jpg": b"1", "photos/hall.jpg": b"2"})
    (problem,) = found.problems
    assert (problem.code, str(problem.source)) == ("address-taken", "content/photos/hall.jpg")
    assert problem.message == (
        "content/Photos/hall.jpg and content/photos/hall.jpg want the address `Photos/hall.jpg`: "
        "some computers see no difference."
    )
    assert "such as `hall-2.jpg`, or delete it" in problem.fix


def test_a_name_that_some_computer_refuses_is_told_before_anything_is_built(tmp_path):
    found = make_hub(tmp_path, HALL | {"photos/con.jpg": b"1"})
    assert told(found) == [
        "error  The path “photos/con.jpg” cannot be used: Windows keeps the name `con.jpg` for itself.  "
        "[address-refused]",
        "    Use another name for it, for example `con-page.jpg`.",
    ]


def test_a_picture_that_cannot_be_read_is_a_problem(tmp_path):
    eater = (
        "from pathlib import Path\nfrom hubsite import hookimpl\n\n@hookimpl\ndef hubsite_pages(hub):\n"
        "    Path(__file__).parents[1].joinpath('content/hall.jpg').unlink()\n"
    )
    hub = {"hub.yml": "name: Here\nplugins: [eater]\n", "plugins/eater.py": eater, "hall.jpg": b"\xff\xd8\xff"}
    assert told(make_hub(tmp_path, HALL | hub)) == [
        "content/hall.jpg  error  “content/hall.jpg” cannot be read.  [file-unreadable]",
        "    Allow everyone on this computer to read it, or move it out of content/.",
    ]


def test_pictures_are_not_read_before_they_are_published(tmp_path):
    found = make_hub(tmp_path, HALL | {"film.mp4.jpg": b"\xff\xd8\xff\xd9"})
    (file,) = [file for file in found.site.files if file.path == "film.mp4.jpg"]
    assert file.content == tmp_path / "content/film.mp4.jpg" and file.data == b"\xff\xd8\xff\xd9"


def test_braces_in_a_name_or_a_summary_are_words(tmp_path):
    record = "name: '{{ list kind=spaces }}'\nsummary: '{{ weather }}'\n"
    found = make_hub(tmp_path, HALL | {"groups/choir.yml": record})
    assert not found.problems
    assert "{{ weather }}" in body(found, "groups/choir/") and "{{ weather }}" in body(found, "groups/")


def test_a_block_in_a_text_that_several_pages_show_is_told_once_at_its_line(tmp_path):
    council = {"bodies/council.yml": "name: Council\n"}
    decision = "name: Hall\nsummary: '{{ weather }}'\ndecides: council\nhow_to_ask: |\n  Ask.\n\n  {{ weather }}\n"
    more = "checked: never\n"
    found = make_hub(tmp_path, council | {"decisions/hall.yml": decision + more})
    assert [str(each.source) for each in found.problems if each.code == "unknown-block"] == [
        "content/decisions/hall.yml:7:6"
    ]


def test_a_block_on_a_page_of_a_plugin_is_told_with_its_file(tmp_path):
    pages = (
        "from hubsite import Page, hookimpl\n\n@hookimpl\ndef hubsite_pages():\n"
        "    return Page(path='', title='Home', body='{{ weather }}')\n"
    )
    found = make_hub(tmp_path, {"hub.yml": "name: Here\nplugins: [home]\n", "plugins/home.py": pages})
    assert told(found)[-2].startswith("plugins/home.py  error  {{ weather }}: there is no block called 'weather'.")


def test_a_picture_on_another_site_is_a_warning_with_its_line(tmp_path):
    text = "# About\n\nUs: ![Us](http://x.example/us.jpg) ![Us](us.jpg) [our hall](http://x.example/)\n"
    found = make_hub(tmp_path, {"about.md": text, "us.jpg": b"\xff\xd8\xff"})
    assert told(found) == [
        "content/about.md:3:11  warning  Readers will not see the picture 'http://x.example/us.jpg': it lies on "
        "another site.  [picture-elsewhere]",
        "    Put the picture into content/, if you may, and write its name here.",
    ]
    assert found.site is not None


FILES_WITH_TITLES = """
from hubsite import File, hookimpl

@hookimpl
def hubsite_files():
    yield File(path="song.txt", content="la", title="The <song>", about="groups/choir")
    yield File(path="all.txt", content="all", title="All of it")
    yield File(path="quiet.txt", content="psst")
"""


def test_a_file_with_a_title_is_listed_where_it_belongs(tmp_path):
    files = {
        "hub.yml": "name: Here\nplugins: [record_pages, song]\n",
        "plugins/song.py": FILES_WITH_TITLES,
        "groups/choir.md": CHOIR,
    }
    found = make_hub(tmp_path, files)
    list_of = '<h2 id="hub-download">Download</h2><ul><li><a href="{}">{}</a></li></ul></section>'
    assert body(found, "groups/choir/").endswith(list_of.format("../../song.txt", "The &lt;song&gt;"))
    assert body(found, "everything/").endswith(list_of.format("../all.txt", "All of it"))
    assert sum("hub-download" in page.body for page in found.site.pages) == 2


FILES_ABOUT_PAGES = """
from hubsite import File, hookimpl

@hookimpl
def hubsite_files():
    for about in ("/", "groups/", "about/", "everything/", "nowhere/", "about", ""):
        name = about.strip("/") or ("front" if about else "none")
        yield File(path=f"{name}{about.count('/')}.pdf", content="", title=f"Print “{about}”", about=about)
"""


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("", ["front1.pdf"]),
        ("groups/", ["groups1.pdf"]),
        ("about/", ["about1.pdf"]),
        ("everything/", ["everything1.pdf", "none0.pdf"]),
        ("groups/choir/", []),
    ],
)
def test_a_file_may_be_about_a_page_by_its_address(tmp_path, page, files):
    hub = {"hub.yml": "name: Here\nplugins: [record_pages, papers]\n", "plugins/papers.py": FILES_ABOUT_PAGES}
    found = make_hub(tmp_path, hub | {"groups/choir.md": CHOIR, "about.md": "# About\n\nHello.\n"})
    assert not found.problems
    assert [link.rpartition("/")[2] for link in links(body(found, page)) if link.endswith(".pdf")] == files


BAD_PATHS = """
from hubsite import File, Page, hookimpl

@hookimpl
def hubsite_pages():
    yield Page(path="../x/", title="X", body="")
    yield Page(path="a|b/", title="X", body="")

@hookimpl
def hubsite_files():
    yield File(path="con.txt", content="")
"""


def test_every_address_that_cannot_be_is_told_with_its_plugin(tmp_path):
    found = make_hub(tmp_path, {"hub.yml": "name: Here\nplugins: [paths]\n", "plugins/paths.py": BAD_PATHS})
    refused = [problem for problem in found.problems if problem.code == "address-refused"]
    assert len(refused) == 3 and found.site is None
    assert {(str(problem.source), problem.plugin) for problem in refused} == {("plugins/paths.py", "paths")}
    assert all("the plugin 'paths'" in problem.message for problem in refused)


@pytest.mark.parametrize("path", ["404.html", "sitemap.xml", "assets/hub.css", "ASSETS/hub.js"])
def test_the_addresses_of_the_engine_are_taken(tmp_path, path):
    files = "from hubsite import File, hookimpl\n\n@hookimpl\ndef hubsite_files():\n"
    files += f"    yield File(path='{path}', content='')\n"
    hub = {"hub.yml": "name: Here\nplugins: [record_pages, mine]\n", "plugins/mine.py": files}
    (problem,) = make_hub(tmp_path, HALL | hub).problems
    assert problem.code == "address-taken" and problem.message.startswith(
        "The plugin 'mine' and the plugin 'material' want"
    )


def test_three_hundred_links_that_lead_nowhere_cost_little(tmp_path, monkeypatch):
    compared = counted(monkeypatch)
    words = "".join(f"[x](spaces/hal-{number}.md)\n\n" for number in range(300))
    halls = {f"spaces/hall-{number}.yml": A_SPACE for number in range(300)}
    found = make_hub(tmp_path, {"hub.yml": "name: Here\nplugins: [record_pages]\n", "about.md": words} | halls)
    told = [problem for problem in found.problems if problem.code == "link-nowhere"]
    assert len(told) == 300 and sum("Did you mean" in problem.fix for problem in told) > 250
    assert len(compared) < 300 * 40


def counted(monkeypatch) -> list[str]:
    """Every comparison of two words from now on."""
    compared: list[str] = []
    real = difflib.SequenceMatcher.set_seq1
    monkeypatch.setattr(difflib.SequenceMatcher, "set_seq1", lambda self, a: (compared.append(a), real(self, a))[1])
    return compared


def test_pages_and_files_are_sorted_by_their_addresses(tmp_path):
    names = [f"{letter}{number}" for letter in "zmab" for number in range(5)]
    random.Random(1).shuffle(names)
    files = HALL | {f"groups/{name}.yml": f"name: {name}\nsummary: Us.\n" for name in names}
    found = make_hub(tmp_path, files)
    paths = [page.path for page in found.site.pages]
    assert paths == sorted(paths) and len(paths) > 20
    assert [file.path for file in found.site.files] == sorted(file.path for file in found.site.files)


def test_markdown_pages_of_plugins_get_their_title_once(plugged):
    files = {"hub.yml": "name: Aldermere\nplugins: [thanks, every_hook]\n"}
    found = look(plugged(files, "thanks", "every_hook"), A_SUNDAY)
    assert body(found, "thanks/") == "<h1>Thank you</h1>\n<p>To all who helped.</p>\n"
    assert body(found, "every/").count("Every hook") == 1


PARTS = """from hubsite import Panel, hookimpl

@hookimpl
def hubsite_panels(record):
    for number in range({}):
        yield Panel(title="ہال", body=f"Words {{number}}.", order=number)
"""


@pytest.mark.parametrize("many", [5, 9])
def test_a_record_with_many_parts_says_which_below_its_facts(tmp_path, many):
    """Each link leads to a part of its own, also where all have the same title, and in letters of no address."""
    hub = {"hub.yml": "name: Here\nplugins: [record_pages, mine]\n", "plugins/mine.py": PARTS.format(many)}
    html = body(make_hub(tmp_path, HALL | hub), "spaces/mill-hall/")
    assert "<!--" not in html
    first, nav, rest = html.partition('<nav class="letters" aria-label="On this page">')
    if many < 6:
        assert not nav
        return
    assert "<h1>" in first
    contents, _end, parts = rest.partition("</nav>")
    leads_to = [parts.partition(f'id="{name}"')[2] for name in re.findall(r'<a href="#([^"]*)"', contents)]
    own = [re.search(r"<p>(Words \d)\.</p>", part)[1] for part in leads_to[:many]]
    assert own == [f"Words {number}" for number in range(many)]


def test_parts_that_come_and_go_are_not_among_the_links(tmp_path):
    panels = (
        PARTS.format(9)
        + """
    yield Panel(title="Links", body=Markup('<section data-until="2026-12-03T21:00" aria-labelledby="x">'
        '<h2 id="x">Soon over</h2></section>'), order=50)
"""
    )
    panels = panels.replace("import Panel", "import Markup, Panel")
    hub = {"hub.yml": "name: Here\nplugins: [record_pages, mine]\n", "plugins/mine.py": panels}
    contents = (
        body(make_hub(tmp_path, HALL | hub), "spaces/mill-hall/").partition("On this page")[2].partition("</nav>")[0]
    )
    assert ">Links</a>" in contents and "Soon over" not in contents
