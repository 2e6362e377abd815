"""Constructors: generated ones of attrs and named tuples, and those that hand on what they get."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Parameter, ParameterKind, Signature
from tests.calls.code import code_of, found_in

HEAD = """\
from attr import s, ib
from attrs import Factory, define, field, frozen
from typing import ClassVar, NamedTuple
class Base:
    def __init__(self, gain, *, mode=1): ...
@define
class Thing:
    size: int
"""

CLASSES = {
    "@define\nclass M:\n    a: int\n    _b: int = 1\n    c: ClassVar[int] = 2": ["a", "b="],
    "@define\nclass M:\n    a: int = field(alias='x')\n    b: int = field(init=False)": ["x"],
    "@define\nclass M:\n    a: int = field(kw_only=True)\n    b: list = Factory(list)": [
        *("b=", "a!"),
    ],
    "@define\nclass M:\n    a = field()\n    b: int = 3\n    c = field(factory=list)": [
        *("a", "c="),
    ],
    "@define\nclass M:\n    a: int = field()\n    @a.default\n    def _a(self): return 1": ["a="],
    "@frozen(kw_only=True)\nclass M(Thing):\n    a: int": ["size", "a!"],
    "@define\nclass M(Thing):\n    more: int = 1\n    size: int = 2": ["more=", "size="],
    "@s\nclass M:\n    a = ib()\n    b = ib(default=1)\n    c: int = 3": ["a", "b="],
    "@s(auto_attribs=True)\nclass M:\n    a: int\n    b: int = 1": ["a", "b="],
    "@define\nclass M:\n    a: int\n    def __init__(self, z): ...": ["z"],
    "@define(init=False)\nclass M:\n    a: int": [],
    "@define(**OPTIONS)\nclass M:\n    a: int": "?",
    "@define(field_transformer=f)\nclass M:\n    a: int": "?",
    "@s\nclass M:\n    a = ib()\n    def __init__(self, z): ...": "?",
    "class M(Thing): ...": ["size"],
    "class M(NamedTuple):\n    a: int\n    b: int = 1": ["a", "b="],
    "class P(NamedTuple):\n    a: int\nclass M(P):\n    b: int = 1": ["a"],
    "class M(Base):\n    def __init__(self, **kw): super().__init__(**kw)": ["gain!", "mode=!"],
    "class M(Base):\n    def __init__(self, *a, **kw): super().__init__(*a, **kw)": [
        "gain",
        "mode=!",
    ],
    "class M(Base):\n    def __init__(self, more, **kw):\n        super().__init__(mode=2, **kw)": [
        *("more", "gain!"),
    ],
    "class M:\n    def __init__(self, **kw): super().__init__(**kw)": [],
    "class M(Base):\n    def __init__(self, **kw):\n        kw.pop('x'); super().__init__(**kw)": [
        "**kw"
    ],
    "class M(Base):\n    def __init__(self, **kw):\n        if kw: super().__init__(**kw)": [
        "**kw"
    ],
}


@pytest.mark.parametrize(("source", "said"), CLASSES.items())
def test_constructors(tmp_path: Path, source: str, said: list[str] | str) -> None:
    init = found_in(code_of(tmp_path, f"{HEAD}{source}\n"), "M").init
    assert (list(map(shown, init.parameters)) if isinstance(init, Signature) else "?") == said


def shown(one: Parameter) -> str:
    stars = {ParameterKind.VAR_KEYWORD: "**", ParameterKind.VAR_POSITIONAL: "*"}
    default = "" if one.required or one.kind in stars else "="
    only = "!" if one.kind is ParameterKind.KEYWORD_ONLY else ""
    return f"{stars.get(one.kind, '')}{one.name}{default}{only}"
