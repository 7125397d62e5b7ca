"""The files of a hub that hubsite keeps up to date: those for editors, workflows and forms. All others are people's."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hubsite.bundled import bundled
from hubsite.kinds import Kind
from hubsite.own_files import content_of
from hubsite.problems import HubsiteError
from hubsite.schemas import FOLDER, editor_files

# Where hubsite itself lives, as pyproject.toml and the workflows of the template say. GitHub gives this name to nobody.
MACHINE = "hubsite--not-yet-published/hubsite"
MEMORY = f"{FOLDER}/hubsite.json"
_REPOSITORY = re.compile(r"(?:https?://)?(?:www\.)?(?:github\.com/)?([A-Za-z0-9-]+)/([A-Za-z0-9._-]+?)(?:\.git)?/?")


@dataclass(frozen=True, slots=True)
class Memory:
    """What was written into a hub, so that a file that a person changed since is known: paths to digests."""

    machine: str = MACHINE
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Mapping[str, bytes], machine: str) -> Memory:
        """The memory of having written these files."""
        return cls(machine, {path: digest(content) for path, content in sorted(files.items())})

    @classmethod
    def read(cls, root: Path) -> Memory:
        """The memory that lies in a hub; an empty one where there is none, or none that can be read."""
        try:
            found: Any = json.loads(content_of(root, MEMORY) or b"")
            files = {str(path): str(known) for path, known in found["files"].items()}
            return cls(str(found["machine"]), files)
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def as_file(self) -> bytes:
        """The bytes of the file that holds it."""
        why = "What hubsite wrote here, so that `hubsite upgrade` never overwrites what you changed."
        held = {"about": why, "machine": self.machine, "files": dict(sorted(self.files.items()))}
        return (json.dumps(held, indent=1) + "\n").encode()


def digest(content: bytes) -> str:
    """A short mark of a file's content; Windows' line ends make no difference, since Git changes them by itself."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:16]


def is_nowhere(machine: str) -> bool:
    """Whether it is a name that GitHub gives to nobody: two hyphens stand together in it."""
    return "--" in machine.partition("/")[0]


def owner_and_name(text: str) -> str:
    """`OWNER/NAME` of a repository on GitHub, which may be given by its address. Raises HubsiteError for anything else.

    What is given here ends up in workflows, so it may not hold a single sign that means something there.
    """
    found = _REPOSITORY.fullmatch(text)
    if not found or not found[2].strip("."):
        raise HubsiteError(f"'{text}' is not a repository on GitHub.", fix="Write it like `your-name/your-hub`.")
    return f"{found[1]}/{found[2]}"


def template_files() -> dict[str, bytes]:
    """What `hubsite new` copies: paths and bytes."""
    template = bundled("site_template")
    return {
        path.relative_to(template).as_posix(): path.read_bytes()
        for path in sorted(template.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def kept_files(kinds: Iterable[Kind], machine: str) -> dict[str, bytes]:
    """Every file that hubsite keeps up to date, as it is today, for a hub whose hubsite lives at `OWNER/NAME`."""
    hosted = {path: content for path, content in template_files().items() if path.startswith(".github/")}
    where = machine.encode()
    return editor_files(kinds) | {path: content.replace(MACHINE.encode(), where) for path, content in hosted.items()}
