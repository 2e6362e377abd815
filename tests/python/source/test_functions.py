"""The parts of a function's own body."""

from __future__ import annotations

import ast
import inspect

import pytest

from noob_lint.python.source.functions import is_generator, own_parts

FUNCTIONS = {
    "def f(): return 1": False,
    "def f(): yield": True,
    "def f(): yield from x": True,
    "def f():\n if x:\n  while y: z = yield": True,
    "def f():\n def g(): yield": False,
    "def f():\n class C:\n  def g(self): yield": False,
    "def f(): return lambda: (yield)": False,
    "def f(): return [g((yield))]": True,
    "async def f(): yield 1": True,
    "async def f(): await x": False,
    "f = lambda: (yield)": True,
    "f = lambda: 1": False,
}


@pytest.mark.parametrize(("text", "expected"), FUNCTIONS.items())
def test_generators_as_python_has_them(text: str, expected: bool) -> None:
    (line,) = ast.parse(text).body
    node = line.value if isinstance(line, ast.Assign) else line
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    assert is_generator(node) is expected
    names: dict[str, object] = {}
    exec(text, names)
    function = names["f"]
    assert inspect.isgeneratorfunction(function) | inspect.isasyncgenfunction(function) is expected


def test_names_of_inner_functions_are_parts_and_what_is_in_them_is_not() -> None:
    (node,) = ast.parse("def f():\n a = b\n def g(): c = d\n return lambda: e\n").body
    assert isinstance(node, ast.FunctionDef)
    parts = own_parts(node)
    assert {part.id for part in parts if isinstance(part, ast.Name)} == {"a", "b"}
    assert [part.name for part in parts if isinstance(part, ast.FunctionDef)] == ["g"]
