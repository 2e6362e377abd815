"""Which modules of the standard library are compiled, compared with importing them."""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import ExtensionFileLoader

import pytest

from noob_lint.python.find.compiled import is_compiled


@pytest.mark.parametrize("name", ["json", "sys", "math", "_json", "_struct", "no_such_module"])
def test_compiled(name: str) -> None:
    try:
        loader = getattr(importlib.import_module(name).__spec__, "loader", None)
    except ImportError:
        loader = None
    assert is_compiled(name) is isinstance(loader, ExtensionFileLoader)


def test_nothing_is_imported() -> None:
    name = "_testcapi"
    before = name in sys.modules
    is_compiled(name)
    assert (name in sys.modules) is before
