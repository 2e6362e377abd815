"""What fixes do to the text, and which of them are certain."""

from __future__ import annotations

import pytest

from noob_lint.yaml.document import Mapping
from noob_lint.yaml.edits import boolean
from noob_lint.yaml.parser import parse


@pytest.mark.parametrize(
    ("written", "text", "is_safe"),
    [
        ("'True'", "true", True),
        ("'FALSE '", "false", True),
        ("ture", "true", False),
        ("fals", "false", False),
        ("true", None, None),
        ("sometimes", None, None),
        ("[ture]", None, None),
    ],
)
def test_a_boolean_that_is_only_near_is_a_guess(
    written: str, text: str | None, is_safe: bool | None
) -> None:
    root = parse(f"x: {written}\n", "tube.yaml").root
    assert isinstance(root, Mapping)
    fix = boolean(root.entries[0].value)
    found = None if fix is None else (fix.edits[0].text, fix.safe)
    assert found == (None if text is None else (text, is_safe))
