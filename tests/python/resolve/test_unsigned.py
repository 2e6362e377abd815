"""Functions without a signature are those that `inspect` says have none."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.resolve.unsigned import is_unsigned, unsigned
from tests.oracle import newer_interpreter

HERE = sys.version_info[:2]
NEWEST = (3, 13)
VERSIONS = ((3, 11), (3, 12), (3, 13))


def found(path: str) -> Any:
    module, _, name = path.rpartition(".")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of modules that Python is to lose
        try:
            return getattr(import_module(module), name, None)
        except ImportError:
            return None


@pytest.mark.skipif(HERE > NEWEST, reason="newer Pythons may know more")
def test_python_does_not_know_their_parameters() -> None:
    for path in sorted(unsigned(HERE)):
        function = found(path)
        if function is not None:
            with pytest.raises(ValueError, match="signature"):
                inspect.signature(function)


@pytest.mark.parametrize(
    ("path", "versions"),
    [
        ("builtins.max", [(3, 11), (3, 12), (3, 13), None]),
        ("math.log", [(3, 11), (3, 12), (3, 13), None]),
        ("time.sleep", [(3, 11), (3, 12)]),
        ("time.time", [(3, 11), (3, 12)]),
        ("posix.chmod", [(3, 13)]),
        ("builtins.print", []),
        ("math.sqrt", []),
    ],
)
def test_it_depends_on_the_version(path: str, versions: list[tuple[int, int] | None]) -> None:
    every = [(3, 11), (3, 12), (3, 13), (3, 14), None]
    assert [one for one in every if is_unsigned(path, one)] == versions


ASK = """
import inspect, json, sys, types, warnings
from importlib import import_module
warnings.simplefilter("ignore")
found = []
for name in json.load(sys.stdin):
    try:
        module = import_module(name)
    except ImportError:
        continue
    found.append(name)
    for key, one in list(vars(module).items()):
        if isinstance(one, types.BuiltinFunctionType):
            try:
                inspect.signature(one)
            except ValueError:
                found.append(f"{name}.{key}")
print(json.dumps([sys.version_info[:2], found]))
"""
OTHERWISE = frozenset({"sys.__breakpointhook__", "_thread.interrupt_main"})
"""Another name of a function in the table; and one whose default needs a module to be loaded."""


@pytest.mark.parametrize("interpreter", [sys.executable, None], ids=["own", "newer"])
def test_no_function_of_these_modules_is_left_out(interpreter: str | None) -> None:
    python = interpreter or newer_interpreter()
    if python is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    modules = {path.rpartition(".")[0] for one in VERSIONS for path in unsigned(one)}
    process = subprocess.run(
        (python, "-c", ASK), input=json.dumps(sorted(modules)), capture_output=True, text=True
    )
    assert process.returncode == 0, process.stderr
    version, found = json.loads(process.stdout)
    if tuple(version) not in VERSIONS:
        pytest.skip("newer Pythons may know more")
    known = unsigned(tuple(version))
    there = modules & set(found)
    assert len(there) > 20
    assert {path for path in found if path not in there} - known <= OTHERWISE


def test_the_whole_table() -> None:
    """It was made by asking each of these versions, which are not all here."""
    lines = [
        " ".join((path, *(f"{one[0]}.{one[1]}" for one in VERSIONS if is_unsigned(path, one))))
        for path in sorted(frozenset().union(*map(unsigned, VERSIONS)))
    ]
    expected = Path(__file__).with_name("unsigned.txt").read_text().splitlines()
    assert lines == expected
    everywhere = {line.partition(" ")[0] for line in expected if line.endswith("3.11 3.12 3.13")}
    assert unsigned(None) == everywhere
    assert unsigned((3, 14)) == unsigned((3, 10)) == frozenset()
