"""What is told of people who are long dead, and needs no guarding."""

from __future__ import annotations

import re

_HISTORY = re.compile(
    r"\b(?:died|killed|buried|burial|memorial|[Ww]reath|graves?|gravestone|churchyard|tomb|census|Somme|Ypres|Passchendaele|"
    r"Gallipoli|regiment|Regiment|Battalion|Private|Pte|L/Cpl|Corporal|Cpl|Lieutenant|Lt|Gunner|Rifleman|Able Seaman|"
    r"Victorian|Edwardian|Georgian|Tudor|century|funeral|in memory|plaque|founder|(?<!\d )(?<![£,.])1[0-8]\d\d|"
    r"(?<!\d )(?<![£,.])19[0-2]\d|baptised|"
    r"late (?:Mr|Mrs|Miss|husband|wife|father|mother)|passed away|obituary|WW1|WWI|First World War|Great War)\b"
)


def is_history(text: str) -> bool:
    """Whether a line tells of the dead: those who died before 1930, or whose death or grave it tells of."""
    return bool(_HISTORY.search(text))
