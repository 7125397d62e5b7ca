"""The house rules as tests: floors, circles, sizes, the face, hooks, and what no file may say."""

import ast
import importlib
import inspect
import re
import statistics
import subprocess
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import hubsite
from hubsite import hookspecs
from hubsite.plugin_list import signature
from hubsite.testing import make_hub

ROOT = Path(__file__).resolve().parents[1]
SRC, PLUGINS = ROOT / "src" / "hubsite", ROOT / "plugins"
PACKAGES = {"model", "read", "markdown", "importing", "command_line", "weblinks", "forgetting"}

# A module knows those below it and nothing else. Whoever moves one up or down changes the design.
FLOORS = {
    0: "foreign language stopping",
    1: "problems model bundled copies all_cores own_key texts pictures svg svg_allowed svg_parts svg_styles",
    2: "meanings outputs commands kinds report checking misshapen differences folders memory plugin_files whereabouts "
    "few_of_many asked_once private_details councils licences own_files own_notes ledger growing unchanged",
    3: "hookspecs read markdown stage templates plugin_rules field_help answer_check starting schemas free_ids "
    "forgotten serve_page",
    4: "__init__ issue_forms put_by_hand kept_aside suggested_words plugins addresses blocks explained written_by_us "
    "shown_change",
    5: "collect claims telling finishing linking",
    6: "publish look",
    7: "build suggesting importing fixing serve_http cli_options command_files plugin_commands adding upgrading "
    "weblinks",
    8: "serve testing plugin_list progress new packs confirming forgetting cli_commands",
    9: "cli command_line __main__",
}
FLOOR = {module: floor for floor, modules in FLOORS.items() for module in modules.split()}
# Arrows between neighbours on one floor, each with its reason. None may go up.
SIDEWAYS = {
    ("language", "foreign"): "a word that no catalogue has is said in English, and says so",
    ("bundled", "problems"): "the one exception that people see is raised on every floor",
    ("checking", "misshapen"): "one job in two files: to check, and to say what is wrong",
    ("svg", "svg_allowed"): "one job in four files: to read and write a drawing, what may be in it, and in its styles",
    ("svg", "svg_parts"): "and what it consists of",
    ("svg", "svg_styles"): "as above",
    ("svg_allowed", "svg_styles"): "as above",
    ("svg_parts", "svg_styles"): "as above",
    ("report", "few_of_many"): "which problems are shown, and how",
    ("commands", "outputs"): "what a command yields are files, and its values are checked as theirs are",
    ("all_cores", "copies"): "many copies are made as one is",
    ("model", "problems"): "a record knows the places in its file",
    ("ledger", "own_notes"): "what was written is noted, and known again",
    ("unchanged", "ledger"): "by how every file lies",
    ("unchanged", "own_notes"): "which is noted like the rest",
    ("growing", "ledger"): "and is not written twice",
    ("folders", "ledger"): "nor in a project",
    ("commands", "memory"): "and it is given what was made at some cost",
    ("collect", "claims"): "one job in three files: who has which address",
    ("collect", "finishing"): "and a page made whole",
    ("finishing", "telling"): "and what is wrong with the texts, told at their lines",
    ("collect", "linking"): "and linked, which a build remembers",
    ("finishing", "linking"): "where the parts of a page begin",
    ("collect", "telling"): "which is one for all the pages of a language",
    ("read", "markdown"): "what the sanitiser takes away is told while the file and its lines are known",
    ("suggesting", "importing"): "a stranger's answers are written, and given ids, as the rows of a table are",
    ("__main__", "cli"): "`python -m hubsite` is the command line",
    ("cli", "command_line"): "the commands, a module each, are put together in one place",
}
# The library that is a plugin's reason to exist, beside the face and the standard library.
REASONS = {
    "material": {"mkdocs", "yaml", "segno"},
    "calendars": {"icalendar"},
    "noticeboard": {"typst", "segno"},
    "privacy": {"pypdfium2"},
    "search": {"pagefind_bin"},
}


def name_of(file: Path) -> str:
    parts = ("hubsite", *file.relative_to(SRC).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


MODULES = {name_of(file): file for file in sorted(SRC.rglob("*.py"))}
PLUGIN_FILES = [*sorted(PLUGINS.rglob("*.py")), *sorted((ROOT / "site_template").rglob("*.py"))]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions and for the type checker only."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            for each in node.names:
                yield f"{base}.{each.name}" if f"{base}.{each.name}" in MODULES else base
        elif isinstance(node, ast.Call) and "import" in ast.unparse(node.func):
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


@cache
def arrows() -> set[tuple[str, str]]:
    return {(name, target) for name, file in MODULES.items() for target in imported(file) if target in MODULES}


def part(module: str) -> str:
    """The line of the table that a module belongs to."""
    return [*module.split("."), "__init__"][1]


def in_circles(below: dict[str, set[str]]) -> set[str]:
    """The modules that are left when those that need no other have been taken away, again and again."""
    left = dict(below)
    while free := [name for name, targets in left.items() if not targets & set(left)]:
        for name in free:
            del left[name]
    return set(left)


# --- Floors and circles


def test_the_reader_of_imports_sees_those_that_hide(tmp_path):
    text = """
import hubsite.look, os.path
from hubsite import hookspecs, Page
if TYPE_CHECKING:
    from hubsite.model import hub
def late():
    from hubsite.build import build
    import_module("hubsite.serve")
    __import__("mkdocs")
from .facts import facts_of
"""
    (tmp_path / "module.py").write_text(text)
    assert sorted(imported(tmp_path / "module.py")) == sorted(
        [
            "hubsite.look",
            "os.path",
            "hubsite.hookspecs",
            "hubsite",
            "hubsite.model.hub",
            "hubsite.build",
            "hubsite.serve",
            "mkdocs",
            ".facts",
        ]
    )


def test_the_search_for_circles_finds_one():
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == {"a", "b", "c"}
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": set()}) == set()


def test_every_module_stands_on_one_floor():
    assert {part(name) for name in MODULES} == set(FLOOR)
    assert len(FLOOR) == sum(len(modules.split()) for modules in FLOORS.values())


def test_imports_only_go_down():
    wrong = []
    for name, target in sorted(arrows()):
        one, other = part(name), part(target)
        inside = one == other and one in PACKAGES
        if not inside and FLOOR[one] <= FLOOR[other] and (one, other) not in SIDEWAYS:
            wrong.append(f"{name} (floor {FLOOR[one]}) imports {target} (floor {FLOOR[other]})")
    assert not wrong


def test_an_exception_is_for_neighbours_and_is_needed():
    used = {(part(name), part(target)) for name, target in arrows()}
    assert set(SIDEWAYS) <= used
    assert all(FLOOR[one] == FLOOR[other] for one, other in SIDEWAYS)


def test_there_are_no_circles():
    below = {name: {target for one, target in arrows() if one == name} for name in MODULES}
    assert not in_circles(below), "these import each other in a circle, or stand above one"


def test_nothing_in_src_imports_mkdocs():
    for file in MODULES.values():
        assert not [name for name in imported(file) if str(name).split(".")[0] in {"mkdocs", "material"}], file


# --- Plugins and the face


@pytest.mark.parametrize("file", PLUGIN_FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_plugin_imports_only_the_face_the_standard_library_and_its_reason(file):
    own = file.relative_to(PLUGINS).parts[0].removesuffix(".py") if file.is_relative_to(PLUGINS) else ""
    allowed = {"hubsite", *sys.stdlib_module_names, *REASONS.get(own, ())}
    for name in imported(file):
        assert name.startswith(".") or (name.split(".")[0] in allowed and not name.startswith("hubsite.")), name
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom) and node.module == "hubsite":
            assert {each.name for each in node.names} <= set(hubsite.__all__)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "hubsite":
            assert node.attr in hubsite.__all__


def test_every_reason_is_used():
    for plugin, libraries in REASONS.items():
        names = {name.split(".")[0] for file in (PLUGINS / plugin).rglob("*.py") for name in imported(file)}
        assert libraries <= names


def test_the_face_says_the_same_to_people_type_checkers_and_python():
    for_types = {}
    for block in [node for node in tree(SRC / "__init__.py").body if isinstance(node, ast.If)]:
        for node in block.body:
            assert isinstance(node, ast.ImportFrom)
            for each in node.names:
                for_types[each.asname] = (node.module, each.name)
    assert for_types.keys() == set(hubsite.__all__) == hubsite._HOME_OF.keys()
    assert hubsite.__all__ == sorted(set(hubsite.__all__)) == dir(hubsite)
    for name, (module, original) in for_types.items():
        assert hubsite._HOME_OF[name] == module
        assert getattr(hubsite, name) is getattr(importlib.import_module(module), original), name
    for home, names in hubsite._HOMES.items():
        assert list(names) == sorted(names, key=lambda name: (name.islower(), name)), home


def test_a_name_that_the_face_does_not_offer_is_an_error_with_the_names_it_does():
    with pytest.raises(AttributeError, match=r"hubsite has no 'Pages'\. It offers: AnyRef, "):
        hubsite.Pages  # noqa: B018
    assert not hasattr(hubsite, "yaml")


HEAVY = {"pydantic", "yaml", "jinja2", "mkdocs", "rich", "pluggy", "nh3", "cmarkgfm", "watchfiles", "markupsafe"}


@pytest.mark.parametrize(
    ("module", "may"), [("hubsite", set()), ("hubsite.cli", {"click"}), ("hubsite.stopping", set())]
)
def test_importing_it_is_light(module, may):
    code = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in ran.stdout.split()}
    assert "hubsite" in loaded
    assert not loaded & ((HEAVY | {"click"}) - may)
    light = {module, "hubsite.problems", "hubsite.cli_options", "hubsite.stopping"}
    ours = {name for name in ran.stdout.split() if name.startswith("hubsite.")}
    assert not {name for name in ours if not name.startswith("hubsite.command_line")} - light


# --- Hooks

HOOKS = sorted(name for name, spec in vars(hookspecs).items() if name.startswith("hubsite_") and callable(spec))


def functions_in(folder: Path) -> set[str]:
    files = sorted(folder.rglob("*.py"))
    return {node.name for file in files for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_used_by_a_plugin_of_ours_has_a_test_and_is_documented(hook):
    assert hook in functions_in(PLUGINS)
    assert f"test_hook_{hook}" in functions_in(ROOT / "tests")
    assert f"`{signature(hook)}`" in (PLUGINS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_takes_only_the_known_arguments_and_says_what_it_is_for_with_an_example(hook):
    spec = getattr(hookspecs, hook)
    asked = set(inspect.signature(spec).parameters)
    assert asked <= {"hub", "hub_config", "today", "site", "record", "memory", "settings"}
    # A hub carries its day.
    assert not {"hub", "today"} <= asked
    assert "Example: `" in inspect.getdoc(spec)


def test_every_plugin_of_ours_stands_in_the_documentation():
    told = (PLUGINS / "README.md").read_text(encoding="utf-8")
    names = {path.name.removesuffix(".py") for path in PLUGINS.iterdir() if path.suffix == ".py" or path.is_dir()}
    for name in names - {"__pycache__"}:
        assert f"| `{name}` |" in told


@pytest.fixture
def told_blocks():
    """The code in plugins/README.md: a plugin, hub.yml, and a test of it."""
    text = (PLUGINS / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(python|yaml)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    pick = {"hubsite_pages": "plugin", "plugins:": "hub", "make_hub": "test"}
    return {name: next(code for _, code in blocks if words in code) for words, name in pick.items()}


def test_the_plugin_in_the_documentation_runs(told_blocks, tmp_path):
    files = {
        "hub.yml": "name: Here\n" + told_blocks["hub"],
        "plugins/thanks.py": told_blocks["plugin"],
        "groups/choir.yml": "name: Choir\nsummary: We sing.\n",
    }
    found = make_hub(tmp_path, files)
    assert not found.problems
    (page,) = [page for page in found.site.pages if page.plugin == "thanks"]
    assert page.body.startswith(f"<h1>{page.title}</h1>") and page.body.count(page.title) == 1
    assert "<li>Choir</li>" in page.body


def test_the_test_in_the_documentation_passes(told_blocks, tmp_path, monkeypatch):
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "thanks.py").write_text(told_blocks["plugin"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(told_blocks["test"], names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # `open(…).read()` is short, and good enough there
        names["test_thanks"](tmp_path / "hub")


# --- Size and words


def test_files_are_small():
    lines = {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in [*MODULES.values(), *PLUGIN_FILES]
    }
    assert not {file: count for file, count in lines.items() if count > 400}
    assert statistics.median(lines.values()) < 120


def test_functions_are_short():
    lengths = [
        node.end_lineno - node.lineno + 1
        for file in [*MODULES.values(), *PLUGIN_FILES]
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.median(lengths) < 12


def undocumented(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            plain_method = inside and any("overload" in ast.unparse(each) for each in node.decorator_list)
            if not ast.get_docstring(node) and not plain_method:
                yield f"{inside}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{node.name}.")


@pytest.mark.parametrize("file", [*MODULES.values(), *PLUGIN_FILES], ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_is_public_has_a_docstring(file):
    module = tree(file)
    assert not module.body or ast.get_docstring(module)
    assert not list(undocumented(module.body))


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of the project that holds text: what git knows, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in listed.decode().strip("\0").split("\0"):
        file = ROOT / name
        if file.is_file() and b"\0" not in (data := file.read_bytes()):
            yield file, data.decode("utf-8", "replace")


# Pieces that are put together here, so that this file does not say them either.
NOT_SAID = {
    # Not the end of a web address, which may have such folders too.
    "a path of one machine": r"(?<![\w.-])/(" + "wor" + r"k|Users/\w+|home/(?!runner)\w+|ro" + r"ot)/",
    "the host of a package index": "|".join(
        [r"files\.python" + "hosted", r"\bpypi" + r"\.\w+/simple", "--extra-" + "index-url"]
    ),
    "a note to oneself": r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
}


# What looks for such notes in a hub, and what shows how it is told.
SPEAK_OF_NOTES = ("looks-like-sample", "samples.py", "test_fifty_mistakes.py")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git knows which files belong to the project")
@pytest.mark.parametrize("what", NOT_SAID)
def test_no_file_says(what):
    said = [
        f"{file.relative_to(ROOT).as_posix()}: {found.group()}"
        for file, text in texts()
        if (found := re.search(NOT_SAID[what], text))
        and not (what == "a note to oneself" and any(name in file.as_posix() for name in SPEAK_OF_NOTES))
    ]
    assert not said
