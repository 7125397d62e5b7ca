"""How old a reader has to be: a measure of long words in long sentences, not of sense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .sentences import Sentence

# Grade 1 of a school in the United States is for children of six.
_YEARS_BEFORE_GRADES = 5
_VOWELS = re.compile(r"[aeiouy]+")
# An `e` that nobody hears, at the end of a word or of its first part: home, hopes, useful, statement, somewhere.
_SILENT = re.compile(
    r"(?<=[^aeiouy])e(?=(?:ment|ful|less|ly|ness|where|thing|time|body|work|line|room)(?:s|ing)?$)"
    r"|(?<=[^aeiouyl])e$|(?<=[aeiouyr]l)e$"
    r"|(?<=[^aeiouydtl])ed$|(?<=[aeiouyrl]l)ed$"
    r"|(?<=[^aeiouyscxzgl])(?<![cs]h)es$|(?<=[aeiouyr]l)es$"
)
# Two vowels side by side that are both heard: area, idea, media, create, museum, quiet, science, going, being.
_BOTH_HEARD = re.compile(
    r"(?<![ctsg])ia(?!ge|r)|(?<=[cts])ia(?=t)|eo(?=$|s$|l|gr)|(?<![tsgcxn])io(?=n|$|s$)|iu|rea(?=t(?:e[ds]?|ing|ion|iv)$)"
    r"|(?<=[bs])ei(?=ng)|(?<!q)ui(?=ng|ty|t(?:y|ies)$)|oi(?=ng)|ie(?=t|nce|nt)|ua(?=l|te|ti|r)|yi|(?<=[dr])ea$|(?<=r)ea(?=s$)|eu(?=m)"
)
_NO_VOWEL_HEARD = re.compile(r"(?<=[^aeiouy])(?:sm)s?$|n’t$|n't$")
# What no rule of spelling says.
_ODD = {"business": 2, "hundred": 2, "hundreds": 2, "wednesday": 2, "wednesdays": 2}


def reading_age(sentences: Sequence[Sentence]) -> float:
    """The reading age in years: the Flesch–Kincaid grade of these sentences, and five; 0 if there are none.

    Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of New Readability Formulas for
    Navy Enlisted Personnel, Research Branch Report 8-75, 1975. It is made for texts of about a hundred words and more.
    """
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return 0.0
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + _YEARS_BEFORE_GRADES


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, judged by its spelling; numbers count as one, each part of a compound."""
    return sum(max(1, _of_part(part)) for part in re.split(r"[^a-z’']+", word.lower()) if part.strip("’'")) or 1


def _of_part(part: str) -> int:
    if part in _ODD:
        return _ODD[part]
    extra = len(_NO_VOWEL_HEARD.findall(part))
    bare = re.sub(r"[’']\w*$", "", part)
    heard = _SILENT.sub("", bare)
    return len(_VOWELS.findall(heard)) + len(_BOTH_HEARD.findall(bare)) + extra
