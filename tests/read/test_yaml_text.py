import pickle
import time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from hubsite.problems import Severity, Source
from hubsite.read import yaml_events
from hubsite.read.yaml_text import Fields, Items, Text, as_typed, at, find, plain, read_yaml

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def parser(request, monkeypatch):
    monkeypatch.setattr(yaml_events, "_loader", request.param)


def read(text):
    node, problems = read_yaml(text, "a.yml")
    return plain(node), [(p.code, p.source.line, p.source.column) for p in problems]


@pytest.mark.parametrize(
    "value",
    ["yes", "NO", "null", "~", "19:30", "0123", "1_000", "1.10", "2026-02-30", "+441614960000", "0x1F"],
)
def test_every_value_stays_text(value):
    assert read(f"a: {value}\n") == ({"a": value}, [])


def test_values_know_their_places():
    text = 'name: Hall\ntags:\n  - "a"\n  - b\nnote: |\n  one\n  two\nmore: x\n  y\nempty:\n'
    node, problems = read_yaml(text, "a.yml", first_line=10)
    assert problems == []
    tags = node.get("tags")
    assert [(t, t.line, t.column, t.end_line, t.quoted) for t in tags] == [
        ("a", 12, 5, 12, True),
        ("b", 13, 5, 13, False),
    ]
    note, more, empty = node.get("note"), node.get("more"), node.get("empty")
    assert (note.line, note.end_line, note.quoted) == (14, 16, True)
    assert (more, more.line, more.end_line) == ("x y", 17, 18)
    assert (empty, empty.line, empty.quoted) == ("", 19, False)
    assert [key.line for key in node] == [10, 11, 14, 17, 19]
    assert (tags.line, tags.column, tags.flow) == (12, 3, False)


def test_columns_count_characters():
    node, _ = read_yaml("é🎉: x\n", "a.yml")
    assert node.get("é🎉").column == 5


def test_find_gives_the_deepest_part_there_is():
    node, _ = read_yaml("a: 1\ncontact:\n  phones:\n    - x\n    - y\n", "a.yml")
    assert find(node, ("contact", "phones", 1)) == (5, 7)
    assert find(node, ("contact", "email")) == (2, 1)
    assert find(node, ("contact", "phones", 9)) == (3, 3)
    assert find(node, ("gone", "a")) == (1, 1)
    assert find(None, ("a",)) == (0, 0)


def test_brackets_give_what_was_typed():
    node, _ = read_yaml("title: [CANCELLED]\nb: {x: 1}\nc:\n  - d\ne: f\n", "a.yml")
    assert isinstance(node.get("title"), Items)
    assert node.get("title").flow
    assert as_typed(node, ("title",)) == "[CANCELLED]"
    assert as_typed(node, ("b",)) == "{x: 1}"
    assert [as_typed(node, path) for path in [("c",), ("e",), ("gone",), ()]] == [""] * 4
    assert at(node, ("c", 0)) == "d"


def test_plain_is_for_pydantic():
    class Space(BaseModel, extra="forbid"):
        name: str
        tags: list[str]

    node, _ = read_yaml("name: Hall\ntags: [a, b]\n", "a.yml")
    assert Space.model_validate(plain(node)) == Space(name="Hall", tags=["a", "b"])


def test_a_text_survives_pickling():
    node, _ = read_yaml("a: [b, {c: d}]\n", "a.yml")
    again = pickle.loads(pickle.dumps(node))
    assert again == node
    assert find(again, ("a", 1, "c")) == find(node, ("a", 1, "c"))


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "---\n---\n", "\ufeff"])
def test_a_text_that_says_nothing(text):
    assert read_yaml(text, "a.yml") == (None, [])


@pytest.mark.parametrize("text", ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "\ufeffa: 1\nb: 2\n", "---\na: 1\nb: 2\n---\n"])
def test_line_ends_and_marks_of_other_systems(text):
    assert read(text) == ({"a": "1", "b": "2"}, [])


def test_no_fields_and_fields_at_a_place():
    assert find(Fields.empty(3, 1), ("a",)) == (3, 1)
    assert "a" not in Fields.empty()


def message(text):
    _, [problem] = read_yaml(text, "a.yml")
    return problem


def test_a_field_written_twice():
    problem = message("x: 1\ny: 2\nname: A\n# \n\n\n\n\nname: B\n")
    assert f"{problem.message} {problem.fix}" == "`name` is written twice (lines 3 and 9). Keep one."
    assert problem.source == Source("a.yml", 9, 1)
    assert read("name: A\nname: B\n")[0] == {"name": "A"}


def test_two_records():
    assert read("a: 1\n---\nb: 2\n---\n@\n") == ({"a": "1"}, [("two-records", 2, 1)])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x\n  b: 1\nc: *x\n", "yaml-alias"),
        ("a: &x [*x]\n", "yaml-alias"),
        ("<<: {a: 1}\nb: 2\n", "yaml-alias"),
        ("a: !!python/object:os.system [x]\n", "yaml-tag"),
        ("a: !!str 'x'\n", "yaml-tag"),
    ],
)
def test_what_is_not_allowed(text, code):
    _, problems = read(text)
    assert {found for found, _, _ in problems} == {code}


@pytest.mark.parametrize("value", ["&friends of the park", "!urgent bring chairs", "*important"])
def test_signs_of_yaml_are_kept_as_text(value):
    node, [(_, line, column)] = read(f"a: {value}\nb: 1\n")
    assert node == {"a": value, "b": "1"}
    assert (line, column) == (1, 4)
    assert message(f"a: {value}\n").fix == f'Write `a: "{value}"`.'


@pytest.mark.parametrize("text", ["&name", "!name", "*name"])
def test_a_sign_alone_is_not_nothing(text):
    node, problems = read(text)
    assert (node, len(problems)) == (text, 1)


def test_a_block_in_braces_is_text():
    assert read("a: {{ next-meetings }}\nb: 1\n")[0] == {"a": "{{ next-meetings }}", "b": "1"}


def test_text_cut_by_a_hash():
    problem = message("address: Unit 4 #2, High St\n")
    assert problem.severity is Severity.WARNING
    assert problem.message == "Everything after ` #` was ignored."
    assert problem.fix == 'Put the value in quotes: `address: "Unit 4 #2, High St"`.'
    assert problem.source == Source("a.yml", 1, 16)
    assert message("room: #2\n").code == "yaml-comment-cut"


@pytest.mark.parametrize("line", ["a: b # note", "a: 'b' #2", "a: x#2", "#2: x\na: b", "a: |\n  x #2", "a: 'x #2'"])
def test_comments_and_quoted_hashes_are_fine(line):
    assert read(f"{line}\n")[1] == []


def test_no_break_spaces_in_the_indentation():
    text = "a:\n\u00a0\u00a0b: 1\n"
    assert read(text) == ({"a": {"b": "1"}}, [("yaml-odd-space", 2, 1)])
    assert message(text).message == "Line 2 starts with a 'no-break space' copied from another program."


@pytest.mark.parametrize("line", ["title:\u00a0Choir", "title\u00a0: Choir", "title: \u2003Choir"])
def test_odd_spaces_beside_the_colon(line):
    node, problems = read(f"{line}\n")
    assert node == {"title": "Choir"}
    assert [code for code, _, _ in problems] == ["yaml-odd-space"]


@pytest.mark.parametrize("text", ["a: 7\u00a0pm\n", "a: |\n  \u00a0b\n  c:\u00a0d\n", "a: 👩\u200d🌾 عر\u200fبي\n"])
def test_odd_characters_in_a_text_are_the_writers_own(text):
    assert read(text) == (yaml.load(text, yaml.BaseLoader), [])


@pytest.mark.parametrize("value", ["“Hall”", "‘St John’s’", "„Hall“", "«Hall»", "”Hall”"])
def test_curly_quotes_around_a_value(value):
    node, [(code, _, _)] = read(f"name: {value}\n")
    assert node == {"name": value[1:-1]}
    assert code == "smart-quotes"


def test_curly_quotes_inside_a_value_stay():
    assert read("a: “A” and “B”\nb: the “Hall”\n") == ({"a": "“A” and “B”", "b": "the “Hall”"}, [])


def test_invisible_characters_in_a_name():
    problem = message("na\u200bme: Hall\n")
    assert problem.code == "invisible-character"
    assert "`na·me`" in problem.message
    assert "`name`" in problem.fix
    assert read("na\u200dme: Hall\n")[0] == {"name": "Hall"}


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x1b", "control-character"), ("\x00", "control-character"), ("\udc80", "control-character"),
     ("\u202e", "invisible-character"), ("\u200b", "invisible-character"), ("\ufeff", "invisible-character"),
     ("\u2028", "invisible-character")],
)  # fmt: skip
def test_characters_that_are_no_text_are_left_out(character, code):
    text = f"x: 1\na: b{character}c\n"
    node, [(found, line, _)] = read(text)
    assert node["a"].replace(" ", "") == "bc"
    assert (found, line) == (code, 2)
    problem = message(text)
    assert character not in problem.message + problem.fix


def test_characters_spelled_out_with_a_backslash():
    assert read('a: "x\\e\\0\\x9b y\\tz"\n') == ({"a": "x y\tz"}, [("control-character", 1, 4)])


def test_both_versions_of_a_line():
    text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4\n"
    assert read(text) == ({"a": "1", "b": "2", "c": "4"}, [("merge-conflict", 2, 1)])


def test_a_field_without_its_space_is_not_swallowed():
    assert read("name: Hall\n  start:7pm\nb: 1\n")[1] == [("yaml-no-space", 2, 3)]
    assert read("tags:\n  -a\n  -b\n")[1] == [("yaml-no-space", 2, 3), ("yaml-no-space", 3, 3)]
    assert read("a: see\n  https://example.org\nlat: -2.31\n")[1] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: Bring\n  - tea\n  - cake\n", [2]),
        ("a: Bring tea\n  and - if you can - cake\n", []),
        ("a: >-\n  Bring:\n\n  - tea\n  - cake\n", [5]),
        ("a: >\n  Bring\n  - tea\nb: 1\n", [3]),
        ("a: >\n  - tea\n\n  - cake\n\n    - and a fork\nb:\n  - c\n  - d\n", []),
        ("a: |\n  Bring\n  - tea\n  - cake\n", []),
        ("a: |\n  1. Ask\n  2. Ask them\n  - bodies/mill-trust\nb: 1\n", [4]),
        ("a: |\n  Bring\n  - tea/coffee\n  - home-made\n", []),
        ("a: |\n  Bring\n\n  - tea/coffee\n\n\nb: 1\n", []),
        ("a: >-\n", []),
    ],
)
def test_a_list_that_became_part_of_a_text(text, told):
    assert [problem[:2] for problem in read(text)[1]] == [("yaml-list-in-text", line) for line in told]


def test_a_quote_that_only_closes():
    node, [problem] = read_yaml('a: 1\n  # one\nname: Mill Hall"\nb: "2"\n', "a.yml")
    assert plain(node)["name"] == 'Mill Hall"'
    assert (problem.code, problem.source.line) == ("yaml-quote-not-opened", 3)
    assert 'Write `name: "Mill Hall"`.' in problem.fix


@pytest.mark.parametrize("value", ['They say "come in"', "the wardens'", "'a plank of 12\"'"])
def test_other_quotes_at_the_end(value):
    assert read(f"a: {value}\n")[1] == []


def nested(depth):
    return "[" * depth + "]" * depth


def test_depth_is_bounded():
    assert read(nested(50))[1] == []
    assert [code for code, _, _ in read(nested(51))[1]] == ["yaml-too-deep"]


def test_the_number_of_values_is_bounded(monkeypatch):
    monkeypatch.setattr(yaml_events, "MOST_NODES", 5)
    assert read("[a, b, c, d]")[1] == []
    assert [code for code, _, _ in read("[a, b, c, d, e]")[1]] == ["yaml-too-much"]


LAUGHS = "a0: &a0 [lol]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
MERGES = "a0: &a0 {x: 1}\n" + "".join(f"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 30))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (nested(30_000), "yaml-too-deep"),
        ("[" * 1_999_999, "yaml-too-deep"),
        ("{" * 1_999_999, "yaml-too-deep"),
        ("- " * 999_999, "yaml-too-deep"),
        ("x" * 10_000_000, "file-too-big"),
        (LAUGHS, "yaml-alias"),
        (MERGES, "yaml-alias"),
        ("&a [*a]\n", "yaml-alias"),
        (f"[{'*a, ' * 400_000}]", "yaml-alias"),
    ],
    ids=["closed", "brackets", "braces", "dashes", "huge", "laughs", "merges", "recursive", "aliases"],
)
def test_bombs_are_refused_at_once(text, code):
    start = time.process_time()
    _, problems = read_yaml(text, "a.yml")
    assert {problem.code for problem in problems} == {code}
    assert time.process_time() - start < 2  # far more than it takes, for a busy machine


def test_a_long_line_is_read():
    assert len(read("a: " + "x " * 500_000 + "x\n")[0]["a"]) == 1_000_001


WORDS = st.text(alphabet="abcdeé 19:.,'\"#&-_äß?🎉", max_size=20)
# A name that starts with a dash is told to be a list without its space, which is what volunteers mean by it.
KEYS = WORDS.filter(lambda word: not word.startswith("-"))
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
# A file that is nothing but one text holds no fields, and may well be a list whose dashes lack a space.
@given(
    tree=st.lists(TREES, max_size=4) | st.dictionaries(KEYS, TREES, max_size=4),
    flow=st.sampled_from([None, False, True]),
)
def test_well_formed_yaml_is_read_as_the_library_reads_it(tree, flow):
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True)
    expected = yaml.load(text, yaml.BaseLoader)
    node, problems = read_yaml(text, "a.yml")
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    assert plain(node) == expected
    assert node is None or isinstance(node, Text | Fields | Items)


def test_a_flood_of_one_mistake_does_not_hide_another():
    flood = "".join(f"f{number}: “x”\n" for number in range(300))
    codes = [each.code for each in read_yaml(f"{flood}last: a #b\n", "a.yml")[1]]
    assert codes.count("smart-quotes") == 200 and codes.count("yaml-comment-cut") == 1
