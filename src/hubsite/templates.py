"""Templates of a plugin: autoescaped Jinja in a folder of its own, giving finished HTML."""

# The only way besides Markdown in which words become HTML. Values are escaped always; a name that does not exist is
# an error and not an empty string; content is never a template.

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from hubsite.language import gettext, ngettext, pgettext, say_list
from hubsite.memory import Memory, digest_of
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
    """Compiled templates, remembered; and held while the process lives, since each build loads its plugins anew.

    Nobody else can have put code there: what a `Memory` gives was written by hubsite for this person.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}
        self.memory = Memory()

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """A template's code, found by all it is made of: its text, its place (told when it fails), Jinja and Python."""
        bucket = Bucket(environment, self.get_cache_key(name, filename), self.get_source_checksum(source))
        made_from = f"template {digest_of(Path(__file__), 'jinja2', 'markupsafe')} {bucket.key} {bucket.checksum}"

        def compiled() -> bytes:
            bucket.code = environment.compile(source, name, filename)
            return bucket.bytecode_to_string()

        data = self.memory.recall(made_from, lambda: self._known.get(made_from) or compiled())
        self._known[made_from] = data
        if bucket.code is None:
            bucket.bytecode_from_string(data)
        return bucket

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing is left to do: where Jinja could not use what was remembered, it has compiled the template."""


_COMPILED = _Compiled()


def remember_in(memory: Memory) -> None:
    """Where compiled templates are looked for, and put, from now on."""
    _COMPILED.memory = memory


class Templates:
    """The templates in a folder.

    `helpers` are functions and values that every template may use by name.
    """

    def __init__(self, folder: Path, helpers: Mapping[str, Callable[..., Any] | Any] | None = None) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(_WORDS | dict(helpers or {}))
        self._asked = _COMPILED.memory

    def render(self, template: str, /, **values: Any) -> Markup:
        """Finished HTML of a template. Raises jinja2's errors, which name the template and its line."""
        if self._asked is not _COMPILED.memory and self._environment.cache is not None:
            self._environment.cache.clear()  # else this build's memory would not hear of them, and forget them
        self._asked = _COMPILED.memory
        return Markup(self._environment.get_template(template).render(values))
