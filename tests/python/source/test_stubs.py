"""How the statements of stubs are converted."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from noob_lint.python.source.stubs import Reader
from tests.python.whole import sections

NEVER = "\nif False:\n"


def read(text: str, version: tuple[int, int] | None = (3, 12), *, of_library: bool = False) -> str:
    body = Reader(version, of_library=of_library).body(ast.parse(dedent(text)).body)
    return ast.unparse(ast.Module(body, []))


@pytest.mark.parametrize(
    ("overloads", "expected"),
    [
        (["(x)", "(x, y)"], "(x, y=...)"),
        (["(x, /)", "(y, /, z)"], "(y, /, z=...)"),
        (["(x, *, key)", "(x, *, key=...)"], "(x, *, key=...)"),
        (["(x, *, key)", "(x, key)"], "(x, key=...)"),
        (["(stop, /)", "(start, stop, step=..., /)"], "(start, stop=..., step=..., /)"),
        (["(x, *args)", "(**kwargs)"], "(x=..., *args, **kwargs)"),
        (["(x)", "(y)"], None),
    ],
)
def test_overloads(overloads: list[str], expected: str | None) -> None:
    text = "".join(f"@overload\ndef f{one}: ...\n" for one in overloads)
    merged = f"def f{expected}:\n    ..."
    last = f"@overload\ndef f{overloads[-1]}:\n    ..."
    assert read(text) == (last if expected is None else merged)


def test_overloads_return_a_union() -> None:
    text = "@overload\ndef f(x) -> int: ...\n@overload\ndef f(x, y) -> str: ...\n"
    assert read(text) == "def f(x, y=...) -> int | str:\n    ..."


def test_overloads_of_a_method() -> None:
    text = """
        class A:
            @overload
            def __init__(self): ...
            @overload
            def __init__(self, x, /): ...
            @overload
            @classmethod
            def make(cls, x): ...
            @overload
            @classmethod
            def make(cls, x, y): ...
    """
    assert read(text, of_library=True) == (
        "class A:\n\n    def __init__(self, x=..., /):\n        ...\n\n"
        "    @classmethod\n    def make(cls, /, x, y=...):\n        ..."
    )


def test_conditions() -> None:
    text = """
        if sys.version_info >= (3, 13):
            def newer(): ...
        elif sys.version_info >= (3, 12):
            def exact(): ...
        else:
            def older(): ...
    """
    exact, newer = "def exact():\n    ...", "def newer():\n        ..."
    assert exact in read(text)
    assert NEVER in read(text)
    assert newer in read(text).partition(NEVER)[2]
    assert "if sys.version_info >= (3, 13):" in read(text, None)


def test_platforms() -> None:
    text = 'if sys.platform == "win32":\n    x: int\nelse:\n    y: int\n'
    here = "x: int" if sys.platform == "win32" else "y: int"
    assert read(text).startswith(here)
    assert read(text, None).startswith("if sys.platform")


def test_what_only_type_checkers_see_is_left_out() -> None:
    text = """
        @final
        @deprecated("no")
        class A:
            @property
            def x(self) -> int: ...
            @x.setter
            def x(self, value: int) -> None: ...
            def f(self, x: int, *, y: str = "a") -> None: ...
        z: Final[int]
        w: Callable[[], int]
    """
    assert read(text, of_library=True) == (
        "class A:\n\n    @property\n    def x(self, /):\n        ...\n\n"
        "    def f(self, /, x, *, y='a'):\n        ...\n"
        "z: Final[int] = []\nw: Callable[[], int]"
    )


def test_parameters_with_two_underscores() -> None:
    text = "def f(__x, __y, z): ...\nclass A:\n    def f(self, __x, z): ...\n"
    assert read(text) == (
        "def f(x, y, /, z):\n    ...\n\nclass A:\n\n    def f(self, x, /, z):\n        ..."
    )


WHOLE = sections(Path(__file__).parent, "stubs")
VERSIONS = {str(version): version for version in ((3, 13), (3, 11), None)}


@pytest.mark.parametrize("title", WHOLE)
def test_all_that_is_left(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    text, *expected = WHOLE[title].split("--> ")
    for part in expected:
        given, _, left = part.partition("\n")
        version, _, of_library = given.rpartition(" ")
        assert f"{read(text, VERSIONS[version], of_library=of_library == 'True')}\n" == left, given
