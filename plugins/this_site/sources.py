"""Where the law on these pages was read, and on which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_READ = date(2026, 11, 22)
_LAW = "https://www.legislation.gov.uk"
_GOV = "https://www.gov.uk"
EASS = "https://www.equalityadvisoryservice.com/"
EQUALITY_COMMISSION_NI = "https://www.equalityni.org/"
ICO_COMPLAINT = "https://ico.org.uk/make-a-complaint/"
GITHUB_PAGES = "https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages"


@dataclass(frozen=True, slots=True)
class LawSource:
    """A page that was read for a fact; `read` is None where nobody has made sure yet. Titles are English."""

    url: str
    title: str
    read: date | None = None


_SOURCES = {
    "statement": LawSource(
        f"{_LAW}/uksi/2018/952/regulation/8",
        "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
        _READ,
    ),
    "adjustment": LawSource(f"{_LAW}/uksi/2018/952/regulation/12", "The same regulations, regulation 12", _READ),
    "sample": LawSource(
        f"{_GOV}/government/publications/sample-accessibility-statement/"
        "sample-accessibility-statement-for-a-fictional-public-sector-website",
        "Sample accessibility statement, GOV.UK",
        _READ,
    ),
    "enforcement": LawSource(
        f"{_GOV}/government/publications/"
        "memorandum-of-understanding-monitoring-and-enforcement-of-public-sector-website-accessibility/"
        "memorandum-of-understanding",
        "Monitoring and enforcement of public sector website accessibility, GOV.UK",
        _READ,
    ),
    "who-is-bound": LawSource(
        f"{_GOV}/guidance/accessibility-requirements-for-public-sector-websites-and-apps",
        "Understanding accessibility requirements for public sector bodies, GOV.UK",
    ),
    "basis": LawSource(f"{_LAW}/eur/2016/679/article/6", "UK General Data Protection Regulation, Article 6"),
    "rights": LawSource(f"{_LAW}/eur/2016/679/chapter/III", "UK General Data Protection Regulation, Articles 12 to 22"),
    "complaint-to-us": LawSource(
        "https://ico.org.uk/about-the-ico/responses-to-ico-consultations/"
        "summary-of-responses-to-our-consultation-on-draft-complaints-guidance-for-organisations/"
        "key-themes/acknowledge-the-complaint",
        "Information Commissioner’s Office: acknowledging a complaint",
        _READ,
    ),
    "complaint-to-ico": LawSource(
        "https://ico.org.uk/make-a-complaint/data-protection-complaints/what-to-expect/",
        "Information Commissioner’s Office: what to expect when you complain",
        _READ,
    ),
    "github": LawSource(GITHUB_PAGES, "GitHub: what is GitHub Pages?", _READ),
}


def sources(names: Iterable[str]) -> list[LawSource]:
    """The sources of these names, in this order."""
    return [_SOURCES[name] for name in names]
