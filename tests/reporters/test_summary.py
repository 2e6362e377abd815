"""The numbers of a run."""

from __future__ import annotations

import json
from typing import Any

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


ALWAYS = {
    "files": 1,
    "skipped": 3,
    "skipped_reasons": {"not-a-tube": 2, "template": 1},
    "error": 2,
    "warning": 3,
    "info": 4,
    "suppressed": 5,
    "fixable": 6,
}


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, {}),
        ({"fixes": "fix", "fixed": 0}, {"fixed": 0}),
        ({"baseline": True, "known": 0, "stale": 7}, {"known": 0, "stale": 7}),
        ({"callables": 1}, {"callables": 1, "unread": 0}),
        ({"unread": 0, "cut": 0, "untried": 0}, {}),
        ({"cut": 1, "untried": 2}, {"cut": 1, "untried": 2}),
        (
            {"untried": 1, "unread": 2, "callables": 3, "fixed": 4, "fixes": "diff", "cut": 5},
            {"fixed": 4, "callables": 3, "unread": 2, "cut": 5, "untried": 1},
        ),
    ],
)
def test_the_numbers_that_programs_get(more: dict[str, Any], shown: dict[str, int]) -> None:
    summary = Summary(files=1, error=2, warning=3, info=4, suppressed=5, fixable=6, **more)
    for reason in ("template", "not-a-tube", "not-a-tube"):
        summary = summary.skip(reason)
    assert json.dumps(summary.to_dict()) == json.dumps({**ALWAYS, **shown})


def test_numbers_are_added_up() -> None:
    levels = (Severity.ERROR, Severity.INFO, Severity.WARNING, Severity.ERROR)
    found = [finding(safe=None)._replace(severity=level) for level in levels]
    found[0] = found[0]._replace(finding=found[0].finding._replace(is_cut=True))
    found[3] = found[3]._replace(finding=found[3].finding._replace(is_untried=True))
    once = Summary().plus(found, 3).plus([], 2)
    numbers: dict[str, Any] = {
        "files": 2,
        "affected": 1,
        "error": 2,
        "warning": 1,
        "info": 1,
        "suppressed": 5,
    }
    assert once == Summary(**numbers, cut=1, untried=1)
    both = once.plus([*found, finding(safe=True), finding(safe=False)], 1)
    numbers = {"files": 3, "affected": 2, "error": 4, "warning": 4, "info": 2, "suppressed": 6}
    assert both == Summary(**numbers, cut=2, untried=2, fixable=2, safely=1)
