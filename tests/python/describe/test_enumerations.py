"""The members of enumerations, compared with those that Python makes."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Any

import pytest

from tests.calls.code import code_of, found_in
from tests.python.cases import lines

HEAD = """\
import enum
from enum import Enum, Flag, IntEnum, IntFlag, ReprEnum, StrEnum, auto
ONE, NAME = 1, "x"
TWO = 2
def make(): return 3
class Mixin:
    def more(self): ...
class Empty(Enum):
    def more(self): ...
"""

READ = lines("""
(Enum): a = 1; b = "x"; c = 1.5 => '' a=1 b='x' c=1.5
(Enum): a = TWO; b = 3 => '' a=2 b=3
(Enum): a = (1, 2); b = True => '' a=(1, 2) b=True
(enum.Enum): a = 1 => '' a=1
(IntEnum): a = 1; b = 5 => 'int' a=1 b=5
(StrEnum): a = "x"; B = "y" => 'str' a='x' B='y'
(str, Enum): a = "x" => 'str' a='x'
(int, Enum): a = 1 => 'int' a=1
(float, Enum): a = 1.5; b = 2.5 => 'float' a=1.5 b=2.5
(Enum): a = auto(); b = auto(); c = enum.auto() => '' a=1 b=2 c=3
(Enum): a = 5; b = auto(); c = 8; d = auto() => '' a=5 b=6 c=8 d=9
(IntEnum): a = auto(); b = auto() => 'int' a=1 b=2
(StrEnum): Aa = auto(); BB = auto(); c = "x" => 'str' Aa='aa' BB='bb' c='x'
(Enum): "text"; a = 1; pass => '' a=1
(Enum): a = 1; def b(self): ... => '' a=1
(Enum): a = 1; async def b(self): ...; c = 2 => '' a=1 c=2
(Enum): a = 1; b = 1 => '' a=1 b=1
(Enum): a = True; b = auto() => '' a=True b=2
(Enum): a = 5; b = 5; c = auto() => '' a=5 b=5 c=6
(IntEnum): a = TWO; b = auto(); "text"; c = 1 => 'int' a=2 b=3 c=1
""")

UNREAD = lines("""
(Enum): pass => None
(Enum): a = 1; del a => None
(Enum): make.x = 1; a = 1 => None
(Enum): a = 1; b = 2; a = 2; c = 3 => None
(IntEnum): a = 1; b = "x"; c = 3 => None
(Enum): a = 1; b = make; c = 3 => None
(Enum): a = 1; b = enum; c = 3 => None
(Enum): a = 1; async def __new__(cls): ... => None
(Enum): a = 1; _value_ = 3 => None
(Enum): a = 1.5; b = auto() => None
(Enum): a = 1; b = "x"; c = auto() => None
(StrEnum): a = 1; b = "x" => None
(enum.Flag): a = 1 => None
(Enum): a = 1; a = 2 => None
(Enum): a = None => None
(Enum): a = make() => None
(Enum): a = gone() => None
(Enum): a = [1] => None
(Enum): a = b = 1 => None
(Enum): a, b = 1, 2 => None
(Enum): a: int = 1 => None
(Enum): _a = 1; b = 2 => None
(Enum): a = 1; class B: ... => None
(Enum): a = 1; if TWO: b = 2 => None
(Enum): a = 1; _missing_ = make => None
(Enum): a = 1; def _missing_(cls, value): ... => None
(Enum): a = 1; def __new__(cls, value): ... => None
(Enum): a = 1; def __init__(self, value): ... => None
(Enum): def _generate_next_value_(*given): ...; a = auto() => None
(Enum): _ignore_ = "b"; a = 1 => None
(Enum): a = 5; b = 3; c = auto() => None
(Enum): a = "x"; b = auto() => None
(IntEnum): a = "x" => None
(IntEnum): a = 1.5 => None
(StrEnum): a = 1 => None
(str, Enum): a = 1 => None
(float, Enum): a = "x" => None
(Flag): a = 1 => None
(IntFlag): a = 1 => None
(Mixin, Enum): a = 1 => None
(Empty): a = 1 => None
(bytes, Enum): a = b"x" => None
(complex, Enum): a = 1 => None
(str): a = "x" => None
(Mixin): a = 1 => None
(str, ReprEnum): a = "x" => None
""")


def written(row: str) -> str:
    head, _, body = row.partition(": ")
    return f"class M{head}:\n" + "".join(f"    {one}\n" for one in body.split("; "))


def read(folder: Path, source: str) -> str:
    found = found_in(code_of(folder, HEAD + source), "M").enumeration
    if found is None:
        return "None"
    return " ".join([repr(found.kind), *(f"{name}={value!r}" for name, value in found.members)])


@pytest.mark.parametrize(("row", "expected"), (READ | UNREAD).items())
def test_members(tmp_path: Path, row: str, expected: str) -> None:
    assert read(tmp_path, written(row)) == expected


def test_whole_numbers_of_float(tmp_path: Path) -> None:
    assert read(tmp_path, written("(float, Enum): a = 1; b = 2.5")) == "'float' a=1 b=2.5"


def test_a_decorated_enumeration(tmp_path: Path) -> None:
    code = f"{HEAD}from typing import final\n@final\n{written('(Enum): a = 1')}"
    assert found_in(code_of(tmp_path, code), "M").enumeration is None


@pytest.mark.parametrize("row", READ)
def test_python_makes_the_same(row: str) -> None:
    names: dict[str, Any] = {"__name__": "lab"}
    exec(compile(HEAD + written(row), "<lab>", "exec", dont_inherit=True), names)
    made = names["M"]
    assert issubclass(made, enum.Enum)
    said = READ[row].partition(" ")[2]
    assert said == " ".join(f"{name}={one.value!r}" for name, one in made.__members__.items())
