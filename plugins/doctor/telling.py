"""What is missing, told worst first, with the files to open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .lack import Harm, Lack

_MOST_FILES = 5
_HEADINGS = {
    Harm.SHUTS_OUT: "This shuts people out",
    Harm.MISLEADS: "This may mislead",
    Harm.STOPS: "Here people get stuck",
    Harm.MAY_END: "This may end the hub",
    Harm.POORER: "With this it would be better",
}


def told(lacks: Iterable[Lack]) -> Iterator[str]:
    """Lines for a terminal."""
    found = sorted(lacks)
    if not found:
        yield "This hub has everything that its readers expect."
        return
    for harm, heading in _HEADINGS.items():
        those = [lack for lack in found if lack.harm is harm]
        if those:
            yield heading
        for lack in those:
            yield f"  {lack.what} {lack.why}"
            yield f"    {lack.write}"
            yield from (f"    {file}" for file in lack.files[:_MOST_FILES])
            if (more := len(lack.files) - _MOST_FILES) > 0:
                yield f"    … and {more} more files"
    yield f"{len(found)} things are missing." if len(found) > 1 else "1 thing is missing."
