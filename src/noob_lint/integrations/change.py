"""What is to become of a file, and when that has to be left to its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class FileChange(NamedTuple):
    """The text of a file before (None: there is no such file) and after."""

    path: str
    before: str | None
    after: str


class CannotExtendError(Exception):
    """A file is written in a way that cannot be extended safely; the message says what is wrong."""


def first_that_holds(candidates: Iterable[str], holds: Callable[[str], bool]) -> str:
    """The first of some texts that says what it should.

    Texts are edited as texts, so that comments and layout stay, and read again to be sure.

    Raises:
        CannotExtendError: none of them does.
    """
    for text in candidates:
        if holds(text):
            return text
    raise CannotExtendError("it is written in a way that I cannot extend")


def newline_of(text: str) -> str:
    """The line ends of a text."""
    return "\r\n" if "\r\n" in text else "\n"


def ended(text: str) -> str:
    """A text whose last line, if it has any, is ended."""
    return text if not text or text.endswith("\n") else text + newline_of(text)
