"""The script of the GitHub Action, run as the action runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.work import PATIENCE
from tools import action

FAILED = "### noob-lint\n\nNo findings, but an error: see the log of this step.\n"
SCRIPT = Path(action.__file__)
WRONG = """\
noob_id: wrong
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {type: print, depends: ["x|y.value"]}
  b: {type: print, depends: [gone.value]}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("tubes").mkdir()
    Path("tubes/a b.yaml").write_text(WRONG)
    return tmp_path


def run(**given: str) -> tuple[int, str, str]:
    """The status, the log and the summary."""
    files = {"GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output"}
    done = subprocess.run(
        [sys.executable, "-P", SCRIPT],
        env={**os.environ, **files, **{f"NOOB_LINT_{key}": value for key, value in given.items()}},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    status = Path("output").read_text()
    assert status == f"status={done.returncode}\n"
    return done.returncode, done.stdout, Path("summary.md").read_text()


def test_findings() -> None:
    status, log, summary = run(PATHS="'tubes/a b.yaml'", SARIF="out.sarif")
    assert status == 1
    assert [line.partition(" ")[0] for line in log.splitlines()] == ["::error", "::error", "Found"]
    assert summary.splitlines() == [
        "### noob-lint",
        "",
        "| place | severity | rule | finding |",
        "| --- | --- | --- | --- |",
        "| tubes/a b.yaml:5 | error | signal-ref-format | node &#x27;a&#x27; depends on "
        "&#x27;x&#124;y.value&#x27;, which is malformed: &#x27;x&#124;y&#x27; contains "
        "&#x27;&#124;&#x27; |",
        "| tubes/a b.yaml:6 | error | unknown-node | node &#x27;b&#x27; depends on node "
        "&#x27;gone&#x27;, which does not exist: the tube has &#x27;a&#x27; and &#x27;b&#x27; |",
    ]
    results = json.loads(Path("out.sarif").read_text())["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["signal-ref-format", "unknown-node"]


def test_nothing_found() -> None:
    assert run(ARGUMENTS="--ignore all", PATHS="tubes") == (
        0,
        "The tube is fine.\n",
        "### noob-lint\n\nNo findings.\n",
    )


def test_wrong_usage() -> None:
    status, _, summary = run(PATHS="nowhere")
    assert (status, summary) == (2, FAILED)


def test_long_summaries_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action, "MOST_ROWS", 1)
    one = {"path": "a.yaml", "severity": "error", "rule": "r", "message": "m", "start": {"line": 1}}
    report = json.dumps({"diagnostics": [one, one, one]})
    assert action.summarized(report, 1).splitlines()[-2:] == ["", "2 more are not shown."]


def test_what_is_no_report() -> None:
    assert action.summarized("oops", 3) == FAILED
