"""`hubsite print`: sheets alone, without a site around them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from hubsite import Asked, Command, File, Hub, HubsiteError, Option, Problem, speaking

from .all_sheets import OF_RECORDS, names_of, sheets_of
from .formats import FORMATS, Format
from .month import first_day_of, pack
from .posters import Poster, is_half_translated, printed
from .press import Press
from .problems import unprintable
from .settings import NoticeboardSettings, as_name, formats_of, languages_of, likely, wrong_settings

_FOLDER = "noticeboard"
_LONGEST_NAME = 60  # of the files of a month, in letters
_OPTIONS = (
    Option(name="size", summary="The size of the paper.", choices=("A4", "A3"), many=True),
    Option(name="large", summary="In large print: letters of at least 18 points."),
    Option(name="lang", summary="In this language of the hub.", value="TAG", many=True),
    Option(name="month", summary="Everything for a month, with a note of what to change.", value="2027-01"),
)


def command(settings: NoticeboardSettings) -> Command:
    """What is not said on the command line is as hub.yml says."""
    return Command(
        name="print",
        summary="Make sheets for the noticeboard.",
        run=partial(_run, settings),
        words="[SHEET …]",
        options=_OPTIONS,
        folder=_FOLDER,
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The sheets that were asked for by name, the languages they are made in, and the formats, if any were named.

    `part` names what was asked for, where that is less than everything.
    """

    sheets: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[Format, ...]
    part: str


def _run(settings: NoticeboardSettings, asked: Asked) -> Iterator[File | Problem | str]:
    month = asked.options.get("month", "")
    hub = asked.hub_on(first_day_of(month, asked.hub.today)) if month else asked.hub
    known = names_of(hub)
    wanted, press = _wanted(asked, settings, hub, known), Press(asked.memory)
    yield "Making the sheets. Many of them take a minute …"
    found = list(_posters(hub, wanted, settings, press))
    posters = [each for each in found if isinstance(each, Poster)]
    yield from wrong_settings(hub, settings, known)
    yield from unprintable(posters)
    yield from (each for each in found if isinstance(each, str))
    made = [each for each in posters if each.printed.pdf]
    yield from pack(hub, made, month, wanted.part, asked.folder, press) if month else _sheets(made)


def _sheets(made: list[Poster]) -> Iterator[File | str]:
    for poster in made:
        name = poster.path.rpartition("/")[2]
        yield File(path=name, content=poster.printed.pdf)
        yield f"{name}: {_size_words(poster)}"
    if not made:
        yield "There is nothing to print."


def _size_words(poster: Poster) -> str:
    """How it reads on the board. A3 is A4 with everything larger by the same measure."""
    left_out, points = poster.printed.dropped, poster.printed.size * (math.sqrt(2) if poster.form.paper == "a3" else 1)
    said = f"letters of {points:.0f} points"
    return f"{said}, {left_out} {'line' if left_out == 1 else 'lines'} did not fit" if left_out else said


def _wanted(asked: Asked, settings: NoticeboardSettings, hub: Hub, known: set[str]) -> _Wanted:
    """Raises HubsiteError for a sheet or a language that there is none of."""
    sheets = tuple(dict.fromkeys(as_name(word) for word in asked.words))
    for word, name in zip(asked.words, map(as_name, asked.words), strict=True):
        if name not in known:
            raise HubsiteError(f"There is no sheet “{word}”.", fix=_nearest(name, known))
    spoken = {tag.lower(): tag for tag in hub.config.languages}
    tags = tuple(dict.fromkeys(tag.lower() for tag in asked.several.get("lang", ())))
    for tag in tags:
        if tag not in spoken:
            raise HubsiteError(f"The hub is not in the language “{tag}”.", fix=likely(tag, hub.config.languages))
    languages = tuple(spoken[tag] for tag in tags) or languages_of(hub, settings)
    formats = _formats(asked)
    return _Wanted(sheets, languages, formats, _part(sorted(sheets), map(str, formats), sorted(tags)))


def _nearest(name: str, known: set[str]) -> str:
    """People ask for `choir`, which is called `groups-choir`."""
    whole = sorted(each for each in known if name and f"-{name}-" in f"-{each}-")
    return f"Did you mean `{whole[0]}`?" if whole else likely(name, known)


def _part(*names: Iterable[str]) -> str:
    """Short enough for the name of a file, whatever was asked for."""
    part = "-".join(name for each in names for name in each)
    return part if len(part) <= _LONGEST_NAME else sha256(part.encode()).hexdigest()[:12]


def _formats(asked: Asked) -> tuple[Format, ...]:
    """Those that were named, none if nothing was said of size and print."""
    papers, large = [each.lower() for each in asked.several.get("size", ())], "large" in asked.options
    if not papers and not large:
        return ()
    return tuple(each for each in FORMATS if each.paper in (papers or ["a4"]) and each.large is large)


def _posters(hub: Hub, wanted: _Wanted, settings: NoticeboardSettings, press: Press) -> Iterator[Poster | str]:
    """The sheets on paper, and for each language a sentence on those that it lacks.

    One that is asked for by its own name is made also where half of it is in another language.
    """
    for tag in wanted.languages:
        with speaking(tag):
            version, lacking = hub.in_language(tag), 0
            for family, sheet in sheets_of(version, wanted.sheets or settings.sheets):
                if sheet.name not in wanted.sheets and is_half_translated(version, family, sheet):
                    lacking += 1
                    continue
                sizes = settings.record_sizes if family in OF_RECORDS else settings.sizes
                yield from printed(version, (family, sheet), list(wanted.formats) or formats_of(sizes), settings, press)
        if lacking:
            yield f"Not made in the language “{tag}”, for want of translations: {lacking} of the sheets."
