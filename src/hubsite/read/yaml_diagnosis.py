"""The doctors who say what is wrong where the parser stopped: one for each kind of mistake."""

# A doctor that recognises its mistake notes one problem and gives the mended lines; the others give None.
# The first one wins, so those with the surest signs come first.

from __future__ import annotations

from collections.abc import Callable

from hubsite.read.yaml_brackets import empty_entry
from hubsite.read.yaml_case import Case, Mend
from hubsite.read.yaml_findings import Findings
from hubsite.read.yaml_place import indent, loose_text, no_colon, no_space, tab
from hubsite.read.yaml_quotes import text_after_quote, unclosed_quote
from hubsite.read.yaml_values import colon_in_value, cut_by_hash, needs_quotes, unclosed_bracket

DOCTORS: tuple[Callable[[Case, Findings], Mend | None], ...] = (
    tab,
    unclosed_quote,
    text_after_quote,
    empty_entry,
    unclosed_bracket,
    needs_quotes,
    colon_in_value,
    cut_by_hash,
    no_space,
    no_colon,
    indent,
    loose_text,
)
