"""Patterns as in ``.gitignore``, for ``include``, ``exclude`` and the ignore files themselves.

pathspec takes tens of milliseconds to import, so it is imported only once there is a pattern.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns(NamedTuple):
    """Compiled patterns and the directory, absolute and with a final separator, they start from."""

    base: str
    spec: GitIgnoreSpec

    def verdict(self, path: str, *, is_dir: bool = False) -> bool | None:
        """Whether the absolute `path` matches; None when no pattern speaks of it.

        A path below a matching directory matches, and the last matching pattern wins.
        """
        relative = path[len(self.base) :] if path.startswith(self.base) else self._outside(path)
        return self.spec.check_file(relative + "/" if is_dir else relative).include

    def _outside(self, path: str) -> str:
        try:
            return os.path.relpath(path, self.base)
        except ValueError:  # another drive
            return path


def compile_patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns in `lines`.

    Raises:
        ValueError: a line is no pattern.
    """
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def patterns_at(root: str, lines: Sequence[str]) -> Patterns | None:
    """The patterns in `lines`, relative to the directory `root`; None when there are none.

    Raises:
        ValueError: a line is no pattern.
    """
    if not lines:
        return None
    return Patterns(os.path.join(os.path.abspath(root), ""), compile_patterns(lines))


def read_ignore_file(file: str, base: str) -> Patterns | None:
    """The patterns of the ignore file `file`, relative to `base`; None if there are none.

    As git does, this passes over a file that cannot be read and over a line that is no pattern.
    """
    try:
        with open(file, encoding="utf-8-sig", errors="surrogateescape") as stream:
            lines = stream.read().splitlines()
    except OSError:
        return None
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    try:
        return patterns_at(base, lines)
    except ValueError:
        return patterns_at(base, [line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    try:
        compile_patterns([line])
    except ValueError:
        return False
    return True


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
