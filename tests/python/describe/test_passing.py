"""Constructors that hand their arguments on, and what else decides what a class takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Unknown
from tests.calls.code import code_of, found_in
from tests.python.cases import cases, lines
from tests.python.describe.test_values import signature

HEAD = """\
import elsewhere
from typing import overload
from pydantic.dataclasses import dataclass
def short(a, b=1): ...
class Made:
    def __init__(self, gain, *, mode=1): ...
class Base:
    def __init__(self, x, y=1, /, gain=2, *rest, mode=1): ...
class Both:
    def __new__(cls, a): ...
    def __init__(self, b): ...
class Loose:
    def __new__(cls, *args, **kw): ...
    def __init__(self, b): ...
class New:
    def __new__(cls, a, b=1): ...
class Meta(type):
    def __call__(cls, *args): ...
"""

INITS = lines("""
(self, **kw): super().__init__(**kw) => (*, gain, mode=1)
(self, *a, **kw): super().__init__(*a, **kw) => (gain, *, mode=1)
(self, more, *a, **kw): super().__init__(*a, **kw) => (more, *, gain, mode=1)
(self, *, more=1, **kw): super().__init__(**kw) => (*, more=1, gain, mode=1)
(self, **kw): super().__init__(mode=3, **kw) => (*, gain)
(self, gain=5, **kw): super().__init__(gain=gain, **kw) => (gain=5, *, mode=1)
(self, *a, b, **kw): super().__init__(*a, **kw) => (gain, *, b, mode=1)
(self, **kw): super().__init__(1, **kw) => (**kw)
(self, *a, **kw): super().__init__(**kw) => (*a, **kw)
(self, *a, **kw): super().__init__(*a) => (*a, **kw)
(self, *a, **kw): super().__init__(1, *a, **kw) => (*a, **kw)
(self, x, *a, **kw): super().__init__(x, *a, **kw) => (x, *a, **kw)
(self, **kw): super().__init__(**kw); super().__init__(**kw) => (**kw)
(self, **kw): x = super().__init__(**kw) => (**kw)
(self, **kw): super().__init__(**kw); print(kw) => (**kw)
(self, *a, **kw): super().__init__(*a, **kw); print(a) => (*a, **kw)
(self, **kw): super().__init__(**kw); return => (**kw)
(self, **kw): super().other(**kw) => (**kw)
(self, **kw): super(M, self).__init__(**kw) => (**kw)
(self, **kw): other().__init__(**kw) => (**kw)
(self, **kw): elsewhere.super().__init__(**kw) => (**kw)
(self, **kw): super.__init__(**kw) => (**kw)
(self, **kw): self.__init__(**kw) => (**kw)
(self, **kw): super().__init__(**kw, **kw) => (**kw)
(self, **kw): super().__init__(**other) => (**kw)
(self, **kw): super().__init__(**other()) => (**kw)
(self, *a, **kw): super().__init__(*other, **kw) => (*a, **kw)
(self, *a): super().__init__(*a) => (*a)
""")

OF_PLACES = lines("""
(self, **kw): super().__init__(**kw) => it hands on what it gets by position
(self, *a, **kw): super().__init__(*a, **kw) => (x, y=1, /, gain=2, *rest, mode=1)
(self, more, *a, **kw): super().__init__(*a, **kw) => it hands on what it gets by position
(self, *a, b, **kw): super().__init__(*a, **kw) => (x, y=1, /, gain=2, *rest, b, mode=1)
(self, *, more=1, **kw): super().__init__(mode=1, **kw) => it hands on what it gets by position
""")
"""Where the base takes arguments that have no names."""

CLASSES = cases("""
class M(Made): ...
=> (gain, *, mode=1)

class M(Both): ...
=> it has both '__new__' and '__init__'

class M(Loose): ...
=> (b)

class M(New): ...
=> (a, b=1)

class M(New):
    def __init__(self, z): ...
=> it has both '__new__' and '__init__'

class M:
    __init__ = short
=> (b=1)

class M:
    @overload
    def __init__(self, a): ...
    @overload
    def __init__(self, b): ...
=> its constructor is overloaded

class M:
    @elsewhere.changed
    def __init__(self, a): ...
=> it is not known what the decorator 'elsewhere.changed' makes of it

class M(Made):
    @elsewhere.changed
    def __init__(self, **kw): super().__init__(**kw)
=> it is not known what the decorator 'elsewhere.changed' makes of it

class M(metaclass=Meta): ...
=> its metaclass decides what a call of it takes

class M(Exception): ...
=> (*args)

class M(int):
    def __init__(self, a): ...
=> (a)

class M: ...
=> ()

@dataclass
class P:
    a: int
class M(P): ...
=> its base is a dataclass of pydantic

@dataclass
class P:
    a: int
@dataclass
class M(P):
    b: int = 1
=> (a, b=1, **kwargs)

@dataclass(config={"extra": "forbid"})
class M:
    a: int
    def more(self): ...
=> (a)

@dataclass(**{})
class M:
    a: int
=> more than its fields decides what it takes

@dataclass
class M(Made):
    a: int
=> more than its fields decides what it takes
""")


def read(folder: Path, source: str) -> str:
    init = found_in(code_of(folder, f"{HEAD}{source}\n"), "M").init
    assert init is not None
    return init.reason if isinstance(init, Unknown) else signature(init)


@pytest.mark.parametrize(("init", "expected"), INITS.items())
def test_passing_on(tmp_path: Path, init: str, expected: str) -> None:
    assert read(tmp_path, f"class M(Made):\n    def __init__{init}") == expected


@pytest.mark.parametrize(("init", "expected"), OF_PLACES.items())
def test_passing_on_by_position(tmp_path: Path, init: str, expected: str) -> None:
    assert read(tmp_path, f"class M(Base):\n    def __init__{init}") == expected


@pytest.mark.parametrize(("source", "expected"), CLASSES.items())
def test_classes(tmp_path: Path, source: str, expected: str) -> None:
    assert read(tmp_path, source) == expected
