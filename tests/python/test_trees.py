"""Reading packages of several modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.lookup import Sources
from tests.python.summary import summary
from tests.python.trees import TREES, Tree


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_reading(tree: Tree, tmp_path: Path) -> None:
    tree.write(tmp_path)
    found = summary(Sources([tmp_path]).look_up(tree.name))
    texts = {key: value for key, value in found.items() if isinstance(value, str)}
    plain = {key: value.replace(str(tmp_path), "{root}") for key, value in texts.items()}
    assert {**found, **plain} == tree.expected
