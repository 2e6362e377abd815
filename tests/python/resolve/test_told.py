"""Modules that create their names on demand, where something lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.told import may_be_near
from tests.python.pieces import function
from tests.python.summary import summary

STUB = "from . import b\nfrom .a import f as f, other\n"
ATTACH = "import lazy_loader as lazy\n__getattr__, __dir__, __all__ = lazy."
MAKES = "def __getattr__(name):\n    return globals()[name]\n"
FOUND = function(["x"], "value")


def _missing(name: str, *near: str) -> dict[str, object]:
    return {"missing": "attribute", "name": name, "of": "lab", "near": [*near]}


READ = {
    "attach": (ATTACH + "attach(__name__, ['b'], {'a': ['f']})\n", "", "f", FOUND),
    "attach by name": (
        ATTACH + "attach(__name__, submod_attrs={'a': ('f',)})\n",
        "",
        "f",
        FOUND,
    ),
    "attach without it": (
        ATTACH + "attach(__name__, submod_attrs={'a': ['f']})\n",
        STUB,
        "ff",
        _missing("ff", "f"),
    ),
    "attach of what is computed": (
        ATTACH + "attach(__name__, submod_attrs=NAMES)\n",
        "",
        "f",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "attach_stub": (ATTACH + "attach_stub(__name__, __file__)\n", STUB, "f", FOUND),
    "attach_stub without it": (
        ATTACH + "attach_stub(__name__, __file__)\n",
        STUB,
        "qq",
        _missing("qq"),
    ),
    "attach by all names": (
        ATTACH + "attach(package_name=__name__, submod_attrs={'a': ['f']})\n",
        "",
        "f",
        FOUND,
    ),
    "attach that is imported": (
        "from lazy_loader import attach\n__getattr__, _ = attach(__name__, None, {'a': ['f']})\n",
        "",
        "f",
        FOUND,
    ),
    "attach of one of two": (
        (
            "try:\n    import lazy_loader as lazy\nexcept ImportError:\n    import other as lazy\n"
            "__getattr__, __dir__, __all__ = lazy.attach(__name__, ['b'], {'a': ['f']})\n"
        ),
        "",
        "f",
        FOUND,
    ),
    "something else that attaches": (
        "import loader\n__getattr__, _, _ = loader.attach(__name__, None, {'a': ['f']})\n",
        "",
        "f",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "something else of it": (
        ATTACH + "load(__name__, ['b'], {'a': ['f']})\n",
        "",
        "f",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "attach in two ways": (
        (
            "import lazy_loader as lazy\nif x:\n"
            "    __getattr__, _ = lazy.attach(__name__, None, {'a': ['f']})\n"
            "else:\n    __getattr__, _ = lazy.attach(__name__, None, {})\n"
        ),
        "",
        "f",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "attach of modules that are computed": (
        ATTACH + "attach(__name__, NAMES, {'a': ['f']})\n",
        "",
        "f",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "attach of modules alone": (ATTACH + "attach(__name__, ['b'])\n", "", "f", _missing("f")),
    "a stub with all names of another": (
        MAKES,
        STUB + "from .a import *\n",
        "othr",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "defined in a stub": (
        MAKES,
        STUB + "def g(y): ...\n",
        "g",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "a stub": (MAKES, STUB, "f", FOUND),
    "a stub with something near": (MAKES, STUB, "othr", _missing("othr", "other")),
    "a stub with nothing near": (
        MAKES,
        STUB,
        "zzz",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
    "a stub that is open": (
        MAKES,
        STUB + "def __getattr__(name): ...\n",
        "othr",
        {"unknown": "lab/__init__.py makes names as they are asked for"},
    ),
}


@pytest.mark.parametrize(("code", "stub", "name", "expected"), READ.values(), ids=READ)
def test_reading(
    code: str, stub: str, name: str, expected: dict[str, object], tmp_path: Path
) -> None:
    package = tmp_path / "lab"
    package.mkdir()
    (package / "__init__.py").write_text(code)
    if stub:
        (package / "__init__.pyi").write_text(stub)
    (package / "a.py").write_text("def f(x): ...\nother = f\n")
    (package / "b.py").touch()
    assert summary(Sources([tmp_path], base=tmp_path).look_up(f"lab.{name}")) == expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        *(("abc", "abc", True), ("acb", "abc", True), ("ab", "abc", True), ("ab", "abcd", False)),
        *(("xb", "ab", False), ("ax", "abc", False), ("axbyc", "abc", True), ("aab", "ab", True)),
        *(("abcdx", "abcdef", True), ("abcx", "abcdef", False), ("a", "aa", False)),
    ],
)
def test_what_may_be_a_typo(name: str, other: str, expected: bool) -> None:
    assert may_be_near(name, other) is expected
