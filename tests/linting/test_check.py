"""The findings in tubes that are written inline in nodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import lint_text
from noob_lint.linting.check import _Context, _returned
from noob_lint.project.project import Project
from noob_lint.spec.versions import LATEST
from noob_lint.tube.rhythm import Rhythm

HEADER = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
OFF = "enabled: false, "


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [("", "", "error"), (OFF, "", "error"), ("", OFF, "error"), (OFF, OFF, "warning")],
)
def test_a_tube_in_two_nodes_is_told_once_at_its_most_severe(
    first: str, second: str, severity: str
) -> None:
    inner = "&t {noob_id: inner, nodes: {x: {type: lab.x, depends: [x.value]}}}"
    nodes = (
        f"  a: {{type: tube, {first}params: {{tube: {inner}}}}}\n"
        f"  b: {{type: tube, {second}params: {{tube: *t}}}}\n"
        "  c: {type: lab.read}\n"
    )
    found = lint_text(f"{HEADER}nodes:\n{nodes}")
    assert [(one.rule, one.severity, one.span.start.line) for one in found] == [
        ("cycle", severity, 4)
    ]


INNER = "nodes: {x: {type: lab.x, wrong: 1}, y: {type: lab.y, depends: [z.value]}}"


@pytest.mark.parametrize(
    ("switch", "more", "severities"),
    [
        ("", "", ["error", "error"]),
        (OFF, "", ["warning", "warning"]),
        ("enabled: input.i, ", "input: {i: {type: bool, scope: tube}}\n", ["warning", "warning"]),
    ],
)
def test_errors_in_an_inline_tube_are_those_that_noob_meets(
    switch: str, more: str, severities: list[str]
) -> None:
    node = f"  a: {{type: tube, {switch}params: {{tube: {{noob_id: inner, {INNER}}}}}}}\n"
    found = lint_text(f"{HEADER}{more}nodes:\n{node}  c: {{type: lab.read}}\n")
    said = {one.rule: one.severity for one in found}
    assert [said["schema-unknown-key"], said["unknown-node"]] == severities


def test_an_inline_tube_needs_no_header_but_an_id() -> None:
    for head, rules in (
        ("", ["header-id-missing"]),
        ("noob_id: inner, ", []),
        ("noob_version: one, noob_id: inner, ", []),
    ):
        node = f"  a: {{type: tube, params: {{tube: {{{head}nodes: {{x: {{type: lab.x}}}}}}}}}}\n"
        assert [one.rule for one in lint_text(f"{HEADER}nodes:\n{node}")] == rules


def rhythm_in(folder: Path, name: str, tubes: dict[str, str]) -> Rhythm | None:
    """How often the tube in the node `in` of a tube returns a value."""
    for one, nodes in tubes.items():
        text = HEADER.replace("example", one)
        (folder / f"{one}.yaml").write_text(f"{text}nodes:\n{nodes}")
    project = Project(str(folder))
    assembly = project.assembly(LATEST)
    tube = assembly.open(str(folder / f"{name}.yaml"))
    assert tube is not None
    context = _Context(project, assembly, {}, frozenset(), {})
    return _returned(context, 1, assembly.children(tube)["in"], "v")


NESTING = "  in: {{type: tube, params: {{tube: {}}}}}\n  r: {{type: return, depends: [v: in.v]}}\n"
INNERMOST = "  x: {type: lab.x}\n  r: {type: return, depends: [v: x.value]}\n"


@pytest.mark.parametrize(("depth", "is_known"), [(1, True), (16, True), (17, False)])
def test_what_nested_tubes_return_is_worked_out_to_some_depth(
    depth: int, is_known: bool, tmp_path: Path
) -> None:
    tubes = {f"t{number}": NESTING.format(f"t{number + 1}") for number in range(depth)}
    tubes[f"t{depth}"] = INNERMOST
    assert rhythm_in(tmp_path, "t0", tubes) == (Rhythm(1) if is_known else None)


def test_what_a_tube_in_itself_returns_is_unknown(tmp_path: Path) -> None:
    inner = "  in: {type: tube, params: {tube: t}}\n"
    assert rhythm_in(tmp_path, "t", {"t": inner + INNERMOST}) is None
    assert rhythm_in(tmp_path, "t", {"t": inner.replace("tube: t", "tube: gone")}) is None
