"""``noob-lint migrate``: what is written and printed, and the exit statuses."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from noob_lint.cli import main, migrate
from noob_lint.spec.versions import find_version
from noob_lint.support.atomic import replace_file
from tests.migration.test_working_copy import git

OLD = """\
noob_id: a
noob_model: noob.tube.TubeSpecification
noob_version: 1000.0.0
nodes:
  c: {type: mypackage.make}
"""
NEW = OLD.replace("1000.0.0", "1003.0.2")
LEFT = OLD.replace("noob_id: a", "noob_id: b").replace("1000.0.0", "0.0.1")
DONE = "a.yaml:3:15: done: write noob_version 1003.0.2\n"
BY_HAND = "b.yaml:1:1: by hand: nothing says which version of noob the tube is for: use --from\n"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(OLD)
    Path("noob-lint.toml").write_text("python = 'off'\n")
    Path("other.txt").write_text("x: 1\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")


def test_files_are_rewritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.yaml").write_text(LEFT)
    assert main(["migrate", "--to", "1003.0.2", "."]) == 1
    closing = "Migrated 1 tube; 1 left to be done by hand; 0 not needed.\n"
    assert capsys.readouterr() == (DONE + BY_HAND + closing, "")
    assert (Path("a.yaml").read_text(), Path("b.yaml").read_text()) == (NEW, LEFT)
    assert main(["migrate", "--to", "1003", "a.yaml"]) == 0
    closing = "Migrated 0 tubes; 0 left to be done by hand; 1 not needed.\n"
    assert capsys.readouterr() == ("a.yaml: not needed\n" + closing, "")
    assert main(["migrate", "--to", "1003", "--from", "1000", "b.yaml", "--force"]) == 0
    assert Path("b.yaml").read_text() == LEFT.replace("0.0.1", "1003.0.0")


def test_where_nothing_is_to_be_written_git_is_not_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["migrate", "--to", "1000.0.0"]) == 0
    closing = "Migrated 0 tubes; 0 left to be done by hand; 1 not needed.\n"
    assert capsys.readouterr() == ("a.yaml: not needed\n" + closing, "")
    assert main(["migrate", "--to", "1003.0.2"]) == 2
    assert capsys.readouterr() == (
        "",
        "noob-lint: error: git cannot be run: use --diff to see what would change, or --force to "
        "write it\n",
    )
    assert Path("a.yaml").read_text() == OLD


def test_a_diff_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(f"# new\n{OLD}")
    assert main(["migrate", "--to", "1003.0.2", "--diff"]) == 1
    closing = "Would migrate 1 tube; 0 left to be done by hand; 0 not needed.\n"
    diff = """\
--- a.yaml
+++ a.yaml
@@ -1,6 +1,6 @@
 # new
 noob_id: a
 noob_model: noob.tube.TubeSpecification
-noob_version: 1000.0.0
+noob_version: 1003.0.2
 nodes:
   c: {type: mypackage.make}
"""
    assert capsys.readouterr() == (diff, DONE.replace("3:15", "4:15") + closing)
    assert Path("a.yaml").read_text() == f"# new\n{OLD}"
    assert main(["migrate", "--to", "1000", "--diff", "--color", "always"]) == 0
    assert capsys.readouterr().out == ""


def test_the_json_format(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.yaml").write_text(LEFT)
    assert main(["migrate", "--to", "latest", "--force", "--format", "json"]) == 1
    output, errors = capsys.readouterr()
    start, end = {"line": 1, "column": 1, "offset": 0}, {"line": 3, "column": 23, "offset": 73}
    message = "nothing says which version of noob the tube is for: use --from"
    done = {"start": {"line": 3, "column": 15, "offset": 65}, "end": end}
    assert json.loads(output) == {
        "version": 1,
        "to": "1003",
        "files": [
            {
                "path": "a.yaml",
                "outcome": "migrated",
                "from": "1000",
                "done": [{"message": "write noob_version 1003.0.0", **done}],
                "by_hand": [],
                "notes": [],
            },
            {
                "path": "b.yaml",
                "outcome": "by hand",
                "from": None,
                "done": [],
                "by_hand": [{"path": "b.yaml", "message": message, "start": start, "end": start}],
                "notes": [],
            },
        ],
        "summary": {"migrated": 1, "by hand": 1, "not needed": 0},
    }
    assert errors == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "999"], '--to: unknown noob version "999": use one of 0.1, 1000, 1001, 1003'),
        (["--to", "1003", "--from", "x"], '--from: unknown noob version "x": use one of 0.1'),
        (["--to", "1003", "--diff", "--format", "json"], "--diff cannot be used with --format"),
        (["--to", "0.0.1"], "--to: 0.0.1 is not a release: use 0.1 for noob before 1000"),
        (["--to", "1003", "--from", "0.0.1"], "--from: 0.0.1 is not a release"),
        (["."], "the following arguments are required: --to"),
        (["--to", "1003", "--form"], 'unknown option --form: did you mean "--from"?'),
    ],
)
def test_wrong_usage(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate", *arguments]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.replace("'", '"').startswith(f"noob-lint: error: {message}")


def test_what_git_could_not_undo_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.txt").write_text("x: 2\n")
    assert main(["migrate", "--to", "1003"]) == 2
    said = "use --diff to see what would change, or --force to write it"
    assert capsys.readouterr().err == (
        f"noob-lint: error: other.txt has changes that are not committed: {said}\n"
    )
    assert Path("a.yaml").read_text() == OLD
    assert main(["migrate", "--to", "1000"]) == 0  # nothing to write
    Path("a.yaml").write_text(f"# new\n{OLD}")
    assert main(["migrate", "--to", "1000"]) == 0
    closing = "Migrated 0 tubes; 0 left to be done by hand; 1 not needed.\n"
    assert capsys.readouterr() == (f"a.yaml: not needed\n{closing}" * 2, "")
    shutil.rmtree(".git")
    assert main(["migrate", "--to", "1000"]) == 0


def test_all_files_are_written_or_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.yaml").write_text(OLD.replace("noob_id: a", "noob_id: b"))

    def replace(path: str, data: bytes, expected: bytes) -> None:
        if os.path.basename(path) == "b.yaml":
            raise PermissionError(13, "Permission denied", path)
        replace_file(path, data, expected)

    monkeypatch.setattr("noob_lint.cli.migrate.replace_file", replace)
    assert main(["migrate", "--to", "1003", "--force"]) == 2
    assert capsys.readouterr() == ("", "noob-lint: error: b.yaml: permission denied\n")
    assert Path("a.yaml").read_text() == OLD


def test_files_that_are_not_tubes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.yaml").write_text("noob_id: {{ name }}\n")
    assert main(["migrate", "--to", "1003", "t.yaml", "missing.yaml"]) == 2
    closing = "Migrated 0 tubes; 0 left to be done by hand; 0 not needed.\n"
    assert capsys.readouterr() == (
        closing,
        "noob-lint: t.yaml: skipped: a template\n"
        "noob-lint: error: missing.yaml: no such file or directory\n",
    )


@pytest.mark.parametrize(
    ("named", "release"),
    [
        *(("1001", "1001.0.0"), ("1001.2", "1001.0.0"), ("1001.2.3", "1001.2.3")),
        *(("1001.0.0rc1", "1001.0.0rc1"), ("1001.0.a", "1001.0.0"), ("v1001.2.3", "1001.0.0")),
    ],
)
def test_the_release_that_headers_name(named: str, release: str) -> None:
    assert migrate._release(named, find_version("1001")) == release
