"""The GitHub Action: lints, writes a job summary and a SARIF file, and returns the status.

The log gets annotations, of which GitHub shows at most ten per level; the summary has all findings.
``NOOB_LINT_PATHS``, ``NOOB_LINT_ARGUMENTS`` and ``NOOB_LINT_SARIF`` are its inputs.
"""

from __future__ import annotations

import html
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

MOST_ROWS = 500
"""The most findings in the summary, which is limited to a megabyte."""


def main(environment: Mapping[str, str]) -> int:
    """Lint according to the environment, and return the exit status of noob-lint."""
    paths = shlex.split(environment.get("NOOB_LINT_PATHS", ".")) or ["."]
    arguments = shlex.split(environment.get("NOOB_LINT_ARGUMENTS", ""))
    given = [*arguments, "--", *paths]
    status = lint("--format", "github", *given).returncode
    if sarif := environment.get("NOOB_LINT_SARIF"):
        lint("--format", "sarif", "--output-file", sarif, *given, quiet=True)
    if summary := environment.get("GITHUB_STEP_SUMMARY"):
        report = lint("--format", "json", *given, quiet=True).stdout
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(summarized(report, status))
    if output := environment.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"status={status}\n")
    return status


def lint(*arguments: str, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    """Run noob-lint, and show its output unless `quiet`."""
    command = [sys.executable, "-P", "-m", "noob_lint", *arguments]
    pipe = subprocess.PIPE if quiet else None
    return subprocess.run(command, stdout=pipe, stderr=pipe, encoding="utf-8", check=False)


def summarized(report: str, status: int) -> str:
    """The job summary, as Markdown, for a report in the format ``json`` and the exit status."""
    try:
        found = json.loads(report)["diagnostics"]
    except (ValueError, KeyError):
        found = []
    if not found and status not in (0, 1):
        return "### noob-lint\n\nNo findings, but an error: see the log of this step.\n"
    if not found:
        return "### noob-lint\n\nNo findings.\n"
    return "\n".join(["### noob-lint", "", *rows(found), ""])


def rows(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A table of the findings, and how many it leaves out."""
    yield "| place | severity | rule | finding |"
    yield "| --- | --- | --- | --- |"
    for one in found[:MOST_ROWS]:
        place = f"{one['path']}:{one['start']['line']}"
        cells = (place, one["severity"], one["rule"], one["message"])
        yield f"| {' | '.join(map(cell, cells))} |"
    if len(found) > MOST_ROWS:
        yield f"\n{len(found) - MOST_ROWS} more are not shown."


def cell(text: str) -> str:
    """A string escaped for the cell of a Markdown table."""
    safe = "".join(char if char.isprintable() else " " for char in text)
    return "".join(
        f"&#{ord(char)};" if char in "|`*_[]\\~@#" else html.escape(char) for char in safe
    )


if __name__ == "__main__":
    sys.exit(main(os.environ))
