"""Brings the catalogues up to date with the words in the code:

    python tools/collect_words.py            every catalogue in src/hubsite/locale/
    python tools/collect_words.py so         and a new one, for Somali
    python tools/collect_words.py --check    writes nothing; the exit code is 1 where a catalogue is behind

What translators wrote stays; new messages come in empty, those that are gone go.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "src" / "hubsite" / "locale"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "marked": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
DRAFTED = "drafted, and not yet read by anybody who speaks the language"
_HEADER = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"Last-Translator: {translator}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def messages() -> Catalog:
    """Every message of the code, with what translators are told about it."""
    catalog = Catalog(charset="utf-8")
    options = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
    for folder in ("src/hubsite", "plugins"):
        found = extract_from_dir(ROOT / folder, METHODS, options, KEYWORDS, comment_tags=("Translators:",))
        for _file, _line, message, comments, context in found:
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def renewed(tag: str, written: bytes, wanted: Catalog) -> bytes:
    """A catalogue file as it should be: the messages of the code, with the translations that `written` has."""
    old, new = read_po(BytesIO(written), locale=tag), Catalog(locale=tag, charset="utf-8")
    for message in sorted((each for each in wanted if each.id), key=_order):
        said = old.get(message.id, message.context)
        new.add(message.id, said.string if said else "", auto_comments=message.auto_comments, context=message.context)
    out = BytesIO()
    write_po(out, new, width=0, omit_header=True, no_location=True)
    plural = get_plural(tag)
    translator = old.last_translator if written else DRAFTED
    header = _HEADER.format(tag=tag, translator=translator, plural=plural.plural_forms)
    return header.encode() + out.getvalue()


def _order(message: Any) -> tuple[str, str, str]:
    english = message.id if isinstance(message.id, str) else message.id[0]
    return english.casefold(), english, message.context or ""


def main(arguments: list[str]) -> int:
    """Renew the catalogues, or only say which are behind."""
    check = "--check" in arguments
    wanted = messages()
    new = [LOCALE / f"{tag}.po" for tag in arguments if not tag.startswith("-")]
    behind = []
    for file in sorted({*LOCALE.glob("*.po"), *new}):
        written = file.read_bytes() if file.exists() else b""
        whole = renewed(file.stem, written, wanted)
        if whole != written:
            behind.append(file.name)
            if not check:
                LOCALE.mkdir(exist_ok=True)
                file.write_bytes(whole)
        missing = sum(not _is_said(each) for each in read_po(BytesIO(whole), locale=file.stem) if each.id)
        print(f"{file.name}: {len(wanted)} messages, {missing} of them not translated")  # noqa: T201
    return int(check and bool(behind))


def _is_said(message: Any) -> bool:
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
