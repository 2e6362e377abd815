"""``pytest --noob-lint`` in a separate project: each tube is a test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.work import PATIENCE

HEADER = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
FINE = f"noob_id: fine\n{HEADER}nodes:\n  a: {{type: print, params: {{sep: x}}}}\n"
WRONG = f"noob_id: wrong\n{HEADER}nodes:\n  b: {{type: print, depends: [x.value]}}\n"
WARNED = f"noob_id: warned\n{HEADER}nodes:\n  c: {{type: print, enabled: false}}\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "noob-lint.toml": 'exclude = ["old/"]\n',
        "tubes/fine.yaml": FINE,
        "tubes/wrong.yaml": WRONG,
        "tubes/warned.yml": WARNED,
        "tubes/other.yaml": "a: 1\n",
        "old/wrong.yaml": WRONG.replace("wrong", "old"),
        "test_one.py": "def test_one(): pass\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return tmp_path


def run(*arguments: str) -> tuple[int, list[str]]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    lines = [re.sub(r" in [0-9.]+s| *\[ *\d+%\]", "", line) for line in done.stdout.splitlines()]
    return done.returncode, [line.strip("= ") for line in lines]


def test_nothing_is_collected_until_it_is_asked_for() -> None:
    assert run("-q") == (0, [".", "1 passed"])


def test_each_tube_is_a_test() -> None:
    report = ("--junitxml=report.xml", "-o", "junit_family=xunit1")
    status, lines = run("-v", "--noob-lint", "-rN", "-s", *report)
    assert status == 1
    assert [line for line in lines if "::" in line] == [
        "test_one.py::test_one PASSED",
        "tubes/fine.yaml::noob-lint PASSED",
        "tubes/warned.yml::noob-lint PASSED",
        "tubes/wrong.yaml::noob-lint FAILED",
    ]
    failure = lines.index("FAILURES") + 1
    assert lines[failure].strip("_ ") == "noob-lint tubes/wrong.yaml"
    assert lines[failure + 1 : -2] == [
        "error[unknown-node]: node 'b' depends on node 'x', which does not exist: the tube has 'b'",
        "--> tubes/wrong.yaml:5:30",
        "|",
        "5 |   b: {type: print, depends: [x.value]}",
        "|                              ^",
    ]
    assert lines[-1] == "1 failed, 3 passed"
    cases = ElementTree.parse("report.xml").iter("testcase")
    assert [[case.get(name) for name in ("file", "line", "name")] for case in cases] == [
        ["test_one.py", "0", "test_one"],
        *(
            [f"tubes/{name}", "0", "noob-lint"]
            for name in ("fine.yaml", "warned.yml", "wrong.yaml")
        ),
    ]


def test_the_option_is_described() -> None:
    status, lines = run("--help")
    start = lines.index("noob-lint:")
    told = " ".join(" ".join(lines[start + 1 : start + 3]).split())
    about = "collect each noob tube (*.yaml, *.yml) as a test that lints it"
    assert (status, told) == (0, f"--noob-lint {about}")


def test_the_configuration_says_what_fails() -> None:
    Path("noob-lint.toml").write_text('exclude = ["old/", "wrong.yaml"]\nfail-on = "warning"\n')
    status, lines = run("-q", "--noob-lint", "tubes", "-rf")
    assert (status, lines[-1]) == (1, "1 failed, 1 passed")
    assert "FAILED tubes/warned.yml::noob-lint" in "\n".join(lines)


def test_what_does_not_fail_is_shown_on_request() -> None:
    status, lines = run("-q", "--noob-lint", "tubes/warned.yml", "tubes/fine.yaml", "-rP")
    assert status == 0
    assert [line.strip("_- ") for line in lines] == [
        "..",
        "PASSES",
        "noob-lint tubes/warned.yml",
        "Captured noob-lint call",
        "warning[all-disabled]: the only node is disabled: the tube does nothing",
        "> tubes/warned.yml:5:29",
        "|",
        "5 |   c: {type: print, enabled: false}",
        "|                             ^^^^^",
        "2 passed",
    ]


def test_a_file_that_cannot_be_read() -> None:
    Path("tubes/fine.yaml").write_bytes(b"noob_id: \xff\nnodes: {}\nnoob_version: 1\n")
    status, lines = run("-q", "--noob-lint", "tubes/fine.yaml")
    assert (status, lines[-1]) == (1, "1 failed")


def test_pytest_starts_without_the_linter() -> None:
    script = (
        "import sys, noob_lint.cli.pytest_plugin\n"
        "print(sorted(n for n in sys.modules if n.startswith('noob_lint.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    wings = {name.split(".")[1] for name in ast.literal_eval(done.stdout)}
    assert wings == {"cli", "config", "support", "version"}


def test_a_file_that_goes_away_and_a_failure_of_the_plugin_itself() -> None:
    conftest = "import os\ndef pytest_collection_finish(): os.remove('tubes/fine.yaml')\n"
    conftest += "import noob_lint.cli.pytest_plugin as plugin\nplugin.shown = {}.pop\n"
    Path("conftest.py").write_text(conftest)
    status, lines = run("-q", "--noob-lint", "tubes/fine.yaml", "tubes/wrong.yaml", "-rN")
    assert (status, lines[-1]) == (1, "2 failed")
    assert "tubes/fine.yaml: no such file or directory" in lines
    assert any("KeyError: FileResult(" in line for line in lines)


def test_a_crash_of_the_linter() -> None:
    conftest = "from noob_lint.linting import checks\ndef check(*_): raise ArithmeticError('lab')\n"
    Path("conftest.py").write_text(f"{conftest}checks.check = check\n")
    status, lines = run("-q", "--noob-lint", "tubes/fine.yaml", "-rN")
    assert (status, lines[-1]) == (1, "1 failed")
    assert "tubes/fine.yaml: Traceback (most recent call last):" in lines
    assert "ArithmeticError: lab" in lines
