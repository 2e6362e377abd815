"""The configuration of noob-lint itself, in its own file or in pyproject.toml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from noob_lint.integrations.change import ended, first_that_holds, newline_of, read_toml

_COMMENTS = re.compile(r"(?:[ \t]*#[^\n]*\n)*")
_HEADER = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*noob-lint[ \t]*\][^\n]*\n?", re.MULTILINE)


def fresh(version: str) -> str:
    """A new noob-lint.toml."""
    return (
        "# How noob-lint checks the tubes here and below; 'noob-lint config' shows all settings.\n"
        f"noob-version = {json.dumps(version)}\n"
    )


def set_version(text: str, version: str, *, in_pyproject: bool) -> str:
    """Add `noob-version`, which it does not have yet, to the text of a configuration file.

    Raises:
        CannotExtendError: it cannot be read, or the table is written in an unusual way.
    """
    place = ("tool", "noob-lint") if in_pyproject else ()
    wanted = _with_version(read_toml(text), place, version)
    candidates = _candidates(text, version, in_pyproject=in_pyproject)
    return first_that_holds(candidates, lambda new: bool(read_toml(new) == wanted))


def _candidates(text: str, version: str, *, in_pyproject: bool) -> Iterator[str]:
    match = (_HEADER if in_pyproject else _COMMENTS).search(text)
    if match is not None:
        row = f"noob-version = {json.dumps(version)}{newline_of(text)}"
        yield f"{ended(text[: match.end()])}{row}{text[match.end() :]}"


def _with_version(data: Any, place: tuple[str, ...], version: str) -> Any:
    if not place:
        return {**data, "noob-version": version}
    return {**data, place[0]: _with_version(data[place[0]], place[1:], version)}
