"""The configuration of noob-lint itself, in its own file or in pyproject.toml."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from noob_lint.integrations.change import CannotExtendError, ended, first_that_holds, newline_of

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
        CannotExtendError: it is not TOML, or the table is written in an unusual way.
    """
    place = ("tool", "noob-lint") if in_pyproject else ()
    before = _read(text)
    if before is None:
        raise CannotExtendError("it is not valid TOML")
    wanted = _with_version(before, place, version)
    candidates = _candidates(text, version, in_pyproject=in_pyproject)
    return first_that_holds(candidates, lambda new: bool(_read(new) == wanted))


def _candidates(text: str, version: str, *, in_pyproject: bool) -> Iterator[str]:
    match = (_HEADER if in_pyproject else _COMMENTS).search(text)
    if match is not None:
        row = f"noob-version = {json.dumps(version)}{newline_of(text)}"
        yield f"{ended(text[: match.end()])}{row}{text[match.end() :]}"


def _with_version(data: Any, place: tuple[str, ...], version: str) -> Any:
    if not place:
        return {**data, "noob-version": version}
    return {**data, place[0]: _with_version(data[place[0]], place[1:], version)}


def _read(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
