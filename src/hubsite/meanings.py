"""What each problem means, in words for volunteers: docs/problems/ has a page for every code."""

from __future__ import annotations

import re

from hubsite.bundled import bundled
from hubsite.model.likeness import did_you_mean
from hubsite.problems import HubsiteError

_READ_ME = "README"


def codes() -> tuple[str, ...]:
    """Every code, in alphabetical order."""
    return tuple(sorted(page.stem for page in bundled("docs/problems").glob("*.md") if page.stem != _READ_ME))


def meaning(code: str) -> str:
    """The page of a code, given as it stands in a report: `time-zone`, or `[time-zone]`.

    Raises HubsiteError, naming the nearest, for a code that hubsite does not know.
    """
    wanted = re.sub(r"[\s_]+", "-", code.strip(" []`").lower())
    if wanted in codes():
        return (bundled("docs/problems") / f"{wanted}.md").read_text(encoding="utf-8")
    elsewhere = "Copy it from the end of the line that `hubsite check` prints, or name all of them: `hubsite explain`."
    raise HubsiteError(
        f"No problem of hubsite has the code '{code}'.",
        fix=did_you_mean(wanted, codes(), most=3, cutoff=0.5, otherwise=elsewhere),
    )
