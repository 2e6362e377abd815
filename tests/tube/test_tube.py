"""Queries that the view of a tube answers itself."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.source import Position, Span
from noob_lint.spec.versions import LATEST
from noob_lint.tube.context import TubeContext
from noob_lint.tube.tube import Child, Tube
from noob_lint.yaml.parser import parse


def tube(text: str, *, is_whole: bool = True) -> Tube:
    document = parse(text)
    assert document.root is not None
    return Tube(document, document.root, LATEST, is_whole=is_whole)


@pytest.mark.parametrize(
    ("enabled", "is_enabled", "takes_part"),
    [
        ("", True, True),
        (", enabled: true", True, True),
        (", enabled: 1", True, True),
        (", enabled: false", False, False),
        (", enabled: 'off'", False, False),
        (", enabled: input.i", None, True),
    ],
)
def test_takes_part(enabled: str, is_enabled: bool | None, takes_part: bool) -> None:
    node = tube(f"nodes:\n  a: {{type: p.a{enabled}}}\n").nodes["a"]
    assert node.is_enabled is is_enabled
    assert node.takes_part is takes_part


INNER = tube("nodes: {}\n")
OPEN = tube("extends: [x]\nnodes: {}\n", is_whole=False)
START = Position(1, 1, 0)
ERROR = Diagnostic("inner.yaml", "cycle", Severity.ERROR, Finding(Span(START, START), "no"))


@pytest.mark.parametrize(
    ("inner", "refusals", "known"),
    [
        (INNER, (), INNER),
        (INNER, (ERROR,), None),
        (OPEN, (), None),
        (None, (), None),
    ],
)
def test_known_child(
    inner: Tube | None, refusals: tuple[Diagnostic, ...], known: Tube | None
) -> None:
    text = "nodes:\n  t: {type: tube, params: {tube: inner}}\n"
    child = Child(tube(text).nodes["t"].body, tube=inner, refusals=refusals)
    assert child.known_tube is known
    outer = TubeContext(tube(text), children={"t": child})
    assert outer.known_child("t") is known
    assert outer.known_child("other") is None


def test_a_tube_whose_bases_are_known_is_known() -> None:
    inner = tube("extends: [x]\nnodes: {}\n")
    assert Child(inner.root, tube=inner).known_tube is inner
