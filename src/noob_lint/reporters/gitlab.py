"""The `gitlab` format: a Code Quality report, as GitLab documents it for custom tools."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Any

from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.diagnostics.fingerprint import fingerprints
from noob_lint.reporters.jsonlist import JsonList, portable
from noob_lint.reporters.places import Repository
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReporter:
    """Writes a list of what GitLab calls violations.

    Fingerprints must be unique in the report, but a file that others extend can be reported more
    than once: repeated findings are numbered.
    """

    def __init__(self, write: Write, screen: Screen) -> None:
        self._list = JsonList(write, "[")
        self._repository = Repository.around(os.getcwd())
        self._seen: dict[str, int] = {}

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        if not file.diagnostics:
            return
        path = self._repository.path(file.path)
        found = fingerprints(file.diagnostics, file.text or "")
        for item, fingerprint in zip(file.diagnostics, found, strict=True):
            self._list.add(portable(_violation(item, path, self._unique(path, fingerprint))))

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Close the list."""
        self._list.close("]\n")

    def _unique(self, path: str, fingerprint: str) -> str:
        """The fingerprint of a finding, unique among those of all files."""
        key = f"{path}\n{fingerprint}"
        number = self._seen[key] = self._seen.get(key, -1) + 1
        return sha256(f"{key}\n{number}".encode("utf-8", "surrogatepass")).hexdigest()


def _violation(item: Diagnostic, path: str, fingerprint: str) -> dict[str, Any]:
    address = page_of(item.rule)  # the format has no other place for it
    lines = {"begin": item.span.start.line + 1, "end": item.span.end.line + 1}
    return {
        "description": f"{item.message} ({address})" if address else item.message,
        "check_name": item.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[item.severity],
        "location": {"path": path, "lines": lines},
    }
