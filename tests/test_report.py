"""Problems told to people, to tools and to GitHub: the same ones, and content can steer none of them."""

import json
from dataclasses import replace

import pytest

from hubsite import report
from hubsite.problems import Problem, Severity, Source, sort_key

WRONG = Problem(
    code="time-unreadable",
    message="'7ish' is not a time.",
    fix="Write `start: 7pm`.",
    source=Source("content/meetings/council.yml", 4, 8),
    plugin="checks",
)
ADVICE = Problem(code="no-source", message="No source.", severity=Severity.ADVICE)
HOSTILE = replace(
    WRONG, message="\x1b[31mred\x1b[0m\n::error::no\r\u202eover | <b>\x07", fix="a\n::set-output::x\x1b]0;t"
)


def test_text_has_place_severity_sentence_code_and_the_cure_below():
    assert report.as_text([WRONG, ADVICE]) == (
        "content/meetings/council.yml:4:8  error  '7ish' is not a time.  [time-unreadable]\n"
        "    Write `start: 7pm`.\n"
        "advice  No source.  [no-source]\n"
    )


def test_no_problems_are_no_text():
    assert report.as_text([]) == ""


def test_a_fix_of_several_lines_stays_below():
    said = report.as_text([replace(WRONG, fix="Write:\nwhen: 7pm")]).splitlines()
    assert said[1:] == ["    Write:", "    when: 7pm"]


def test_colour_goes_to_place_and_severity_alone():
    said = report.as_text([WRONG], lambda style, text: f"<{style}>{text}</>")
    assert said.splitlines()[0] == (
        "<place>content/meetings/council.yml:4:8</>  <error>error</>  '7ish' is not a time.  [time-unreadable]"
    )


@pytest.mark.parametrize(("number", "more"), [(199, ""), (200, ""), (201, "… and 1 more."), (5000, "… and 4800 more.")])
def test_a_long_list_is_cut_and_says_so(number, more):
    said = report.as_text([replace(WRONG, source=Source(f"{place}.yml", 4)) for place in range(number)]).splitlines()
    assert sum("[time-unreadable]" in line for line in said) == min(number, 200)
    assert (said[-1] == more) == bool(more)


def test_of_each_kind_of_error_one_is_always_shown():
    many = [replace(WRONG, source=Source(f"{place}.yml", 4)) for place in range(300)]
    said = report.as_text([*many, replace(WRONG, code="bad-link", source=Source("z.yml", 1))])
    assert said.count("[time-unreadable]") == 199 and "z.yml:1" in said and said.endswith("… and 101 more.\n")


def in_lines(first, last, file="a.yml", **said):
    return [replace(WRONG, source=Source(file, line), **said) for line in range(first, last + 1)]


def test_one_mistake_many_times_in_one_file_is_told_a_few_times_and_counted():
    other = replace(WRONG, code="bad-link", source=Source("b.yml", 1))
    said = report.as_text([*in_lines(1, 1995), other]).splitlines()
    assert [line.split()[0] for line in said if "[time-unreadable]" in line] == [f"a.yml:{n}" for n in range(1, 6)]
    assert said[-3:-1] == [
        "    … and 1,990 more like this in this file.",
        "b.yml:1  error  '7ish' is not a time.  [bad-link]",
    ]
    assert not any(line.endswith(" more.") for line in said)


def test_those_that_are_only_counted_are_few_enough_to_be_named_by_their_lines():
    assert report.as_text(in_lines(1, 6)).endswith("    … and 1 more like this in this file (line 6).\n")
    assert report.as_text(in_lines(1, 8)).endswith("    … and 3 more like this in this file (lines 6, 7 and 8).\n")
    assert "more like this" not in report.as_text(in_lines(1, 5) + in_lines(1, 5, "b.yml"))


def test_what_is_told_in_other_words_is_told_more_often():
    several = [replace(each, message=f"'{n}ish' is not a time.") for n, each in enumerate(in_lines(1, 300))]
    said = report.as_text(several).splitlines()
    assert sum("[time-unreadable]" in line for line in said) == 20
    assert said[-1] == "    … and 280 more like this in this file."


def test_a_flood_of_warnings_in_one_file_leaves_room_for_those_of_others():
    flood = in_lines(1, 900, severity=Severity.WARNING)
    others = [replace(WRONG, severity=Severity.WARNING, source=Source(f"z{n}.yml", 1)) for n in range(195)]
    said = report.as_text([*flood, *others])
    assert all(f"z{n}.yml:1 " in said for n in range(195)) and "895 more like this in this file." in said


def test_the_one_error_is_not_hidden_by_advice():
    advice = [replace(ADVICE, code=f"a{number}", source=Source("a.yml", number + 1)) for number in range(205)]
    said = report.as_text([*advice, replace(WRONG, source=Source("z.yml"))]).splitlines()
    assert said[-3] == "z.yml  error  '7ish' is not a time.  [time-unreadable]" and said[-1] == "… and 6 more."
    assert said[0].startswith("a.yml:1  advice") and "a.yml:199  advice" in said[-4]


@pytest.mark.parametrize(("number", "shown", "more"), [(20, 20, ""), (21, 20, "1"), (200, 20, "180"), (900, 20, "880")])
def test_the_same_advice_again_and_again_is_folded(number, shown, more):
    several = [replace(ADVICE, source=Source(f"a{place}.yml", 1)) for place in range(number)]
    said = report.as_text([*several, replace(WRONG, source=Source("b.yml"))]).splitlines()
    assert sum("[no-source]" in line for line in said) == shown
    assert (f"    … and {more} more like this." in said) == bool(more)
    assert said[-2].startswith("b.yml  error") and not any(line.endswith(" more.") for line in said)


def test_advice_that_is_folded_in_each_file_is_folded_in_all_and_every_piece_counted():
    several = [replace(ADVICE, source=Source(f"a{file}.yml", line)) for file in range(6) for line in range(1, 16)]
    said = [line.strip() for line in report.as_text(several).splitlines()]
    here = [line for line in said if "in this file" in line]
    assert sum("[no-source]" in line for line in said) == 20 and said[-1] == "… and 30 more like this."
    assert here == ["… and 10 more like this in this file (lines 6, 7, 8, 9, 10, 11, 12, 13, 14 and 15)."] * 4


def test_the_summary_names_errors_first_when_there_are_too_many():
    errors = [replace(WRONG, source=Source(f"{place}.yml", 4)) for place in range(300)]
    said = report.as_summary([ADVICE] * 5000 + errors)
    assert said.count("'7ish' is not a time.") == 200 and "… and 5100 more" in said and len(said) < 100_000


@pytest.mark.parametrize(
    ("errors", "warnings", "advice", "words"),
    [
        (0, 0, 0, "no problems"),
        (1, 0, 0, "1 error"),
        (2, 1, 0, "2 errors and 1 warning"),
        (1, 2, 3, "1 error, 2 warnings and 3 pieces of advice"),
        (0, 0, 1, "1 piece of advice"),
    ],
)
def test_problems_are_counted_in_words(errors, warnings, advice, words):
    several = zip(Severity, (errors, warnings, advice), strict=True)
    assert report.count([replace(WRONG, severity=severity) for severity, n in several for _ in range(n)]) == words


def test_json_holds_every_field_of_the_contract():
    assert json.loads(report.as_json([WRONG, ADVICE])) == {
        "problems": [
            {
                "code": "time-unreadable",
                "severity": "error",
                "message": "'7ish' is not a time.",
                "fix": "Write `start: 7pm`.",
                "file": "content/meetings/council.yml",
                "line": 4,
                "column": 8,
                "plugin": "checks",
                "mendable": False,
            },
            {
                "code": "no-source",
                "severity": "advice",
                "message": "No source.",
                "fix": "",
                "file": "",
                "line": 0,
                "column": 0,
                "plugin": "",
                "mendable": False,
            },
        ]
    }
    assert json.loads(report.as_json([])) == {"problems": []}


def test_json_gives_words_back_as_they_were():
    assert json.loads(report.as_json([HOSTILE]))["problems"][0]["message"] == HOSTILE.message


def test_github_puts_a_problem_at_its_line():
    assert report.as_github([WRONG]) == (
        "::error file=content/meetings/council.yml,line=4,col=8,title=time-unreadable::"
        "'7ish' is not a time. Write `start: 7pm`.\n"
    )
    assert report.as_github([ADVICE]) == "::notice file=content/hub.yml,line=1,col=1,title=no-source::No source.\n"


def test_github_shows_ten_of_a_severity_errors_first():
    said = report.as_github([ADVICE] * 12 + [WRONG] * 12).splitlines()
    assert [line.split(" ")[0] for line in said] == ["::error"] * 10 + ["::notice"] * 10


def test_content_cannot_give_github_a_command():
    odd = replace(HOSTILE, source=Source("content/a,line=1::b%\n.yml", 2, 3))
    (line,) = report.as_github([odd]).splitlines()
    assert line.startswith("::error file=content/a%2Cline=1%3A%3Ab%25%0A.yml,line=2,col=3,")
    assert line.count("::") == 2 + odd.message.count("::") + odd.fix.count("::")
    assert "\x1b" not in line and "\r" not in line


def test_content_cannot_steer_a_terminal():
    said = report.as_text([replace(HOSTILE, source=Source("content/\x1b[2J.yml"))])
    assert not set(said) & set("\x1b\x07\r\u202e")
    assert said.splitlines()[0].startswith("content/·[2J.yml  error  ·[31mred·[0m ::error::no·")


def test_the_summary_is_a_table_that_words_cannot_break():
    said = report.as_summary([WRONG, HOSTILE])
    assert said.startswith("## hubsite found 2 errors\n\n| where | | what is wrong | what to do |\n| --- |")
    assert len(said.splitlines()) == 6
    assert "over \\| &lt;b>" in said and "<b>" not in said
    assert report.as_summary([]) == "## hubsite found no problems\n\n"


def test_words_make_no_link_and_no_picture_in_the_summary():
    said = report.as_summary([replace(WRONG, message="![x](https://elsewhere.example/x.png) [y](z)")])
    assert "](" not in said and "![x]\\(https:\u200b//elsewhere.example/x.png)" in said


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("See https://elsewhere.example/x.", "See https:~//elsewhere.example/x."),
        ("HTTP://a.example ftp://b.example", "HTTP:~//a.example ftp:~//b.example"),
        ("www.a.example, WWW.b.example", "www~.a.example, WWW~.b.example"),
        ("me@a.example, mailto:me@a.example, @octocat", "me@~a.example, mailto:me@~a.example, @~octocat"),
        # What is to be typed stays as it is, and only that.
        ("Write `https://a.example`, no `www.`", "Write `https://a.example`, no `www.`"),
        ("` https://a.example", "` https:~//a.example"),
        ("`a` https://b.example `c", "`a` https:~//b.example `c"),
        ("` a `` b ` https://c.example `", "` a `` b ` https:~//c.example `"),
        ("At 7pm: tea // coffee, a: b", "At 7pm: tea // coffee, a: b"),
    ],
)
def test_no_bare_address_becomes_a_link_in_the_summary(text, broken):
    said = report.as_summary([replace(WRONG, message=text)])
    assert f" | {broken} | ".replace("~", "\u200b") in said


def test_problems_are_sorted_by_file_line_and_column():
    at = [Source("b", 1), Source("a", 10), Source("a", 9, 2), Source("a", 9, 1), Source("a")]
    problems = sorted([replace(WRONG, source=source) for source in at] + [ADVICE], key=sort_key)
    assert [str(problem.source or "") for problem in problems] == ["", "a", "a:9:1", "a:9:2", "a:10", "b:1"]


@pytest.mark.parametrize("text", ["::add-mask::word", "  ::error::x", "##[command]x"])
def test_a_line_cannot_be_a_command_to_github(text):
    assert not report.clean(text).strip().startswith(("::", "##["))
    assert report.clean("a :: b") == "a :: b"
