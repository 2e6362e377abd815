"""``noob-lint --fix`` and related options: what is written where, and the exit statuses."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from noob_lint.cli import fixing, main
from noob_lint.diagnostics.style import Style
from noob_lint.support.atomic import replace_file
from tests.lab import write_lab

BOTH = """\
noob_id: both
noob_version: 1003.0.2  # the version
noob_model: noob.tube.TubeSpecification
nodes:
  read: &left
    type: lab.read
    enabled: "yes"  # for now
  show:
    type: lab.show
    depends: [raed.value]
"""
SAFE = """\
noob_id: both
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2  # the version
nodes:
  read:
    type: lab.read
    enabled: true  # for now
  show:
    type: lab.show
    depends: [raed.value]
"""
UNSAFE = SAFE.replace("raed", "read")
FINE = UNSAFE.replace("both", "fine")
LEFT = (
    "both.yaml:10:15: error[unknown-node] [* unsafe] node 'show' depends on node 'raed', which "
    "does not exist: did you mean 'read'?\n"
)
DIFF = """\
--- both.yaml
+++ both.yaml
@@ -1,10 +1,10 @@
 noob_id: both
+noob_model: noob.tube.TubeSpecification
 noob_version: 1003.0.2  # the version
-noob_model: noob.tube.TubeSpecification
 nodes:
-  read: &left
+  read:
     type: lab.read
-    enabled: "yes"  # for now
+    enabled: true  # for now
   show:
     type: lab.show
     depends: [raed.value]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with a tube to fix and one that is fine."""
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    Path("both.yaml").write_text(BOTH)
    Path("fine.yaml").write_text(FINE)
    return tmp_path


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let the standard input hold `data`."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_what_could_be_fixed_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["both.yaml", "--format", "concise"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Found 1 error and 3 warnings in 1 file "
        "(1 checked, 3 fixable with --fix, 1 more with --unsafe-fixes)."
    )
    assert main(["both.yaml", "--format", "concise", "--unsafe-fixes"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Found 1 error and 3 warnings in 1 file (1 checked, 4 fixable with --fix)."
    )
    assert main(["both.yaml", "--format", "concise", "--select", "unknown-node"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Found 1 error in 1 file (1 checked, 1 fixable with --fix --unsafe-fixes)."
    )
    assert Path("both.yaml").read_text() == BOTH


def test_fix(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fix", "--format", "concise"]) == 1
    last = (
        "Fixed 3 findings in 1 file; 1 more with --unsafe-fixes. "
        "Found 1 error in 1 file (2 checked).\n"
    )
    assert capsys.readouterr() == (LEFT + last, "")
    assert Path("both.yaml").read_text() == SAFE
    assert sorted(os.listdir()) == ["both.yaml", "fine.yaml", "lab.py"]
    assert main(["--fix", "--format", "concise"]) == 1
    last = "Found 1 error in 1 file (2 checked, 1 fixable with --unsafe-fixes).\n"
    assert capsys.readouterr() == (LEFT + last, "")
    assert Path("both.yaml").read_text() == SAFE


def test_unsafe_fixes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fix", "--unsafe-fixes"]) == 0
    assert capsys.readouterr() == ("Fixed 4 findings in 1 file. All 2 tubes are fine.\n", "")
    assert Path("both.yaml").read_text() == UNSAFE


def test_fix_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fix-only"]) == 0
    last = "Fixed 3 findings in 1 file; 1 more with --unsafe-fixes.\n"
    assert capsys.readouterr() == (last, "")
    assert main(["--fix-only"]) == 0
    assert capsys.readouterr() == ("Nothing to fix; 1 more with --unsafe-fixes.\n", "")
    assert main(["--fix-only", "fine.yaml"]) == 0
    assert capsys.readouterr() == ("Nothing to fix.\n", "")
    assert main(["--fix-only", "both.yaml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "version": 1,
        "diagnostics": [],
        "summary": {
            "skipped_reasons": {},
            **dict.fromkeys(("skipped", "warning", "info", "suppressed", "fixed"), 0),
            **dict.fromkeys(("files", "error", "fixable"), 1),
            "callables": 2,
            "unread": 0,
        },
    }
    assert Path("both.yaml").read_text() == SAFE


def test_diff(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    assert main(["--diff"]) == 1
    last = "Would fix 3 findings in 1 file; 1 more with --unsafe-fixes.\n"
    assert capsys.readouterr() == (DIFF, last)
    assert main(["--diff", "fine.yaml"]) == 0
    assert capsys.readouterr() == ("", "Nothing to fix.\n")
    assert Path("both.yaml").read_text() == BOTH
    Path("noob-lint.toml").write_text('format = "json"\n')  # which is for other runs
    assert main(["--diff", "--quiet", "--output-file", "fixes.patch"]) == 1
    assert capsys.readouterr() == ("", "")
    assert Path("fixes.patch").read_text() == DIFF


def test_diff_in_colour(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--diff", "--color", "always"]) == 1
    output, _ = capsys.readouterr()
    assert output.splitlines()[:7] == [
        "\x1b[1m--- both.yaml\x1b[0m",
        "\x1b[1m+++ both.yaml\x1b[0m",
        "\x1b[94m@@ -1,10 +1,10 @@\x1b[0m",
        " noob_id: both",
        "\x1b[38;5;28m+noob_model: noob.tube.TubeSpecification\x1b[0m",
        " noob_version: 1003.0.2  # the version",
        "\x1b[31m-noob_model: noob.tube.TubeSpecification\x1b[0m",
    ]
    assert re.sub(r"\x1b\[[\d;]*m", "", output) == DIFF


def test_diff_is_a_patch(capsys: pytest.CaptureFixture[str]) -> None:
    Path("both.yaml").write_bytes(BOTH.replace("\n", "\r\n").rstrip().encode())
    assert main(["--diff", "--output-file", "fixes.patch"]) == 1
    command = ("git", "apply", "-p0", "--unsafe-paths", "fixes.patch")
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    assert Path("both.yaml").read_bytes() == SAFE.replace("\n", "\r\n").rstrip().encode()


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, BOTH.encode())
    assert main(["-", "--stdin-filename", "both.yaml", "--fix", "--format", "concise"]) == 1
    last = (
        "Fixed 3 findings in 1 file; 1 more with --unsafe-fixes. "
        "Found 1 error in 1 file (1 checked).\n"
    )
    assert capsys.readouterr() == (SAFE, LEFT + last)
    assert Path("both.yaml").read_text() == BOTH


def test_standard_input_as_a_diff(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, BOTH.encode())
    assert main(["-", "--stdin-filename", "both.yaml", "--diff", "-q"]) == 1
    assert capsys.readouterr() == (DIFF, "")


@pytest.mark.parametrize(
    "data",
    [FINE.encode(), b"on: push", b"\xff\xfen\x00", b"", b"a: [\r\n"],
    ids=["fine", "no tube", "UTF-16", "empty", "no YAML"],
)
def test_standard_input_without_fixes_goes_through(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    give(monkeypatch, data)
    main(["-", "--fix", "--skip-non-tubes"])
    assert capfdbinary.readouterr().out == data


def test_standard_input_that_is_no_tube(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "on: push\n"
    give(monkeypatch, other.encode())
    assert main(["-", "--fix", "--skip-non-tubes"]) == 0
    assert capsys.readouterr() == (other, "No tube was checked (1 file skipped).\n")
    give(monkeypatch, other.encode())
    assert main(["-", "--fix", "-q", "--format", "concise"]) == 1
    output, errors = capsys.readouterr()
    assert output == other
    assert "error[header-id-missing]" in errors


def test_standard_input_that_is_too_large_goes_through() -> None:
    data = b"noob_id: a\n" + b"#" * (11 * 2**20)
    done = subprocess.run(
        (sys.executable, "-m", "noob_lint", "--fix", "-q", "-"), input=data, capture_output=True
    )
    assert done.returncode == 1
    assert done.stdout == data
    assert b"error[yaml-too-large]" in done.stderr


def test_several_processes(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(12):
        Path(f"{number}.yaml").write_text(BOTH.replace("both", f"tube-{number}"))
    assert main(["--fix", "--unsafe-fixes", "--jobs", "2"]) == 0
    assert capsys.readouterr() == ("Fixed 52 findings in 13 files. All 14 tubes are fine.\n", "")
    for number in range(12):
        assert Path(f"{number}.yaml").read_text() == UNSAFE.replace("both", f"tube-{number}")


def test_ignored_findings_are_not_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    ignored = BOTH.replace("# for now", "# noob-lint: ignore[coerced-value] for now")
    Path("both.yaml").write_text(ignored)
    assert main(["--fix-only", "--unsafe-fixes"]) == 0
    assert capsys.readouterr().out == "Fixed 3 findings in 1 file.\n"
    expected = UNSAFE.replace(
        "true  # for now", '"yes"  # noob-lint: ignore[coerced-value] for now'
    )
    assert Path("both.yaml").read_text() == expected


def test_only_the_selected_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fix", "--select", "coerced-value"]) == 0
    assert capsys.readouterr().out == "Fixed 1 finding in 1 file. All 2 tubes are fine.\n"
    assert Path("both.yaml").read_text() == BOTH.replace('"yes"', "true")


def test_a_base_is_not_fixed_through_the_tube_that_extends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    base = FINE.replace("raed", "read") + "  last:\n    type: lab.last\n    depends: [sohw.value]\n"
    Path("base.yaml").write_text(base.replace("fine", "base"))
    Path("more.yaml").write_text(
        "noob_id: more\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "extends:\n- base\nnodes:\n  x:\n    type: lab.x\n    enabled: 'no'\n"
    )
    assert main(["more.yaml", "--fix-only", "--unsafe-fixes"]) == 0
    assert capsys.readouterr().out == "Fixed 1 finding in 1 file.\n"
    assert Path("base.yaml").read_text() == base.replace("fine", "base")
    assert main(["more.yaml", "base.yaml", "--fix-only", "--unsafe-fixes"]) == 0
    assert capsys.readouterr().out == "Fixed 1 finding in 1 file.\n"
    assert Path("base.yaml").read_text() == base.replace("fine", "base").replace("sohw", "show")


def test_a_file_that_changes_meanwhile_is_left_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(path: str, data: bytes, expected: bytes) -> None:
        Path(path).write_text("[saved, elsewhere]\n")
        replace_file(path, data, expected)

    monkeypatch.setattr(fixing, "replace_file", replace)
    assert main(["both.yaml", "--fix-only"]) == 2
    output, errors = capsys.readouterr()
    assert output == "Nothing to fix.\n"
    assert errors == (
        "noob-lint: error: both.yaml: cannot write the fixes: the file has changed meanwhile\n"
    )
    assert Path("both.yaml").read_text() == "[saved, elsewhere]\n"


@pytest.fixture
def both_is_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``both.yaml``, and no other file, be one that cannot be replaced."""
    real = os.replace

    def replace(source: str, target: str) -> None:
        if target.endswith("both.yaml"):
            raise PermissionError(13, "Permission denied", target)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.usefixtures("both_is_protected")
def test_a_file_that_cannot_be_written_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    Path("more.yaml").write_text(BOTH.replace("both", "more"))
    assert main(["--fix", "--format", "concise", "--select", "coerced-value"]) == 2
    output, errors = capsys.readouterr()
    assert output == (
        "both.yaml:7:14: warning[coerced-value] [*] 'enabled' of node 'read' is a string ('yes'), "
        "which noob reads as true: write true\n"
        "Fixed 1 finding in 1 file. Found 1 warning in 1 file (3 checked).\n"
    )
    assert errors == ("noob-lint: error: both.yaml: cannot write the fixes: permission denied\n")
    assert Path("both.yaml").read_text() == BOTH
    assert Path("more.yaml").read_text() == BOTH.replace("both", "more").replace('"yes"', "true")
    assert sorted(os.listdir()) == ["both.yaml", "fine.yaml", "lab.py", "more.yaml"]


@pytest.mark.usefixtures("both_is_protected")
def test_ignore_comments_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("more.yaml").write_text(BOTH.replace("both", "more"))
    wanted = ["--select", "coerced-value", "--format", "concise"]
    assert main(["--add-ignores", *wanted, "--fail-on", "never"]) == 2
    output, errors = capsys.readouterr()
    assert output.splitlines() == [
        "both.yaml:7:14: warning[coerced-value] [*] 'enabled' of node 'read' is a string ('yes'), "
        "which noob reads as true: write true",
        "Found 1 warning in 1 file (3 checked, 1 finding suppressed, 1 fixable with --fix).",
    ]
    assert errors.splitlines() == [
        "noob-lint: error: both.yaml: cannot write the comments: permission denied",
        "Wrote ignore comments for 1 finding to 1 file.",
    ]
    assert Path("both.yaml").read_text() == BOTH
    assert main(["--add-ignores", *wanted, "--quiet", "--fail-on", "never"]) == 2
    assert capsys.readouterr().err == f"{errors.splitlines()[0]}\n"


def test_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["both.yaml", "none.yaml", "--diff"]) == 2
    output, errors = capsys.readouterr()
    assert output == DIFF
    assert errors.splitlines() == [
        "noob-lint: error: none.yaml: no such file or directory",
        "Would fix 3 findings in 1 file; 1 more with --unsafe-fixes.",
    ]


def test_what_a_killed_process_left_is_taken_away_once_it_is_old() -> None:
    for name in (".noob-lint-0123.tmp", ".noob-lint-4567.tmp", ".other-0123.tmp"):
        Path(name).touch()
        os.utime(name, (0, 0))
    Path(".noob-lint-4567.tmp").touch()
    assert main(["--fix-only"]) == 0
    left = [".noob-lint-4567.tmp", ".other-0123.tmp", "both.yaml", "fine.yaml", "lab.py"]
    assert sorted(os.listdir()) == left


def test_links_and_modes(here: Path) -> None:
    Path("far").mkdir()
    Path("both.yaml").rename("far/both.yaml")
    Path("far/both.yaml").chmod(0o640)
    Path("link.yaml").symlink_to("far/both.yaml")
    assert main(["link.yaml", "--fix-only"]) == 0
    assert Path("link.yaml").is_symlink()
    assert Path("far/both.yaml").read_text() == SAFE
    assert Path("far/both.yaml").stat().st_mode & 0o777 == 0o640
    assert os.listdir("far") == ["both.yaml"]


def test_standard_input_has_nowhere_to_go(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, FINE.encode())
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert main(["-", "--fix"]) == 2
    assert capsys.readouterr() == ("", "noob-lint: error: standard output: closed\n")


def test_each_line_of_a_diff_has_its_colour() -> None:
    style = Style(color=True)
    lines = {
        "--- a\n": style.bold("--- a"),
        "+++ a\n": style.bold("+++ a"),
        "---a\n": style.removed("---a"),
        "+++a\n": style.added("+++a"),
        "-\n": style.removed("-"),
        "+ x": style.added("+ x"),
        "@@ -1 +1 @@\n": style.frame("@@ -1 +1 @@"),
    }
    assert {line: fixing.painted(line) for line in lines} == {
        line: f"{text}\n" for line, text in lines.items()
    }
    for line in (" --- a\n", "\\ No newline at end of file\n", "\n", " @@"):
        assert fixing.painted(line) == line


def test_only_a_line_feed_ends_a_line_of_a_diff() -> None:
    data = "a\r\nb\rc\x0b\x85\u2028d\n\ne".encode()
    assert fixing._lines(data) == ["a\r\n", "b\rc\x0b\x85\u2028d\n", "\n", "e"]
    assert fixing._lines(b"") == []
