"""``.gitignore`` patterns, for ``include``, ``exclude`` and the ignore files themselves.

pathspec matches paths against a single pattern. Patterns are combined here, since pathspec does not
distinguish a directory from what is below it, so that negations would match too much; the tests
compare with git. pathspec takes tens of milliseconds to import, so it is imported only if there is
a pattern.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from noob_lint.support.files import read_lines

if TYPE_CHECKING:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern


class Patterns(NamedTuple):
    """Compiled patterns and the directory, absolute and with a final separator, they start from."""

    base: str
    patterns: tuple[GitIgnoreSpecPattern, ...]

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
        name = relative + "/" if is_dir else relative
        for pattern in reversed(self.patterns):
            found = pattern.match_file(name)
            if found is not None and not _is_around(found.match, name):
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


def _is_around(match: re.Match[str], name: str) -> bool:
    """Whether what pathspec has matched is not the path `name` itself.

    It is a directory around it, or, for ``a/**``, the directory that the pattern is about.
    """
    if match.groupdict().get("ps_d"):
        return match.end("ps_d") < len(name)
    return match.end() == len(name) and name.endswith("/")


_MOST_STARS = 12
"""In one pattern: with more, the regular expression could take forever."""

_BELOW = r"(?<=/)\*\*/(?= *$)"
"""The end of ``a/**/``: the directories below ``a``; pathspec matches ``a`` itself too."""


def compile_pattern(line: str) -> GitIgnoreSpecPattern | None:
    """The pattern in `line`, or None if it is blank, a comment, or can match nothing."""
    import warnings

    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    if line.count("*") > _MOST_STARS:
        return None
    try:
        with warnings.catch_warnings():  # of the regular expression for "[[a]"
            warnings.simplefilter("ignore", FutureWarning)
            pattern = GitIgnoreSpecPattern(re.sub(_BELOW, "**/*/", line))
    except (ValueError, re.error):  # for "[z-a]"
        return None
    return None if pattern.include is None else pattern


def compile_patterns(lines: Iterable[str]) -> tuple[GitIgnoreSpecPattern, ...]:
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
