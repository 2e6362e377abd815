"""What special nodes accept, by version."""

from __future__ import annotations

import pytest

from noob_lint.spec.versions import find_version
from noob_lint.tube.special_nodes import known_slots, node_arguments


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.1", ("id", "spec", "enabled")), ("1000", ("id", "spec", "enabled", "stateful"))],
)
def test_node_arguments(version: str, expected: tuple[str, ...]) -> None:
    assert node_arguments(find_version(version)) == expected


@pytest.mark.parametrize(
    ("kind", "version", "expected"),
    [
        ("map", "0.1", ("value",)),
        ("map", "1003", ("value",)),
        ("gather", "0.1", ("value", "trigger")),
        ("gather", "1000", ("value", "trigger", "n")),
    ],
)
def test_known_slots(kind: str, version: str, expected: tuple[str, ...]) -> None:
    assert known_slots(kind, find_version(version)) == expected
