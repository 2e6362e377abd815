"""The `sarif` format: a log in the Static Analysis Results Interchange Format, version 2.1.0.

The results come first, as they are found, and then the rules that have results, in the order of the
first one. Suppressed diagnostics are also results, with the comment as their suppression.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from noob_lint.diagnostics.fingerprint import fingerprints
from noob_lint.diagnostics.source import Span
from noob_lint.reporters.jsonlist import JsonList, portable
from noob_lint.reporters.markdown import to_markdown
from noob_lint.reporters.places import Repository
from noob_lint.reporters.protocol import FileReport, Screen, Write
from noob_lint.reporters.summary import Summary
from noob_lint.version import VERSION

if TYPE_CHECKING:
    from noob_lint.rules import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "noobLintRuleAndLine/v1"
"""The name of the fingerprints, different from those that GitHub computes."""

_ROOT = "%SRCROOT%"  # by convention the root of the repository
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


class SarifReporter:
    """Writes a log with one run."""

    def __init__(self, write: Write, screen: Screen) -> None:
        head = {"$schema": SCHEMA, "version": "2.1.0"}
        self._list = JsonList(write, json.dumps(head)[:-1] + ', "runs": [{"results": [')
        self._repository = Repository.around(os.getcwd())
        self._indexes: dict[str, int] = {}
        self._failures: list[dict[str, Any]] = []

    def report(self, file: FileReport) -> None:
        """Show the findings of one file."""
        found = [*file.diagnostics, *(item.diagnostic for item in file.silenced)]
        suppressions: list[list[dict[str, str]]] = [[] for _ in file.diagnostics]
        suppressions += [[_suppression(item.reason)] for item in file.silenced]
        prints = fingerprints(found, file.text or "") if found else []
        for item, fingerprint, suppressed in zip(found, prints, suppressions, strict=True):
            result = self._result(item) | {
                "partialFingerprints": {FINGERPRINT: fingerprint},
                "suppressions": suppressed,
            }
            self._list.add(portable(result))
        if file.error is not None:
            self._failures.append(
                {
                    "level": "error",
                    "message": {"text": f"{file.path}: {file.error}"},
                    "locations": [{"physicalLocation": self._place(file.path)}],
                }
            )

    def finish(self, summary: Summary, *, quiet: bool) -> None:
        """Write the descriptions of the rules, and close the log."""
        from noob_lint.rules import RULES

        by_id = {rule.id: rule for rule in RULES}
        driver = {
            "name": "noob-lint",
            "version": VERSION,
            "rules": [
                _descriptor(by_id[name]) if name in by_id else {"id": name}  # of the runtime
                for name in self._indexes
            ],
        }
        run = {
            "tool": {"driver": driver},
            "invocations": [
                {
                    "executionSuccessful": not summary.failed,
                    "toolExecutionNotifications": self._failures,
                }
            ],
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
        }
        self._list.close("],\n" + portable(run)[1:-1] + "}]}\n")

    def _result(self, item: Diagnostic) -> dict[str, Any]:
        text = f"{item.message}\n{item.finding.help}" if item.finding.help else item.message
        result: dict[str, Any] = {
            "ruleId": item.rule,
            "ruleIndex": self._indexes.setdefault(item.rule, len(self._indexes)),
            "level": _LEVELS[item.severity],
            "message": {"text": text},
            "locations": [{"physicalLocation": self._place(item.path, item.span)}],
        }
        if item.related:
            result["relatedLocations"] = [
                {
                    "physicalLocation": self._place(place.path or item.path, place.span),
                    "message": {"text": place.message},
                }
                for place in item.related
            ]
        if item.fix is not None:
            result["fixes"] = [self._fix(item.fix, item.path)]
        return result

    def _place(self, path: str, span: Span | None = None) -> dict[str, Any]:
        place: dict[str, Any] = {"artifactLocation": self._artifact(path)}
        return place if span is None else place | {"region": _region(span)}

    def _artifact(self, path: str) -> dict[str, str]:
        uri = self._repository.uri(path)
        return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}

    def _fix(self, fix: Fix, path: str) -> dict[str, Any]:
        change = {
            "artifactLocation": self._artifact(path),
            "replacements": [_replacement(edit) for edit in fix.edits],
        }
        return {
            "description": {"text": fix.title},
            "artifactChanges": [change],
            "properties": {"safe": fix.safe},
        }


def _region(span: Span) -> dict[str, int]:
    """A span as a region, which counts from 1 and whose end is exclusive."""
    start, end = span
    return {
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _suppression(reason: str) -> dict[str, str]:
    return {"kind": "inSource", "justification": reason} if reason else {"kind": "inSource"}


def _descriptor(rule: Rule) -> dict[str, Any]:
    """A rule as GitHub and editors show it."""
    address = page_of(rule.id)
    configuration: dict[str, Any] = {"level": _LEVELS[rule.severity]}
    if rule.opt_in:
        configuration["enabled"] = False
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.documentation.summary},
        "help": {"text": rule.docs, "markdown": to_markdown(rule.documentation)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": configuration,
        "properties": {"tags": [rule.group], "problem.severity": _PROBLEMS[rule.severity]},
    }
