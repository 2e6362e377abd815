"""``.gitignore`` patterns, for ``include``, ``exclude`` and the ignore files themselves.

They match as in git, with which the tests compare them. The time that this takes grows with the
length of a path times that of the pattern, whatever both are: stars take what they need first, and
never try again (`(?>...)`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence

from noob_lint.support.files import read_lines
from noob_lint.support.values import NamedTuple


class Pattern(NamedTuple):
    """A compiled pattern, which takes a path in or, with ``!``, back (`include` is false)."""

    include: bool
    only_directories: bool
    matcher: re.Pattern[str]

    def matches(self, relative: str, *, is_dir: bool) -> bool:
        """Whether the path `relative` to the directory of the pattern matches itself."""
        if self.only_directories and not is_dir:
            return False
        return self.matcher.match(relative) is not None


class Patterns(NamedTuple):
    """Compiled patterns and the directory, absolute and with a final separator, they start from."""

    base: str
    patterns: tuple[Pattern, ...]

    def verdict(self, path: str, *, is_dir: bool = False) -> bool | None:
        """Whether the absolute `path` itself matches; None when no pattern says.

        The last pattern that matches wins; the directories around it do not count.
        """
        return self._verdict(self._relative(path), is_dir)

    def cover(self, path: str, *, is_dir: bool = False) -> bool:
        """Whether the absolute `path` matches, or a directory around it does."""
        parts = self._relative(path).split("/")
        for end in range(1, len(parts)):
            if parts[end - 1] and self._verdict("/".join(parts[:end]), is_dir=True):
                return True
        return bool(self._verdict("/".join(parts), is_dir))

    def _verdict(self, relative: str, is_dir: bool) -> bool | None:
        for pattern in reversed(self.patterns):
            if pattern.matches(relative, is_dir=is_dir):
                return pattern.include
        return None

    def _relative(self, path: str) -> str:
        if path.startswith(self.base):
            relative = path[len(self.base) :]
        else:
            try:
                relative = os.path.relpath(path, self.base)
            except ValueError:  # another drive
                relative = path
        return re.sub(_OUTSIDE, "//", relative.replace(os.sep, "/"))


_OUTSIDE = r"\A(?:\.\.(?:/|$))+"
"""The start of a path that is not below the base. With slashes in its place, which no part of a
pattern matches but ``**``, the path matches only patterns that hold at any depth."""

_LONGEST = 4096
"""Longer lines are no patterns; neither are paths that long."""


def compile_pattern(line: str) -> Pattern | None:
    """The pattern in `line`, or None if it is blank, a comment, or can match nothing."""
    text = _trimmed(line)
    if not text or text.startswith("#") or len(text) > _LONGEST:
        return None
    include = not text.startswith("!")
    text = text.removeprefix("!")
    only_directories = text.endswith("/")
    text = text.removesuffix("/")
    if not text or text == "/":
        return None
    segments = text.removeprefix("/").split("/")
    if "" in segments:
        return None
    if "/" not in text:
        segments = ["**", *segments] if segments != ["**"] else segments
    try:
        return Pattern(include, only_directories, re.compile("".join(_expression(segments))))
    except (_NothingError, re.error):
        return None


def _trimmed(line: str) -> str:
    """The line without the spaces at its end, unless there is a backslash before them."""
    text = line.rstrip(" ")
    is_escaped = (len(text) - len(text.rstrip("\\"))) % 2 == 1
    return text + " " if is_escaped and len(line) > len(text) else text


class _NothingError(Exception):
    """A pattern that matches nothing."""


def _expression(segments: Sequence[str]) -> Iterator[str]:
    """The parts of a regular expression for the segments of a pattern.

    What is between two ``**`` is looked for from the left, and the first place where it is will do.
    """
    groups: list[list[str]] = [[]]
    for segment in segments:
        if len(segment) > 1 and not segment.strip("*"):
            groups.append([])
        else:
            groups[-1].append(_segment(segment))
    *before, last = groups
    yield "(?s)"
    for index, group in enumerate(before):
        if index and group:
            yield f"(?>(?:[^/]*/)*?{'/'.join(group)}/)"
        elif group:
            yield f"{'/'.join(group)}/"
    if not last:
        yield ".*"
    elif before:
        yield rf"(?:[^/]*/)*?{'/'.join(last)}\Z"
    else:
        yield rf"{'/'.join(last)}\Z"


def _segment(text: str) -> str:
    """The regular expression of what is between two slashes; it matches to the next one."""
    first, *others = _pieces(text)
    if not others:
        return first
    *middle, last = others
    found = "".join(f"(?>[^/]*?{piece})" for piece in middle if piece)
    # The last piece has to be at the end.
    return rf"(?>{first}{found}[^/]*{last}(?=/|\Z))"


def _pieces(text: str) -> list[str]:
    """Regular expressions for what is between the stars."""
    pieces, place = [""], 0
    while place < len(text):
        char = text[place]
        place += 1
        if char == "*":
            pieces.append("")
        elif char == "?":
            pieces[-1] += "[^/]"
        elif char == "[":
            found, place = _class(text, place)
            pieces[-1] += found
        else:
            if char == "\\":
                if place == len(text):
                    raise _NothingError
                char, place = text[place], place + 1
            pieces[-1] += re.escape(char)
    return pieces


_NAMED = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e",
    "space": r" \t\n\r\f\v",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
"""Classes of characters, such as ``[:alpha:]``."""


def _class(text: str, place: int) -> tuple[str, int]:
    """The regular expression of a class that begins before `place`, and where it ends."""
    negates = text[place : place + 1] in ("!", "^")
    place += negates
    parts: list[str] = []
    start = place
    while text[place : place + 1] != "]" or place == start:
        named = re.compile(r"\[:([^\]:]*):\]").match(text, place)
        if named is not None:
            if named[1] not in _NAMED:
                raise _NothingError
            parts.append(_NAMED[named[1]])
            place = named.end()
            continue
        low, place = _member(text, place)
        high = low
        if text[place : place + 1] == "-" and text[place + 1 : place + 2] not in ("]", ""):
            high, place = _member(text, place + 1)
        if low <= high:
            parts.append(f"{re.escape(low)}-{re.escape(high)}")
    inside = "".join(parts)
    if negates:
        return f"[^/{inside}]", place + 1
    return (f"(?!/)[{inside}]" if inside else "(?!)"), place + 1


def _member(text: str, place: int) -> tuple[str, int]:
    """A character of a class, and the place after it."""
    if text[place : place + 1] == "\\":
        place += 1
    if place >= len(text):
        raise _NothingError  # the class has no end
    return text[place], place + 1


def compile_patterns(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns in `lines`, without blank lines and comments."""
    found = map(compile_pattern, lines)
    return tuple(pattern for pattern in found if pattern is not None)


def patterns_at(root: str, lines: Sequence[str]) -> Patterns | None:
    """The patterns in `lines`, relative to the directory `root`; None when there are none."""
    patterns = compile_patterns(lines)
    if not patterns:
        return None
    return Patterns(os.path.join(os.path.abspath(root), ""), patterns)


def read_ignore_file(file: str, base: str) -> Patterns | None:
    """The patterns of the ignore file `file`, relative to `base`; None if there are none.

    As in git, a file that cannot be read is ignored.
    """
    return patterns_at(base, read_lines(file))
