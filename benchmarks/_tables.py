"""Tables in Markdown, ready to paste, and what they were measured on."""

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> str:
    """The first `words` columns hold words, the others figures."""
    rule = ["---" if number < words else "---:" for number in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows)) + "\n"


def seconds(value: float) -> str:
    """`0.072`, `0.72`, `7.2`, `72`: two figures that count are as exact as such measuring is."""
    return (
        f"{value:.3f}"
        if value < 0.1
        else f"{value:.2f}"
        if value < 1
        else f"{value:.1f}"
        if value < 10
        else f"{value:.0f}"
    )


def times(value: float) -> str:
    """A ratio: `0.065`, `0.65`, `6.5`, `65`."""
    return seconds(value)


def kilobytes(value: float) -> str:
    """`2.3 KB`, of 1,000 bytes."""
    return f"{value / 1000:,.1f} KB"


def machine() -> str:
    """`2 cores, x86_64, Linux, Python 3.11.2, node v20.20.2`"""
    parts = [f"{os.cpu_count()} cores", platform.machine(), platform.system(), f"Python {platform.python_version()}"]
    if node := shutil.which("node"):
        parts.append(f"node {subprocess.run([node, '--version'], capture_output=True, text=True).stdout.strip()}")
    return ", ".join(parts)


def said_of(day: str) -> str:
    """When and on what: one line for below a table."""
    return f"{day}; {machine()}; others may have used the machine at the same time."
