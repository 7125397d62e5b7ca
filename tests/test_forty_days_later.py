"""A site that was built once and is read forty days later: every list is right by then, with the same files."""

import re
import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from hubsite.build import build
from hubsite.bundled import bundled
from hubsite.look import opened as opened_hub
from hubsite.plugins import SENSIBLE_SET
from hubsite.testing import A_SUNDAY, write_hub

LATER = A_SUNDAY + timedelta(days=40)
NOON = time(12)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SAID = re.compile(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})")


def days_in(text: str) -> list[date]:
    return [datetime.strptime(" ".join(found), "%d %B %Y").date() for found in SAID.findall(text)]


# --- A small hub in which everything that can change does


def small_hub() -> dict[str, str]:
    def meeting(name: str, when: str, more: str = "") -> str:
        return f"name: {name}\nwhen: {when}\nwhat_happens: We meet.\nrun_by: singers\nheld_at: hall\n{more}"

    return {
        "hub.yml": f"name: Here\nnation: england\nplugins: [{', '.join(sorted({*SENSIBLE_SET, 'whats_on'}))}]\n",
        "spaces/hall.yml": "name: The Hall\naddress: Mill Lane\naccess:\n  step_free: yes\n",
        "groups/singers.yml": "name: Singers\nsummary: We sing.\n",
        "bodies/council.yml": "name: Council\n",
        "decisions/bins.yml": "name: Bins\ndecides: council\n",
        "meetings/weekly.yml": meeting(
            "Weekly",
            "every Friday, 7pm to 9pm",
            "cost: Free\nmoved:\n  - date: 1 January 2027\n    to: 2 January 2027\n",
        ),
        "meetings/daily.yml": meeting("Daily", "every day, 9am to 10am", "cancelled: 2 January 2027\nchildren: Yes\n"),
        "meetings/once.yml": meeting("Once", "3 December 2026, 7pm to 8pm"),
        "meetings/yearly.yml": meeting("Yearly", "every year on 4 January, 2pm"),
        "meetings/council.yml": meeting(
            "Council",
            "first Monday of every month, 7pm",
            "related: decisions/bins\nactions:\n  - text: Ask the county.\n    owner_role: clerk\n"
            "    due: 4 December 2026\n    status: started\n  - text: Buy bulbs.\n    due: 4 February 2027\n",
        ).replace("singers", "council"),
        "consultations/soon.yml": "name: Closes soon\nopens: 1 October 2026\ncloses: 4 December 2026 17:00\n"
        "related: decisions/bins\n",
        "consultations/opens.yml": "name: Opens later\nopens: 15 December 2026\ncloses: 20 January 2027\n"
        "related: decisions/bins\n",
        "consultations/long.yml": "name: Takes long\nopens: 1 October 2026\ncloses: 14 January 2027\n",
        "consultations/future.yml": "name: Far away\nopens: 1 March 2027\ncloses: 1 May 2027\n",
        "issues/crossing.yml": "name: Crossing\nlevel: authority\nheld_by: council\nresponse_due: 15 December 2026\n",
        "funds/grants.yml": "name: Grants\ncloses: 31 December 2026\n",
        "funds/always.yml": "name: Always\n",
        "news/old.yml": "name: Short news\ndate: 20 November 2026\nexpires: 30 November 2026\n",
        "news/long.yml": "name: Long news\ndate: 2 November 2026\n",
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The example and the small hub, built for a Sunday and for forty days later: the folders by name and day."""
    folder = tmp_path_factory.mktemp("forty")
    shutil.copytree(bundled("plugins").parent / "content", folder / "example" / "content")
    config = folder / "example" / "content" / "hub.yml"
    # The days are the same in every language, and sheets take most of the time.
    one = config.read_text(encoding="utf-8").replace("  - ur\n", "").replace("  noticeboard:\n", "")
    config.write_text(one, encoding="utf-8")
    for translated in (folder / "example" / "content").rglob("*.ur.*"):
        translated.unlink()
    if "\nplugins:" not in config.read_text(encoding="utf-8"):
        names = ", ".join(sorted({*SENSIBLE_SET, "whats_on"}))
        config.write_text(f"{config.read_text(encoding='utf-8')}plugins: [{names}]\n", encoding="utf-8")
    write_hub(folder / "small", small_hub())
    found = {}
    for name in ("example", "small"):
        for day in (A_SUNDAY, LATER):
            out = folder / f"{name}-{day}"
            assert build(folder / name, out, day).published
            found[name, day] = out
    return found


@pytest.fixture
def opened(browser):
    """Opens a page of a site at a moment, UTC; gives the page."""
    contexts = []

    def open_page(site: Path, path: str, now: datetime, **options):
        contexts.append(browser.new_context(**{"timezone_id": "Pacific/Auckland"} | options))
        view = contexts[-1].new_page()
        if options.get("java_script_enabled", True):
            view.clock.set_fixed_time(now.replace(tzinfo=UTC))
        view.goto((site / path / "index.html").as_uri())
        return view

    yield open_page
    for context in contexts:
        context.close()


def hub_of(name: str, sites, day: date):
    return opened_hub(sites[name, A_SUNDAY].parent / name, day, safe=False)[0]


def next_times(hub, now: datetime) -> list[tuple[str, str]]:
    """Day and name of all that is on, asked of a hub whose today is that day."""
    found = []
    for meeting in hub.of("meetings"):
        for each in hub.next_happenings(meeting, 20):
            if each.is_over_after > now:
                found.append((each.start, meeting.name.casefold(), meeting.name))
    return [(f"{start:%A} {start.day} {start:%B %Y}", name) for start, _, name in sorted(found)]


LISTS = ["", "meetings", "consultations", "funds", "decisions", "news"]
NOW = datetime.combine(LATER, NOON)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("name", ["example", "small"])
def test_an_old_page_shows_what_a_new_one_shows(sites, opened, name, path):
    """Forty days after the build, a reader sees the very words that a build on that day would have given."""
    old, new = (opened(sites[name, day], path, NOW).inner_text("main") for day in (A_SUNDAY, LATER))
    assert old == new


@pytest.mark.parametrize("path", ["bodies/council", "groups/singers", "consultations/long"])
def test_so_do_the_pages_of_who_meets_and_what_is_asked(sites, opened, path):
    old, new = (opened(sites["small", day], path, NOW).inner_text("main") for day in (A_SUNDAY, LATER))
    assert old == new


def test_what_was_due_is_overdue(sites, opened):
    promised = opened(sites["small", A_SUNDAY], "bodies/council", NOW).inner_text("main")
    assert "Overdue: Ask the county." in promised and "Clerk, was due on 4 December 2026" in promised
    assert "To do: Buy bulbs." in promised and "Due on 4 February 2027" in promised
    issue = opened(sites["small", A_SUNDAY], "issues/crossing", NOW).inner_text("main")
    assert "Overdue: an answer was due on 15 December 2026" in issue and "none is on record yet" not in issue
    cards = opened(sites["small", A_SUNDAY], "issues", NOW).inner_text("main")
    assert "Overdue: an answer was due on Tuesday 15 December 2026" in cards and "Answer due by" not in cards


@pytest.mark.parametrize(
    ("days", "said"), [(0, "in 53 days"), (1, "in 52 days"), (51, "in 2 days"), (52, "tomorrow"), (53, "today")]
)
def test_the_days_left_are_right_on_every_day(sites, opened, days, said):
    """Also for a reader far away: in New Zealand it is Monday while it is Sunday noon here."""
    now = datetime.combine(A_SUNDAY, NOON) + timedelta(days=days)
    text = opened(sites["small", A_SUNDAY], "consultations/long", now).inner_text("main .facts")
    assert f"Thursday 14 January 2027, {said}\n" in text
    after = opened(sites["small", A_SUNDAY], "consultations/long", datetime(2027, 1, 15)).inner_text("main .facts")
    assert "Closed on Thursday 14 January 2027\n" in after and "today" not in after


@pytest.mark.parametrize("name", ["example", "small"])
def test_the_right_next_meeting_stands_first(sites, opened, name):
    expected = next_times(hub_of(name, sites, LATER), NOW)
    card = opened(sites[name, A_SUNDAY], "", NOW).inner_text(".next-meeting li:visible")
    assert card.startswith(expected[0][0]) and expected[0][1] in card
    lines = opened(sites[name, A_SUNDAY], "meetings", NOW).locator("main .coming").first.locator("> li:visible")
    shown = [text for text in lines.all_inner_texts() if not text.startswith(("Cancelled", "Moved"))]
    for text, (day, called) in zip(shown, expected[:10], strict=True):
        assert text.startswith(day) and called in text


@pytest.mark.parametrize("name", ["example", "small"])
def test_whats_on_is_whole_for_sixty_days(sites, opened, name):
    hub = hub_of(name, sites, LATER)
    last = LATER + timedelta(days=60)
    expected = [
        (each.start, meeting.name.casefold())
        for meeting in hub.of("meetings")
        for each in hub.happenings(meeting, LATER, last)
        if each.is_over_after > NOW
    ]
    view = opened(sites[name, A_SUNDAY], "whats-on", NOW)
    shown = [
        text
        for day in view.locator("main section section").all()
        if day.is_visible() and days_in(day.locator("h3").inner_text())[0] <= last
        for text in day.locator("li:visible").all_inner_texts()
        if not text.startswith("Last day")
    ]
    assert len(shown) == len(expected) > 20
    assert all(called in text.casefold() for text, (_, called) in zip(shown, sorted(expected), strict=True))


def paths_of(site: Path, *starts: str) -> list[str]:
    found = [
        file.parent.relative_to(site).as_posix() for start in starts for file in site.glob(f"{start}/**/index.html")
    ]
    return ["", *found]


@pytest.mark.parametrize("name", ["example", "small"])
def test_nothing_past_is_shown_as_coming(sites, opened, name):
    site = sites[name, A_SUNDAY]
    pages = paths_of(site, "whats-on", "meetings")
    assert len(pages) > 10
    # Where nothing comes or goes, nothing that is past can be shown as coming.
    changing = [path for path in pages if "data-until" in (site / path / "index.html").read_text(encoding="utf-8")]
    assert len(changing) > 10
    for path in changing:
        view = opened(site, path, NOW)
        coming = [*view.locator(".coming:not(.cards):visible, details[data-until]:visible").all_inner_texts()]
        # “moved here from” names the day on which it would have been.
        days = [day for text in coming for day in days_in(re.sub(r"\(moved here from [^)]*\)", "", text))]
        assert min(days, default=LATER) >= LATER, path
    assert "Closed on" in opened(sites["small", A_SUNDAY], "consultations", NOW).inner_text("main")


def test_what_has_closed_is_not_open(sites, opened):
    view = opened(sites["small", A_SUNDAY], "consultations", NOW)
    under = {
        part.locator("h2").inner_text(): part.locator("h3").filter(visible=True).all_inner_texts()
        for part in view.locator("main section:visible").all()
    }
    assert under == {
        "Open now": ["Takes long", "Opens later"],
        "Not open yet": ["Far away"],
        "Closed": ["Closes soon"],
    }


def test_when_no_date_is_left_it_says_so(sites, opened):
    after = datetime(2032, 1, 1)
    for path in ("", "meetings", "whats-on", "meetings/weekly"):
        view = opened(sites["small", A_SUNDAY], path, after)
        assert view.locator(".coming-none:visible").first.inner_text().casefold().startswith("no date is known")


def test_without_script_the_page_is_whole_and_true_on_the_day_of_the_build(sites, opened):
    site, day = sites["small", A_SUNDAY], datetime.combine(A_SUNDAY, time())
    for path in [*LISTS, "whats-on", "meetings/weekly"]:
        with_script = opened(site, path, day).inner_text("main")
        assert opened(site, path, day, java_script_enabled=False).inner_text("main") == with_script


def test_the_clock_is_a_uk_one(tmp_path, opened):
    """In summer an event that ends at 8pm is over at 7pm of Greenwich time, wherever the reader's computer stands."""
    when = "name: Fair\nwhen: 1 June 2027, 7pm to 8pm\nwhat_happens: Stalls.\n"
    root = write_hub(tmp_path / "hub", {"hub.yml": "name: Here\nplugins: [record_pages]\n", "meetings/fair.yml": when})
    assert build(root, tmp_path / "out", date(2027, 6, 1)).published
    for minutes, seen in ((59, True), (60, False)):
        now = datetime(2027, 6, 1, 18) + timedelta(minutes=minutes)
        assert opened(tmp_path / "out", "meetings", now).locator(".coming li").first.is_visible() == seen
