"""What a hub lacks is said worst first with the file to open; who takes it over gets one sheet."""

import pytest

from hubsite.testing import write_hub

DAY = ("--today", "2026-11-22")
WHOLE = """name: Ashcombe
run_by: Neighbours
public_body: no
council: trafford
site_url: https://ashcombe.example/
repository: https://github.com/ashcombe/hub
contact:
  email: hello@ashcombe.example
  phone: 01632 960100
plugins:
  usual:
  doctor:
    keys:
      - what: The mailbox hello@ashcombe.example
        holder: Secretary
        second: Treasurer
        renew: 1 May 2027
"""
HALL = "name: Hall\naddress: Mill Lane\naccess:\n  step_free: yes\nchecked: 1 November 2026\n"
FULL = {
    "hub.yml": WHOLE,
    "spaces/hall.yml": HALL,
    "groups/choir.yml": "name: Choir\nsummary: We sing.\njoining: just-turn-up\n",
    "meetings/song.yml": "name: Song\nwhen: every Tuesday, 7pm to 9pm\nheld_at: hall\nwhat_happens: We sing.\n",
    "ways/listen.yml": "name: Come and listen\n",
    "funds/small.yml": "name: Small grants\ncloses: 1 December 2026\n",
    "people/ray.yml": "name: Alex Ray\n",
}


@pytest.fixture
def doctor(command, tmp_path):
    def ask(files, name="doctor"):
        return command(name, "--hub", write_hub(tmp_path, files), *DAY)

    return ask


def test_a_hub_that_has_everything_is_told_so(doctor):
    ran = doctor(FULL)
    assert (ran.code, ran.out) == (0, "This hub has everything that its readers expect.\n")


def test_a_bare_hub_is_told_the_worst_first_and_where_to_write(doctor):
    lines = doctor({"hub.yml": "name: Ashcombe\n"}).out.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads[:3] == ["This shuts people out", "This may mislead", "Here people get stuck"]
    assert lines[1].startswith("  Nobody can be reached about this site.")
    assert "    content/hub.yml" in lines and heads[-1].endswith("things are missing.")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("spaces/hall.yml", "name: Hall\naddress: Mill Lane\n", "One meeting says nothing about getting in."),
        ("spaces/hall.yml", "name: Hall\naddress: Mill Lane\n", "One space says nothing about getting in."),
        (
            "groups/choir.yml",
            "name: Choir\nsummary: We sing.\n",
            "One group says neither how to reach it nor how to join.",
        ),
        (
            "meetings/song.yml",
            "name: Song\nwhen: every Tuesday, 7pm\nwhat_happens: S.\n",
            "One meeting does not say where it is.",
        ),
        (
            "meetings/song.yml",
            "name: Song\nwhat_happens: S.\nwhen: 1 May 2026, 7pm\n",
            "No meeting or event is announced for the coming month.",
        ),
        ("decisions/bins.yml", "name: Bins\nchecked: never\nhow_to_ask: Ring.\n", "One decision has no source."),
        (
            "decisions/bins.yml",
            "name: Bins\nchecked: never\nhow_to_ask: Ring.\n",
            "One decision does not say who decides.",
        ),
        ("bodies/parish.yml", "name: Parish\n", "One body cannot be reached."),
        ("consultations/park.yml", "name: Park\n", "One consultation does not say how to answer."),
        ("hub.yml", WHOLE.replace("        second: Treasurer\n", ""), "Only one role can get into: The mailbox"),
        ("hub.yml", WHOLE.replace("  phone: 01632 960100\n", ""), "This site can be reached by e-mail only."),
    ],
)
def test_what_is_missing_is_said(doctor, file, text, said):
    out = doctor({**FULL, file: text}).out
    assert said in out


def test_a_meeting_that_is_over_lacks_nothing_any_more(doctor):
    over = {**FULL, "meetings/old.yml": "name: Old\nwhat_happens: S.\nwhen: 1 May 2026, 7pm\n"}
    assert "everything" in doctor(over).out


def test_many_files_are_counted_and_not_all_named(doctor):
    groups = {f"groups/g{number}.yml": f"name: Group {number}\nsummary: We meet.\n" for number in range(8)}
    lines = doctor({**FULL, **groups}).out.splitlines()
    assert "  8 groups say neither how to reach them nor how to join. The page leads nowhere." in lines
    assert sum("content/groups/" in line for line in lines) == 5 and "    … and 3 more files" in lines


def test_the_sheet_for_who_takes_over_names_roles_and_what_is_due(doctor):
    out = doctor(FULL, "handover").out
    assert out.startswith("# Handing over Ashcombe\n")
    assert "- The mailbox hello@ashcombe.example: Secretary ____" in out
    assert "second: Treasurer" in out and "renew by Saturday 1 May 2027" in out
    assert "- The domain of the site: ____" in out and "The mailbox hello@ashcombe.example: ____" not in out
    assert "- Tuesday 1 December 2026: Small grants closes" in out
    assert "two people are owners of the organisation" in out and "one person's own account" in out


def test_the_sheet_says_how_many_facts_are_due_in_which_month(doctor):
    checked = {**FULL, "spaces/hall.yml": HALL.replace("1 November 2026", "1 December 2025")}
    assert "- December 2026: 1 fact has to be checked again" in doctor(checked, "handover").out
    late = {**FULL, "spaces/hall.yml": HALL.replace("1 November 2026", "1 May 2025")}
    assert "- Now: 1 facts have not" not in (said := doctor(late, "handover").out) and "Now: 1 fact has not" in said


def test_a_wrong_key_is_told_at_its_field(command, tmp_path):
    hub = write_hub(tmp_path, {**FULL, "hub.yml": WHOLE.replace("holder:", "holdr:")})
    assert "Did you mean `holder`" in command("check", hub, *DAY).out
