"""Reading small modules, one for each thing that Python and noob distinguish.

The whole answers are in `whole/`; `UPDATE_EXPECTED=1` rewrites them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.answers import Answer
from noob_lint.python.lookup import Sources
from tests.python.every import SNIPPETS, TABLES
from tests.python.pieces import HEAD
from tests.python.summary import summary
from tests.python.whole import sections, whole

FOLDER = Path(__file__).parent / "whole"
TABLE_OF = {name: table for table, snippets in TABLES.items() for name in snippets}


def _fill(value: Any, **names: str) -> Any:
    return value.format(**names) if isinstance(value, str) else value


def read(name: str, folder: Path) -> Answer:
    """The answer about the `f` of a piece of code."""
    (folder / f"{name}.py").write_text(HEAD + SNIPPETS[name].code)
    return Sources([folder]).look_up(f"{name}.f")


@pytest.mark.parametrize("name", SNIPPETS)
def test_reading(name: str, tmp_path: Path) -> None:
    answer, expected = read(name, tmp_path), SNIPPETS[name].expected
    path = str(tmp_path / f"{name}.py")
    if expected is not None:
        filled = {key: _fill(value, path=path, name=name) for key, value in expected.items()}
        assert summary(answer) == filled
    assert whole(answer).replace(f"{tmp_path}/", "") == sections(FOLDER, TABLE_OF[name])[name]


@pytest.mark.parametrize("table", TABLES)
def test_each_piece_has_one_whole_answer(table: str, tmp_path: Path) -> None:
    if os.environ.get("UPDATE_EXPECTED"):
        found = {name: whole(read(name, tmp_path)) for name in TABLES[table]}
        text = "\n".join(f"== {name}\n{one}" for name, one in found.items())
        (FOLDER / f"{table}.txt").write_text(text.replace(f"{tmp_path}/", ""))
    assert list(sections(FOLDER, table)) == list(TABLES[table])
