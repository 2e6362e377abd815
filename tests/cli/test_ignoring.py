"""Which rules ``--add-ignores`` is about, and what it cannot be combined with."""

from __future__ import annotations

import pytest

from noob_lint.cli import main
from noob_lint.cli.ignoring import _rules
from noob_lint.config.settings import SettingsError
from noob_lint.rules import RULES


def test_the_rules_that_are_named() -> None:
    assert _rules("cycle") == {"cycle"}
    assert _rules(" cycle ,, unknown-node,") == {"cycle", "unknown-node"}
    assert _rules("all") == {rule.id for rule in RULES}
    ids = {rule.id for rule in RULES if rule.group == "ids"}
    assert _rules("ids,cycle") == {*ids, "cycle"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((text, "no rule was named") for text in ("", " , ")),
        ("cycle,cylce", 'unknown rule "cylce": did you mean "cycle"?'),
        ("zzzzzzzz", 'unknown rule "zzzzzzzz"'),
    ],
)
def test_what_names_no_rule(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _rules(text)
    assert str(caught.value) == f"--add-ignores: {message}"


@pytest.mark.parametrize(
    ("options", "other"),
    [
        *(((option,), option) for option in ("--fix", "--fix-only", "--diff", "--no-ignores")),
        *(((option,), option) for option in ("--write-baseline", "--related")),
        (("--diff", "--fix"), "--fix"),
        (("--diff", "--baseline", "x.json"), "--baseline"),
        (("-",), "standard input"),
    ],
)
def test_what_it_cannot_be_used_with(
    options: tuple[str, ...], other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--isolated", "--add-ignores", *options]) == 2
    said = f"noob-lint: error: --add-ignores cannot be used with {other}\n"
    assert capsys.readouterr() == ("", said)
