"""Twenty-five ways in which a file of a hub goes wrong, each made at a random place of a given file."""

# Each gives None for a file in which it cannot happen. The ones that leave open whether anything is wrong (a letter
# of a sentence that went, the last lines of a file cut off between two fields) are not here: nobody could tell.

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from random import Random

from .written import Field, Mutated, Written

Mutation = Callable[[Random, Written], Mutated | None]
MUTATIONS: dict[str, Mutation] = {}

_ONE_TEXT = {"name", "title", "summary", "phone", "email", "url", "contact", "address", "cost", "checked", "postcode"}
_REFERENCES = {
    "body", "by", "commissioned_by", "council", "decides", "does_the_work", "held_at", "held_by", "owner", "parent",
    "places", "proposes", "related", "run_by", "to", "ward", "who_decides",
}  # fmt: skip
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_TIME = re.compile(r"\b\d{1,2}(?::\d\d)?(?:am|pm)\b")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# The first is never a byte of a text in UTF-8, or a character that is no text.
_NO_TEXT = [*range(0xF8, 0x100), *range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]
_OTHER_FILES = (
    b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n%\xe2\xe3\xcf",
    b"\x89PNG\r\n\x1a\n\x00\x00", b"{\\rtf1\\ansi\\deff0 {\\fonttbl}\n", "name: Hall\n".encode("utf-16"),
)  # fmt: skip
_TRICKS = (
    '!!python/object/apply:os.system ["id"]', "!!binary aGVsbG8=", "&hall {0}", "*hall", "{{<<: *hall}}",
    "[" * 200 + "]" * 200, "{{a: " * 80 + "1" + "}}" * 80,
)  # fmt: skip


def _mutation(does: Mutation) -> Mutation:
    MUTATIONS[does.__name__.strip("_").replace("_", " ")] = does
    return does


def _one(chance: Random, fields: list[Field]) -> Field | None:
    return chance.choice(fields) if fields else None


# --- a sign too few or too many -----------------------------------------------------------------------------------


@_mutation
def colon_or_its_space_dropped(chance: Random, written: Written) -> Mutated | None:
    """`name Mill Hall` and `name:Mill Hall`."""
    field = _one(chance, written.filled)
    sign = chance.choice([" ", ":"])
    return field and written.with_line(field.number, f"{field.lead}{field.name}{sign}{field.value}")


@_mutation
def quote_dropped(chance: Random, written: Written) -> Mutated | None:
    """`"Mill Hall` and `Mill Hall"`: one of two, where there are quotes; otherwise one that opens."""
    quoted = [field for field in written.fields if field.is_whole and field.value[:1] in ("'", '"')]
    if quoted and chance.random() < 0.5:
        field = chance.choice(quoted)
        value = chance.choice([field.value[1:], field.value[:-1]])
        return written.with_line(field.number, field.saying(value))
    plain = _one(chance, written.filled)
    return plain and written.with_line(plain.number, plain.saying(chance.choice("'\"") + plain.value))


@_mutation
def smart_quotes_around_a_value(chance: Random, written: Written) -> Mutated | None:
    """`name: “Mill Hall”`."""
    field = _one(chance, written.filled)
    opens, closes = chance.choice([("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»")])
    return field and written.with_line(field.number, field.saying(f"{opens}{field.value}{closes}"))


@_mutation
def colon_in_a_value(chance: Random, written: Written) -> Mutated | None:
    """`summary: Market: every Friday`."""
    return _before_a_word(chance, written, ": ")


@_mutation
def hash_in_a_value(chance: Random, written: Written) -> Mutated | None:
    """`address: Unit #2, High Street`."""
    return _before_a_word(chance, written, " #")


def _before_a_word(chance: Random, written: Written, sign: str) -> Mutated | None:
    field = _one(chance, [field for field in written.filled if re.search(r"\w \w", field.value)])
    if field is None:
        return None
    at = chance.choice([found.start() + 1 for found in re.finditer(r"\w \w", field.value)])
    return written.with_line(field.number, field.saying(f"{field.value[:at]}{sign}{field.value[at + 1 :]}"))


# --- lines in the wrong place -------------------------------------------------------------------------------------


@_mutation
def indented_with_what_is_no_space(chance: Random, written: Written) -> Mutated | None:
    """A Tab, or the no-break spaces of another program."""
    field = _one(chance, [field for field in written.fields if field.lead.startswith("  ")])
    if field is None:
        return None
    line = written.lines[field.number]
    width = len(line) - len(line.lstrip())
    indent = chance.choice(["\t" * (width // 2), "\t", "\u00a0" * width, " " * (width - 1) + "\u00a0"])
    return written.with_line(field.number, indent + line.lstrip())


@_mutation
def indented_by_one(chance: Random, written: Written) -> Mutated | None:
    """One space too many or too few."""
    field = _one(chance, written.fields)
    if field is None:
        return None
    line = written.lines[field.number]
    return written.with_line(field.number, line[1:] if line[:1] == " " and chance.random() < 0.5 else f" {line}")


@_mutation
def lines_swapped(chance: Random, written: Written) -> Mutated | None:
    """A field and the first line of what belongs to it; or two fields, which changes nothing.

    Not where that line then ends the list above: it says something else now, and nobody could tell that it should not.
    """
    if chance.random() < 0.3:
        return _fields_swapped(chance, written)
    items = {field.number: field.lead for field in written.fields if not field.name}
    owners = [field for field in written.fields if field.name and not field.value and field.number + 1 < written.end]
    told = [field for field in owners if items.get(field.number - 1) != items.get(field.number + 1, "none")]
    field = _one(chance, told)
    if field is None:
        return None
    here, below = written.lines[field.number : field.number + 2]
    return written.with_lines(field.number, field.number + 2, below, here)


def _fields_swapped(chance: Random, written: Written) -> Mutated | None:
    tops = {field.number: field for field in written.filled if not field.lead}
    first = _one(chance, [field for number, field in tops.items() if number + 1 in tops])
    if first is None:
        return None
    here, below = written.lines[first.number : first.number + 2]
    return written.with_lines(first.number, first.number + 2, below, here, touched=frozenset())


# --- fields -------------------------------------------------------------------------------------------------------


@_mutation
def field_written_twice(chance: Random, written: Written) -> Mutated | None:
    """The same name in the line below, or as the last field of all."""
    field = _one(chance, written.filled)
    if field is None:
        return None
    again = f"{field.lead_below}{field.name}: {chance.choice([field.value, 'Something else'])}"
    at = written.end if not field.lead and chance.random() < 0.5 else field.number + 1
    return written.with_lines(at, at, again)


@_mutation
def field_misspelt(chance: Random, written: Written) -> Mutated | None:
    """`nmae`, `nme`, `naame`."""
    field = _one(chance, [field for field in written.fields if len(field.name) > 3])
    if field is None:
        return None
    name, at = field.name, chance.randrange(len(field.name) - 1)
    wrong = [
        name[:at] + name[at + 1 :],
        f"{name[:at]}x{name[at:]}",
        f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}",
    ]
    new = chance.choice([each for each in wrong if each != name])
    line = written.lines[field.number]
    return written.with_line(field.number, f"{field.lead}{new}{line[len(field.lead) + len(name) :]}")


@_mutation
def list_or_fields_for_a_text(chance: Random, written: Written) -> Mutated | None:
    """Two names; or a name in two languages."""
    field = _one(chance, [field for field in written.filled if field.name in _ONE_TEXT])
    if field is None:
        return None
    lead = f"{field.lead_below}  "
    below = chance.choice([(f"- {field.value}", "- And more"), (f"en: {field.value}", "cy: Rhywbeth")])
    return written.with_line(field.number, f"{field.lead}{field.name}:", *(lead + line for line in below))


@_mutation
def required_field_missing(chance: Random, written: Written) -> Mutated | None:
    """No name."""
    if written.file.endswith((".ur.md", ".ur.yml")):
        return None  # a translation says what it can
    names = [field for field in written.filled if field.name == "name"]
    field = _one(chance, [field for field in names if not field.lead or written.file.endswith("/terms.yml")])
    return field and written.with_line(field.number)


# --- values -------------------------------------------------------------------------------------------------------


@_mutation
def impossible_date(chance: Random, written: Written) -> Mutated | None:
    """A day that does not exist, or the wrong day of the week."""
    field = _one(chance, [field for field in written.filled if _DATE.fullmatch(field.value)])
    if field is None:
        return None
    right = datetime.strptime(field.value, "%d %B %Y").weekday()
    day = _DAYS[(right + chance.randrange(1, 7)) % 7]
    wrong = chance.choice(["31 June 2026", "2026-02-30", "2026-13-05", "40 May 2026", f"{day} {field.value}"])
    return written.with_line(field.number, field.saying(wrong))


@_mutation
def impossible_time(chance: Random, written: Written) -> Mutated | None:
    """`7:75pm`."""
    hours = {"when", "meets_when"}
    timed = [field for field in written.fields if (field.name or field.within) in {*hours, "opening_hours"}]
    field = _one(chance, [field for field in timed if field.is_plain and _TIME.search(field.value)])
    wrong = chance.choice(["7:75pm", "27:30", "25pm"])
    return field and written.with_line(field.number, field.saying(_TIME.sub(wrong, field.value, count=1)))


@_mutation
def unknown_reference(chance: Random, written: Written) -> Mutated | None:
    """The id of nothing."""
    named = [field for field in written.fields if (field.name or field.within) in _REFERENCES and field.is_plain]
    field = _one(chance, [field for field in named if re.fullmatch(r"[a-z0-9/-]{4,}", field.value)])
    if field is None:
        return None
    wrong = chance.choice(["nobody-knows-this", f"{field.value}x", field.value.replace("-", "--", 1) + "-", "groups/"])
    return written.with_line(field.number, field.saying(wrong))


@_mutation
def phone_email_or_address_wrong(chance: Random, written: Written) -> Mutated | None:
    """A number that is too short, `hall at millhall.example`, `htp://`."""
    wrong = {
        "phone": lambda value: chance.choice([value[:-4], f"{value}99999", "ask at the bar"]),
        "email": lambda value: chance.choice(
            [value.replace("@", " at "), value.replace("@", ""), value + ", " + value]
        ),
        "url": lambda value: chance.choice(
            [value.replace("http", "htp"), value[:9] + " " + value[9:], "on our website"]
        ),
    }
    field = _one(chance, [field for field in written.filled if field.name in wrong])
    return field and written.with_line(field.number, field.saying(wrong[field.name](field.value)))


# --- whole files --------------------------------------------------------------------------------------------------


@_mutation
def fence_wrong_or_missing(chance: Random, written: Written) -> Mutated | None:
    """`--` or `—` for `---`, or no second `---`."""
    if not written.is_markdown:
        return None
    at = chance.choice([0, written.end])
    if at and chance.random() < 0.5:
        return written.with_lines(at, at + 1)
    return written.with_line(at, chance.choice(["--", "—", "----", "–––"]))


@_mutation
def saved_by_windows(chance: Random, written: Written) -> Mutated | None:
    """A mark at its start, other ends of lines: nobody needs to hear of it."""
    mark, end = chance.choice([("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n"), ("", "\r")])
    return Mutated((mark + written.text.replace("\n", end)).encode(), frozenset())


@_mutation
def saved_in_an_older_encoding(chance: Random, written: Written) -> Mutated | None:
    """Windows-1252, with at least one letter that is not in ASCII."""
    lines = list(written.lines)
    if written.text.isascii():
        field = _one(chance, written.filled)
        if field is None:
            return None
        lines[field.number] = field.saying(f"{field.value} é")
    first = next(number for number, line in enumerate(lines, 1) if not line.isascii())
    try:
        return Mutated(("\n".join(lines) + "\n").encode("cp1252"), frozenset({first}))
    except UnicodeEncodeError:
        return None


@_mutation
def bytes_that_are_no_text(chance: Random, written: Written) -> Mutated | None:
    """One to eight random bytes anywhere, some of which end lines."""
    noise = bytes([chance.choice(_NO_TEXT), *chance.randbytes(chance.randrange(8))])
    content = written.text.encode()
    at = chance.randrange(len(content))
    first = content.count(b"\n", 0, at) + 1
    return Mutated(content[:at] + noise + content[at:], frozenset(range(first, first + len(noise.splitlines()) + 1)))


@_mutation
def merge_conflict(chance: Random, written: Written) -> Mutated | None:
    """Both versions of a line."""
    number = chance.randrange(len(written.lines))
    line = written.lines[number]
    return written.with_line(number, "<<<<<<< HEAD", line, "=======", f"{line} now", ">>>>>>> tidy-up")


@_mutation
def cut_off_in_a_field(chance: Random, written: Written) -> Mutated | None:
    """The file ends in the middle of a name."""
    field = _one(chance, [field for field in written.fields if len(field.name) > 3])
    if field is None:
        return None
    kept = f"{field.lead}{field.name[: chance.randrange(1, len(field.name))]}"
    text = "\n".join([*written.lines[: field.number], kept])
    return Mutated(text.encode(), frozenset({field.number + 1}))


@_mutation
def two_records_in_one_file(chance: Random, written: Written) -> Mutated | None:
    """The file once more below itself, with `---` between both or without."""
    if not written.fields:
        return None
    between = "---\n" if not written.is_markdown and chance.random() < 0.5 else ""
    start = len(written.lines) + 1
    return Mutated(f"{written.text}{between}{written.text}".encode(), frozenset({start, start + 1}))


@_mutation
def another_kind_of_file(chance: Random, written: Written) -> Mutated | None:
    """A Word document, a PDF, a picture or UTF-16 with the name of a text."""
    return Mutated(chance.choice(_OTHER_FILES) + chance.randbytes(400), frozenset({1}))


@_mutation
def tricks_of_yaml(chance: Random, written: Written) -> Mutated | None:
    """Tags, anchors, aliases, and lists that stand too deep inside each other."""
    field = _one(chance, written.filled)
    return field and written.with_line(field.number, field.saying(chance.choice(_TRICKS).format(field.value)))
