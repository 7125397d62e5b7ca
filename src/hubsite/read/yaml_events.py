"""The tree of a YAML text, built from the parser's events: everything is text, and nothing is expanded."""

# Not `yaml.load`: that would turn 19:30 into 1170 and `no` into False, follow aliases and tags, keep the last
# of two equal names without a word, and forget the places. Events cost a quarter of the time besides.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from hubsite.read import yaml_remarks as remarks
from hubsite.read.yaml_findings import Findings
from hubsite.read.yaml_lines import OPENING_QUOTES, without_smart_quotes
from hubsite.read.yaml_tree import Fields, Items, Node, Text

DEEPEST = 50
MOST_NODES = 500_000
MOST_ALIASES = 100
LONGEST_SOURCE = 200

# The parser in C where PyYAML has it (seven times faster), otherwise the one in Python; tests try both.
_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CUT_SOMEWHERE = re.compile(r"[ \t]#[^\s#]")
_CUT_HERE = re.compile(r"[ \t]+#[^\s#]")


class TooMuchError(Exception):
    """The text is nested too deep, or says more than any neighbourhood could; reading stops."""

    def __init__(self, code: str, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where (line and column from 0) something stands."""

    line: int
    column: int
    end_line: int
    end_column: int


class TreeBuilder:
    """Reads one text once. After a parser error it still knows what was read last."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.last_quoted: Span | None = None
        self.depth = 0
        self.brackets = 0
        self._text = text
        self._findings = findings
        self._first_line = findings.first_line
        self._nodes = 0
        self._may_cut = bool(_CUT_SOMEWHERE.search(text))
        self._has_backslash = "\\" in text
        self._has_anchor = False
        self._aliases = 0
        self._events: Iterator[Event] = iter(_loader(text).get_event, None)

    def read(self) -> Node | None:
        """The first document; None if it is empty.

        Raises TooMuchError, yaml.YAMLError, and ValueError or OverflowError for a bad `\\U` code.
        """
        root: Node | None = None
        for event in self._events:
            if type(event) is DocumentStartEvent:
                content = next(self._events)
                if root is not None:
                    if not _is_nothing(content):
                        remarks.second_record(_line(event), self._findings)
                    return root
                root = None if _is_nothing(content) else self._node(content)
            elif type(event) is StreamEndEvent:
                break
        return root

    def _node(self, event: Event) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._fields(event)
        if kind is SequenceStartEvent:
            return self._items(event)
        return self._alias(event)

    def _scalar(self, event: Any) -> Text:
        self._count(event)
        start, end, style, value = event.start_mark, event.end_mark, event.style, event.value
        end_line = end.line
        if style:
            if style in "\"'":
                self.last_quoted = Span(start.line, start.column, end.line, end.column)
                if self._has_backslash and style == '"':
                    value = remarks.without_controls(value, start.line, start.column, self._findings)
            else:
                self._look_for_lists(style, start, end)
                if end.column == 0 and end_line > start.line:
                    end_line -= 1
        else:
            if value[:1] in OPENING_QUOTES and value:
                value = self._between_smart_quotes(value, start)
            if value[-1:] == '"':
                remarks.quote_not_opened(self._text, value, start, self._findings)
            self._look_for_lost_text(value, start, end)
        if event.anchor or event.tag:
            value = self._marked_text(event, value)
        base = self._first_line
        return Text(value, start.line + base, start.column + 1, end_line + base, bool(style))

    def _items(self, event: Any) -> Node:
        self._enter(event)
        values = []
        for inner in self._events:
            if type(inner) is SequenceEndEvent:
                break
            values.append(self._node(inner))
        return self._leave(event, inner, Items, tuple(values), False)

    def _fields(self, event: Any) -> Node:
        self._enter(event)
        values: dict[Text, Node] = {}
        lines: dict[str, int] = {}
        is_text = False
        for inner in self._events:
            if type(inner) is MappingEndEvent:
                break
            if type(inner) is not ScalarEvent:
                is_text = is_text or bool(event.flow_style)
                self._name_that_is_none(inner, bool(event.flow_style))
                continue
            name = self._scalar(inner)
            merges = name == "<<" and not name.quoted
            if merges:
                remarks.merge(inner.start_mark, self._findings)
            value = self._node(next(self._events))
            if merges:
                continue
            if name in lines:
                remarks.twice(name, lines[name], self._findings)
            else:
                values[name] = value
                lines[name] = name.line
        return self._leave(event, inner, Fields, values, is_text)

    def _name_that_is_none(self, event: Event, in_brackets: bool) -> None:
        """A list or fields where a name is expected, as in `{{ next-meetings }}`: read past both."""
        if type(event) is not AliasEvent and not in_brackets:
            remarks.needs_quotes(self._text, event.start_mark, self._findings)
        self._node(event)
        self._node(next(self._events))

    def _alias(self, event: Any) -> Text:
        self._count(event)
        self._aliases += 1
        start = event.start_mark
        if self._aliases > MOST_ALIASES:
            raise TooMuchError("yaml-alias", start.line, remarks.NO_ALIASES, remarks.WRITE_OUT)
        written = self._text[start.index : event.end_mark.index]
        if self._has_anchor:
            remarks.alias(start, self._findings)
        else:
            remarks.needs_quotes(self._text, start, self._findings, "yaml-alias")
        base = self._first_line
        return Text(written, start.line + base, start.column + 1, event.end_mark.line + base)

    def _enter(self, event: Any) -> None:
        self._count(event)
        self.depth += 1
        self.brackets += bool(event.flow_style)
        if self.depth > DEEPEST:
            message = f"Lists and fields stand inside each other more than {DEEPEST} deep here."
            raise TooMuchError("yaml-too-deep", event.start_mark.line, message, "Write it with fewer levels.")
        if event.anchor:
            self._has_anchor = True
            remarks.alias(event.start_mark, self._findings)
        if event.tag:
            remarks.tag(event.tag, event.start_mark, self._findings)

    def _leave(self, event: Any, last: Any, shape: Any, values: Any, is_text: bool) -> Node:
        self.depth -= 1
        self.brackets -= bool(event.flow_style)
        base = self._first_line
        start, end = event.start_mark, last.end_mark
        place = (start.line + base, start.column + 1)
        if not event.flow_style:
            end_line = end.line - 1 if end.column == 0 and end.line > start.line else end.line
            node: Node = shape(values, *place, end_line + base)
            return node
        if is_text:
            remarks.needs_quotes(self._text, start, self._findings)
            return Text(self._text[start.index : end.index], *place, end.line + base)
        source = self._text[start.index : min(end.index, start.index + LONGEST_SOURCE)].partition("\n")[0]
        whole: Node = shape(values, *place, end.line + base, source)
        return whole

    def _count(self, event: Event) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = f"This file says more than {MOST_NODES:,} things, more than hubsite reads from one file."
            raise TooMuchError("yaml-too-much", _line(event), message, "Split it into smaller files.")

    def _between_smart_quotes(self, value: str, start: Any) -> str:
        inner = without_smart_quotes(value)
        if inner is None:
            return value
        remarks.smart_quotes(self._text, value, inner, start, self._findings)
        return inner

    def _look_for_lists(self, style: str, start: Any, end: Any) -> None:
        if style == ">":
            remarks.items_in_text(self._text, start, end, self._findings, folded=True)
        else:
            remarks.id_in_text(self._text, start, end, self._findings)

    def _look_for_lost_text(self, value: str, start: Any, end: Any) -> None:
        if self._may_cut and not self.brackets and _CUT_HERE.match(self._text, end.index):
            remarks.cut_by_hash(self._text, start, end, self._findings)
        if not self.brackets and (end.line > start.line or value[:1] == "-"):
            remarks.swallowed_lines(self._text, start, end, self._findings)
            remarks.items_in_text(self._text, start, end, self._findings, folded=False)

    def _marked_text(self, event: Any, value: str) -> str:
        """`&friends of the park` and `!urgent bring chairs` are meant as text; the text is kept whole."""
        start, end = event.start_mark, event.end_mark
        self._has_anchor = self._has_anchor or bool(event.anchor and event.style)
        if event.style:
            if event.tag:
                remarks.tag(event.tag, start, self._findings)
            else:
                remarks.alias(start, self._findings)
            return value
        code = "yaml-tag" if event.tag else "yaml-alias"
        remarks.needs_quotes(self._text, start, self._findings, code)
        return self._text[start.index : end.index]


def _line(event: Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _is_nothing(event: Event) -> bool:
    return type(event) is ScalarEvent and not (event.value or event.style or event.anchor or event.tag)
