"""What a pull request or an issue says of a neighbour's suggestion, to those who decide on it."""

from __future__ import annotations

import re

from hubsite.problems import HubsiteError

LEFT_OUT = "(left out)"
# What people put between the digits of a number, one to three of them; a comma only where no space follows it.
_BETWEEN = r"(?:[\s()./_‐-―−·-]{0,3}|,)"
_OPENING = r"(?:\((?=[^()]{1,6}\)))?"
# E-mail addresses, and telephone numbers: those with a country in front, those of the United Kingdom, and the short
# ones for which 0845 46 47 and 0800 1111 are examples. A day or a time is no number to ring, so it is passed over.
# No part of it can go on for ever, so that the time it takes grows with the text alone.
_REACHES_SOMEBODY = re.compile(
    rf"""
    (?<![^\s@,;<>()])[^\s@,;<>()]+@[^\s@,;<>()]+
    | (?P<kept>
        (?<!\d)(?:0?[1-9]|[12]\d|3[01])(?P<sign>[-./])(?:0?[1-9]|1[0-2])(?P=sign)(?:19|20)\d\d(?!\d)
        | (?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)
        | (?<!\d)(?:[01]?\d|2[0-4])[.:][0-5]\d(?![.:]?\d)
      )
    | (?<!\d){_OPENING}(?:\+|00){_BETWEEN}4{_BETWEEN}4(?:{_BETWEEN}0)?(?:{_BETWEEN}\d){{9,10}}(?!\d)
    | (?<!\d){_OPENING}(?:\+|00(?=[1-9]))(?:{_BETWEEN}\d){{8,15}}(?!\d)
    | (?<![\d+]){_OPENING}0(?:{_BETWEEN}\d){{9,10}}(?!\d)
    | (?<![\d+])0[58]\d\d(?:{_BETWEEN}\d){{4}}(?!\d)
    """,
    re.VERBOSE,
)


def without_contacts(text: str) -> str:
    """A text with e-mail addresses and telephone numbers left out: they may be somebody's own."""
    return _REACHES_SOMEBODY.sub(lambda found: found["kept"] or LEFT_OUT, text)


def words_for_file(file: str, answers: dict[str, str], problems: str) -> str:
    """Markdown about a new file; `problems` is what hubsite says of it."""
    lines = [
        "A neighbour suggested this through a form. **Nobody has checked it yet.**",
        "",
        f"New file: `{file}`",
        "",
        "Before you merge it, please look at each of these:",
        "",
        "- [ ] It is true. What the neighbour says about how they know is in the issue.",
        "- [ ] It is on this site only once.",
        "- [ ] Its words are fair, and name nobody who would not want it.",
    ]
    if answers.get("contact"):
        lines += [
            "- [ ] How to get in touch was **not** taken over. If what the issue says of it belongs to an organisation",
            "  or a hall and not to a person, add it to the file.",
        ]
    if problems:
        lines += ["", "hubsite says of the file as it is:", "", *_fenced(problems)]
    else:
        lines += ["", "hubsite finds nothing wrong with the file."]
    return "\n".join([*lines, ""])


def words_for_correction(answers: dict[str, str], file: str) -> str:
    """Markdown about a correction of a page that is made from `file` ("" if none was found).

    Raises HubsiteError when the form says nothing.
    """
    page, words = answers.get("where", ""), answers.get("what", "")
    if not page and not words:
        raise HubsiteError("The form says neither which page is wrong nor what it should say.")
    where = f"That page is made from `{file}`." if file else "No file of a record could be found for that page."
    return "\n".join(
        [
            "A neighbour suggests a correction. **Nobody has checked it yet.**",
            "",
            f"{where} A person has to make the change: open the page, choose “Change this page”, and type it.",
            "",
            "The page that is wrong:",
            "",
            *_fenced(without_contacts(page)),
            "",
            "What the neighbour says of it:",
            "",
            *_fenced(without_contacts(words)),
            "",
        ]
    )


def _fenced(text: str) -> list[str]:
    """A text shown as it is: nothing in it is Markdown, calls somebody by `@name`, or ends the box early."""
    inside = text.rstrip().replace("~", "∼")
    return ["~~~~text", *inside.split("\n"), "~~~~"]
