"""What is known to be so of a meeting and eases going there: free, without steps, for children, from home."""

from __future__ import annotations

import re
from typing import Any

from hubsite import Happening, Hub, Record, pgettext, with_commas
from hubsite import gettext as _

from .sheet import Text

# Only what is plainly so, and never more than the page of what is on says.
_FREE = re.compile(
    r"(?i)(?:free(?: of charge| entry| to all| for (?:all|everyone))?|no (?:charge|cost)|nothing|£0)"
    r"\s*(?:[,;:(]|\.(?!\d)|$)"
)
_YES = re.compile(r"(?i)(?:yes|all ages|welcome|children (?:are )?welcome)(?:[.;]|$)")


def ticks(hub: Hub, meeting: Record, happening: Happening) -> Text:
    """`Free, Step-free place`. It is read in the main language of the hub, whatever is spoken."""
    written: Any = (hub.original or hub).get(meeting.key)
    access = getattr(hub.get(happening.held_at), "access", None)
    known = (
        (pgettext("what costs nothing", "Free"), "free" in written.tags or _FREE.match(written.cost or "")),
        (_("Step-free place"), getattr(access, "step_free", None) == "yes"),
        (_("Children welcome"), _YES.match(written.children or "")),
        (_("Join from home"), written.online_url),
    )
    return with_commas(words for words, is_so in known if is_so)
