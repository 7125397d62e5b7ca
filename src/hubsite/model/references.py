"""References: how one record names another."""

# A reference is checked where it stands, while its file is read: all ids are known by then (they are file names),
# so a wrong one is a mistake with its own line, and a right one is kept in its full form `folder/id`.

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hubsite.model.likeness import Names
from hubsite.model.mistakes import Reading, mistake
from hubsite.model.words import read_line, read_list, shown

_MOST_NAMED = 5  # more kinds than this are simply "records"


class Ref(str):
    """The full id of a record: `spaces/mill-hall`."""

    __slots__ = ()

    @property
    def folder(self) -> str:
        """The folder of the record's kind: `spaces`."""
        return self.rpartition("/")[0]

    @property
    def id(self) -> str:
        """The record's id within its folder: `mill-hall`."""
        return self.rpartition("/")[2]


def slug(text: str) -> str:
    """The id that a name would have: “St John's Café” becomes `st-johns-cafe`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() if not text.isascii() else text
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", ""))
    return words.strip("-")[:80].strip("-")


def nearest(text: str, ids: dict[str, set[str]], folders: tuple[str, ...]) -> list[str]:
    """Up to three ids that a person may have meant, best first."""
    names = _names(tuple(_Ids(ids[folder]) for folder in folders if folder in ids))
    wanted = slug(text)
    if wanted in names.known:
        return [wanted]
    near = names.like(wanted)
    return near if len(near) == 3 else list(dict.fromkeys([*near, *names.holding(wanted)]))[:3]


class _Ids:
    """The ids of a folder as a key: the very same set, as long as none was added or taken away."""

    __slots__ = ("ids", "number")

    def __init__(self, ids: set[str]) -> None:
        self.ids, self.number = ids, len(ids)

    def __hash__(self) -> int:
        return hash((id(self.ids), self.number))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ids) and self.ids is other.ids and self.number == other.number


@lru_cache(maxsize=32)
def _names(folders: tuple[_Ids, ...]) -> Names:
    return Names(name for folder in folders for name in folder.ids)


def _ask(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"Did you mean {' or '.join(quoted)}?" if quoted else ""


def _labels(folders: tuple[str, ...], labels: dict[str, str]) -> str:
    """`space or group`; any kind at all is a `record`."""
    return "record" if len(folders) > _MOST_NAMED else " or ".join(labels.get(folder, folder) for folder in folders)


def _unknown(text: str, folders: tuple[str, ...], reading: Reading) -> PydanticCustomError:
    folder, _, name = text.rpartition("/")
    what = _labels(folders, reading.labels)
    if "://" in text:
        message = f"'{shown(text)}' is a web address; here goes the id of a {what}."
        return mistake("wrong-kind", message, "Delete this line, or put the address into `links`.")
    having = [place for place, ids in sorted(reading.ids.items()) if name in ids]
    if here := [f"{place}/{name}" for place in having if place in folders]:
        return mistake("unknown-reference", f"There is no '{shown(text)}'.", _ask(here))
    if having and (not folder or folder not in folders):
        message = f"'{shown(text)}' is a {_labels(tuple(having), reading.labels)}; here goes the id of a {what}."
        return mistake("wrong-kind", message, f"Write the id of a {what}, or delete this line.")
    folders = (folder,) if folder in folders else folders
    message = f"No {_labels(folders, reading.labels)} called '{shown(name)}'."
    return mistake("unknown-reference", message, _ask(nearest(name, reading.ids, folders)) or _add(name, folders))


def _add(name: str, folders: tuple[str, ...]) -> str:
    if len(folders) > _MOST_NAMED:
        return "Add such a record, or delete this line."
    files = " or ".join(f"`content/{folder}/{slug(name) or 'its-name'}.md`" for folder in folders)
    return f"Add the file {files}, or delete this line."


def resolve(folders: tuple[str, ...], value: object, info: ValidationInfo) -> Ref:
    """The full id of what a text names, looked for in `folders` (in all when there are none).

    A name that may stand in a file that could not be read is taken as it is: that file has its own problem. Raises a
    mistake `unknown-reference`, `wrong-kind` or `ambiguous-reference`.
    """
    text = read_line(value).strip("/")
    if not isinstance(info.context, Reading):
        return Ref(text)
    reading = info.context
    searched = folders or tuple(sorted(reading.ids))
    folder, _, name = text.rpartition("/")
    found = [place for place in searched if name in reading.ids.get(place, ()) and folder in ("", place)]
    if len(found) == 1:
        return Ref(f"{found[0]}/{name}")
    if found:
        ways = " or ".join(f"`{place}/{name}`" for place in found)
        raise mistake("ambiguous-reference", f"More than one record has the id '{name}'.", f"Write {ways}.")
    if unread := [place for place in searched if place in reading.unread and folder in ("", place)]:
        return Ref(f"{unread[0]}/{name}")
    raise _unknown(text, searched, reading)


class To:
    """Marks a reference with the folders it may lead to; without any, it may lead anywhere."""

    def __init__(self, *folders: str) -> None:
        self.folders = folders

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            partial(resolve, self.folders), serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "string",
            "description": f"The id of one of: {', '.join(self.folders) or 'any record'}.",
        }


AnyRef = Annotated[Ref, To()]
AnyRefs = Annotated[tuple[AnyRef, ...], BeforeValidator(read_list)]
PlaceRef = Annotated[Ref, To("places")]
PlaceRefs = Annotated[tuple[PlaceRef, ...], BeforeValidator(read_list)]
BodyRef = Annotated[Ref, To("bodies")]
BodyRefs = Annotated[tuple[BodyRef, ...], BeforeValidator(read_list)]
SpaceRef = Annotated[Ref, To("spaces")]
RunnerRef = Annotated[Ref, To("bodies", "groups")]
RunnerRefs = Annotated[tuple[RunnerRef, ...], BeforeValidator(read_list)]
RightRefs = Annotated[tuple[Annotated[Ref, To("rights")], ...], BeforeValidator(read_list)]
DeciderRefs = Annotated[tuple[Annotated[Ref, To("bodies", "groups", "services")], ...], BeforeValidator(read_list)]
DecisionRef = Annotated[Ref, To("decisions")]
DoerRefs = Annotated[tuple[Annotated[Ref, To("services", "bodies", "groups")], ...], BeforeValidator(read_list)]
