"""What has a picture although it is not a tube."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.graph.picture import Badge, Picture, Where
from noob_lint.graph.reading import Setting, read
from noob_lint.linting.linter import Linter
from noob_lint.linting.version import version_of


def test_a_document_that_is_no_tube(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("- 1\n")
    workspace = Workspace(Configurations(), ["a.yaml"])
    linter, document = Linter(workspace), workspace.read("a.yaml")

    def findings(path: str) -> tuple[Diagnostic, ...]:
        return linter.report(linter.check(workspace.read(path))).diagnostics

    version = version_of(document, workspace.settings_of("a.yaml"))
    project = workspace.project_of("a.yaml")
    with workspace.reading():
        found = read(document, Setting(project, version, findings, "shown/{}".format), 1)
    message = "a tube must be a mapping with keys such as 'nodes', not a list"
    badge = Badge("error", "yaml-root-not-mapping", message, Where("shown/a.yaml", 1, 1))
    notes = ("the file could not be read as a tube",)
    assert found == Picture("a.yaml", "shown/a.yaml", badges=(badge,), notes=notes)
