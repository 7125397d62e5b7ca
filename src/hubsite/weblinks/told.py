"""What came of asking at the addresses of a hub, for people: as text, and as Markdown for an issue on GitHub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from hubsite.problems import Source
from hubsite.report import clean
from hubsite.weblinks.asked import Answer, Asked

Written = Mapping[str, Sequence[Source]]
_MOST_PLACES = 5
_HEADINGS = {
    Answer.GONE: "Gone: link to the new page, or take the link out",
    Answer.SILENT: "No answer: look yourself, then mend the address or take the link out",
    Answer.MOVED: "Moved: write the new address",
    Answer.UNSURE: "Not sure: look yourself",
}


def in_words(answers: Sequence[Asked], written: Written) -> Iterator[str]:
    """Lines for a terminal: what needs somebody, worst first, and how many are well."""
    for answer, heading in _HEADINGS.items():
        those = [each for each in answers if each.answer is answer]
        if those:
            yield heading
        for each in those:
            yield f"  {clean(each.address)}"
            yield f"    {each.why}{f': now {clean(each.now)}' if each.now else ''}"
            yield from (f"    {clean(place)}" for place in _places(written[each.address]))
    yield summary(answers)


def in_markdown(answers: Sequence[Asked], written: Written) -> Iterator[str]:
    """A list to tick, for an issue."""
    for answer, heading in _HEADINGS.items():
        those = [each for each in answers if each.answer is answer]
        if those:
            yield from (f"## {heading}", "")
        for each in those:
            now = f" Now: {_code(each.now)}." if each.now else ""
            places = ", ".join(_code(place) for place in _places(written[each.address]))
            yield f"- [ ] {_code(each.address)}: {each.why}.{now} In {places}"
        yield from ([""] if those else [])
    yield summary(answers)


def seems_cut_off(answers: Sequence[Asked]) -> bool:
    """Whether nobody at all answered: then it is more likely this computer that reaches nobody."""
    return len({urlsplit(each.address).hostname for each in answers}) > 1 and all(
        each.answer is Answer.SILENT for each in answers
    )


def summary(answers: Sequence[Asked]) -> str:
    """`40 links were looked at: 37 are well, 2 are gone …`."""
    words = {
        Answer.GOOD: ("is well", "are well"),
        Answer.GONE: ("is gone", "are gone"),
        Answer.SILENT: ("does not answer", "do not answer"),
        Answer.MOVED: ("has moved", "have moved"),
        Answer.UNSURE: ("is not sure", "are not sure"),
    }
    counts = {answer: sum(each.answer is answer for each in answers) for answer in words}
    said = [f"{number} {words[answer][number > 1]}" for answer, number in counts.items() if number]
    links = "1 link was" if len(answers) == 1 else f"{len(answers)} links were"
    return f"{links} looked at: {', '.join(said)}." if said else "There is no link that leads out of this hub."


def _places(sources: Sequence[Source]) -> list[str]:
    more = len(sources) - _MOST_PLACES
    return [str(each) for each in sources[:_MOST_PLACES]] + ([f"and {more} more places"] if more > 0 else [])


def _code(text: str) -> str:
    """As code, which GitHub shows as it is; a grave accent would end it."""
    return f"`{clean(text).replace('`', '%60')}`"
