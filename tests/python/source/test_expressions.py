"""The expressions in statements, and the names that they look up and bind."""

from __future__ import annotations

import ast

import pytest

from noob_lint.python.source import expressions
from noob_lint.python.source.expressions import (
    annotations_of,
    bound_before,
    bound_in,
    heads,
    only_read,
    own_parts,
    targets,
    untyped,
)
from noob_lint.python.source.older import TypeAlias


def body(text: str) -> list[ast.stmt]:
    return ast.parse(text).body


def texts(nodes: list[ast.expr]) -> list[str]:
    return [ast.unparse(node) for node in nodes]


def looked_up(*nodes: ast.expr) -> list[str]:
    found = expressions.looked_up(nodes)
    return [".".join([name.id, *(one.attr for one in attributes)]) for name, attributes in found]


def test_the_parts_of_a_statement_leave_out_its_blocks() -> None:
    text = "match a:\n  case [b] if c:\n    d\n  case e:\n    f\n"
    (statement,) = ast.parse(text).body
    assert [ast.unparse(part) for part in own_parts(statement)] == ["a", "[b]", "c", "e"]
    (statement,) = ast.parse("@a\ndef f(x=b): c\n").body
    assert [ast.unparse(part) for part in own_parts(statement)] == ["a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", ["a"]),
        ("a.b.c", ["a.b.c"]),
        ("f(a, *b, c=d.e)", ["f", "a", "b", "d.e"]),
        ("a().b.c", ["a"]),
        ("a[b].c", ["a", "b"]),
        ("lambda x, y=a, *, z=b, w: c", ["a", "b"]),
        ("[a for a in b.c for d in e]", ["b.c"]),
        ("{a for a in b}", ["b"]),
        ("{a: c for a in b}", ["b"]),
        ("(a for a in b)", ["b"]),
        ("a and b or c", ["a"]),
        ("a if b else c", ["b"]),
        ("a < b < c", ["a", "b"]),
        ("(a := b)", ["b"]),
        ("f'{a!r:{b}} {c.d}'", ["a", "b", "c.d"]),
        ("{a: b, **c}", ["a", "b", "c"]),
        ("a[b:c, d]", ["a", "b", "c", "d"]),
        ("not a + -b", ["a", "b"]),
        ("'a'", []),
    ],
)
def test_names_that_surely_are_looked_up(text: str, expected: list[str]) -> None:
    assert looked_up(ast.parse(text, mode="eval").body) == expected


def test_names_that_targets_look_up() -> None:
    found = body("a.b = c = d.e.f = 1\n(g, h.i), *j = k[l] = 1\ndel m.n.o, p\n")
    assert [looked_up(*one.targets) for one in found if isinstance(one, ast.Assign)] == [
        ["a", "d.e"],
        ["h", "k", "l"],
    ]
    assert isinstance(found[2], ast.Delete)
    assert looked_up(*found[2].targets) == ["m.n"]


TARGETS = {
    "a, b = c = d": (["(a, b)", "c"], ["c", "b", "a"]),
    "e.f = g[h] = 1": (["e.f", "g[h]"], []),
    "e: f": (["e"], ["e"]),
    "g += h": (["g"], ["g"]),
    "for i in j: k = 1": (["i"], ["i"]),
    "with l as m, n, o as (p, q.r): s = 1": (["m", "(p, q.r)"], ["p", "m"]),
    "match t:\n  case u: v = 1\n  case [w, *x]: ...": (["u", "[w, *x]"], ["x", "w", "u"]),
    "match t:\n  case {'y': z, **a}: ...": (["{'y': z, **a}"], ["a", "z"]),
    "match t:\n  case A(b=c) as d: ...": (["A(b=c) as d"], ["d", "c"]),
    "f(a := 1)": ([], []),
    "import e": ([], []),
}


@pytest.mark.parametrize(("text", "expected"), TARGETS.items(), ids=TARGETS)
def test_targets(text: str, expected: tuple[list[str], list[str]]) -> None:
    (node,) = body(text)
    found = [ast.unparse(one) for one in targets(node) if one is not None]
    assert (found, [*bound_in(targets(node))]) == expected


def test_the_target_of_an_alias() -> None:
    alias = TypeAlias()
    alias.name, alias.value = ast.Name("X", ast.Store()), ast.Name("int", ast.Load())
    assert [*bound_in(targets(alias))] == ["X"]


def test_parts_of_coroutines() -> None:
    (function,) = body("async def f():\n  async for a in b: ...\n  async with c as d, e: ...\n")
    assert isinstance(function, ast.AsyncFunctionDef)
    assert [[*bound_in(targets(one))] for one in function.body] == [["a"], ["d"]]
    assert [texts(heads(one)) for one in function.body] == [["b"], ["c"]]


def test_what_is_evaluated_before_a_block() -> None:
    statements = body("with a as b, c: ...\nfor d in e: ...\nwhile f: ...\nif g: ...\nh\n")
    assert [texts(heads(one)) for one in statements] == [["a"], ["e"], ["f"], [], []]


def test_annotations_of_functions() -> None:
    one, other = body(
        "def f(a: b, /, c: d, e, *g: h, i: j, k, **l: m) -> n: ...\nasync def f(a, *b, **c): d: e\n"
    )
    assert isinstance(one, ast.FunctionDef)
    assert isinstance(other, ast.AsyncFunctionDef)
    assert texts([*annotations_of(one)]) == ["b", "d", "j", "h", "m", "n"]
    assert texts([*annotations_of(other)]) == []


BOUND = """\
a = 1
def f(b): c = 1
class D: e = 1
import g.h, i as j
from k import l, m as n
for o in p: q = 1
match r:
  case [s, *t]: ...
  case {**u}: v
with w as x:
  y = 1
  z = 1
async def k(): ...
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (1, ""),
        (2, "a"),
        (4, "D a f"),
        (5, "D a f g j"),
        (12, "D a f g j l n o p q r s t u v w x y"),
        (14, "D a f g j k l n o p q r s t u v w x y z"),
    ],
)
def test_names_bound_before_a_line(line: int, expected: str) -> None:
    assert sorted(bound_before(body(BOUND), line)) == expected.split()


def test_fields_without_a_type() -> None:
    text = (
        "class A:\n a = 1\n b: int\n b = 2\n c = d = []\n e = f()\n g, h = 1, 2\n i.j = 3\n"
        " k = -1\n l = (1,)\n m = {}\n n = {1}\n o = p\n q: int = 1\n i.r: int\n s += 1\n"
    )
    (node,) = body(text)
    assert isinstance(node, ast.ClassDef)
    assert [one.id for one in untyped(node)] == ["a", "c", "d", "k", "l", "m", "n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = {}\na['x']", ["a"]),
        ("a = {}\na['x'] = 1", []),
        ("a = {}\ndel a['x']", []),
        ("a = {}\na.x", ["a"]),
        ("a = {}\na.x = 1", []),
        ("a = {}\na()\na[0], a.get(1)", ["a"]),
        ("a = {}\na[0]\nprint(a)", []),
        ("a = {}\na[0]\na = {}", []),
        ("a[0]", []),
        ("a = {}", []),
        ("from b import a, c as d\na[0], d[0], c[0]", ["a", "d"]),
        ("import b.c, d as e\nb[0], e[0], d[0]", ["b", "e"]),
        *((f"a = []\na.{name}(1)", ["a"]) for name in ("copy", "count", "get", "index", "other")),
        *((f"a = {{}}\na.{name}()", ["a"]) for name in ("items", "keys", "values")),
        *((f"a = []\na.{name}(1)", []) for name in ("append", "update", "add", "__setitem__")),
    ],
)
def test_names_that_are_only_read(text: str, expected: list[str]) -> None:
    assert sorted(only_read(ast.parse(text))) == expected
