"""Links and references to a place on a page (`#opening-times`) that is not there."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from quality.findings import Finding
from quality.sites import file_of, pages_of

POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "for", "headers")
HERE = "https://here.invalid/"  # stands for the address of the site


@dataclass
class _Page(HTMLParser):
    """The places on one page, and what it points at."""

    names: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    pointed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name, tag) == ("name", "a"):
                self.names.add(value or "")
            elif name == "href" and tag in ("a", "area"):
                self.links.append(value or "")
            elif name in POINTING:
                self.pointed += (value or "").split()


def check(site: Path) -> list[Finding]:
    """Every dangling fragment of the site, and every attribute that names an id its page does not have."""
    known = {page: _read(file_of(site, page)) for page in pages_of(site)}
    return [finding for page in known for finding in _dangling(page, known)]


def _read(file: Path) -> _Page:
    parser = _Page()
    parser.feed(file.read_text(encoding="utf-8"))
    return parser


def _dangling(page: str, known: dict[str, _Page]) -> list[Finding]:
    found = [Finding(page, "", f"nothing here is called {name}", name) for name in known[page].pointed]
    found = [each for each in found if each.where not in known[page].names]
    for link in known[page].links:
        target = urlsplit(urljoin(HERE + page, link))
        place, there = unquote(target.fragment), known.get(unquote(target.path).lstrip("/"))
        ours = f"{target.scheme}://{target.netloc}/" == HERE
        if ours and there and place not in ("", "top") and place not in there.names:
            found.append(Finding(page, "", f"the link leads to #{place}, which is not there", link))
    return found
