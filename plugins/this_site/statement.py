"""How accessible the site may say it is. The one rule: what no person has audited claims little."""

# Regulation 8(4) of SI 2018/952, the model statement and GOV.UK's sample of it: what is not accessible and why, what
# there is instead, whom to tell, how the law is enforced.

from __future__ import annotations

from datetime import date

from hubsite import Hub, marked
from hubsite import gettext as _

from .settings import Audit, KnownProblem, ThisSiteSettings

STANDARD = "WCAG 2.2 AA"
_NOT_AUDITED = marked(
    "No person has audited this website, so it counts as partially compliant at most with the standard {standard}. "
    "Automated tests cannot find every problem."
)
_WITH_A_LIST = {
    "partially": marked(
        "This website is partially compliant with the standard {standard}, because of what is listed below."
    ),
    "not": marked("This website is not compliant with the standard {standard}, because of what is listed below."),
}
_WITHOUT_A_LIST = {
    "fully": marked("This website is fully compliant with the standard {standard}."),
    "partially": marked(
        "This website is partially compliant with the standard {standard}. "
        "This website has not yet listed what falls short."
    ),
    "not": marked(
        "This website is not compliant with the standard {standard}. This website has not yet listed what falls short."
    ),
}


def audit_of(settings: ThisSiteSettings, today: date) -> Audit | None:
    """The audit, once its day has come: a planned one proves nothing."""
    return settings.audit if settings.audit and settings.audit.day <= today else None


def status(settings: ThisSiteSettings, today: date) -> str:
    """`fully`, `partially`, `not` as an audit found; `not-audited` where there is none.

    A site that knows of something to mend is not fully compliant, whatever an audit said before.
    """
    audit = audit_of(settings, today)
    if audit is None:
        return "not-audited"
    return "partially" if audit.result == "fully" and settings.known_problems else audit.result


def status_words(settings: ThisSiteSettings, today: date) -> str:
    """The sentence that the model statement asks for, or the honest one where nothing supports it."""
    audit, found = audit_of(settings, today), status(settings, today)
    if audit is None:
        return _(_NOT_AUDITED, standard=STANDARD)
    sentences = _WITH_A_LIST if settings.known_problems else _WITHOUT_A_LIST
    return _(sentences[found], standard=audit.standard)


def problems_by_reason(settings: ThisSiteSettings) -> list[tuple[str, tuple[KnownProblem, ...]]]:
    """The known problems under the headings of the model statement; headings without one are left out."""
    headings = {
        "non-compliance": _("Not up to the standard"),
        "disproportionate-burden": _("Disproportionate burden"),
        "out-of-scope": _("Outside the scope of the accessibility regulations"),
    }
    found = [
        (heading, tuple(each for each in settings.known_problems if each.reason == reason))
        for reason, heading in headings.items()
    ]
    return [(heading, problems) for heading, problems in found if problems]


def never_tried(settings: ThisSiteSettings) -> bool:
    """Whether nobody who depends on it has used the site and said so."""
    return not settings.tried_by


def documents(hub: Hub) -> int:
    """How many PDFs the hub publishes: no test of ours opens them."""
    return sum(path.lower().endswith(".pdf") for path in hub.media)
