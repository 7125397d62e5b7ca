"""A place that is closed on the day: found for every reason, said so that it reads well."""

from datetime import date
from importlib import import_module

import pytest

from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
closed = import_module("_hubsite_plugin_noticeboard.closed")
words_of = import_module("_hubsite_plugin_noticeboard.sheet").words_of

HUB = "name: Here\nnation: england\nplugins: [record_pages]\n"
SONGS = "name: Songs\nwhen: every Friday, 7pm\nwhat_happens: We sing.\nheld_at: hall\n"
CHRISTMAS = date(2026, 12, 25)
HOURS = "opening_hours: [Monday to Thursday 9am to 5pm, {}]\n"


def hub_of(folder, space, songs=SONGS):
    files = {"hub.yml": HUB, "spaces/hall.yml": A_SPACE + space, "meetings/songs.yml": songs}
    look = make_hub(folder, files, today=A_SUNDAY)
    assert not look.has_errors, look.problems
    return look.hub


def times(hub, last=CHRISTMAS):
    return hub.happenings(hub.of("meetings")[0], A_SUNDAY, last)


@pytest.mark.parametrize(
    ("space", "is_closed"),
    [
        ("", False),
        ("closed_from: 25 December 2026\n", True),
        ("closed_from: 26 December 2026\n", False),
        ("closed_until: 25 December 2026\n", True),
        ("closed_until: 24 December 2026\n", False),
        (HOURS.format('"25 December: closed"'), True),
        (HOURS.format('"24 December 2026 to 1 January 2027: closed"'), True),
        (HOURS.format("bank holidays closed"), True),
        (HOURS.format('"25 December: 10am to noon"'), False),
        (HOURS.format("Saturday 9am to noon"), False),
    ],
)
def test_a_place_is_closed_for_a_time_or_by_its_hours(tmp_path, space, is_closed):
    hub = hub_of(tmp_path, space)
    assert closed.is_closed(hub, times(hub)[-1]) is is_closed
    said = "Mill Hall: Closed; please ask before you set out." if is_closed else ""
    assert words_of(closed.closed_words(hub, times(hub)[-1])) == said


def test_whom_to_ask_is_said_where_the_place_has_a_telephone(tmp_path):
    hub = hub_of(tmp_path, "closed_from: 1 December 2026\nphone: 01632 960110\n")
    said = "please ask before you set out. Telephone: 01632 960110"
    assert words_of(closed.closed_words(hub, times(hub)[-1])) == f"Mill Hall: Closed; {said}"
    (text,) = closed.closed_days(hub, times(hub))
    assert words_of(text) == f"Closed: from 1 December 2026 until further notice; {said}"
    (at_home,) = closed.closed_days(hub, times(hub), at_home=True)
    assert words_of(at_home).endswith("please ask before you set out.")


def test_where_no_place_is_known_none_is_closed(tmp_path):
    hub = hub_of(tmp_path, "closed_from: 1 November 2026\n", SONGS.replace("held_at: hall\n", ""))
    assert not any(closed.is_closed(hub, each) for each in times(hub))


@pytest.mark.parametrize(
    ("space", "days"),
    [
        ("closed_from: 1 December 2026\n", "from 1 December 2026 until further notice"),
        ("closed_until: 4 December 2026\n", "until 4 December 2026"),
        ("closed_from: 1 December 2026\nclosed_until: 4 December 2026\n", "1 December 2026 to 4 December 2026"),
        (HOURS.format('"25 December 2026: closed"'), "25 December 2026"),
    ],
)
def test_of_a_series_each_closure_is_said_once(tmp_path, space, days):
    hub = hub_of(tmp_path, space)
    assert [words_of(each) for each in closed.closed_days(hub, times(hub))] == [
        f"Closed: {days}; please ask before you set out."
    ]


@pytest.mark.parametrize(
    ("space", "said"),
    [
        ("closed_from: 1 December 2026\n", "It will close: from 1 December 2026 until further notice."),
        ("closed_until: 22 November 2026\n", "Closed for now: until 22 November 2026."),
        ("closed_until: 21 November 2026\n", ""),
        ("", ""),
    ],
)
def test_what_a_place_says_of_itself(tmp_path, space, said):
    hub = hub_of(tmp_path, space)
    assert words_of(closed.say_closure(hub, hub.get("spaces/hall"))) == said


@pytest.mark.parametrize(
    ("space", "last"),
    [
        ("", None),
        ("closed_from: 1 November 2026\n", None),
        ("closed_until: 21 November 2026\n", None),
        ("closed_until: 22 November 2026\n", date(2026, 11, 22)),
        ("closed_from: 22 November 2026\nclosed_until: 30 November 2026\n", date(2026, 11, 30)),
        ("closed_from: 23 November 2026\nclosed_until: 30 November 2026\n", date(2026, 11, 22)),
        ("closed_from: 23 November 2026\n", date(2026, 11, 22)),
    ],
)
def test_what_is_said_of_a_closure_is_true_until_a_day(tmp_path, space, last):
    hub = hub_of(tmp_path, space)
    assert closed.last_day_said(hub, hub.get("spaces/hall")) == last
    assert closed.last_day_said(hub, None) is None
