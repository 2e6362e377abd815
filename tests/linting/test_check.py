"""The findings in tubes that are written inline in nodes."""

from __future__ import annotations

import pytest

from noob_lint import lint_text

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
