"""Which problems of a text carry mends: only those whose mended line cannot be meant otherwise."""

from __future__ import annotations

import pytest

from hubsite.problems import Mend
from hubsite.read.front_matter import split
from hubsite.read.yaml_text import plain, read_yaml


def mends(text):
    return [(mend.line, mend.new) for problem in read_yaml(text, "a.yml")[1] for mend in problem.mends]


SURE = {
    "title: AGM: election\n": [(1, 'title: "AGM: election"')],
    "title: AGM: election # in June\n": [(1, 'title: "AGM: election" # in June')],
    "title: AGM: Jo's\n  last one\nurl: x\n": [(1, "title: 'AGM: Jo''s"), (2, "  last one'")],
    "title:Choir\nsummary:x\n": [(1, "title: Choir"), (2, "summary: x")],
    "name: *friends of the park*\n": [(1, 'name: "*friends of the park*"')],
    "name: @hulmehub # later\n": [(1, 'name: "@hulmehub" # later')],
    "name: {{ next }}\n": [(1, 'name: "{{ next }}"')],
    "tags: [@a, b]\n": [(1, 'tags: ["@a", b]')],
    "name: 'St John's Hall'\n": [(1, 'name: "St John\'s Hall"')],
    'name: "The "Old" Hall"\n': [(1, "name: 'The \"Old\" Hall'")],
    'name: "Choir\nurl: x\n': [(1, 'name: "Choir"')],
    'name: "C:\\dall"\n': [(1, "name: 'C:\\dall'")],
    "a:\n\tb: 1\n\tc: 2\n": [(2, "  b: 1"), (3, "  c: 2")],
    "access:\n  a: b\n\u00a0\u00a0c: d\n": [(3, "  c: d")],
    "na\u200bme: Hall\n": [(1, "name: Hall")],
    "name: Ha\u200bll\n": [(1, "name: Hall")],
    "name: “Hall”\n": [(1, "name: Hall")],
    "name: !urgent bring chairs\n": [(1, 'name: "!urgent bring chairs"')],
}
FOR_A_PERSON = [
    "name: Hall phone: 0161 496 0000\n",  # two fields on one line
    "start: 7pm end: 9pm\n",
    "summary: Tue: we meet\n  and sing: loud\n- x\n",  # where does the text end?
    "summary: | All welcome\n",  # a long text may have been begun
    "summary: - tea - cake\n",
    "title: [CANCELLED] AGM\n",  # `status: cancelled` may be wanted
    "tags: [a], [b]\n",  # a list
    'tags: "a", "b"\n',
    "name: {a: b} c\n",
    "a: &x Choir\nb: *x\n",  # names for pieces of YAML
    "phone: !!str 0161 496 0000\n",
    'name: "say \\"hi\\" \\d"\n',
    "name: Room #2\n",  # `#2` may be a note that nobody wants published
    "a:\n  b: 1\n   c: 2\n",  # two columns it may belong in
    "a:\n    b: 1\n\tc: 2\n",  # a Tab as wide as four spaces
    "a:\n \tb: 1\n",
    "name: Ha\x07ll\n",  # a letter may have been lost
    "tags: [a, b\nname: x\n",
    "name: Hall\nname: Room\n",
]


@pytest.mark.parametrize("text", SURE)
def test_what_is_sure_has_mends(text):
    assert mends(text) == SURE[text]


@pytest.mark.parametrize("text", SURE)
def test_the_mended_text_says_what_was_read_and_is_told_no_more(text):
    lines = text.split("\n")
    for number, new in SURE[text]:
        lines[number - 1] = new
    node, problems = read_yaml("\n".join(lines), "a.yml")
    assert plain(node) == plain(read_yaml(text, "a.yml")[0])
    assert problems == []


@pytest.mark.parametrize("text", FOR_A_PERSON)
def test_what_has_two_readings_is_left_to_a_person(text):
    assert read_yaml(text, "a.yml")[1]
    assert mends(text) == []


def test_one_doubtful_mend_does_not_spoil_the_others():
    assert mends("title: AGM: x\nname: [a], [b]\nurl: @here\n") == [(1, 'title: "AGM: x"'), (3, 'url: "@here"')]


def test_a_line_with_two_mistakes_is_mended_in_two_readings():
    text = "title:\u00a0AGM: x\n"
    assert mends(text) == [(1, "title: AGM: x")]
    assert mends("title: AGM: x\n") == [(1, 'title: "AGM: x"')]


def test_of_a_file_with_more_mistakes_than_are_looked_for_the_first_can_be_mended():
    text = "".join(f"a{n}: b: c\n" for n in range(80))
    problems = read_yaml(text, "a.yml")[1]
    assert problems[-1].code == "yaml-more-mistakes"
    assert all(problem.mends for problem in problems[:-1])


def test_mends_count_lines_in_the_whole_file():
    problems = split("---\nname: Hall\nsummary: AGM: x\n---\nText: with: colons\n", "a.md")[3]
    assert [problem.mends for problem in problems] == [(Mend(3, "summary: AGM: x", 'summary: "AGM: x"'),)]
