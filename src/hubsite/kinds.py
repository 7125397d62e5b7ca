"""The kinds of record: each binds a model to its folder, its words and its shelf life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin

from hubsite.language import marked
from hubsite.model.hub import Hub, HubConfig, Labels
from hubsite.model.life import Consultation, Fund, Group, Meeting, Space
from hubsite.model.power import Body, Decision, Person, Place, Plan, Right, Service
from hubsite.model.record import Piece, Record
from hubsite.model.voice import Guide, Initiative, Issue, News, Term, Way


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    `folder` is where its files lie and the first part of its addresses; `shelf_life` is how many days a fact of
    this kind stays fresh after it was checked. `first_fields` are those that matter most to readers, after what is
    required: a new file begins with them, and `hubsite add` asks for them.
    """

    model: type[Record]
    folder: str
    singular: str
    plural: str
    summary: str
    shelf_life: int = 365
    plugin: str = ""
    first_fields: tuple[str, ...] = ()

    @property
    def labels(self) -> Labels:
        """The words for this kind."""
        return Labels(self.folder, self.singular, self.plural, self.summary)

    @property
    def one(self) -> str:
        """One of the kind, in English: `a group`, `an issue`."""
        return f"{'an' if self.singular[:1] in 'aeiou' else 'a'} {self.singular}"

    def of_plugin(self, plugin: str) -> Kind:
        """The same kind, carrying the name of the plugin that brings it."""
        return replace(self, plugin=plugin)


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
        Place,
        "places",
        marked("place"),
        marked("Places"),
        marked("The neighbourhood and the areas it lies in."),
        1095,
        first_fields=("classification", "parent", "has_parish_council"),
    ),
    Kind(
        Body,
        "bodies",
        marked("body"),
        marked("Who is who"),
        marked("Councils, boards, trusts, companies and forums with power here."),
        first_fields=("classification", "tier", "purpose", "how_to_join", "complaints"),
    ),
    Kind(
        Person,
        "people",
        marked("person"),
        marked("People in public roles"),
        marked("Who holds which post, and how to reach them."),
        180,
        first_fields=("email", "ward", "memberships", "surgeries"),
    ),
    Kind(
        Decision,
        "decisions",
        marked("decision"),
        marked("Who decides what"),
        marked("Who decides, who does the work, and how to have a say."),
        first_fields=("question", "topic", "decides", "how_decided", "influence", "how_to_ask"),
    ),
    Kind(
        Service,
        "services",
        marked("service"),
        marked("Services"),
        marked("What is done for people here, and by whom."),
        first_fields=("run_by", "phone", "report_url", "fees_description", "complaint_ladder"),
    ),
    Kind(
        Right,
        "rights",
        marked("right"),
        marked("Your rights"),
        marked("Levers that people have by law."),
        first_fields=("who_can_use", "steps", "fee", "status"),
    ),
    Kind(
        Plan,
        "plans",
        marked("plan"),
        marked("Neighbourhood plans"),
        marked("Plans that decide what may be built."),
        365,
        first_fields=("stage", "area", "qualifying_body"),
    ),
    Kind(
        Space,
        "spaces",
        marked("space"),
        marked("Spaces"),
        marked("Halls, rooms, parks and other places to be."),
        365,
        first_fields=("location_type", "opening_hours", "phone", "access", "hire"),
    ),
    Kind(
        Group,
        "groups",
        marked("group"),
        marked("Groups"),
        marked("People who do things together."),
        365,
        first_fields=("who_for", "joining", "cost", "meets_when", "meets_at", "first_visit"),
    ),
    Kind(
        Meeting,
        "meetings",
        marked("meeting"),
        marked("Meetings and events"),
        marked("What happens, when and where, and how to take part."),
        180,
        first_fields=("run_by", "held_at", "public", "first_time", "access", "cost"),
    ),
    Kind(
        Consultation,
        "consultations",
        marked("consultation"),
        marked("Have your say"),
        marked("Questions put to the public, and what came of them."),
        90,
        first_fields=("proposes", "run_by", "opens", "closes", "how_to_respond", "who_decides"),
    ),
    Kind(
        Fund,
        "funds",
        marked("fund"),
        marked("Money for the neighbourhood"),
        marked("Grants and other money that people here can apply for or have a say on."),
        180,
        first_fields=("fund_type", "who_can_apply", "amount_max", "closes", "paperwork_effort"),
    ),
    Kind(
        Way,
        "ways",
        marked("way to get involved"),
        marked("Get involved"),
        marked("From five minutes to taking decisions."),
        first_fields=("effort", "time", "takes", "cost", "where", "need_to_sign_up"),
    ),
    Kind(
        Issue,
        "issues",
        marked("issue"),
        marked("Issues raised here"),
        marked("What was raised, who has it now, and what came of it."),
        90,
        first_fields=("raised_on", "raised_by", "asked", "stage", "held_by"),
    ),
    Kind(
        Initiative,
        "initiatives",
        marked("initiative"),
        marked("What exists and what was tried"),
        marked("Look here before you start something new."),
        first_fields=("status", "aims", "run_by", "held_at"),
    ),
    Kind(
        Guide,
        "guides",
        marked("guide"),
        marked("Guides"),
        marked("What to do, step by step."),
        first_fields=("audience", "steps"),
    ),
    Kind(
        Term,
        "terms",
        marked("term"),
        marked("Words explained"),
        marked("What the words of local power mean."),
        1095,
        first_fields=("also_called",),
    ),
    Kind(
        News,
        "news",
        marked("piece of news"),
        marked("News"),
        marked("What is new."),
        3650,
        first_fields=("about",),
    ),
)


def kind_of(hub: Hub, folder: str) -> Kind | None:
    """The kind of a folder: ours, or that of a plugin, made anew from its words and a record; None without one."""
    ours = next((kind for kind in BUILT_IN if kind.folder == folder), None)
    record = next(iter(hub.of(folder)), None)
    if ours or record is None:
        return ours
    said = hub.labels[folder].english or hub.labels[folder]
    return Kind(type(record), folder, said.singular, said.plural, said.summary)


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
