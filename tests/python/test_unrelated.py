"""Which classes of a project have nothing in common, or nothing to do with arrays."""

from __future__ import annotations

import pytest

from noob_lint.python.code import Code
from noob_lint.python.lookup import Sources
from tests.python.cases import lines

LAB = """\
import abc, numpy, elsewhere
from typing import Protocol
class A: ...
class B: ...
class Derived(A): ...
class C: ...
class D: ...
class Both(C, D): ...
class Open(abc.ABC): ...
class Speaks(Protocol): ...
class Unread(elsewhere.X): ...
class Text(str): ...
class Array(numpy.ndarray): ...
class Iterated:
    def __iter__(self): ...
class Sized:
    def __len__(self): ...
class Converted:
    def __array__(self): ...
class Base: ...
class Mixed(Base, numpy.ndarray): ...
def function(): ...
VALUE = 1
"""
OTHER = "from lab import B\nclass X: ...\nclass OfB(B, X): ...\n"

PAIRS = lines("""
lab.A lab.B => True
lab.A other.X => True
lab.A lab.Derived => False
lab.Derived lab.B => True
lab.C lab.D => False
lab.A lab.Both => True
lab.C lab.Both => False
lab.B other.X => False
lab.A lab.A => False
lab.A lab.Open => False
lab.A lab.Speaks => False
lab.A lab.Unread => False
lab.A lab.Text => True
lab.A lab.function => False
lab.A lab.VALUE => False
lab.A lab.gone => False
lab.A builtins.int => False
lab.A argparse.Namespace => False
""")

ARRAYS = lines("""
lab.A => True
lab.Both => True
other.X => True
lab.Open => False
lab.Speaks => False
lab.Unread => False
lab.Text => False
lab.Array => False
lab.Iterated => False
lab.Sized => False
lab.Converted => False
lab.Base => False
lab.Mixed => False
lab.function => False
lab.VALUE => False
lab.gone => False
builtins.int => False
argparse.Namespace => False
numpy.ndarray => False
""")


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Code:
    root = tmp_path_factory.mktemp("lab")
    (root / "lab.py").write_text(LAB)
    (root / "other.py").write_text(OTHER)
    return Code(Sources([root]))


@pytest.mark.parametrize(("names", "expected"), PAIRS.items())
def test_unrelated(code: Code, names: str, expected: str) -> None:
    one, other = names.split()
    found = [code.are_unrelated(one, other), code.are_unrelated(other, one)]
    assert list(map(str, found)) == [expected, expected]


@pytest.mark.parametrize(("name", "expected"), ARRAYS.items())
def test_arrays(code: Code, name: str, expected: str) -> None:
    assert str(code.is_no_array(name)) == expected
