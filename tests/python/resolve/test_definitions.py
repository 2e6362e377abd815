"""Class definitions that are reported are those that Python refuses."""

from __future__ import annotations

import ast
import datetime
import pathlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from noob_lint.python.find.finder import Finder
from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.definitions import refused
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.module import Module
from noob_lint.python.source.modules import Modules

HEAD = """
import dataclasses as dc
import datetime
import enum
from dataclasses import KW_ONLY as K, dataclass, field
from pathlib import Path
from typing import ClassVar, ClassVar as CV, NamedTuple
from pydantic import BaseModel
"""
REFUSED = {
    "order": "@dataclass\nclass A:\n    a: int = 1\n    b: int",
    "factory": (
        "@dc.dataclass(frozen=True)\nclass A:\n    a: int = field(default_factory=int)\n    b: int"
    ),
    "base": "@dataclass\nclass B:\n    a: int = 1\n@dataclass(slots=True)\nclass A(B):\n    b: int",
    "texts": "@dataclass\nclass A:\n    a: 'int' = 1\n    b: 'int | None'",
    "others": (
        "@dataclass\nclass A:\n    a: int = -1\n    c = 4\n    b: list[int]\n    def go(self): ..."
    ),
    "of the library": "@dataclass\nclass A:\n    a: Path = None\n    b: datetime.date",
    "list": "@dataclass\nclass A:\n    a: list = []",
    "field of a dict": "@dataclass\nclass A:\n    a: dict = field(default={})",
    "named tuple": "class A(NamedTuple):\n    a: int = 1\n    b: int",
    "set": "@dataclass\nclass A:\n    a: set = {1}",
    "dict by a comprehension": "@dataclass\nclass A:\n    a: dict = {b: b for b in ()}",
    "sets by a comprehension": "@dataclass\nclass A:\n    a: set = {b for b in ()}",
    "list by a comprehension": "@dataclass\nclass A:\n    a: list = [b for b in ()]",
    "field of a set": "@dataclass\nclass A:\n    a: set = field(repr=False, default={1})",
    "a default in a base of a base": (
        "@dataclass\nclass C:\n    c: int\n@dataclass\nclass B(C):\n    a: int = 1\n"
        "@dataclass\nclass A(B):\n    b: int"
    ),
    "with what is no field": (
        "@dataclass\nclass A:\n    'It says so.'\n    a: int = (1,)\n    pass\n"
        "    async def f(self): ...\n    class B: ...\n    b: int"
    ),
    "a formatted default": "@dataclass\nclass A:\n    a: str = f'{1}'\n    b: 'datetime.date'",
    "enumeration": "class A(enum.Enum):\n    a = 1\n    'It says so.'\n    b = 2\n    a = 3",
    "enumeration of two names": "class A(enum.IntEnum):\n    a = b = 1\n    c = b = 2",
    "enumeration of texts": "class A(str, enum.Enum):\n    a = 'x'\n    a = 'y'",
    "model of dicts": "class A(BaseModel):\n    b: int\n    a = {}",
    "model": "class A(BaseModel):\n    a = 1",
    "model below a model": "class B(BaseModel):\n    b: int\nclass A(B):\n    a = [1, 2]",
    "model and a mixin": "class B:\n    b = 1\nclass A(B, BaseModel):\n    a = -1",
    "model with a decorator": "def d(c): return c\n@d\nclass A(BaseModel):\n    a = 1",
    **{
        f"enumeration of {name}": f"class A({name}):\n    a = {value}\n    a = {value}"
        for name, value in (
            *(("enum.Enum", 1), ("enum.IntEnum", 1), ("enum.StrEnum", "'x'"), ("enum.Flag", 1)),
            *(("enum.IntFlag", 1), ("int, enum.Enum", 1)),
        )
    },
}
TAKEN = {
    "class variable of a model": (
        "class B(BaseModel):\n    a: ClassVar[int] = 1\nclass A(B):\n    a = 2"
    ),
    "private in a model": "class A(BaseModel):\n    _a = 1\n    model_config = {}",
    "typed in a model": "class A(BaseModel):\n    a: int\n    a = 2",
    "ignored by a model": (
        "class A(BaseModel):\n    model_config = {'ignored_types': (int,)}\n    a = 2"
    ),
    "deleted from a model": "class A(BaseModel):\n    a = 2\n    del a",
    "in a class of a model": "class A(BaseModel):\n    class B:\n        a = 2",
    "metaclass of a model": (
        "class M(type(BaseModel)):\n    def __new__(m, n, b, d):\n        d.pop('a', None)\n"
        "        return super().__new__(m, n, b, d)\n"
        "class B(BaseModel, metaclass=M): ...\nclass A(B):\n    a = 2"
    ),
    "by keyword": "@dataclass(kw_only=True)\nclass A:\n    a: int = 1\n    b: int",
    "by keyword from here on": "@dataclass\nclass A:\n    a: int = 1\n    _: K\n    b: int",
    "not in the constructor": (
        "@dataclass\nclass A:\n    a: int = field(default=1, init=False)\n    b: int"
    ),
    "no constructor": "@dataclass(init=False)\nclass A:\n    a: int = 1\n    b: int",
    "class variables": "@dataclass\nclass A:\n    a: ClassVar[int] = 1\n    c: CV = []\n    b: int",
    "chosen as it runs": (
        "C = {1: ClassVar}[1]\n@dataclass\nclass A:\n    a: C = []\n    c: C[int] = 1\n    b: int"
    ),
    "marked by what the library has": (
        "@dataclass\nclass A:\n    a: int = 1\n    _: dc.KW_ONLY\n    b: Path"
    ),
    "bound later": "@dataclass\nclass A:\n    a: int = 1\n    b: int\n    b = 3",
    "a method": "@dataclass\nclass A:\n    a: int = 1\n    b: int\n    def b(self): ...",
    "inherited": (
        "@dataclass\nclass B:\n    a: int\n    b: int = 1\n"
        "@dataclass\nclass A(B):\n    a: int = 3\n    b: int"
    ),
    "bound in a base": "class B:\n    b = 1\n@dataclass\nclass A(B):\n    a: int = 1\n    b: int",
    "made by something else": (
        "def made():\n    return field()\n@dataclass\nclass A:\n    a: int = made()\n    b: int"
    ),
    "deleted": "@dataclass\nclass A:\n    a: int = 1\n    del a\n    b: int",
    "walrus": "@dataclass\nclass A:\n    a: int = 1\n    b: int\n    c = (b := 2)",
    "handled": (
        "try:\n    @dataclass\n    class A:\n        a: list = []\nexcept ValueError:\n    pass"
    ),
    "named tuple of a list": "class A(NamedTuple):\n    a: list = []\n    b: int = 2",
    "below a named tuple": "class B(NamedTuple):\n    a: int = 1\nclass A(B):\n    b: int",
    "enumeration of private names": "class A(enum.Enum):\n    __a = 1\n    __a = 2",
    "a class of two names": "class A:\n    a = 1\n    a = 2",
    "enumeration of what is computed": "class A(enum.Enum):\n    a = int()\n    a_ = 2",
    "enumeration by another metaclass": (
        "class M(enum.EnumMeta):\n    @classmethod\n    def __prepare__(m, *a): return {}\n"
        "    def __new__(m, n, b, d): return type.__new__(type, n, (), dict(d))\n"
        "class A(enum.Enum, metaclass=M):\n    a = 1\n    a = 2"
    ),
    "a default by a keyword": "@dataclass\nclass A:\n    a: int = field(default=1)\n    b: int = 2",
    "fields in order": (
        "@dataclass\nclass A:\n    a: int\n    b: int = 2\n    c: int = field(default=3)"
    ),
    "fields of a model": "class A(BaseModel):\n    a: int = 1\n    b: int",
    "fields of a plain class": "class B: ...\nclass A(B):\n    a: int = 1\n    b: int",
    "without a type in a plain class": "class B: ...\nclass A(B):\n    a = 1",
    "unpacked": "@dataclass\nclass A:\n    a: int = 1\n    b: int\n    b, c = 2, 3",
    "a field that is elsewhere": (
        "F = field(default=1, init=False)\n@dataclass\nclass A:\n    a: int = F\n    b: int"
    ),
    "a field by keyword": (
        "@dataclass\nclass A:\n    a: int = field(default=1, kw_only=True)\n    b: int"
    ),
    "a field by what is known as it runs": (
        "F = {'default': 1, 'init': False}\n"
        "@dataclass\nclass A:\n    a: int = field(**F)\n    b: int"
    ),
    "a dataclass by what is known as it runs": (
        "D = {'kw_only': True}\n@dataclass(**D)\nclass A:\n    a: int = 1\n    b: int"
    ),
    "enumeration below another metaclass": (
        "class M(enum.EnumMeta):\n    @classmethod\n    def __prepare__(m, *a): return {}\n"
        "    def __new__(m, n, b, d): return type.__new__(m, n, (), dict(d))\n"
        "class B(metaclass=M): ...\nclass A(B, enum.Enum):\n    a = 1\n    a = 2"
    ),
    "no dataclass": "def dataclass(c): return c\n@dataclass\nclass A:\n    a: int = 1\n    b: int",
}


def _run(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the text as a module, which dataclasses look up by its name."""
    module = ModuleType("definitions")
    monkeypatch.setitem(sys.modules, "definitions", module)
    exec(compile(text, "definitions", "exec", dont_inherit=True), vars(module))


def _told(text: str, folder: Path) -> str | None:
    """Why importing the text certainly fails."""
    (folder / "lab.py").write_text(f"{text}\n\n\ndef show(): ...\n")
    broken = Sources([folder]).broken("lab.show")
    return None if broken is None else broken.reason


def refusal(text: str, folder: Path) -> tuple[str, str, str] | None:
    """Why the last class of a module is refused, with which exception, and where."""
    (folder / "lab.py").write_text(text)
    resolver = Resolver(Modules(Finder([folder], None), {}))
    module = resolver.modules.read("lab")
    assert isinstance(module, Module)
    node = module.tree.body[-1]
    assert isinstance(node, ast.ClassDef)
    found = refused(module, node, resolver)
    return None if found is None else (found.reason, found.kind, ast.unparse(found.node))


ORDER = ("field 'b' without a default follows 'a' with one", "TypeError")
UNTYPED = ("pydantic refuses the field 'a', which has no type", "")
MUTABLE = {
    kind: (f"mutable default {kind} for field 'a' of a dataclass", "ValueError")
    for kind in ("list", "dict", "set")
}
REASONS = {
    "order": (*ORDER, "b: int"),
    "factory": (*ORDER, "b: int"),
    "base": (*ORDER, "b: int"),
    "texts": (*ORDER, "b: 'int | None'"),
    "others": (*ORDER, "b: list[int]"),
    "of the library": (*ORDER, "b: datetime.date"),
    "list": (*MUTABLE["list"], "a: list = []"),
    "field of a dict": (*MUTABLE["dict"], "a: dict = field(default={})"),
    "named tuple": (*ORDER, "b: int"),
    "set": (*MUTABLE["set"], "a: set = {1}"),
    "dict by a comprehension": (*MUTABLE["dict"], "a: dict = {b: b for b in ()}"),
    "sets by a comprehension": (*MUTABLE["set"], "a: set = {b for b in ()}"),
    "list by a comprehension": (*MUTABLE["list"], "a: list = [b for b in ()]"),
    "field of a set": (*MUTABLE["set"], "a: set = field(repr=False, default={1})"),
    "a default in a base of a base": (*ORDER, "b: int"),
    "with what is no field": (*ORDER, "b: int"),
    "a formatted default": (*ORDER, "b: 'datetime.date'"),
    "enumeration": ("enumeration 'A' defines 'a' twice", "TypeError", "a"),
    "enumeration of two names": ("enumeration 'A' defines 'b' twice", "TypeError", "b"),
    "enumeration of texts": ("enumeration 'A' defines 'a' twice", "TypeError", "a"),
    "model of dicts": (*UNTYPED, "a"),
    "model": (*UNTYPED, "a"),
    "model below a model": (*UNTYPED, "a"),
    "model and a mixin": (*UNTYPED, "a"),
    "model with a decorator": (*UNTYPED, "a"),
    **{
        f"enumeration of {name}": ("enumeration 'A' defines 'a' twice", "TypeError", "a")
        for name in (
            *("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"),
            "int, enum.Enum",
        )
    },
}


@pytest.mark.parametrize("name", REFUSED)
def test_reasons(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = refusal(HEAD + REFUSED[name], tmp_path)
    assert found == REASONS[name]
    with pytest.raises((RuntimeError, TypeError, ValueError)) as caught:
        _run(HEAD + REFUSED[name], monkeypatch)
    assert found[1] in ("", type(caught.value).__name__)


NOT_TOLD = {
    "a base that is unknown": (
        "from gone import B\n@dataclass\nclass A(B):\n    a: int = 1\n    b: int"
    ),
    "a type that is unknown": "@dataclass\nclass A:\n    a: x.y = 1\n    b: int",
    "a type of the project": (
        "from other import C\n@dataclass\nclass A:\n    a: C = 1\n    b: int"
    ),
    "a type of a module of the project": (
        "import other\n@dataclass\nclass A:\n    a: other.C = 1\n    b: int"
    ),
    "a variable of the constructor": (
        "@dataclass\nclass A:\n    a: dc.InitVar[int] = 1\n    b: int"
    ),
    "a root model": "from pydantic import RootModel\nclass A(RootModel[int]):\n    a = 1",
}


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_is_not_sure(text: str, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("from typing import ClassVar as C\n")
    assert refusal(HEAD + text, tmp_path) is None


def test_nodes_are_models(tmp_path: Path) -> None:
    text = "from noob import Node\nclass A(Node):\n    a = 1\n    def process(self): ..."
    assert refusal(text, tmp_path) == (*UNTYPED, "a")


def test_names_that_models_may_bind_without_a_type(tmp_path: Path) -> None:
    names = ("enabled", "id", "name", "params", "signals", "slots", "spec", "stateful")
    lines = [f"    {name} = 1\n" for name in (*names, "_b", "model_config", "a", "c")]
    found = refusal(f"{HEAD}class A(BaseModel):\n{''.join(lines)}", tmp_path)
    assert found == (*UNTYPED, "a")


@pytest.mark.parametrize("text", [*REFUSED.values()], ids=[*REFUSED])
@pytest.mark.parametrize("future", ["", "from __future__ import annotations\n"])
def test_what_python_refuses_is_told(
    text: str, future: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises((RuntimeError, TypeError, ValueError)):
        _run(f"{future}{HEAD}{text}", monkeypatch)
    assert _told(f"{future}{HEAD}{text}", tmp_path) is not None


@pytest.mark.parametrize("text", [*TAKEN.values()], ids=[*TAKEN])
@pytest.mark.parametrize("future", ["", "from __future__ import annotations\n"])
def test_nothing_is_told_of_what_python_takes(
    text: str, future: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(f"{future}{HEAD}{text}", monkeypatch)
    assert _told(f"{future}{HEAD}{text}", tmp_path) is None


def test_the_library_is_not_read_for_the_types_of_fields(tmp_path: Path) -> None:
    text = f"{HEAD}@dataclass\nclass A:\n    a: Path = Path()\n    b: datetime.date = field()"
    (tmp_path / "lab.py").write_text(f"{text}\n\n\ndef show(): ...\n")
    sources = Sources([tmp_path])
    assert sources.broken("lab.show") is None
    assert sources.has_read(str(tmp_path / "lab.py"))
    assert not sources.has_read(pathlib.__file__)
    assert not sources.has_read(datetime.__file__)
