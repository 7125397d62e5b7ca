"""hubsite: a folder of YAML and Markdown that neighbours keep becomes their neighbourhood's site.

This is the face: the only module that a plugin imports. Everything else in the package is private.
"""

# Names are fetched when they are first used: `import hubsite` alone stays light, since every command pays for it, and
# until it is done, a Ctrl-C is answered in Python's own words. So it imports nothing at all, not even `typing`.

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from markupsafe import Markup as Markup
    from markupsafe import escape as escape
    from pydantic import Field as Field

    from hubsite.all_cores import on_all_cores as on_all_cores
    from hubsite.asked_once import once_for_each_hub as once_for_each_hub
    from hubsite.commands import Asked as Asked
    from hubsite.commands import Command as Command
    from hubsite.commands import Option as Option
    from hubsite.copies import done_apart as done_apart
    from hubsite.foreign import Foreign as Foreign
    from hubsite.foreign import direction as direction
    from hubsite.foreign import in_language_of as in_language_of
    from hubsite.hookspecs import hookimpl as hookimpl
    from hubsite.kinds import Kind as Kind
    from hubsite.kinds import kind_of as kind_of
    from hubsite.language import gettext as gettext
    from hubsite.language import is_a_draft as is_a_draft
    from hubsite.language import languages_known as languages_known
    from hubsite.language import marked as marked
    from hubsite.language import ngettext as ngettext
    from hubsite.language import own_name as own_name
    from hubsite.language import pgettext as pgettext
    from hubsite.language import plural_category as plural_category
    from hubsite.language import say_list as say_list
    from hubsite.language import say_number as say_number
    from hubsite.language import speaking as speaking
    from hubsite.language import spoken as spoken
    from hubsite.markdown.shown import prose as prose
    from hubsite.memory import Memory as Memory
    from hubsite.memory import digest_of as digest_of
    from hubsite.model.contacts import MAIL_PROVIDERS as MAIL_PROVIDERS
    from hubsite.model.contacts import Email as Email
    from hubsite.model.contacts import Money as Money
    from hubsite.model.contacts import Phone as Phone
    from hubsite.model.contacts import Postcode as Postcode
    from hubsite.model.contacts import Url as Url
    from hubsite.model.contacts import is_private_mail as is_private_mail
    from hubsite.model.contacts import say_money as say_money
    from hubsite.model.dates import Day as Day
    from hubsite.model.dates import Moment as Moment
    from hubsite.model.dates import day_of as day_of
    from hubsite.model.dates import say_date as say_date
    from hubsite.model.dates import say_moment as say_moment
    from hubsite.model.happenings import Happening as Happening
    from hubsite.model.hub import Hub as Hub
    from hubsite.model.hub import HubConfig as HubConfig
    from hubsite.model.hub import Labels as Labels
    from hubsite.model.hub import Mention as Mention
    from hubsite.model.in_language import is_words as is_words
    from hubsite.model.life import Meeting as Meeting
    from hubsite.model.record import Citation as Citation
    from hubsite.model.record import Link as Link
    from hubsite.model.record import Piece as Piece
    from hubsite.model.record import Reachable as Reachable
    from hubsite.model.record import Record as Record
    from hubsite.model.record import Settings as Settings
    from hubsite.model.references import AnyRef as AnyRef
    from hubsite.model.references import AnyRefs as AnyRefs
    from hubsite.model.references import BodyRef as BodyRef
    from hubsite.model.references import PlaceRef as PlaceRef
    from hubsite.model.references import Ref as Ref
    from hubsite.model.references import RunnerRef as RunnerRef
    from hubsite.model.references import SpaceRef as SpaceRef
    from hubsite.model.references import To as To
    from hubsite.model.say_changes import say_changes as say_changes
    from hubsite.model.say_changes import say_start as say_start
    from hubsite.model.shapes import shape_of as shape_of
    from hubsite.model.text_page import TextPage as TextPage
    from hubsite.model.times import say_time as say_time
    from hubsite.model.when import When as When
    from hubsite.model.when_notes import notes_on as notes_on
    from hubsite.model.words import Choice as Choice
    from hubsite.model.words import Decimals as Decimals
    from hubsite.model.words import Line as Line
    from hubsite.model.words import Prose as Prose
    from hubsite.model.words import Whole as Whole
    from hubsite.model.words import Words as Words
    from hubsite.model.words import YesNo as YesNo
    from hubsite.outputs import Block as Block
    from hubsite.outputs import Engine as Engine
    from hubsite.outputs import File as File
    from hubsite.outputs import Importer as Importer
    from hubsite.outputs import PackRecord as PackRecord
    from hubsite.outputs import Page as Page
    from hubsite.outputs import Panel as Panel
    from hubsite.outputs import Site as Site
    from hubsite.outputs import Stage as Stage
    from hubsite.outputs import StagedPage as StagedPage
    from hubsite.pictures import says_where as says_where
    from hubsite.problems import HubsiteError as HubsiteError
    from hubsite.problems import Problem as Problem
    from hubsite.problems import Severity as Severity
    from hubsite.problems import Source as Source
    from hubsite.read.pack import read_pack as read_pack
    from hubsite.schemas import schema_file as schema_file
    from hubsite.schemas import schema_of as schema_of
    from hubsite.starting import parts_in as parts_in
    from hubsite.starting import starting_file as starting_file
    from hubsite.templates import Templates as Templates
    from hubsite.texts import in_short as in_short
    from hubsite.texts import labelled as labelled
    from hubsite.texts import plain as plain
    from hubsite.texts import with_commas as with_commas
    from hubsite.texts import with_semicolons as with_semicolons

_HOMES = {
    "all_cores": ("on_all_cores",),
    "asked_once": ("once_for_each_hub",),
    "commands": ("Asked", "Command", "Option"),
    "copies": ("done_apart",),
    "foreign": ("Foreign", "direction", "in_language_of"),
    "hookspecs": ("hookimpl",),
    "kinds": ("Kind", "kind_of"),
    "language": (
        "gettext",
        "is_a_draft",
        "languages_known",
        "marked",
        "ngettext",
        "own_name",
        "pgettext",
        "plural_category",
        "say_list",
        "say_number",
        "speaking",
        "spoken",
    ),
    "markdown.shown": ("prose",),
    "memory": ("Memory", "digest_of"),
    "model.contacts": (
        "Email",
        "MAIL_PROVIDERS",
        "Money",
        "Phone",
        "Postcode",
        "Url",
        "is_private_mail",
        "say_money",
    ),
    "model.dates": ("Day", "Moment", "day_of", "say_date", "say_moment"),
    "model.happenings": ("Happening",),
    "model.hub": ("Hub", "HubConfig", "Labels", "Mention"),
    "model.in_language": ("is_words",),
    "model.life": ("Meeting",),
    "model.record": ("Citation", "Link", "Piece", "Reachable", "Record", "Settings"),
    "model.references": ("AnyRef", "AnyRefs", "BodyRef", "PlaceRef", "Ref", "RunnerRef", "SpaceRef", "To"),
    "model.say_changes": ("say_changes", "say_start"),
    "model.shapes": ("shape_of",),
    "model.text_page": ("TextPage",),
    "model.times": ("say_time",),
    "model.when": ("When",),
    "model.when_notes": ("notes_on",),
    "model.words": ("Choice", "Decimals", "Line", "Prose", "Whole", "Words", "YesNo"),
    "outputs": ("Block", "Engine", "File", "Importer", "PackRecord", "Page", "Panel", "Site", "Stage", "StagedPage"),
    "pictures": ("says_where",),
    "problems": ("HubsiteError", "Problem", "Severity", "Source"),
    "read.pack": ("read_pack",),
    "schemas": ("schema_file", "schema_of"),
    "starting": ("parts_in", "starting_file"),
    "templates": ("Templates",),
    "texts": ("in_short", "labelled", "plain", "with_commas", "with_semicolons"),
}
_HOME_OF = {name: f"hubsite.{home}" for home, names in _HOMES.items() for name in names}
# Words of other libraries that plugins speak too: safe HTML, and the fields of settings and kinds.
_HOME_OF |= {
    "Markup": "markupsafe",
    "escape": "markupsafe",
    "Field": "pydantic",
    "Settings": "hubsite.model.record",
}

__version__ = "0.1.0"
__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"hubsite has no '{name}'. It offers: {', '.join(__all__)}.")
    from importlib import import_module

    home = import_module(_HOME_OF[name])
    value = getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
