"""Nothing is done twice: each document is parsed, validated and checked once in a process."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from noob_lint import Settings, lint_paths
from noob_lint.spec.versions import VERSIONS
from tests.counts import Counts

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
READ = "nodes:\n  read: {type: lab.read}\n"
TUBES = {
    "base.yaml": READ,
    "inner.yaml": READ + "  out: {type: return, depends: [read.value]}\n",
    "outer.yaml": (
        "extends: [base]\nnodes:\n  in: {type: tube, params: {tube: inner}}\n"
        "  mean: {type: lab.mean, depends: [reed.value]}\n"
    ),
}
ALL = tuple(TUBES)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in TUBES.items():
        (tmp_path / name).write_text(HEADER.format(name.removesuffix(".yaml")) + text)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "settings",
    [{}, {"select": ["graph"]}, {"select": ["all"]}, {"per_file_ignores": {"base.yaml": ["all"]}}],
    ids=["default", "graph", "all", "per-file"],
)
@pytest.mark.parametrize("files", [("outer.yaml",), *permutations(ALL)], ids="-".join)
def test_a_tube_with_a_base_and_a_nested_tube(
    files: tuple[str, ...], settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = Counts(monkeypatch)
    found = lint_paths(files, settings=Settings(**settings))
    assert [(item.path, item.rule) for item in found] == [("outer.yaml", "unknown-node")]
    once = dict.fromkeys(ALL, 1)
    assert counts.parsed == once
    assert counts.assembled == once
    assert counts.asked == once
    own = dict.fromkeys(((name, "own") for name in ALL), 1)
    assert counts.validated == own | {("outer.yaml", "merged"): 1}


@pytest.mark.usefixtures("folder")
def test_another_version_is_asked_only_when_a_refusal_calls_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path("inner.yaml")
    path.write_text(path.read_text() + "input:\n  i: {type: no type}\n")
    counts = Counts(monkeypatch)
    found = lint_paths(["inner.yaml"], settings=Settings(noob_version="1000"))
    assert [item.rule for item in found if item.severity == "error"] == ["type-format"]
    assert counts.asked == {"inner.yaml": len(VERSIONS)}
    assert counts.parsed == {"inner.yaml": 1}
