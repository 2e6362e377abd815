"""Whether the imports in a ``try`` succeed."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.resolve.guards import imports_work
from tests.python.resolve.entities import Tree, resolver

FILES = {
    "lab/__init__.py": "def f(): ...\n",
    "lab/broken.py": "def f(:\n",
    "odd.py": "from gone import *\n",
}


@pytest.mark.parametrize(
    ("guard", "is_complete", "expected"),
    [
        ([("lab", "")], True, True),
        ([("lab", "f")], True, True),
        ([("lab", "g")], True, False),
        *(([("lab", name)], True, True) for name in ("*", "__doc__", "__name__", "__spec__")),
        ([("gone", "")], True, False),
        ([("gone", "")], False, None),
        ([("gone.part", "f")], True, False),
        ([("gone.part", "f")], False, None),
        ([("lab.gone", "f")], True, False),
        ([("lab.gone", "f")], False, False),
        ([("noob", "")], False, True),
        ([("noob", "Node")], True, True),
        ([("noob.gone", "f")], True, None),
        ([("lab", "f"), ("gone", "")], True, False),
        ([("gone", ""), ("lab", "f")], True, False),
        ([("lab", "f"), ("gone", "")], False, None),
        ([("gone", ""), ("lab", "g"), ("lab", "f")], False, False),
        ([("math", "sin")], True, True),
        ([], True, True),
    ],
)
def test_imports(
    guard: list[tuple[str, str]], is_complete: bool, expected: bool | None, tmp_path: Path
) -> None:
    found = resolver(tmp_path, Tree(FILES, complete=is_complete))
    assert imports_work(found, tuple(guard)) is expected
