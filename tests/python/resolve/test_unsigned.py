"""Functions without a signature are those that `inspect` says have none."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from typing import Any

import pytest

from noob_lint.python.find.finder import COMPARED
from noob_lint.python.resolve.unsigned import UNSIGNED


def found(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name, None)


@pytest.mark.skipif(sys.version_info[:2] > COMPARED, reason="newer Pythons may know more")
def test_python_does_not_know_their_parameters() -> None:
    for path in sorted(UNSIGNED):
        function = found(path)
        if function is not None:
            with pytest.raises(ValueError, match="signature"):
                inspect.signature(function)


def test_others_have_one() -> None:
    assert not {"builtins.sum", "builtins.print", "math.sqrt", "operator.add"} & UNSIGNED
