"""The same pages for every engine: articles made by counting, in seven sections, each with words of its own.

No sentence stands on two pages, so an engine that remembers texts gains nothing by it. What differs from engine to
engine is spelling only: how a link and a notice are written (`Dialect`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SECTIONS = ("walks", "gardens", "history", "stories", "recipes", "nature", "crafts")
FIRST_WORDS = ("Early", "Quiet", "Muddy", "Long", "Green", "Stony", "Winter", "Crooked", "Sunny", "Upper", "Old")
THINGS = (
    "lane",
    "orchard",
    "mill",
    "bridge",
    "meadow",
    "chapel",
    "well",
    "quarry",
    "hedge",
    "barn",
    "ford",
    "green",
    "gate",
)
PEOPLE = ("neighbours", "children", "bell ringers", "gardeners", "walkers", "bakers", "singers", "newcomers")
SENTENCES = (
    "In {year} the {people} of the village found {many} coins below the {thing}, and gave them to the school.",
    "Nobody knows why the {thing} was moved by {many} paces, but the {people} still tell it to whoever asks.",
    "After {many} days of rain the path by the {thing} is under water, so take the upper one instead.",
    "The {people} met here {many} times since {year} to mend what the winter broke and to share a pot of soup.",
    "If you sit by the {thing} for {many} minutes you will most likely hear an owl, or the {people}.",
    "It takes {few} people and a ladder to reach the top of the {thing}, and {many} steps to come down again.",
    "The book of {year} counts {many} sheep near the {thing}, which the {people} do not believe.",
    "Keep left at the {thing}, count {many} fence posts, and shut each gate behind you for the {people}.",
    "{many} photographs of the {thing} hang in the library, the oldest of them taken in {year}.",
)  # fmt: skip


@dataclass(frozen=True)
class Dialect:
    """How an engine wants links and notices to be written."""

    link: Callable[[str], str]
    notice: Callable[[str], str]


def by_file(path: str) -> str:
    """`../walks/page-1.md`: the engine finds the address, and tells when there is none."""
    return f"../{path}.md"


def by_address(path: str) -> str:
    """`/walks/page-1/`: written as the site has it, looked at by nobody."""
    return f"/{path.removesuffix('index')}".rstrip("/") + "/"


GITHUB = Dialect(by_file, lambda words: f"> [!NOTE]\n> {words}")
ADMONITIONS = Dialect(by_file, lambda words: f"!!! note\n\n    {words}")
PLAIN = Dialect(by_address, lambda words: f"> **Note**\n>\n> {words}")


@dataclass(frozen=True)
class Article:
    """One page, by its number; `total` is how many there are, so that links lead somewhere."""

    number: int
    total: int

    @property
    def title(self) -> str:
        """`The quiet mill 14`"""
        first, thing = _one_of(FIRST_WORDS, self.number), _one_of(THINGS, self.number)
        return f"{first} {thing} {self.number}"

    @property
    def path(self) -> str:
        """Where it lies, without ending: `walks/page-14`."""
        return path_of(self.number)

    def linked(self) -> list["Article"]:
        """The five it links to, in its own section and in others."""
        return [Article((self.number + step) % self.total, self.total) for step in (1, 2, 7, 14, 45)]


def path_of(number: int) -> str:
    """`walks/page-14`"""
    return f"{_one_of(SECTIONS, number)}/page-{number}"


def articles(total: int) -> list[Article]:
    """All of them."""
    return [Article(number, total) for number in range(total)]


def text(article: Article, dialect: Dialect) -> str:
    """A whole file: front matter and about 250 words."""
    links = [f"[{each.title}]({dialect.link(each.path)})" for each in article.linked()]
    return f"---\ntitle: {article.title}\n---\n{body(article.number, links, dialect.notice)}"


def body(number: int, links: Sequence[str], notice: Callable[[str], str]) -> str:
    """Headings, a list, a table, a notice and five links, which are given as Markdown."""
    rows = [f"| Way {row} | {_figure(number, row, 50)} minutes | £{_figure(number, row + 3, 20)} |" for row in range(3)]
    parts = [
        _paragraph(number, 0),
        "## Before you come",
        "\n".join(f"- {_sentence(number, 3 + item)}" for item in range(3)),
        _paragraph(number, 6),
        "## What it takes",
        "\n".join(["| What | How long | Cost |", "| --- | --- | --- |", *rows]),
        notice(_sentence(number, 9)),
        "## Where to go next",
        f"Close by is {links[0]}, and a little further {links[1]}. **On a dry day** go on to {links[2]}.",
        f"Others liked {links[3]} and {links[4]}. {_sentence(number, 10)}",
    ]
    return "\n\n".join(parts) + "\n"


def write_pages(folder: Path, total: int, dialect: Dialect, index: str = "index.md") -> None:
    """Every article, a list of each section's, and a front page that links to the seven lists."""
    for section in SECTIONS:
        (folder / section).mkdir(parents=True, exist_ok=True)
    lists: dict[str, list[Article]] = {section: [] for section in SECTIONS}
    for article in articles(total):
        (folder / f"{article.path}.md").write_text(text(article, dialect), encoding="utf-8")
        lists[article.path.partition("/")[0]].append(article)
    for section, held in lists.items():
        links = "\n".join(f"- [{each.title}]({dialect.link(each.path)})" for each in held)
        _write(folder / section / index, section.capitalize(), f"Pages of this section:\n\n{links}")
    fronts = (f"- [{name.capitalize()}]({dialect.link(f'{name}/index').removeprefix('../')})" for name in SECTIONS)
    _write(folder / index, "The village", "What neighbours wrote down:\n\n" + "\n".join(fronts))


def plain_words(written: str) -> list[str]:
    """The words of a file as readers get them: no markup, addresses, names of fields, in small letters."""
    without = re.sub(r"\]\([^)]*\)|^\w+:(?= )|^!!! ", " ", written, flags=re.MULTILINE)
    return re.findall(r"[\w£]+", without.lower())


def _write(file: Path, title: str, words: str) -> None:
    file.write_text(f"---\ntitle: {title}\n---\n{words}\n", encoding="utf-8")


def _paragraph(number: int, place: int) -> str:
    return " ".join(_sentence(number, place + step) for step in range(3))


def _sentence(number: int, place: int) -> str:
    """Figures that hold the page's number keep every sentence its page's own."""
    words = _one_of(SENTENCES, number * 5 + place)
    return words.format(
        year=1100 + _figure(number, place, 900),
        few=_figure(number, place, 9),
        many=number * 16 + place + 2,
        thing=_one_of(THINGS, number + place * 3),
        people=_one_of(PEOPLE, number * 3 + place),
    )


def _figure(number: int, place: int, below: int) -> int:
    return 2 + (number * 37 + place * 13) % below


def _one_of(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]
