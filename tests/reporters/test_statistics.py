"""How often each rule found something, as a table and as JSON."""

from __future__ import annotations

import json

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.reporters.protocol import FileReport, Screen
from noob_lint.reporters.statistics import StatisticsReporter
from noob_lint.reporters.summary import Summary

SPAN = Source("a").span(0, 1)
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def item(rule: str, severity: Severity, *, is_fixable: bool = False) -> Diagnostic:
    fix = Fix("write b", (Edit(SPAN, "b"),), safe=True) if is_fixable else None
    return Diagnostic("a.yaml", rule, severity, Finding(SPAN, "wrong", fix))


FIRST = [
    *(item("many", WARNING) for _ in range(9)),
    *(item("longer-name", INFO), item("longer-name", WARNING, is_fixable=True)),
    item("c", INFO),
]
SECOND = [
    *(item("many", ERROR), item("c", INFO), item("b", ERROR, is_fixable=True)),
    item("b", WARNING, is_fixable=True),
]


def shown(*, as_json: bool, quiet: bool = False, found: bool = True) -> str:
    parts: list[str] = []
    reporter = StatisticsReporter(parts.append, Screen(), as_json=as_json)
    for findings in (FIRST, [], SECOND) if found else ([],):
        reporter.report(FileReport("a.yaml", findings))
    reporter.finish(Summary(files=3), quiet=quiet)
    return "".join(parts)


TABLE = """\
10  error    many         [ ]
 2  error    b            [*]
 2  info     c            [ ]
 2  warning  longer-name  [-]
"""
LEGEND = "[*] all findings have a fix, [-] some of them\n"


def test_the_table() -> None:
    assert shown(as_json=False) == f"{TABLE}{LEGEND}All 3 tubes are fine.\n"
    assert shown(as_json=False, quiet=True) == TABLE
    assert shown(as_json=False, found=False) == "All 3 tubes are fine.\n"


@pytest.mark.parametrize("quiet", [False, True])
def test_the_same_as_json(quiet: bool) -> None:
    numbers = json.dumps(Summary(files=3).to_dict())
    assert shown(as_json=True, quiet=quiet) == (
        '{"version": 1, "statistics": [\n'
        '  {"rule": "many", "severity": "error", "count": 10, "fixable": 0},\n'
        '  {"rule": "b", "severity": "error", "count": 2, "fixable": 2},\n'
        '  {"rule": "c", "severity": "info", "count": 2, "fixable": 0},\n'
        '  {"rule": "longer-name", "severity": "warning", "count": 2, "fixable": 1}\n'
        f'],\n "summary": {numbers}}}\n'
    )
    assert shown(as_json=True, quiet=quiet, found=False) == (
        f'{{"version": 1, "statistics": [],\n "summary": {numbers}}}\n'
    )
