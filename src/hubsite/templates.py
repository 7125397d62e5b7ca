"""Templates of a plugin: autoescaped Jinja in a folder of its own, giving finished HTML."""

# The only way besides Markdown in which words become HTML. Values are escaped always; a name that does not exist is
# an error and not an empty string; content is never a template.

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hubsite.language import gettext, ngettext, pgettext, say_list

# What every template can say: `{{ _("Open until {day}", day=day) }}`.
_WORDS = {"_": gettext, "ngettext": ngettext, "pgettext": pgettext, "say_list": say_list}


class Templates:
    """The templates in a folder.

    `helpers` are functions and values that every template may use by name.
    """

    def __init__(self, folder: Path, helpers: Mapping[str, Callable[..., Any] | Any] | None = None) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(_WORDS | dict(helpers or {}))

    def render(self, template: str, /, **values: Any) -> Markup:
        """Finished HTML of a template. Raises jinja2's errors, which name the template and its line."""
        return Markup(self._environment.get_template(template).render(values))
