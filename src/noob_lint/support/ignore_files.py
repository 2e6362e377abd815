"""The ignore files that hold around a directory: those that git would read.

Read as ruff reads them too: ``.gitignore``, ``.git/info/exclude``, and the file that
``core.excludesFile`` names. git itself is not asked: it need not be there, and starting it takes as
long as checking a tube. Files that a git configuration includes are therefore not read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from noob_lint.support.files import exists, read_lines
from noob_lint.support.gitignore import Patterns, read_ignore_file

Ignores = tuple[Patterns, ...]
"""Patterns of ignore files; the later ones win."""

NAME = ".gitignore"
GIT = ".git"


def is_ignored(absolute: str, ignores: Ignores, *, is_dir: bool = False) -> bool:
    """Whether an ignore file matches the path itself; the last one that does decides."""
    for patterns in reversed(ignores):
        verdict = patterns.verdict(absolute, is_dir=is_dir)
        if verdict is not None:
            return verdict
    return False


def ignores_above(absolute: str) -> Ignores:
    """The ignore files of the git repository around the directory `absolute`, without its own.

    None of them applies when they ignore the directory itself, since it was asked for by name.
    """
    chain = [absolute]
    while not exists(os.path.join(chain[-1], GIT)):
        parent = os.path.dirname(chain[-1])
        if parent == chain[-1]:
            return ()  # no repository
        chain.append(parent)
    chain.reverse()
    ignores = ignores_of_repository(chain[0])
    for parent, child in pairwise(chain):
        own = read_ignore_file(os.path.join(parent, NAME), parent)
        ignores = ignores if own is None else (*ignores, own)
        if is_ignored(child, ignores, is_dir=True):
            return ()
    return ignores


def files_above(directory: str) -> list[str]:
    """The ignore files that hold in a directory, besides those in it and below it.

    They need not exist. Those that are in the git repository come first.
    """
    outside = files_outside(directory)
    found: list[str] = []
    while outside and not exists(os.path.join(directory, GIT)):
        directory = os.path.dirname(directory)
        found.append(os.path.join(directory, NAME))
    return [*found, *outside]


def files_outside(directory: str) -> list[str]:
    """The ignore files besides ``.gitignore`` that hold in a directory, whether they are there."""
    while not exists(os.path.join(directory, GIT)):
        parent = os.path.dirname(directory)
        if parent == directory:
            return []  # no repository
        directory = parent
    return _files_of_repository(directory)


def ignores_of_repository(directory: str) -> Ignores:
    """What is ignored in the whole git repository `directory`, besides its ``.gitignore`` files."""
    found = (read_ignore_file(file, directory) for file in _files_of_repository(directory))
    return tuple(patterns for patterns in found if patterns is not None)


def _files_of_repository(directory: str) -> list[str]:
    common = _common_directory(os.path.join(directory, GIT))
    return [_global_file(common), os.path.join(common, "info", "exclude")]


def _common_directory(git: str) -> str:
    """The directory that all worktrees share; `git` may be a file (a link)."""
    link = _first_line(git).removeprefix("gitdir: ")
    if not link:
        return git
    own = os.path.join(os.path.dirname(git), link)
    shared = _first_line(os.path.join(own, "commondir"))
    return os.path.join(own, shared)


def _first_line(file: str) -> str:
    return next(iter(read_lines(file)), "")


def _global_file(common: str) -> str:
    """The file that ``core.excludesFile`` names, or the one that git reads without it."""
    home = os.path.expanduser("~")
    settings = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    named = ""
    for file in _config_files(common, home, settings):
        named = _excludes_file(file) or named
    return os.path.expanduser(named or os.path.join(settings, "git", "ignore"))


def _config_files(common: str, home: str, settings: str) -> Iterator[str]:
    """The configuration files of git, the later of which win."""
    if not os.environ.get("GIT_CONFIG_NOSYSTEM"):
        yield "/etc/gitconfig"
    if "GIT_CONFIG_GLOBAL" in os.environ:
        yield os.environ["GIT_CONFIG_GLOBAL"]
    else:
        yield os.path.join(settings, "git", "config")
        yield os.path.join(home, ".gitconfig")
    yield os.path.join(common, "config")


_EXCLUDES_FILE = r"""\s*(?:\[core\]\s*)?excludesfile\s*=\s*"?([^"#;\n]*)"""


def _excludes_file(file: str) -> str:
    """What the file, a configuration of git, says about ``core.excludesFile``."""
    value, in_core = "", False
    for line in read_lines(file):
        if line.lstrip().startswith("["):
            in_core = re.match(r"\s*\[core\]", line, re.IGNORECASE) is not None
        match = re.match(_EXCLUDES_FILE, line, re.IGNORECASE)
        if in_core and match:
            value = match[1].strip()
    return value


class IgnoreFiles:
    """What git would ignore below a directory, `top`; each ignore file is read once."""

    def __init__(self, top: str) -> None:
        self._top = top
        self._ignores: dict[str, Ignores | None] = {}

    def cover(self, path: str) -> bool:
        """Whether the file at the absolute `path`, which is below the top, is ignored."""
        ignores = self._below(os.path.dirname(path))
        return ignores is None or is_ignored(path, ignores)

    def _below(self, directory: str) -> Ignores | None:
        """The ignore files that hold in a directory; None if it is ignored itself."""
        if directory not in self._ignores:
            self._ignores[directory] = self._find(directory)
        return self._ignores[directory]

    def _find(self, directory: str) -> Ignores | None:
        if directory == self._top:
            ignores = ignores_above(directory)
        else:
            above = self._below(os.path.dirname(directory))
            if above is None or is_ignored(directory, above, is_dir=True):
                return None
            is_repository = exists(os.path.join(directory, GIT))
            ignores = ignores_of_repository(directory) if is_repository else above
        own = read_ignore_file(os.path.join(directory, NAME), directory)
        return ignores if own is None else (*ignores, own)


def plain_directories(lines: Iterable[str]) -> frozenset[str]:
    """The names of directories that an ignore file plainly rules out, wherever they are below it.

    There are none if the file takes anything back (``!``), which could be one of them.
    """
    names = set()
    for line in lines:
        name = line.strip()
        if name.startswith("!"):
            return frozenset()
        name = name.removesuffix("/")
        if name and not set(name) & set("*?[\\#/ "):
            names.add(name)
    return frozenset(names)
