"""The guard: looks through what was written, and through everything that is published, for what is private."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from hubsite import Hub, Memory, Problem, Severity, Site, Source, digest_of, hookimpl, says_where

from .finding import Found, Rule, same
from .outputs import Output, outputs
from .settings import Allowed, PrivacySettings, of_overrides
from .sources import Written, agreed, written

_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_LINE = re.compile(r"\n[ ]*\n|\n[ ]*(?=[-*|#>])")
# Rules about ways to reach somebody, each with the field that such a way belongs into.
_CONTACTS = {"privacy-mobile": "phone", "privacy-personal-mail": "email"}
_TOO_MUCH = (
    "Not all of this document was looked through for private details: it cannot be read, or is too long.",
    "Save it anew, without a password, or in several parts; if it has to stay, read through it yourself.",
)
_NO_PDF = (
    "This file cannot be opened as a PDF: it is damaged, or is something else. It was not looked through for private "
    "details either.",
    "Open it on your computer. If that works, save it anew as PDF from the program that shows it; if not, ask whoever "
    "made it for another copy, or delete it.",
)
_MAY_STAY = "If it has to stay, say why under `allowed:` of the plugin `privacy` in content/hub.yml."


class _Told(NamedTuple):
    """A problem, and by what an override knows it."""

    problem: Problem
    where: str
    words: str


@hookimpl
def hubsite_settings() -> type:
    """What may stay."""
    return PrivacySettings


@hookimpl
def hubsite_problems(hub: Hub, site: Site, memory: Memory, settings: PrivacySettings) -> Iterator[Problem]:
    """Each private thing once: at its line, or, if no record says it, at the output that does."""
    good = [each for each in settings.allowed if not each.is_vague]
    used: set[Allowed] = set()
    for told in _all(hub, site, memory):
        meeting = [each for each in good if each.meets(told.problem.code, told.where, told.words)]
        used.update(meeting)
        if not meeting:
            yield told.problem
    yield from of_overrides(settings, used, hub.today)


def _all(hub: Hub, site: Site, memory: Memory) -> Iterator[_Told]:
    may = agreed(hub)
    public = {same(record.name) for record in hub.of("people")}
    texts = list({(text.text, text.file): text for text in written(hub)}.values())
    of_records = set()
    for text, minded in _minded_in(texts, memory):
        for found in _left(minded, may, public):
            of_records.add((found.code, same(found.words)))
            if not text.is_ours and _rule(found).of(found) is Severity.ADVICE:
                continue  # what others published before has their names in it
            yield _in_text(found, text) if text.is_ours else _brought(found, text)
    said = cache(lambda: "\n".join(dict.fromkeys(same(text.text) for text in texts)))
    known = cache(lambda: frozenset(same(part) for text in texts for part in _LINE.split(text.text)))
    every = list(outputs(site, memory, known))
    for output, (minded,) in zip(
        every, _minded([[(each.text, each.is_wrapped)] for each in every], memory), strict=True
    ):
        if not output.plugin and output.author:
            yield _by(output)
        if not output.plugin and not output.is_read:
            yield _unread(output)
        for found in _left(_once(minded), may, public):
            if not output.plugin:
                yield _told(found, Source(f"content/{output.path}"))
            elif same(found.words) not in said() and not any(
                code == found.code and words in same(found.words) for code, words in of_records
            ):
                yield _leaked(found, output)
    yield from _positions(site)


def _minded_in(texts: Sequence[Written], memory: Memory) -> Iterator[tuple[Written, list[Found]]]:
    """Each text with what the rules mind in it; those of one file are remembered together."""
    by_file: dict[str, list[Written]] = defaultdict(list)
    for text in texts:
        by_file[text.file].append(text)
    minded = _minded([[(each.text, True) for each in together] for together in by_file.values()], memory)
    found = {
        (text.text, text.file): each
        for together, all_of_it in zip(by_file.values(), minded, strict=True)
        for text, each in zip(together, all_of_it, strict=True)
    }
    yield from ((text, found[text.text, text.file]) for text in texts)


def _minded(groups: Iterable[list[tuple[str, bool]]], memory: Memory) -> Iterator[list[list[Found]]]:
    """What the rules mind in each text of each group; a text may be wrapped. Remembered: most are as they were."""
    named = json.dumps(["privacy", digest_of(Path(__file__).parent)])
    things = ((f"{named} {json.dumps(group)}", partial(_as_data, group)) for group in groups)
    for data in memory.recall_all(things):
        yield [[Found(*each) for each in minded] for minded in json.loads(data)]


# The rules take long to load, and are needed only for what was never looked at, and where there is something to tell.
def _as_data(group: Iterable[tuple[str, bool]]) -> bytes:
    from .rules import swept

    return json.dumps([[*swept(text, is_wrapped=is_wrapped)] for text, is_wrapped in group]).encode()


def _rule(found: Found) -> Rule:
    from .rules import BY_CODE

    return BY_CODE[found.code]


def _once(every: Iterable[Found]) -> Iterator[Found]:
    told = set()
    for found in every:
        key = (found.code, same(found.words))
        if key not in told:
            told.add(key)
            yield found


def _left(minded: Iterable[Found], may: frozenset[str], public: set[str]) -> Iterator[Found]:
    """Without what somebody agreed to, and the names of those in office."""
    for found in minded:
        if found.code in _CONTACTS and same(found.words) in may:
            continue
        if found.code == "privacy-name-in-minutes" and any(name in same(found.words) for name in public):
            continue
        yield found


def _in_text(found: Found, text: Written) -> _Told:
    told = _told(found, text.source(found.at))
    if found.code not in _CONTACTS:
        return told
    # An error would keep the old site as it is, with the very number that is to go.
    severity = Severity.WARNING if text.consent_over else told.problem.severity
    field = _CONTACTS[found.code]
    agreed_to = f"If they agreed, write it as `{field}:`, and `consent:` with `given`, `by` and `covers: {field}`."
    fix = f"{told.problem.fix} {agreed_to if text.has_consent else _MAY_STAY}"
    return told._replace(problem=replace(told.problem, severity=severity, fix=fix))


def _told(found: Found, source: Source) -> _Told:
    rule = _rule(found)
    problem = Problem(
        code=found.code, message=rule.said(found.words), severity=rule.of(found), fix=rule.fix, source=source
    )
    return _Told(problem, source.file, found.words)


def _brought(found: Found, text: Written) -> _Told:
    """Hooks do not learn which plugin a record came with; its address and file lead whoever looks to it."""
    what = f"A plugin brings the record {text.record} ({text.file}) with something private."
    return _of_plugin(found, text.record, what, "the plugin that brings it")


def _leaked(found: Found, output: Output) -> _Told:
    what = f"The plugin '{output.plugin}' publishes at {output.path} what no record says."
    return _of_plugin(found, output.path, what, f"`{output.plugin}`")


def _of_plugin(found: Found, where: str, what: str, whom: str) -> _Told:
    rule = _rule(found)
    problem = Problem(
        code="privacy-leak",
        message=f"{what} {rule.said(found.words)}",
        severity=rule.of(found),
        fix=f"Take {whom} out of `plugins:` in content/hub.yml, and tell its author.",
        source=Source("content/hub.yml"),
    )
    return _Told(problem, where, found.words)


def _unread(output: Output) -> _Told:
    said, fix = _TOO_MUCH if output.opens else _NO_PDF
    return _of_file(output.path, code="privacy-document-unread", message=said, severity=Severity.WARNING, fix=fix)


def _by(output: Output) -> _Told:
    return _of_file(
        output.path,
        output.author,
        code="privacy-document-author",
        message=f"This document says in its properties that {output.author} wrote it.",
        severity=Severity.WARNING,
        fix="Save it anew without its author: in Word “File”, “Info”, “Inspect Document”; or keep it, if they agree.",
    )


def _positions(site: Site) -> Iterator[_Told]:
    for file in site.files:
        # What a plugin makes has no camera; those of the hub are copied without what the camera wrote.
        if not (isinstance(file.content, Path) and file.path.lower().endswith(_PICTURES)):
            continue
        try:
            tells = says_where(file.content.read_bytes())
        except OSError:
            continue
        if tells:
            yield _of_file(
                file.path,
                code="privacy-picture-position",
                message="This picture says where it was taken; the copy on the site does not.",
                severity=Severity.ADVICE,
                fix="Take the place out of the picture's properties before you save it here, since others may read it.",
            )


def _of_file(path: str, words: str = "", **said: Any) -> _Told:
    """What is wrong with a file that the hub brings, as it will be published at `path`."""
    name = f"content/{path}"
    return _Told(Problem(**said, source=Source(name)), name, words)
