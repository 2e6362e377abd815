"""Source that is broken, circular, huge or hostile: "cannot tell", with the reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Unknown
from noob_lint.python.lookup import Sources
from noob_lint.python.source import parsing
from tests.python.summary import summary

BROKEN = {
    "syntax": (b"def f(:\n", "{path}, line 1: invalid syntax"),
    "null": (b"def f(): ...\0\n", "{path}"),
    "encoding": (b"x = '\xff'\n", "{path}: invalid or missing encoding declaration"),
    "cookie": (b"# coding: nonsense\nx = '\xff'\n", "{path}: unknown encoding: nonsense"),
    "nested": (b"x = " + b"-" * 100_000 + b"1\n", "{path}"),
    "brackets": (b"x = " + b"(" * 1000 + b"1\n", "{path}, line 1: too many nested parentheses"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_files_that_cannot_be_parsed(name: str, tmp_path: Path) -> None:
    data, reason = BROKEN[name]
    path = tmp_path / "lab.py"
    path.write_bytes(data)
    answer = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(answer, Unknown)
    assert answer.reason.startswith(reason.format(path=path))


def test_another_encoding_is_read_as_python_reads_it(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_bytes(b"# coding: latin-1\nx = '\xe9'; f = lambda a: 0\n")
    assert summary(Sources([tmp_path]).look_up("lab.f"))["call"] == ["a"]


def test_files_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LIMIT", 10)
    path = tmp_path / "lab.py"
    path.write_text("def f(): ...\n")
    answer = Sources([tmp_path]).look_up("lab.f")
    assert answer == Unknown("lab.f", f"{path} is too large")


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "lab.py").mkdir()
    os.mkfifo(tmp_path / "pipe.py")
    sources = Sources([tmp_path])
    answers = [sources.look_up(name) for name in ("lab.f", "pipe.f")]
    assert answers == [
        Unknown(f"{name}.f", f"{tmp_path / name}.py is not a file") for name in ("lab", "pipe")
    ]


def test_an_all_that_is_extended_by_nothing(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("from more import *\n")
    (tmp_path / "more.py").write_text("__all__ = ['f']\ndef f(): ...\n__all__.extend()\n")
    answer = Sources([tmp_path]).look_up("lab.f")
    assert answer == Unknown("lab.f", "it is not known which names 'more' gives")


CIRCLES = {
    "import": "from lab import f\n",
    "assignment": "f = g\ng = f\n",
    "base": "class f(f): ...\n",
    "bases": "class A(B): ...\nclass B(A): ...\nclass f(A): ...\n",
    "call": "f = f()\n",
    "attribute": "f = f.a.b\n",
    "decorator": "@f\ndef f(): ...\n",
    "annotation": "def f(a: 'f', b: A) -> 'list[A]': ...\nA = list['A']\n",
    "deep": "def f(a: " + " | ".join(["int"] * 4000) + "): ...\n",
    "wide": "A0 = int\n"
    + "".join(f"A{i + 1} = dict[A{i}, A{i}] | None\n" for i in range(60))
    + "def f(a: A60) -> tuple[A60]: ...\n",
    "order": "class A: ...\nclass B(A): ...\nclass f(A, B): ...\n",
}


@pytest.mark.parametrize("name", CIRCLES)
def test_circles_end(name: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(CIRCLES[name])
    answer = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(answer, Found if name in ("annotation", "wide") else Unknown)


def test_circles_of_modules_end(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("from two import *\nfrom two import g\ndef f(a): ...\n")
    (tmp_path / "two.py").write_text("from one import *\ndef g(b): ...\n")
    sources = Sources([tmp_path])
    names = ("one.f", "one.g", "two.f", "two.g")
    assert [summary(sources.look_up(name)).get("call") for name in names] == [
        ["a"],
        ["b"],
        ["a"],
        ["b"],
    ]


@pytest.mark.parametrize("line", ["from .. import f", "from ... import f"])
def test_what_comes_from_beyond_the_package(line: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(line)
    answer = Sources([tmp_path]).look_up("lab.f")
    assert answer == Unknown("lab.f", "a relative import leads out of the package")
