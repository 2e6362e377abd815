"""Output that cannot command: no line of a report is a command to the CI system that shows it.

GitHub Actions and Azure Pipelines take lines of a log that begin with ``::`` for commands, and what
follows ``##[`` and ``##vso[`` anywhere. Names and texts from files can have both. Control
characters are escaped where they are formatted (`noob_lint.diagnostics.style.printable`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from noob_lint.reporters.protocol import Write

Inert = Callable[[str], str]
"""What makes a part of a report harmless."""

_MARK = r"#(?=#(?:vso)?\[)"
_BEGINNING = r"(?m)^((?:\x1b\[[\d;]*m|\s)*+):(?=:(?!: ))"
"""Not ``::: ``, which is before the path of another file and no command."""


def inert_text(text: str) -> str:
    """Text for people: what would be a command is escaped as in a string of Python."""
    if "::" in text:
        text = re.sub(_BEGINNING, r"\1\\x3a", text)
    return inert_commands(text)


def inert_commands(text: str) -> str:
    """The commands of GitHub's own format, which are meant as such."""
    return re.sub(_MARK, r"\\x23", text) if "##" in text else text


def inert_json(text: str) -> str:
    """JSON, where it can only stand in strings; the value stays the same."""
    return re.sub(_MARK, r"\\u0023", text) if "##" in text else text


def inert_xml(text: str) -> str:
    """XML, where it can only stand in texts and attributes; the value stays the same."""
    if "::" in text:
        text = re.sub(_BEGINNING, r"\1&#58;", text)
    return re.sub(_MARK, "&#35;", text) if "##" in text else text


def guarded(write: Write, inert: Inert) -> Write:
    """What writes to `write` only what is harmless."""

    def write_inert(text: str) -> None:
        write(inert(text))

    return write_inert


def is_in_ci(environment: Mapping[str, str]) -> bool:
    """Whether a CI system reads the output that takes lines of it for commands."""
    return bool(environment.get("GITHUB_ACTIONS") or environment.get("TF_BUILD"))
