"""One collection of Sveltia CMS for each kind, and one for the files that hold a list of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from hubsite import Hub, Kind, kind_of

from .fields import Form, Target, fields_of, text_field

LISTS = "lists"
_AN_ID = "Small letters a to z, figures and hyphens."


def collections_of(hub: Hub, only: Collection[str] = ()) -> list[dict[str, Any]]:
    """The collections, in the order of hub.labels; `only` names the folders to have forms, empty for all."""
    kinds = [kind for folder in hub.labels if folder in (only or hub.labels) and (kind := kind_of(hub, folder))]
    target = Target(frozenset(kind.folder for kind in kinds if _has_all(hub, kind.folder)))
    found = [_folder(hub, kind, target) for kind in kinds if not _only_a_list(hub, kind.folder)]
    lists = [_list_file(hub, kind, target) for kind in kinds if _files(hub, kind.folder)["list"]]
    return [*found, {"name": LISTS, "label": "Lists", "format": "yml", "files": lists}] if lists else found


def ending_of(hub: Hub, folder: str) -> str:
    """`md` or `yml`: a collection holds files of one sort, so the one that most files of the kind are."""
    files = _files(hub, folder)
    return "md" if files["md"] > files["yml"] else "yml"


def _files(hub: Hub, folder: str) -> Counter[str]:
    """How many records of a kind lie in files that end in `md` and `yml`, in a `list`, and `elsewhere` (packs)."""
    return Counter(_place(record.origin.file, folder) for record in hub.of(folder))


def _place(file: str, folder: str) -> str:
    if file.startswith(f"content/{folder}/"):
        return "md" if file.endswith(".md") else "yml" if file.endswith(".yml") else "elsewhere"
    return "list" if file == f"content/{folder}.yml" else "elsewhere"


def _has_all(hub: Hub, folder: str) -> bool:
    """Whether the collection knows every record of the kind, so that one can be chosen from it."""
    return set(_files(hub, folder)) <= {ending_of(hub, folder)}


def _only_a_list(hub: Hub, folder: str) -> bool:
    files = _files(hub, folder)
    return bool(files["list"]) and not files["md"] + files["yml"]


def _folder(hub: Hub, kind: Kind, target: Target) -> dict[str, Any]:
    words, ending = hub.labels[kind.folder], ending_of(hub, kind.folder)
    main = hub.config.languages[0] if len(hub.config.languages) > 1 else ""
    form: dict[str, Any] = {
        "name": kind.folder,
        "label": words.plural,
        "label_singular": words.singular,
        "description": words.summary,
        "folder": f"content/{kind.folder}",
        "extension": ending,
        "format": "yaml-frontmatter" if ending == "md" else "yml",
        "create": True,
        "identifier_field": "name",
        "slug": {
            "template": "{{name}}",
            "editable": ["create"],
            "hint": f"The name in addresses: {_AN_ID.lower()}",
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", _AN_ID],
        },
        "sortable_fields": ["name"],
        "fields": fields_of(kind, target, body=ending == "md", main=main),
    }
    if ending == "md":
        form["body_field"] = {"key": "description"}
    return {**form, "i18n": True} if main else form


def _list_file(hub: Hub, kind: Kind, target: Target) -> dict[str, Any]:
    """A file such as `content/terms.yml`, which is one list of records, each with its `id`."""
    words = hub.labels[kind.folder]
    identity: Form = text_field(
        "id", "Its name in addresses: small letters a to z, figures and hyphens.", required=True
    )
    records: Form = {
        "name": kind.folder,
        "label": words.plural,
        "label_singular": words.singular,
        "widget": "list",
        "root": True,
        "collapsed": True,
        "summary": "{{fields.name}}",
        "fields": [identity, *fields_of(kind, target)],
    }
    file = f"content/{kind.folder}.yml"
    return {"name": kind.folder, "label": words.plural, "file": file, "format": "yml", "fields": [records]}
