"""Constructors that dataclasses, attrs and named tuples generate, compared with the real ones."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from types import ModuleType

import pytest

from noob_lint.python.answers import Parameter, ParameterKind, Signature, Unknown
from tests.calls.code import code_of, found_in
from tests.python.cases import cases

HEAD = """\
import attr, attrs, contextlib, dataclasses
from attr import ib, s
from attrs import NOTHING, Factory, define, field, frozen
from dataclasses import KW_ONLY, InitVar, dataclass
from dataclasses import field as data
from typing import ClassVar, NamedTuple
YES = True
OPTIONS = {"kw_only": True}
def decide(): return True
decide.x = 1
class Plain:
    a = 1
    def b(self): ...
class Annotated:
    z: int = 3
@dataclass
class Data:
    a: int
    b: int = 1
@dataclass(kw_only=True)
class Named:
    x: int
    y: int = 1
@define
class Attrs:
    a: int
    b: int = 1
"""

CLASSES = cases("""
@dataclass
class M:
    a: int
    b: int = 1
    c: ClassVar[int] = 2
    d: "ClassVar[int]" = 2
    e: int = 3
=> a:int b:int=1 e:int=3

@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int
    c: int = 1
=> a:int !b:int !c:int=1

@dataclass
class M:
    a: int = 1
    _: KW_ONLY
    b: int
    c: int = data(default=4, kw_only=False)
    d: int = data(kw_only=True)
=> a:int=1 c:int= !b:int !d:int

@dataclass
class M:
    a: int = data()
    b: int = data(default=1)
    c: list = data(default_factory=list)
    d: int = data(init=False)
    e: int = data(default=2, repr=False)
=> a:int b:int= c:list= e:int=

@dataclass
class M:
    a: int = data(default=1, init=YES)
    b: int = data(default=1, init=False)
=> a:int=

@dataclass
class M:
    a: int = data(default=...)
    b: int = ...
=> a:int= b:int=...

@dataclass
class M:
    a: int = data(**OPTIONS)
=> ?

@dataclass
class M:
    a: int = dataclasses.field(default=1)
    b: int = dataclasses.field(default=2)
=> a:int= b:int=

@dataclass
class M:
    a: InitVar[int]
    b: InitVar[int] = 1
=> a:InitVar b:InitVar=1

@dataclass
class M:
    __a: int
    _b: int = 1
=> _M__a:int _b:int=1

@dataclass
class M(Data): ...
=> a:int b:int=1

@dataclass
class M(Data):
    c: int = 2
    a: int
=> a:int b:int=1 c:int=2

@dataclass
class M(Data):
    a: str = "x"
    c: int = 2
=> a:str="x" b:int=1 c:int=2

@dataclass
class M(Named):
    a: int
=> a:int !x:int !y:int=1

@dataclass
class M(Named, Data):
    c: int = 2
=> a:int b:int=1 c:int=2 !x:int !y:int=1

@dataclass
class M(Data, Named):
    c: int = 2
=> a:int b:int=1 c:int=2 !x:int !y:int=1

@dataclass
class M(Plain):
    a: int
    b: int
    c: int = 2
=> a:int= b:int= c:int=2

@dataclass
class M(Annotated):
    a: int = 1
=> a:int=1

@dataclass
class M(Annotated):
    z: int
=> z:int=

class Base(Data):
    c: int = 2
@dataclass
class M(Base):
    d: int = 3
=> a:int b:int=1 d:int=3

class M(Data):
    c: int = 2
=> a:int b:int=1

@dataclass
class M:
    a: int
    a: str = "x"
    b: int = 1
=> a:str="x" b:int=1

@dataclass
class M:
    a: int
    def a(self): ...
=> a:int=

@dataclass
class M:
    a: int
    b = 3
    c, d = 1, 2
    Data.a: int = 3
    e: int = 4
=> a:int e:int=4

@dataclass
class M:
    a: int
    b = field()
    c = decide()
    d: int = 4
=> a:int d:int=4

@dataclass(init=False)
class M(Data):
    c: int
=> a:int b:int=1

@dataclass(init=True)
class M:
    c: int
=> c:int

@dataclass(kw_only=YES)
class M:
    c: int
    d: int = 1
=> !c:int !d:int=1

@dataclass(kw_only=False)
class M:
    c: int
=> c:int

@dataclass(frozen=True, kw_only=True)
class M:
    c: int
=> !c:int

@dataclass(kw_only=decide())
class M:
    c: int
=> ?

@dataclass(init=decide())
class M:
    c: int
=> ?

@dataclass(**OPTIONS)
class M:
    c: int
=> ?

@dataclass
class M:
    c: int
    def __init__(self, z): ...
=> z

@dataclass
class M:
    a: int
    if YES:
        b: int = 1
=> ?

@dataclass
class M:
    a: int
    if YES:
        b = 1
=> a:int

@dataclass
class M:
    a: int
    try:
        b: int = 1
    finally: ...
=> ?

@dataclass
class M:
    a: int
    for c in "ab":
        b: int = 1
=> ?

@dataclass
class M:
    a: int
    with contextlib.nullcontext() as c:
        b: int = 1
=> ?

@dataclass
class M:
    a: int
    def m(self):
        b: int = 1
=> a:int

@define
class M:
    a: int
    _b: int = 1
    __c: int = 2
    d: ClassVar[int] = 2
    e = 3
=> a:int b:int=1 M__c:int=2

@define
class M:
    a = field()
    b = attr.ib(default=1)
    c: int = 3
    d: "int"
=> a b=

@define
class M:
    a: int = field()
    b: int = field(default=1)
    c: int = 3
=> a:int b:int= c:int=3

@define
class M:
    a = b = field()
=> a b

@define
class M:
    a: int = field(default=NOTHING)
    b: int = field(default=attrs.NOTHING)
    c: int = field(default=None)
=> a:int b:int c:int=

@define
class M:
    a: int = field(default=...)
    b: int = field(default=decide.x)
    c: int = field(default=decide)
=> a:int= b:int= c:int=

@define
class M:
    a: int = field(factory=list)
    b: int = field(default=Factory(list))
    c: list = Factory(list)
=> a:int= b:int= c:list=Factory(list)

@define
class M:
    a: int = field(init=False)
    b: int = field(alias="x")
    c: int = field(alias='x' 'y')
=> x:int xy:int

@define
class M:
    a: int = field(alias=decide())
=> ?

@define
class M:
    a: int = field(alias=None)
=> a:int

@define
class M:
    a: int = field(**OPTIONS)
=> ?

@define
class M:
    a: int = field(converter=int)
    b: int = field(default=1, converter=str)
=> a: b:=

@define
class M:
    a: int = field(kw_only=True)
    b: int = field(kw_only=False)
    c: int
=> b:int c:int !a:int

@define(kw_only=True)
class M:
    a: int
    b: int = field(default=3)
=> !a:int !b:int=

@define
class M:
    a: int = field()
    b: int = field()
    @b.default
    def _b(self): return 1
    @a.validator
    def _a(self, attribute, value): ...
=> a:int b:int=

@define
class M:
    a: int = field(default=1)
    b: int = field()
    @b.default
    def d(self): return 1
    @staticmethod
    def e(): ...
=> a:int= b:int=

@define
class M(Attrs): ...
=> a:int b:int=1

@define
class M(Attrs):
    c: int = 2
    a: int = 3
=> b:int=1 c:int=2 a:int=3

@define
class M(Data):
    c: int = 2
=> c:int=2

@define(auto_attribs=True)
class M:
    a: int
    b: int = field(default=1)
=> a:int b:int=

@define(auto_attribs=False)
class M:
    a: int
    b: int = field(default=1)
=> b:int=

@define(auto_attribs=None)
class M:
    a: int
    b: int = field(default=1)
=> a:int b:int=

@define(auto_attribs=True)
class M:
    a: int = 1
    b = field()
=> ?

@define(auto_attribs=decide())
class M:
    a: int = 1
=> ?

@define(these={})
class M:
    a: int = 1
=> ?

@define(field_transformer=decide)
class M:
    a: int = 1
=> ?

@define(init=False)
class M:
    a: int = 1
=> ()

@define(slots=False)
class M:
    a: int = 1
=> a:int=1

@define
class M:
    a: int = 1
    def __init__(self, z): ...
=> z

@frozen
class M:
    a: int = 1
=> a:int=1

@s
class M:
    a = ib()
    b = ib(default=1)
    c: int = 3
    d: int = ib(default=4)
=> a b= d:int=

@s(auto_attribs=True)
class M:
    a: int
    b: int = ib(default=1)
    c: int = 3
=> a:int b:int= c:int=3

@s(auto_attribs=False)
class M:
    a: int
    b: int = ib(default=1)
=> b:int=

@s(auto_attribs=True)
class M:
    a: int = 1
    b = ib()
=> ?

@s(these={"x": ib()})
class M: ...
=> ?

@s
class M:
    a = ib()
    def __init__(self, z): ...
=> ?

@s(init=False)
class M(Attrs):
    c = ib(default=1)
=> a:int b:int=1

@dataclass
class M(Attrs):
    c: int = 2
=> c:int=2

class M(Attrs):
    c: int = 2
=> a:int b:int=1

@s(kw_only=True)
class M:
    a = ib()
=> !a

class M(NamedTuple):
    a: int
    b: int = 1
    def c(self): ...
=> a:int b:int=1

class M(NamedTuple):
    a: int
    if YES:
        b: int = 1
=> ?

class M(NamedTuple):
    a: int
    b = field()
    c: int = 1
=> a:int c:int=1

class P(NamedTuple):
    a: int
class M(P):
    b: int = 1
=> a:int
""")


def read(folder: Path, source: str) -> str:
    init = found_in(code_of(folder, HEAD + source), "M").init
    if not isinstance(init, Signature):
        return "?"
    return " ".join(map(shown, init.parameters)) or "()"


def shown(one: Parameter) -> str:
    only = "!" if one.kind is ParameterKind.KEYWORD_ONLY else ""
    default = "" if one.required else f"={one.default or ''}"
    kind = "" if one.annotation is None else f":{one.annotation.form.name.rpartition('.')[2]}"
    return f"{only}{one.name}{kind}{default}"


@pytest.mark.parametrize(("source", "expected"), CLASSES.items())
def test_constructors(tmp_path: Path, source: str, expected: str) -> None:
    assert read(tmp_path, source) == expected


@pytest.mark.parametrize("source", [one for one, said in CLASSES.items() if said != "?"])
def test_python_generates_the_same(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("lab")
    monkeypatch.setitem(sys.modules, "lab", module)
    exec(compile(HEAD + source, "<lab>", "exec", dont_inherit=True), vars(module))
    real = [
        (one.name, one.kind is inspect.Parameter.KEYWORD_ONLY, one.default is one.empty)
        for one in inspect.signature(module.M).parameters.values()
    ]
    init = found_in(code_of(tmp_path, HEAD + source), "M").init
    assert isinstance(init, Signature)
    assert [
        (one.name, one.kind is ParameterKind.KEYWORD_ONLY, one.required) for one in init.parameters
    ] == real


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            "@s\nclass M:\n    a = ib()\n    def __init__(self, z): ...\n",
            "attrs may replace its constructor",
        ),
        (
            "@dataclass(**OPTIONS)\nclass M:\n    a: int\n",
            "its fields are not all written in the class",
        ),
        (
            "class M(NamedTuple):\n    if YES:\n        a: int\n",
            "its fields depend on conditions",
        ),
    ],
)
def test_reasons(tmp_path: Path, source: str, reason: str) -> None:
    found = found_in(code_of(tmp_path, HEAD + source), "M").init
    assert found == Unknown("lab.M", reason)
