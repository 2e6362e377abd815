"""Answers about the code behind a type, for code of the project itself."""

from __future__ import annotations

from pathlib import Path

from noob_lint.python.answers import Found, Lack, Missing, Signature, Unknown
from noob_lint.python.lookup import Sources
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
