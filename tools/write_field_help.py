"""Write the tables of all fields into content/README.md: run it after changing a model.

.venv/bin/python tools/write_field_help.py
"""

from pathlib import Path

from hubsite.field_help import as_markdown

MARK = "<!-- The rest is made from the models by tools/write_field_help.py -->\n"
FILE = Path(__file__).parent.parent / "content" / "README.md"


def renewed(text: str) -> str:
    """The text with the tables below the mark made anew."""
    return text.partition(MARK)[0] + MARK + "\n" + as_markdown()


if __name__ == "__main__":
    FILE.write_text(renewed(FILE.read_text(encoding="utf-8")), encoding="utf-8")
