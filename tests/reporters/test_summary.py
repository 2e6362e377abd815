"""The numbers of a run."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.reporters.summary import Summary

SPAN = Source("a").span(0, 1)


def finding(*, safe: bool | None, withheld: str | None = None) -> Diagnostic:
    """A warning with a fix, or without one."""
    fix = None if safe is None else Fix("write b", (Edit(SPAN, "b"),), safe=safe)
    found = Finding(SPAN, "wrong", fix, withheld=withheld)
    return Diagnostic("a.yaml", "cycle", Severity.WARNING, found)


@pytest.mark.parametrize(
    ("safe", "withheld", "numbers"),
    [
        (None, None, (0, 0)),
        (False, None, (1, 0)),
        (True, None, (1, 1)),
        (True, "it would break the tube", (0, 0)),
        (False, "it would break the tube", (0, 0)),
    ],
)
def test_fixes_that_are_offered(
    safe: bool | None, withheld: str | None, numbers: tuple[int, int]
) -> None:
    summary = Summary().plus([finding(safe=safe, withheld=withheld)], 2)
    fixable, safely = numbers
    assert summary == Summary(
        files=1, affected=1, warning=1, suppressed=2, fixable=fixable, safely=safely
    )
