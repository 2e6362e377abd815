"""Which objects are instances of a class, for checks of types."""

from __future__ import annotations

from pathlib import Path

from noob_lint.python.answers import Lineage
from noob_lint.python.lookup import Sources

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
