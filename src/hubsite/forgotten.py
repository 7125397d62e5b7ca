"""Who asked to be forgotten and must not come back: known by salted hashes, and by nothing else."""

# The file lies beside content/, in the hub's root: enough to know a name that comes back, not to read it. A hub has
# few names, so whoever has one in mind can always test it; the salt only spoils lists that were made beforehand.

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import scrypt, sha256
from pathlib import Path

from hubsite.model.hub import Hub
from hubsite.model.record import Record
from hubsite.own_files import content_of
from hubsite.problems import Problem, Source

FORGOTTEN = ".hubsite-forgotten"
TITLES = ("Cllr", "Councillor", "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Rev", "Revd", "Prof", "MP")
_TITLE = re.compile(rf"\b(?:{'|'.join(TITLES)})\b\.?")
_SALT = re.compile(r"(?m)^salt ([0-9a-f]{32})\r?$")
_KNOWN = re.compile(r"(?m)^gone ([0-9a-f]{64})\r?$")
_ABOUT = (
    "# Whoever was taken out on request must not come back: `hubsite check` tells of a record like theirs.\n"
    "# No name stands here, but somebody who already has a name in mind can test it.\n"
)


def came_back(root: Path, hub: Hub) -> Iterator[Problem]:
    """Records of people who asked to be forgotten. A hub without such people costs one look for the file."""
    text = _text(root)
    salt, known = _SALT.search(text), frozenset(_KNOWN.findall(text))
    for record in hub.of("people") if salt and known else ():
        found = [each for each in _hashes(salt[1], record) if each in known] if salt else []
        if found:
            lines = " and ".join(f"`gone {each[:8]}…`" for each in found)
            yield Problem(
                code="forgotten-came-back",
                message="This record is of somebody who asked to be forgotten.",
                fix=f"Delete it. If it is somebody else of the same name, take {lines} out of {FORGOTTEN}.",
                source=Source(record.origin.file, record.origin.line),
            )


def with_hashes(text: str, record: Record, new_salt: bytes) -> str:
    """What the file says once a record is forgotten too. `new_salt` is for a hub where nobody was until now."""
    found = _SALT.search(text)
    salt = found[1] if found else new_salt.hex()
    start = text if found else f"{text or _ABOUT}salt {salt}\n"
    known = _KNOWN.findall(start)
    ending = "" if start.endswith("\n") else "\n"
    return start + ending + "".join(f"gone {each}\n" for each in _hashes(salt, record) if each not in known)


def name_in(name: str) -> str:
    """A name as it is compared: without titles, capitals and spaces."""
    return re.sub(r"\W+", " ", _TITLE.sub("", name)).strip().casefold()


def _text(root: Path) -> str:
    return (content_of(root, FORGOTTEN) or b"").decode("utf-8", "replace")


def _hashes(salt: str, record: Record) -> list[str]:
    """What is kept of a record: its name and its full id, each as 64 hexadecimal digits."""
    names = (name_in(record.name), record.key)
    return [hmac.new(_key(salt), name.encode(), sha256).hexdigest() for name in names]


@lru_cache(maxsize=8)
def _key(salt: str) -> bytes:
    """The key for all names of a hub: dear once, so that each of a thousand records is cheap."""
    return scrypt(FORGOTTEN.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=32)
