"""What only several files together show: twins, backups, places in bases."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from noob_lint import Diagnostic, Settings, lint_paths

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
NODES = (
    "nodes:\n  read: {type: sensors.read}\n  mean: {type: sensors.mean, depends: [read.value]}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, tube_id: str, text: str = NODES) -> None:
    path.write_text(HEADER.format(tube_id) + text, encoding="utf-8")


def shown(found: list[Diagnostic]) -> list[str]:
    return [
        f"{one.path}:{one.span.start.line + 1}:{one.span.start.column + 1} {one.rule}"
        for one in found
    ]


def test_two_tubes_with_one_id(folder: Path) -> None:
    write(folder / "a.yaml", "same")
    write(folder / "b.yaml", "same")
    write(folder / "c.yaml", "other")
    found = lint_paths(["."])
    assert shown(found) == ["a.yaml:1:10 duplicate-noob-id", "b.yaml:1:10 duplicate-noob-id"]
    assert found[0].message == (
        "noob_id 'same' is also that of 'b.yaml': noob loads whichever it finds first"
    )


def test_a_backup_that_differs(folder: Path) -> None:
    write(folder / "a.yaml", "a")
    write(folder / "b.yml", "b")
    (folder / "a.yaml.bak").write_text("noob_id: a\n", encoding="utf-8")
    (folder / "b.yaml.bak").write_bytes((folder / "b.yml").read_bytes())
    found = lint_paths(["."])
    assert shown(found) == ["a.yaml:1:1 stale-backup-file"]
    assert found[0].message == (
        "'a.yaml.bak' lies beside this tube: noob copies it over the tube when a load fails; "
        "remove it"
    )


def test_what_noob_takes_is_no_reason_against_a_base(folder: Path) -> None:
    write(
        folder / "base.yaml",
        "base",
        """\
nodes:
  read: &unused {type: sensors.read, enabled: "yes"}
  mean: &shared {type: sensors.mean}
  twin: *shared
  inner: {type: tube, params: {tube: {noob_id: inner, nodes: {a: {type: [x]}}}}}
""",
    )
    write(folder / "child.yaml", "child", "extends: [base]\nnodes:\n  more: {type: sensors.more}\n")
    write(folder / "outer.yaml", "outer", "nodes:\n  in: {type: tube, params: {tube: base}}\n")
    assert shown(lint_paths(["."])) == [
        "base.yaml:5:9 unused-anchor",
        "base.yaml:5:47 coerced-value",
        "base.yaml:7:9 yaml-aliased-spec",
        "base.yaml:8:73 schema-type",
    ]


def test_a_named_pipe_among_the_tubes(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    write(folder / "child.yaml", "child", "extends: [base]\nnodes:\n  more: {type: sensors.more}\n")
    assert shown(lint_paths(["child.yaml"])) == ["child.yaml:4:11 unknown-tube"]


def test_a_path_is_taken_from_the_current_directory(folder: Path) -> None:
    write(folder / "base.yaml", "base")
    write(folder / "child.yaml", "child", "extends: [base.yaml]\n")
    assert shown(lint_paths(["child.yaml"])) == ["child.yaml:4:11 tube-by-path"]


def test_a_finding_in_a_base_is_told_at_its_place_there(folder: Path) -> None:
    (folder / "tubes").mkdir()
    write(
        folder / "tubes" / "base.yaml",
        "base",
        NODES + "  out: {type: return, depends: mean.value}\n",
    )
    write(
        folder / "child.yaml",
        "child",
        "extends: [base]\nnodes:\n  out: {type: return, depends: mean.value}\n"
        "  read: {depends: [mean.value]}\n",
    )
    settings = Settings(tube_paths=["tubes"])
    found = lint_paths(["child.yaml"], settings=settings)
    assert shown(found) == ["tubes/base.yaml:6:3 cycle"]
    assert [(place.path, place.message) for place in found[0].related] == [
        ("child.yaml", "'read' depends on 'mean'"),
        ("tubes/base.yaml", "'mean' depends on 'read'"),
        ("child.yaml", "it is merged into this tube here"),
    ]


def test_what_is_wrong_with_a_base_alone_is_told_once(folder: Path) -> None:
    write(folder / "base.yaml", "base", NODES + "  lost: {type: sensors.lost, id: found}\n")
    write(folder / "child.yaml", "child", "extends: [base]\n")
    assert shown(lint_paths(["."])) == ["base.yaml:7:34 id-mismatch"]


def test_a_pipe_among_the_tubes_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "a_pipe.yaml")
    write(folder / "base.yaml", "base")
    write(folder / "child.yaml", "child", "extends: [base]\n")
    assert lint_paths(["child.yaml"]) == []


def test_mistakes_in_a_chain_of_tubes_are_looked_for_once(folder: Path) -> None:
    """Twice the time for each tube of the chain would be hours."""
    for number in range(40):
        base = f"extends: [t{number - 1}]\n" if number else ""
        node = f"nodes:\n  n{number}: {{type: sensors.mean, depends: [missing{number}.value]}}\n"
        write(folder / f"t{number:02}.yaml", f"t{number}", base + node)
    start = time.perf_counter()
    found = lint_paths(["."])
    assert time.perf_counter() - start < 20
    unknown = [item.path for item in found if item.rule == "unknown-node"]
    assert unknown == [f"t{number:02}.yaml" for number in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_project_of_many_tubes_stays_linear(folder: Path, jobs: int) -> None:
    def seconds(count: int) -> float:
        directory = folder / str(count)
        directory.mkdir()
        for number in range(count):
            text = NODES if number % 10 == 0 else f"extends: [t{count}-{number - number % 10}]\n"
            write(directory / f"{number:05}.yaml", f"t{count}-{number}", text)
        start = time.perf_counter()
        assert lint_paths([str(directory)], jobs=jobs) == []
        return time.perf_counter() - start

    seconds(50)
    few, many = seconds(100), seconds(800)
    assert many < 8 * few * 2.5 + 1
