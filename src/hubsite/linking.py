"""What is done to the HTML of every whole page by rule, and asks nobody: other languages marked, terms explained,
links final. It depends on nothing but what is given here, so that it is done once for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b

from markupsafe import Markup

from hubsite.addresses import Addresses, Lost, with_links, with_unique_ids
from hubsite.bundled import PACKAGE
from hubsite.explained import Terms, explained
from hubsite.foreign import with_marked_links
from hubsite.language import gettext as _
from hubsite.markdown.scripts import with_foreign_scripts
from hubsite.memory import Memory, digest_of
from hubsite.texts import plain

# The place is marked until all ids are final.
PARTS_BEGIN = Markup("<!-- hub-parts -->")
# With fewer parts than these below its facts nobody needs to be told what is on a page.
_MANY_PARTS = 6
_PART = re.compile(
    r'<section(?![^>]*\s(?:data-|hidden))[^>]*\saria-labelledby="([^"]+)"[^>]*>\s*<h2 id="\1">(.*?)</h2>', re.DOTALL
)
_LINKS = re.compile(r"</?a\b[^>]*>")
# What puts words into HTML, and what reads the catalogues.
_LIBRARIES = ("markupsafe", "babel")
_SOUND, _HAS_LOST = b"+", b"-"


@dataclass(frozen=True, slots=True)
class Whole:
    """The HTML of a page with all that stands on it: its address, and the content file that it was made from."""

    path: str
    file: str
    body: Markup


@dataclass(frozen=True)
class Linker:
    """Links the pages of one language: of `tag`, the first of a hub's `languages` or a further one."""

    tag: str
    languages: Sequence[str]
    terms: Terms
    addresses: Addresses

    def linked(self, pages: Iterable[Whole], memory: Memory) -> Iterator[tuple[Markup, Sequence[Lost]]]:
        """The body of each page with terms explained and links final, and the links of it that lead nowhere."""
        pages = list(pages)
        things = ((self._made_from(each), partial(self._kept, each)) for each in pages)
        for page, kept in zip(pages, memory.recall_all(things), strict=True):
            if kept[:1] == _SOUND:
                yield Markup(kept[1:].decode(errors="surrogatepass")), ()
            else:  # what leads nowhere stops the build, so that it need not be quick
                yield self._linked(page)

    @cached_property
    def _known(self) -> str:
        """Names all that the same HTML depends on, whichever page it stands on."""
        known = [
            digest_of(PACKAGE, *_LIBRARIES),
            self.tag,
            list(self.languages),
            self.terms.as_text,
            self.addresses.as_text,
        ]
        return f"linked {blake2b(repr(known).encode(errors='surrogatepass')).hexdigest()}"

    def _made_from(self, page: Whole) -> bytes:
        return f"{self._known} {(page.path, page.file)} {page.body}".encode(errors="surrogatepass")

    def _kept(self, page: Whole) -> bytes:
        body, nowhere = self._linked(page)
        return _HAS_LOST if nowhere else _SOUND + body.encode(errors="surrogatepass")

    def _linked(self, page: Whole) -> tuple[Markup, list[Lost]]:
        body = Markup(with_foreign_scripts(with_marked_links(page.body), self.tag, self.languages))
        here = page.path.removeprefix(self.addresses.prefix)
        body = explained(_with_contents(with_unique_ids(body)), self.terms, here)
        return with_links(body, page.path, page.file, self.addresses)


def _with_contents(body: Markup) -> Markup:
    """Links to the parts below the facts, if they are many; to those that come and go with time there are none."""
    first, _begin, parts = body.partition(PARTS_BEGIN)
    found = _PART.findall(parts)
    if len(found) < _MANY_PARTS:
        return first + parts
    link, said = Markup('<li><a href="#{}">{}</a></li>'), _("On this page")
    links = Markup("").join(link.format(name, Markup(_LINKS.sub("", words))) for name, words in found)
    frame = Markup('<nav class="letters" aria-label="{}"><details><summary>{}</summary><ul>{}</ul></details></nav>')
    return first + frame.format(plain(said), said, links) + parts
