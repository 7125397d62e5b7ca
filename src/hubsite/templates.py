"""Templates of a plugin: autoescaped Jinja in a folder of its own, giving finished HTML."""

# The only way besides Markdown in which words become HTML. Values are escaped always; a name that does not exist is
# an error and not an empty string; content is never a template.

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from hubsite.language import gettext, ngettext, pgettext, say_list
from hubsite.texts import in_short, labelled, plain, with_commas, with_semicolons

# What every template can say, `{{ _("Open until {day}", day=day) }}`, and put together without losing its language
# (texts.py). In an attribute no words may bring a mark of their language: `data-then="{{ plain(_("Over")) }}"`.
_WORDS = {
    "_": gettext,
    "in_short": in_short,
    "labelled": labelled,
    "ngettext": ngettext,
    "pgettext": pgettext,
    "plain": plain,
    "say_list": say_list,
    "with_commas": with_commas,
    "with_semicolons": with_semicolons,
}


class _Compiled(BytecodeCache):
    """Templates compiled once in a process: each build loads its plugins anew, and with them their templates."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self._known.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Environment(Environment):
    """With all that its templates know in one dictionary: each rendering goes through it, word by word."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class Templates:
    """The templates in a folder.

    `helpers` are functions and values that every template may use by name.
    """

    def __init__(self, folder: Path, helpers: Mapping[str, Callable[..., Any] | Any] | None = None) -> None:
        self._environment = _Environment(
            loader=FileSystemLoader(folder),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(_WORDS | dict(helpers or {}))

    def render(self, template: str, /, **values: Any) -> Markup:
        """Finished HTML of a template. Raises jinja2's errors, which name the template and its line."""
        return Markup(self._environment.get_template(template).render(values))
