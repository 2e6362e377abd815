"""Which objects are instances of a class, for checks of types."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Lineage
from noob_lint.python.lookup import Sources
from tests.python.cases import lines

CODE = """
import abc, enum, nowhere
from typing import NamedTuple, Protocol, TypedDict, final
from noob import Node

class A(abc.ABC): ...
class B(A, dict[str, int]):
    class Inner(A): ...
class C(nowhere.X): ...
class D: ...
class E(D): ...
class N(Node): ...
class P(Protocol): ...
class M(metaclass=nowhere.Meta): ...
class S(enum.StrEnum):
    ONE = "one"
class T(NamedTuple):
    x: int
class Y(TypedDict):
    x: int
@final
class F: ...
@nowhere.decorated
class G: ...
"""


def test_lineages(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(CODE)
    sources = Sources([tmp_path])
    names = [f"lab.{name}" for name in ("B", "B.Inner", "C", "E", "N", "P", "M", "S", "T", "Y")]
    names += ["lab.F", "lab.G", "builtins.bool", "collections.abc.Sized", "lab.gone", "gone.X", ""]
    last = "builtins.object"
    enum = ("lab.S", "enum.StrEnum", "builtins.str", "enum.Enum", last)
    assert {name: sources.lineage(name) for name in names} == {
        "lab.B": Lineage(("lab.B", "lab.A", "abc.ABC", "builtins.dict", last), is_open=True),
        "lab.B.Inner": Lineage(("lab.B.Inner", "lab.A", "abc.ABC", last), is_open=True),
        "lab.C": None,
        "lab.E": Lineage(("lab.E", "lab.D", last)),
        "lab.N": Lineage(("lab.N", "noob.Node", "pydantic.BaseModel", last)),
        "lab.P": Lineage(("lab.P", "typing.Protocol", last), is_open=True),
        "lab.M": Lineage(("lab.M", last), is_open=True),
        "lab.S": Lineage(enum, is_final=True),
        "lab.T": Lineage(("lab.T", "typing.NamedTuple", "builtins.tuple", last)),
        "lab.Y": Lineage(("lab.Y", "typing.TypedDict", "builtins.dict", last)),
        "lab.F": Lineage(("lab.F", last), is_final=True),
        "lab.G": None,
        "builtins.bool": Lineage(("builtins.bool", "builtins.int", last), is_final=True),
        "collections.abc.Sized": Lineage(("collections.abc.Sized", last), is_open=True),
        "lab.gone": None,
        "gone.X": None,
        "": None,
    }


MORE = """\
import abc, enum, elsewhere
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypedDict, TypeVar, final
from noob import Asset, Node
from pydantic import BaseModel, RootModel
T = TypeVar("T")
class Plain(enum.Enum): ...
class Hidden(enum.Enum):
    _x = 1
class Functions(enum.Enum):
    def x(self): ...
class Members(enum.Enum):
    _x = 1
    a = 1
class Derived(Functions):
    a = 1
class Ints(enum.IntEnum):
    a = 1
class Bits(enum.Flag):
    a = 1
class IntBits(enum.IntFlag):
    a = 1
class Mixed(str, enum.Enum):
    a = "x"
class Thing(Asset): ...
class Model(BaseModel): ...
class Box(Generic[T]): ...
class OfBox(Box[int]):
    a = 1
class Meta(type): ...
class WithMeta(metaclass=Meta): ...
class OfMeta(WithMeta): ...
class Error(ValueError): ...
@final
class Last(Box[int]): ...
class OfLast(Last): ...
class Valued:
    a = 1
class FromValued(Valued, enum.Enum): ...
class OfFromValued(FromValued):
    b = 1
@dataclass
class Data: ...
@elsewhere.changed
class Changed: ...
class OfChanged(Changed): ...
def function(): ...
"""

LINES = lines("""
lab.Plain => lab.Plain enum.Enum object
lab.Hidden => lab.Hidden enum.Enum object
lab.Functions => lab.Functions enum.Enum object
lab.Members => lab.Members enum.Enum object final
lab.Derived => lab.Derived lab.Functions enum.Enum object final
lab.Ints => lab.Ints enum.IntEnum int enum.Enum object final
lab.Bits => lab.Bits enum.Flag enum.Enum object final
lab.IntBits => lab.IntBits enum.IntFlag int enum.Flag enum.Enum object final
lab.Mixed => lab.Mixed str enum.Enum object final
lab.Thing => lab.Thing noob.Asset pydantic.BaseModel object
lab.Model => lab.Model pydantic.BaseModel object
lab.Box => lab.Box typing.Generic object
lab.OfBox => lab.OfBox lab.Box typing.Generic object
lab.Meta => lab.Meta type object
lab.WithMeta => lab.WithMeta object open
lab.OfMeta => lab.OfMeta lab.WithMeta object open
lab.Error => lab.Error ValueError Exception BaseException object
lab.Last => lab.Last lab.Box typing.Generic object final
lab.OfLast => lab.OfLast lab.Last lab.Box typing.Generic object
lab.FromValued => lab.FromValued lab.Valued enum.Enum object
lab.OfFromValued => lab.OfFromValued lab.FromValued lab.Valued enum.Enum object final
lab.Data => lab.Data object
lab.Changed => None
lab.OfChanged => None
lab.function => None
lab.T => None
builtins.int => int object
builtins.NoneType => None
builtins.str => str object
builtins.len => None
collections.abc.Sized => collections.abc.Sized object open
enum.Enum => enum.Enum object
numpy.ndarray => numpy.ndarray object
datetime.date => datetime.date object
datetime.datetime => datetime.datetime datetime.date object
pathlib.Path => pathlib.Path pathlib.PurePath object
typing.Any => None
typing.Union => None
noob.Node => None
pydantic.BaseModel => None
decimal.Decimal => decimal.Decimal object
""")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    root = tmp_path_factory.mktemp("lab")
    (root / "lab.py").write_text(MORE)
    return Sources([root])


@pytest.mark.parametrize(("name", "expected"), LINES.items())
def test_lines(sources: Sources, name: str, expected: str) -> None:
    found = sources.lineage(name)
    if found is None:
        assert expected == "None"
    else:
        names = [one.removeprefix("builtins.") for one in found.classes]
        assert (
            " ".join([*names, *["open"] * found.is_open, *["final"] * found.is_final]) == expected
        )
