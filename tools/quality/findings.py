"""What a check tells: where on which page something is in somebody's way."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is not as it should be.

    `page` is the address below the site's root (`spaces/hall/`), `mode` how the page was looked at (`320 dark`, or
    nothing where that does not matter), `where` the tag or the selector it is about.
    """

    page: str
    mode: str
    what: str
    where: str = ""

    def __str__(self) -> str:
        mode = f" ({self.mode})" if self.mode else ""
        where = f"\n    {self.where}" if self.where else ""
        return f"/{self.page}{mode}: {self.what}{where}"


class NotHere(Exception):  # noqa: N818  # it is no mistake, only a lack
    """A program that a check needs is not on this machine; the text says which, and how to get it."""
