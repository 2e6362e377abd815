"""Modules that create their names on demand, where something lists them."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.lookup import Sources
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
