"""Templates of plugins: values are escaped always, and a name that does not exist is an error."""

import jinja2
import pytest
from markupsafe import Markup

from hubsite.templates import Templates


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
