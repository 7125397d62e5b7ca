"""Sheets for the noticeboard beside headless Chromium, which prints the same words from plain HTML, paired in one run.

    .venv/bin/python benchmarks/sheets.py [--every 1] [--no-repeat]

All sheets of the example neighbourhood in English and the main three in Welsh and Urdu, each in A4 and A3, normal and
large print. Ours looks for the largest letters that fit, leaves out what does not, and embeds its own fonts. Chromium
is started once, is asked for tagged PDF, lays out each page once with fonts of this computer, and seeks no fit: that
favours it. Both are timed by the clock, since Chromium works in processes of its own; on a busy machine the time of the
processor, which is known for ours only, says more.
"""

import argparse
import importlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from html import escape
from pathlib import Path
from shutil import copytree
from types import ModuleType
from typing import Any

import yaml

from hubsite import Hub, Memory, direction, speaking
from hubsite.look import give_settings, load_plugins, take_in
from hubsite.plugin_files import ours
from hubsite.read.config import read_config

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from quality.browser import launched  # noqa: E402  # found by the line above

DAY = date(2026, 11, 22)
MAIN_THREE = ("whats-on", "who-decides", "have-your-say")
LANGUAGES: dict[str, tuple[str, ...]] = {"en": (), "cy": MAIN_THREE, "ur": MAIN_THREE}
PACKAGE = "_noticeboard"
KILOBYTE = 1024


@dataclass(frozen=True)
class Ready:
    """A sheet whose words are known, before it is printed; its `number` is the same in all its sizes."""

    number: int
    language: str
    sheet: Any
    frame: Any
    form: Any


@dataclass
class Seconds:
    """What each sheet took, in order, on the clock and of the processor; and the files that came of it."""

    each: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)

    def time(self, make: Callable[[], bytes]) -> None:
        start, processor = time.perf_counter(), time.process_time()
        made = make()
        self.each.append(time.perf_counter() - start)
        self.processor.append(time.process_time() - processor)
        self.files.append(made)


def main() -> None:
    """Measure, and print a line for each figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1, help="only each so many-th sheet, in all its sizes")
    options.add_argument("--no-repeat", action="store_true", help="do not print all of them again in a further process")
    options.add_argument("--digest", action="store_true", help="print a digest of all files, and measure nothing")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        hub = example(Path(place) / "hub")
        start = time.perf_counter()
        every = list(ready(hub))
        words = (time.perf_counter() - start) / len(every)
        sheets = [each for each in every if each.number % chosen.every == 0]
        if chosen.digest:
            print(digest(printed(sheets, Memory()).files))
            return
        remembered = Path(place) / "memory"
        our_own, theirs = beside_chromium(sheets, Memory(remembered))
        tell(our_own, theirs)
        print(f"words and code before that   {1000 * words:6.1f} ms a sheet")
        again = printed(sheets, Memory(remembered))
        assert again.files == our_own.files
        print(f"all of them, remembered      {sum(again.each):6.2f} s")
    if not chosen.no_repeat:
        command = [sys.executable, __file__, "--digest", "--every", str(chosen.every)]
        repeated = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        same = "the same bytes" if repeated == digest(our_own.files) else "OTHER BYTES"
        print(f"made again elsewhere         {same}")


def example(root: Path) -> Hub:
    """The example neighbourhood, in Welsh as well."""
    copytree(ROOT / "content", root / "content")
    file = root / "content" / "hub.yml"
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    settings["languages"] = [*LANGUAGES]
    file.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    config, problems = read_config(root)
    assert config is not None, problems
    plugins = load_plugins(root, config, safe=False)
    give_settings(plugins, config)
    return take_in(root, config, plugins, DAY)[0]


def noticeboard(module: str) -> ModuleType:
    """A module of the plugin, loaded by its path."""
    package = sys.modules.setdefault(PACKAGE, ModuleType(PACKAGE))
    package.__path__ = [str(ours()["noticeboard"].parent)]
    return importlib.import_module(f"{PACKAGE}.{module}")


def ready(hub: Hub) -> Iterator[Ready]:
    """Every sheet in each size, with all its words."""
    posters, settings = noticeboard("posters"), noticeboard("settings").NoticeboardSettings()
    for tag, names in LANGUAGES.items():
        with speaking(tag):
            version = hub.in_language(tag)
            for number, (_family, sheet) in enumerate(noticeboard("all_sheets").sheets_of(version, names)):
                frame = posters.framed(version, sheet, settings)
                yield from (Ready(number, tag, sheet, frame, form) for form in noticeboard("formats").FORMATS)


def on_paper(press: Any, each: Ready) -> bytes:
    """One sheet as ours; empty where it did not fit."""
    with speaking(each.language):
        pdf: bytes = press.printed(each.sheet, each.frame, each.form).pdf
    return pdf


def printed(sheets: Sequence[Ready], memory: Memory) -> Seconds:
    """All of them, ours alone."""
    press, taken = noticeboard("press").Press(memory), Seconds()
    for each in sheets:
        taken.time(partial(on_paper, press, each))
    return taken


def beside_chromium(sheets: Sequence[Ready], memory: Memory) -> tuple[Seconds, Seconds]:
    """All of them in turn, ours and Chromium's; the first of each holds the start of its engine."""
    press, our_own, theirs = noticeboard("press").Press(memory), Seconds(), Seconds()
    our_own.time(partial(on_paper, press, sheets[0]))
    start = time.perf_counter()
    with launched() as browser:
        view = browser.new_page()
        started = time.perf_counter() - start
        theirs.time(partial(from_chromium, view, sheets[0]))
        for each in sheets[1:]:
            our_own.time(partial(on_paper, press, each))
            theirs.time(partial(from_chromium, view, each))
    theirs.each[0] += started
    return our_own, theirs


def from_chromium(view: Any, each: Ready) -> bytes:
    """The same words as a tagged PDF."""
    view.set_content(html(each))
    pdf: bytes = view.pdf(format=each.form.paper.upper(), tagged=True)
    return pdf


def html(each: Ready) -> str:
    """A plain page with the words of a sheet, of the least size that ours has."""
    said, sheet, frame = noticeboard("sheet").words_of, each.sheet, each.frame
    points = (18 if each.form.large else 12) * (2**0.5 if each.form.paper == "a3" else 1)

    def tag(name: str, *texts: str) -> str:
        words = ", ".join(escape(said(text)) for text in texts if text)
        return f"<{name}>{words}</{name}>" if words else ""

    def part(shown: Any) -> str:
        rows = "".join(tag("li", row.head, *row.body, row.small) for row in shown.rows)
        return f"{tag('h2', shown.title)}{''.join(tag('p', text) for text in shown.text)}<ul>{rows}</ul>"

    return (
        f'<!doctype html><html lang="{each.language}" dir="{direction(each.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(said(sheet.title))}</title><style>body {{ font: {points:.1f}pt sans-serif }}</style></head>"
        f"<body>{tag('p', frame.head)}{tag('h1', sheet.title)}{tag('p', sheet.lead)}"
        f"{''.join(map(part, sheet.parts))}{''.join(tag('p', line) for line in frame.foot)}{frame.code}</body></html>"
    )


def digest(files: Sequence[bytes]) -> str:
    """One for all files."""
    return sha256(b"".join(sha256(each).digest() for each in files)).hexdigest()


def tell(our_own: Seconds, theirs: Seconds) -> None:
    """Ours / Chromium's with the ratio of the two; then the median of the ratios sheet by sheet."""
    empty = sum(not each for each in our_own.files)
    print(f"{len(our_own.files)} sheets, of which {empty} did not fit    ours / Chromium  (ours : Chromium)")
    line("first sheet, engine started", our_own.each[0], theirs.each[0], "s", 1)
    warm, their_warm = our_own.each[1:], theirs.each[1:]
    line("a further sheet, mean", statistics.mean(warm), statistics.mean(their_warm), "ms", 1000)
    line("a further sheet, 95th of 100", _95th(warm), _95th(their_warm), "ms", 1000)
    busy = [1000 * each for each in our_own.processor[1:]]
    print(f"the same, of the processor   {statistics.mean(busy):6.1f} ms, 95th of 100 {_95th(busy):.1f} ms")
    ratio = statistics.median(first / second for first, second in zip(warm, their_warm, strict=True))
    print(f"ratio, median of all pairs    {ratio:.2f}")
    line("largest file", max(map(len, our_own.files)), max(map(len, theirs.files)), "KB", 1 / KILOBYTE)


def _95th(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def line(name: str, ours: float, theirs: float, unit: str, times: float) -> None:
    print(f"{name:28} {times * ours:6.3g} / {times * theirs:.3g} {unit}  ({ours / theirs:.2f})")


if __name__ == "__main__":
    main()
