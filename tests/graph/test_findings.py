"""Which part of a picture a finding belongs to."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.graph.findings import Region, badge, owners
from noob_lint.graph.picture import Badge, Where

SOURCE = Source("line\n" * 40)


def item(path: str, offset: int) -> Diagnostic:
    finding = Finding(SOURCE.span(offset, offset + 60), "it is wrong")
    return Diagnostic(path, "rule", Severity.WARNING, finding)


def test_the_smallest_region_around_the_start_owns_a_finding() -> None:
    regions = [
        Region("a", 10, 20, "inner"),
        Region("b", 7, 9, 2),
        Region("a", 0, 100, "whole"),
        Region("a", 10, 20, "same"),
        Region("a", 12, 14, "innermost"),
        Region("a", 30, 40, "next"),
    ]
    places = [("a", 101), ("b", 6), ("a", 100), ("a", 21), ("a", 20), ("a", 15), ("a", 14)]
    places += [("c", 0), ("a", 10), ("a", 9), ("a", 0), ("a", 30), ("b", 9), ("a", 29), ("b", 7)]
    found = owners(regions, [item(*place) for place in places])
    assert [(one.path, one.span.start.offset, owner) for one, owner in found] == [
        *(("a", 0, "whole"), ("a", 9, "whole"), ("a", 10, "same"), ("a", 14, "innermost")),
        *(("a", 15, "same"), ("a", 20, "same"), ("a", 21, "whole"), ("a", 29, "whole")),
        *(("a", 30, "next"), ("a", 100, "whole"), ("a", 101, None)),
        *(("b", 6, None), ("b", 7, 2), ("b", 9, 2), ("c", 0, None)),
    ]


def test_findings_at_one_place_keep_their_order() -> None:
    found = [item("a", 3)._replace(rule=rule) for rule in ("z", "a", "m")]
    assert [one.rule for one, _ in owners([], found)] == ["z", "a", "m"]


def test_how_a_finding_is_shown() -> None:
    assert badge(item("a", 12), "shown/a") == Badge(
        "warning", "rule", "it is wrong", Where("shown/a", 3, 3)
    )
