"""Languages that a hub names and for which hubsite has no words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Problem, Severity, Source, languages_known


def without_words(hub: Hub) -> Iterator[Problem]:
    """One line for each language in which menus, headings and days would be said in English."""
    known = languages_known()
    for tag in hub.config.languages:
        if tag not in known and tag.partition("-")[0].lower() not in known:
            origin = hub.config.origin
            yield Problem(
                code="language-without-words",
                message=f"hubsite has no words of its own in '{tag}' yet: on pages in it, menus and headings "
                "are in English.",
                fix="Leave it so if that helps your readers all the same; docs/translating.md says how its words "
                "can be added.",
                severity=Severity.ADVICE,
                source=Source(origin.file, origin.lines.get("languages", origin.line)),
            )
