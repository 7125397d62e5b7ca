"""Hostile hubs, as data: what a stranger's pull request might hold, one trick each.

Paths are within the repository of the hub, and a folder `outside` with secrets lies beside it. In all texts `{outside}`
stands for that folder, and `{plugins}` for the plugins that a dose of the tests builds with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .safe_texts import IN_CONTENT, PATHS

SECRET = "SECRET-OUTSIDE-3f9c71d2"
RAN = "HOSTILE-CODE-RAN-8d21"
PYTHON = f'''
import os, pathlib, sys
pathlib.Path("{{outside}}/RAN").write_text("ran")
print("{RAN}", os.environ.get("GITHUB_TOKEN"))
'''
HUB_YML = "name: Aldermere\nplugins: {plugins}\n"


@dataclass(frozen=True)
class Link:
    """A symbolic link to `target`, which is taken as it is written."""

    target: str


Files = Mapping[str, str | bytes | Link]


class Whole(dict[str, str | bytes | Link]):
    """A hub to which nothing is added."""


SOUND: Files = {
    "content/hub.yml": HUB_YML,
    "content/about.md": "# About\n\nHello.\n",
    "content/spaces/hall.yml": "name: Mill Hall\naddress: Mill Lane, Aldermere\n",
    "content/groups/choir.yml": "name: Choir\nsummary: We sing.\nmeets_at: spaces/hall\n",
}


def configured(*lines: str) -> Files:
    """A hub whose hub.yml has these lines too."""
    return {"content/hub.yml": HUB_YML + "\n".join(lines) + "\n"}


def plugged(listed: str, **files: str) -> Files:
    """A hub with plugins of its own, which it asks to run."""
    named = {"content/hub.yml": f"name: Aldermere\nplugins: [record_pages, {listed}]\n"}
    return named | {f"plugins/{name.replace('__in__', '/')}.py": text for name, text in files.items()}


MKDOCS = "site_name: Mine\nhooks: [{outside}/hook.py, hook.py]\nINHERIT: {outside}/secret.yml\ntheme: {custom_dir: .}\n"
PYPROJECT = '[project]\nname = "evil"\nversion = "1"\n[project.entry-points.hubsite]\nevil = "evil"\n'
TEMPLATE = (
    "{% include '/etc/passwd' %}{{ cycler.__init__.__globals__.os.system('touch {outside}/RAN') }}"
    "{{ cycler.__init__.__globals__.os.environ }}"
)
GIT_CONFIG = (
    '[core]\n\tfsmonitor = touch {outside}/RAN\n\thooksPath = hooks\n[filter "x"]\n\tsmudge = touch {outside}/RAN\n'
)

CONFIGURATION: Mapping[str, Files] = {
    "hooks of MkDocs": configured("hooks: [hook.py]") | {"hook.py": PYTHON, "content/hook.py": PYTHON},
    "INHERIT": configured("INHERIT: ../../outside/secret.yml"),
    "a theme of its own": configured("theme:", "  name: null", "  custom_dir: ../theme")
    | {"theme/main.html": TEMPLATE},
    "custom_dir at the top": configured("custom_dir: theme") | {"content/theme/base.html": TEMPLATE},
    "a plugin by path": {
        "content/hub.yml": "name: A\nplugins: [record_pages, ../plugins/x]\n",
        "plugins/x.py": PYTHON,
    },
    "a plugin by absolute path": {"content/hub.yml": 'name: A\nplugins: [record_pages, "{outside}/evil"]\n'},
    "a plugin by dotted name": {"content/hub.yml": "name: A\nplugins: [record_pages, os.path, plugins.x]\n"},
    "a plugin by URL": {"content/hub.yml": 'name: A\nplugins: [record_pages, "https://evil.example/x.py"]\n'},
    "a macro plugin of MkDocs": configured("mkdocs:", "  plugins: [macros, exec]"),
    "an engine by path": configured("engine: ../plugins/engine") | {"plugins/engine.py": PYTHON},
    "an engine of its own": configured("engine: engine") | {"plugins/engine.py": PYTHON},
    "an escape hatch": configured("dangerously_extend_mkdocs:", "  hooks: [hook.py]") | {"hook.py": PYTHON},
    "Markdown extensions": configured("markdown_extensions:", "  - pymdownx.snippets: {base_path: /}"),
    "an object of Python": configured("summary: !!python/object/apply:os.system ['touch {outside}/RAN']"),
    "a name of Python": configured("summary: !!python/name:os.environ", "run_by: !!python/module:os"),
    "ENV in hub.yml": configured("summary: !ENV GITHUB_TOKEN", "run_by: !ENV [HUBSITE_SECRET, x]"),
    "dollars in hub.yml": configured("summary: ${GITHUB_TOKEN} $HUBSITE_SECRET %HOME% ~", "run_by: $(env)"),
    "include in hub.yml": configured(
        "summary: !include {outside}/secret.yml", "run_by: !include ../../outside/secret.yml"
    ),
    "Jinja in hub.yml": {
        "content/hub.yml": 'name: "{{ config }} {{ environ }}"\nplugins: {plugins}\n' + f"summary: >-\n  {TEMPLATE}\n"
    },
    "a colour that is a style": configured('colour: "red; } @import url(file:///etc/passwd)"'),
    "an address with a secret": configured("site_url: file:///etc/", "repository: file://{outside}"),
    "settings of plugins": {
        "content/hub.yml": "name: A\nplugins:\n  record_pages:\n    template: ../../outside/secret.md\n"
        "  open_data:\n    path: /etc\n"
    },
}

CODE: Mapping[str, Files] = {
    "a plugin with a side effect": plugged("evil", evil=PYTHON),
    "a plugin that is a folder": plugged("evil", evil__in____init__=PYTHON),
    "plugins under names of ours": plugged(
        "search, lists", search=PYTHON, lists=PYTHON, record_pages=PYTHON, material=PYTHON
    ),
    "an engine under the name of ours": plugged("search", material__in____init__=PYTHON, material__in__building=PYTHON),
    "__init__ of the plugins": plugged("evil", __init__=PYTHON, conftest=PYTHON),
    "modules of Python": {
        f"{name}.py": PYTHON for name in ("yaml", "click", "json", "mkdocs", "hubsite", "typst", "jinja2")
    },
    "modules of Python in content": {f"content/{name}.py": PYTHON for name in ("yaml", "click", "hub", "conf")},
    "what Python starts by itself": {
        "sitecustomize.py": PYTHON,
        "usercustomize.py": PYTHON,
        "conftest.py": PYTHON,
        "evil.pth": "import sitecustomize\n",
        ".pythonrc.py": PYTHON,
        "pyvenv.cfg": "home = {outside}\n",
    },
    "packages that name themselves": {
        "pyproject.toml": PYPROJECT,
        "setup.cfg": "[metadata]\nname = evil\n",
        "setup.py": PYTHON,
        "evil.py": PYTHON,
        "evil-1.dist-info/entry_points.txt": "[hubsite]\nrecord_pages = evil\n",
        "evil-1.dist-info/METADATA": "Name: evil\nVersion: 1\n",
        "requirements.txt": "evil @ file://{outside}\n",
    },
    "a mkdocs.yml of its own": {"mkdocs.yml": MKDOCS, "content/mkdocs.yml": MKDOCS, "hook.py": PYTHON},
    "a mkdocs_theme.yml": {"content/mkdocs_theme.yml": "extends: !ENV GITHUB_TOKEN\n", "mkdocs_theme.yml": "x: 1\n"},
    "templates": {f"{place}/main.html": TEMPLATE for place in ("templates", "overrides", "theme", "content/templates")},
    "a configuration of Pagefind": {
        "pagefind.toml": 'logfile = "{outside}/LOG"\nsite = "/etc"\noutput_path = "{outside}"\n'
    },
    "a configuration of Pagefind as YAML": {
        "pagefind.yml": "logfile: {outside}/LOG\n",
        "pagefind.json": '{"logfile": "{outside}/LOG"}',
    },
    "hooks of git": {
        ".git/config": GIT_CONFIG,
        ".git/hooks/post-checkout": "#!/bin/sh\ntouch {outside}/RAN\n",
        ".gitmodules": '[submodule "x"]\n\tpath = content\n\turl = file://{outside}\n',
        ".gitattributes": "* filter=x\n",
    },
    "translations that are programs": {
        f"{place}/ur.po": 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural='
        "__import__('os').system('touch {outside}/RAN');\\n\"\n"
        for place in ("locale", "content/locale")
    },
    "make and workflows": {
        "Makefile": "all:\n\ttouch {outside}/RAN\n",
        ".envrc": "touch {outside}/RAN\n",
        ".github/workflows/x.yml": "on: push\n",
    },
}

OWN_FOLDER: Mapping[str, Files] = {
    "a project that came along": {
        ".hubsite/project/mkdocs.yml": MKDOCS,
        ".hubsite/project/theme/main.html": TEMPLATE,
        ".hubsite/project/theme/base.html": TEMPLATE,
        ".hubsite/project/docs/evil.md": "--8<-- '{outside}/secret.md'\n",
        ".hubsite/project/hook.py": PYTHON,
    },
    "a project that is a link": {".hubsite/project": Link("../../outside")},
    "links within the project": {
        ".hubsite/project/docs": Link("../../../outside"),
        ".hubsite/project/mkdocs.yml": Link("../../../outside/secret.yml"),
    },
    "an own folder that is a link": {".hubsite": Link("../outside")},
    "what is remembered is a link": {".hubsite/remembered": Link("../../outside")},
    "remembered by others": {
        f".hubsite/remembered/{sign * 64}": b"\x80\x04cos\nsystem\n(S'touch {outside}/RAN'\ntR." for sign in "0af"
    },
    "a lock that is a link": {".hubsite/lock": Link("../../outside/NEW")},
    "an ignore list that is a link": {".hubsite/.gitignore": Link("../../outside/NEW")},
    "a manifest that came along": {
        ".hubsite/manifest.json": '{"unchanged": true, "site": "{outside}"}',
        ".hubsite/manifest": "x",
    },
    "a preview that is a link": {".hubsite/preview": Link("../../outside")},
    "who was forgotten, as a link": {".hubsite-forgotten": Link("../outside/secret.txt")},
    "who was forgotten, as nonsense": {".hubsite-forgotten": "salt zz\ngone {outside}\nsalt ../..\n"},
}

HUNGRY = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50000000) SELECT x, x, x FROM n WHERE x < 0"
)


def _database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        for each in statements:
            made.execute(each)
        return made.serialize()


# Where builds remember is SQLite's: files beside its own are opened without asking. Its name is made from a key that
# no stranger has, so these bring the name that it had once, and one of the right shape.
_NAMES = ("things", "0123456789abcdef" * 2)


def _remembered(*endings: str, holds: bytes | Link) -> Files:
    """This in the place of a database, or of the files beside it that these endings belong to."""
    return {f".hubsite/remembered/{name}.sqlite{end}": holds for name in _NAMES for end in endings}


_SECRET_FILE, _NEW_FILE = Link("../../../outside/secret.txt"), Link("../../../outside/NEW")
DATABASES: Mapping[str, Files] = {
    "a database that is a link": _remembered("", holds=_SECRET_FILE),
    "the log of a database that is a link": _remembered("-wal", holds=_SECRET_FILE),
    "the index of a database that is a link": _remembered("-shm", holds=_SECRET_FILE),
    "the journal of a database that is a link": _remembered("-journal", holds=_SECRET_FILE),
    "a new log of a database through links": _remembered("-wal", "-shm", holds=_NEW_FILE),
    "a database that is hungry": _remembered("", holds=_database(f"CREATE VIEW things(name, mark, data) AS {HUNGRY}")),
    "a database with a trigger": _remembered(
        "",
        holds=_database(
            "CREATE TABLE things (name BLOB PRIMARY KEY, mark BLOB NOT NULL, data BLOB NOT NULL)",
            f"CREATE TRIGGER t AFTER INSERT ON things BEGIN SELECT count(*) FROM ({HUNGRY}); END",
        ),
    ),
    "a database that is none": _remembered("", holds=b"SQLite format 3\0" + bytes(range(256)) * 40),
}

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
LINKS: Mapping[str, Files] = {
    "a page that is a link outside": {"content/news.md": Link("../../outside/secret.md")},
    "a record that is a link outside": {"content/spaces/x.yml": Link("../../../outside/secret.yml")},
    "an absolute link": {"content/news.md": Link("{outside}/secret.md")},
    "a picture that is a link outside": {
        "content/pictures/x.jpg": Link("../../../outside/secret.jpg"),
        "content/about.md": "# A\n\n![x](pictures/x.jpg)\n",
    },
    "a PDF that is a link outside": {
        "content/x.pdf": Link("../../outside/secret.pdf"),
        "content/about.md": "# A\n\n[x](x.pdf)\n",
    },
    "a folder that is a link outside": {"content/groups2": Link("../../outside"), "content/news": Link("{outside}")},
    "content that is a link": Whole({"content": Link("../outside")}),
    "hub.yml that is a link": {"content/hub.yml": Link("../../outside/secret.yml")},
    "hub.yml that leads to a device": {"content/hub.yml": Link("/dev/zero"), "content/x.md": Link("/dev/stdin")},
    "a link to the environment": {
        "content/news.md": Link("/proc/self/environ"),
        "content/x.md": Link("/proc/self/cmdline"),
    },
    "a link to a link outside": {
        "content/a.md": Link("b.md"),
        "content/b.md": Link("c.md"),
        "content/c.md": Link("../../outside/secret.md"),
    },
    "a circle of links": {"content/a.md": Link("b.md"), "content/b.md": Link("a.md"), "content/loop": Link(".")},
    "a link that dangles": {"content/a.md": Link("../../outside/nothing.md"), "content/b": Link("{outside}/NEW")},
    "a link to git": {"content/a.md": Link("../.git/config"), ".git/config": SECRET, "content/.git": Link("../.git")},
    "a link beside content": {"content/a.md": Link("../private/a.md"), "private/a.md": "# Private\n"},
    "plugins that are a link": {
        "plugins": Link("../outside"),
        "content/hub.yml": "name: A\nplugins: [record_pages, evil]\n",
    },
    "a translation that is a link": {
        "content/hub.ur.yml": Link("../../outside/secret.yml"),
        "content/about.ur.md": Link("../../outside/secret.md"),
    },
    "a place of the site that is a link": {"../site": Link("outside")},
    "a new site that is a link": {"../.site.hubsite-new-1": Link("outside"), "../.site.hubsite-work": Link("outside")},
    "a journal that lies": {"../.site.hubsite-journal": "../../outside\n"},
    "a file in many places": {"content/pictures/a.png": _PNG, "content/pictures/b.png": Link("a.png")},
}


def hostile() -> Iterator[tuple[str, Files]]:
    """All of them, each with its name."""
    for family in (CONFIGURATION, CODE, OWN_FOLDER, DATABASES, LINKS, PATHS, IN_CONTENT):
        yield from family.items()


def write(place: Path, files: Files, plugins: str) -> Path:
    """The hub in `place/hub`, with a folder of secrets beside it."""
    outside, root = place / "outside", place / "hub"
    outside.mkdir(parents=True)
    for name in ("secret.md", "secret.yml", "secret.txt", "secret.jpg", "secret.pdf", "hub.yml", "secret"):
        (outside / name).write_text(f"name: {SECRET}\n")
    for name in ("evil.py", "hook.py"):
        (outside / name).write_text(PYTHON.replace("{outside}", str(outside)))
    for path, content in (files if isinstance(files, Whole) else {**SOUND, **files}).items():
        _put(root / path, content, {"{outside}": str(outside), "{plugins}": plugins})
    return root


def _put(place: Path, content: str | bytes | Link, known: Mapping[str, str]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    text = content.target if isinstance(content, Link) else content
    for name, value in known.items():
        text = text.replace(name, value) if isinstance(text, str) else text.replace(name.encode(), value.encode())
    if isinstance(content, Link):
        place.symlink_to(str(text))
    else:
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
