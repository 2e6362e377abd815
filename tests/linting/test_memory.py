"""What is kept in memory of a tube that has been checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint import Settings
from noob_lint.linting.linter import lint_files
from noob_lint.yaml.document import Document
from tests.workspaces import workspace

HEADER = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBE = """\
input:
  i: {type: str, scope: tube, default: x}
assets:
  log: {type: lab.Log, scope: process}
nodes:
  a: {type: lab.read, params: {name: input.i}}
  several: {type: map, depends: [value: a.value]}
  b: {type: lab.write, depends: [value: several.value, log: assets.log]}
  all: {type: gather, depends: [value: b.value, n: several.n]}
  inner:
    type: tube
    params:
      tube:
        noob_id: inside
        nodes:
          c: {type: lab.read, params: {name: x}}
          r: {type: return, depends: [value: c.value]}
  r: {type: return, depends: [value: all.value, inner: inner.value]}
"""
CODE = """\
class Log:
    pass


def read(name: str) -> list[int]:
    return [len(name)]


def write(value: int, log: Log) -> int:
    return value
"""


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("python", ["auto", "off"])
@pytest.mark.usefixtures("no_collector")
def test_documents_of_checked_tubes_are_freed_before_the_next_is_read(
    tmp_path: Path, python: str
) -> None:
    (tmp_path / "lab.py").write_text(CODE)
    files = [tmp_path / f"{number}.yaml" for number in range(5)]
    for file in files:
        file.write_text(f"noob_id: t{file.stem}\n{HEADER}{TUBE}")
    settings = Settings(root=str(tmp_path), python=python, python_paths=[str(tmp_path)])
    left, before = set(), documents()  # of other tests
    for result in lint_files(workspace(settings, [*map(str, files)])):
        assert (result.diagnostics, result.crash) == ((), None)
        left.add(documents() - before)
    assert left == {0}


def documents() -> int:
    """How many documents are in memory."""
    return sum(type(one) is Document for one in gc.get_objects())
