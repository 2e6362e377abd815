"""Class definitions that are reported are those that Python refuses."""

from __future__ import annotations

import datetime
import pathlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from noob_lint.python.lookup import Sources

HEAD = """
import dataclasses as dc
import datetime
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
    "model": "class A(BaseModel):\n    a = 1",
    "model below a model": "class B(BaseModel):\n    b: int\nclass A(B):\n    a = [1, 2]",
    "model and a mixin": "class B:\n    b = 1\nclass A(B, BaseModel):\n    a = -1",
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
