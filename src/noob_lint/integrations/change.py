"""Changes to users' files, and when they are left to the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from noob_lint.support.toml import LongKeyError, parse


class FileChange(NamedTuple):
    """The text of a file before (None if there is no such file) and after."""

    path: str
    before: str | None
    after: str


class CannotExtendError(Exception):
    """A file cannot be extended safely; the message says why."""


def first_that_holds(candidates: Iterable[str], holds: Callable[[str], bool]) -> str:
    """The first of some texts for which `holds` is true, and does not raise.

    Files are edited as text, to keep comments and layout, and parsed again to verify the result.

    Raises:
        CannotExtendError: it holds for none of them.
    """
    for text in candidates:
        with suppress(CannotExtendError):
            if holds(text):
                return text
    raise CannotExtendError("its layout cannot be extended automatically")


def read_toml(text: str) -> dict[str, Any]:
    """The values in TOML.

    Raises:
        CannotExtendError: it is not valid, or nothing that anybody would write.
    """
    try:
        return parse(text)
    except LongKeyError as error:
        raise CannotExtendError(str(error)) from None
    except RecursionError:
        raise CannotExtendError("it is nested too deeply") from None
    except ValueError:
        raise CannotExtendError("it is not valid TOML") from None


def newline_of(text: str) -> str:
    """The line ending that a text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def ended(text: str) -> str:
    """The text, with a line ending after the last line."""
    return text if not text or text.endswith("\n") else text + newline_of(text)


def with_toml_row(text: str, table: Sequence[str], row: str) -> Iterator[str]:
    """TOML with a row more in a table: first in the table that is there, then in one at the end."""
    end, header = newline_of(text), f"[{'.'.join(table)}]"
    match = re.search(rf"^{re.escape(header)}[^\r\n]*", text, re.MULTILINE)
    if match is not None:
        yield f"{text[: match.end()]}{end}{row}{text[match.end() :]}"
    gap = end if text.strip() else ""
    yield f"{ended(text)}{gap}{header}{end}{row}{end}"
