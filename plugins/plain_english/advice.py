"""What to tell a writer about a page's English: one piece of advice of a sort for each field."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hubsite import Problem, Severity, say_list

from .acronyms import acronyms, spelled_out
from .hard_words import Names, found_in
from .judged import Judged, JudgedPage
from .reading_age import reading_age
from .settings import PlainSettings

_MOST_TOLD = 5
# Beyond the years at school an age says nothing any more.
_OLDEST_TOLD = 20


def advice(page: JudgedPage, settings: PlainSettings, known: Collection[str], names: Names) -> Iterator[Problem]:
    """`known` are acronyms that need no explaining, `names` may have hard words in them."""
    told: set[tuple[str, str]] = set()
    known = {*known, *spelled_out(page.own)}
    for judged in page.texts:
        for problem in _of_text(judged, settings.longest_sentence, known, names):
            if (problem.code, judged.text.field) not in told:
                told.add((problem.code, judged.text.field))
                yield problem
    yield from _hard_to_read(page, settings.reading_age)


def _of_text(judged: Judged, longest: int, known: Collection[str], names: Names) -> Iterator[Problem]:
    yield from _long(judged, longest)
    yield from _hard(judged, names)
    yield from _acronym(judged, known)


def _long(judged: Judged, longest: int) -> Iterator[Problem]:
    """Source: GOV.UK, Content design: planning, writing and managing content, on sentences over 25 words."""
    long = [sentence for sentence in judged.sentences if len(sentence.words) > longest]
    if long:
        first = max(long, key=lambda sentence: len(sentence.words))
        yield Problem(
            code="plain-long-sentence",
            message=f"This sentence has {len(first.words)} words: “{judged.beginning(first)}”.",
            fix="Cut it in two, or make a list of it.",
            severity=Severity.ADVICE,
            source=judged.text.source(first.at),
        )


def _hard(judged: Judged, names: Names) -> Iterator[Problem]:
    found = [(hard, sentence.at) for sentence in judged.sentences for hard in found_in(sentence.words, names)]
    if found:
        pairs = list(dict.fromkeys(hard for hard, _at in found))[:_MOST_TOLD]
        words = ", ".join(f"“{hard.words}”" for hard in pairs)
        yield Problem(
            code="plain-hard-word",
            message=f"There are easier words than {words}.",
            fix=f"Write {', '.join(f'“{hard.plain}” instead of “{hard.words}”' for hard in pairs)}, or say it anew.",
            severity=Severity.ADVICE,
            source=judged.text.source(found[0][1]),
        )


def _acronym(judged: Judged, known: Collection[str]) -> Iterator[Problem]:
    found = [(letters, at) for letters, at in acronyms(judged.prose) if letters not in known]
    if found:
        letters, at = found[0]
        all_letters = list(dict.fromkeys(each for each, _at in found))
        stand = "stands" if len(all_letters) == 1 else "stand"
        yield Problem(
            code="plain-acronym",
            message=f"Not everybody knows what {say_list(all_letters)} {stand} for.",
            fix=f"Write it out the first time, “Long Name ({letters})”, or explain {letters} in content/terms.yml.",
            severity=Severity.ADVICE,
            source=judged.text.source(at),
        )


def _hard_to_read(page: JudgedPage, oldest: int) -> Iterator[Problem]:
    age = round(page.reading_age)
    if page.is_too_short or age <= oldest:
        return
    said = f"about {age}" if age <= _OLDEST_TOLD else f"more than {_OLDEST_TOLD}"
    worst = max(page.texts, key=lambda judged: max((reading_age([each]) for each in judged.sentences), default=0.0))
    hardest = max(worst.sentences, key=lambda each: reading_age([each]))
    yield Problem(
        code="plain-reading-age",
        message=f"“{page.own.name}” is easy to read only from an age of {said}. "
        f"Its hardest sentence begins “{worst.beginning(hardest)}”.",
        fix=f"Write shorter sentences and shorter words: up to {oldest} is good. `hubsite reading` shows all pages.",
        severity=Severity.ADVICE,
        source=worst.text.source(hardest.at),
    )
