"""Drawings are published with what draws; nothing in them runs, fetches or grows."""

import base64
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hubsite import File
from hubsite.build import build
from hubsite.problems import HubsiteError
from hubsite.svg import MOST_BYTES, cleaned, read_drawing
from hubsite.testing import A_SUNDAY, make_hub, write_hub

SVG, LINKS = 'xmlns="http://www.w3.org/2000/svg"', 'xmlns:xlink="http://www.w3.org/1999/xlink"'
RUN, OUT = "window.pwned=1", "http://evil.example/x"


def drawn(inside, more=""):
    return f'<svg {SVG} {LINKS} viewBox="0 0 40 40" {more}><rect width="9" height="9"/>{inside}</svg>'


MARKED = drawn("<script>window.pwned=1</script>")
# Each holds something to show, so each is published: without its trick.
HOSTILE = {
    "script": MARKED,
    "script in CDATA": drawn(f"<script><![CDATA[{RUN}]]></script>"),
    "script of another site": drawn(f'<script href="{OUT}.js"/><script xlink:href="data:text/javascript,{RUN}"/>'),
    "script with a prefix": drawn(f'<s:script xmlns:s="http://www.w3.org/2000/svg">{RUN}</s:script>'),
    "script of HTML": drawn(f'<script xmlns="http://www.w3.org/1999/xhtml">{RUN}</script>'),
    "script in an unknown element": drawn(f"<new><script>{RUN}</script></new>"),
    "script in a title": drawn(f"<title><script>{RUN}</script></title><desc><script>{RUN}</script></desc>"),
    "script in a style": drawn(f"<style>a{{}}<script>{RUN}</script></style>"),
    "script as text": drawn(f"<text>&lt;script&gt;{RUN}&lt;/script&gt;</text>"),
    "script after the end of a text": drawn(f"<text>]]&gt;&lt;/text&gt;&lt;script&gt;{RUN}</text>"),
    "script in UTF-16": MARKED.encode("utf-16"),
    "script in UTF-16 that is declared": f'<?xml version="1.0" encoding="UTF-16"?>{MARKED}'.encode("utf-16"),
    "script in UTF-8 with a mark": b"\xef\xbb\xbf" + MARKED.encode(),
    "script in UTF-7 that is not declared": drawn("<text>+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-</text>"),
    "onload": drawn("", f'onload="{RUN}"'),
    "onload in capitals": drawn("", f'ONLOAD="{RUN}" onLoad="{RUN}"'),
    "onload with references": drawn("", 'onload="&#119;indow.pwned=1"'),
    "onclick and more": drawn(f'<circle r="5" onclick="{RUN}" onmouseover="{RUN}" onfocusin="{RUN}" onbegin="{RUN}"/>'),
    "an event with a prefix": drawn(f'<circle r="5" x:onload="{RUN}" xmlns:x="http://www.w3.org/2001/xml-events"/>'),
    "a handler": drawn(f'<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">{RUN}</handler>'),
    "foreignObject": drawn(
        '<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml">'
        f'<img src="{OUT}" onerror="{RUN}"/><iframe src="{OUT}"/></body></foreignObject>'
    ),
    "HTML beside it": drawn(f'<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="{OUT}" onerror="{RUN}"/>'),
    "a link that runs": drawn(f'<a href="javascript:{RUN}"><text>press</text></a>'),
    "an older link that runs": drawn(f'<a xlink:href="java&#9;script:{RUN}"><text>press</text></a>'),
    "a link of data": drawn(f'<a href="data:text/html,&lt;script&gt;{RUN}&lt;/script&gt;"><text>press</text></a>'),
    "use of another site": drawn(f'<use href="{OUT}.svg#a"/><use xlink:href="//evil.example/x#a"/>'),
    "use of data": drawn(f'<use href="data:image/svg+xml;base64,{base64.b64encode(MARKED.encode()).decode()}#a"/>'),
    "use of two": drawn(f'<use href="{OUT}#a" xlink:href="#a"/><use href="#a" xlink:href="{OUT}#a"/>'),
    "a picture": drawn(f'<image href="{OUT}.png" width="9" height="9"/><image xlink:href="file:///etc/passwd"/>'),
    "a picture of data": drawn(f'<image href="data:image/svg+xml,{OUT}" width="9" height="9"/>'),
    "a filter that fetches": drawn(f'<filter id="f"><feImage href="{OUT}"/></filter><rect filter="url(#f)"/>'),
    "a gradient of another site": drawn(f'<linearGradient id="g" href="{OUT}#g"/><rect fill="url({OUT}#g)"/>'),
    "a cursor": drawn(f'<rect cursor="url({OUT})" style="cursor:url({OUT}),auto" mask="url({OUT}#m)"/>'),
    "an animated address": drawn(
        f'<a><animate attributeName="href" values="javascript:{RUN}"/><set attributeName="href" to="{OUT}"/>'
        f'<text>press</text></a><rect><set attributeName="onmouseover" to="{RUN}" onbegin="{RUN}"/></rect>'
    ),
    "an animation that begins": drawn(f'<animate attributeName="x" onbegin="{RUN}" dur="1s"/><animateMotion/>'),
    "an import": drawn(f'<style>@import "{OUT}.css"; @import url({OUT}); rect{{fill:red}}</style>'),
    "an import with escapes": drawn(f'<style>@\\69mport "{OUT}.css"; @im/**/port "{OUT}";</style>'),
    "a font": drawn(f"<style>@font-face{{font-family:x;src:url({OUT})}} text{{font-family:x}}</style><text>x</text>"),
    "a background": drawn(
        f"<style>*{{background:url({OUT});fill:url({OUT}#a)}} svg{{background-image:u\\72l({OUT})}}</style>"
    ),
    "a style in CDATA": drawn(f"<style><![CDATA[</style><script>{RUN}</script>rect{{fill:url('{OUT}')}}]]></style>"),
    "a style with holes": drawn(f"<rect style=\"fill:'; stroke:url({OUT}); x:';background:image-set('{OUT}' 1x)\"/>"),
    "a style with comments": drawn(
        f'<rect style="fill:u/**/rl({OUT});fill:url/**/({OUT});stroke:url(&#34;{OUT}#a&#34;)"/>'
    ),
    "a style that runs": drawn(f'<rect style="-moz-binding:url({OUT});behavior:url({OUT});width:expression({RUN})"/>'),
    "a style with variables": drawn(f'<rect style="--a:url({OUT});fill:var(--a);stroke:attr(x)"/>'),
    "another sheet": f'<?xml-stylesheet href="{OUT}.css"?>' + drawn(f'<link rel="stylesheet" href="{OUT}"/>'),
    "instructions": drawn(f"<?php {RUN} ?><?xml-stylesheet href='{OUT}'?>"),
    "another base": drawn('<use href="#a"/>', 'xml:base="http://evil.example/"'),
    "a DOCTYPE elsewhere": f'<!DOCTYPE svg PUBLIC "x" "{OUT}.dtd">' + drawn(""),
    "a comment": drawn(f"<!-- --><!--[if IE]><script>{RUN}</script><![endif]-->"),
    "a namespace that looks like it": drawn(f'<x:script xmlns:x="http://www.w3.org/2000/svg/">{RUN}</x:script>'),
    "no namespace": f'<svg onload="{RUN}"><rect/><script>{RUN}</script></svg>',
    "no namespace but inside": f'<svg><rect/><script {SVG}>{RUN}</script></svg>',
    "a drawing in a drawing": drawn(f'<svg onload="{RUN}"><svg><script>{RUN}</script><circle r="3"/></svg></svg>'),
    "an audio, a video": drawn(f'<audio xmlns="http://www.w3.org/1999/xhtml" src="{OUT}"/><video href="{OUT}"/>'),
    "an id that is more": drawn(f'<g id="a&quot; onload=&quot;{RUN}"/><g class="x&quot; onload=&quot;{RUN}"/>'),
    "a value that is more": drawn(f'<rect x="1&quot; onload=&quot;{RUN}" aria-label="&lt;script&gt;{RUN}"/>'),
}  # fmt: skip


def data_of(text):
    return text if isinstance(text, bytes) else text.encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_published_of_a_hostile_drawing_is_harmless(name):
    after = cleaned(data_of(HOSTILE[name]))
    assert cleaned(after) == after
    assert b"evil.example" not in after and b"<?" not in after and b"<!" not in after and b"@" not in after
    for element in ET.fromstring(after).iter():
        space, _, local = element.tag.rpartition("}")
        assert space == "{http://www.w3.org/2000/svg"
        assert local in {"svg", "rect", "circle", "g", "text", "title", "desc", "style", "use", "linearGradient"}
        for attribute, value in element.attrib.items():
            assert not attribute.lower().startswith(("on", "{")) and attribute != "filter"
            assert attribute != "href" or value.startswith("#")
            assert "javascript" not in value and "data:" not in value


def shown_by(browser, drawings):
    """What a browser asks for and runs when drawings are opened by their own addresses, by name."""
    view = browser.new_page()
    found = {}
    asked = []
    current = b""

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=current, content_type="image/svg+xml") if "127.0.0.1" in asked[-1] else route.abort()

    view.route("**/*", answer)
    view.on("dialog", lambda dialog: dialog.dismiss())
    for name, data in drawings.items():
        asked.clear()
        current = data
        view.goto("http://127.0.0.1/a.svg")
        found[name] = (len(asked) - 1, bool(view.evaluate("window.pwned")))
    view.close()
    return found


def test_a_browser_that_opens_them_runs_and_fetches_nothing(browser):
    seen = shown_by(browser, {name: cleaned(data_of(text)) for name, text in HOSTILE.items()})
    assert {name: what for name, what in seen.items() if what != (0, False)} == {}


def test_it_would_be_noticed_if_they_did(browser):
    names = ("script", "onload", "a picture", "an import", "script in UTF-16", "a drawing in a drawing")
    seen = shown_by(browser, {name: data_of(HOSTILE[name]) for name in names})
    assert all(asked or ran for asked, ran in seen.values())


DAMAGED = "This is no SVG drawing, or a damaged one: line 1 cannot be read."
ENTITIES = "This drawing defines words of its own (entities), which could grow without end."
ELSE = "This is no SVG drawing, but something else with the name of one."
ENCODING = "This drawing is written in an old encoding, not in UTF-8."
MANY = "This drawing has more than 100,000 parts."
NOTHING = "Nothing in this drawing can be shown: it has no shapes and no words."
CHAIN = "The parts of this drawing repeat each other too often."
_WORDS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
_TWICE = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/><use href="#a{n + 1}"/></g>' for n in range(40))
_CLIP = '<clipPath id="c{}"><rect clip-path="url(#c{})"/><rect style="clip-path:url(#c{})"/></clipPath>'
_CLIPS = "".join(_CLIP.format(n, n + 1, n + 1) for n in range(40))
REFUSED = {
    "nothing": ("", DAMAGED),
    "no XML": ("GIF89a", DAMAGED),
    "a damaged one": (drawn("\n<g>"), "This is no SVG drawing, or a damaged one: line 2 cannot be read."),
    "two": (drawn("") * 2, DAMAGED),
    "a page": ("<html><script>1</script></html>", ELSE),
    "of another namespace": ('<svg xmlns="http://www.w3.org/1999/xhtml"><rect/></svg>', ELSE),
    "entities": (f"<!DOCTYPE svg [{_WORDS}]>" + drawn("<text>&a9;</text>"), ENTITIES),
    "a file as an entity": ('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawn("&x;"), ENTITIES),
    "entities in UTF-16": ((f"<!DOCTYPE svg [{_WORDS}]>" + drawn("")).encode("utf-16"), ENTITIES),
    "an attribute for all": ('<!DOCTYPE svg [<!ATTLIST rect onload CDATA "x()">]>' + drawn(""), ENTITIES),
    "UTF-7": ('<?xml version="1.0" encoding="UTF-7"?>' + drawn("+ADw-script+AD4-"), ENCODING),
    "an encoding of Python": ('<?xml version="1.0" encoding="rot13"?>' + drawn(""), ENCODING),
    "no letters": (b"<svg>\xff\xfe\xfa</svg>", DAMAGED),
    "only a photograph": (f'<svg {SVG}><image href="data:image/png;base64,AAAA"/></svg>', NOTHING),
    "huge": (drawn(" " * MOST_BYTES), "This drawing is larger than 1 MB."),
    "deep": (drawn("<g>" * 5000 + "</g>" * 5000), "In this drawing groups stand inside each other more than 100 deep."),
    "many": (drawn("<g/>" * 100_001), MANY),
    "twice twice twice": (drawn(_TWICE + '<g id="a40"><rect/></g>'), MANY),
    "clips that are clipped": (drawn(_CLIPS), MANY),
    "a circle": (drawn('<g id="a"><use href="#a"/></g>'), "A part of this drawing repeats itself."),
    "a chain": (drawn("".join(f'<use id="a{n}" href="#a{n + 1}"/>' for n in range(5000))), CHAIN),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_none_is_refused_with_a_sentence(name):
    text, sentence = REFUSED[name]
    with pytest.raises(ValueError) as refused:
        cleaned(data_of(text))
    assert str(refused.value) == sentence


SLOW = (
    *("@", "@{", "@{{}", "@a{", "/*", "/", "{", "}", "a{", "rgb(", "rgb((", "url("),
    *("url(#", "'", ";", ":", "a:b;", "a,"),
)


@pytest.mark.parametrize("sign", SLOW)
def test_no_style_takes_long(sign):
    text = (sign * (300_000 // len(sign))).encode()
    began = time.process_time()
    cleaned(b'<svg><rect fill="' + text + b'" style="fill:' + text + b'"/><style>' + text + b"</style></svg>")
    assert time.process_time() - began < 2


# --- Honest drawings

HONEST = sorted((Path(__file__).parent / "drawings").glob("*.svg"))


def pixels(view, data):
    address = f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"
    view.set_content(f'<img alt="" src="{address}" width="200" height="200">')
    view.wait_for_function("document.images[0].complete")
    assert view.evaluate("document.images[0].naturalWidth") > 0
    return view.locator("img").screenshot()


def test_honest_drawings_look_as_they_did(browser):
    assert len(HONEST) == 6
    view = browser.new_page(viewport={"width": 240, "height": 240})
    empty = pixels(view, f"<svg {SVG}/>".encode())
    for file in HONEST:
        before, after, name = file.read_bytes(), cleaned(file.read_bytes()), file.name
        assert cleaned(after) == after, name
        assert pixels(view, before) == pixels(view, after) != empty, name
    view.close()


def test_one_copied_out_of_a_page_can_be_seen():
    assert cleaned(b'<svg><path d="M0 0h9"/></svg>') == f'<svg {SVG}><path d="M0 0h9"/></svg>\n'.encode()


LEFT = {
    "the newer of two addresses": ('<use xlink:href="#b" href="#a"/>', '<use href="#a"/>'),
    "the first of two ids": ('<g id="a"/><g id="a"/>', '<g id="a"/><g/>'),
    "rules without those for paper": (
        "<style>@media print{a{fill:red}}b{fill:red}</style>",
        "<style>b{fill:red}</style>",
    ),
    "rules that clip nothing": (
        "<style>a{clip-path:url(#c);FILL:url( '#d' ) red}</style>",
        "<style>a{fill:url(#d) red}</style>",
    ),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_is_left_of_a_drawing_is(what):
    before, after = LEFT[what]
    assert after in cleaned(data_of(drawn(before))).decode()


# --- What is told of what was left out

PNG = "data:image/png;base64,AAAA"
EDITORS = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="http://www.w3.org/1999/02/22-rdf#"'
GONE = {
    "nothing": ("<g/>", ()),
    "a photograph": (f'<image href="{PNG}"/><g><image xlink:href="{PNG}"/></g>', ("image",)),
    "a mask that is asked for": ('<mask id="m"><path/></mask><rect mask="url(#m)"/>', ("mask",)),
    "a filter of a style": ('<filter id="f"/><rect style="filter:url( \'#f\' )"/>', ("filter",)),
    "a pattern of a rule": ('<style>rect{fill:url("#p")}</style><pattern id="p"><path/></pattern>', ("pattern",)),
    "an arrowhead": ('<path marker-end="url(#h)"/><marker id="h"/>', ("marker",)),
    "what nothing asks for": ('<mask id="m"/><filter id="f"/><pattern/><rect fill="url(#x)" rx="f"/>', ()),
    "what is in something else": ("<foreignObject><image/><animate/></foreignObject>", ("foreignObject",)),
    "a movement": ('<rect><animate attributeName="x"/></rect>', ("animate",)),
    "a script": ("<script/>", ("script",)),
    "a script that is hidden": ("<metadata><script/></metadata>", ("script",)),
    "a script of HTML": ('<script xmlns="http://www.w3.org/1999/xhtml"/>', ("script",)),
    "a script as an attribute": ('<rect onclick="x()"/>', ("script",)),
    "a link": ('<a href="https://ashcombe.example/"><path/></a>', ("a",)),
    "what can be spared": ('<switch><foreignObject requiredFeatures="x"/><text>Hall</text></switch>', ()),
    "what editors keep": (
        f"<!-- a --><metadata {EDITORS}><rdf:RDF/></metadata><inkscape:grid {EDITORS}/><view/><title>Hall</title>",
        (),
    ),
    "of another namespace": ('<x:image xmlns:x="urn:x"/>', ()),
}


@pytest.mark.parametrize("what", GONE)
def test_what_was_left_out_is_named_if_it_may_be_missed(what):
    inside, names = GONE[what]
    assert read_drawing(data_of(drawn(inside))).left_out == names
    assert read_drawing(cleaned(data_of(drawn(inside)))).left_out == ()


TOLD = {
    f'<image href="{PNG}"/><mask id="m"/><rect mask="url(#m)"/>': "embedded photograph and shading",
    "<script/>": "script",
    "<set/><animate/>": "movement",
    f"<tref/><{'new' * 20}/>": f"“tref” and “{'new' * 10}”",
    "<a/><image/><script/><set/><audio/><video/>": "links, embedded photograph, script, movement and more",
}


@pytest.mark.parametrize("inside", TOLD)
def test_it_is_told_as_advice_in_words_of_those_who_drew_it(tmp_path, inside):
    found = make_hub(tmp_path, {"hub.yml": "name: Here\n", "signs/sign.svg": drawn(inside)})
    assert [(each.code, str(each.severity), str(each.source), each.message) for each in found.problems] == [
        (
            *("svg-simplified", "advice", "content/signs/sign.svg"),
            f"The drawing “sign.svg” is shown without its {TOLD[inside]}.",
        )
    ]
    assert "signs/sign.svg" in {file.path for file in found.site.files}


# --- In a hub


def test_a_drawing_of_the_hub_is_published_clean_and_what_is_none_is_not(tmp_path):
    files = {"hub.yml": "name: Here\nlogo: sign.svg\n", "map.SVG": "<html/>", "sign.svg": MARKED}
    found = make_hub(tmp_path, files)
    assert {file.path: file.data for file in found.site.files if file.path.lower().endswith(".svg")} == {
        "sign.svg": cleaned(MARKED.encode())
    }
    assert [problem.code for problem in found.problems] == ["svg-unreadable", "svg-simplified"]


def test_a_file_that_is_no_drawing_any_more_is_told_like_one_that_cannot_be_read(tmp_path):
    (tmp_path / "a.svg").write_text("<html/>")
    with pytest.raises(OSError, match=r"a\.svg: This is no SVG drawing"):
        _ = File(path="a.svg", content=tmp_path / "a.svg").data


def test_a_plugin_s_file_that_is_no_drawing_stops_the_build_with_a_sentence(tmp_path):
    plugin = (
        "from pathlib import Path\nfrom hubsite import File, hookimpl\n\n@hookimpl\ndef hubsite_files():\n"
        "    return File(path='p.svg', content=Path(__file__).with_name('p.svg'))\n"
    )
    hub = {"hub.yml": "name: Here\nplugins: [record_pages, p]\n", "plugins/p.py": plugin, "plugins/p.svg": "<html/>"}
    with pytest.raises(HubsiteError, match=r"“p\.svg” cannot be read as the picture"):
        build(write_hub(tmp_path / "hub", hub), tmp_path / "site", A_SUNDAY)
