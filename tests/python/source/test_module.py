"""What a module says about itself: its names, places, imports and what it changes elsewhere."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from noob_lint.python.answers import CodeSpan
from noob_lint.python.source.module import Module


def module(text: str, folder: Path, name: str = "lab.nodes", *, is_package: bool = False) -> Module:
    file = folder / "nodes.py"
    file.write_text(text, encoding="utf-8")
    return Module(name, file, "lab/nodes.py", (3, 12), is_package=is_package, is_stub=False)


def test_where_it_is(tmp_path: Path) -> None:
    found = module("x = 1\n", tmp_path)
    attributes = (found.name, found.file, found.path, found.version)
    assert attributes == ("lab.nodes", tmp_path / "nodes.py", "lab/nodes.py", (3, 12))
    assert (found.is_package, found.is_stub, found.of_library, found.is_partial) == (False,) * 4
    assert (found.source.text, found.source.path) == ("x = 1\n", str(tmp_path / "nodes.py"))


def test_namespaces_are_made_once(tmp_path: Path) -> None:
    found = module("class A:\n    x = 1\ny = 2\n", tmp_path)
    (node, _) = found.tree.body
    assert isinstance(node, ast.ClassDef)
    assert [*found.namespace.table] == ["A", "y"]
    inner = found.namespace_of(node)
    assert ([*inner.table], inner.owner) == (["x"], "A")
    assert found.namespace_of(node) is inner


def test_where_names_come_from(tmp_path: Path) -> None:
    text = "import a.b, c as d\nfrom e import f as g, h\nfrom . import i\nx = 1\n"
    assert module(text, tmp_path).sources == {
        *("a", "c", "e", "e.f", "e.h", "lab", "lab.i"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from __future__ import annotations", True),
        ("'''Text.'''\nfrom __future__ import generator_stop, annotations", True),
        ("from __future__ import generator_stop", False),
        ("from future import annotations", False),
        ("from . import annotations", False),
        ("import __future__", False),
        ("", False),
    ],
)
def test_postponed_annotations(text: str, expected: bool, tmp_path: Path) -> None:
    assert module(text, tmp_path).postpones is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"x.{word}a)", True) for word in ("__dict__.update(", "_convert_(")),
        *((f"{word}a)", True) for word in ("exec(", "setattr(", "locals().update(")),
        *((f"{word}.x", True) for word in ("globals()", "vars()", "__path__", "x.global_enum")),
        ("sys.modules[a]", True),
        ("sys.meta_path", True),
        ("sys.modules", False),
        ("global_names", False),
    ],
)
def test_names_that_are_added_somehow(text: str, expected: bool, tmp_path: Path) -> None:
    assert module(text, tmp_path).is_dynamic is expected


def test_what_is_set_by_functions(tmp_path: Path) -> None:
    text = "def f():\n    global a, b\n    def g():\n        global c\n        nonlocal_ = d\n"
    assert module(text, tmp_path).set_by_functions == {"a", "b", "c"}
    assert module("x = 'global x'", tmp_path).set_by_functions == frozenset()


@pytest.mark.parametrize(
    ("text", "sets", "replaces"),
    [
        ("", False, False),
        ("a.f = g", True, True),
        ("a.g = f", False, False),
        ("f.x = g", False, False),
        ("f.__init__ = g", False, True),
        ("del a.f", True, True),
        ("setattr(a, 'f', g)", True, True),
        ("setattr(a, 'g', f)", False, False),
        ("setattr(a, b, g)", True, False),
        ("import sys; sys.meta_path", True, False),
        ("f = 1", False, False),
    ],
)
def test_what_is_set_in_other_modules(
    text: str, sets: bool, replaces: bool, tmp_path: Path
) -> None:
    found = module(text, tmp_path)
    assert (found.sets_elsewhere("f"), found.replaces("f")) == (sets, replaces)


NEEDED = """\
import a.b, c as d
from e.f import g
from . import h
from .i import j
if x: import k
try:
    import l
    from m import n
except ImportError:
    raise
try:
    import o
except ImportError:
    o = None
except KeyError:
    raise
try:
    import p
finally:
    import q
def f(): import r
"""


def test_what_it_cannot_do_without(tmp_path: Path) -> None:
    assert module(NEEDED, tmp_path).needed == {"a", "c", "e", "l", "m", "p"}


@pytest.mark.parametrize(
    ("name", "is_package", "expected"),
    [
        ("a.b.c", False, ["x", "", "a.b", "a.b.x", "a.x", "x", "x"]),
        ("a.b", True, ["x", "", "a.b", "a.b.x", "a.x", "x", "x"]),
        ("a", True, ["x", "", "a", "a.x", "x", "x", "x"]),
        ("a", False, ["x", "", "", "x", "x", "x", "x"]),
    ],
)
def test_relative_imports(name: str, is_package: bool, expected: list[str], tmp_path: Path) -> None:
    found = module("", tmp_path, name, is_package=is_package)
    lines = [(0, "x"), (0, None), (1, None), (1, "x"), (2, "x"), (3, "x"), (4, "x")]
    nodes = [ast.ImportFrom(name, [ast.alias("y")], level) for level, name in lines]
    assert [found.absolute(node) for node in nodes] == expected


PLACES = """\
é = 'é'; x = [1,
  2]
@é
async  def f(ü: int, *b): ...
def d(): ...
class  class_: ...
def \ufb01x(): ...
"""


def marked(span: CodeSpan) -> str:
    start, end = span.span
    return f"{start.line}:{start.column} {span.source.text[start.offset : end.offset]}"


def test_places(tmp_path: Path) -> None:
    found = module(PLACES, tmp_path)
    first, second, f, d, class_, fix = found.tree.body
    assert isinstance(first, ast.Assign)
    assert isinstance(second, ast.Assign)
    assert isinstance(f, ast.AsyncFunctionDef)
    nodes = [first.targets[0], first.value, second, f, *f.args.args, f.args.vararg, d, class_, fix]
    assert [marked(found.place(node)) for node in nodes if node is not None] == [
        *("0:0 é", "0:4 'é'", "0:9 x = [1,\n  2]", "3:11 f", "3:13 ü", "3:22 b", "4:4 d"),
        *("5:7 class_", "6:0 def"),  # its name is written in another way
    ]
    assert found.place(f).path == str(tmp_path / "nodes.py")
    made = [ast.Name("x"), ast.Pass(), ast.Module([], [])]
    assert [marked(found.place(node)) for node in made] == ["0:0 "] * 3
    assert [found.text(second.value), found.text(first.value)] == ["[1, 2]", "'é'"]


def test_places_in_long_lines(tmp_path: Path) -> None:
    found = module("x = ('" + "é" * 3000 + "', y)\n", tmp_path)
    (node,) = found.tree.body
    assert isinstance(node, ast.Assign)
    assert isinstance(node.value, ast.Tuple)
    assert [marked(found.place(one)) for one in (node.value.elts[1], node)] == [
        "0:3009 y",
        "0:0 x = ('" + "é" * 3000 + "', y)",
    ]
