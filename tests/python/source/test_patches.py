"""What code sets on functions, classes and modules from outside."""

from __future__ import annotations

import ast

import pytest

from noob_lint.python.source.patches import ANY, attributes_set


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lab.nodes.f = g", [("nodes", "f")]),
        ("del f.x", [("f", "x")]),
        ("setattr(lab, 'f', g)", [("lab", "f")]),
        ("setattr(lab.nodes, name, g)", [("nodes", ANY)]),
        ("setattr(load(), 3, g)", [("", ANY)]),
        ("setattr(lab)", []),
        ("builtins.setattr(lab, 'f', g)", [("lab", "f")]),
        ("f.__annotations__.update(x=int)", [("f", "__annotations__")]),
        ("getattr(lab, 'f')\nx = lab.f", []),
    ],
)
def test_attributes_that_code_sets(text: str, expected: list[tuple[str, str]]) -> None:
    assert [*attributes_set(ast.parse(text))] == expected
