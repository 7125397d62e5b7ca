"""Where facts were found, in a line."""

from __future__ import annotations

from hubsite import Citation, Markup, escape, say_date
from hubsite import gettext as _

from .words import choice_in_a_sentence


def source_words(source: Citation) -> Markup:
    """`Minutes of July (council), read on 1 November 2026: who decides`, as far as it is known."""
    said = Markup('<a href="{}">{}</a>').format(source.url, source.title or source.url)
    if source.kind:
        # Translators: a source, and what it is: `Minutes of July (council)`.
        said = escape(_("{source} ({kind})", source=said, kind=choice_in_a_sentence(source.kind)))
    if source.accessed:
        day = say_date(source.accessed, with_weekday=False)
        said = escape(_("{source}, read on {day}", source=said, day=day))
    if source.says:
        # Translators: a source, and which of the facts were found there.
        said = escape(_("{source}: {facts}", source=said, facts=source.says))
    return said
