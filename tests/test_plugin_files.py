"""Where plugins lie and how they are loaded: by name, by path, and never by surprise."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from hubsite import plugin_files, report
from hubsite.look import look
from hubsite.plugins import SENSIBLE_SET, Plugins, chosen
from hubsite.testing import A_SUNDAY, make_hub

PLUGINS_FOR_TESTS = Path(__file__).with_name("plugins_for_tests")


def naming(*plugins: str, settings: str = "") -> dict[str, str]:
    lines = "".join(f"  {plugin}:\n" for plugin in plugins)
    return {"hub.yml": f"name: Aldermere\nplugins:\n{lines}{settings}"}


def told(root: Path, *, safe: bool = False) -> list[str]:
    """What a volunteer reads, one line for each problem and each fix."""
    return report.as_text(look(root, A_SUNDAY, safe=safe).problems).splitlines()


def stopped(root: Path) -> tuple[str, str]:
    """The words and the cure of the plugin's failure, with the place that tools are told."""
    found = look(root, A_SUNDAY)
    (problem,) = [each for each in found.problems if each.code == "plugin-failed"]
    assert found.has_errors and found.site is None and problem.plugin
    place = problem.source
    return f"{problem.message} ({place.file}, line {place.line})" if place.line else problem.message, problem.fix


def body(look, path: str) -> str:
    return str(next(page.body for page in look.site.pages if page.path == path))


# --- Where plugins lie


def test_without_a_word_in_hub_yml_the_sensible_set_and_the_engine_run(tmp_path):
    found = Plugins(tmp_path, SENSIBLE_SET)
    assert tuple(sorted(found.found)) == tuple(sorted(SENSIBLE_SET))
    site = make_hub(tmp_path, {}).site
    assert "" in [page.path for page in site.pages]
    paths = [file.path for file in site.files if not file.path.startswith("schemas/")]
    assert paths == ["api/pages.json", "hub.json", "search/search.js"]


def test_usual_stands_for_what_runs_when_hub_yml_says_nothing(tmp_path):
    found = make_hub(tmp_path, {"hub.yml": "name: Here\nplugins: usual, methods\n", "ways/a.yml": "name: Help\n"})
    assert not found.has_errors, found.problems
    paths = {page.path for page in found.site.pages}
    assert {"ways/", "methods/citizens-assembly/"} <= paths
    assert chosen(None) == chosen(["usual"]) == SENSIBLE_SET


def test_a_plugin_of_the_hub_runs_when_it_is_named(plugged):
    found = look(plugged(naming("thanks"), "thanks"), A_SUNDAY)
    assert not found.problems
    assert [(page.path, page.plugin) for page in found.site.pages] == [("thanks/", "thanks")]


def test_an_unknown_plugin_is_told_at_its_line_with_the_one_that_was_meant(plugged):
    assert told(plugged(naming("lists", "record_page"))) == [
        "content/hub.yml:4:3  error  There is no plugin called 'record_page'.  [unknown-plugin]",
        "    Did you mean `record_pages`?",
    ]


def test_a_plugin_like_no_other_is_told_with_all_there_are(plugged):
    line, fix = told(plugged({"hub.yml": "name: Aldermere\nplugins:\n  - lists\n  - zzz\n"}))
    assert line == "content/hub.yml:4:5  error  There is no plugin called 'zzz'.  [unknown-plugin]"
    assert fix.startswith("    The plugins to choose from are: amenities, calendars, checks, connections, ")


def test_a_hyphen_in_the_name_of_a_file_is_told(plugged):
    root = plugged(naming("repair-cafes"), **{"repair-cafes": "thanks"})
    assert told(root)[1] == (
        "    Call the file `plugins/repair_cafes.py` and write `repair_cafes` here: a plugin's name has no hyphens."
    )


def test_an_engine_that_does_not_exist_is_told_at_its_line(plugged):
    assert told(plugged({"hub.yml": "name: Aldermere\nengine: materiel\n"})) == [
        "content/hub.yml:2:1  error  There is no plugin called 'materiel'.  [unknown-plugin]",
        "    Did you mean `material`?",
    ]


def test_a_plugin_that_is_no_engine_cannot_be_it(plugged):
    assert told(plugged({"hub.yml": "name: Aldermere\nengine: lists\n"})) == [
        "content/hub.yml:2:1  error  The plugin 'lists' cannot make pages, so it cannot be the `engine`.  [no-engine]",
        "    Write `engine: material`, or delete the line.",
    ]


def test_a_hubs_file_in_place_of_ours_is_said_and_runs(plugged):
    root = plugged({"about.md": "# About\n\n{{ list }}\n"}, "lists")
    assert told(root) == [
        "plugins/lists.py  advice  plugins/lists.py of this hub runs in place of the plugin 'lists' "
        "that comes with hubsite.  [plugin-replaced]",
        "    That is fine if you meant it; otherwise give your file another name.",
    ]
    assert "<p>This list is our own.</p>" in body(look(root, A_SUNDAY), "about/")


def test_a_hubs_file_that_is_not_named_does_not_run_and_that_is_said(plugged):
    root = plugged({}, "canary", "with_parts")
    trust = "    Delete it unless you know and trust who wrote it: a program can do whatever you can. "
    where = "below `plugins:` in content/hub.yml, with the others you want."
    idle = "is a program for hubsite in this hub. It does not run, since hub.yml does not name it."
    assert told(root) == [
        f"plugins/canary.py  advice  plugins/canary.py {idle}  [plugin-idle]",
        f"{trust}If you do and want it, add `canary:` {where}",
        f"plugins/with_parts/__init__.py  advice  plugins/with_parts/__init__.py {idle}  [plugin-idle]",
        f"{trust}If you do and want it, add `with_parts:` {where}",
    ]
    assert not (root / "plugins" / "canary-sang.txt").exists()


def test_in_safe_mode_no_file_of_the_hub_runs(plugged):
    root = plugged(naming("canary", "lists", "with_parts"), "canary", "lists", "with_parts")
    assert told(root, safe=True) == [
        "content/hub.yml:3:3  warning  The plugin 'canary' is this hub's own file, so it does not run in safe mode."
        "  [plugin-not-safe]",
        "    Read it first: without `--safe` it can do whatever you can.",
        "content/hub.yml:5:3  warning  The plugin 'with_parts' is this hub's own file, so it does not run in safe mode."
        "  [plugin-not-safe]",
        "    Read it first: without `--safe` it can do whatever you can.",
    ]
    assert not (root / "plugins" / "canary-sang.txt").exists()
    assert told(root)
    assert (root / "plugins" / "canary-sang.txt").exists()  # so the canary does sing


def test_in_safe_mode_ours_runs_where_a_hub_has_its_own(plugged):
    root = plugged(naming("lists"), "lists")
    assert Plugins(root, ["lists"], safe=True).found["lists"].origin == "hubsite"
    assert Plugins(root, ["lists"]).found["lists"].origin == "this hub"


def test_in_safe_mode_a_folder_of_plugins_that_is_a_link_is_not_even_looked_at(plugged, tmp_path):
    elsewhere = plugged({}, "canary", into="elsewhere") / "plugins"
    root = plugged(naming("canary"))
    (root / "plugins").symlink_to(elsewhere)
    assert told(root, safe=True)[0] == (
        "content/hub.yml:3:3  error  There is no plugin called 'canary'.  [unknown-plugin]"
    )
    assert plugin_files.in_hub(root) and not plugin_files.in_hub(root, safe=True)


def test_what_follows_from_an_absent_plugin_is_not_told_as_well(plugged):
    files = naming("plots", "record_pages") | {
        "plots/one.yml": "name: Plot one\nsize: 5 rods\n",
        "about.md": "# About\n\n{{ plot-map }}\n",
    }
    root = plugged(files, "plots")
    found = look(root, A_SUNDAY, safe=True)
    assert [(problem.code, problem.severity) for problem in found.problems] == [
        ("unknown-block", "warning"),
        ("plugin-not-safe", "warning"),
    ]
    (root / "plugins" / "plots.py").unlink()
    assert [problem.code for problem in look(root, A_SUNDAY).problems] == ["unknown-plugin"]


# --- Loading


def test_a_plugin_with_the_name_of_a_module_of_pythons_may_use_that_module(plugged):
    before = sys.modules.get("calendar")
    found = look(plugged(naming("calendar"), "calendar"), A_SUNDAY)
    assert "<p>It is November.</p>" in body(found, "calendar/")
    import calendar

    assert "plugins" not in calendar.__file__ and before in (None, calendar)


def test_no_folder_of_plugins_comes_onto_the_path_of_modules(plugged):
    before = list(sys.path)
    look(plugged(naming("with_parts"), "with_parts"), A_SUNDAY)
    assert sys.path == before


def test_python_leaves_nothing_in_the_hub(plugged, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    root = plugged(naming("with_parts", "thanks"), "with_parts", "thanks")
    before = sorted(root.rglob("*"))
    assert "<p>Read late.</p>" in body(look(root, A_SUNDAY), "parts/")
    assert sorted(root.rglob("*")) == before
    assert sys.dont_write_bytecode is False


def test_a_plugin_that_python_cannot_read_is_named_with_file_and_line(plugged):
    assert stopped(plugged(naming("broken"), "broken")) == (
        "The plugin 'broken' could not be loaded: SyntaxError: expected ':'. (plugins/broken.py, line 3)",
        "Mend it there, or take `broken` out of `plugins:` in content/hub.yml to build without it.",
    )


def test_a_plugin_whose_library_is_absent_is_named_with_its_line(plugged):
    message, _ = stopped(plugged(naming("absent_library"), "absent_library"))
    assert message == (
        "The plugin 'absent_library' could not be loaded: ModuleNotFoundError: "
        "No module named 'a_library_that_nobody_has'. (plugins/absent_library.py, line 3)"
    )


@pytest.mark.parametrize("base", ["Settings", "Record"])
def test_a_field_that_cannot_be_is_a_fault_of_the_plugin_with_its_line(plugged, base):
    root = plugged(naming("odd"))
    text = f"from hubsite import {base}\n\n\nclass Odd({base}):\n    size: object.__init__\n"
    (root / "plugins").mkdir(exist_ok=True)
    (root / "plugins" / "odd.py").write_text(text, encoding="utf-8")
    message, _ = stopped(root)
    assert message.startswith("The plugin 'odd' could not be loaded: PydanticSchemaGenerationError: Unable to generate")
    assert message.endswith("(plugins/odd.py, line 4)")


def test_an_entry_point_that_is_no_module_is_refused(tmp_path, monkeypatch):
    point = EntryPoint("odd", "os:getcwd", "hubsite")
    monkeypatch.setattr(plugin_files, "installed", lambda: {"odd": point})
    plugins = Plugins(tmp_path, ["odd"])
    (problem,) = plugins.problems
    assert problem.message == "The installed plugin 'odd' is not a module." and plugins.absent == ["odd"]


def test_an_installed_plugin_runs_also_in_safe_mode(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(PLUGINS_FOR_TESTS))
    monkeypatch.setattr(plugin_files, "installed", lambda: {"given": EntryPoint("given", "thanks", "hubsite")})
    found = Plugins(tmp_path, ["given"], safe=True)
    assert found.found["given"].origin == "installed"
    assert [page.path for _, page in found.ask("hubsite_pages", hub=None)] == ["thanks/"]


# --- What is said of a plugin


def test_the_first_line_of_its_docstring_describes_a_plugin(plugged, tmp_path):
    root = plugged({}, "thanks")
    (root / "plugins" / "silent.py").write_text("from hubsite import hookimpl\n")
    (root / "plugins" / "blank.py").write_text('"""   \n\n"""\n')
    plugins = Plugins(root, ["thanks", "silent", "blank"])
    assert plugins.description("thanks") == (
        "A page that thanks the groups, and a file with the same address for whoever copies it."
    )
    assert plugins.description("silent") == plugins.description("blank") == "No description."
    assert plugins.hooks_of("thanks") == ["hubsite_files", "hubsite_pages"]
    assert plugins.hooks_of("silent") == []
