"""The line of each key and item of a TOML document, which tomllib does not provide.

This is loaded only for an error in a configuration file, and to show where a setting comes from.
`noob_lint.support.toml` has parsed the text before, so errors need not be detected here. (tomlkit
does not provide positions either.)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from noob_lint.config.settings import KeyPath
from noob_lint.support.toml import parse

_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?!")'
    r"|'''.*?'''(?!')"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_PART = re.compile(rf"[ \t]*([A-Za-z0-9_-]+|{_STRING.pattern})[ \t]*(\.?)", re.DOTALL)
_OTHER = re.compile(r"[^,\]}#\n]+")  # a number, a boolean or a date


def lines(text: str) -> dict[KeyPath, int]:
    """The line, counting from 1, of each key and item in the valid TOML `text`.

    For a table that is written in several places, it is the first one.
    """
    return _Scanner(text).scan()


class _Scanner:
    """One pass over the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._found: dict[KeyPath, int] = {}
        self._tables: dict[KeyPath, int] = {}  # the number of tables in each [[list of tables]]

    def scan(self) -> dict[KeyPath, int]:
        """The line of each key and item."""
        table: KeyPath = ()
        self._blank()
        while self._at < len(self._text):
            table = self._statement(table)
            self._blank()
        return self._found

    def _statement(self, table: KeyPath) -> KeyPath:
        """Read a header or a key with its value, and return the current table."""
        if self._skip("[["):
            place = self._header()
            self._tables[place] = self._tables.get(place, 0) + 1
            place = self._last(place)
            self._note(place)
            self._skip("]]")
            return place
        if self._skip("["):
            place = self._last(self._header())
            self._skip("]")
            return place
        self._pair(table)
        return table

    def _header(self) -> KeyPath:
        place: KeyPath = ()
        for part in self._parts():
            place = (*self._last(place), part)
            self._note(place)
        return place

    def _last(self, place: KeyPath) -> KeyPath:
        """`place`, or the last table in it if it is a list of tables."""
        count = self._tables.get(place, 0)
        return (*place, count - 1) if count else place

    def _pair(self, table: KeyPath) -> None:
        place = table
        for part in self._parts():
            place = (*place, part)
            self._note(place)
        self._skip("=")
        self._blank()
        self._value(place)

    def _parts(self) -> Iterator[str]:
        """The parts of a dotted key."""
        more = "."
        while more:
            match = _PART.match(self._text, self._at)
            if match is None:
                return
            self._at = match.end()
            name, more = match.groups()
            yield parse(f"name = {name}")["name"] if name[0] in "\"'" else name

    def _value(self, place: KeyPath) -> None:
        if self._skip("["):
            self._list(place)
        elif self._skip("{"):
            self._inline_table(place)
        else:
            pattern = _STRING if self._text[self._at] in "\"'" else _OTHER
            match = pattern.match(self._text, self._at)
            self._at = match.end() if match else len(self._text)

    def _list(self, place: KeyPath) -> None:
        index = 0
        self._blank()
        while not self._skip("]"):
            self._note((*place, index))
            self._value((*place, index))
            index += 1
            self._blank()
            self._skip(",")
            self._blank()

    def _inline_table(self, place: KeyPath) -> None:
        self._blank()
        while not self._skip("}"):
            self._pair(place)
            self._blank()
            self._skip(",")
            self._blank()

    def _blank(self) -> None:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _skip(self, text: str) -> bool:
        if not self._text.startswith(text, self._at):
            return False
        self._at += len(text)
        return True

    def _note(self, place: KeyPath) -> None:
        self._found.setdefault(place, bisect_right(self._starts, self._at))
