"""The promise of `--safe` in SECURITY.md, clause by clause, on hubs that a stranger might send."""

import pickle
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from filelock import FileLock

from hubsite.bundled import PACKAGE
from hubsite.plugin_files import ours

from .safe_hubs import CODE, PYTHON, RAN, SECRET, Whole, hostile, write
from .safe_run import CODE as RAN_CODE
from .safe_run import PROGRAM, READ, SOCKET, WROTE
from .safe_seen import BUILD, CANARIES, CHECK, HOME, ON_PATH, RUNNER, environment, installation, run, without_network

TABLE = "Trust: --safe"
CONTENT = Path(__file__).parents[2] / "content"
FEW = "record_pages, spaces, search"
ALL = ", ".join(sorted(ours()))
# Of C.4: what is refused in 2 seconds and 500 MB, a page in 5 seconds. A build of these has fewer than 20 small pages.
MOST_SECONDS, MOST_MEGABYTES = 5, 500
KEYS_OF_MKDOCS = {
    *("site_name", "site_url", "docs_dir", "use_directory_urls", "theme", "plugins", "nav", "exclude_docs"),
    *("validation", "extra"),
}
ENVIRONMENT = (*CANARIES.values(), HOME, ON_PATH)


def example() -> Whole:
    """The example neighbourhood as it is."""
    files = {f"content/{file.relative_to(CONTENT)}": file for file in sorted(CONTENT.rglob("*")) if file.is_file()}
    return Whole({path: file.read_bytes() for path, file in files.items()})


def hubs_of(dose):
    return dict(hostile()) | ({"the example": example()} if dose == ALL else {})


def commands_of(dose):
    """The full dose builds twice, so that what was remembered is watched as well."""
    return (CHECK, BUILD, BUILD) if dose == ALL else (CHECK, BUILD)


@pytest.fixture(
    scope="session", params=[FEW, pytest.param(ALL, marks=pytest.mark.slow)], ids=["few plugins", "all plugins"]
)
def seen(request, shared):
    """All hostile hubs checked and built: once, whichever worker asks first."""
    place = shared / f"hostile-{len(request.param)}"
    kept = shared / f"{place.name}.pickle"
    with FileLock(f"{place}.lock"):
        if not kept.exists():
            place.mkdir()
            kept.write_bytes(
                pickle.dumps(run(place, hubs_of(request.param), request.param, commands_of(request.param)))
            )
    return pickle.loads(kept.read_bytes())


# --- The clauses


def test_all_were_checked_and_built_and_many_published(seen, figure):
    hubs = {each.name for each in seen.done}
    figure(TABLE, "hostile hubs, of which were published", f"{len(hubs)}, {len(seen.published)}")
    assert len(hubs) >= 60 and len(seen.done) >= 2 * len(hubs)
    assert len(seen.published) >= 40
    assert {each.code for each in seen.done} <= {0, 1, 2, 75}
    assert not [each for each in seen.done if "Something failed" in each.printed or "Traceback" in each.printed]
    assert all(each.reads for each in seen.done if each.name in seen.published), "the hook hears nothing"


def test_no_code_of_the_hub_ran(seen, figure):
    figure(TABLE, "code of the hub that ran", len(seen.of(RAN_CODE)))
    assert not seen.of(RAN_CODE)
    assert not seen.told([RAN])
    assert not list(seen.place.rglob("RAN"))


def test_no_program_was_started_but_pagefind_which_sees_neither_the_hub_nor_the_environment(seen, figure):
    figure(TABLE, "programs started, but for Pagefind", len(seen.of(PROGRAM)))
    assert not seen.of(PROGRAM)


def test_nothing_outside_was_read(seen, figure):
    figure(TABLE, "reads outside", len(seen.of(READ)))
    assert not seen.of(READ)
    assert not seen.told([SECRET, "root:x:0"])


def test_nothing_outside_was_written(seen, figure):
    figure(TABLE, "writes outside", len(seen.of(WROTE)) + len(seen.changed()))
    assert not seen.of(WROTE)
    assert not seen.changed()


def test_no_connection_was_opened(seen, figure):
    figure(TABLE, "sockets", len(seen.of(SOCKET)))
    assert not seen.of(SOCKET)


def test_all_of_it_went_without_a_network(seen):
    if not without_network():
        pytest.skip("this system does not let us take the network away from a process (unshare --net)")
    assert seen.links == ["lo"]


def test_no_value_of_the_environment_was_told(seen, figure):
    told = seen.told(ENVIRONMENT)
    figure(TABLE, "environment values in outputs", len(told))
    assert not told


def test_it_stopped_within_the_limits(seen, figure):
    slowest = max(each.took for each in seen.done if each.name != "the example")
    figure(TABLE, "processor seconds of the slowest, most memory", f"{slowest:.1f} s, {seen.megabytes} MB")
    assert slowest < MOST_SECONDS
    assert seen.megabytes < MOST_MEGABYTES


def test_what_the_engine_was_given_is_ours_whatever_the_hub_brought(seen):
    projects = [place for place in sorted(seen.place.glob("*/hub/.hubsite/project")) if not place.is_symlink()]
    made = [place for place in projects if (place.parents[2] / "site/index.html").is_file()]
    assert len(made) >= 40
    assert len({_bytes_of(place / "theme") for place in made}) == 1
    assert not [place for place in made if _asked_of_mkdocs(place) - KEYS_OF_MKDOCS]


def _asked_of_mkdocs(project):
    return set(yaml.safe_load((project / "mkdocs.yml").read_text()))


def _bytes_of(folder):
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return tuple((each.relative_to(folder), sha256(each.read_bytes()).digest()) for each in files)


# --- The harness would notice

EVERYTHING = f'''
import os, pathlib, socket, subprocess, urllib.request
from hubsite import File, hookimpl
os.listdir("{{outside}}")
secret = open("{{outside}}/secret.txt").read()
pathlib.Path("{{outside}}/RAN").write_text("{RAN}")
os.mkdir("{{outside}}/new")
os.rename("{{outside}}/new", "{{outside}}/newer")
socket.socket().close()
subprocess.run(["true"], check=True)
print(os.environ["GITHUB_TOKEN"], secret, "{RAN}")

@hookimpl
def hubsite_files(hub):
    yield File(path="told.txt", content=os.environ["HUBSITE_SECRET"][::-1])
'''


def test_without_safe_the_harness_notices_all_of_it(tmp_path):
    hub = {"content/hub.yml": "name: A\nplugins: [record_pages, evil]\n", "plugins/evil.py": EVERYTHING}
    unsafe = tuple(word for word in BUILD if word != "--safe")
    seen = run(tmp_path, {"evil": hub}, FEW, [unsafe])
    outside = f"{tmp_path}/000/outside"
    assert {what.rsplit("/", 1)[-1] for _, what in seen.of(RAN_CODE)} == {"evil.py"}
    assert {("evil", f"os.listdir {outside}"), ("evil", f"open {outside}/secret.txt")} <= set(seen.of(READ))
    written = {("open", "RAN"), ("os.mkdir", "new"), ("os.rename", "newer")}
    assert {("evil", f"{how} {outside}/{name}") for how, name in written} <= set(seen.of(WROTE))
    assert seen.of(SOCKET) and seen.of(PROGRAM)
    assert ("000", "outside/RAN") in seen.changed() and ("000", "outside/newer") in seen.changed()
    assert seen.told(ENVIRONMENT) == [
        ("evil", "printed"),
        ("000", "site/told.txt"),
        ("000", "hub/.hubsite/project/docs/told.txt"),
    ]
    assert seen.told([SECRET]) == [("evil", "printed")]


# --- Beside Python


TRACE = "trace=open,openat,openat2,creat,socket,connect"
TRICKS = ("typst everywhere", "Jinja in names", "snippets", "a picture with entities", "a configuration of Pagefind")
# What every program opens on a system, before it does anything of its own.
OF_THE_SYSTEM = (
    *("/etc/ld.so.", "/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/proc/self/", "/proc/sys/vm/", "/proc/meminfo"),
    *("/sys/fs/cgroup", "/sys/devices/system/cpu", "/sys/kernel/mm/transparent_hugepage/", "/dev/null", "/dev/urandom"),
    *("/usr/share/zoneinfo", "/usr/share/locale/locale.alias", "/etc/localtime"),
)  # fmt: skip


@pytest.mark.slow
def test_what_is_no_python_opens_nothing_else_either(tmp_path, figure):
    """typst, Pagefind and other libraries, of which Python's hook hears nothing: seen by the system itself."""
    traced = tmp_path / "traced.txt"
    strace = ["strace", "-f", "-qq", "-s", "300", "-e", "signal=none", "-e", TRACE, "-o", str(traced)]
    if not shutil.which(strace[0]) or subprocess.run([*strace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("there is no strace here, or it may not watch")
    hubs = {name: files for name, files in hostile() if name in TRICKS}
    seen = run(tmp_path / "hubs", hubs, ALL, [BUILD], around=strace)
    lines = traced.read_text(errors="replace").splitlines()
    assert len(seen.published) >= 3
    assert any("sheet.typ" in line for line in lines) and any("pagefind" in line for line in lines)
    # The list of networks itself comes through a socket, to the kernel.
    assert not [line for line in lines if re.search("socket\\(|connect\\(", line) and "NETLINK" not in line]
    opened = {found[1] for line in lines if (found := re.search(r'"(/[^"]*)".* = \d+$', line))}
    known = (*OF_THE_SYSTEM, *installation(), sys.prefix, sys.base_prefix, str(PACKAGE.parent))
    # The harness's own two files, and the folders in which sites lie.
    top = tmp_path / "hubs"
    own = (
        RUNNER,
        top,
        top / "job.json",
        top / "found.jsonl",
        *(top / name for name in seen.names),
    )
    # The key, and beside it what it is written to at first.
    key = f"{top}/{HOME}/.cache/hubsite/key"
    ways = tuple(f"{top}/{name}/{part}" for name in seen.names for part in ("hub", "site", ".site.hubsite-"))
    strange = sorted(each for each in opened - set(map(str, own)) if not each.startswith((*known, *ways, key)))
    figure(TABLE, "files that libraries opened outside", len(strange))
    assert not strange


# --- As people start it


def test_the_command_runs_no_module_that_lies_where_it_is_started(tmp_path):
    brought = [
        CODE[name] for name in ("modules of Python", "what Python starts by itself", "packages that name themselves")
    ]
    root = write(tmp_path, {path: text for files in brought for path, text in files.items()}, "record_pages")
    started = _started(root, str(Path(sys.executable).with_name("hubsite")))
    assert "pages are in" in started and RAN not in started
    assert not (tmp_path / "outside/RAN").exists()
    # And why SECURITY.md says that it has to be the command, or `python -I -m hubsite`:
    assert RAN in _started(root, sys.executable, "-m", "hubsite")
    assert RAN not in _started(root, sys.executable, "-I", "-m", "hubsite")


def _started(root, *words):
    ran = subprocess.run(
        [*words, *BUILD], cwd=root, env=environment(root.parent), capture_output=True, text=True, check=False
    )
    return ran.stdout + ran.stderr


def test_safe_is_what_a_pull_request_gets(tmp_path):
    root = write(tmp_path, {**CODE["a plugin with a side effect"], "plugins/evil.py": PYTHON}, "record_pages")
    words = [sys.executable, "-I", "-m", "hubsite", "check", "."]
    for event in ("pull_request", "pull_request_target"):
        given = environment(tmp_path) | {"GITHUB_EVENT_NAME": event}
        ran = subprocess.run(words, cwd=root, env=given, capture_output=True, text=True, check=False)
        assert "does not run in safe mode" in ran.stdout and RAN not in ran.stdout + ran.stderr


# --- What is said of it


def test_every_test_that_security_md_names_exists():
    top = CONTENT.parent
    written = (top / "SECURITY.md").read_text()
    files, here = set(re.findall(r"tests/[\w./]+\.py", written)), set(re.findall(r"`(test_\w+)`", written))
    assert len(files) > 10 and len(here) > 10
    assert [each for each in sorted(files) if not (top / each).is_file()] == []
    assert here <= globals().keys()
