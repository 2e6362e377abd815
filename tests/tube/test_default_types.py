"""Whether a default is of the type that an input declares, by names alone."""

from __future__ import annotations

import pytest

from noob_lint.tube.default_types import default_fits
from noob_lint.yaml.parser import parse


@pytest.mark.parametrize(
    ("default", "kind", "expected"),
    [
        ("1", "int", True),
        ("1.5", "int", False),
        ("1", "float", True),
        ("'1'", "float", False),
        ("a", "str", True),
        ("1", "str", False),
        ("true", "bool", True),
        ("0", "bool", True),
        ("2", "bool", False),
        ("'false'", "bool", False),
        ("[1]", "list", True),
        ("[1]", "tuple[int, ...]", True),
        ("[1]", "set", True),
        ("[1]", "dict", False),
        ("{a: 1}", "dict[str, list[int]]", True),
        ("{a: 1}", "list", False),
        ("[1]", "int", False),
        ("1", "list", False),
        ("1", "str | int", True),
        ("1", "str | None", False),
        ("1", "str | lab.Thing", None),
        ("1", "frozenset", False),
        ("null", "int", None),
        ("!mine 1", "int", None),
    ],
)
def test_default_fits(default: str, kind: str, expected: bool | None) -> None:
    root = parse(f"default: {default}\n").root
    value = None if root is None else root.get("default")
    assert value is not None
    assert default_fits(value, kind) is expected
