"""For whom something is: the free words of volunteers, brought together under a few headings."""

# Only a way to find things: every entry shows its own line, so a word that misleads here does no harm.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hubsite import Hub, Record, in_language_of, marked
from hubsite import gettext as _

EVERYONE = marked("Everyone")
OTHERS = marked("Others, or not written down")
# The beginnings of words that say so.
_HEADINGS = {
    marked("Children and young people"): "child young youth teen toddler bab(?:y|ies) pupil school",
    marked("Parents and carers"): "parent grandparent carer famil(?:y|ies)",
    marked("Older people"): r"older pensioner retired over\s(?:[5-9]0|65)",
    marked("Disabled people and people who are ill"): "disab wheelchair memory dementia deaf blind illness",
    marked("People who rent"): "tenant rent(?:s|ing|ers)?\\b",
    marked("People who are new here"): r"new\s(?:to|here) newcomer refugee",
    marked("Women and girls"): "women girl",
    EVERYONE: "anyone anybody everyone everybody all\\sages any\\sage",
}
_PATTERNS = {
    heading: re.compile(rf"\b(?:{words.replace(' ', '|')})", re.IGNORECASE) for heading, words in _HEADINGS.items()
}


def by_audience(hub: Hub, records: Iterable[Any]) -> list[tuple[str, list[Record]]]:
    """Records under every heading that their words fall under; what `audience` names besides gets its own.

    The words are those of the main language, so that a record stands under the same headings in every language.
    """
    both = [(record, (hub.original or hub).get(record.key)) for record in records]
    own = _own_headings(both)
    patterns = _PATTERNS | {word: re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in sorted(own)}
    found: dict[str, list[Record]] = defaultdict(list)
    for record, original in both:
        said = _words(original)
        for heading in [each for each, pattern in patterns.items() if pattern.search(said)] or [OTHERS]:
            found[heading].append(record)
    order = [*(each for each in patterns if each != EVERYONE), EVERYONE, OTHERS]
    return [(own.get(heading) or _(heading), found[heading]) for heading in order if heading in found]


def _own_headings(both: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """Words of `audience` that fall under none of our headings, in the main language and as they are said here."""
    words = sorted(
        (pair for record, original in both for pair in _audience(record, original) if not _known(pair[0])),
        key=lambda pair: pair[0],
    )
    once = {original.casefold(): (original, said) for original, said in words}
    return {_with_capital(original): _with_capital(said) for original, said in once.values()}


def _audience(record: Any, original: Any) -> Iterable[tuple[str, str]]:
    said, words = getattr(record, "audience", ()), getattr(original, "audience", ())
    return zip(words, said if len(said) == len(words) else words, strict=True)


def _with_capital(word: str) -> str:
    return in_language_of(word, word[:1].upper() + word[1:])


def _known(word: str) -> bool:
    return any(pattern.search(word) for pattern in _PATTERNS.values())


def _words(record: Any) -> str:
    """What a record says about whom it is for, in whichever field its kind has for that."""
    lines = [getattr(record, "who_for", None), getattr(record, "eligibility_description", None)]
    return "; ".join([*getattr(record, "audience", ()), *record.tags, *(line for line in lines if line)])
