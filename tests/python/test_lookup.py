"""Answers about the code behind a type, for code of the project itself."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Kind, Lack, Missing, Signature, Unknown
from noob_lint.python.code import Code
from noob_lint.python.lookup import Sources
from noob_lint.python.source import cost
from tests.python.resolve.entities import place
from tests.python.summary import summary

CODE = """\
from typing import Annotated as A
from noob import Name, process_method


def add(left: int, *, right: int = 1) -> A[int, Name("sum")]:
    return left + right


class Scaler:
    def __init__(self, scale: int = 1): ...

    @process_method
    def run(self, value: int) -> tuple[A[int, Name("a")], A[str, Name("b")]]: ...
"""


def test_functions_and_classes_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(CODE)
    sources = Sources([tmp_path])
    assert [summary(sources.look_up(name)) for name in ("lab.add", "lab.Scaler")] == [
        {
            "kind": "function",
            "call": ["left", "right!="],
            "signals": ["sum"],
            "slots": {"left": True, "right": True},
        },
        {
            "kind": "class",
            "call": ["value"],
            "signals": ["a", "b"],
            "slots": {"value": True},
            "init": ["scale="],
            "process": ["@run"],
        },
    ]


def test_places_are_those_in_the_python_file(tmp_path: Path) -> None:
    path = tmp_path / "lab.py"
    path.write_text("é = 'é'; \ndef é(ü, b: int = 1): ...\n")
    found = Sources([tmp_path]).look_up("lab.é")
    assert isinstance(found, Found)
    assert isinstance(found.call, Signature)
    annotation = found.call.parameters[1].annotation
    assert annotation is not None
    places = [found.place, found.call.parameters[1].place, annotation.place]
    assert [place and (place.path, *place.span) for place in places] == [
        (str(path), (1, 4, 14), (1, 5, 15)),
        (str(path), (1, 9, 19), (1, 10, 20)),
        (str(path), (1, 12, 22), (1, 15, 25)),
    ]


def test_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(CODE)
    sources = Sources([tmp_path])
    answers = [sources.look_up(name) for name in ("lab.ad", "lab.Scaler.run", "lab.x.y", "nope.x")]
    assert [
        (one.lack, one.name, one.owner, one.nearest, one.certain)
        for one in answers
        if isinstance(one, Missing)
    ] == [
        (Lack.ATTRIBUTE, "ad", "lab", ("add",), True),
        (Lack.MEMBER, "run", "lab.Scaler", (), True),
        (Lack.MODULE, "x", "lab", (), True),
        (Lack.MODULE, "nope", "", (), False),
    ]


def test_source_that_cannot_be_parsed(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("def f(:\n")
    answer = Sources([tmp_path]).look_up("lab.f")
    reason = f"{tmp_path / 'lab.py'}, line 1: invalid syntax"
    assert isinstance(answer, Unknown)
    assert answer.reason == reason


def test_source_in_an_encoding_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("# -*- coding: quatsch -*-\ndef f(a): ...\n")
    answer = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(answer, Unknown)
    assert answer.reason == f"{tmp_path / 'lab.py'}: unknown encoding: quatsch"


NAMES = """\
import os
from json import dumps
_hidden = 1
b = 2
a = b
def _f(): ...
def g(): ...
class C: ...
for one in (): ...
if a:
    h = 1
else:
    def h(): ...
"""


def test_names_in_a_module(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(NAMES)
    (tmp_path / "broken.py").write_text("def f(:\n")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "inner.py").touch()
    code = Code(Sources([tmp_path]))
    assert code.names_in("lab") == ["g", "C", "h", "dumps", "b", "a"]
    assert [code.names_in(name) for name in ("broken", "gone", "pack")] == [[], [], []]
    assert code.modules_in("pack") == ["inner"]
    assert {"broken", "lab", "pack", "os"} <= {*code.modules_in("")}
    owns = ("lab", "pack", "gone", "os", "inner")
    assert [code.is_own(name) for name in owns] == [True, True, False, False, False]


def test_files_that_have_been_read(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("from other import f\ndef g(a): ...\n")
    (tmp_path / "other.py").write_text("def f(a): ...\n")
    (tmp_path / "third.py").write_text("def f(a): ...\n")
    files = [str(tmp_path / f"{name}.py") for name in ("lab", "other", "third")]
    code = Code(Sources([tmp_path]))
    assert [code.is_cut, *map(code.has_read, files)] == [False, False, False, False]
    code.look_up("lab.g")
    assert list(map(code.has_read, files)) == [True, False, False]
    before = code.look_up("lab.f")
    assert list(map(code.has_read, files)) == [True, True, False]
    assert code.is_cut is False
    (tmp_path / "other.py").write_text("def f(b): ...\n")
    again = code.without(files[1:])
    assert [*map(again.has_read, files)] == [True, False, False]
    after = [one.look_up("lab.f") for one in (code, again)]
    assert after[0] == before
    assert [summary(one)["call"] for one in after] == [["a"], ["b"]]


def test_classes_within_classes(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("class A:\n    class B: ...\n    c = 1\n")
    code = Code(Sources([tmp_path]))
    assert isinstance(code.look_up("lab.A.B"), Missing)
    found = code.class_at("lab.A.B")
    assert isinstance(found, Found)
    assert (found.kind, found.canonical) == (Kind.CLASS, "lab.A.B")
    assert code.class_at("lab.A") == code.look_up("lab.A")
    assert code.class_at("lab.gone") == code.look_up("lab.gone")
    assert isinstance(code.class_at("lab.A.gone"), Unknown)
    assert isinstance(code.look_up("lab.A.B"), Missing)


def test_frozen_classes(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A: ...\n"
        "@dataclass\nclass B: ...\nclass C: ...\ndef f(): ...\n"
    )
    code = Code(Sources([tmp_path]))
    names = ("lab.A", "lab.B", "lab.C", "lab.f", "lab.gone", "builtins.int")
    assert [code.is_frozen(name) for name in names] == [True, *[False] * 5]


def test_what_is_broken_out_of_reach(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("import os\nnp.ones(3)\n")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").write_text("left\n")
    (tmp_path / "pack" / "inner.py").write_text("def f(): ...\n")
    code = Code(Sources([tmp_path]))
    broken = [code.broken(name) for name in ("lab.f", "pack.inner.f", "gone.f", "print")]
    assert [one and (one.module, f"{one.reason}{place(one.place)}") for one in broken] == [
        ("lab", "name 'np' is not defined at lab.py:2:1-3"),
        ("pack", "name 'left' is not defined at __init__.py:1:1-5"),
        None,
        None,
    ]


def test_classes_that_inherit_one_another_too_often(tmp_path: Path) -> None:
    classes = "".join(f"class C{n}(C{n - 1}): ...\n" for n in range(1, 2000))
    (tmp_path / "lab.py").write_text(f"class C0: ...\n{classes}")
    code = Code(Sources([tmp_path]))
    assert code.look_up("lab.C1999") == Unknown("lab.C1999", "its source is nested too deeply")
    assert code.lineage("lab.C1999") is None
    assert code.class_at("lab.C1999") == code.look_up("lab.C1999")
    (tmp_path / "lab.py").write_text(
        f"from dataclasses import dataclass\nclass C0: ...\n{classes}"
        "@dataclass\nclass D(C1999):\n    x: int\ngone\n"
    )
    assert Code(Sources([tmp_path])).broken("lab.D") is None


def test_methods_with_too_many_names(tmp_path: Path) -> None:
    names = "".join(f"    m{n} = m{n - 1}\n" for n in range(1, 50))
    (tmp_path / "lab.py").write_text(
        f"class C:\n    def m0(self): self.a = 1\n{names}def f(x): x.m49()\n"
    )
    code = Code(Sources([tmp_path]))

    def changes(frames: int) -> bool | None:
        return changes(frames - 1) if frames else code.touched("lab.f", "x", "lab.C")[0]

    assert changes(0) is True
    left = sys.getrecursionlimit() - len(inspect.stack(0))
    assert changes(left - 150) is None


def test_what_is_not_read_since_so_much_was_read_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It only matters to those who have asked for anything."""
    (tmp_path / "lab.py").write_text("def f(): ...\n")
    monkeypatch.setattr(cost.Kept, "is_full", True)
    code = Code(Sources([tmp_path]))
    assert code.is_cut is False
    code.look_up("lab.f")
    assert code.is_cut is True
