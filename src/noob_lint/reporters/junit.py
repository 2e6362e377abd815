"""The `junit` format: every file is a test suite, every diagnostic a test that failed.

A test report has no severities: errors are failures, and warnings and remarks are skipped tests,
which CI systems show without failing. A file without findings is one passed test, since some
systems fail for a report without tests.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary
from noob_lint.reporters.xml import PROLOGUE, element, escaped


class JunitReporter:
    """Writes test suites as Jenkins reads them."""

    def __init__(self, write: Write, screen: Screen) -> None:
        self._write = write
        self._write(PROLOGUE + '<testsuites name="noob-lint">\n')

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        cases = list(_cases(file))
        levels = [item.severity for item in file.diagnostics]
        failures = levels.count(Severity.ERROR)
        counts = {
            "tests": len(cases),
            "failures": failures,
            "errors": int(file.error is not None),
            "skipped": len(levels) - failures,
        }
        content = "".join(f"\n    {case}" for case in cases) + "\n  "
        suite = element("testsuite", {"name": file.path, **counts}, content)
        self._write(f"  {suite}\n")

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Close the document."""
        self._write("</testsuites>\n")


def _cases(file: FileReport) -> Iterator[str]:
    """The tests of a file, at least one."""
    for item in file.diagnostics:
        yield _case(file.path, _name(item), _outcome(item))
    if file.error is not None:
        error = element("error", {"type": "not-checked", "message": file.error})
        yield _case(file.path, "not checked", error)
    elif not file.diagnostics:
        yield _case(file.path, "no findings", "")


def _case(path: str, name: str, outcome: str) -> str:
    return element("testcase", {"classname": path, "name": name}, outcome)


def _name(item: Diagnostic) -> str:
    start = item.span.start
    return f"{item.rule} at {start.line + 1}:{start.column + 1}"


def _outcome(item: Diagnostic) -> str:
    tag = "failure" if item.severity is Severity.ERROR else "skipped"
    start = item.span.start
    place = f"{item.path}:{start.line + 1}:{start.column + 1}"
    details = [f"{place}: {item.severity}[{item.rule}] {item.message}", item.finding.help]
    content = escaped("\n".join(filter(None, details)))
    return element(tag, {"type": item.severity, "message": item.message}, content)
