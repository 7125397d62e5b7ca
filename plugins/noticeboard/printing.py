"""`hubsite print`: sheets alone, without a site around them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from hubsite import Asked, Command, File, Hub, HubsiteError, Option, Problem, speaking

from .all_sheets import FAMILIES, OF_RECORDS, sheets_of
from .formats import FORMATS, Format
from .month import first_day_of, pack
from .posters import Poster, is_half_translated, printed
from .press import Press
from .problems import unprintable
from .settings import ALL, NoticeboardSettings, as_name, formats_of, languages_of, likely, wrong_settings

_FOLDER = "noticeboard"
# Beside the sheets: the names of the files that were made, so that none of somebody else's is ever spoken of.
_LIST = "sheets.json"
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
    there = {sheet.name: family for family, sheet in sheets_of(hub)}
    known = {*FAMILIES, *there}
    wanted, press = _wanted(asked, settings, hub, known), Press(asked.memory)
    yield "Making the sheets. Many of them take a minute …"
    found = list(_posters(hub, wanted, settings, press))
    posters = [each for each in found if isinstance(each, Poster)]
    yield from wrong_settings(hub, settings, known)
    yield from unprintable(posters)
    yield from (each for each in found if isinstance(each, str))
    made = [each for each in posters if each.printed.pdf]
    if month:
        yield from pack(hub, made, month, wanted.part, asked.folder, press)
    else:
        yield from _sheets(made)
        yield from _listed(asked.folder, made, set(there), is_part=bool(wanted.part))
    yield from _with_nothing_to_say(wanted.sheets or settings.sheets, set(there.values()))
    yield from _would_be_better(hub)


def _sheets(made: list[Poster]) -> Iterator[File | str]:
    for poster in made:
        name = _file(poster)
        yield File(path=name, content=poster.printed.pdf)
        yield f"{name}: {_size_words(poster)}"
    if not made:
        yield "There is nothing to print."


def _file(poster: Poster) -> str:
    return poster.path.rpartition("/")[2]


def _listed(folder: Path, made: list[Poster], there: set[str], *, is_part: bool) -> Iterator[File | str]:
    """The list of what print made in a folder. A run for everything names what it would not make any more.

    What somebody asked for by name, size or language is named only when there is no such sheet any more: that
    hub.yml does not ask for it says nothing.
    """
    now = {_file(each): {"sheet": each.sheet.name, "asked": is_part} for each in made}
    before = {file: entry for file, entry in _made_before(folder / _LIST).items() if (folder / file).is_file()}
    kept = {file: before[file] for file in now if is_part and file in before}
    gone = [file for file, entry in before.items() if file not in now and _is_gone(entry, there)]
    if gone and not is_part:
        it_hangs = ("it", "it hangs") if len(gone) == 1 else ("them", "they hang")
        yield f"No longer made; take {it_hangs[0]} down where {it_hangs[1]}: {', '.join(sorted(gone))}"
    if now or before:
        text = json.dumps({**before, **now, **kept}, ensure_ascii=False, indent=1, sort_keys=True)
        yield File(path=_LIST, content=f"{text}\n")


def _is_gone(entry: Mapping[str, Any], there: set[str]) -> bool:
    return not entry["asked"] or entry["sheet"] not in there


def _made_before(file: Path) -> dict[str, dict[str, Any]]:
    """The list; nothing where there is none, or where somebody changed it so that it cannot be read."""
    try:
        listed = json.loads(file.read_text(encoding="utf-8"))
        found = {name: {"sheet": str(entry["sheet"]), "asked": bool(entry["asked"])} for name, entry in listed.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    return {name: entry for name, entry in found.items() if name.endswith(".pdf") and "/" not in name}


def _with_nothing_to_say(names: Iterable[str], found: set[str]) -> Iterator[str]:
    """Who asked for everything, or for a whole family, is told why it is not there."""
    wanted = {as_name(name) for name in names} or set(FAMILIES)
    if empty := [family for family in FAMILIES if family in wanted and family not in found]:
        yield f"Nothing to print yet for: {', '.join(empty)}. docs/noticeboard.md says what each needs."


def _would_be_better(hub: Hub) -> Iterator[str]:
    """What hub.yml could say, in one line."""
    contact, lacking = hub.config.contact, []
    if not hub.config.site_url:
        lacking.append("Without `site_url:` in content/hub.yml the sheets have no QR code.")
    if not (contact and (contact.phone or contact.email)):
        lacking.append("Without `contact:` in content/hub.yml they do not say whom to tell when something is wrong.")
    if lacking:
        yield " ".join(lacking)


def _size_words(poster: Poster) -> str:
    """How it reads on the board. A3 is A4 with everything larger by the same measure."""
    left_out, points = poster.printed.dropped, poster.printed.size * (math.sqrt(2) if poster.form.paper == "a3" else 1)
    said = f"letters of {points:.0f} points"
    return f"{said}, {left_out} {'line' if left_out == 1 else 'lines'} did not fit" if left_out else said


def _wanted(asked: Asked, settings: NoticeboardSettings, hub: Hub, known: set[str]) -> _Wanted:
    """Raises HubsiteError for a sheet or a language that there is none of."""
    sheets = tuple(dict.fromkeys(name for word in asked.words for name in _meant(word, known)))
    spoken = {tag.lower(): tag for tag in hub.config.languages}
    tags = tuple(dict.fromkeys(tag.lower() for tag in asked.several.get("lang", ())))
    for tag in tags:
        if tag not in spoken:
            raise HubsiteError(f"The hub is not in the language “{tag}”.", fix=likely(tag, hub.config.languages))
    languages = tuple(spoken[tag] for tag in tags) or languages_of(hub, settings)
    formats = _formats(asked)
    return _Wanted(sheets, languages, formats, _part(sorted(sheets), map(str, formats), sorted(tags)))


def _meant(word: str, known: set[str]) -> tuple[str, ...]:
    """The sheet or the family of a word. People ask for `village-hall`, which is called `spaces-village-hall`."""
    name = as_name(word)
    if name == ALL:
        return tuple(FAMILIES)
    if name in known:
        return (name,)
    of_record = sorted(each for each in (f"{family}-{name}" for family in OF_RECORDS) if each in known)
    ending = of_record or sorted(each for each in known if name and each.endswith(f"-{name}"))
    if len(ending) > 1:
        raise HubsiteError(f"There are {len(ending)} sheets “{word}”.", fix=_one_of(ending))
    if not ending:
        raise HubsiteError(f"There is no sheet “{word}”.", fix=_nearest(name, known))
    return (ending[0],)


def _one_of(names: list[str]) -> str:
    return f"Write one of: {', '.join(f'`{each}`' for each in names)}."


def _nearest(name: str, known: set[str]) -> str:
    """Of a name people often know a part."""
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
