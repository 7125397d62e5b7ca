"""By what a person is known in texts, and a text without them."""

# A wrong cut spoils somebody else's words, so only what is sure is replaced; whatever might be meant is shown to a
# person. Every pattern here is bounded: a text of 2 MB takes no longer than its length.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from hubsite.forgotten import TITLES
from hubsite.model.consent import CONTACTS
from hubsite.model.record import Record

TAKEN_OUT = "(taken out)"
_TITLES = rf"(?:{'|'.join(TITLES)})\b\.?"
# Between two words, over one line break at most: a blank line parts what does not belong together.
_SPACES = r"(?:[^\S\r\n]{1,20}(?:\r?\n[^\S\r\n]{0,20})?|\r?\n[^\S\r\n]{0,20})"
_FEWEST_DIGITS = 7  # a shorter number is one for everybody, such as 101
_NEAR = 60
# Words that start a sentence before a name, and are no first name.
_OPENERS = re.compile(
    "And|As|Ask|But|By|Call|Contact|Dear|E-?mail|For|From|Hello|If|Led|Meet|Or|Our|Phone|Ring|Run|See|Tell|Text|Thanks?|"
    "The|To|Visit|When|With|Chair|Chairman|Chairwoman|Clerk|Secretary|Treasurer|Warden"
)
_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)[ \t]*(?:\r?\n)?[ \t]*$")
_AFTER = re.compile(r"[ \t]{0,9}(?:\r?\n)?[ \t]{0,9}([^\W\d_])")
_STARTS_SENTENCE = re.compile(r"(?:[.!?]|\n[ \t]*\r?\n)[\s#>*_-]*$")
_LINK = re.compile(r"""(?<!!)\[([^\[\]\n]*)\]\(<?([^()<>\s]*)>?(?:[ \t]+"[^"()\n]*")?\)""")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to forget: their record, what stands in place of the name, and how they are found in texts.

    `surely` is the full name (None for a name of a single word), `private` are contact details that are theirs alone
    (None where there are none), `named` is that and whatever else tells who it is, and `maybe` are the contact details
    of the post as well.
    """

    record: Record
    role: str
    surely: re.Pattern[str] | None
    private: re.Pattern[str] | None
    named: re.Pattern[str]
    maybe: re.Pattern[str]

    @classmethod
    def of(cls, record: Record, role: str) -> Person:
        """The person of a record, as it was read before what is private was held back."""
        words = re.sub(rf"\b{_TITLES}", "", record.name).split() or record.name.split()
        name = _SPACES.join(map(_spelt, words))
        private = [pattern for field, pattern in _contacts(record) if _is_private(record, field, words)]
        contacts = [pattern for _, pattern in _contacts(record)]
        sure = rf"(?<![\w-])(?:{_TITLES}{_SPACES})?{name}(?![\w-])" if len(words) > 1 else ""
        named = [*private, *_names(words, name), *_ids(record), *map(re.escape, _addresses(record))]
        return cls(
            record,
            role,
            re.compile(sure) if sure else None,
            _any_of(private) if private else None,
            _any_of(named),
            _any_of([*contacts, *named]),
        )

    def left_out_of(self, text: str, file: str, site_url: str) -> str:
        """Prose or a line of a file without the person: the role for the name, and no link to their page."""
        text = _LINK.sub(lambda link: link[1] if self._is_meant(link[2], file, site_url) else link[0], text)
        text = self.private.sub(TAKEN_OUT, text) if self.private else text
        return self.surely.sub(self._instead, text) if self.surely else text

    def seen_in(self, text: str) -> Iterator[int]:
        """The lines, from 1, on which something may mean the person."""
        text = unicodedata.normalize("NFC", text)  # as names are read, in whichever form they were typed
        line, start = 1, 0
        for found in self.maybe.finditer(text):
            line, start = line + text.count("\n", start, found.start()), found.start()
            yield line

    def is_own_contact(self, value: str) -> bool:
        """Whether the value of a field is a contact detail that is theirs alone."""
        return self.private is not None and self.private.fullmatch(value.strip()) is not None

    def _instead(self, found: re.Match[str]) -> str:
        text, start = found.string, found.start()
        before = text[max(0, start - _NEAR) : start]
        word, after = _BEFORE.search(before), _AFTER.match(text, found.end())
        if after and after[1].isupper():
            return found[0]  # `Alex Ray Memorial Hall` is no person
        if word and word[1][0].isupper() and not _OPENERS.fullmatch(word[1]):
            return found[0]  # `Mary Alex Ray` is another one
        starts = _STARTS_SENTENCE.search(before) or (start <= _NEAR and not before.strip("#>*_- \t\r\n"))
        return self.role[:1].upper() + self.role[1:] if starts else self.role

    def _is_meant(self, target: str, file: str, site_url: str) -> bool:
        """Whether a link leads to the person's page, their mailbox or their telephone."""
        scheme, _, rest = target.partition(":")
        if scheme.lower() in ("mailto", "tel"):
            return self.is_own_contact(rest.partition("?")[0])
        path = target.removeprefix(site_url) if site_url else target
        if ":" in path:
            return False
        parts = [part for part in re.split(r"[?#]", path)[0].split("/") if part not in ("", ".", "..", "content")]
        folder = PurePosixPath(file).parent.name
        steps = [folder, *parts] if not path.startswith("/") and len(parts) == 1 else parts
        return [re.sub(r"\.(?:md|ya?ml|html)$", "", step) for step in steps[-2:]] == self.record.key.split("/")


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _spelt(word: str) -> str:
    """A word with either apostrophe."""
    return re.sub("['’]", "['’]", re.escape(word))


def _contacts(record: Record) -> Iterator[tuple[str, str]]:
    """Each contact detail that the record has: its field, and a pattern for all ways of writing it."""
    for field in CONTACTS:
        value = getattr(record, field, None)
        pattern = (_email(value) if field == "email" else _phone(value)) if value else ""
        if pattern:
            yield field, pattern


def _email(address: str) -> str:
    return rf"<?(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)>?"


def _phone(number: str) -> str:
    """A number with or without +44, however its digits are spaced; "" for one that everybody shares."""
    gap = r"[ \u00a0().\-]{0,3}"
    digits = re.sub(r"\D", "", number)
    is_british = not number.strip().startswith("+") or digits.startswith("44")
    own = re.sub(r"^(?:44|0044)?0?" if is_british and re.match(r"\+|00", number) else "^0", "", digits)
    lead = rf"(?:(?:\+|00){gap}4{gap}4{gap}(?:0{gap})?|\(?0{gap})" if is_british else r"(?:\+|00)"
    return rf"(?<![\d+]){lead}{gap.join(own)}(?!\d)" if len(own) >= _FEWEST_DIGITS else ""


def _is_private(record: Record, field: str, words: Iterable[str]) -> bool:
    """Whether a detail is the person's and not the post's: not official, or with their name in the address."""
    if field not in getattr(record, "public", ()):
        return True
    own = str(getattr(record, field)).partition("@")[0].casefold()
    return field == "email" and any(len(word) > 2 and word.casefold() in own for word in words)


def _names(words: list[str], name: str) -> Iterator[str]:
    """The whole name in any case, the surname after a title, and after an initial."""
    yield rf"(?<!\w){name}(?!\w)"
    if len(words) > 1:
        surname, initial = _spelt(words[-1]), re.escape(words[0][0])
        yield rf"(?<!\w){_TITLES}{_SPACES}(?:\w\.?{_SPACES})?{surname}(?!\w)"
        yield rf"(?<!\w)(?-i:{initial}\.?{_SPACES}{surname})(?!\w)"


def _ids(record: Record) -> Iterator[str]:
    yield rf"(?<![\w-]){re.escape(record.key)}(?![\w-])"
    if "-" in record.id:  # an id such as `green` is a word as well
        yield rf"(?<![\w-]){re.escape(record.id)}(?![\w-])"


def _addresses(record: Record) -> Iterator[str]:
    """Their own pages elsewhere."""
    for each in (getattr(record, "url", None), *(link.url for link in getattr(record, "channels", ()))):
        if each:
            yield each
