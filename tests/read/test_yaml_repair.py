import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubsite.read import yaml_events
from hubsite.read.front_matter import split
from hubsite.read.yaml_text import examine, plain, read_yaml

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def parser(request, monkeypatch):
    monkeypatch.setattr(yaml_events, "_loader", request.param)


def said(text):
    node, problems = read_yaml(text, "a.yml")
    return plain(node), [(p.code, p.source.line) for p in problems]


def sentence(text):
    _, [problem] = read_yaml(text, "a.yml")
    return f"{problem.message} {problem.fix}"


def test_a_colon_in_a_value():
    text = "title: AGM: election of officers\nb: 1\n"
    assert said(text) == ({"title": "AGM: election of officers", "b": "1"}, [("yaml-colon-in-value", 1)])
    assert sentence(text) == (
        'A colon followed by a space confuses YAML. Put the title in quotes: `title: "AGM: election of officers"`.'
    )


def test_the_first_entry_of_a_list_without_its_dash():
    text = "b: 1\nsources:\n    url: x\n    title: X\n  - url: y\n    title: Y\nc: 2\n"
    sources = [{"url": "x", "title": "X"}, {"url": "y", "title": "Y"}]
    assert said(text) == ({"b": "1", "sources": sources, "c": "2"}, [("yaml-indent", 3)])
    assert sentence(text) == (
        "Line 5 begins an entry of a list with a dash, but this first one has none. Write it as `  - url: x`."
    )


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("[choir, , allotments]", "[choir, allotments]"),
        ("[choir,, allotments]", "[choir, allotments]"),
        ("[, choir]", "[choir]"),
        ("[choir, , ]", "[choir]"),
        ("[,]", "[]"),
        ("[a, , b,, , c, d]  # a, , b", "[a, b, c, d]  # a, , b"),
        ("[a, , 'b, , c', \"d,, e\"]", "[a, 'b, , c', \"d,, e\"]"),
        ("[[a,, b], , c]", "[[a, b], c]"),
    ],
)
def test_an_empty_entry_between_brackets(written, better):
    read_as = yaml.safe_load(better)
    assert said(f"a: 1\ngroups: {written}\nb: 2\n") == (
        {"a": "1", "groups": read_as, "b": "2"},
        [("yaml-empty-entry", 2)],
    )
    assert sentence(f"groups: {written}\n") == (
        "An entry between these brackets is empty: there is nothing before this comma. "
        f"Delete the comma that is one too many: `groups: {better}`."
    )


@pytest.mark.parametrize("written", ["[choir, ]", "[\n  choir,\n  allotments,\n]"])
def test_a_comma_at_the_end_of_a_list_is_no_mistake(written):
    assert said(f"groups: {written}\n")[1] == []


def test_an_empty_entry_on_a_line_of_its_own():
    lines = ["groups: [", "  choir,", "  ,", "  allotments,", "]"]
    assert said("\n".join(lines)) == ({"groups": ["choir", "allotments"]}, [("yaml-empty-entry", 3)])
    assert sentence("\n".join(lines)).endswith("Delete this line.")


def test_a_cancelled_meeting():
    assert sentence("a: 1\ntitle: [CANCELLED] AGM\nb: 2\n") == (
        'Starts with `[` — put it in quotes. Write `title: "[CANCELLED] AGM"`. '
        "To cancel a meeting use `status: cancelled`."
    )


@pytest.mark.parametrize(
    "value",
    ["[x](http://a)", "{name} x", "@hulmehub", "`x` y", "%50 off", "*important*", "& friends", "!a!b c",
     "> 18s only", "| x", "- thing", "? what", "]x", ",x", "-"],
)  # fmt: skip
def test_a_value_that_needs_quotes(value):
    text = f"a: 1\ncontact: {value}\nb: 2\n"
    assert said(text) == ({"a": "1", "contact": value, "b": "2"}, [("yaml-needs-quotes", 2)])
    assert sentence(text) == f'Starts with `{value[0]}` — put it in quotes. Write `contact: "{value}"`.'


def test_an_apostrophe_ends_the_text():
    text = "name: 'St John's Hall'\nb: 1\n"
    assert said(text)[0] == {"name": "St John's Hall", "b": "1"}
    assert sentence(text) == (
        "The apostrophe in *John's* ended the text early. Use double quotes: `name: \"St John's Hall\"`."
    )


@pytest.mark.parametrize(("value", "meant"), [('"The Swan" pub', '"The Swan" pub'), ('""Hall""', "Hall")])
def test_quotes_inside_quotes(value, meant):
    assert said(f"name: {value}\nb: 1\n") == ({"name": meant, "b": "1"}, [("yaml-quote-in-text", 1)])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('x: 1\nname: "Hall\nb: 1\n', {"x": "1", "name": "Hall", "b": "1"}),
        ('x: 1\nname: "Hall\nb: "1"\n', {"x": "1", "name": "Hall", "b": "1"}),
        ("x: 1\nname: 'Hall\nb: John's\n", {"x": "1", "name": "Hall", "b": "John's"}),
        ('x: 1\nname: "Hall”\nb: 1\n', {"x": "1", "name": "Hall", "b": "1"}),
        ("x: 1\nname: 'tis\nb: 1\n", {"x": "1", "name": "'tis", "b": "1"}),
        ('x: 1\nname: "one\n  two\nb: 1\n', {"x": "1", "name": "one two", "b": "1"}),
    ],
)
def test_a_quote_never_closed_is_shown_where_it_opens(text, meant):
    assert said(text) == (meant, [("yaml-quote-not-closed", 2)])


def test_a_backslash_in_double_quotes():
    assert said('a: "C:\\Docs"\nb: 1\n') == ({"a": "C:\\Docs", "b": "1"}, [("yaml-backslash", 1)])


def test_tabs():
    assert sentence("a: 1\nb: 2\nc:\n\td: 1\n") == "Line 4 is indented with a Tab. Start it with 2 spaces: `  d: 1`."
    assert said("a:\n\tb: 1\n\tc:\n\t\td: 2\n") == ({"a": {"b": "1", "c": {"d": "2"}}}, [("yaml-tab", 2)])
    assert said("a:\tb\nc: d\t\n") == ({"a": "b", "c": "d"}, [])


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("a:\n\tb: 1\n\tc:\n\t\td:\t2\n", "Start them with spaces: `  b: 1`, `  c:`, `    d: 2`."),
        ("a:\n    b: 1\n\tc: 2\n", "Start it with 4 spaces: `    c: 2`."),
        ("a:\n    b:\n\t\tc: 1\n", "Start it with 6 spaces: `      c: 1`."),
        ("a:\n  - id: b\n\t name: c\n", "Start it with 4 spaces: `    name: c`."),
        ("a:\n  - b\n\t- c\n", "Start it with 2 spaces: `  - c`."),
        ("- id: b\n\t\tname: c\n", "Start it with 2 spaces: `  name: c`."),
        ("a: 1\n\tb: 2\n", "Start it with no space: `b: 2`."),
        (f"a:\n\tb: {'x' * 300}\n", "Start it with 2 spaces."),
    ],
)
def test_a_line_with_a_tab_is_shown_as_it_should_stand_among_its_neighbours(text, fix):
    (problem,) = read_yaml(text, "a.yml")[1]
    assert (problem.code, problem.fix) == ("yaml-tab", fix)


@pytest.mark.parametrize(
    ("text", "meant", "line"),
    [
        ("a:\n  b: 1\n   c: 2\nd: 1\n", {"a": {"b": "1", "c": "2"}, "d": "1"}, 3),
        ("a:\n   b: 1\n  c: 2\nd: 1\n", {"a": {"b": "1", "c": "2"}, "d": "1"}, 3),
        ("a: 1\n b: 2\nc: 3\n", {"a": "1", "b": "2", "c": "3"}, 2),
        ("a: x\nb:\n  - c\n - d\n", {"a": "x", "b": ["c", "d"]}, 4),
        ("i:\n- c: d\n e: f\n", {"i": [{"c": "d", "e": "f"}]}, 3),
    ],
)
def test_a_line_out_of_place(text, meant, line):
    assert said(text) == (meant, [("yaml-indent", line)])


def test_both_lines_are_shown_with_dots():
    assert sentence("a:\n  b: 1\n   c: 2\n") == (
        "Line 3 starts with 3 spaces, but line 2, which it belongs with, with 2 spaces: "
        "`··b: 1` and then `···c: 2` (each dot is a space). Write it as `  c: 2`."
    )


@pytest.mark.parametrize(
    "text",
    ["title:Choir\nb: 1\n", "title：Choir\nb: 1\n", "title:Choir\nb:1\n"],
    ids=["colon", "wide", "all"],
)
def test_no_space_after_the_colon(text):
    node, problems = said(text)
    assert node == {"title": "Choir", "b": "1"}
    assert problems[0] == ("yaml-no-space", 1)


def test_text_that_hangs_loose():
    text = "description: |\nFirst line.\n\nSecond: line.\nmore: x\n"
    node, problems = said(text)
    assert node == {"description": "First line.\n\nSecond: line.\n", "more": "x"}
    assert problems == [("yaml-loose-text", 2)]
    assert said("just a sentence\nb: 1\n") == ({"b": "1"}, [("yaml-loose-text", 1)])
    assert said("a: 1\nmore words\nb: 1\n") == ({"a": "1 more words", "b": "1"}, [("yaml-loose-text", 2)])


@pytest.mark.parametrize(
    ("text", "line", "read_as"),
    [
        ("name Choir\nsummary: S\n", 1, {"name": "Choir", "summary": "S"}),
        (
            "name: Choir\nsummary We sing.\nchecked: never\n",
            2,
            {"name": "Choir", "summary": "We sing.", "checked": "never"},
        ),
        ('name: "Choir"\nsummary We sing.\n', 2, {"name": "Choir", "summary": "We sing."}),
        ("name: Choir\nchecked never\n", 2, {"name": "Choir", "checked": "never"}),
        ("name: Choir\nrelated\n  - band\n", 2, {"name": "Choir", "related": ["band"]}),
        ("name: Here\nplugins\n  usual:\n", 2, {"name": "Here", "plugins": {"usual": ""}}),
    ],
)
def test_a_field_without_its_colon(text, line, read_as):
    assert said(text) == (read_as, [("yaml-loose-text", line)])


def test_a_colon_that_is_missing_is_written_out_and_so_is_the_other_reading():
    assert sentence("name: Choir\nsummary We sing.\n") == (
        "`summary` has no colon after it. Put one there: `summary: We sing.`. "
        "Or, if it is part of `name`, start the line with 2 spaces."
    )
    assert sentence("name Choir\nsummary: S\n") == "`name` has no colon after it. Put one there: `name: Choir`."


def test_words_that_only_begin_like_a_field_the_file_has_are_text():
    assert "not far enough in" in sentence("summary: We have a\nsummary of it.\n")
    assert "not far enough in" in sentence("name: Choir\ndescription: |\nplaces to sit.\n")


def test_a_bracket_never_closed():
    assert said("a: [x, y\nb: 1\n") == ({"a": ["x", "y"], "b": "1"}, [("yaml-bracket-not-closed", 1)])
    assert said("a: [x, @y, z]\nb: 1\n") == ({"a": ["x", "@y", "z"], "b": "1"}, [("yaml-needs-quotes", 1)])


def test_a_text_of_two_lines_is_quoted_as_a_whole():
    assert said("a: We meet: every\n  week in John's\nb: 1\n")[0] == {
        "a": "We meet: every week in John's",
        "b": "1",
    }
    node, problems = said("a: Unit 4 #2\n  High St\nb: 1\n")
    assert (node["a"], problems) == ("Unit 4 #2 High St", [("yaml-comment-cut", 1)])


def test_all_mistakes_of_a_file_in_one_run():
    text = (
        "title: AGM: election\ncontact: @hub\nname: 'St John's'\nstart:7pm\nwhere:\n\troom: 1\n"
        'note: "open\nname: again\naddress: Unit 4 #2\nlast: ok\n'
    )
    node, problems = said(text)
    assert sorted(problems, key=lambda problem: problem[1]) == [
        ("yaml-colon-in-value", 1),
        ("yaml-needs-quotes", 2),
        ("yaml-apostrophe", 3),
        ("yaml-no-space", 4),
        ("yaml-tab", 6),
        ("yaml-quote-not-closed", 7),
        ("yaml-duplicate-key", 8),
        ("yaml-comment-cut", 9),
    ]
    assert node["last"] == "ok"


def test_too_many_mistakes_are_said_to_be_more():
    node, problems = read_yaml("".join(f"k{n}: @x\n" for n in range(60)), "a.yml")
    assert node is None
    assert problems[-1].code == "yaml-more-mistakes"
    assert len(problems) == 51


def test_what_nobody_can_mend_is_said_once():
    assert said("b: 1\n- a\n") == (None, [("yaml-unreadable", 2)])
    assert said("- a\nb: 1\n") == (None, [("yaml-unreadable", 2)])


def test_a_tab_mended_in_silence_hides_nothing():
    assert said("tags: [hall, kitch\ten]\nopenin") == (None, [("yaml-unreadable", 2)])


def test_a_flood_of_warnings_hides_no_error():
    flood = "".join(f"k{n}: “x”\n" for n in range(300))
    odd = "".join(f"k{n}:\u00a0x\n" for n in range(300))
    assert ("yaml-duplicate-key", 302) in said(f"{flood}a: 1\na: 2\n")[1]
    assert said(f"{odd}- a\n")[1][-1] == ("yaml-unreadable", 301)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("a:\n  - b: 1\n    - c: 2\n", ("yaml-indent", 3)), ("a: [b #c, d]\ne: 1\n", ("yaml-comment-cut", 1))],
)
def test_a_mend_that_does_not_help_is_not_tried_for_ever(text, problem):
    assert said(text)[1] == [problem]


def test_repairs_give_the_lines_before_and_after():
    reading = examine("a: 1\ntitle: AGM: x\nc:\n\td: “y”\n", "a.yml", first_line=3)
    assert [(r.line, r.before, r.after, r.code) for r in reading.repairs] == [
        (4, "title: AGM: x", 'title: "AGM: x"', "yaml-colon-in-value"),
        (6, "\td: “y”", "  d: “y”", "yaml-tab"),
        (6, "  d: “y”", "  d: y", "smart-quotes"),
    ]


def test_messages_hold_nothing_that_steers_a_terminal():
    for problem in read_yaml("a: @\x1b[31m\u202ex\nb: c: \x9bd\n", "a.yml")[1]:
        assert all(ord(character) >= 32 and character not in "\x7f\x9b\u202e" for character in problem.message)
        assert "\x1b" not in problem.fix
        assert "\u202e" not in problem.fix


SAMPLE = """\
# The hall
name: "St John's Hall"
address: 3 Mill Lane, Oldbridge
phone: 01632 960123
tags: [hall, kitchen, 'quiet room']
opening:
  monday: 9am to 5pm
  tuesday: closed
summary: |
  A hall for everybody:

  - big
description: >-
  One text
  over lines
people:
  - name: Ann
    role: chair
  - name: Bob
"""
INSERTS = ["\t", "\u00a0", "\ufeff", "“", "”", "'", '"', ":", ": ", "-", "- ", "#", " #", "[", "{", "]", "}",
           "&", "*", "!", "%", "@", "`", "|", ">", "?", "? ", ",", "\\", "\n", "\n---\n", "\n...\n", "<<: ",
           "\x00", "\u2028", "\u0085", "\ud800", "🎉", " ", "   ", "<<<<<<< a\n"]  # fmt: skip


def mutated(text, mutation, place, insert):
    if mutation == "drop":
        return text[:place] + text[place + 1 :]
    if mutation == "insert":
        return text[:place] + insert + text[place:]
    if mutation == "truncate":
        return text[:place]
    lines = text.split("\n")
    number = place % len(lines)
    if mutation == "double":
        return "\n".join([*lines[:number], lines[number], *lines[number:]])
    if mutation == "lose":
        return "\n".join([*lines[:number], *lines[number + 1 :]])
    return "\n".join([*lines[:number], " " + lines[number], *lines[number + 1 :]])


MUTATIONS = st.tuples(
    st.sampled_from(["drop", "insert", "insert", "truncate", "double", "lose", "shift"]),
    st.integers(0, len(SAMPLE)),
    st.sampled_from(INSERTS),
)
QUIET = settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUIET
@given(mutations=st.lists(MUTATIONS, min_size=1, max_size=4))
def test_no_mistake_makes_the_reader_fail(mutations):
    text = SAMPLE
    for mutation in mutations:
        text = mutated(text, *mutation)
    node, problems = read_yaml(text, "a.yml")
    assert node is not None or any(p.severity == "error" for p in problems) or not yaml_has_content(text)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.source.line <= lines for problem in problems)
    split(f"---\n{text}---\nHello\n", "a.md")


def yaml_has_content(text):
    lines = (line.lstrip("\ufeff \t") for line in text.split("\n"))
    return any(any(map(str.isalnum, line)) and not line.startswith(("#", "---", "...")) for line in lines)


@QUIET
@given(
    text=st.text(alphabet=st.sampled_from("ab:-#'\"[]{}&*!|>%@`?,\\<=.\n\t \u00a0\ufeff\u200b\x00\ud800“"), max_size=60)
)
def test_no_text_at_all_makes_the_reader_fail(text):
    read_yaml(text, "a.yml")
    split(text, "a.md")


@pytest.mark.parametrize("insert", ["\t", "\u00a0", "“", "'", '"', ": ", "#", "[", "@", "  "])
def test_a_problem_is_shown_near_the_slip(insert):
    """An insertion at any place is either harmless to the parser or said within one line of where it is."""
    far = []
    for place in range(len(SAMPLE)):
        text = SAMPLE[:place] + insert + SAMPLE[place:]
        line = SAMPLE.count("\n", 0, place) + 1
        _, problems = read_yaml(text, "a.yml")
        if problems and min(abs(problem.source.line - line) for problem in problems) > 1:
            far.append((place, line, problems[0]))
    assert len(far) <= len(SAMPLE) * 0.05, far[:5]
