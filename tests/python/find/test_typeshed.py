"""Where the stubs of the standard library are, and which modules each Python version has."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from noob_lint.python.find.typeshed import exists_in, stub_file, stub_name


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("math", "math/__init__.pyi"),
        ("time", "time.pyi"),
        ("_functools", "functools.pyi"),
        ("xml.etree", "etree/__init__.pyi"),
        ("no_such_module", None),
        ("math.no_such_module", None),
    ],
)
def test_stubs(module: str, name: str | None) -> None:
    found = stub_file(module)
    assert (found and found.as_posix().endswith(name or "?")) is (True if name else None)


@pytest.mark.parametrize(
    ("compiled", "module", "name"),
    [
        ("_collections", "collections", "deque"),
        ("_datetime", "datetime", "date"),
        ("_elementtree", "xml.etree.ElementTree", "TreeBuilder"),
        ("_functools", "functools", "partial"),
        ("_statistics", "statistics", "_normal_dist_inv_cdf"),
        ("_zoneinfo", "zoneinfo", "ZoneInfo"),
        ("math", "math", "cos"),
    ],
)
def test_the_stub_of_a_compiled_module(compiled: str, module: str, name: str) -> None:
    assert stub_name(compiled) == module
    assert stub_file(compiled) == stub_file(module) is not None
    assert getattr(import_module(module), name) is getattr(import_module(compiled), name)


@pytest.mark.parametrize(
    ("module", "version", "expected"),
    [
        ("math", (3, 11), True),
        ("audioop", (3, 12), True),
        ("audioop", (3, 13), False),
        ("_zstd", (3, 13), False),
        ("math", (3, 14), True),
        ("math", (3, 15), None),
        ("xml.etree", (3, 11), None),
        ("_zstd", (3, 14), True),
        ("distutils", (3, 11), True),
        ("distutils", (3, 12), False),
        ("math", (3, 99), None),
        ("math", None, None),
        ("no_such_module", (3, 11), None),
    ],
)
def test_versions(module: str, version: tuple[int, int] | None, expected: bool | None) -> None:
    assert exists_in(module, version) is expected


def test_the_package_is_not_imported() -> None:
    script = (
        "import sys\n"
        "from noob_lint.python.find.typeshed import stub_file\n"
        "assert stub_file('math').is_file()\n"
        "sys.exit('typeshed_client' in sys.modules)\n"
    )
    assert subprocess.run((sys.executable, "-c", script)).returncode == 0
