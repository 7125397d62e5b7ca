"""A whole hub: what hub.yml says, every record, every page of prose, who refers to whom, and today."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, Field, PrivateAttr

from hubsite.language import gettext, speaking
from hubsite.model.bank_holidays import BankHoliday, BankHolidays
from hubsite.model.brand import BrandColour, PhotoWords, Picture
from hubsite.model.contacts import Email, Phone, Url
from hubsite.model.freshness import Freshness, freshness_on
from hubsite.model.happenings import Happening, happenings, next_happenings
from hubsite.model.in_language import Translation, lacks_words, said_in
from hubsite.model.language_tags import Code, Tags
from hubsite.model.life import Meeting
from hubsite.model.record import Origin, Piece, Record
from hubsite.model.references import Ref
from hubsite.model.text_page import TextPage
from hubsite.model.words import Line, Name, Nation, Prose, YesNo

# Days, where a kind does not say.
_SHELF_LIFE = 365
_day_of = attrgetter("date")


class HubContact(Piece):
    """How readers reach the people who keep the hub."""

    name: Line | None = Field(None, description="Who answers: a role.", examples=["The hub volunteers"])
    email: Email | None = Field(None, description="A shared address.", examples=["hello@ashcombe.example"])
    phone: Phone | None = Field(None, description="A number people may ring.", examples=["01632 960100"])
    address: Line | None = Field(None, description="Where to write or call.", examples=["Mill Lane Hall, Ashcombe"])
    url: Url | None = Field(None, description="A page with a form.", examples=["https://ashcombe.example/contact"])


class HubConfig(Piece):
    """`content/hub.yml`: what the hub is called and how it is made. Only `name` is required."""

    name: Name = Field(description="The neighbourhood's name.", examples=["Ashcombe"])
    summary: Line | None = Field(None, description="One sentence for the front page.", examples=["What goes on here."])
    description: Prose | None = Field(None, description="A few words below it.", examples=["Kept by neighbours."])
    run_by: Line | None = Field(None, description="Who keeps this site.", examples=["Volunteers of Ashcombe"])
    public_body: YesNo = Field("unknown", description="Is a council or public body behind it?", examples=["no"])
    site_url: Url | None = Field(None, description="The address of the site.", examples=["https://ashcombe.example/"])
    nation: Nation | None = Field(None, description="The nation it lies in.", examples=["england"])
    council: Code | None = Field(None, description="The council, as an id.", examples=["wolddale"])
    languages: Tags = Field(("en",), description="Languages, the first is the main one.", examples=["en, cy"])
    repository: Url | None = Field(None, description="Where the files are kept.", examples=["https://github.com/o/r"])
    branch: Code = Field("main", description="The branch that is published.", examples=["main"])
    bank_holidays: tuple[BankHoliday, ...] = Field((), description="Bank holidays of this place.", examples=[])
    contact: HubContact | None = Field(None, description="How to reach you.", examples=[])
    colour: BrandColour | None = Field(None, description="The colour of the bar at the top.", examples=["navy"])
    logo: Picture | None = Field(None, description="A small square picture beside the name.", examples=["sign.svg"])
    photo: Picture | None = Field(None, description="A picture for the front page.", examples=["pictures/green.jpg"])
    photo_description: PhotoWords = Field(
        None, validate_default=True, description="What the photo shows, in words.", examples=["The green in May."]
    )
    plugins: Any = Field(None, description="What runs, with settings.", examples=["usual, methods"])
    engine: Code = Field("material", description="What makes the pages.", examples=["material"])
    _origin: Origin = PrivateAttr(default_factory=Origin)

    def placed(self, origin: Origin) -> HubConfig:
        """This, knowing where it stands; called once, by who reads it."""
        self._origin = origin
        return self

    @property
    def origin(self) -> Origin:
        """The file and the lines it was read from."""
        return self._origin

    @property
    def on_github(self) -> str:
        """`owner/name` of the hub's repository on GitHub; "" for a hub that is kept elsewhere or does not say."""
        where = urlsplit(self.repository or "")
        names = where.path.removesuffix("/").removesuffix(".git").strip("/").split("/")
        is_there = (where.hostname or "").removeprefix("www.") == "github.com" and len(names) == 2 and all(names)
        return "/".join(names) if is_there else ""

    def github_page(self, to: Literal["edit", "new"]) -> str:
        """Where GitHub lets people edit or add a file, for its path to be put behind; "" for a hub kept elsewhere."""
        return f"https://github.com/{quote(self.on_github)}/{to}/{quote(self.branch)}" if self.on_github else ""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words for a kind: its folder, one of it, many of it, and a sentence on what it holds.

    `english` are those that were translated, where these are in another language.
    """

    folder: str
    singular: str
    plural: str
    summary: str
    english: Labels | None = field(default=None, repr=False, compare=False)

    def said_in(self, language: str) -> Labels:
        """The same words in the language of a tag."""
        words = self.english or self
        with speaking(language):
            return Labels(words.folder, gettext(words.singular), gettext(words.plural), gettext(words.summary), words)


@dataclass(frozen=True, slots=True)
class Mention:
    """One record naming another: the record that does, and the field it does so in (`run_by`)."""

    record: Record
    field: str


def references(value: object, name: str = "") -> Iterator[tuple[str, Ref]]:
    """Every reference inside a value, with the name of the outermost field that holds it."""
    if isinstance(value, Ref):
        yield name, value
    elif isinstance(value, BaseModel):
        for inner in type(value).model_fields:
            yield from references(getattr(value, inner), name or inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from references(item, name)


def _record_in(record: Record, given: Translation, main: str) -> Record:
    found = given.texts.get(record.key)
    said = said_in(record, found.words if found else None, main)
    return said.placed(found.origin) if found else said


def _page_in(page: TextPage, given: Translation, main: str) -> TextPage:
    found = given.texts.get(page.key)
    fields = said_in(page.fields, found.words if found else None, main)
    return TextPage.of(fields, page.path, found.origin if found else page.origin, main)


@dataclass(frozen=True)
class Hub:
    """A hub as plugins see it: frozen, whole and valid.

    `today` is given (Europe/London), never asked of the clock. `media` are pictures and PDFs, as paths from the hub's
    root. `plugins` are the names of those that run. `shelf_lives` are the days for which a fact of a folder is good.
    `translations` are what it says in its further languages, by tag; `original` is the hub in its main language, if
    this is that hub in another.
    """

    config: HubConfig
    today: date
    records: tuple[Record, ...] = ()
    pages: tuple[TextPage, ...] = ()
    media: tuple[str, ...] = ()
    labels: Mapping[str, Labels] = field(default_factory=dict)
    plugins: frozenset[str] = frozenset()
    shelf_lives: Mapping[str, int] = field(default_factory=dict)
    translations: Mapping[str, Translation] = field(default_factory=dict)
    original: Hub | None = field(default=None, repr=False, compare=False)
    further_language: str = ""

    @property
    def language(self) -> str:
        """The tag of the language (BCP 47) that this hub is in: the main one, or the one it was translated into."""
        return self.further_language or self.config.languages[0]

    def in_language(self, tag: str) -> Hub:
        """This hub in another of its languages.

        Words that were translated are plain texts, all others are `Foreign` and know that they are in the main
        language. What has no words is the same in both.
        """
        whole = self.original or self
        return whole if tag == whole.language else whole._translated(tag)

    def _translated(self, tag: str) -> Hub:
        given = self.translations.get(tag, Translation())
        main = self.language
        config = said_in(self.config, given.config.words if given.config else None, main)
        return replace(
            self,
            config=config.placed(given.config.origin if given.config else self.config.origin),
            records=tuple(_record_in(record, given, main) for record in self.records),
            pages=tuple(_page_in(page, given, main) for page in self.pages),
            labels=MappingProxyType({folder: words.said_in(tag) for folder, words in self.labels.items()}),
            original=self,
            further_language=tag,
        )

    def untranslated(self, what: Record | TextPage | str) -> bool:
        """Whether a record or a volunteer's page lacks sentences in the language of this hub: some, or all of them.

        Ask with the thing itself, with its key or address (`spaces/mill-hall`, `about/`), or with the file that it
        was read from. False in the main language, and for whatever is neither a record nor such a page.
        """
        name = what if isinstance(what, str) else what.key
        return name.strip("/") in self._untranslated

    @cached_property
    def _untranslated(self) -> frozenset[str]:
        if not self.further_language:
            return frozenset()
        texts = self.translations.get(self.further_language, Translation()).texts
        records = {record.key for record in self.records if record.key not in texts or lacks_words(record)}
        pages = [page for page in self.pages if page.key not in texts or lacks_words(page.fields)]
        return frozenset(records.union(*({page.key, page.origin.file} for page in pages)))

    def of(self, folder: str) -> tuple[Record, ...]:
        """All records of a kind by their folder, sorted by name."""
        return self._by_folder.get(folder, ())

    def get(self, key: str | None) -> Record | None:
        """The record with a full id (`spaces/mill-hall`), or None."""
        return self._by_key.get(key) if key else None

    def all(self, keys: Iterable[str]) -> tuple[Record, ...]:
        """The records with these full ids, in the order given; unknown ones are left out."""
        return tuple(record for key in keys if (record := self.get(key)))

    def happenings(self, meeting: Meeting, first: date, last: date) -> list[Happening]:
        """Every time of a meeting from the first day to the last, both included; cancelled and moved ones as well."""
        found: list[Happening] = []
        for year in range(first.year, last.year + 1):
            of_year = self._of_year(meeting, year, from_today=first >= self.today)
            begins = bisect_left(of_year, first, key=_day_of) if year == first.year else 0
            ends = bisect_right(of_year, last, key=_day_of) if year == last.year else None
            found += of_year[begins:ends]
        return found

    def next_happenings(self, meeting: Meeting, count: int = 1) -> list[Happening]:
        """Up to `count` times from today on at which a meeting takes place."""
        between = partial(self.happenings, meeting)
        return next_happenings(meeting, self.today, count, self._holidays.name_of, between)

    def _of_year(self, meeting: Meeting, year: int, *, from_today: bool) -> list[Happening]:
        """A year at a time, remembered: every page, list and calendar asks for the same few years.

        Nearly all ask for what is to come: what of this year is past is worked out only for who asks for it.
        """
        clipped = from_today and year == self.today.year
        if (meeting.key, year, clipped) not in self._years:
            first = self.today if clipped else date(year, 1, 1)
            found = happenings(meeting, first, date(year, 12, 31), self._holidays.name_of)
            self._years[meeting.key, year, clipped] = found
        return self._years[meeting.key, year, clipped]

    @cached_property
    def _years(self) -> dict[tuple[str, int, bool], list[Happening]]:
        return {}

    def bank_holiday(self, day: date) -> str:
        """What a day is called that is a bank holiday here; "" for any other."""
        return self._holidays.name_of(day)

    @cached_property
    def _holidays(self) -> BankHolidays:
        return BankHolidays(self.config.nation, self.config.bank_holidays)

    def current(self, keys: Iterable[str]) -> tuple[Record, ...]:
        """As `all`, but whatever has ended is left out for the records in its place, where those are known.

        A council that was replaced decides nothing any more: who took its work over does. Each stands there once.
        """
        found: dict[str, Record] = {}
        left = list(reversed(self.all(keys)))
        seen: set[str] = set()
        while left:
            record = left.pop()
            heirs = self.all(record.succeeded_by) if self._has_ended(record) and record.key not in seen else ()
            seen.add(record.key)
            if heirs:
                left += reversed(heirs)
            else:
                found[record.key] = record
        return tuple(found.values())

    def good_until(self, record: Record) -> date | None:
        """The last day on which what was checked of a record counts as known; None if nobody has checked it."""
        if not isinstance(record.checked, date):
            return None
        return record.checked + timedelta(days=self.shelf_lives.get(record.folder, _SHELF_LIFE))

    def freshness(self, record: Record) -> Freshness:
        """Whether a record is checked in date today; `due` in the last 30 days before it no longer is."""
        return freshness_on(self.today, self.good_until(record))

    def _has_ended(self, record: Record) -> bool:
        ends = [record.valid_until, getattr(record, "dissolution_date", None)]
        return any(day is not None and day < self.today for day in ends)

    def mentions_of(self, record: Record) -> tuple[Mention, ...]:
        """Who refers to a record, sorted by folder and name."""
        return self._mentions.get(record.key, ())

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        return {record.key: record for record in self.records}

    @cached_property
    def _by_folder(self) -> dict[str, tuple[Record, ...]]:
        folders: dict[str, list[Record]] = defaultdict(list)
        for record in sorted(self.records, key=lambda each: (each.name.casefold(), each.id)):
            folders[record.folder].append(record)
        return {folder: tuple(records) for folder, records in folders.items()}

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, dict[tuple[str, str, str, str], Mention]] = defaultdict(dict)
        for record in self.records:
            for name, ref in references(record):
                order = (record.folder, record.name.casefold(), record.id, name)
                found[ref][order] = Mention(record, name)
        return {key: tuple(mentions[order] for order in sorted(mentions)) for key, mentions in found.items()}
