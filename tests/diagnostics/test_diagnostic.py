"""Findings and diagnostics as values, and as the `json` format has them."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Effect,
    Finding,
    Fix,
    Related,
    Severity,
)
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.parser import parse

ROOT = parse("a: 1\nb: two\n", "a.yaml").root
LONG = parse(f"a: {'x' * 10_001}\n", "long.yaml").root


def value(root: object, name: str) -> Scalar:
    found = root.get(name)  # type: ignore[attr-defined]
    assert isinstance(found, Scalar)
    return found


def test_severities_by_rank() -> None:
    assert sorted(Severity, key=lambda one: -one.rank) == [
        *(Severity.INFO, Severity.WARNING, Severity.ERROR)
    ]


def test_a_finding_at_a_place() -> None:
    place = value(ROOT, "b")
    fix = Fix("write 2", (Edit(place.span, "2"),), safe=False)
    related = Related.at(value(ROOT, "a"), "here")
    found = Finding.at(place, "wrong", related, fix=fix, effect=Effect.RUN)
    assert found == Finding(place.span, "wrong", fix, (related,), path="a.yaml", effect=Effect.RUN)
    strict = Finding.at(place, "wrong", severity=Severity.INFO)
    assert strict == Finding(place.span, "wrong", path="a.yaml", severity=Severity.INFO)
    assert (related.path, related.line, related.span) == ("a.yaml", "a: 1", value(ROOT, "a").span)


def test_a_very_long_line_is_not_kept() -> None:
    assert Related.at(value(LONG, "a"), "here").line is None
    for length, is_kept in ((10_000, True), (10_001, False)):
        line = f"a: {'x' * (length - 3)}"
        related = Related.at(value(parse(f"{line}\n").root, "a"), "here")
        assert related.line == (line if is_kept else None)


def test_what_can_be_fixed() -> None:
    span = value(ROOT, "b").span
    fix = Fix("write 2", (Edit(span, "2"),), safe=True)
    found = [
        Diagnostic("a", "b", Severity.INFO, Finding(span, "c", one, withheld=withheld))
        for one, withheld in ((None, None), (fix, None), (fix, ""), (fix, "why"))
    ]
    assert [one.is_fixable for one in found] == [False, True, False, False]
    assert [one.fix for one in found] == [None, fix, fix, fix]
    assert (found[1].message, found[1].span, found[1].related) == ("c", span, ())


def test_as_json() -> None:
    place = value(ROOT, "b")
    fix = Fix("write 2", (Edit(place.span, "2"),), safe=True)
    finding = Finding(place.span, "wrong", fix, (Related(place.span, "there", "b.yaml"),))
    found = Diagnostic("a.yaml", "cycle", Severity.WARNING, finding)
    span = {
        "start": {"line": 2, "column": 4, "offset": 8},
        "end": {"line": 2, "column": 7, "offset": 11},
    }
    assert found.to_dict() == {
        "path": "a.yaml",
        "rule": "cycle",
        "severity": "warning",
        "message": "wrong",
        **span,
        "related": [{"path": "b.yaml", "message": "there", **span}],
        "fix": {"title": "write 2", "safe": True, "edits": [{**span, "text": "2"}]},
        "docs": None,
    }
    more = found.with_related(Related(place.span, "here"))
    assert [one["path"] for one in more.to_dict()["related"]] == ["b.yaml", "a.yaml"]
    assert Diagnostic("a", "b", Severity.INFO, Finding(place.span, "c")).to_dict()["fix"] is None
