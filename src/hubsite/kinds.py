"""The kinds of record: each binds a model to its folder, its words and its shelf life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin

from hubsite.language import marked
from hubsite.model.hub import HubConfig, Labels
from hubsite.model.life import Consultation, Fund, Group, Meeting, Space
from hubsite.model.power import Body, Decision, Person, Place, Plan, Right, Service
from hubsite.model.record import Piece, Record
from hubsite.model.voice import Guide, Initiative, Issue, News, Term, Way


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    `folder` is where its files lie and the first part of its addresses; `shelf_life` is how many days a fact of
    this kind stays fresh after it was checked.
    """

    model: type[Record]
    folder: str
    singular: str
    plural: str
    summary: str
    shelf_life: int = 365
    plugin: str = ""

    @property
    def labels(self) -> Labels:
        """The words for this kind."""
        return Labels(self.folder, self.singular, self.plural, self.summary)

    def of_plugin(self, plugin: str) -> Kind:
        """The same kind, carrying the name of the plugin that brings it."""
        return replace(self, plugin=plugin)

    def json_schema(self) -> dict[str, Any]:
        """JSON Schema 2020-12 of one file of this kind, for editors."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **self.model.model_json_schema()}


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """What a field means, for docs and editors; `inside` names the field that holds it, or is ""."""

    name: str
    required: bool
    description: str
    example: str
    choices: tuple[str, ...] = ()
    inside: str = ""


BUILT_IN: tuple[Kind, ...] = (
    Kind(
        Place, "places", marked("place"), marked("Places"), marked("The neighbourhood and the areas it lies in."), 1095
    ),
    Kind(
        Body,
        "bodies",
        marked("body"),
        marked("Who is who"),
        marked("Councils, boards, trusts, companies and forums with power here."),
    ),
    Kind(
        Person,
        "people",
        marked("person"),
        marked("People in public roles"),
        marked("Who holds which post, and how to reach them."),
        180,
    ),
    Kind(
        Decision,
        "decisions",
        marked("decision"),
        marked("Who decides what"),
        marked("Who decides, who does the work, and how to have a say."),
    ),
    Kind(
        Service, "services", marked("service"), marked("Services"), marked("What is done for people here, and by whom.")
    ),
    Kind(Right, "rights", marked("right"), marked("Your rights"), marked("Levers that people have by law.")),
    Kind(
        Plan,
        "plans",
        marked("plan"),
        marked("Neighbourhood plans"),
        marked("Plans that decide what may be built."),
        365,
    ),
    Kind(
        Space, "spaces", marked("space"), marked("Spaces"), marked("Halls, rooms, parks and other places to be."), 365
    ),
    Kind(Group, "groups", marked("group"), marked("Groups"), marked("People who do things together."), 365),
    Kind(
        Meeting,
        "meetings",
        marked("meeting"),
        marked("Meetings and events"),
        marked("What happens, when and where, and how to take part."),
        180,
    ),
    Kind(
        Consultation,
        "consultations",
        marked("consultation"),
        marked("Have your say"),
        marked("Questions put to the public, and what came of them."),
        90,
    ),
    Kind(
        Fund,
        "funds",
        marked("fund"),
        marked("Money for the neighbourhood"),
        marked("Grants and other money that people here can apply for or have a say on."),
        180,
    ),
    Kind(
        Way,
        "ways",
        marked("way to get involved"),
        marked("Get involved"),
        marked("From five minutes to taking decisions."),
    ),
    Kind(
        Issue,
        "issues",
        marked("issue"),
        marked("Issues raised here"),
        marked("What was raised, who has it now, and what came of it."),
        90,
    ),
    Kind(
        Initiative,
        "initiatives",
        marked("initiative"),
        marked("What exists and what was tried"),
        marked("Look here before you start something new."),
    ),
    Kind(Guide, "guides", marked("guide"), marked("Guides"), marked("What to do, step by step.")),
    Kind(Term, "terms", marked("term"), marked("Words explained"), marked("What the words of local power mean."), 1095),
    Kind(News, "news", marked("piece of news"), marked("News"), marked("What is new."), 3650),
)


def fields_of(model: type[Piece], inside: str = "") -> Iterator[FieldHelp]:
    """Every field of a model in the order it is declared, with the fields of the parts inside it."""
    for name, field in model.model_fields.items():
        example = str(field.examples[0]) if field.examples else ""
        choices = tuple(_choices(field.annotation))
        yield FieldHelp(name, field.is_required(), field.description or "", example, choices, inside)
        for part in _parts(field.annotation):
            yield from fields_of(part, f"{inside}.{name}" if inside else name)


def _parts(annotation: Any) -> Iterator[type[Piece]]:
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _parts(inner)


def _choices(annotation: Any) -> Iterator[str]:
    for inner in get_args(annotation):
        if get_origin(annotation) is Literal and isinstance(inner, str):
            yield inner
        else:
            yield from _choices(inner)


def config_fields() -> tuple[FieldHelp, ...]:
    """The fields of `content/hub.yml`."""
    return tuple(fields_of(HubConfig))
