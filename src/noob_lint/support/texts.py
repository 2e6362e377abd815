"""Texts that stand for files, such as unsaved text in an editor.

`noob_lint.support.files` reads the text instead of the file while the texts are in force.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from contextvars import ContextVar, Token


class Texts:
    """Texts that stand for files, which need not exist, but whose directories must."""

    _current: ClassVar[ContextVar[Texts | None] | None] = None
    """Those that are in force; created with the first text, since most processes have none."""

    def __init__(self) -> None:
        self._named: dict[str, str] = {}
        self._by_file: dict[str, str] = {}

    def put(self, path: str, text: str | None) -> None:
        """Let `text` stand for the file at `path`; None ends that."""
        absolute = os.path.abspath(path)
        if text is None:
            self._named.pop(absolute, None)
            self._by_file.pop(real_path(path), None)
        else:
            self._named[absolute] = self._by_file[real_path(path)] = text

    def find_files_again(self) -> None:
        """Resolve the files that the texts stand for again, since links may have changed."""
        self._by_file = {real_path(path): text for path, text in self._named.items()}

    @property
    def by_file(self) -> Mapping[str, str]:
        """The texts by the real paths of the files for which they stand."""
        return self._by_file

    def in_force(self) -> InForce:
        """A context in which reading a file reads the text that stands for it."""
        return InForce(self)

    def data_of(self, path: str) -> bytes | None:
        """What the file at `path` would hold if its text had been saved; None without a text."""
        text = self._by_file.get(real_path(path))
        return None if text is None else text.encode("utf-8", "surrogatepass")

    def names_in(self, directory: str) -> set[str]:
        """The names of the files in a directory that have a text."""
        real = real_path(directory)
        pairs = map(os.path.split, self._by_file)
        return {name for parent, name in pairs if parent == real}


class InForce:
    """Lets texts stand for their files while it is entered; others may be entered inside."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._token: Token[Texts | None] | None = None

    def __enter__(self) -> None:
        if Texts._current is None and self._texts.by_file:
            from contextvars import ContextVar

            Texts._current = ContextVar("texts", default=None)
        if Texts._current is not None:
            self._token = Texts._current.set(self._texts)

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            self._token.var.reset(self._token)


def texts_in_force() -> Texts | None:
    """The texts that stand for files just now, if there are any."""
    current = Texts._current
    texts = None if current is None else current.get()
    return texts if texts is not None and texts.by_file else None


def real_path(path: str) -> str:
    """An absolute path without links; the same path if no file can have that name."""
    try:
        return os.path.realpath(path)
    except ValueError:
        return path
