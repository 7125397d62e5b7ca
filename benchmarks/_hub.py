"""A hub of any size for benchmarks: spaces, groups and meetings that refer to each other, made by counting."""

from pathlib import Path

from _content import GITHUB, body


def write_hub(root: Path, records: int) -> Path:
    """A hub with this many records, five or more: one space and one meeting to every three groups."""
    content = root / "content"
    for folder in ("spaces", "groups", "meetings"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "hub.yml").write_text("name: Benchmark\nsummary: A hub made by counting.\n")
    for number in range(records):
        hall = number // 5
        if number % 5 == 0:
            fields = f"name: Hall {hall}\naddress: {number} Mill Lane\ncapacity: 80"
            _write(content / f"spaces/hall-{hall}.md", fields, number, records)
        elif number % 5 == 1:
            fields = f"name: Evening {hall}\nwhen: Tuesdays, 7pm to 9pm\nwhat_happens: We meet.\n"
            fields += f"first_time: Sit anywhere.\nheld_at: hall-{hall}"
            _write(content / f"meetings/evening-{hall}.md", fields, number, records)
        else:
            fields = f"name: Group {number}\nsummary: What we do.\nmeets_at: hall-{hall}\nchecked: 1 November 2026"
            _write(content / f"{group_of(number)}.md", fields, number, records)
    return root


def group_of(number: int) -> str:
    """`groups/group-13`: the record with this number, where it is a group's."""
    return f"groups/group-{number}"


def _write(file: Path, fields: str, number: int, records: int) -> None:
    """A text of its own for each, which links to its hall, to three groups and to another hall."""
    hall = number // 5
    near = [(hall + step) * 5 % (records - records % 5) for step in (0, 1, 9)]
    halls = [f"[Hall {first // 5}](../spaces/hall-{first // 5}.md)" for first in near[:2]]
    groups = [f"[Group {first + 3}](../{group_of(first + 3)}.md)" for first in near]
    prose = body(number, [*halls, *groups], GITHUB.notice)
    file.write_text(f"---\n{fields}\n---\n{prose}", encoding="utf-8")
