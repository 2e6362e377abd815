"""Reading small modules, one for each thing that Python and noob distinguish."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.lookup import Sources
from tests.python.every import SNIPPETS
from tests.python.pieces import HEAD
from tests.python.summary import summary


def _fill(value: Any, **names: str) -> Any:
    return value.format(**names) if isinstance(value, str) else value


@pytest.mark.parametrize("name", SNIPPETS)
def test_reading(name: str, tmp_path: Path) -> None:
    snippet, path = SNIPPETS[name], tmp_path / f"{name}.py"
    path.write_text(HEAD + snippet.code)
    expected = {
        key: _fill(value, path=str(path), name=name) for key, value in snippet.expected.items()
    }
    assert summary(Sources([tmp_path]).look_up(f"{name}.f")) == expected
