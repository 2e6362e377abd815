"""JSON with comments and trailing commas, as editors write their settings: read, and extended.

Edits are made in the text, so that comments and layout stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from noob_lint.integrations.change import CannotExtendError, newline_of

_TOKEN = re.compile(
    r"(?P<blank>\s+|//[^\r\n]*|/\*.*?\*/)"
    r'|(?P<string>"(?:\\.|[^"\\\r\n])*")'
    r"|(?P<mark>[{}\[\],:])"
    r"|(?P<word>[A-Za-z0-9+.-]+)",
    re.DOTALL,
)
_DEEPEST = 100


class Value(NamedTuple):
    """A value and its place. Of a mapping: its members, and where its last comma stands, if any."""

    start: int
    end: int
    data: Any
    members: Mapping[str, Member] = {}
    comma: int | None = None


class Member(NamedTuple):
    """A key with its value; the offsets are those of the key with its quotes."""

    start: int
    end: int
    value: Value


def read(text: str) -> Value:
    """The value that a text holds; nothing but blanks and comments is an empty mapping.

    Raises:
        CannotExtendError: it is no JSON, comments and trailing commas aside.
    """
    return _Reader(text).read()


def set_value(text: str, place: Sequence[str], data: Any) -> str:
    """The text with `data` at `place`, a way of keys of which the last has to be new.

    Mappings on the way are made as needed.

    Raises:
        CannotExtendError: it is no JSON, or something on the way is no mapping.
    """
    if not text.strip():
        text = "{}\n"
    at = read(text)
    if at.start == at.end:  # nothing but comments
        end = newline_of(text)
        text = text.rstrip() + f"{end}{{}}{end}"
        at = read(text)
    for index, name in enumerate(place):
        if not isinstance(at.data, dict):
            where = ".".join(place[:index]) or "the file"
            raise CannotExtendError(f"{where} holds no mapping")
        if name not in at.members:
            for outer in reversed(place[index + 1 :]):
                data = {outer: data}
            return _inserted(text, at, name, data)
        at = at.members[name].value
    raise CannotExtendError(f"{'.'.join(place)} is there already")


def rename(text: str, place: Sequence[str], name: str) -> str:
    """The text with another name for the key at `place`."""
    at = read(text)
    for outer in place[:-1]:
        at = at.members[outer].value
    member = at.members[place[-1]]
    return f"{text[: member.start]}{json.dumps(name, ensure_ascii=False)}{text[member.end :]}"


def _inserted(text: str, mapping: Value, name: str, data: Any) -> str:
    """The text with one more member at the end of a mapping."""
    members = list(mapping.members.values())
    unit = _unit(text)
    outer = _indentation(text, mapping.start)
    close = mapping.end - 1
    if not members:
        inside = text[mapping.start + 1 : close].rstrip()
        member = _member(name, data, outer + unit, unit, text)
        end = newline_of(text)
        head = f"{text[: mapping.start + 1]}{inside}{end}{outer}{unit}{member}{end}{outer}"
        return head + text[close:]
    last = members[-1].value.end
    comma = "," if mapping.comma is None else ""
    after = last if mapping.comma is None else mapping.comma + 1
    if "\n" not in text[mapping.start : mapping.end]:
        body = json.dumps({name: data}, ensure_ascii=False)[1:-1]
        return f"{text[:last]}{comma}{text[last:after]} {body}{text[after:]}"
    indent = _indentation(text, members[-1].start)
    member = _member(name, data, indent, unit, text)
    line_end = _end_of_line(text, after, close)
    tail = text[line_end:]
    if not text[line_end:close].strip() and "\n" not in text[line_end:close]:  # `}` on this line
        tail = f"{newline_of(text)}{outer}{text[close:]}"
    head = text[:last] + comma + text[last:line_end].rstrip(" \t")
    return f"{head}{newline_of(text)}{indent}{member}{tail}"


def _member(name: str, data: Any, indent: str, unit: str, text: str) -> str:
    lines = json.dumps({name: data}, ensure_ascii=False, indent=unit).split("\n")[1:-1]
    return (newline_of(text) + indent).join(line.removeprefix(unit) for line in lines)


def _end_of_line(text: str, start: int, close: int) -> int:
    """Where the comments end that begin on the line of `start`, before `close`."""
    end = start
    while end < close:
        match = _TOKEN.match(text, end)
        if match is None or match.lastgroup != "blank":
            return end
        if match[0].isspace():
            if "\n" in match[0] or "\r" in match[0]:
                return end
        elif "\n" in match[0]:
            return match.end()
        end = match.end()
    return end


def _indentation(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    line = text[start:offset]
    return line[: len(line) - len(line.lstrip())]


def _unit(text: str) -> str:
    """The indentation of one level: that of the first member, or four blanks."""
    members = read(text).members
    first = next(iter(members.values()), None)
    return (_indentation(text, first.start) if first else "") or "    "


class _Reader:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._last = 0  # the end of the mark that was skipped last, without the blanks behind it
        self._depth = 0

    def read(self) -> Value:
        self._blank()
        if self._at == len(self._text):
            return Value(self._at, self._at, {})
        value = self._value()
        self._blank()
        if self._at < len(self._text):
            raise self._error()
        return value

    def _value(self) -> Value:
        match = _TOKEN.match(self._text, self._at)
        if match is None or match[0] in "]},:":
            raise self._error()
        if match[0] not in "{[":
            data = self._literal(match)
            self._at = match.end()
            return Value(match.start(), match.end(), data)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise CannotExtendError("it is nested too deeply")
        value = self._mapping() if match[0] == "{" else self._list()
        self._depth -= 1
        return value

    def _mapping(self) -> Value:
        start = self._at
        members: dict[str, Member] = {}
        comma = None
        self._skip("{")
        while not self._skip("}"):
            if members and comma is None:
                raise self._error()
            key = _TOKEN.match(self._text, self._at)
            if key is None or key.lastgroup != "string":
                raise self._error()
            name = self._literal(key)
            self._at = key.end()
            self._blank()
            if not self._skip(":"):
                raise self._error()
            members[name] = Member(key.start(), key.end(), self._value())
            comma = self._comma()
        self._at = self._last
        data = {name: member.value.data for name, member in members.items()}
        return Value(start, self._last, data, members, comma)

    def _literal(self, match: re.Match[str]) -> Any:
        try:
            return json.loads(match[0])
        except ValueError:
            raise self._error() from None

    def _list(self) -> Value:
        start = self._at
        items: list[Any] = []
        comma = None
        self._skip("[")
        while not self._skip("]"):
            if items and comma is None:
                raise self._error()
            items.append(self._value().data)
            comma = self._comma()
        self._at = self._last
        return Value(start, self._last, items)

    def _comma(self) -> int | None:
        self._blank()
        place = self._at
        return place if self._skip(",") else None

    def _skip(self, mark: str) -> bool:
        if not self._text.startswith(mark, self._at):
            return False
        self._at += 1
        self._last = self._at
        self._blank()
        return True

    def _blank(self) -> None:
        while self._at < len(self._text):
            match = _TOKEN.match(self._text, self._at)
            if match is None or match.lastgroup != "blank":
                return
            self._at = match.end()

    def _error(self) -> CannotExtendError:
        line = self._text.count("\n", 0, self._at) + 1
        return CannotExtendError(f"line {line} is no JSON")
