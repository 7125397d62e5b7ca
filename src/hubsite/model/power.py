"""The nouns of power: places, bodies with their posts, people, decisions, services, rights, plans."""

# Names follow Popolo (Area, Organization, Post, Membership), HSDS (Service) and schema.org where they have one.

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from hubsite.model.consent import Consent, Contacts
from hubsite.model.contacts import Email, Outward, Phone, Url
from hubsite.model.dates import Day
from hubsite.model.opening import OpeningHours
from hubsite.model.record import Links, Piece, Reachable, Record, called
from hubsite.model.references import (
    BodyRef,
    BodyRefs,
    DeciderRefs,
    DoerRefs,
    PlaceRef,
    PlaceRefs,
    RightRefs,
    RunnerRef,
    SpaceRef,
    slug,
)
from hubsite.model.words import Choice, LawStatus, Line, Name, Prose, Whole, Words, YesNo, read_list

Classification = Literal[
    "neighbourhood", "ward", "parish", "town", "district", "county", "unitary", "london-borough",
    "metropolitan-district", "combined-authority", "strategic-authority", "county-division",
    "constituency", "region", "nation", "other",
]  # fmt: skip
Selection = Annotated[
    Literal["elected", "appointed", "members", "lot", "volunteers", "employed", "co-opted", "by-right", "unknown"],
    Choice(),
]
Selections = Annotated[tuple[Selection, ...], BeforeValidator(read_list)]


class Place(Record):
    """A neighbourhood, ward, parish, district, county … (Popolo Area)."""

    name: Name = called("Mill ward")
    classification: Annotated[Classification | None, Choice()] = Field(
        None, description="What sort of place.", examples=["ward"]
    )
    gss_code: Line | None = Field(None, description="The ONS code, nine characters.", examples=["E05000001"])
    gss_vintage: Line | None = Field(None, description="The year of that code.", examples=["2024"])
    parent: PlaceRef | None = Field(None, description="The larger place it lies in.", examples=["wolddale"])
    neighbours: PlaceRefs = Field((), description="Places next to it.", examples=["netherby"])
    population: Whole | None = Field(None, description="How many people live there.", examples=["5,000"])
    postcodes: Annotated[tuple[Outward, ...], BeforeValidator(read_list)] = Field(
        (), description="First halves of its postcodes.", examples=["AB12"]
    )
    has_parish_council: YesNo | None = Field(
        None, description="Whether there is a parish or town council.", examples=["yes"]
    )


class Post(Piece):
    """A seat or role, whoever holds it (Popolo Post)."""

    id: Line | None = Field(None, description="Short name; made from the label if left out.", examples=["chair"])
    label: Line = Field(description="What the seat is called.", examples=["Chair"])
    role: Line | None = Field(None, description="What kind of seat.", examples=["Councillor"])
    area: PlaceRef | None = Field(None, description="The place it stands for.", examples=["mill-ward"])
    seats: Whole = Field(1, description="How many such seats there are.", examples=["3"])
    vacant: Whole | None = Field(None, description="How many of these seats are empty today.", examples=["1"])
    selection: Selection | None = Field(None, description="How it is filled.", examples=["elected"])
    start_date: Day | None = Field(None, description="Exists from this day.", examples=["1 April 2027"])
    end_date: Day | None = Field(None, description="Exists until this day.", examples=["31 March 2028"])
    term_ends: Day | None = Field(None, description="When the present term ends.", examples=["6 May 2027"])
    next_election: Day | None = Field(None, description="When people next vote on it.", examples=["6 May 2027"])
    email: Email | None = Field(None, description="The post's own address.", examples=["clerk@ashcombe.example"])
    phone: Phone | None = Field(None, description="The post's own number.", examples=["01632 960101"])
    holder_published: YesNo | None = Field(
        None, description="Write `no` where the holder's name is not given here.", examples=["no"]
    )
    what_they_can_do: Prose | None = Field(
        None, description="What the holder can do for you.", examples=["Sign letters."]
    )
    cannot_do: Prose | None = Field(None, description="What the holder cannot do.", examples=["Set your rent."])

    @model_validator(mode="before")
    @classmethod
    def _id_from_label(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("label"), str):
            return {**data, "id": slug(data["label"])}
        return data


class Body(Reachable):
    """A council, board, trust, company, regulator, forum … (Popolo Organization)."""

    name: Name = called("Ashcombe Parish Council")
    classification: Line | None = Field(None, description="What sort of body.", examples=["parish council"])
    tier: Annotated[
        Literal["neighbourhood", "parish", "district", "county", "unitary", "strategic", "national", "none"] | None,
        Choice(),
    ] = Field(None, description="The level it works at.", examples=["parish"])
    parent: BodyRef | None = Field(None, description="The body it is part of.", examples=["wolddale-council"])
    area: PlaceRef | None = Field(None, description="The place it serves.", examples=["ashcombe"])
    purpose: Prose | None = Field(None, description="What it is for.", examples=["Runs the allotments."])
    composition: Prose | None = Field(None, description="Who sits on it.", examples=["Nine councillors."])
    selection_method: Selections = Field((), description="How members are chosen.", examples=["elected"])
    how_to_join: Prose | None = Field(None, description="How you could join it.", examples=["Stand in May."])
    accountable_to: BodyRefs = Field((), description="Whom it answers to.", examples=["charity-regulator"])
    complaints: Prose | None = Field(None, description="How to complain.", examples=["Write to the clerk."])
    legal_basis: Words = Field((), description="The law it rests on.", examples=["Local Government Act 1972"])
    dissolution_status: LawStatus | None = Field(None, description="How sure its end is.", examples=["announced"])
    founding_date: Day | None = Field(None, description="When it began.", examples=["1 April 1974"])
    dissolution_date: Day | None = Field(None, description="When it ends or ended.", examples=["31 March 2028"])
    posts: tuple[Post, ...] = Field((), description="Its seats and roles.", examples=[])


class Membership(Piece):
    """One person in one post (Popolo Membership)."""

    body: BodyRef = Field(description="The body.", examples=["ashcombe-parish-council"])
    post: Line | None = Field(None, description="The id of the post in that body.", examples=["chair"])
    on_behalf_of: Line | None = Field(None, description="The party or group.", examples=["Independent"])
    start_date: Day | None = Field(None, description="Since when.", examples=["4 May 2023"])
    end_date: Day | None = Field(None, description="Until when.", examples=["6 May 2027"])

    def has_ended(self, day: date) -> bool:
        """Whether the term was over before this day."""
        return self.end_date is not None and self.end_date < day

    def holds_on(self, day: date) -> bool:
        """Whether the post is held on this day: the term has begun and is not over."""
        return not self.has_ended(day) and (self.start_date is None or self.start_date <= day)


class Person(Record):
    """Somebody in a public role; nobody else (Popolo Person)."""

    name: Name = called("Alex Ray")
    memberships: tuple[Membership, ...] = Field((), description="The posts they hold.", examples=[])
    email: Email | None = Field(None, description="The official address.", examples=["cllr.ray@ashcombe.example"])
    phone: Phone | None = Field(None, description="The official number.", examples=["01632 960111"])
    public: Contacts = Field(
        (), exclude=True, description="Which of `email` and `phone` may be shown; others are not.", examples=["email"]
    )
    consent: Consent | None = Field(
        None, exclude=True, description="That they agreed, where a number or address is their own."
    )
    ward: PlaceRef | None = Field(None, description="The place they stand for.", examples=["mill-ward"])
    surgeries: Words = Field(
        (), description="When and where to meet them.", examples=["First Saturday at 10am in Mill Hall"]
    )
    channels: Links = Field((), description="Where else to follow them.", examples=["https://ray.example/diary"])
    committees: BodyRefs = Field((), description="Committees they sit on.", examples=["planning-committee"])
    working_on: Words = Field((), description="What they said they work on.", examples=["A crossing on Mill Lane"])
    url: Url | None = Field(None, description="The official page.", examples=["https://ashcombe.example/ray"])


class Decision(Record):
    """Who decides what: one question."""

    name: Name = called("Speed limits")
    question: Line | None = Field(
        None, description="As a resident would ask.", examples=["Who decides on speed limits?"]
    )
    topic: Line | None = Field(None, description="The heading it goes under.", examples=["Roads"])
    decides: DeciderRefs = Field((), description="Who decides.", examples=["wold-county-council"])
    decided_by: Line | None = Field(None, description="The post or committee within it.", examples=["Cabinet member"])
    consulted: DeciderRefs = Field((), description="Who is asked first.", examples=["ashcombe-parish-council"])
    delivers: DoerRefs = Field((), description="Who does the work.", examples=["services/bin-collection"])
    pays: DeciderRefs = Field((), description="Who pays.", examples=["wold-county-council"])
    overruled_by: DeciderRefs = Field((), description="Who can overrule it.", examples=["transport-ministry"])
    how_decided: Prose | None = Field(None, description="How it is decided.", examples=["At a public meeting."])
    influence: Prose | None = Field(None, description="When and how you can have a say.", examples=["In March."])
    how_to_ask: Prose | None = Field(None, description="Whom to ask first.", examples=["Ring the clerk."])
    cannot_do: Prose | None = Field(None, description="What they cannot do.", examples=["Close a trunk road."])
    legal_basis: Words = Field((), description="The law it rests on.", examples=["Highways Act 1980"])
    lgsl_code: Whole | None = Field(None, description="Local Government Service List number.", examples=["557"])
    status: LawStatus | None = Field(None, description="Whether the law is in force.", examples=["in-force"])


class Step(Piece):
    """One step of a way through: to whom, how long to wait, what if nothing comes."""

    what: Line = Field(description="What to do.", examples=["Complain in writing"])
    to: RunnerRef | None = Field(None, description="Whom it goes to.", examples=["wolddale-council"])
    wait: Line | None = Field(None, description="How long to wait.", examples=["10 working days"])
    who: Line | None = Field(None, description="Whom it goes to, in words.", examples=["Your ward councillor"])
    phone: Phone | None = Field(None, description="The number to ring.", examples=["01632 960101"])
    only_if: Line | None = Field(None, description="When this step is for you.", examples=["You rent your home"])
    deadline: Line | None = Field(None, description="How long you have.", examples=["12 months"])
    template: Prose | None = Field(None, description="Words to copy.", examples=["Dear clerk, I ask …"])
    if_no: Line | None = Field(None, description="What if nothing comes of it.", examples=["Go to the next step"])
    url: Url | None = Field(None, description="Where to do it.", examples=["https://wolddale.example/complain"])


class Service(Reachable):
    """Something done for people, by whomever (HSDS Service)."""

    name: Name = called("Bin collection")
    owner: RunnerRef | None = Field(None, description="Who owns it.", examples=["wolddale-council"])
    commissioned_by: RunnerRef | None = Field(
        None, description="Who orders and pays for it.", examples=["wolddale-council"]
    )
    run_by: RunnerRef | None = Field(
        None, description="Who does the work (schema.org serviceOperator).", examples=["greenbarrow"]
    )
    operator_type: Annotated[Literal["public", "charity", "private", "volunteers", "unknown"] | None, Choice()] = Field(
        None, description="What sort of operator.", examples=["private"]
    )
    user_involvement: Prose | None = Field(
        None, description="How users have a say, and where the law asks for it.", examples=["A forum every quarter."]
    )
    performance_url: Url | None = Field(
        None, description="Where its figures are published.", examples=["https://wolddale.example/figures"]
    )
    see_the_contract: Prose | None = Field(
        None, description="How to see the contract.", examples=["Ask the council under the FOI Act."]
    )
    entitlements: RightRefs = Field(
        (), description="Rights that hold for its users.", examples=["freedom-of-information"]
    )
    contract_end: Day | None = Field(None, description="When the contract ends.", examples=["31 March 2029"])
    regulator: BodyRef | None = Field(None, description="Who watches over it.", examples=["water-regulator"])
    ombudsman: BodyRef | None = Field(None, description="Who takes the last complaint.", examples=["ombudsman"])
    report_url: Url | None = Field(
        None, description="Where to report a fault.", examples=["https://wolddale.example/bins"]
    )
    complaint_ladder: tuple[Step, ...] = Field((), description="Whom to complain to, in order.", examples=[])
    emergency: Line | None = Field(None, description="When it cannot wait.", examples=["Ring 999 if anyone is hurt."])
    fees_description: Line | None = Field(None, description="What it costs.", examples=["Free"])
    eligibility_description: Line | None = Field(None, description="Who can have it.", examples=["Anyone"])
    application_process: Prose | None = Field(None, description="How to get it.", examples=["Just come."])
    opening_hours: OpeningHours = Field(
        (),
        validate_default=True,
        description="When it is open: days, then times.",
        examples=["Thursday 10:30am to 12:30pm"],
    )
    held_at: SpaceRef | None = Field(None, description="The space it happens in.", examples=["mill-hall"])
    status: Annotated[Literal["active", "inactive", "defunct", "temporarily-closed"] | None, Choice()] = Field(
        None, description="Whether it runs (HSDS status).", examples=["active"]
    )
    alert: Line | None = Field(
        None, description="A notice for everyone who uses it.", examples=["No collection on 25 December."]
    )
    lgsl_code: Whole | None = Field(None, description="Local Government Service List number.", examples=["524"])


class Right(Record):
    """A lever that people have by law, with its steps and limits."""

    name: Name = called("Freedom of information")
    who_can_use: Line | None = Field(None, description="Who may use it.", examples=["Any 21 people of the parish"])
    threshold: Line | None = Field(None, description="How many are needed.", examples=["7.5% of electors"])
    steps: tuple[Step, ...] = Field((), description="What to do, in order.", examples=[])
    fee: Line | None = Field(None, description="What it costs.", examples=["Free"])
    against: BodyRefs = Field((), description="The bodies it can be used with.", examples=["wolddale-council"])
    legal_basis: Words = Field((), description="The law it rests on.", examples=["Localism Act 2011"])
    status: LawStatus | None = Field(None, description="Whether it is in force.", examples=["in-force"])
    cannot_do: Prose | None = Field(None, description="What it cannot do.", examples=["Stop every sale."])


class Referendum(Piece):
    """A local vote and its count."""

    held_on: Day = Field(description="The day of the vote.", examples=["2 May 2024"])
    votes_for: Whole | None = Field(None, description="Votes for.", examples=["812"])
    votes_against: Whole | None = Field(None, description="Votes against.", examples=["140"])


class Plan(Record):
    """A neighbourhood plan."""

    name: Name = called("Ashcombe neighbourhood plan")
    area: PlaceRef | None = Field(None, description="The place it covers.", examples=["ashcombe"])
    qualifying_body: RunnerRef | None = Field(None, description="Who makes it.", examples=["ashcombe-parish-council"])
    stage: Annotated[
        Literal[
            "idea",
            "designated",
            "draft",
            "consultation",
            "submitted",
            "examination",
            "referendum",
            "made",
            "withdrawn",
        ]
        | None,
        Choice(),
    ] = Field(None, description="How far it has got.", examples=["made"])
    designated_on: Day | None = Field(None, description="Area agreed.", examples=["1 June 2021"])
    submitted_on: Day | None = Field(None, description="Sent to the council.", examples=["1 June 2023"])
    made_on: Day | None = Field(None, description="In force since.", examples=["1 June 2024"])
    referendum: Referendum | None = Field(None, description="The vote on it.", examples=[])
    documents: Links = Field((), description="The plan and its papers.", examples=["https://ashcombe.example/plan"])
    cil_share: Line | None = Field(None, description="The part of CIL that stays here.", examples=["25%"])
