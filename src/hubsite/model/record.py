"""What every record has: a name, prose, sources, the day it was checked, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AliasChoices, BeforeValidator, Field, PrivateAttr, field_validator

from hubsite.model.consent import Consent
from hubsite.model.contacts import Email, Phone, Postcode, Url
from hubsite.model.dates import Day, read_date
from hubsite.model.mistakes import mistake
from hubsite.model.piece import Piece as Piece
from hubsite.model.references import AnyRefs, PlaceRefs
from hubsite.model.words import Choice, Line, Name, Nations, Prose, Words
from hubsite.problems import Source


class Settings(Piece):
    """What a plugin lets a hub choose: its keys below its name in hub.yml. Make your own from it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from: its folder and id, its file, the lines of its fields, and its file's web addresses."""

    folder: str = ""
    id: str = ""
    file: str = ""
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict)
    links: Mapping[str, Source] = field(default_factory=dict)


def _read_link(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


class Link(Piece):
    """An address on the web, with words to click on."""

    url: Url = Field(description="The address.", examples=["https://ashcombe.example/papers"])
    title: Line | None = Field(None, description="What it is, in words.", examples=["Papers of the July meeting"])


class Citation(Link):
    """Where a fact was found (Popolo `sources`)."""

    kind: Annotated[Literal["statute", "government", "council", "organisation", "local-knowledge"] | None, Choice()] = (
        Field(None, description="How strong the source is.", examples=["council"])
    )
    accessed: Day | None = Field(None, description="The day it was read.", examples=["1 November 2026"])
    says: Line | None = Field(
        None, description="Which of the facts it is the source of.", examples=["Who decides, and how long they have."]
    )


def _read_one_or_more(value: object) -> object:
    """A single address is a list of one; it is not parted at commas, which addresses may hold."""
    return [value] if isinstance(value, str) else value


OneOrMore = BeforeValidator(_read_one_or_more)
Links = Annotated[tuple[Annotated[Link, BeforeValidator(_read_link)], ...], OneOrMore]
Citations = Annotated[tuple[Annotated[Citation, BeforeValidator(_read_link)], ...], OneOrMore]


def _read_checked(value: object) -> object:
    if isinstance(value, str) and value.strip().lower() in {"never", "not yet", "not yet checked"}:
        return "never"
    return read_date(value) if isinstance(value, str) else value


Checked = Annotated[Literal["never"] | Day, BeforeValidator(_read_checked)]


def called(example: str) -> Any:
    """The field `name`, with a name such as one of the kind may have."""
    aliases = AliasChoices("name", "title")
    return Field(validation_alias=aliases, description="What people call it.", examples=[example])


class Record(Piece):
    """One thing of a kind: one file in `content/<folder>/`."""

    name: Name = called("Mill Lane Hall")
    summary: Line | None = Field(
        None,
        description="One plain sentence; lists show it.",
        examples=["What people should know first, in one plain sentence."],
    )
    description: Prose | None = Field(
        None,
        description="The prose: the text below the `---` of a Markdown file.",
        examples=["Ring the bell."],
    )
    tags: Words = Field((), description="Words to find it by.", examples=["children, free"])
    places: PlaceRefs = Field((), description="The places it is about.", examples=["ashcombe"])
    related: AnyRefs = Field((), description="Other records worth a look.", examples=["groups/toddlers"])
    links: Links = Field((), description="Pages elsewhere.", examples=["https://ashcombe.example"])
    nations: Nations = Field((), description="The nations it holds for.", examples=["england"])
    valid_from: Day | None = Field(None, description="True from this day.", examples=["1 April 2027"])
    valid_until: Day | None = Field(None, description="True until this day.", examples=["31 March 2028"])
    succeeded_by: AnyRefs = Field((), description="What takes its place.", examples=["bodies/east-wold-council"])
    sources: Citations = Field(
        (), description="Where the facts were found.", examples=["https://www.gov.uk/find-local-council"]
    )
    checked: Checked | None = Field(
        None, description="The day somebody last made sure, or `never`.", examples=["1 November 2026"]
    )
    checked_by: Line | None = Field(
        None, description="Who made sure: a role, not a person's name.", examples=["parish clerk"]
    )

    _origin: Origin = PrivateAttr(default_factory=Origin)

    @field_validator("name")
    @classmethod
    def _name_is_not_empty(cls, name: str) -> str:
        if not name:
            raise mistake("empty-field", "`name` is empty.", "Write what people call it.")
        return name

    def placed(self, origin: Origin) -> Self:
        """This record, knowing where it stands; called once, by who reads or makes it."""
        self._origin = origin
        return self

    # What each page asks a hundred times: a private attribute of pydantic's takes as long as a search.
    @cached_property
    def id(self) -> str:
        """The file's name without its ending: `mill-hall`."""
        return self._origin.id

    @cached_property
    def folder(self) -> str:
        """The folder of its kind: `spaces`."""
        return self._origin.folder

    @cached_property
    def key(self) -> str:
        """The full id, unique in the hub: `spaces/mill-hall`."""
        return f"{self._origin.folder}/{self._origin.id}"

    @cached_property
    def path(self) -> str:
        """The address of its page within the site: `spaces/mill-hall/`."""
        return f"{self.key}/"

    @property
    def origin(self) -> Origin:
        """The file and the lines it was read from."""
        return self._origin

    def open_data(self) -> dict[str, Any]:
        """The record as plain data for JSON: id first, only what is known."""
        known = self.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        return {"id": self.id, "kind": self.folder, **known}


class Reachable(Record):
    """A record that people can get in touch with."""

    url: Url | None = Field(None, description="Its own website.", examples=["https://mill-hall.example"])
    email: Email | None = Field(
        None, description="A shared address, not a private one.", examples=["hall@ashcombe.example"]
    )
    phone: Phone | None = Field(None, description="A number people may ring.", examples=["01632 960123"])
    contact: Line | None = Field(None, description="Who answers: a role.", examples=["Bookings secretary"])
    address: Line | None = Field(None, description="Where it is, as on an envelope.", examples=["Mill Lane, Ashcombe"])
    postcode: Postcode | None = Field(None, description="Its postcode.", examples=["AB12 3CD"])
    consent: Consent | None = Field(
        None, exclude=True, description="That whoever answers agreed, where the number or address is their own."
    )
