"""Functions without a signature are those that `inspect` says have none."""

from __future__ import annotations

import inspect
import sys
import warnings
from importlib import import_module
from typing import Any

import pytest

from noob_lint.python.resolve.unsigned import is_unsigned, unsigned

HERE = sys.version_info[:2]
NEWEST = (3, 13)


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
