"""Plugins: found by name, checked by rules, asked one at a time; every refusal in its own words."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from hubsite import report
from hubsite.build import build
from hubsite.look import look
from hubsite.outputs import Block, File, Importer, Page, Panel
from hubsite.plugins import Plugins
from hubsite.testing import A_SUNDAY, make_hub

PLUGINS_FOR_TESTS = Path(__file__).with_name("plugins_for_tests")
GROUPS = {
    "groups/choir.yml": "name: Choir\nsummary: We sing.\n",
    "groups/chess.yml": "name: Chess\nsummary: We play.\n",
}


def naming(*plugins: str, settings: str = "") -> dict[str, str]:
    lines = "".join(f"  {plugin}:\n" for plugin in plugins)
    return {"hub.yml": f"name: Aldermere\nplugins:\n{lines}{settings}"}


def told(root: Path, *, safe: bool = False) -> list[str]:
    """What a volunteer reads, one line for each problem and each fix."""
    return report.as_text(look(root, A_SUNDAY, safe=safe).problems).splitlines()


def line(plugin: str, words: str) -> str:
    """Where a plugin for tests says these words."""
    text = (PLUGINS_FOR_TESTS / f"{plugin}.py").read_text()
    return f"(plugins/{plugin}.py, line {text[: text.index(words)].count(chr(10)) + 1})"


def stopped(root: Path) -> tuple[str, str]:
    """The words and the cure of the plugin's failure, with the place that tools are told."""
    found = look(root, A_SUNDAY)
    (problem,) = [each for each in found.problems if each.code == "plugin-failed"]
    assert found.has_errors and found.site is None and problem.plugin
    place = problem.source
    return f"{problem.message} ({place.file}, line {place.line})" if place.line else problem.message, problem.fix


# --- Each hook does what it says


@pytest.fixture
def every(plugged):
    files = naming("every_hook", "record_pages") | GROUPS | {"benches/green.yml": "name: Green bench\n"}
    return look(plugged(files, "every_hook"), A_SUNDAY)


def body(look, path: str) -> str:
    return str(next(page.body for page in look.site.pages if page.path == path))


def test_hook_hubsite_settings(plugged):
    hub = naming("every_hook", settings="    colour: blue\n")
    root = plugged(hub, "every_hook")
    assert "A blue door." in body(look(root, A_SUNDAY), "every/")
    assert Plugins(root, ["every_hook"]).settings_class("every_hook").__name__ == "EverySettings"


def test_hook_hubsite_kinds(every):
    (bench,) = every.hub.of("benches")
    assert (bench.name, bench.path, every.hub.labels["benches"].plural) == ("Green bench", "benches/green/", "Benches")
    assert next(kind for kind in every.kinds if kind.folder == "benches").plugin == "every_hook"


def test_hook_hubsite_records(plugged):
    own = {"terms/quorum.yml": "name: Quorum\nsummary: Five of us.\n"}
    found = look(plugged(naming("packed", "record_pages") | own, "packed"), A_SUNDAY)
    assert not found.problems
    assert {record.id: record.summary for record in found.hub.of("terms")} == {
        "ward": "A part of Aldermere’s council area.",
        "quorum": "Five of us.",  # a hub's own file takes the place of what comes with a plugin
    }
    assert "<h1>Ward</h1>" in body(found, "terms/ward/")


def test_hook_hubsite_pages(every):
    page = next(page for page in every.site.pages if page.path == "every/")
    assert (page.title, page.plugin) == ("Every hook", "every_hook")
    assert body(every, "every/").startswith("<h1>Every hook</h1>\n<p>A red door. Green bench</p>")


def test_hook_hubsite_panels(every):
    panel = '<h2 id="hub-door">Door</h2><p>{} has a red door, said on 2026-11-22.</p>\n'
    panel += '<h3 id="handle">Handle</h3>\n</section>'
    assert body(every, "groups/choir/").endswith(panel.format("Choir"))
    assert body(every, "groups/chess/").endswith(panel.format("Chess"))
    assert "hub-door" not in body(every, "benches/green/")


def test_hook_hubsite_blocks(every):
    assert "<p><em>Aldermere’s door</em></p>" in body(every, "every/")


def test_hook_hubsite_files(every):
    (file,) = every.site.files
    assert (file.path, file.data, file.title, file.plugin) == ("door.txt", b"red\n", "The door", "every_hook")


def test_hook_hubsite_site_files(plugged, tmp_path):
    root = plugged(naming("every_hook", "record_pages") | GROUPS, "every_hook")
    built = build(root, tmp_path / "site", A_SUNDAY)
    assert built.published
    finished = [f"{page.path} {len(page.body)}" for page in built.look.site.pages]
    assert (tmp_path / "site" / "pages.txt").read_text().splitlines() == finished


def test_hook_hubsite_problems(every):
    (problem,) = every.problems
    assert (problem.code, problem.plugin, str(problem.source)) == ("door-open", "every_hook", "content/hub.yml:1")
    assert problem.message == f"The door is open on {len(every.site.pages)} pages."


def test_hook_hubsite_importers(plugged):
    root = plugged(naming("every_hook"), "every_hook")
    ((name, importer),) = Plugins(root, ["every_hook"]).ask("hubsite_importers")
    assert (name, importer.name, list(importer.rows(Path("doors.txt")))) == ("every_hook", "doors", [])


def test_hook_hubsite_engine(plugged):
    root = plugged({"hub.yml": "name: Aldermere\nengine: plain_engine\n"}, "plain_engine")
    engine = look(root, A_SUNDAY).engine
    assert (engine.name, engine.plugin) == ("plain", "plain_engine")
    assert dict(engine.project(None)) == {"engine.txt": b"plain"}


# --- The rules


def test_a_hook_without_its_mark_is_told_with_the_line(plugged):
    assert told(plugged(naming("unmarked"), "unmarked")) == [
        "plugins/unmarked.py:11  error  unmarked: hubsite_pages() looks like a hook but is not marked as one."
        "  [hook-not-marked]",
        "    Put `@hookimpl` on the line above it.",
    ]


def test_a_hook_that_does_not_exist_is_told_with_the_one_that_was_meant(plugged):
    lines = told(plugged(naming("unknown_hook"), "unknown_hook"))
    assert lines[:3] == [
        "plugins/unknown_hook.py:6  error  unknown_hook: There is no hook called hubsite_page.  [unknown-hook]",
        "    Did you mean `hubsite_pages`?",
        "plugins/unknown_hook.py:11  error  unknown_hook: There is no hook called weather.  [unknown-hook]",
    ]
    assert lines[3].startswith("    The hooks are: hubsite_blocks, hubsite_commands, ")


def test_an_argument_that_the_hook_does_not_give_is_told_with_those_it_does(plugged):
    place, code = "plugins/wrong_argument.py", "  [wrong-argument]"
    assert told(plugged(naming("wrong_argument"), "wrong_argument")) == [
        f"{place}:6  error  wrong_argument: hubsite_pages() asks for 'hubb', which this hook does not give.{code}",
        "    It gives: hub, memory, settings.",
        f"{place}:11  error  wrong_argument: hubsite_kinds() asks for 'settings', which this hook does not give.{code}",
        "    It gives: nothing.",
        f"{place}:16  error  wrong_argument: hubsite_files() asks for 'rest', which this hook does not give.{code}",
        "    It gives: hub, memory, settings.",
        f"{place}:21  error  wrong_argument: hubsite_blocks() would never be given 'settings', because of the way "
        f"it is written.{code}",
        "    Write plain `settings`, without `=`, `*` or `/`.",
    ]


def test_a_place_in_an_order_is_refused(plugged):
    lines = told(plugged(naming("in_order"), "in_order"))
    hooks = [
        (6, "pages", "tryfirst"),
        (11, "files", "trylast"),
        (16, "blocks", "wrapper"),
        (21, "panels", "hookwrapper"),
        (26, "problems", "tryfirst"),
    ]
    for (line, hook, option), said, fix in zip(hooks, lines[::2], lines[1::2], strict=True):
        assert said == (
            f"plugins/in_order.py:{line}  error  in_order: hubsite_{hook}() asks for a place in an order ({option})."
            "  [hook-order]"
        )
        assert fix == "    Plugins have no order here: write plain `@hookimpl`."


def test_all_broken_rules_of_all_plugins_are_told_in_one_run(plugged):
    root = plugged(naming("unmarked", "in_order", "nowhere"), "unmarked", "in_order")
    codes = [problem.code for problem in look(root, A_SUNDAY).problems]
    assert sorted(set(codes)) == ["hook-not-marked", "hook-order", "unknown-plugin"]


# --- Settings


def test_a_key_that_a_plugin_does_not_know_is_told_at_its_line(plugged):
    assert told(plugged(naming("lists", "settled", settings="    papersize: A3\n"), "settled")) == [
        "content/hub.yml:5:5  error  There is no field called 'papersize' here.  [unknown-field]",
        "    Did you mean `paper_size`?",
    ]


def test_a_value_that_a_setting_cannot_take_is_told_at_its_line(plugged):
    (problem,) = look(plugged(naming("settled", settings="    copies: many\n"), "settled"), A_SUNDAY).problems
    assert (str(problem.source), problem.plugin, problem.severity) == ("content/hub.yml:4:13", "settled", "error")


def test_settings_come_to_the_plugin_they_belong_to(plugged):
    settings = "    paper_size: A3\n  other:\n    copies: 3\n"
    with_both = plugged(naming("settled", settings=settings), "settled", other="settled")
    answers = dict(itertools.islice(asked(with_both, "hubsite_pages", "settled", "other"), 2))
    assert {name: page.body for name, page in answers.items()} == {"settled": "1 x A3", "other": "3 x A4"}


def asked(root: Path, hook: str, *names: str):
    from hubsite.look import give_settings, load_plugins
    from hubsite.read.config import read_config

    config, _ = read_config(root)
    plugins = load_plugins(root, config, safe=False)
    assert not give_settings(plugins, config) and set(names) <= set(plugins.found)
    return plugins.ask(hook, hub=None)


def test_a_key_for_a_plugin_without_settings_is_told(plugged):
    assert told(plugged(naming("thanks", settings="    colour: blue\n"), "thanks")) == [
        "content/hub.yml:4:5  error  The plugin 'thanks' has no settings, so `colour` means nothing to it."
        "  [unknown-field]",
        "    Delete the line.",
    ]


def test_settings_of_a_class_that_is_not_ours_are_refused(plugged):
    assert stopped(plugged(naming("loose_settings"), "loose_settings")) == (
        "The plugin 'loose_settings' wants its settings in Loose, which is not made from hubsite.Settings.",
        "Write `class Loose(hubsite.Settings):` in it.",
    )


def test_settings_that_are_made_already_are_refused(plugged):
    message, fix = stopped(plugged(naming("settings_made"), "settings_made"))
    assert message == "The plugin 'settings_made' gave `Settings` in hubsite_settings, where a class is expected."
    assert fix == "Give `hubsite.Settings` a subclass and return that."


# --- Failures


def failing(plugged, where: str) -> Path:
    return plugged(naming("fails", settings=f"    where: {where}\n"), "fails")


def test_a_plugin_that_fails_late_is_named_with_its_own_line(plugged):
    assert stopped(plugged(naming("late"), "late")) == (
        "The plugin 'late' failed in hubsite_pages: JSONDecodeError: Expecting value: line 1 column 1 (char 0). "
        + line("late", "json.loads"),
        "Mend it there, or take `late` out of `plugins:` in content/hub.yml to build without it.",
    )


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("exit", "SystemExit: Good bye."),
        ("no-slash", "ValueError: Page.path is '/groups': write it as 'groups/', with one slash, at its end."),
        ("no-title", "ValueError: Page.title is empty."),
        ("bytes", "TypeError: Page.body is text, but it was given bytes."),
    ],
)
def test_what_goes_wrong_while_pages_are_made_is_told_with_the_line(plugged, where, message):
    words = {"exit": "sys.exit(", "no-slash": 'path="/groups"', "no-title": 'title=""', "bytes": 'b"All'}[where]
    said = f"The plugin 'fails' failed in hubsite_pages: {message} {line('fails', words)}"
    assert stopped(failing(plugged, where))[0] == said


def test_an_exception_without_words_is_still_a_sentence(plugged):
    message, _ = stopped(failing(plugged, "silent"))
    place = line("fails", "raise KeyError")
    assert message == f"The plugin 'fails' failed in hubsite_problems: KeyError: it gives no reason. {place}"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("slash", "ValueError: File.path is '/groups.csv': write it as 'groups.csv'."),
        ("number", "TypeError: File.content is text, bytes or a path, but it was given int."),
    ],
)
def test_what_goes_wrong_while_files_are_made_is_told(plugged, where, message):
    said, _ = stopped(failing(plugged, where))
    assert said.startswith(f"The plugin 'fails' failed in hubsite_files: {message} (plugins/fails.py, line ")


@pytest.mark.parametrize(("where", "given"), [("none", "NoneType"), ("text", "str")])
def test_a_value_of_another_type_is_refused(plugged, where, given):
    assert stopped(failing(plugged, where)) == (
        f"The plugin 'fails' gave `{given}` in hubsite_pages, where `Page` is expected.",
        "Give `hubsite.Page(…)` there.",
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("severity", "Problem.severity is 'nope': write one of 'error', 'warning', 'advice'."),
        ("message", "Problem.message is text, but it was given int."),
        ("source", "Problem.source is a hubsite.Source, but it was given str."),
    ],
)
def test_a_problem_that_cannot_be_told_is_the_plugins(plugged, where, said):
    message, fix = stopped(failing(plugged, where))
    assert message == f"The plugin 'fails' gave a problem in hubsite_problems that cannot be told: {said}" and fix


@pytest.mark.parametrize(("where", "words"), [("frozen", "hub.config.name ="), ("frozen-hub", "hub.today =")])
def test_who_changes_what_is_given_is_told_that_it_is_frozen(plugged, where, words):
    assert stopped(failing(plugged, where))[0] == (
        "The plugin 'fails' failed in hubsite_pages: what a plugin is given is frozen, and it tries to change it. "
        + line("fails", words)
    )


def test_a_plugin_that_failed_is_not_asked_again_and_the_others_are(plugged):
    panels = "\n\n@hookimpl\ndef hubsite_panels():\n    1 / 0\n"
    root = plugged(naming("every_hook", "late", "record_pages") | GROUPS, "every_hook", "late")
    with (root / "plugins/late.py").open("a") as file:
        file.write(panels)
    found = look(root, A_SUNDAY)
    assert [(each.code, each.plugin) for each in found.problems] == [("plugin-failed", "late")]
    assert found.hub is not None and len(found.hub.records) == 2


def test_a_block_that_fails_is_told_with_the_plugin(plugged):
    root = plugged(naming("fails", "record_pages") | {"about.md": "# About\n\n{{ count }}\n"}, "fails")
    place = line("fails", "1 / 0")
    assert stopped(root)[0] == (
        f"The plugin 'fails' failed in its block `count`: ZeroDivisionError: division by zero. {place}"
    )


def test_an_error_said_with_a_plain_word_stops_publishing_too(plugged):
    found = look(failing(plugged, "word"), A_SUNDAY)
    assert found.has_errors and found.site is None
    assert "error  Said with a plain word.  [plain]" in report.as_text(found.problems)


def test_one_value_may_be_returned_as_it_is(plugged):
    root = plugged({}, "thanks")
    plugins = Plugins(root, ["thanks"])
    assert [page.path for _, page in plugins.ask("hubsite_pages", hub=None)] == ["thanks/"]


# --- Two of one


def test_two_plugins_that_show_one_file_at_one_address_are_named(tmp_path):
    shows = "from hubsite import Page, hookimpl\n\n@hookimpl\ndef hubsite_pages():\n"
    shows += "    yield Page(path='about/', title='About', body='x', file='content/about.md')\n"
    hub = {"hub.yml": "name: Here\nplugins: [record_pages, mine]\n", "plugins/mine.py": shows}
    (problem,) = make_hub(tmp_path, hub | {"about.md": "# About\n\nx\n"}).problems
    assert problem.message == "The plugin 'mine' and the plugin 'record_pages' want the address `about/`."
    assert (str(problem.source), problem.fix) == ("content/about.md", "Take one of the plugins out of content/hub.yml.")


def test_two_claims_on_one_address_name_both_plugins(plugged):
    root = plugged(naming("first", "second"), first="thanks", second="thanks")
    assert told(root) == [
        "error  The plugin 'first' and the plugin 'second' want the address `thanks.txt`.  [address-taken]",
        "    Take one of the plugins out of content/hub.yml.",
        "error  The plugin 'first' and the plugin 'second' want the address `thanks/`.  [address-taken]",
        "    Take one of the plugins out of content/hub.yml.",
    ]


def test_two_blocks_of_one_name_name_both_plugins(plugged):
    root = plugged(naming("lists", "other_lists"), other_lists="lists")
    assert told(root) == [
        "content/hub.yml  error  Two plugins bring a block called 'list': 'lists' and 'other_lists'.  [block-twice]",
        "    Take one of the two out of `plugins:`.",
    ]


def test_a_kind_that_is_there_already_names_who_has_it(plugged):
    assert told(plugged(naming("halls"), "halls")) == [
        "content/hub.yml  error  The plugin 'halls' brings a kind for content/spaces/, which hubsite itself has "
        "already.  [kind-twice]",
        "    Take one of them out of `plugins:`, or give the kind in 'halls' another folder.",
    ]
    lines = told(plugged(naming("plots", "more_plots"), "plots", into="other", more_plots="plots"))
    assert lines[0].endswith(
        "The plugin 'plots' brings a kind for content/plots/, which the plugin 'more_plots' has already.  [kind-twice]"
    )


# --- Order and memory


def everything(look) -> object:
    return look.site.pages, look.site.files, look.problems


def test_the_order_in_hub_yml_means_nothing(plugged):
    names = ["every_hook", "thanks", "record_pages", "connections", "calendar"]
    hub = {**GROUPS, "benches/green.yml": "name: Green bench\n"}
    found = []
    for number, order in enumerate([names, names[::-1], names[2:] + names[:2]]):
        root = plugged(naming(*order) | hub, "every_hook", "thanks", "calendar", into=f"hub{number}")
        found.append(everything(look(root, A_SUNDAY)))
    assert found[0] == found[1] == found[2]


def test_two_builds_in_one_process_know_nothing_of_each_other(plugged):
    one = plugged(naming("parts", "thanks"), "thanks", into="one", parts="with_parts")
    other = plugged(naming("parts"), into="other", parts="with_parts")
    (other / "plugins" / "parts" / "late_part.py").write_text('"""Another."""\n\nWORDS = "Of the other hub."\n')
    first = everything(look(one, A_SUNDAY))
    second = look(other, A_SUNDAY)
    assert [page.path for page in second.site.pages] == ["parts/"]
    assert "<p>Of the other hub.</p>" in body(second, "parts/")
    assert everything(look(one, A_SUNDAY)) == first


def test_a_plugin_that_was_saved_anew_is_read_anew(plugged):
    root = plugged(naming("thanks"), "thanks")
    assert "To all who helped." in body(look(root, A_SUNDAY), "thanks/")
    file = root / "plugins" / "thanks.py"
    file.write_text(file.read_text().replace("To all who helped.", "To all who HELPED."))  # same length, same second
    assert "To all who HELPED." in body(look(root, A_SUNDAY), "thanks/")


def test_the_day_reaches_plugins_and_nothing_else_says_it(plugged):
    root = plugged(naming("calendar"), "calendar")
    assert "It is May." in body(look(root, date(2027, 5, 5)), "calendar/")


@pytest.mark.parametrize(
    "value",
    [
        Page(path="", title="Home", body=""),
        File(path="a.txt", content=b""),
        Panel(title="Door", body="Shut."),
        Block(name="door", summary="A door.", example="{{ door }}", render=lambda words: ""),
        Importer(name="doors", summary="Doors.", rows=lambda file: ()),
    ],
)
def test_what_plugins_give_cannot_be_changed_afterwards(value):
    with pytest.raises(AttributeError):
        value.plugin = "another"
