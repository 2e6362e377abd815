"""Counts how often each stage of a check processes each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Diagnostic, Report
from noob_lint.linting import check, linter
from noob_lint.project import documents
from noob_lint.project.assembly import Assembly
from noob_lint.schema.apply import schema_reports
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Document, Mapping
from noob_lint.yaml.parser import parse


class Counts:
    """How often each file was parsed, assembled with its bases, validated and checked.

    `validated` counts by file and by the mapping that was validated: that of the file itself, and
    for a tube with bases the merged one.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed: Counter[str] = Counter()
        self.assembled: Counter[str] = Counter()
        self.validated: Counter[tuple[str, str]] = Counter()
        self.asked: Counter[str] = Counter()
        self._ask, self._assemble = check._ask, Assembly._assembled
        monkeypatch.setattr(linter, "parse", self._count_parse)
        monkeypatch.setattr(documents, "parse", self._count_parse)
        monkeypatch.setattr(check, "schema_reports", self._count_validation)
        monkeypatch.setattr(check, "_ask", self._count_ask)
        monkeypatch.setattr(Assembly, "_assembled", self._counting_assembly())

    def _count_parse(self, data: bytes, path: str) -> Document:
        self.parsed[path] += 1
        return parse(data, path)

    def _count_validation(self, root: Mapping, version: SpecVersion) -> Iterator[Report]:
        tube_id = root.get("noob_id")
        assert tube_id is not None
        is_merged = "extends" not in root.by_name and "extends" in root.source.text
        self.validated[root.source.path, "merged" if is_merged else "own"] += 1
        return schema_reports(root, version)

    def _count_ask(self, context: Any, facts: Facts) -> list[Diagnostic]:
        self.asked[facts.tube.document.path] += 1
        return self._ask(context, facts)

    def _counting_assembly(self) -> Callable[[Assembly, Document], Tube | None]:
        """A method that counts; a bound one would not receive the assembly."""

        def assembled(assembly: Assembly, document: Document) -> Tube | None:
            self.assembled[document.path] += 1
            return self._assemble(assembly, document)

        return assembled
