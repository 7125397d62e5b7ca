"""The sheet with who was elected for here: council by council, smallest first, and how to reach each of them."""

# Only what is known without doubt: somebody whose term may be over, or who may not have been elected, is left out.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hubsite import Hub, Record, in_short, labelled, ngettext, with_commas, with_semicolons
from hubsite import gettext as _

from .holding import ends_of, is_there
from .sheet import Kept, Part, Row, Sheet, Text
from .words import short

# The nearest first; bodies of no tier, such as trusts and forums, have no councillors.
_TIERS = ("parish", "district", "unitary", "county", "strategic", "national")
# Letters of what a council does, and of a line on where to meet somebody; longer lines are left to the page.
_LONGEST = 120
_MOST_SURGERIES = 2


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody elected, with all that they are in that body today, as memberships beside their posts or None."""

    person: Any
    held: tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class _Council:
    """A body with elected members; `posts` are those that people vote on, and have not voted on since."""

    body: Any
    members: tuple[_Member, ...]
    posts: tuple[Any, ...]


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet, if anybody elected is known; its twin is the list of people."""
    councils = _councils(hub) if "record_pages" in hub.plugins else []
    if not any(council.members for council in councils):
        return
    yield Sheet(
        name="councillors",
        title=_("Your councillors and how to reach them"),
        twin="people/",
        parts=(*(_part(hub, each) for each in councils), *_whom_to_ask(councils)),
        facts=tuple(dict.fromkeys(fact for each in councils for fact in _facts(each))),
        last_day=min((day for each in councils for day in _ends_of(each) if day >= hub.today), default=None),
    )


# --- Who


def _councils(hub: Hub) -> list[_Council]:
    """In the order of their tiers, then of their names in the main language: one order in every language."""
    bodies: list[Any] = [body for body in hub.of("bodies") if is_there(hub, body) and _tier(body) in _TIERS]
    councils = [_council(hub, body) for body in sorted(bodies, key=lambda each: _order(hub, each))]
    return [each for each in councils if each.members or any(post.vacant for post in each.posts)]


def _order(hub: Hub, body: Any) -> tuple[int, str, str]:
    return _TIERS.index(_tier(body)), _name(hub, body), body.key


def _tier(body: Any) -> str:
    return body.tier or ""


def _name(hub: Hub, record: Record) -> str:
    return ((hub.original or hub).get(record.key) or record).name.casefold()


def _council(hub: Hub, body: Any) -> _Council:
    elected = [post for post in body.posts if post.selection == "elected" and _exists(hub, post)]
    people = dict.fromkeys(each.record for each in hub.mentions_of(body) if each.field == "memberships")
    members = [_member(hub, body, person) for person in people if is_there(hub, person)]
    found = [each for each in members if any(_is_elected(body, post) for _membership, post in each.held)]
    # Which seats were empty before an election says nothing about those after it.
    posts = tuple(post for post in elected if not _past_votes(hub, post))
    return _Council(body, tuple(sorted(found, key=lambda each: _place(hub, body, each))), posts)


def _place(hub: Hub, body: Any, member: _Member) -> tuple[int, str, str]:
    """By the seat, as the body lists them, then by name."""
    seats = [body.posts.index(post) for _membership, post in member.held if post and post.selection == "elected"]
    return min(seats, default=len(body.posts)), _name(hub, member.person), member.person.key


def _member(hub: Hub, body: Any, person: Any) -> _Member:
    posts = {post.id: post for post in body.posts}
    both = [(each, posts.get(each.post)) for each in person.memberships if each.body == body.key]
    return _Member(person, tuple(each for each in both if _is_held(hub, *each)))


def _is_held(hub: Hub, membership: Any, post: Any) -> bool:
    """Whether somebody sits there today for sure: after an election, or the end of a term, the record may be old."""
    if not membership.holds_on(hub.today):
        return False
    if post is None or membership.end_date:
        return post is None or _exists(hub, post)
    past = _past_votes(hub, post)
    came_later = membership.start_date and all(membership.start_date >= day for day in past)
    return _exists(hub, post) and bool(came_later or not past)


def _past_votes(hub: Hub, post: Any) -> list[date]:
    """The days since which others may sit there."""
    return [day for day in (post.term_ends, post.next_election) if day and day < hub.today]


def _exists(hub: Hub, post: Any) -> bool:
    begun = post.start_date is None or post.start_date <= hub.today
    return begun and (post.end_date is None or post.end_date >= hub.today)


def _is_elected(body: Any, post: Any) -> bool:
    """Whether a post is voted on. Of a member without one it is known where all come in by election."""
    if post is not None:
        return bool(post.selection == "elected")
    return not body.parent and set(body.selection_method) == {"elected"}


# --- What the sheet says


def _part(hub: Hub, council: _Council) -> Part:
    rows = tuple(_row(hub, council.body, member) for member in council.members)
    return Part(council.body.name, tuple(_empty(post) for post in council.posts if post.vacant), rows)


def _empty(post: Any) -> Text:
    return labelled(post.label, ngettext("One seat is empty", "{count} seats are empty", post.vacant))


def _row(hub: Hub, body: Any, member: _Member) -> Row:
    lines = (with_commas(_roles(hub, body, member)), _reach(member), _unchecked(member.person))
    # Lines on where to meet somebody stay whole: half of a place or a number leads nowhere.
    surgeries = [each for each in member.person.surgeries if len(each) <= _LONGEST][:_MOST_SURGERIES]
    return Row(member.person.name, tuple(line for line in lines if line), with_semicolons(surgeries))


def _roles(hub: Hub, body: Any, member: _Member) -> Iterable[Text]:
    """The posts, the ward where they do not name it, and the party."""
    labels = [post.label if post else _("Member") for _membership, post in member.held]
    wards = [hub.get((post.area if post else None) or member.person.ward) for _membership, post in member.held]
    not_named = [each.name for each in wards if each and each.key != body.area and not _is_named(each, labels)]
    parties = [each.on_behalf_of for each, _post in member.held if each.on_behalf_of]
    return dict.fromkeys([*labels, *not_named, *parties])


def _is_named(ward: Record, labels: Iterable[str]) -> bool:
    """Whether a post says where it is for, in so many words or without the last: `Mill` for `Mill ward`."""
    name = ward.name.rsplit(" ", 1)[0].casefold()
    return any(name in label.casefold() for label in labels)


def _reach(member: _Member) -> Text:
    """Telephone and e-mail, of the person or else of the post; a page on the web only where there is neither."""
    for owner in (member.person, *(post for _membership, post in member.held if post)):
        if ways := [Kept(way) for way in (owner.phone, owner.email) if way]:
            return with_commas(ways)
    return _website(member.person)


def _website(owner: Any) -> Text:
    return Kept(short(owner.url)) if owner.url else ""


def _unchecked(fact: Record) -> Text:
    return _("Not yet checked") if fact.checked == "never" else ""


def _whom_to_ask(councils: Iterable[_Council]) -> Iterator[Part]:
    """What each council is there for, with its own number: most things are not for a councillor."""
    rows = tuple(row for each in councils if _says_more(each) and (row := _body_row(each.body)).body)
    if rows:
        yield Part(_("Whom to ask"), rows=rows)


def _says_more(council: _Council) -> bool:
    """Whether a body can be reached in another way than the people above."""
    if council.body.phone:
        return {member.person.phone for member in council.members} != {council.body.phone}
    return not any(_reach(member) for member in council.members)


def _body_row(body: Any) -> Row:
    summary = in_short(body.summary, _LONGEST) if body.summary else ""
    reach = _("Telephone: {number}", number=Kept(body.phone)) if body.phone else _website(body)
    said = summary or reach
    return Row(body.name, tuple(line for line in (summary, reach, _unchecked(body) if said else "") if line))


def _facts(council: _Council) -> Iterator[Record]:
    yield council.body
    yield from (member.person for member in council.members)


def _ends_of(council: _Council) -> Iterator[date]:
    """The days after which somebody named here may be out of office, or an empty seat filled by a vote."""
    for fact in _facts(council):
        yield from ends_of(fact)
    posts = [*council.posts, *(post for each in council.members for _membership, post in each.held if post)]
    ends = [day for post in posts for day in (post.term_ends, post.next_election, post.end_date)]
    ends += [membership.end_date for each in council.members for membership, _post in each.held]
    yield from (day for day in ends if day)
