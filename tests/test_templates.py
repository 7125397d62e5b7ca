"""Templates of plugins: values are escaped always, and a name that does not exist is an error."""

import sqlite3
import traceback
from contextlib import closing

import jinja2
import pytest
from markupsafe import Markup

from hubsite import templates
from hubsite.memory import Memory
from hubsite.plugins import Plugins
from hubsite.templates import Templates

TEXT = "<b>{{ a }}</b>"


@pytest.fixture
def render(tmp_path):
    def render(text: str, **values):
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        return Templates(tmp_path, {"shout": lambda words: words.upper()}).render("page.html", **values)

    return render


def test_values_are_escaped_and_finished_html_is_not(render):
    html = render('<p title="{{ a }}">{{ a }} {{ b }}</p>', a='<"&', b=Markup("<b>bold</b>"))
    assert html == '<p title="&lt;&#34;&amp;">&lt;&#34;&amp; <b>bold</b></p>'
    assert isinstance(html, Markup)


def test_content_is_never_a_template(render):
    assert render("{{ a }}", a="{{ 7 * 7 }} {% for x in y %}") == "{{ 7 * 7 }} {% for x in y %}"


def test_helpers_can_be_used_by_name(render):
    assert render("{{ shout('<hello>') }}") == "&lt;HELLO&gt;"


@pytest.mark.parametrize("text", ["{{ nobody }}", "{{ a.nothing }}", "{% if nobody %}x{% endif %}"])
def test_a_name_that_does_not_exist_is_an_error_and_not_nothing(render, text):
    with pytest.raises(jinja2.UndefinedError):
        render(text, a="word")


def test_a_value_may_be_called_template(render):
    assert render("{{ template }}", template="a name") == "a name"


@pytest.fixture
def another_process(monkeypatch, tmp_path):
    """As if Python had begun anew: nothing is compiled yet, and what is remembered lies in a folder."""

    def begin() -> list[str]:
        asked: list[str] = []

        class Counting(jinja2.Environment):
            def compile(self, source, *more, **named):
                asked.append(source)
                return super().compile(source, *more, **named)

        monkeypatch.setattr(templates, "Environment", Counting)
        monkeypatch.setattr(templates, "_COMPILED", templates._Compiled())
        templates.remember_in(Memory(tmp_path / "remembered"))
        return asked

    return begin


def test_a_template_is_compiled_once_for_several_processes(render, another_process):
    for expected in ([TEXT], []):
        asked = another_process()
        assert [render(TEXT, a="b") for _ in range(2)] == ["<b>b</b>"] * 2
        assert asked == expected


@pytest.mark.parametrize("changed", ["<i>{{ a }}</i>", "<b>{{ a }}</b> "])
def test_another_text_is_another_template(render, another_process, changed):
    another_process()
    render(TEXT, a="b")
    asked = another_process()
    assert render(changed, a="b") == changed.replace("{{ a }}", "b")
    assert asked == [changed]


def test_code_that_others_put_there_or_that_is_damaged_is_not_run(render, another_process, tmp_path):
    another_process()
    render(TEXT, a="b")
    with closing(sqlite3.connect(next((tmp_path / "remembered").glob("*.sqlite")))) as things, things:
        things.execute("UPDATE things SET data = replace(data, 'b', 'i')")
    asked = another_process()
    assert render(TEXT, a="b") == "<b>b</b>"
    assert asked == [TEXT]


def test_what_another_jinja_made_is_compiled_again(render, another_process, monkeypatch):
    another_process()
    render(TEXT, a="b")
    asked = another_process()
    monkeypatch.setattr(templates, "digest_of", lambda *_: "another Jinja")
    assert render(TEXT, a="b") == "<b>b</b>"
    assert asked == [TEXT]


def test_a_mistake_names_the_template_and_its_line_also_where_it_is_remembered(render, another_process):
    for _ in range(2):
        another_process()
        with pytest.raises(jinja2.UndefinedError) as failed:
            render("{{ a }}\n{{ nobody }}", a="b")
        frames = traceback.extract_tb(failed.value.__traceback__)
        assert [frame.lineno for frame in frames if frame.filename.endswith("page.html")] == [2]
    with pytest.raises(jinja2.TemplateSyntaxError):
        render("{% if %}")


@pytest.mark.parametrize("safe", [True, False])
def test_safe_mode_takes_no_code_from_the_hub_whoever_put_it_there(render, another_process, tmp_path, safe):
    another_process()
    render(TEXT, a="b")
    asked = another_process()
    Plugins(tmp_path, [], safe=safe, memory=Memory(tmp_path / "remembered"))
    assert render(TEXT, a="b") == "<b>b</b>"
    assert asked == ([TEXT] if safe else [])


def test_a_second_build_in_one_process_forgets_none(another_process, tmp_path):
    asked = another_process()
    (tmp_path / "page.html").write_text(TEXT, encoding="utf-8")
    ours = Templates(tmp_path)
    for _ in range(2):
        memory = Memory(tmp_path / "remembered")
        templates.remember_in(memory)
        assert [ours.render("page.html", a="b") for _ in range(2)] == ["<b>b</b>"] * 2
        memory.forget_the_rest()
        memory.close()
    assert asked == [TEXT]
    asked = another_process()
    Templates(tmp_path).render("page.html", a="b")
    assert asked == []
