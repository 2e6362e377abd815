"""How far the source of modules decides what they contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.source.module import Module
from noob_lint.python.source.modules import Modules, library_stub
from tests.python.resolve.entities import Tree, resolver, shown

FILES = {
    "lab/__init__.py": "from lab import inner\ninner.first = 1\nimport lab.inner\nwhole = 1\n",
    "lab/inner.py": "from lab.other import z\nfrom gone.other import y\nx = first\n",
    "lab/other.py": "import lab.inner\nlab.inner.second = 2\n",
    "lab/far.py": "import lab.inner\nlab.inner.third = 3\n",
    "space/one.py": "",
    "empty/notes.txt": "",
    "noob/one.py": "",
    "needs.py": "import json, gone\n",
    "needs_noob.py": "import noob, noob_core, json\n",
    "needs_none.py": "try:\n    import gone\nexcept ImportError:\n    pass\n",
    "broken.py": "x = (\n",
    "beside.py": "x = 1\n",
    "beside.pyi": "y: int\n",
    "wrong.py": "",
    "wrong.pyi": "def f(:\n",
    "only.pyi": "",
    "fast.so": "",
}


@pytest.fixture
def modules(tmp_path: Path) -> Modules:
    return resolver(tmp_path, Tree(FILES)).modules


def read(modules: Modules, name: str) -> str:
    found = modules.read(name)
    if isinstance(found, Module):
        return f"{found.path} package={found.is_package} stub={found.is_stub} {found.version}"
    return shown(found)


def test_reading(modules: Modules) -> None:
    names = ("lab", "lab.inner", "space", "gone", "only", "fast", "sys", "broken")
    expected = {
        "lab": "lab/__init__.py package=True stub=False (3, 13)",
        "lab.inner": "lab/inner.py package=False stub=False (3, 13)",
        **dict.fromkeys(("space", "gone", "fast", "sys"), "None"),
        "only": "only.pyi package=False stub=True (3, 13)",
        "broken": (
            "? broken.py, line 1: '(' was never closed at broken.py:1:5"
            " [syntax error: '(' was never closed]"
        ),
    }
    assert {name: read(modules, name) for name in names} == expected
    assert modules.read("lab") is modules.read("lab")
    assert modules.read("broken") is modules.read("broken")


def test_stubs_beside_modules(modules: Modules) -> None:
    found = {}
    for name in ("beside", "wrong", "lab.inner", "only"):
        module = modules.read(name)
        assert isinstance(module, Module)
        stub = modules.stub_beside(module)
        assert stub is modules.stub_beside(module)
        found[name] = stub and (stub.name, stub.path, stub.is_stub, stub.is_package, stub.version)
    nothing = dict.fromkeys(("wrong", "lab.inner", "only"))
    assert found == {"beside": ("beside", "beside.pyi", True, False, (3, 13)), **nothing}
    assert read(modules, "beside") == "beside.py package=False stub=False (3, 13)"


@pytest.mark.parametrize("complete", [True, False])
def test_certainty(complete: bool, tmp_path: Path) -> None:
    modules = resolver(tmp_path, Tree(FILES, complete=complete)).modules
    names = ("lab", "space", "empty", "noob", "noob.one", "gone", "json")
    found = {name: modules.is_certain(name, modules.finder.find(name)) for name in names}
    assert found == {
        **dict.fromkeys(("lab", "space", "noob.one", "gone", "json"), True),
        **dict.fromkeys(("empty", "noob"), complete),
    }


@pytest.mark.parametrize("version", [(3, 13), (3, 99), None])
def test_wholeness(version: tuple[int, int] | None, tmp_path: Path) -> None:
    modules = resolver(tmp_path, Tree(FILES, version)).modules
    names = ("lab", "gone", "fast", "json", "math", "sys", "_signal")
    found = {name: modules.is_whole(name) for name in names}
    assert found == {
        **dict.fromkeys(("lab", "gone", "fast", "json"), True),
        **dict.fromkeys(("math", "sys"), version == (3, 13)),
        "_signal": False,
    }


def test_names_that_other_modules_set(modules: Modules) -> None:
    module = modules.read("lab.inner")
    assert isinstance(module, Module)
    names = ("first", "second", "third", "x", "gone")
    found = {name: modules.is_set_elsewhere(module, name) for name in names}
    assert found == {
        **dict.fromkeys(("first", "second"), True),
        "third": False,
        "x": False,
        "gone": False,
    }


def test_modules_that_can_be_imported(modules: Modules) -> None:
    names = ("lab", "needs", "needs_noob", "needs_none", "gone", "broken", "math")
    found = {name: modules.is_importable(name) for name in names}
    assert found == {**dict.fromkeys(names, True), "needs": False}


def test_stubs_of_the_library() -> None:
    names = ("time", "json", "_signal", "_functools", "gone")
    found = {name: library_stub(name, (3, 12)) for name in names}
    assert {
        name: one and (one.name, one.is_package, one.version) for name, one in found.items()
    } == {
        "time": ("time", False, (3, 12)),
        "json": ("json", True, (3, 12)),
        "_signal": None,
        "_functools": ("functools", False, (3, 12)),
        "gone": None,
    }
    stub = found["time"]
    assert stub is not None
    assert stub.is_stub
    assert stub.of_library


def test_what_needs_noob_can_be_imported_without_it_here(tmp_path: Path) -> None:
    files = {"a.py": "import noob\n", "b.py": "import noob_core.x\n", "c.py": "import noob, gone\n"}
    modules = resolver(tmp_path, Tree(files)).modules
    assert [name for name in "abc" if modules.is_importable(name)] == ["a", "b"]
