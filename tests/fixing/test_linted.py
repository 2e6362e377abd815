from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Settings
from noob_lint.fixing.linted import lint_file
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from tests.counts import Counts
from tests.workspaces import workspace

TEXT = """\
noob_id: a
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  b: {type: lab.b, dependss: c.value}
"""


@pytest.mark.parametrize("data", [None, TEXT.encode()], ids=["file", "data"])
def test_a_file_whose_fixes_are_tried_is_parsed_once(
    data: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(TEXT if data is None else "other: text\n")
    counts = Counts(monkeypatch)
    result = lint_file(Linter(workspace(Settings(), ["a.yaml"])), "a.yaml", data)
    assert counts.parsed == {"a.yaml": 1}
    shown = [(one.message, one.finding.withheld) for one in result.diagnostics]
    message = "unknown key 'dependss' in node 'b': did you mean 'depends'?"
    assert shown == [(message, "it would cause error[unknown-node] in line 5")]


def test_a_file_that_cannot_be_read() -> None:
    result = lint_file(Linter(workspace(Settings(), ["absent.yaml"])), "absent.yaml")
    assert result == FileResult("absent.yaml", error="no such file or directory")
