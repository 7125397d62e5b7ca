"""A hub of any size for benchmarks: spaces, groups and meetings that refer to each other, made by counting."""

from pathlib import Path

PROSE = """
## What to expect

We meet in the room on the left. **Everyone is welcome**, and nobody minds if you come late or leave early.

- Tea and biscuits are on the table by the window.
- The toilets are behind the stage.
- Ask for the person with the red folder.

| What | When | Cost |
| --- | --- | --- |
| A first visit | any week | free |
| Every week | on the night | £2 |
| The whole term | by the first week | £18 |

See [the hall](../spaces/hall-0.md) for how to get there, and [the other groups](../groups/group-0.md) that meet in it.

> [!NOTE]
> The side door is the level one; press the lower bell.

People have met here for many years. Some come for the company, some for the work itself, and most for both. You need
bring nothing the first time. If you would like to help, there is always something to carry, to pour or to write down.
"""


def write_hub(root: Path, records: int) -> Path:
    """A hub with this many records: one space and one meeting to every three groups."""
    content = root / "content"
    for folder in ("spaces", "groups", "meetings"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "hub.yml").write_text("name: Benchmark\nsummary: A hub made by counting.\n")
    for number in range(records):
        hall = number // 5
        if number % 5 == 0:
            _write(content / f"spaces/hall-{hall}.md", f"name: Hall {hall}\naddress: {number} Mill Lane\ncapacity: 80")
        elif number % 5 == 1:
            fields = f"name: Evening {hall}\nwhen: Tuesdays, 7pm to 9pm\nwhat_happens: We meet.\nheld_at: hall-{hall}"
            _write(content / f"meetings/evening-{hall}.md", fields)
        else:
            fields = f"name: Group {number}\nsummary: What we do.\nmeets_at: hall-{hall}\nchecked: 1 November 2026"
            _write(content / f"groups/group-{number if number != 2 else 0}.md", fields)
    return root


def _write(file: Path, fields: str) -> None:
    file.write_text(f"---\n{fields}\n---\n{PROSE}", encoding="utf-8")
