"""Whether a text is a template, from which a program such as Jinja or Helm generates YAML.

It is one if its marks prevent it from being YAML: the parser gets further once `{% statements %}`,
`{# comments #}` and `{{ expressions }}` are replaced. A tube with a mark in quotes, or with some
other syntax error, is still a tube. The one form that is valid YAML by accident, `key: {{ name }}`,
is a mapping that no tube has: its only key is a mapping.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.yaml.document import Document, Mapping, Scalar
from noob_lint.yaml.parser import parse
from noob_lint.yaml.walk import nodes_below

_PAIRS = {"{%": "%}", "{{": "}}", "{#": "#}"}
_MOST_BLANKS = 200  # around a mark; a line with many marks must not be scanned for each
_STARTS = tuple(mark.encode() for mark in _PAIRS)


def has_marks(data: bytes) -> bool:
    """Whether `data` contains anything that can start a mark of a template."""
    return any(start in data for start in _STARTS)


def is_template(text: str) -> bool:
    """Whether `text` is certainly a template."""
    document = parse(text)
    place = _error(document)
    if place is None:
        return _has_expression(document)
    replaced = without_marks(text)
    if replaced == text:
        return False
    later = _error(parse(replaced))
    return later is None or later > place


def without_marks(text: str) -> str:
    """`text` with its marks replaced, character for character, so that all places stay the same.

    Statements and comments become blanks, and so do lines that have nothing but expressions: a
    program may put anything there. Other expressions become a word.
    """
    parts: list[str] = []
    position = 0
    for mark in _marks(text):
        parts.append(text[position : mark.start])
        inside = text[mark.start : mark.end]
        if mark.is_expression and not _is_alone(text, mark):
            parts.append("x" * len(inside))
        else:
            parts.append("".join("\n" if char == "\n" else " " for char in inside))
        position = mark.end
    return "".join((*parts, text[position:]))


class _Mark(NamedTuple):
    start: int
    end: int
    is_expression: bool


def _marks(text: str) -> Iterator[_Mark]:
    """The marks in order. Only a comment may be longer than a line."""
    position = 0
    following = dict.fromkeys((*_PAIRS, *_PAIRS.values(), "\n"), -1)
    """Where each mark comes next, or the end of the text; searched again only once it is passed."""

    def find(part: str) -> int:
        if following[part] < position:
            found = text.find(part, position)
            following[part] = len(text) if found < 0 else found
        return following[part]

    while True:
        opening = min(_PAIRS, key=find)
        start = find(opening)
        if start == len(text):
            return
        position = start + 2
        end = find(_PAIRS[opening])
        if end == len(text) or (opening != "{#" and end > find("\n")):
            continue
        yield _Mark(start, end + 2, opening == "{{")
        position = end + 2


def _is_alone(text: str, mark: _Mark) -> bool:
    """Whether a mark is alone on its line."""
    before = text[max(0, mark.start - _MOST_BLANKS) : mark.start].rstrip(" \t\r")
    after = text[mark.end : mark.end + _MOST_BLANKS].lstrip(" \t\r")
    starts = before[-1] == "\n" if before else mark.start < _MOST_BLANKS
    return starts and (after[0] == "\n" if after else len(text) - mark.end < _MOST_BLANKS)


def _error(document: Document) -> int | None:
    """Where the parser stopped, or None if it did not."""
    for report in document.reports:
        if report.rule == "yaml-syntax":
            return report.finding.span.start.offset
    return None


def _has_expression(document: Document) -> bool:
    """Whether there is a mapping `{{ name }}`, of which the only key is a mapping of one key."""
    text = document.source.text
    return any(
        isinstance(node, Mapping)
        and text.startswith("{{", node.start)
        and _is_one_key(node)
        and isinstance(inner := node.entries[0].key, Mapping)
        and _is_one_key(inner)
        for node in nodes_below(document.root)
    )


def _is_one_key(node: Mapping) -> bool:
    """Whether a mapping has one key, and nothing for it."""
    if len(node.entries) != 1:
        return False
    value = node.entries[0].value
    return isinstance(value, Scalar) and value.value is None
