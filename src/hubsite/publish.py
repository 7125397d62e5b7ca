"""Safe places and the atomic swap: a site is replaced whole or not at all, whatever stops the build."""

# The journey of a build: check_output, building (the lock), recover, fresh_folder, … pages …, swap_in.
# Beside an output folder `site` there may lie, while a build runs or after it was killed:
#   .site.hubsite-new-<process>   a site being built, or the old one on its way out
#   .site.hubsite-old-<process>   the old one, on systems that cannot exchange two folders in one step
#   .site.hubsite-work            what `.hubsite` holds otherwise, for a hub that can be read but not written
#   .site.hubsite-journal         on such systems: where the old site is while nothing is called `site`

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hubsite.folders import exchange, flush, flush_names, inside, make_real_folder
from hubsite.memory import Memory
from hubsite.own_notes import FROM_SITE, OWN_FOLDER, beside, own_folder_of
from hubsite.problems import HubsiteError

# What plugins made at some cost, by the hash of what it was made from (memory.py).
REMEMBERED = "remembered"
CONTENT, PLUGINS = "content", "plugins"
# EX_TEMPFAIL of sysexits.h: "try again later".
ANOTHER_BUILD_RUNS = 75

_MADE_BY_HUBSITE = re.compile(rb'<meta\s+name="?generator"?\s+content="?hubsite', re.IGNORECASE)
_WHERE_A_HEAD_ENDS = 1_000_000  # bytes: far beyond any page's <head>
_NO_LINK = "Delete the link, or name a new folder, for example `--out new-site`."
_ELSEWHERE = "Name a new or empty folder instead, for example `--out new-site`."


# --- Where a site may go ------------------------------------------------------------------------------------


def check_output(out: Path, hub_root: Path) -> None:
    """Raise HubsiteError unless the site may replace what is at `out`.

    `out` is absolute; leave a link at its end unresolved, for a link is refused too: following it would
    replace a folder that nobody named.
    """
    if out.is_symlink():
        raise _refusal(out, "is a link", _NO_LINK)
    place = Path(os.path.realpath(out))
    hub = Path(os.path.realpath(hub_root))
    with friendly_disk_errors():
        for is_so, reason in _dangers(place, hub):
            if is_so:
                raise _refusal(out, reason)
        if place.exists():
            _check_existing(out, place)


def _dangers(place: Path, hub: Path) -> Iterator[tuple[bool, str]]:
    content = Path(os.path.realpath(hub / CONTENT))
    yield place.parent == place, "is the top of a disk"
    yield _same(place, hub), "is the hub itself"
    yield _within(place, content), "is where the hub's content is kept"
    yield _within(place, hub / PLUGINS), "is where the hub's plugins are kept"
    yield _within(place, hub / OWN_FOLDER), "is where hubsite keeps its own files"
    yield _within(hub, place) or _within(content, place), "contains the hub"
    yield any(_within(home, place) for home in _home()), "is or contains your home folder"
    yield any(_within(here, place) for here in _working_folder()), "is or contains the folder you are in"
    yield ".git" in place.parts or os.path.lexists(place / ".git"), "belongs to git"
    yield os.path.ismount(place), "is a disk or volume of its own, which cannot be replaced as a whole"


def _check_existing(out: Path, place: Path) -> None:
    if not place.is_dir():
        raise _refusal(out, "is not a folder")
    if any(place.iterdir()) and not _is_ours(place):
        raise _refusal(out, "holds files that hubsite did not make")


def _refusal(out: Path, reason: str, fix: str = _ELSEWHERE) -> HubsiteError:
    return HubsiteError(f"The site cannot be put into “{out}”: it {reason}.", fix=fix)


def _is_ours(folder: Path) -> bool:
    """Whether hubsite made the front page, or the page for wrong addresses where somebody deleted the front page."""
    page = folder / "index.html"
    if not os.path.lexists(page):
        page = folder / "404.html"
    if page.is_symlink() or not page.is_file():
        return False
    with page.open("rb") as file:
        return bool(_MADE_BY_HUBSITE.search(file.read(_WHERE_A_HEAD_ENDS)))


def _within(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    return any(_same(folder, outer) for folder in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    # Asking the disk as well: on macOS and Windows `Content` and `content` are one folder.
    with suppress(OSError):
        return one == other or one.samefile(other)
    return False


def _home() -> list[Path]:
    with suppress(RuntimeError):  # no HOME, as in some containers
        return [Path(os.path.realpath(Path.home()))]
    return []


def _working_folder() -> list[Path]:
    with suppress(FileNotFoundError):  # removed under our feet
        return [Path.cwd()]
    return []


# --- One build at a time ------------------------------------------------------------------------------------


@contextmanager
def building(hub_root: Path, out: Path | None = None) -> Iterator[Path]:
    """Hold the hub's lock, and give its `.hubsite` folder, while one build runs.

    Where the hub can be read but not written, that folder lies beside `out`. The kernel frees the lock when the
    process ends, however it ends. Raises HubsiteError with the exit code 75 if another build of the same hub
    holds it.
    """
    from filelock import FileLock, Timeout

    with friendly_disk_errors():
        folder = _own_folder(hub_root, out)
        lock = FileLock(folder / "lock", timeout=0)
    try:
        with friendly_disk_errors():
            lock.acquire()
    except Timeout:
        raise HubsiteError(
            "Another build of this hub is running.",
            fix="Wait until it has finished, then run the command again.",
            exit_code=ANOTHER_BUILD_RUNS,
        ) from None
    try:
        yield folder
    finally:
        lock.release()


def empty(own_folder: Path) -> None:
    """Forget all that earlier builds left in a `.hubsite` folder, and leave what people put into a site by hand.

    Whoever holds its lock goes on holding it.
    """
    for found in own_folder.iterdir():
        if found.name == FROM_SITE:
            continue
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found, ignore_errors=True)
        elif found.name not in _STAYS:
            found.unlink(missing_ok=True)


_STAYS = {"lock", ".gitignore"}


def remembered(hub_root: Path, *, keeps: bool = False) -> Memory:
    """What builds of this hub remember, for who publishes nothing.

    Who `keeps` what it makes does so beside what builds made; a hub that was never built is left as it is.
    """
    folder = hub_root / OWN_FOLDER
    return Memory(folder / REMEMBERED, keeps=keeps and folder.is_dir())


def _own_folder(hub_root: Path, out: Path | None) -> Path:
    if not hub_root.is_dir():
        raise HubsiteError(
            f"There is no folder “{hub_root}”.", fix="Check its name, or make a hub: `hubsite new my-hub`."
        )
    folder = own_folder_of(hub_root, out)
    with _a_place_for_folders(out or folder):
        make_real_folder(folder)
    for own_file in (folder / "lock", folder / ".gitignore"):
        # A link here may have come with somebody's repository, and we are about to write.
        if os.path.lexists(own_file) and (own_file.is_symlink() or not own_file.is_file()):
            raise HubsiteError(
                f"“{own_file}” should be a plain file.", fix=f"Delete “{folder}”, then run the command again."
            )
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder


# --- Folders beside the output ------------------------------------------------------------------------------


def fresh_folder(out: Path) -> Path:
    """A new empty folder beside `out`, so on the same disk, for the site to grow in until `swap_in`."""
    new = beside(out, f"new-{os.getpid()}")
    with friendly_disk_errors():
        shutil.rmtree(new, ignore_errors=True)
        with _a_place_for_folders(out):
            new.mkdir(parents=True)
    return new


@contextmanager
def _a_place_for_folders(out: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, FileExistsError) as error:
        raise _refusal(out, "lies where no folder can be made") from error


def recover(out: Path) -> None:
    """Tidy up after builds of this output that were killed. Call it under the lock, before `fresh_folder`."""
    if not out.parent.is_dir():
        return
    with friendly_disk_errors():
        _restore_from_journal(out)
        for folder in _leftovers(out):
            shutil.rmtree(folder, ignore_errors=True)


def _restore_from_journal(out: Path) -> None:
    journal = beside(out, "journal")
    if not os.path.lexists(journal):
        return
    if not os.path.lexists(out) and not journal.is_symlink():
        name = journal.read_text(encoding="utf-8", errors="replace").strip()
        old = out.parent / name
        # The name is checked because a journal might have come with somebody's repository.
        if _our_name(out).fullmatch(name) and old.is_dir() and not old.is_symlink():
            old.rename(out)
            flush_names(out.parent)
    journal.unlink()


def _leftovers(out: Path) -> list[Path]:
    real = [found for found in sorted(out.parent.iterdir()) if found.is_dir() and not found.is_symlink()]
    named = [(found, _our_name(out).fullmatch(found.name)) for found in real]
    return [found for found, name in named if name and not _is_anothers(int(name["process"]))]


def _is_anothers(process: int) -> bool:
    """Whether it is another running process: perhaps a second hub that is built into the same place."""
    if process == os.getpid() or sys.platform == "win32":  # where os.kill cannot merely ask
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _our_name(out: Path) -> re.Pattern[str]:
    return re.compile(rf"\.{re.escape(out.name)}\.hubsite-(new|old)-(?P<process>[0-9]+)")


# --- The swap -----------------------------------------------------------------------------------------------


def swap_in(new: Path, out: Path) -> None:
    """Put the finished site `new` in the place of `out`, in one step, and remove the old one.

    Whoever reads `out` meanwhile finds the old site or the new one. Where the system cannot exchange two
    folders (Windows, some network disks) nothing is called `out` for an instant; if the build is killed in
    it, `recover` brings the old site back. Raises HubsiteError, with the old site in place, if `new` holds
    anything but plain files, is no site of hubsite's, or the disk refuses.
    """
    _check_new(new)
    with friendly_disk_errors():
        flush(new)
        old = _put_in_place(new, out)
    # From here on the new site is published; trouble with tidying up would be no reason to say otherwise.
    with suppress(OSError):
        flush_names(out.parent)
    # A visitor's request may have found the old folder just before the swap; the flush above gave it time.
    shutil.rmtree(old, ignore_errors=True)


def _put_in_place(new: Path, out: Path) -> Path:
    """Swap, and give the path at which the old site now lies."""
    if not os.path.lexists(out):
        new.rename(out)
        return new
    return new if exchange(new, out) else _rename_pair(new, out)


def _check_new(new: Path) -> None:
    odd = sorted(path for path, is_folder, is_file in inside(new) if not (is_folder or is_file))
    if odd:
        raise HubsiteError(
            f"“{odd[0]}” is not a plain file, so it cannot be published.",
            fix="Put the file itself there instead of a link to it.",
        )
    if not _is_ours(new):
        # Published, it would be refused as a stranger's folder by the next build.
        raise HubsiteError("The new site has no front page made by hubsite, so it was not published.")


def _rename_pair(new: Path, out: Path) -> Path:
    old, journal = beside(out, f"old-{os.getpid()}"), beside(out, "journal")
    shutil.rmtree(old, ignore_errors=True)
    _write_journal(journal, old.name)
    try:
        out.rename(old)
        new.rename(out)
    except BaseException:  # Ctrl-C as well
        if not os.path.lexists(out):
            old.rename(out)
        journal.unlink()
        raise
    # The journal goes before the old site does: a half-removed site must never be restored.
    flush_names(out.parent)
    journal.unlink()
    return old


def _write_journal(journal: Path, name: str) -> None:
    journal.unlink(missing_ok=True)
    with journal.open("x", encoding="utf-8") as file:
        file.write(f"{name}\n")
        file.flush()
        os.fsync(file.fileno())
    flush_names(journal.parent)


# --- The disk -----------------------------------------------------------------------------------------------


_DISK_IS_FULL = ("The disk is full", "Delete files you no longer need, then run the command again.")
_NOT_ALLOWED = (
    "You are not allowed to write here",
    "Close programs that may be using it, or choose a folder of your own with `--out`.",
)
_DISK_TROUBLES = {
    errno.ENOSPC: _DISK_IS_FULL,
    errno.EDQUOT: ("Your share of the disk is used up", _DISK_IS_FULL[1]),
    errno.EFBIG: ("A file is larger than this disk allows", "Choose a folder elsewhere with `--out`."),
    errno.EROFS: ("This disk can be read but not written", "Choose a folder on another disk with `--out`."),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EIO: ("The disk has a fault", "Make a copy of your hub on another disk."),
    errno.EMFILE: ("Too many files are open", "Close other programs, then run the command again."),
    errno.ENFILE: ("Too many files are open", "Close other programs, then run the command again."),
    errno.ENAMETOOLONG: ("A name is too long for this disk", "Choose a shorter name."),
    errno.EXDEV: ("The site lies across two disks", "Choose another folder with `--out`."),
    errno.ENOTEMPTY: ("Something else was written here at the same moment", "Run the command again."),
    errno.EBUSY: ("The folder is in use", "Close programs that may be using it, then run the command again."),
}


@contextmanager
def friendly_disk_errors() -> Iterator[None]:
    """Turn the disk's refusals into HubsiteError; other errors pass, for they are faults to be traced."""
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_TROUBLES:
            raise
        sentence, fix = _DISK_TROUBLES[error.errno]
        where = f": “{error.filename}”" if error.filename else ""
        raise HubsiteError(f"{sentence}{where}. The site as it was is untouched.", fix=fix) from error
