"""What is a name or a reference for noob."""

from __future__ import annotations

import pytest

from noob_lint.spec.names import is_enabled_reference, is_input_reference


@pytest.mark.parametrize("text", ["input.a", "input.", "input.a.b", "input. a", "input.a\n"])
def test_an_input_reference_begins_with_the_prefix(text: str) -> None:
    assert is_input_reference(text)


@pytest.mark.parametrize("text", ["", "input", "inputs.a", "Input.a", " input.a", "assets.a"])
def test_other_strings_are_not_input_references(text: str) -> None:
    assert not is_input_reference(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("input.a", True), ("input.a.b", True), ("input.", False), ("input.1", False), ("a.b", False)],
)
def test_enabled_takes_references_that_are_paths(text: str, expected: bool) -> None:
    assert is_enabled_reference(text) is expected
