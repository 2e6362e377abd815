"""Patterns as in ``.gitignore``, for ``include``, ``exclude`` and the ignore files themselves.

They mean what git makes of them (`gitignore(5)`, and git's wildmatch where that leaves a question);
the tests compare with git. pathspec, which would be at hand, takes what lies below a directory for
the directory itself, so that a negation reaches too far, and takes long to import.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Pattern(NamedTuple):
    """One compiled pattern; `regex` is for the path from its base, or for the name alone."""

    regex: re.Pattern[str]
    negated: bool
    dirs_only: bool
    name_only: bool

    def matches(self, relative: str, name: str, *, is_dir: bool) -> bool:
        """Whether it speaks of the path `relative`, of which `name` is the last part."""
        if self.dirs_only and not is_dir:
            return False
        return self.regex.fullmatch(name if self.name_only else relative) is not None


class Patterns(NamedTuple):
    """Compiled patterns and the directory, absolute and with a final separator, they start from."""

    base: str
    patterns: tuple[Pattern, ...]

    def verdict(self, path: str, *, is_dir: bool = False) -> bool | None:
        """Whether the absolute `path` itself matches; None when no pattern speaks of it.

        The last pattern that speaks of it wins; the directories around it do not count.
        """
        return self._verdict(self._relative(path), is_dir)

    def cover(self, path: str, *, is_dir: bool = False) -> bool:
        """Whether the absolute `path` matches, or a directory around it does."""
        parts = [part for part in self._relative(path).split("/") if part != os.pardir]
        for end in range(1, len(parts)):
            if self._verdict("/".join(parts[:end]), is_dir=True):
                return True
        return bool(self._verdict("/".join(parts), is_dir))

    def _verdict(self, relative: str, is_dir: bool) -> bool | None:
        name = relative.rpartition("/")[2]
        for pattern in reversed(self.patterns):
            if pattern.matches(relative, name, is_dir=is_dir):
                return not pattern.negated
        return None

    def _relative(self, path: str) -> str:
        if path.startswith(self.base):
            relative = path[len(self.base) :]
        else:
            try:
                relative = os.path.relpath(path, self.base)
            except ValueError:  # another drive
                relative = path
        return relative.replace(os.sep, "/")


def compile_pattern(line: str) -> Pattern | None:
    """The pattern in `line`, or None if it is blank, a comment, or can match nothing."""
    body = re.sub(r"(?<!\\) +$", "", line)  # a space that is escaped stays
    if body.startswith("#"):
        return None
    negated = body.startswith("!")
    body = body.removeprefix("!")
    dirs_only = body.endswith("/")
    body = body.removesuffix("/")
    name_only = "/" not in body
    regex = _translate(body.removeprefix("/"), name_only=name_only)
    if not body or regex is None:
        return None
    return Pattern(re.compile(regex, re.DOTALL), negated, dirs_only, name_only)


def compile_patterns(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns in `lines`; what is none is left out."""
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

    As git does, this passes over a file that cannot be read.
    """
    try:
        with open(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            lines = stream.read().split("\n")
    except (OSError, ValueError):
        return None
    return patterns_at(base, [line.removesuffix("\r") for line in lines])


# Texts, which re compiles and keeps when they are first used: most runs need none.
_ELEMENT = (
    r"(?P<inside>(?<![^/])\*\*+$)"
    r"|(?P<dirs>(?<![^/])\*\*+/)"
    r"|(?P<stars>\*+)"
    r"|(?P<one>\?)"
    r"|\[(?P<not>[!^]?)(?P<class>\]?(?:\[:\w*:\]|\\.|[^\]\\])*)\]"
    r"|\\(?P<escaped>.)"
    r"|(?P<open>[\[\\])"
    r"|(?P<text>.)"
)
_MEMBER = r"\[:(?P<named>\w*):\]|(?P<low>\\?.)(?:-(?P<high>\\?[^\]]))?"
_NAMED = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"!-\/:-@\[-`{-~",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


def _translate(body: str, *, name_only: bool) -> str | None:
    """A pattern as a regular expression; None if nothing can match it.

    What stands between two stars is matched where it comes first, and not tried elsewhere: that
    changes nothing, and keeps a pattern with many stars from taking for ever.
    """
    parts: list[str] = []
    star = None  # the index of the last star since the last slash
    for element in re.finditer(_ELEMENT, body, re.DOTALL):
        part = _part(element, name_only=name_only)
        if part is None:
            return None
        if part == _STAR and star is not None:
            parts[star] = "(?>[^/]*?"
            parts.append(")")
        if part == _STAR:
            star = len(parts)
        elif "/" in element.group():
            star = None
        parts.append(part)
    return "".join(parts)


_STAR = "[^/]*"


def _part(element: re.Match[str], *, name_only: bool) -> str | None:
    """One element of a pattern as a regular expression; None if nothing can match it."""
    kind = element.lastgroup
    if kind == "open":  # a bracket without its end, or a backslash at the end
        return None
    if kind == "inside" and not name_only:
        return ".+"
    if kind == "dirs":
        return "(?:.*/)?"
    if kind in ("inside", "stars"):
        return _STAR
    if kind == "one":
        return "[^/]"
    if kind == "class":
        members = "".join(_members(element["class"]))
        return f"(?!/)[{'^' if element['not'] else ''}{members}]" if members else None
    return re.escape(element["escaped"] or element["text"])


def _members(text: str) -> Iterator[str]:
    """The members of a class such as ``[a-c_]`` for a regular expression.

    As in git, a range that runs backwards has its first character only.
    """
    for match in re.finditer(_MEMBER, text, re.DOTALL):
        if match["named"] is not None:
            yield _NAMED.get(match["named"], "")
            continue
        low = match["low"][-1]
        high = (match["high"] or low)[-1]
        yield re.escape(low)
        if low < high:
            yield f"{re.escape(low)}-{re.escape(high)}"


def rebase(pattern: str, directory: str, root: str) -> str:
    """A `pattern` that is meant from `directory`, written so that it means the same from `root`.

    Only a pattern with a slash before its end is bound to a place; the others match at any depth.
    A `directory` outside `root` cannot be expressed, so the pattern stays as it is.
    """
    negation = "!" if pattern.startswith("!") else ""
    body = pattern.removeprefix("!")
    directory, root = os.path.abspath(directory), os.path.abspath(root)
    below = directory.removeprefix(os.path.join(root, ""))
    if "/" not in body.rstrip("/") or directory == root or below == directory:
        return pattern
    return f"{negation}/{below.replace(os.sep, '/')}/{body.lstrip('/')}"
