"""The complete completion scripts of a few commands; `test_completion` runs the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.cli.shells import SHELLS, Command, Option, OptionValue
from tests.expected import expected

COMMANDS = [
    Command(
        "check",
        "Check tubes [the default]",
        (
            Option(("-q", "--quiet"), "say less: only the result", None),
            Option(("--fail-on",), "the least severity that fails", OptionValue("one", ("a", "b"))),
            Option(("--ignore",), "rules to leave out", OptionValue("list", ("x", "y-z"))),
            Option(("-o", "--output"), "where to write", OptionValue("file")),
            Option(("--tube-path",), "where other tubes are", OptionValue("directory")),
        ),
        (),
    ),
    Command("rule", "Explain a rule's findings", (), ("x", "y-z")),
    Command("init", "Set up a project", (Option(("--diff",), "only show it", None),), ()),
]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_whole_script(shell: str) -> None:
    """`UPDATE_EXPECTED=1` rewrites it."""
    script = SHELLS[shell](COMMANDS)
    assert script == expected(Path(__file__).with_name("scripts") / f"noob-lint.{shell}", script)
