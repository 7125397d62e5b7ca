"""`hubsite new`: whatever is answered, the hub has no problem of any sort."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from hubsite.build import build
from hubsite.bundled import bundled
from hubsite.command_line import questions
from hubsite.command_line.new import command
from hubsite.councils import council_called, councils
from hubsite.licences import LICENCES
from hubsite.look import look
from hubsite.new import QUESTIONS, NewHub, checked, files_of, new_hub, refuse_if_taken
from hubsite.problems import HubsiteError
from hubsite.read.config import read_config
from hubsite.testing import A_SUNDAY
from hubsite.written_by_us import MACHINE

# Of every structure: a district below a county, unitary, in London, metropolitan, in each other nation, in the area of
# a combined authority, about to be replaced, and the two that are like no other.
STRUCTURES = [
    "cambridge", "cornwall", "camden", "trafford", "cardiff", "edinburgh", "belfast", "surrey", "city-of-london",
    "isles-of-scilly",
]  # fmt: skip


def made(folder, **answers):
    new_hub(folder, NewHub.of({"name": "Ashcombe", **answers}))
    return folder


def config_of(root):
    config, problems = read_config(root)
    assert not problems
    return config.values


def run(*arguments, typed=""):
    return CliRunner().invoke(command, [str(each) for each in arguments], input=typed)


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(questions, "in_a_terminal", lambda: True)


def test_a_hub_with_every_answer_in_a_folder_with_spaces_builds(tmp_path):
    root = made(
        tmp_path / "our hub",
        council="Trafford",
        repository="a-name/our-hub",
        contact="hello@ashcombe.example",
        run_by="Volunteers: all of us",
        licence="ogl",
    )
    # Sheets of paper take longest; the slow test has them.
    hub = root / "content" / "hub.yml"
    hub.write_text(hub.read_text(encoding="utf-8").replace("  noticeboard:\n", ""), encoding="utf-8")
    built = build(root, tmp_path / "the site", A_SUNDAY)
    assert built.published
    assert not built.problems
    assert "CC-BY" not in (tmp_path / "the site" / "hub.json").read_text()


def test_a_hub_of_which_nothing_is_said_has_no_problem(tmp_path):
    new_hub(tmp_path / "hub", NewHub())
    assert not look(tmp_path / "hub", A_SUNDAY).problems


@pytest.mark.slow
@pytest.mark.parametrize("council", STRUCTURES)
def test_no_council_gives_a_problem_and_each_builds(tmp_path, council):
    root = made(tmp_path / "hub", council=council, repository="a-name/our-hub")
    for day in (A_SUNDAY, date(2028, 2, 29), date(2031, 7, 1)):
        assert not look(root, day).problems
    assert build(root, tmp_path / "site", A_SUNDAY).published
    shutil.rmtree(tmp_path)


def test_the_answers_stand_in_hub_yml(tmp_path):
    root = made(
        tmp_path / "hub",
        name="St Mary's: the Green",
        council="Council of the Isles of Scilly",
        repository="https://github.com/A-Name/our-hub.git",
        contact="hello@ashcombe.example",
        run_by="Neighbours #1",
        public_body="Yes",
        licence="cc0",
    )
    config = config_of(root)
    assert (config.name, config.run_by, config.public_body) == ("St Mary's: the Green", "Neighbours #1", "yes")
    assert (config.council, config.nation) == ("isles-of-scilly", "england")
    assert config.repository == "https://github.com/A-Name/our-hub"
    assert config.site_url == "https://a-name.github.io/our-hub/"
    assert config.contact.email == "hello@ashcombe.example"
    licence = (root / "LICENCE.md").read_text(encoding="utf-8")
    assert "CC0-1.0" in licence and "St Mary's: the Green, kept by Neighbours #1" in licence
    assert "CC0-1.0" in (root / "content" / "hub.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Yes", "1066", "No 10", "- x", "[Green]", "a # b", "null", "“Green”", "'s", "\\"])
def test_any_name_is_kept_as_it_was_said(tmp_path, name):
    assert config_of(made(tmp_path / "hub", name=name)).name == name


@pytest.mark.parametrize(
    ("answers", "address"),
    [
        ({"repository": "me/hub"}, "https://me.github.io/hub/"),
        ({"repository": "me/me.github.io"}, "https://me.github.io/"),
        ({"repository": "me/hub", "custom_domain": "Ashcombe.example"}, "https://ashcombe.example/"),
        ({"repository": "me/hub", "site_url": "https://a.example/b/"}, "https://a.example/b/"),
        ({}, ""),
    ],
)
def test_the_address_follows_from_what_is_known(answers, address):
    assert NewHub.of(answers).address == address


def test_the_workflows_call_the_hubsite_that_was_named():
    files = files_of(NewHub.of({"machine": "ashcombe/hubsite"}))
    text = b"".join(content for path, content in files.items() if path.startswith(".github/"))
    assert MACHINE.encode() not in text
    assert text.count(b"ashcombe/hubsite/.github/workflows/") == text.count(b"/hubsite/.github/workflows/") > 0


def test_the_machine_is_where_the_project_says_it_is():
    project = (bundled("site_template").parent / "pyproject.toml").read_text(encoding="utf-8")
    named = re.search(r'^Source = "https://github\.com/([^"]+)"', project, re.MULTILINE)
    assert named is None or named[1] == MACHINE


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("council", "Traford", "trafford"),
        ("council", "Northumbria", "northumberland"),
        ("council", "Borough Council", "Write its name"),
        ("licence", "cc-buy", "cc-by"),
        ("licence", "mine", "cc-by-sa"),
        ("contact", "hello@", "clerk@ashcombe.example"),
        ("repository", "hub", "your-name/your-hub"),
        ("nation", "Wails", "wales"),
        ("public_body", "perhaps", "unknown"),
        ("site_url", "ashcombe", "https://"),
        ("custom_domain", "ashcombe", "ashcombe.example"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_with_the_nearest_right_one(name, text, words):
    with pytest.raises(HubsiteError) as told:
        checked(name, text)
    assert words in told.value.fix


def test_a_council_in_another_nation_is_told():
    with pytest.raises(HubsiteError, match="Cardiff Council is not in England"):
        NewHub.of({"council": "cardiff", "nation": "england"})


def test_every_council_is_found_by_its_id_and_by_its_full_name():
    assert len(councils()) == 382
    for council in councils().values():
        assert council_called(council.id) == council
        assert council_called(council.name.upper()) == council


def test_questions_are_asked_again_until_the_answer_fits(tmp_path, at_a_terminal):
    answers = ["", "Ashcombe", "Traford", "trafford", "", "no", "", "", "mine", "cc0"]
    ran = run(tmp_path / "hub", typed="\n".join(answers) + "\n")
    assert ran.exit_code == 0, ran.output
    assert "No council is called 'Traford'. Did you mean `trafford`" in ran.output
    assert "Write one of: `cc-by`, `cc-by-sa`, `cc0`, `ogl`." in ran.output
    config = config_of(tmp_path / "hub")
    assert (config.name, config.council, config.public_body) == ("Ashcombe", "trafford", "no")
    assert all(words in ran.output for _, words, _ in QUESTIONS)


def test_what_is_given_is_not_asked(tmp_path, at_a_terminal):
    given = ["--name=Ashcombe", "--council=kent", "--run-by=Us", "--public-body=no", "--contact=a@b.example"]
    ran = run(tmp_path / "hub", *given, "--repository=a/b", "--licence=ogl")
    assert ran.exit_code == 0
    assert "?" not in ran.output


def test_nothing_is_asked_where_nobody_could_answer(tmp_path):
    ran = run(tmp_path / "a hub")
    assert ran.exit_code == 0
    assert "?" not in ran.output and f"hubsite serve '{tmp_path}/a hub'" in ran.output


def test_a_folder_that_holds_something_is_left_alone(tmp_path, at_a_terminal):
    (tmp_path / "mine.txt").write_text("mine")
    ran = run(tmp_path)
    assert isinstance(ran.exception, HubsiteError)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_every_file_for_editors_and_forms_is_in_a_new_hub():
    files = files_of(NewHub())
    assert {".vscode/settings.json", ".vscode/hubsite.json", "LICENCE.md", "CODE_OF_CONDUCT.md"} <= set(files)
    for path, content in files.items():
        if path.startswith("content/") and path.endswith(".yml"):
            named = re.match(
                rb"# yaml-language-server: \$schema=((?:\.\./)+)(\.vscode/schemas/[a-z]+\.json)\n", content
            )
            assert named, path
            assert named[1].count(b"../") == path.count("/")
            assert named[2].decode() in files
    assert len(LICENCES) == 4


def test_the_forms_keep_their_names():
    import yaml

    for form in ("event", "group", "correction"):
        text = bundled("site_template") / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
        read = yaml.safe_load(text.read_text(encoding="utf-8"))
        assert read["labels"] == ["suggestion"]
        ids = [each["id"] for each in read["body"] if each["type"] != "markdown"]
        assert len(ids) == len(set(ids))
        assert set(ids) <= {"name", "when", "where", "what", "contact", "source", "privacy", "urgent"}
        labels = [each["attributes"]["label"] for each in read["body"] if "id" in each]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("where", [".", "..", "../a hub"])
def test_a_folder_is_called_by_its_own_name(tmp_path, monkeypatch, where):
    (tmp_path / "a hub/inside").mkdir(parents=True)
    (tmp_path / "a hub/inside/file").write_text("")
    monkeypatch.chdir(tmp_path / "a hub/inside" if where != "../a hub" else tmp_path / "a hub")
    name = "inside" if where == "." else "a hub"
    with pytest.raises(HubsiteError, match=f"'{name}' exists already"):
        refuse_if_taken(Path(where))


def test_what_the_disk_refuses_is_a_sentence(tmp_path):
    (tmp_path / "dead").symlink_to("nowhere")
    (tmp_path / "file").write_text("")
    for name, words in (
        ("dead", "'dead' is a link"),
        ("file/hub", "could not be written"),
        ("n" * 300, "could not be"),
    ):
        with pytest.raises(HubsiteError, match=words):
            new_hub(tmp_path / name, NewHub())


def test_an_address_of_private_mail_is_not_published(command, tmp_path):
    ran = command("new", tmp_path / "hub", "--contact", "ann@gmail.com", "--no-questions")
    assert ran.code == 1 and "somebody's own mail" in ran.err and not (tmp_path / "hub").exists()


def test_who_has_not_said_where_hubsite_is_kept_is_told_to(command, tmp_path):
    assert "--machine OWNER/NAME" in command("new", tmp_path / "one", "--no-questions").out
    assert "--machine" not in command("new", tmp_path / "two", "--machine", "ann/hubsite", "--no-questions").out
