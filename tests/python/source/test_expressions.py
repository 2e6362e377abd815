"""The expressions in statements."""

from __future__ import annotations

import ast

from noob_lint.python.source.expressions import own_parts


def test_the_parts_of_a_statement_leave_out_its_blocks() -> None:
    text = "match a:\n  case [b] if c:\n    d\n  case e:\n    f\n"
    (statement,) = ast.parse(text).body
    assert [ast.unparse(part) for part in own_parts(statement)] == ["a", "[b]", "c", "e"]
    (statement,) = ast.parse("@a\ndef f(x=b): c\n").body
    assert [ast.unparse(part) for part in own_parts(statement)] == ["a"]
