"""Runs hubsite on hostile hubs, some in one process, and writes down what that did that `--safe` rules out.

Started as `python -I -B safe_run.py job.json found.jsonl`. A job names the hubs (`root` and `out` of each), the words
of each command, and folders of the installation, which may be read. Each line that is found is `[hub, clause, what]`;
after each command comes a line with its exit code, what it printed and how long it took.
"""

# Nothing of hubsite's is imported before the hook listens, and the hook calls nothing that would call it again: that
# is why paths are text here.
# ruff: noqa: PTH100, PTH112, PTH115, PTH117, PTH118, PTH119, PTH120, PTH123

import contextlib
import io
import json
import os
import re
import resource
import socket
import sys
import time

CODE, READ, WROTE, SOCKET, PROGRAM = "code of the hub", "read outside", "wrote outside", "socket", "program started"
# What the system keeps for every program: clocks, types of files, chance, nothing, and what this process is itself.
SYSTEM = (
    "/usr/share/zoneinfo/", "/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone", "/etc/mime.types",
    "/dev/null", "/dev/urandom", "/proc/meminfo", "/proc/cpuinfo", "/sys/fs/cgroup/",
)  # fmt: skip
# Babel keeps what it knows of languages in such files of its own; copies of the process send it pages.
PICKLED = {"babel.dates", "babel.localedata", "babel.numbers", "babel.plural"}
SENT = ("hubsite.", "markupsafe")
# What a copy reads of itself, to know how much memory it has already.
OF_ITSELF = re.compile(r"/proc/\d+/statm")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Events that change what lies at a path, with the places of paths among their arguments and of folders they start from.
CHANGES = {
    "os.mkdir": ((0, 2),), "os.rmdir": ((0, 1),), "os.remove": ((0, 1),), "os.truncate": ((0, None),),
    "os.rename": ((0, 2), (1, 3)), "os.link": ((0, 2), (1, 3)), "os.symlink": ((1, 2),), "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),), "os.utime": ((0, 3),), "os.setxattr": ((0, None),), "os.removexattr": ((0, None),),
    "shutil.rmtree": ((0, 1),), "shutil.move": ((0, None), (1, None)), "shutil.copyfile": ((1, None),),
    "shutil.copytree": ((1, None),), "shutil.chown": ((0, None),), "shutil.make_archive": ((0, None),),
    "shutil.unpack_archive": ((1, None),), "sqlite3.connect": ((0, None),),
}  # fmt: skip
LISTS = {"os.listdir", "os.scandir", "os.listxattr", "os.getxattr", "shutil.copyfile", "shutil.copytree", "os.fwalk"}
STARTS = ("os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.forkpty", "pty.spawn")
# Hubs that one process works on: memory is that of a command, not of hundreds, and nothing is loaded for each anew.
TOGETHER = 20
GOES_OUT = (
    "socket.",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "telnetlib.",
    "webbrowser.",
)


class Watch:
    """Judges what the process does while the hub of number `hub` is built; None for the time between."""

    def __init__(self, found, installation, listed, cache):
        self.found = os.open(found, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.installation, self.listed = tuple(installation), tuple(listed)
        # Where hubsite keeps for a person what it knows its own files by.
        self.cache = cache
        self.hub = None
        self.root = self.out = self.beside = ""
        self.reads_in_hub = 0

    def begin(self, number, root, out):
        self.root, self.out = os.path.realpath(root), os.path.join(os.path.realpath(os.path.dirname(out)), "site")
        self.beside = os.path.join(os.path.dirname(self.out), ".site.hubsite-")
        self.hub = number

    def tell(self, *found):
        """One write is one line, also of a process that was forked off."""
        os.write(self.found, (json.dumps([self.hub, *map(str, found)]) + "\n").encode())

    def __call__(self, event, arguments):
        if self.hub is not None:
            self.judge(event, arguments)

    def judge(self, event, arguments):
        if event == "open":
            self.opened(*arguments)
        elif event in CHANGES or event in LISTS:
            self.touched(event, arguments)
        elif event in {"compile", "exec", "ctypes.dlopen"}:
            self.ran(event, arguments)
        elif event == "import" and any(within(os.path.realpath(each), self.root) for each in arguments[2] or ()):
            self.tell(CODE, "sys.path", arguments[2])
        elif event.startswith("sqlite3.load_ext") or (event == "pickle.find_class" and not is_known(arguments[0])):
            self.tell(CODE, event, arguments)
        elif event.startswith(GOES_OUT):
            self.tell(SOCKET, event, arguments)
        elif event == "subprocess.Popen":
            self.started(*arguments)
        elif event.startswith(STARTS):
            self.tell(PROGRAM, event, arguments)

    # --- Files

    def opened(self, path, _mode, flags):
        if isinstance(path, int):
            return
        # A link at the end is not followed by whoever says so, and then the link itself is what is asked for.
        real = place_of(path, follow=not flags & os.O_NOFOLLOW)
        if flags & WRITES and not self.may_write(real):
            self.tell(WROTE, "open", real)
        elif not flags & WRITES and not self.may_read(real):
            self.tell(READ, "open", real)

    def touched(self, event, arguments):
        if event in LISTS and not isinstance(arguments[0], int):
            real = place_of(arguments[0] or ".")
            # The folder that the site is put in is looked at, for what killed builds left there.
            if not self.may_read(real) and real not in (os.path.dirname(self.out), *self.listed):
                self.tell(READ, event, real)
        for place, start in CHANGES.get(event, ()):
            real = place_of(arguments[place], arguments[start] if start else -1, follow=False)
            # Folders on the way to the cache are made, and to make one that exists changes nothing.
            is_way = event == "os.mkdir" and (within(self.cache, real) or os.path.isdir(real))
            if not is_way and not self.may_write(real):
                self.tell(WROTE, event, real)

    def may_write(self, real):
        return (
            real == "/dev/null"
            or within(real, self.out)
            or self.is_beside(real)
            or within(real, f"{self.root}/.hubsite")
            or within(real, self.cache)
        )

    def may_read(self, real):
        if within(real, self.root):
            self.reads_in_hub += 1
            return True
        known = (
            real.startswith(SYSTEM)
            or OF_ITSELF.fullmatch(real)
            or any(within(real, each) for each in self.installation)
        )
        # A folder is opened to see what is in it onto the disk.
        return known or self.may_write(real) or real == os.path.dirname(self.out)

    def is_beside(self, real):
        return real.startswith(self.beside)

    # --- Code and programs

    def ran(self, event, arguments):
        file = arguments[0].co_filename if event == "exec" else arguments[event == "compile"]
        if file and not self.is_ours(file):
            self.tell(CODE, event, os.fsdecode(file))

    def is_ours(self, file):
        """Made in memory, of the installation, or the theme: hubsite has put that there itself (a test compares it)."""
        name = os.fsdecode(file)
        if "/" not in name or name.startswith("<"):
            return True
        real = os.path.realpath(name)
        return any(within(real, each) for each in (*self.installation, f"{self.root}/.hubsite/project/theme"))

    def started(self, program, words, folder, environment):
        real = os.path.realpath(os.fsdecode(program))
        if not (
            os.path.basename(real).startswith("pagefind") and any(within(real, each) for each in self.installation)
        ):
            self.tell(PROGRAM, program, words)
        if environment is None or set(environment) - {"SYSTEMROOT", "TEMP", "TMP"}:
            self.tell(PROGRAM, "with an environment", words)
        if folder is None or within(os.path.realpath(folder), self.root):
            self.tell(PROGRAM, "in the folder of the hub", words)


def is_known(module):
    return module in PICKLED or module.startswith(SENT)


def within(path, folder):
    return path == folder or path.startswith(f"{folder}/")


def place_of(path, start=-1, *, follow=True):
    """The real place of a path; where the last name is a link that is not followed, that of the link."""
    if isinstance(path, int):
        return os.readlink(f"/proc/self/fd/{path}")
    name = os.fsdecode(path)
    if isinstance(start, int) and start >= 0 and not os.path.isabs(name):
        name = os.path.join(os.readlink(f"/proc/self/fd/{start}"), name)
    if follow:
        return os.path.realpath(name)
    folder, last = os.path.split(os.path.abspath(name))
    return os.path.join(os.path.realpath(folder), last)


def run(words):
    """The command line in this process: exit code, and all that it printed."""
    from hubsite.cli import main

    printed = io.StringIO()
    sys.argv = ["hubsite", *words]
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main()
        except SystemExit as done:
            return done.code, printed.getvalue()
    return None, printed.getvalue()


def go(job, found):
    watch = Watch(found, job["installation"], job["listed"], job["cache"])
    links = [name for _, name in socket.if_nameindex()]
    sys.addaudithook(watch)
    hubs = list(enumerate(job["hubs"]))
    for first in range(0, len(hubs), TOGETHER):
        if not (child := os.fork()):
            look_at(watch, hubs[first : first + TOGETHER], job["commands"])
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            sys.exit("one of the processes ended badly")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    os.write(watch.found, (json.dumps({"megabytes": most, "links": links}) + "\n").encode())


def look_at(watch, hubs, commands):
    for number, hub in hubs:
        os.chdir(hub["root"])  # as a volunteer or a workflow does
        for words in commands:
            watch.reads_in_hub, began = 0, time.process_time()
            watch.begin(number, hub["root"], hub["out"])
            code, printed = run([*words, *(["--out", hub["out"]] if words[0] == "build" else [])])
            watch.hub = None
            took = round(time.process_time() - began, 3)
            done = {"hub": number, "words": words, "code": code, "printed": printed, "took": took}
            os.write(watch.found, (json.dumps(done | {"reads": watch.reads_in_hub}) + "\n").encode())


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as written:
        asked = json.load(written)
    go(asked, sys.argv[2])
