"""A stranger's answers become a file that people can go on with, and nothing else."""

import shutil

import pytest

from hubsite.bundled import bundled
from hubsite.issue_forms import FORMS, LONGEST, questions_of, read_form
from hubsite.look import look
from hubsite.problems import HubsiteError
from hubsite.suggesting import suggest, write_file
from hubsite.testing import A_SPACE, A_SUNDAY, write_hub

HUB = {"hub.yml": "name: Aldermere\nplugins: record_pages\n", "spaces/mill-hall.yml": A_SPACE}
EVENT = {
    "name": "Tea dance",
    "when": "first Friday of every month, 2pm to 4pm",
    "where": "Mill Hall",
    "what": "Dancing, with tea.\n\nNo partner needed.",
    "contact": "Ann, 07700 900123",
    "source": "It is on https://hall.example/dance.",
}
TEMPLATE = bundled("site_template")


def form(kind: str = "event", **changes: str) -> str:
    """The issue that GitHub makes of a form of the template."""
    answers = {"privacy": "- [X] I have given nobody's number."} | EVENT | changes
    questions = questions_of(TEMPLATE, kind)
    return "\n\n".join(f"### {label}\n\n{answers.get(name) or '_No response_'}" for label, name in questions.items())


def answers_of(hub, text: str) -> dict[str, str]:
    return read_form(hub, text)[1]


@pytest.fixture
def hub(tmp_path):
    shutil.copytree(TEMPLATE / ".github/ISSUE_TEMPLATE", tmp_path / "hub/.github/ISSUE_TEMPLATE")
    return write_hub(tmp_path / "hub", HUB)


def files(hub) -> set[str]:
    return {path.relative_to(hub).as_posix() for path in hub.rglob("*") if path.is_file()}


def records(hub) -> dict[str, object]:
    """The records of the hub by their files."""
    return {each.origin.file: each for each in look(hub, A_SUNDAY, safe=True).hub.records}


# --- Events and groups


def test_an_event_becomes_a_meeting(hub):
    done = suggest(hub, form(), A_SUNDAY)
    assert (done.form, done.file) == ("event", "content/meetings/tea-dance.yml")
    assert (hub / done.file).read_text() == (
        "name: Tea dance\n"
        "when: first Friday of every month, 2pm to 4pm\n"
        "held_at: mill-hall\n"
        "what_happens: |\n  Dancing, with tea.\n\n  No partner needed.\n"
        "sources:\n  - https://hall.example/dance\n"
        "checked: never\n"
    )
    assert "Nobody has checked it yet" in done.words
    assert "`content/meetings/tea-dance.yml`" in done.words


def test_a_group_becomes_a_group_with_its_first_sentence_as_its_summary(hub):
    done = suggest(hub, form("group", when="", what="We dance. Every week.\nAll welcome."), A_SUNDAY)
    assert (done.form, done.file) == ("group", "content/groups/tea-dance.md")
    assert (hub / done.file).read_text() == (
        "---\nname: Tea dance\nsummary: We dance.\nmeets_at: mill-hall\n"
        "sources:\n  - https://hall.example/dance\nchecked: never\n---\nWe dance. Every week.\nAll welcome.\n"
    )


def test_a_place_that_is_no_space_of_the_hub_is_told_in_words(hub):
    done = suggest(hub, form(where="The big tent"), A_SUNDAY)
    text = (hub / done.file).read_text()
    assert "held_at" not in text
    assert "Where: The big tent" in text


def test_what_is_wrong_with_the_file_is_said_in_the_words(hub):
    done = suggest(hub, form(when="whenever we like"), A_SUNDAY)
    assert "hubsite says of the file as it is:" in done.words
    assert f"{done.file}:2" in done.words and "[when-unreadable]" in done.words


def test_what_is_wrong_elsewhere_is_not_said(hub):
    write_hub(hub, HUB | {"groups/bad.yml": "nam: No\n"})
    assert "groups/bad" not in suggest(hub, form(), A_SUNDAY).words


# --- Nothing of a stranger is trusted


def test_how_to_reach_somebody_is_never_taken_over(hub):
    about = "Ring Ann on 07700 900123 or +44 1632 960 100, or write to ann.lee@mail.example today. From 03-12-2026."
    done = suggest(hub, form(name="Dance 07700900123", what=about, source="My aunt, ann@mail.example"), A_SUNDAY)
    text = (hub / done.file).read_text()
    for private in ("900123", "960 100", "ann.lee", "@", "aunt", "Ann,"):
        assert private not in text + done.words + done.file, private
    assert "(left out) or (left out), or write to (left out) today. From 03-12-2026." in text
    assert "was **not** taken over" in done.words


NAMES = ("../../hub", "/etc/passwd", "con", "..", "a/b\\c", "$(id)", "-rf *", "x\x00y", "日本", "q" * 500, "|| true #")


def test_a_name_leads_nowhere_but_to_a_new_file_of_the_folder(hub):
    before = files(hub)
    made = {write_file(hub, "event", answers_of(hub, form(name=name))) for name in NAMES}
    assert files(hub) - before == made
    assert len(made) == len(NAMES)
    for file in made:
        folder, _, last = file.rpartition("/")
        assert folder == "content/meetings"
        assert set(last.removesuffix(".yml")) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert last != "con.yml" and len(last) <= 90


TEXTS = (
    "yes",
    "a: b # c",
    "!!python/object/apply:os.system [id]",
    "*all",
    "--- x",
    "' \" : {[",
    "<<: *base",
    "=1+1",
    "\u202etxt.exe",
    "@everyone",
    "``` ~~~~ x",
    "| y",
)


def test_whatever_is_written_stays_a_text_of_its_own_field(hub):
    made = {}
    for text in TEXTS:
        about = f"{text}\n{text}\nrun_by: me\n---\nname: Other"
        made[write_file(hub, "event", answers_of(hub, form(name=text, what=about)))] = text
    found = records(hub)
    for file, text in made.items():
        fields = [line.split(":")[0] for line in (hub / file).read_text().splitlines() if line[:1].isalpha()]
        assert fields == ["name", "when", "held_at", "what_happens", "sources", "checked"]
        assert found[file].name == text.replace("\u202e", "")


def test_prose_cannot_end_the_fields_of_a_group_early_or_add_to_them(hub):
    abouts = ("---\nname: Other", "Fine.\n---\nrun_by: me", "\n---\n")
    made = [write_file(hub, "group", answers_of(hub, form(name="Dance", what=f"Dancing.\n{text}"))) for text in abouts]
    found = records(hub)
    assert len(set(made)) == 3
    for file in made:
        assert found[file].name == "Dance"
        assert not found[file].works_with


def test_answers_are_cut_to_a_length_that_is_enough(hub):
    answers = answers_of(hub, form(name="n" * 9999, what="a" * 99999))
    assert (len(answers["name"]), len(answers["what"])) == (LONGEST["name"], LONGEST["what"])


def test_a_question_that_is_asked_twice_counts_once(hub):
    label = next(iter(questions_of(hub, "event")))
    answers = answers_of(hub, form(what=f"Dancing.\n\n### {label}\n\nSomething else"))
    assert (answers["name"], answers["what"]) == ("Tea dance", "Dancing.")


def test_lines_as_github_ends_them_and_no_response(hub):
    answers = answers_of(hub, form(where="").replace("\n", "\r\n"))
    assert (answers["where"], answers["what"]) == ("", "Dancing, with tea.\n\nNo partner needed.")


def test_nothing_is_ever_overwritten(hub):
    write_hub(
        hub, HUB | {"meetings/tea-dance.md": "---\nname: Ours\n---\n", "meetings/tea-dance-2.yml": "name: Ours too\n"}
    )
    done = suggest(hub, form(), A_SUNDAY)
    assert done.file == "content/meetings/tea-dance-3.yml"
    assert (hub / "content/meetings/tea-dance.md").read_text() == "---\nname: Ours\n---\n"


def test_a_folder_that_leads_out_of_the_hub_is_left_alone(hub, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (hub / "content/meetings").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(HubsiteError, match="through a link"):
        suggest(hub, form(), A_SUNDAY)
    assert not list((tmp_path / "elsewhere").iterdir())


# --- Corrections


def correction(page: str, words: str = "Open on Mondays.") -> str:
    return form("correction", where=page, what=words)


def test_a_correction_is_only_said_with_the_file_that_it_is_about(hub):
    before = files(hub)
    done = suggest(hub, correction("https://hub.example/my-hub/spaces/mill-hall/"), A_SUNDAY)
    assert (done.form, done.file) == ("correction", "")
    assert "made from `content/spaces/mill-hall.yml`" in done.words
    assert "~~~~text\nOpen on Mondays.\n~~~~" in done.words
    assert files(hub) == before


@pytest.mark.parametrize("page", ["the hall", "https://[", "../../etc/passwd", "/spaces/nothing/", ""])
def test_a_page_that_is_none_of_a_record_is_said_to_be_unknown(hub, page):
    assert "No file of a record could be found" in suggest(hub, correction(page), A_SUNDAY).words


def test_a_correction_cannot_leave_its_box(hub):
    words = suggest(hub, correction("x", "~~~~\n@everyone [look](https://bad.example)\n~~~~"), A_SUNDAY).words
    assert words.count("\n~~~~\n") == 2
    assert words.rindex("@everyone") < words.rindex("\n~~~~\n")


# --- What is no form


@pytest.mark.parametrize("text", ["", "Hello", "### Another heading\n\ntext", "#### Name\n\nx"])
def test_a_text_of_no_form_is_told(hub, text):
    with pytest.raises(HubsiteError, match="none of their questions"):
        suggest(hub, text, A_SUNDAY)


def test_a_form_without_a_name_and_an_empty_correction_are_told(hub):
    with pytest.raises(HubsiteError, match="no name"):
        suggest(hub, form(name=""), A_SUNDAY)
    with pytest.raises(HubsiteError, match="neither which page"):
        suggest(hub, correction("", ""), A_SUNDAY)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_of_the_template_is_known_by_its_questions(hub, kind):
    assert read_form(hub, form(kind))[0] == kind
    needed = {"where", "what"} if kind == "correction" else {"name", "when", "where", "what", "contact", "source"}
    assert needed <= set(questions_of(hub, kind).values())


def test_a_hub_may_ask_in_its_own_words(hub):
    event = hub / ".github/ISSUE_TEMPLATE/event.yml"
    event.write_text("body:\n  - id: name\n    attributes:\n      label: Beth yw'r enw?\n")
    assert read_form(hub, "### Beth yw'r enw?\n\nDawns") == ("event", {"name": "Dawns"})


# --- The command


def test_the_command_prints_the_words_and_refuses_what_it_cannot_read(hub, tmp_path):
    from click.testing import CliRunner

    from hubsite.command_line.suggest import command

    answers = tmp_path / "answers.md"
    options = ["--answers", str(answers), "--hub", str(hub), "--today", "2026-11-22"]
    missing = CliRunner().invoke(command, options)
    assert "cannot be read" in str(missing.exception)
    answers.write_bytes(form("group").encode() + b"\xff")
    done = CliRunner().invoke(command, [*options, "--form", "group"])
    assert done.exit_code == 0 and "`content/groups/tea-dance.md`" in done.output
    answers.write_bytes(b"x" * 400_001)
    assert "longer than any issue" in str(CliRunner().invoke(command, options).exception)
