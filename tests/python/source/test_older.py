"""Source for a newer Python is read as far as possible: at most one statement is lost."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.python.source.lost import PARTIAL, UNREAD
from noob_lint.python.source.older import parse_newer
from tests.python.whole import sections

READ = {
    "type parameters": (
        "class K[T: (int, str), *U, **P]:\n    async def f[A = int](self, a: A) -> T: ...\n",
        "class K:\n\n    async def f(self, a: A) -> T:\n        ...",
    ),
    "a string in a string": (
        "def f(a):\n    b = f'{a['x']}'\n    return b\n",
        f"def f(a):\n    b = {UNREAD}\n    return b",
    ),
    "a return": (
        "def f(a):\n    return f'{a['x']}'\n",
        f"def f(a):\n    if {UNREAD}:\n        return {UNREAD}",
    ),
    "a yield": (
        "def f(a):\n    while True:\n        yield f'{a['x']}'\n",
        f"def f(a):\n    while True:\n        while {UNREAD}:\n            yield {UNREAD}",
    ),
    "several lines": ("g(1,\n  f'{a['x']}')\nb = 1\n", "pass\nb = 1"),
    "exceptions": (
        "try:\n    a = 1\nexcept A, B:\n    pass\n",
        "try:\n    a = 1\nexcept Exception:\n    pass",
    ),
    "a definition": (
        "def f(a=f'{b['x']}'):\n    return 1\ndef g(): ...\n",
        f"f = {UNREAD}\n\ndef g():\n    ...",
    ),
    "words that look like it": ("type = 3\ntype[0] = 4\nx = '''\ntype A\n'''\n", None),
}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.11 knows the least syntax")
@pytest.mark.parametrize(("code", "expected"), READ.values(), ids=READ)
def test_reading(code: str, expected: str | None) -> None:
    tree = parse_newer(code)
    assert tree is not None
    assert ast.unparse(tree) == (expected or ast.unparse(ast.parse(code)))


def test_aliases_and_parameters() -> None:
    code = "type X = int\nif 1:\n    type Y[T] = dict[T, T]\ndef f[T: int, *U](): ...\n"
    tree = parse_newer(code)
    assert tree is not None
    first, branch, function = tree.body
    assert isinstance(branch, ast.If)
    second = branch.body[0]
    assert [type(one).__name__ for one in (first, second)] == ["TypeAlias", "TypeAlias"]
    assert [one.name.id for one in (first, second)] == ["X", "Y"]  # type: ignore[attr-defined]
    assert [ast.unparse(one.value) for one in (first, second)] == ["int", "dict[T, T]"]  # type: ignore[attr-defined]
    assert [one.name for one in function.type_params] == ["T", "U"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "written",
    ["T,U,V", "T, U ,V", "T:int,*U,**V", "T:(int,str),U:list[int],V={'a':[1,2]}", "T,U,V,"],
)
def test_the_names_of_parameters(written: str) -> None:
    tree = parse_newer(f"def f[{written}](): ...\n")
    assert tree is not None
    assert [one.name for one in tree.body[0].type_params] == ["T", "U", "V"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("spare", "is_read"), [(0, True), (1, False)])
def test_very_long_sources_are_not_read(spare: int, is_read: bool) -> None:
    code = "x = 1\n#"
    tree = parse_newer(code + "-" * (1_000_000 + spare - len(code)))
    assert (tree is not None) is is_read


def test_what_no_python_takes() -> None:
    assert parse_newer("x = (\n" * 50) is None


def told(text: str) -> Iterator[str]:
    """All that is read of a source: a line for each statement, and one for what is lost."""
    tree = parse_newer(text)
    if tree is None:
        yield "nothing"
        return
    if getattr(tree, PARTIAL):
        yield "in part"
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            names = [one.name for one in getattr(node, "type_params", ())]
            known = f"[{', '.join(names)}]" if names else ""
            if type(node).__name__ == "TypeAlias":
                shown = f"type {ast.unparse(node.name)} = {ast.unparse(node.value)}"  # type: ignore[attr-defined]
            else:
                shown = ast.unparse(node).partition("\n")[0]
            place = f"{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
            yield f"{place} {shown}{known}"


WHOLE = sections(Path(__file__).parent, "older")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.11 knows the least syntax")
@pytest.mark.parametrize("title", WHOLE)
def test_all_that_is_read(title: str) -> None:
    text, _, expected = WHOLE[title].partition("-->\n")
    assert "".join(f"{line}\n" for line in told(text)) == expected


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.11 knows the least syntax")
@pytest.mark.parametrize(("count", "is_read"), [(19, True), (20, False)])
def test_the_number_of_lost_statements_is_limited(count: int, is_read: bool) -> None:
    assert (parse_newer("x = f'{a['b']}'\n" * count) is not None) is is_read


def test_what_is_nested_too_deeply() -> None:
    assert parse_newer(f"x = {'-' * 50_000}1\n") is None
