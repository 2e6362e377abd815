"""Functions whose bodies are parsed again are the same as before."""

from __future__ import annotations

import ast
from copy import copy
from pathlib import Path
from textwrap import indent

import pytest

import noob_lint
from noob_lint.diagnostics.source import Source
from noob_lint.python.source.late_bodies import may_yield, with_late_bodies
from noob_lint.python.source.module import Module

pytestmark = pytest.mark.filterwarnings("ignore:.*invalid escape sequence")

BODY = """\
    '''Words
  that are not indented.'''
    return (a,
b)  # the end
    # beyond it
"""
FUNCTIONS = {
    "plain": f"def f(a, b):\n{BODY}",
    "asynchronous": f"async def f(a, b):\n{BODY}x = 1\n",
    "decorated": f"@one\n@two(\n  3)\ndef f(a, b):\n{BODY}",
    "arguments on many lines": f"def f(\n  a,\nb=(1,\n  2)\n):\n{BODY}",
    "method": f"class C:\n  x = 1\n\n{indent(f'def f(self):{chr(10)}{BODY}', '  ')}  y = 2\n",
    "tabs": "class C:\n\tclass D:\n\t\tdef f(self):\n\t\t\ta = 1\n\t\t\tb = 2\n\n\t\t\treturn a\n",
    "several statements on a line": "def f():\n  a = 1; b = 2\n\n\n  c = 3; d = 4; e = 5\n",
    "other letters": f"x = 'é'\ndef f(ä, *, ö=1):\n{BODY}\n    ü = 'é'; y = 2\n",
    "carriage returns": f"x = 1\n\ndef f(a, b):\n{BODY}y = 2".replace("\n", "\r\n"),
    "old carriage returns": f"x = 1\n\ndef f(a, b):\n{BODY}y = 2".replace("\n", "\r"),
    "no end of line": "def f():\n  a = 1\n  b = 2\n  c = 3\n  return a",
    "functions in it": f"def f():\n{indent(f'def g():{chr(10)}{BODY}', '    ')}    return g\n",
    "odd escapes": "def f():\n  a = '\\d'\n  b = 2\n  c = 3\n  return a",
    "in a branch": f"if x:\n{indent(f'def f():{chr(10)}{BODY}', '  ')}",
}


def written(tree: ast.AST) -> str:
    """A tree with all its places, in which no function says that it is late."""
    found = ast.dump(tree, include_attributes=True)
    late = {"_LateFunction(": "FunctionDef(", "_LateAsyncFunction(": "AsyncFunctionDef("}
    for name, plain in late.items():
        found = found.replace(name, plain)
    return found


def late_tree(text: str) -> ast.Module:
    tree = ast.parse(text)
    tree.body = with_late_bodies(tree.body, Source(text))
    return tree


def functions(tree: ast.AST) -> list[ast.AST]:
    return [
        one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("text", FUNCTIONS.values(), ids=FUNCTIONS)
def test_bodies_are_parsed_to_what_they_were_with_all_their_places(text: str) -> None:
    assert written(late_tree(text)) == written(ast.parse(text))


def test_bodies_of_the_whole_package_are_parsed_to_what_they_were() -> None:
    for file in (Path(noob_lint.__file__).parent / "python").rglob("*.py"):
        text = file.read_text()
        assert written(late_tree(text)) == written(ast.parse(text)), file


def test_short_bodies_and_those_in_branches_are_kept_and_others_are_not() -> None:
    kinds = {
        name: {type(one).__name__ for one in functions(late_tree(text))}
        for name, text in FUNCTIONS.items()
    }
    assert kinds == {
        **{name: {"_LateFunction"} for name in FUNCTIONS},
        "asynchronous": {"_LateAsyncFunction"},
        "functions in it": {"_LateFunction", "FunctionDef"},
        "in a branch": {"FunctionDef"},
    }
    short = "def f():\n  a = 1\n  b = 2\n  return a\n"
    assert [type(one) for one in functions(late_tree(short))] == [ast.FunctionDef]


def test_a_copy_has_the_body_and_a_new_body_stays() -> None:
    (node,) = late_tree(FUNCTIONS["plain"]).body
    (plain,) = ast.parse(FUNCTIONS["plain"]).body
    other = copy(node)
    assert isinstance(other, ast.FunctionDef)
    assert written(other) == written(plain)
    assert other.body is other.body
    other.body = [ast.Pass()]
    assert [type(one) for one in other.body] == [ast.Pass]
    assert written(node) == written(plain)


@pytest.mark.parametrize(
    "head", ["def f(a):\n", "def f[T](a: T) -> T:\n", "type A = int\ndef f(a):\n"]
)
def test_bodies_of_source_for_any_python_can_be_read(head: str, tmp_path: Path) -> None:
    file = tmp_path / "lab.py"
    file.write_text(f"{head}{BODY}")
    module = Module("lab", file, "lab.py", (3, 14), is_package=False, is_stub=False)
    assert not module.is_partial
    (node,) = functions(module.tree)
    assert isinstance(node, ast.FunctionDef)
    first = head.count("\n") + 1
    assert [(type(one), one.lineno) for one in node.body] == [
        *((ast.Expr, first), (ast.Return, first + 2)),
    ]


def test_a_function_whose_lines_have_no_yield_does_not_have_one() -> None:
    text = f"# yield\n{FUNCTIONS['plain']}# yield\n"
    (node,) = late_tree(text).body
    assert may_yield(node) is False
    (node,) = late_tree(text.replace("the end", "yield")).body
    assert may_yield(node) is True
    assert may_yield(ast.parse(text).body[0]) is True
