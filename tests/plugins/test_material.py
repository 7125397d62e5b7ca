"""The engine plugin: plain MkDocs gives the same bytes, and nothing that a volunteer writes can break out."""

import gzip
import html
import logging
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup

from hubsite import File, HubConfig, HubsiteError, Page, Site
from hubsite.build import build
from hubsite.growing import Growing
from hubsite.plugins import Plugins
from hubsite.stage import stage
from hubsite.testing import A_SUNDAY, write_hub

COMPONENTS = Path(__file__).with_name("components.html").read_text(encoding="utf-8")

FULL = {
    "name": "Ashcombe",
    "summary": "What goes on here.",
    "run_by": "volunteers of Ashcombe",
    "public_body": "no",
    "site_url": "https://ashcombe.example/hub/",
    "repository": "https://github.com/ashcombe/hub.git",
    "contact": {"email": "a+b@ashcombe.example", "phone": "01632 960100"},
}


def config(**fields):
    return HubConfig.model_validate({"name": "Ashcombe", **fields})


def page(path, title, body="<h1>x</h1>", **more):
    return Page(path=path, title=title, body=Markup(body), **more)


def site_of(pages, *, files=(), **fields):
    return Site(config=config(**fields), pages=tuple(sorted(pages, key=lambda each: each.path)), files=tuple(files))


def full_site():
    pages = [
        page("", "Ashcombe"),
        page("groups/", "Groups", section="groups/", order=2),
        page("decisions/", "Decisions & more", section="decisions/", order=1, menu="Who decides"),
        page(
            "groups/choir/",
            "Choir",
            section="groups/",
            crumbs=(("Groups", "groups/"),),
            summary="We sing.",
            file="content/groups/choir.md",
            checked="Checked on 1 November 2026",
        ),
        page("components/", "Components", COMPONENTS),
    ]
    files = [
        File(path=path, content=path) for path in ("data.csv", ".well-known/x", "templates/x.txt", "old/index.html")
    ]
    return site_of(pages, files=files, **FULL)


def an_engine(folder):
    """One that remembers nothing yet."""
    plugins = Plugins(folder, ["material"])
    assert plugins.problems == []
    ((name, engine),) = plugins.ask("hubsite_engine")
    assert name == engine.name == "material"
    return engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return an_engine(tmp_path_factory.mktemp("hub"))


@pytest.fixture(scope="module")
def make(engine, tmp_path_factory):
    def make(site):
        folder = tmp_path_factory.mktemp("work")
        (folder / "site").mkdir()
        staged = stage(site, engine, folder / "project", Growing(folder / "site"))
        assert list(engine.build(staged)) == []
        return staged

    return make


@pytest.fixture(scope="module")
def built(make):
    return make(full_site())


def read(staged, path):
    return (staged.output / path).read_text(encoding="utf-8")


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def plain_mkdocs(project, folder, **environment):
    shutil.copytree(project, folder)
    taken_away = {"NO_MKDOCS_2_WARNING", "SOURCE_DATE_EPOCH", "TZ", "PYTHONHASHSEED", "LC_ALL"}
    inherited = {key: value for key, value in os.environ.items() if key not in taken_away}
    command = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(command, cwd=folder, env=inherited | environment, check=True, capture_output=True)
    return tree(folder / "site")


# --- The same bytes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [{}, {"SOURCE_DATE_EPOCH": "0", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}],
    ids=["today", "another-day-and-place"],
)
def test_plain_mkdocs_gives_the_same_bytes(built, tmp_path, environment):
    theirs, ours = plain_mkdocs(built.folder, tmp_path / "copy", **environment), tree(built.output)
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_only_what_the_site_holds_is_published(built, engine):
    pages = {f"{each.path}index.html" for each in built.site.pages}
    files = {each.path for each in built.site.files}
    own = {"404.html", "sitemap.xml", "assets/hub.css", "assets/hub.js", "assets/icon.svg"}
    assert set(tree(built.output)) == pages | files | own
    assert engine.takes == own


def test_a_page_does_not_change_with_the_number_of_others(make):
    few = [
        page("", "Home"),
        page("groups/", "Groups", section="groups/"),
        page("groups/choir/", "Choir", section="groups/"),
    ]
    many = few + [page(f"groups/other-{number}/", f"Other {number}", section="groups/") for number in range(40)]
    one, other = tree(make(site_of(few)).output), tree(make(site_of(many)).output)
    assert [path for path in one if one[path] != other[path]] == []


# --- mkdocs.yml ----------------------------------------------------------------------------------------------

KEYS = [
    "site_name",
    "site_url",
    "docs_dir",
    "use_directory_urls",
    "theme",
    "plugins",
    "nav",
    "exclude_docs",
    "validation",
    "extra",
]
HOSTILE = [
    '"><script>alert(1)</script>',
    "{{ 7 * 7 }}{% raw %}",
    "!!python/object/apply:os.system [exit]",
    "x\nhooks: [evil.py]\u2028plugins: [evil]",
    "--- &a *a !ENV HOME # ' \" | > @",
    "</title><img src=x onerror=alert(1)>",
]


def hostile_site(words):
    """Every text that a volunteer may write says the same; the model's own checks are passed by."""
    contact = {"name": words, "email": f"{words}@x.example", "phone": words, "address": words}
    fields = {"summary": words, "run_by": words, "branch": words, "repository": "https://github.com/o/r"}
    loose = HubConfig.model_construct(**{**config().__dict__, **fields, "name": words})
    loose = loose.model_copy(update={"contact": type(config(contact={}).contact).model_construct(**contact)})
    pages = (
        page("", words),
        page("a/", words, section="a/", menu=words, summary=words, file=words, checked=words, crumbs=((words, "a/"),)),
    )
    return Site(config=loose, pages=pages)


def test_the_configuration_has_only_the_keys_on_the_list(engine):
    configuration = yaml.safe_load(engine.project(full_site())["mkdocs.yml"])
    assert list(configuration) == KEYS
    assert configuration["plugins"] == []
    assert configuration["theme"] == {"name": "material", "custom_dir": "theme", "font": False}
    assert configuration["nav"] == ["index.md", "decisions/index.md", "groups/index.md"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_the_configuration(engine, words):
    written = engine.project(hostile_site(words))["mkdocs.yml"]
    configuration = yaml.load(written, yaml.UnsafeLoader)  # as MkDocs reads it
    assert list(configuration) == [key for key in KEYS if key != "site_url"]
    assert configuration["site_name"] == configuration["extra"]["shells"]["en"]["title"] == words
    assert configuration["plugins"] == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_on_the_page(make, words):
    staged = make(hostile_site(words))
    for path in ("index.html", "a/index.html", "404.html"):
        text = read(staged, path)
        assert "<script>alert" not in text
        assert "<img" not in text
        name = re.search(r'class="hub-name" href="[^"]*">(.*?)</a>', text, re.DOTALL)[1]
        assert html.unescape(name) == words
        assert "<" not in name


def test_nothing_of_the_hub_is_a_template(make):
    text = read(make(hostile_site("{{ 7 * 7 }}")), "a/index.html")
    assert "49" not in re.sub(r"\?v=[0-9a-f]+", "", text)  # the fingerprints of style and script may hold any figures


# --- What stands on a page -----------------------------------------------------------------------------------


def test_every_page_says_who_made_it(built):
    pages = [path for path in tree(built.output) if path.endswith(".html") and path != "old/index.html"]
    assert "404.html" in pages
    assert [path for path in pages if '<meta name="generator" content="hubsite ' not in read(built, path)] == []


def test_a_page_shows_where_it_stands(built):
    text = read(built, "groups/choir/index.html")
    assert "<title>Choir – Ashcombe</title>" in text
    assert '<html lang="en" dir="ltr">' in text
    assert '<meta name="description" content="We sing.">' in text
    assert '<link rel="canonical" href="https://ashcombe.example/hub/groups/choir/">' in text
    assert '<li><a href="../" aria-current="true">Groups</a></li>' in text
    assert '<ol>\n<li><a href="../../">Home</a></li>\n<li><a href="../">Groups</a></li>\n</ol>' in text
    assert '<p class="checked">Checked on 1 November 2026</p>' in text
    assert 'href="https://github.com/ashcombe/hub/edit/main/content/groups/choir.md">Change this page' in text
    assert 'href="mailto:a%2Bb@ashcombe.example?subject=Ashcombe%3A%20Choir">Tell us</a>' in text
    assert "run by volunteers of Ashcombe. It is not the council’s website." in text
    assert '<a href="tel:01632960100">01632 960100</a>' in text


@pytest.mark.parametrize(("path", "words"), [("", "Home"), ("groups/", "Groups"), ("decisions/", "Who decides")])
def test_the_menu_marks_the_page_it_stands_on(built, path, words):
    text = read(built, f"{path}index.html")
    assert re.findall(r'aria-current="page">([^<]*)', text) == [words]
    assert 'aria-current="true"' not in text


def test_the_front_page_is_called_like_the_hub_and_has_no_crumbs(built):
    text = read(built, "index.html")
    assert "<title>Ashcombe</title>" in text
    assert "crumbs" not in text


def test_the_page_for_lost_readers_helps_from_any_depth(built):
    text = read(built, "404.html")
    assert "<title>Page not found – Ashcombe</title>" in text
    assert '<li><a href="/hub/groups/">Groups</a></li>' in text
    assert 'href="/hub/assets/hub.css?v=' in text
    assert '<a href="/hub/">Start again at the front page</a>' in text
    assert 'rel="canonical"' not in text


def test_a_hub_of_which_little_is_known_promises_nothing(make):
    text = read(make(site_of([page("", "Ashcombe", file="content/index.md")])), "index.html")
    for absent in ("Tell us", "Change this page", "Telephone", "canonical", "None", "Undefined", 'content=""'):
        assert absent not in text
    assert "run by" not in text and "the council’s website" not in text and "<p> </p>" not in text


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ({"url": "https://a.example/form"}, '<a href="https://a.example/form">Tell us</a>'),
        ({"phone": "01632 960100"}, '<a href="tel:01632960100">Tell us: 01632 960100</a>'),
        ({"address": "Mill Lane Hall"}, "Tell us: Mill Lane Hall</p>"),
        ({"name": "The clerk"}, "Tell us: The clerk</p>"),
    ],
)
def test_readers_are_told_whom_to_tell(make, contact, expected):
    assert expected in read(make(site_of([page("", "x")], contact=contact)), "index.html")


@pytest.mark.parametrize(
    ("address", "edit"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/edit/main/"),
        ("https://www.github.com/o/r/", "https://github.com/o/r/edit/main/"),
        ("https://github.com/o", None),
        ("https://gitlab.com/o/r", None),
        ("https://github.com.evil.example/o/r", None),
    ],
)
def test_pages_can_be_edited_on_github_alone(engine, address, edit):
    extra = yaml.safe_load(engine.project(site_of([], repository=address))["mkdocs.yml"])["extra"]
    assert extra.get("edit") == edit


def test_the_first_language_of_the_hub_is_the_language_of_its_pages(make):
    text = read(make(site_of([page("", "x")], languages=["ur", "en"])), "index.html")
    assert '<html lang="ur" dir="rtl">' in text


def test_nothing_is_fetched_from_elsewhere(built):
    fetched = []
    for path, data in tree(built.output).items():
        text = data.decode(errors="replace")
        fetched += re.findall(r'<(?:script|img|iframe|source)\b[^>]*\ssrc="([^"]*)"', text)
        fetched += re.findall(r'<link rel="(?:stylesheet|icon|preload|preconnect)" href="([^"]*)"', text)
        fetched += re.findall(r"url\(([^)]*)\)|@import\s+(\S+)", text) if path.endswith(".css") else []
    assert len(fetched) > 3 * len(built.site.pages)
    assert [address for address in fetched if "//" in address] == []


def test_a_page_with_style_and_script_is_light(built):
    parts = [read(built, path) for path in ("groups/choir/index.html", "assets/hub.css", "assets/hub.js")]
    weights = [len(gzip.compress(part.encode(), mtime=0)) for part in parts]
    assert weights[1] <= 5.5 * 1024
    assert sum(weights) <= 8 * 1024
    assert "/*" not in parts[1]
    assert "/*" not in parts[2]


def test_addresses_of_style_and_script_change_with_their_bytes(engine, monkeypatch):
    before = yaml.safe_load(engine.project(site_of([]))["mkdocs.yml"])["extra"]
    module = sys.modules[engine.project.__module__]
    theme = module.theme_files(config()) | {"assets/hub.css": b"body{}"}
    monkeypatch.setattr(module, "theme_files", lambda _: theme)
    after = yaml.safe_load(engine.project(site_of([]))["mkdocs.yml"])["extra"]
    assert after["style"] != before["style"]
    assert after["script"] == before["script"]


# --- Languages, and the look of a hub ------------------------------------------------------------------------


def in_languages(path, *tags):
    return tuple((tag, path if tag == tags[0] else f"{tag}/{path}") for tag in tags)


@pytest.fixture(scope="module")
def in_three(make):
    """A hub in English, Welsh and Urdu: in each a front page and the groups."""
    tags, names = ("en", "cy", "ur"), {"en": "Ashcombe", "cy": "Aberonnen", "ur": "ایش کومب"}
    pages = [
        page(
            "" if tag == "en" else f"{tag}/",
            names[tag],
            language=tag.replace("en", ""),
            also_in=in_languages("", *tags),
        )
        for tag in tags
    ]
    for tag, title in (("en", "Groups"), ("cy", "Grwpiau"), ("ur", "گروپ")):
        path = "groups/" if tag == "en" else f"{tag}/groups/"
        language, also_in = tag.replace("en", ""), in_languages("groups/", *tags)
        pages.append(page(path, title, section=path, language=language, also_in=also_in))
    pages.append(page("cy/accessibility/", "Hygyrchedd", section="cy/about/", language="cy"))
    main = config(**FULL | {"languages": ["en", "cy", "ur"]})
    configs = {tag: main.model_copy(update={"name": names[tag]}) for tag in tags}
    return make(Site(config=main, configs=configs, pages=tuple(sorted(pages, key=lambda each: each.path))))


def test_each_language_has_its_own_shell(in_three):
    text = read(in_three, "cy/groups/index.html")
    assert '<html lang="cy" dir="ltr">' in text
    assert "<title>Grwpiau – Aberonnen</title>" in text
    assert '<a class="hub-name" href="../">Aberonnen</a>' in text
    menu = re.search(r'id="sections".*?</nav>', text, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', menu) == ["../", "./"]
    assert re.findall(r'<a href="../accessibility/">', text) and "accessibility/" not in read(in_three, "index.html")
    assert '<html lang="ur" dir="rtl">' in read(in_three, "ur/groups/index.html")
    assert "<title>Ashcombe</title>" in read(in_three, "index.html")
    assert "<title>Aberonnen</title>" in (front := read(in_three, "cy/index.html")) and 'class="crumbs"' not in front
    assert '<html lang="en" dir="ltr">' in read(in_three, "404.html")


def test_a_page_leads_to_itself_in_every_language(in_three):
    text = read(in_three, "cy/groups/index.html")
    languages = re.search(r'<nav class="languages".*?</nav>', text, re.DOTALL)[0]
    assert '<a href="../../groups/" lang="en" hreflang="en" dir="ltr">English</a>' in languages
    assert '<strong lang="cy" dir="ltr" aria-current="true">Cymraeg</strong>' in languages
    assert '<a href="../../ur/groups/" lang="ur" hreflang="ur" dir="rtl">اردو</a>' in languages
    for tag, path in in_languages("groups/", "en", "cy", "ur"):
        assert f'<link rel="alternate" hreflang="{tag}" href="https://ashcombe.example/hub/{path}">' in text
    assert 'href="./" lang=' not in read(in_three, "index.html")


def test_a_hub_of_one_language_has_no_menu_of_languages(built):
    text = read(built, "groups/choir/index.html")
    assert "languages" not in text and "hreflang" not in text


def test_words_that_nobody_has_translated_say_that_they_are_english(make):
    text = read(make(site_of([page("", "x")], languages=["so"], run_by="dadka <Ashcombe>")), "index.html")
    assert '<a class="skip" href="#main"><span lang="en" dir="ltr">Skip to the main part</span></a>' in text
    assert "dadka &lt;Ashcombe&gt;" in text
    assert "drafted" not in text  # there is nothing to read through


def test_a_draft_says_that_it_waits_for_somebody_who_speaks_it(make):
    text = read(make(site_of([page("", "x")], languages=["cy"])), "index.html")
    assert '<p class="drafted">' in text and "Cymraeg" in text


def test_english_waits_for_no_reader(built):
    assert "drafted" not in read(built, "index.html")


def test_the_template_has_no_words_of_its_own(engine):
    theme = Path(sys.modules[engine.project.__module__].THEME)
    for name in ("base.html", "404.html"):
        text = re.sub(
            r"{#.*?#}|{%.*?%}|{{.*?}}|<script>.*?</script>|<[^>]*>", " ", (theme / name).read_text(), flags=re.S
        )
        assert re.findall(r"[A-Za-z]{2,}", text) == [], name


def styled(engine, **fields):
    return engine.project(site_of([page("", "x")], **fields))["theme/assets/hub.css"].decode()


def test_a_hub_may_choose_the_colour_of_its_bar(engine, make):
    plain, navy, gold = styled(engine), styled(engine, colour="navy"), styled(engine, colour="gold")
    assert navy == plain + "@media screen {\n:root { --brand: #000080; --on-brand: #ffffff; }\n}\n"
    assert ":root { --brand: #ffd700; --on-brand: #000000; }" in gold
    dark = "@media screen and (prefers-color-scheme: dark) {\n:root { --brand: #000000; --on-brand: #ffd700; }\n}\n"
    assert gold.endswith(dark)
    assert '<meta name="theme-color" content="#ffd700">' in read(
        make(site_of([page("", "x")], colour="gold")), "404.html"
    )


PICTURES = {"logo": "sign.svg", "photo": "pictures/the green.jpg", "photo_description": "The green & the mill"}


def test_a_hub_may_have_a_sign_and_a_photo(make):
    files = [File(path=PICTURES[name], content="x") for name in ("logo", "photo")]
    staged = make(site_of([page("", "x"), page("a/", "a")], files=files, **PICTURES))
    sign = (
        '<a class="hub-name" href="../"><img class="logo" src="../sign.svg" alt="" width="48" height="48"> Ashcombe</a>'
    )
    photo = '<img class="photo" src="pictures/the%20green.jpg" alt="The green &amp; the mill">'
    assert sign in read(staged, "a/index.html")
    assert photo in read(staged, "index.html")
    assert 'class="photo"' not in read(staged, "a/index.html")


def test_pictures_that_are_not_there_are_not_shown(make):
    text = read(make(site_of([page("", "x")], **PICTURES)), "index.html")
    assert "<img" not in text


@pytest.mark.parametrize(
    ("written", "message", "fix"),
    [
        ("logo: Sign.png", "There is no picture “content/Sign.png”.", "Did you mean `logo: sign.png`?"),
        (
            "logo: x.png",
            "There is no picture “content/x.png”.",
            "Put the picture there, or take the line `logo:` out of content/hub.yml.",
        ),
    ],
)
def test_a_picture_that_is_not_there_is_a_problem(tmp_path, written, message, fix):
    root = write_hub(
        tmp_path / "hub", {"hub.yml": f"name: Here\n{written}\n", "groups/a.yml": "name: A\nsummary: B.\n"}
    )
    (root / "content" / "sign.png").write_bytes(b"x")
    built = build(root, tmp_path / "out", A_SUNDAY)
    (problem,) = [each for each in built.problems if each.code == "picture-missing"]
    assert (problem.message, problem.fix) == (message, fix)
    assert (problem.source.file, problem.source.line) == ("content/hub.yml", 2)


@pytest.mark.parametrize(("address", "size"), [("https://a.example/", 33), (f"https://a.example/{'x' * 60}/", 45)])
def test_a_page_can_carry_its_address_as_a_code(engine, address, size):
    """The path is drawn again as dots, and every row and column of the finder patterns is where it must be."""
    module = import_module(engine.project.__module__.rpartition(".")[0] + ".qr")
    code = module.qr_of(address)
    assert code["size"] == size
    assert len(gzip.compress(code["path"].encode())) < 800
    dark, x, y = set(), 0.0, 0.0
    for kind, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?", code["path"]):
        if kind == "h":
            dark |= {(x + step, y) for step in range(int(first))}
            x += int(first)
        elif kind == "m":
            x, y = x + float(first), y + float(second)
        else:
            x, y = float(first), float(second)
    assert min(dark) == (4.0, 4.5) and max(at for at, _ in dark) == size - 5
    assert {(4.0 + step, 4.5) for step in range(7)} <= dark and (5.0, 5.5) not in dark


# --- Files, sitemap, trouble ---------------------------------------------------------------------------------


def test_the_sitemap_has_all_pages_and_no_dates(built):
    text = read(built, "sitemap.xml")
    assert text.count("<loc>https://ashcombe.example/hub/") == len(built.site.pages)
    assert "<loc>https://ashcombe.example/hub/groups/choir/</loc>" in text
    assert "lastmod" not in text


def test_without_an_address_there_is_no_sitemap(make):
    assert not (make(site_of([page("", "x")])).output / "sitemap.xml").exists()


@pytest.mark.parametrize("path", ["notes.md", "a/README.MD", "assets/javascripts/x.js", "assets/stylesheets/x.css"])
def test_a_file_that_mkdocs_would_not_publish_is_refused(engine, path):
    with pytest.raises(HubsiteError, match="cannot be published at this address"):
        engine.project(site_of([], files=[File(path=path, content="x", plugin="notes")]))


def test_what_mkdocs_warns_of_is_a_problem(tmp_path, capfd):
    engine = an_engine(tmp_path)
    (tmp_path / "site").mkdir()
    staged = stage(site_of([page("", "x")]), engine, tmp_path / "project", Growing(tmp_path / "site"))
    with (tmp_path / "project" / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("colour: red\n")
    handlers = list(logging.getLogger("mkdocs").handlers)
    (problem,) = engine.build(staged)
    assert (problem.code, problem.severity) == ("engine-warning", "warning")
    assert "'colour': Unrecognised configuration name" in problem.message
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").handlers == handlers
    assert logging.getLogger("mkdocs").propagate


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("mkdocs.yml", "theme: [\n"),
        ("mkdocs.yml", "site_name: x\ntheme: nowhere\n"),
        ("theme/base.html", "{% nonsense %}"),
    ],
)
def test_when_mkdocs_gives_up_a_person_gets_a_sentence(tmp_path, file, text):
    engine = an_engine(tmp_path)
    (tmp_path / "site").mkdir()
    staged = stage(site_of([page("", "x")]), engine, tmp_path / "project", Growing(tmp_path / "site"))
    (tmp_path / "project" / file).write_text(text, encoding="utf-8")
    with pytest.raises(HubsiteError, match=r"^The pages could not be made\. MkDocs said: \S") as caught:
        engine.build(staged)
    assert "\n" not in caught.value.message
    assert caught.value.fix


def test_a_build_does_not_depend_on_the_folder_it_runs_in(built, engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    shutil.copytree(built.folder, "project")
    assert list(engine.build(replace(built, folder=Path("project"), put=Growing(Path("site")).put))) == []
    assert tree(tmp_path / "site") == tree(built.output)
