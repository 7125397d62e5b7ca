"""What hub.yml allows although the guard minds it, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fnmatch import fnmatchcase

from hubsite import Day, Field, Line, Piece, Problem, Settings, Severity, Source

from .finding import same

FILE = "content/hub.yml"
# Of these there may be several in one file, and only one of them was decided about.
_NEED_WORDS = ("privacy-mobile", "privacy-personal-mail", "privacy-home-address", "privacy-child")
_GOOD_FOR = timedelta(days=2 * 365)


class Allowed(Piece):
    """One thing that may stay: which rule, where, why, who says so and since when."""

    code: Line = Field(description="The code of the problem.", examples=["privacy-mobile"])
    where: Line = Field(description="The file or address that it was told of.", examples=["content/groups/choir.yml"])
    what: Line = Field(
        "", description="The very words; needed for numbers, mail, homes and children.", examples=["07700 900123"]
    )
    reason: Line = Field(description="Why it may stay.", examples=["The number of the club's own telephone."])
    by: Line = Field(description="Who decided: a role.", examples=["the secretary"])
    on: Day = Field(description="The day of the decision.", examples=["22 November 2026"])

    @property
    def is_vague(self) -> bool:
        """Whether it would allow a thing everywhere, or all things of a sort."""
        plain = self.where.strip("/*. ").removeprefix("content").strip("/*. ")
        return not plain or not self.code.startswith("privacy-") or self.lacks_words

    @property
    def lacks_words(self) -> bool:
        """Whether the words are missing that it is about, or are signs only."""
        return not same(self.what) and (bool(self.what) or self.code in _NEED_WORDS)

    def meets(self, code: str, where: str, words: str) -> bool:
        """Whether something found is what it allows."""
        return self.code == code and fnmatchcase(where, self.where) and same(self.what) in same(words)


class PrivacySettings(Settings):
    """`privacy:` in hub.yml."""

    allowed: tuple[Allowed, ...] = Field((), description="What may stay, each with a reason.", examples=[])


def of_overrides(settings: PrivacySettings, used: set[Allowed], today: date) -> Iterator[Problem]:
    """What is wrong with the list: too much allowed at once, nothing met any more, decided long ago."""
    for each in settings.allowed:
        if each.lacks_words:
            yield Problem(
                code="privacy-override-vague",
                message=f"What is allowed for {each.where} ({each.code}) does not say which words may stay.",
                fix="Write the very words below `where`, for example `what: 07700 900123`.",
                source=Source(FILE),
            )
        elif each.is_vague:
            yield Problem(
                code="privacy-override-vague",
                message=f"`where: {each.where}` with `code: {each.code}` would allow too much at once.",
                fix="Write the problem's code and the file that it was told of, `where: content/groups/choir.yml`.",
                source=Source(FILE),
            )
        elif each not in used:
            yield Problem(
                code="privacy-override-unused",
                severity=Severity.ADVICE,
                message=f"What is allowed for {each.where} ({each.code}) is not there any more.",
                fix="Delete it from `allowed:`.",
                source=Source(FILE),
            )
        elif each.on + _GOOD_FOR < today:
            yield Problem(
                code="privacy-override-old",
                severity=Severity.ADVICE,
                message=f"What is allowed for {each.where} ({each.code}) was decided more than two years ago.",
                fix="Ask again whether it may stay, and write today's date after `on:`.",
                source=Source(FILE),
            )
