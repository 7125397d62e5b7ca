"""For whom something is: the free words of volunteers, brought together under a few headings."""

# Only a way to find things: every entry shows its own line, so a word that misleads here does no harm.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hubsite import Record

EVERYONE = "Everyone"
OTHERS = "Others, or not written down"
# The beginnings of words that say so.
_HEADINGS = {
    "Children and young people": "child young youth teen toddler bab(?:y|ies) pupil school",
    "Parents and carers": "parent grandparent carer famil(?:y|ies)",
    "Older people": r"older pensioner retired over\s(?:[5-9]0|65)",
    "Disabled people and people who are ill": "disab wheelchair memory dementia deaf blind illness",
    "People who rent": "tenant rent(?:s|ing|ers)?\\b",
    "People who are new here": r"new\s(?:to|here) newcomer refugee",
    "Women and girls": "women girl",
    EVERYONE: "anyone anybody everyone everybody all\\sages any\\sage",
}
_PATTERNS = {
    heading: re.compile(rf"\b(?:{words.replace(' ', '|')})", re.IGNORECASE) for heading, words in _HEADINGS.items()
}


def by_audience(records: Iterable[Any]) -> list[tuple[str, list[Record]]]:
    """Records under every heading that their words fall under; what `audience` names besides gets its own."""
    records = list(records)
    words = sorted(word for each in records for word in getattr(each, "audience", ()) if not _known(word))
    own = {word.casefold(): word[:1].upper() + word[1:] for word in words}.values()
    patterns = _PATTERNS | {word: re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in sorted(own)}
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        said = _words(record)
        for heading in [each for each, pattern in patterns.items() if pattern.search(said)] or [OTHERS]:
            found[heading].append(record)
    order = [*(each for each in patterns if each != EVERYONE), EVERYONE, OTHERS]
    return [(heading, found[heading]) for heading in order if heading in found]


def _known(word: str) -> bool:
    return any(pattern.search(word) for pattern in _PATTERNS.values())


def _words(record: Any) -> str:
    """What a record says about whom it is for, in whichever field its kind has for that."""
    lines = [getattr(record, "who_for", None), getattr(record, "eligibility_description", None)]
    return "; ".join([*getattr(record, "audience", ()), *record.tags, *(line for line in lines if line)])
