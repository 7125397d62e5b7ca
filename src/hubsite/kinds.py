"""The kinds of record: each binds a model to its folder, its words and its shelf life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin

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
    Kind(Place, "places", "place", "Places", "The neighbourhood and the areas it lies in.", 1095),
    Kind(
        Body,
        "bodies",
        "body",
        "Who is who",
        "Councils, boards, trusts, companies and forums with power here.",
    ),
    Kind(
        Person,
        "people",
        "person",
        "People in public roles",
        "Who holds which post, and how to reach them.",
        180,
    ),
    Kind(
        Decision,
        "decisions",
        "decision",
        "Who decides what",
        "Who decides, who does the work, and how to have a say.",
    ),
    Kind(Service, "services", "service", "Services", "What is done for people here, and by whom."),
    Kind(Right, "rights", "right", "Your rights", "Levers that people have by law."),
    Kind(Plan, "plans", "plan", "Neighbourhood plans", "Plans that decide what may be built.", 365),
    Kind(Space, "spaces", "space", "Spaces", "Halls, rooms, parks and other places to be.", 365),
    Kind(Group, "groups", "group", "Groups", "People who do things together.", 365),
    Kind(
        Meeting,
        "meetings",
        "meeting",
        "Meetings and events",
        "What happens, when and where, and how to take part.",
        180,
    ),
    Kind(
        Consultation,
        "consultations",
        "consultation",
        "Have your say",
        "Questions put to the public, and what came of them.",
        90,
    ),
    Kind(
        Fund,
        "funds",
        "fund",
        "Money for the neighbourhood",
        "Grants and other money that people here can apply for or have a say on.",
        180,
    ),
    Kind(Way, "ways", "way to get involved", "Get involved", "From five minutes to taking decisions."),
    Kind(
        Issue,
        "issues",
        "issue",
        "Issues raised here",
        "What was raised, who has it now, and what came of it.",
        90,
    ),
    Kind(
        Initiative,
        "initiatives",
        "initiative",
        "What exists and what was tried",
        "Look here before you start something new.",
    ),
    Kind(Guide, "guides", "guide", "Guides", "What to do, step by step."),
    Kind(Term, "terms", "term", "Words explained", "What the words of local power mean.", 1095),
    Kind(News, "news", "piece of news", "News", "What is new.", 3650),
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
