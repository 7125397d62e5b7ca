"""The parts within a record, each below a heading: steps, posts, what happened, the years of a fund."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hubsite import Citation, Hub, Markup, Piece, Record, escape, ngettext, say_date, shape_of, with_commas
from hubsite import gettext as _

from .answering import impact_html, options_html
from .fact import Fact
from .labels import label_of
from .layout import ELSEWHERE
from .of_spaces import access_facts, listing_html
from .out_of_date import doubt
from .posts import holders_by_post, is_over, post_facts, post_label
from .show import show
from .steps import steps_html
from .words import choice_in_a_sentence
from .years import years_table


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a record with a heading: finished HTML, or a list of facts for each thing in it."""

    id: str
    title: str
    html: Markup | None = None
    entries: tuple[tuple[str, tuple[Fact, ...]], ...] = ()


def is_part(value: Any) -> bool:
    """Whether a value is a group of fields, or several; addresses on the web are shown in a line."""
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, Piece) and not isinstance(first, Citation) and not _is_link(first)


def _is_link(value: Piece) -> bool:
    return "url" in type(value).model_fields and len(type(value).model_fields) == 2


def part(hub: Hub, record: Record, name: str, value: Piece | tuple[Piece, ...]) -> Section:
    """Any group of fields: the line it goes by, and its facts."""
    pieces = value if isinstance(value, tuple) else (value,)
    entries = tuple((_heading(piece), _facts(hub, name, piece)) for piece in pieces)
    return Section(name, label_of(name, record.folder), entries=entries)


def _heading(piece: Piece) -> str:
    for name in ("label", "what", "title", "text"):
        if isinstance(value := getattr(piece, name, None), str):
            number = getattr(piece, "number", None)
            return Markup("{}. {}").format(number, value) if number else value
    return ""


def _facts(hub: Hub, part_name: str, piece: Piece) -> tuple[Fact, ...]:
    own = ELSEWHERE | {
        "label",
        "what",
        "text",
        "id",
        "number",
        "role",
        "post",
        "seats",
        "vacant",
        "selection",
        "term_ends",
    }
    names = sorted(type(piece).model_fields, key=lambda name: name not in {"phone", "email"})
    values = ((name, getattr(piece, name)) for name in names if name not in own)
    return tuple(
        Fact(label_of(name, part_name), show(hub, value, shape_of(type(piece), name)))
        for name, value in values
        if value not in (None, (), "")
    )


def _posts(hub: Hub, record: Record, name: str, posts: tuple[Any, ...]) -> Section:
    holders = holders_by_post(hub, record)
    entries = tuple(
        (_post_heading(post), (*post_facts(hub, record, holders, post), *_facts(hub, name, post))) for post in posts
    )
    return Section(name, label_of(name, record.folder), entries=entries)


def _post_heading(post: Any) -> Markup:
    """`Councillor (3 seats, elected)`."""
    seats = [ngettext("{count} seat", "{count} seats", post.seats)] if post.seats != 1 else []
    filled = [choice_in_a_sentence(post.selection)] if post.selection not in (None, "unknown") else []
    notes = with_commas([*seats, *filled])
    return Markup("{} ({})").format(post.label, notes) if notes else escape(post.label)


def _membership_heading(hub: Hub, membership: Any) -> str:
    post = post_label(hub, membership)
    # Translators: a post that somebody no longer holds.
    return _("{post} (ended)", post=post) if is_over(hub, membership) else post


def _memberships(hub: Hub, record: Record, name: str, memberships: tuple[Any, ...]) -> Section:
    now_first = sorted(memberships, key=lambda each: is_over(hub, each))
    entries = tuple((_membership_heading(hub, each), _facts(hub, name, each)) for each in now_first)
    return Section(name, label_of(name, record.folder), entries=entries)


def _steps(hub: Hub, record: Record, name: str, steps: tuple[Any, ...]) -> Section:
    return Section(name, label_of(name, record.folder), steps_html(hub, steps, doubt(hub, record)))


def _updates(hub: Hub, record: Record, name: str, updates: tuple[Any, ...]) -> Section:
    row = Markup("<li><strong>{}</strong> {}</li>")
    days = (_("{label}:", label=say_date(each.date, with_weekday=False)) for each in updates)
    rows = [row.format(day, each.what) for day, each in zip(days, updates, strict=True)]
    return Section(name, label_of(name, record.folder), Markup("<ul>{}</ul>").format(Markup().join(rows)))


def _options(hub: Hub, record: Record, name: str, options: tuple[Any, ...]) -> Section:
    return Section(name, label_of(name, record.folder), options_html(options))


def _impact(hub: Hub, record: Record, name: str, questions: tuple[Any, ...]) -> Section:
    return Section(name, label_of(name, record.folder), impact_html(questions))


def _years(hub: Hub, record: Record, name: str, years: tuple[Any, ...]) -> Section:
    return Section(name, label_of(name, record.folder), years_table(years))


def _access(hub: Hub, record: Record, name: str, access: Any) -> Section:
    return Section(name, label_of(name, record.folder), entries=(("", access_facts(access)),))


def _listing(hub: Hub, record: Record, name: str, listing: Any) -> Section:
    return Section(name, label_of(name, record.folder), listing_html(hub, listing))


PARTS: dict[str, Callable[[Hub, Record, str, Any], Section]] = {
    "posts": _posts,
    "memberships": _memberships,
    "steps": _steps,
    "complaint_ladder": _steps,
    "political_route": _steps,
    "updates": _updates,
    "years": _years,
    "options": _options,
    "impact": _impact,
    "access": _access,
    "asset_of_community_value": _listing,
}
