"""Findings that take several files: duplicate ids, backups, places in bases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.projects import SHAPES, write_project
from noob_lint import Diagnostic, Settings, lint_paths
from noob_lint.linting import linter
from tests.counts import Counts
from tests.work import calls
from tests.workspaces import workspace

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
        "noob_id 'same' is also used by 'b.yaml': noob loads whichever it finds first"
    )


def test_a_backup_that_differs(folder: Path) -> None:
    write(folder / "a.yaml", "a")
    write(folder / "b.yml", "b")
    (folder / "a.yaml.bak").write_text("noob_id: a\n", encoding="utf-8")
    (folder / "b.yaml.bak").write_bytes((folder / "b.yml").read_bytes())
    found = lint_paths(["."])
    assert shown(found) == ["a.yaml:1:1 stale-backup-file"]
    assert found[0].message == (
        "noob restores the backup 'a.yaml.bak' over this tube when loading fails: remove it"
    )


def test_what_noob_takes_at_first_is_no_refusal_of_a_base(folder: Path) -> None:
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
        "child.yaml:4:11 extends-base-invalid",
        "outer.yaml:5:35 child-tube-invalid",
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
        ("child.yaml", "merged into this tube here"),
    ]


def test_what_a_merge_cures_is_told_at_the_base_alone(folder: Path) -> None:
    write(folder / "base.yaml", "base", NODES + "  lost: {type: sensors.lost, id: found}\n")
    write(folder / "child.yaml", "child", "extends: [base]\n")
    assert shown(lint_paths(["."])) == ["base.yaml:7:34 id-mismatch"]
    assert lint_paths(["child.yaml"]) == []


CLASS = (
    "class 'dict' of node 'store' has no 'process' method: noob cannot start the tube; "
    "wrap it in a function"
)


def test_what_a_base_leaves_in_a_tube_is_told_at_the_reference(folder: Path) -> None:
    """The findings of the tube are the same whether or not the base is checked, too."""
    write(folder / "base.yaml", "base", NODES + "  store: {type: dict}\n")
    write(folder / "left.yaml", "left", "extends: [base]\n")
    write(folder / "right.yaml", "right", "extends: [left]\n")
    write(folder / "cured.yaml", "cured", "extends: [base]\nnodes: {store: {type: sensors.all}}\n")
    found = lint_paths(["."])
    assert shown(found) == [
        "base.yaml:7:17 python-class-without-process",
        "left.yaml:4:11 extends-base-invalid",
        "right.yaml:4:11 extends-base-invalid",
    ]
    assert [item.message for item in found] == [
        CLASS,
        "inherits an error from base 'base': see base.yaml",
        "inherits an error from base 'left': see base.yaml",
    ]
    places = [(place.path, place.span, place.message) for place in found[2].related]
    assert places == [("base.yaml", found[0].span, CLASS)]
    assert lint_paths(["cured.yaml"]) == []
    assert lint_paths(["left.yaml"]) == [found[1]]
    assert lint_paths(["right.yaml"]) == [found[2]]


def test_what_fails_in_a_child_is_told_at_the_reference(folder: Path) -> None:
    write(folder / "inner.yaml", "inner", NODES + "  store: {type: dict}\n")
    write(folder / "middle.yaml", "middle", "nodes: {a: {type: tube, params: {tube: inner}}}\n")
    write(folder / "outer.yaml", "outer", "nodes: {b: {type: tube, params: {tube: middle}}}\n")
    off = "nodes: {c: {type: sensors.c}, b: {type: tube, enabled: false, params: {tube: inner}}}\n"
    write(folder / "off.yaml", "off", off)
    found = lint_paths(["outer.yaml"])
    assert shown(found) == ["outer.yaml:4:40 child-tube-invalid"]
    assert found[0].message == "the tube in node 'b' has an error: see inner.yaml"
    assert [(place.path, place.message) for place in found[0].related] == [("inner.yaml", CLASS)]
    assert lint_paths(["off.yaml"]) == []


def test_mistakes_with_which_noob_runs_stay_at_their_place(folder: Path) -> None:
    text = "input: {n: {type: int, default: 1}}\n" + NODES
    text += "  deep: {type: sensors.deep, params: {a: {b: input.n}, c: input.n}}\n"
    write(folder / "inner.yaml", "inner", text)
    write(folder / "outer.yaml", "outer", "nodes: {a: {type: tube, params: {tube: inner}}}\n")
    write(folder / "child.yaml", "child", "extends: [inner]\n")
    assert shown(lint_paths(["."])) == ["inner.yaml:8:46 nested-input-reference"]
    assert lint_paths(["outer.yaml", "child.yaml"]) == []


def write_chain(folder: Path, count: int, link: str) -> list[str]:
    """Tubes, each of which except the last extends or nests the next one."""
    for number in range(count):
        text = link.format(f"t{number + 1}") if number < count - 1 else NODES
        write(folder / f"{number:04}.yaml", f"t{number}", text)
    return [f"{number:04}.yaml" for number in range(count)]


NESTS = "nodes: {{a: {{type: tube, params: {{tube: {}}}}}}}\n"


@pytest.mark.parametrize(
    ("link", "limit", "place", "told", "passed_on"),
    [
        ("extends: [{}]\n", 195, "4:11", "extends-too-deep", "extends-base-invalid"),
        (NESTS, 194, "4:40", "tube-too-deep", "child-tube-invalid"),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_as_long_as_you_like(
    folder: Path, link: str, limit: int, place: str, told: str, passed_on: str, backwards: bool
) -> None:
    files = write_chain(folder, 1100, link)
    found = lint_paths(files[::-1] if backwards else files)
    last = 1100 - limit - 2
    rules = [passed_on] * last + [told]
    assert sorted(shown(found)) == [
        f"{number:04}.yaml:{place} {rule}" for number, rule in enumerate(rules)
    ]
    root = next(item for item in found if item.rule == told)
    assert root.message.endswith(f"noob fails after {limit} (RecursionError)")
    assert all(item.related[0].message == root.message for item in found if item is not root)
    assert lint_paths(files[:1]) == [item for item in found if item.path == "0000.yaml"]
    assert lint_paths([files[last + 1]]) == []


CHOSEN = """\
input: {{on: {{type: bool, scope: tube}}}}
nodes: {{a: {{type: tube, enabled: input.on, params: {{tube: {}}}}}}}
"""


@pytest.mark.parametrize(("link", "severity"), [(NESTS, "error"), (CHOSEN, "warning")])
def test_a_chain_may_not_be_built(folder: Path, link: str, severity: str) -> None:
    files = write_chain(folder, 196, link)
    found = [item for item in lint_paths([files[0]]) if item.rule == "tube-too-deep"]
    assert [item.severity for item in found] == [severity]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            "extends: [{}]\nnodes: {{}}\n",
            "the tube extends itself (through {}): noob recurses until it fails",
        ),
        (NESTS, "node 'a' contains the tube it is in (through {}): noob recurses until it fails"),
    ],
)
def test_a_long_ring_is_told_in_few_words(folder: Path, link: str, message: str) -> None:
    for number in range(300):
        text = link.format(f"t{(number + 1) % 300}")
        write(folder / f"{number:03}.yaml", f"t{number}", text)
    files = ", ".join(f"{number:03}.yaml" for number in range(6)) + ", ... and 294 more"
    rules = {"extends-cycle", "tube-recursion"}
    found = [item for item in lint_paths(["."]) if item.rule in rules]
    assert {item.message for item in found} == {message.format(files)}
    assert [item.path for item in found] == [f"{number:03}.yaml" for number in range(300)]


@pytest.mark.parametrize("index", range(len(SHAPES)), ids=["chain", "nesting", "star"])
@pytest.mark.parametrize("backwards", [False, True])
def test_each_tube_of_a_project_is_read_and_judged_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, index: int, backwards: bool
) -> None:
    """In any order; what grows with the number of tubes is counted, not timed."""
    write_project(folder / "tubes", SHAPES[index], 100)
    counts = Counts(monkeypatch)
    files = sorted(map(str, (folder / "tubes").iterdir()), reverse=backwards)
    assert lint_paths(files) == []
    assert counts.parsed == dict.fromkeys(files, 1)
    assert counts.asked == dict.fromkeys(files, 1)
    assert {path for path, _ in counts.validated} == set(files)
    assert set(counts.validated.values()) == {1}
    assert set(counts.assembled.values()) == {1}


def test_unrelated_tubes_are_not_kept(folder: Path) -> None:
    for number in range(20):
        write(
            folder / f"{number:02}.yaml", f"t{number}", "extends: [t3]\n" if number > 9 else NODES
        )
    files = [f"{number:02}.yaml" for number in range(20)]
    project = workspace(Settings(), files)
    run = linter.Linter(project)
    for file in files:
        assert run.lint_file(file).diagnostics == ()
    kept = project.project_of(files[0]).documents._documents
    assert [Path(path).name for path in kept] == ["03.yaml"]


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
    found: list[Diagnostic] = []
    calls(lambda: found.extend(lint_paths(["."])), at_most=2_000_000)  # it takes half a million
    unknown = [item.path for item in found if item.rule == "unknown-node"]
    assert unknown == [f"t{number:02}.yaml" for number in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_project_of_many_tubes_stays_linear(folder: Path, jobs: int) -> None:
    """In processor time, including that of the processes that share the work."""

    def seconds(count: int) -> float:
        directory = folder / str(count)
        directory.mkdir()
        for number in range(count):
            text = NODES if number % 10 == 0 else f"extends: [t{count}-{number - number % 10}]\n"
            write(directory / f"{number:05}.yaml", f"t{count}-{number}", text)
        start = sum(os.times()[:4])
        assert lint_paths([str(directory)], jobs=jobs) == []
        return sum(os.times()[:4]) - start

    seconds(50)
    few, many = seconds(100), seconds(800)
    assert many < 8 * few * 2.5 + 1
