"""Formats, statistics and the file that a report is written to."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from noob_lint.cli import main
from noob_lint.linting import linter
from noob_lint.linting.result import FileResult
from noob_lint.reporters import REPORTERS
from tests.lab import write_lab
from tests.work import PATIENCE

FINE = """\
noob_id: fine
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a:
    type: lab.read
"""
WRONG = FINE.replace("fine", "wrong") + "  b:\n    type: lab.show\n    depends: [c.value]\n"
OTHER = "on: push\n"
COMMAND = "::error title=noob-lint (unknown-node),file=wrong.yaml,line=9,endLine=9,col=15,"

XML = ("junit", "checkstyle")
JSON = ("json", "sarif", "gitlab", "rdjson")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory, the root of a repository, with some files."""
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    Path(".git").mkdir()
    for name, text in {"fine": FINE, "wrong": WRONG, "other": OTHER}.items():
        Path(f"{name}.yaml").write_text(text)
    return tmp_path


def script(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a separate process."""
    command = (sys.executable, "-m", "noob_lint", *arguments)
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        command, encoding="utf-8", timeout=PATIENCE, **options
    )
    return done


def parse(name: str, text: str) -> None:
    """Read a whole document of a format for programs."""
    if name in XML:
        ElementTree.fromstring(text)
    elif name in JSON:
        json.loads(text)


# formats


@pytest.mark.parametrize("name", [*XML, *JSON])
def test_documents_are_whole_whatever_happens(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> Iterator[FileResult]:
        yield FileResult("a.yaml", crash="Traceback ...\nKeyError: 1\n")

    for paths in (["."], ["fine.yaml"], ["other.yaml", "--skip-non-tubes"], ["missing.yaml"]):
        main([*paths, "--format", name])
        parse(name, capsys.readouterr().out)
    monkeypatch.setattr(linter, "lint_files", crash)
    assert main(["fine.yaml", "--format", name]) == 3
    parse(name, capsys.readouterr().out)


@pytest.mark.parametrize("name", list(REPORTERS))
def test_no_format_changes_the_status(name: str) -> None:
    assert main(["wrong.yaml", "--format", name]) == 1
    assert main(["fine.yaml", "--format", name]) == 0


def test_github_actions_get_commands_unless_something_else_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    full = "error[unknown-node]: "

    def first(*arguments: str) -> str:
        main(["wrong.yaml", *arguments])
        return capsys.readouterr().out

    assert first().startswith(COMMAND)
    assert first("--format", "auto").startswith(COMMAND)
    assert first("--format", "full").startswith(full)
    assert first("--diff") == ""
    assert first("--statistics").startswith("1  error  ")
    assert first("--output-file", "report.txt") == ""
    assert (here / "report.txt").read_text().startswith(full)
    (here / "noob-lint.toml").write_text('format = "concise"\n')
    assert first().startswith("wrong.yaml:9:15: error[unknown-node] ")
    (here / "noob-lint.toml").write_text('format = "auto"\n')
    assert first().startswith(COMMAND)
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert first().startswith(full)


def test_paths_for_services_start_at_the_repository(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    (here / "sub").mkdir()
    monkeypatch.chdir("sub")
    main(["../wrong.yaml", "--format", "github"])
    assert capsys.readouterr().out.startswith(COMMAND)
    main(["../wrong.yaml", "--format", "gitlab"])
    (violation,) = json.loads(capsys.readouterr().out)
    assert violation["location"] == {"path": "wrong.yaml", "lines": {"begin": 9, "end": 9}}


def test_sarif_tells_what_comments_silence(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    silenced = WRONG.replace("wrong", "quiet").replace(
        "[c.value]", "[c.value]  # noob-lint: ignore[unknown-node] later"
    )
    (here / "quiet.yaml").write_text(silenced)
    assert main(["quiet.yaml", "--format", "sarif"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["ruleId"] == "unknown-node"
    assert result["suppressions"] == [{"kind": "inSource", "justification": "later"}]


def test_a_base_comes_with_the_tube_that_extends_it(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    (here / "base.yaml").write_text(FINE.replace("fine", "base"))
    child = WRONG.replace("wrong", "child").replace("nodes:", "extends: [base]\nnodes:")
    (here / "child.yaml").write_text(child)
    main(["child.yaml", "base.yaml", "--format", "checkstyle"])
    files = ElementTree.fromstring(capsys.readouterr().out)
    assert [(file.get("name"), len(file)) for file in files] == [
        ("child.yaml", 1),
        ("base.yaml", 0),
    ]


# statistics


def test_statistics(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "more.yaml").write_text(MORE)
    assert main([".", "--statistics"]) == 1
    assert capsys.readouterr().out == STATISTICS
    assert main([".", "--statistics", "--quiet"]) == 1
    assert capsys.readouterr().out == "".join(STATISTICS.splitlines(keepends=True)[:-2])
    assert main(["wrong.yaml", "--statistics", "--color", "always"]) == 1
    assert capsys.readouterr().out.startswith("1  \x1b[1;31merror  \x1b[0m  unknown-node  [ ]\n")
    assert main(["fine.yaml", "--statistics"]) == 0
    assert capsys.readouterr().out == "The tube is fine.\n"


MORE = """\
noob_id: more
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  station: {type: lab.read, stateful: 'yes'}
  show: {type: lab.show, depends: [statoin.value, other.value]}
"""
STATISTICS = """\
3  error    unknown-node   [-]
1  warning  coerced-value  [*]
[*] all findings have a fix, [-] some of them
Found 3 errors and 1 warning in 2 files (3 checked, 1 file skipped, \
1 fixable with --fix, 1 more with --unsafe-fixes).
"""


def test_statistics_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--statistics", "--format", "json"]) == 1
    read = json.loads(capsys.readouterr().out)
    assert read["version"] == 1
    assert read["statistics"] == [
        {"rule": "unknown-node", "severity": "error", "count": 1, "fixable": 0}
    ]
    assert read["summary"]["error"] == 1
    assert main(["fine.yaml", "--statistics", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["statistics"] == []


def test_there_are_no_statistics_in_formats_for_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["wrong.yaml", "--statistics", "--format", "sarif"]) == 2
    assert capsys.readouterr() == (
        "",
        'noob-lint: error: --statistics has no format "sarif"; '
        "use one of full, concise, grouped, json\n",
    )


# the file


def test_an_old_report_is_replaced_as_a_whole(here: Path) -> None:
    report = here / "report.txt"
    report.write_text("old\n" * 1000)
    report.chmod(0o600)
    (here / "link.txt").symlink_to("report.txt")
    assert main(["fine.yaml", "--output-file", "link.txt"]) == 0
    assert report.read_text() == "The tube is fine.\n"
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert (here / "link.txt").is_symlink()
    assert [path.name for path in here.iterdir() if path.suffix == ".tmp"] == []


@pytest.mark.parametrize(("problem", "status"), [(KeyboardInterrupt, 130), (ValueError, 3)])
def test_an_old_report_stays_when_the_run_does_not_come_to_its_end(
    problem: type[BaseException], status: int, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def results(*_: object, **__: object) -> Iterator[FileResult]:
        yield FileResult("fine.yaml")
        raise problem

    monkeypatch.setattr(linter, "lint_files", results)
    (here / "report.xml").write_text("old")
    before = sorted(here.iterdir())
    for name in ("report.xml", "new.xml"):
        assert main(["fine.yaml", "--format", "junit", "--output-file", name]) == status
    assert (here / "report.xml").read_text() == "old"
    assert sorted(here.iterdir()) == before


KILLED = """\
import os, signal, sys

def hook(event, arguments):
    global left
    if event == "open" and not os.path.isabs(str(arguments[0])) or event == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "os.rename":
            print(-left)

left = int(sys.argv[1])
sys.addaudithook(hook)
from noob_lint.cli import main
sys.exit(main(["-q", "-j1", "--no-cache", "--output-file", "report.json"]))
"""
"""Ends at a file that is opened, or at the end, before the report gets its name."""


def test_killed_in_the_middle(here: Path) -> None:
    for number in range(5):
        (here / f"wrong{number}.yaml").write_text(WRONG)
    command = (sys.executable, "-c", KILLED)
    done = subprocess.run((*command, "0"), stdout=subprocess.PIPE)
    steps = int(done.stdout)
    assert (done.returncode, steps > 10) == (1, True)
    (here / "report.json").write_text("old")
    for step in (1, steps // 2, steps - 1, steps):
        assert subprocess.run((*command, str(step))).returncode == -signal.SIGKILL
        assert (here / "report.json").read_text() == "old"


@pytest.mark.parametrize("where", [".", "tubes", "tubes/a.yaml"])
@pytest.mark.parametrize("options", [[], ["--fix"], ["--diff"]])
def test_the_output_is_no_tube_that_is_checked(
    where: str, options: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "tubes").mkdir()
    tube = here / "tubes" / "a.yaml"
    tube.write_text(WRONG)
    (here / "link.yaml").symlink_to(tube)
    for output in ("./tubes/a.yaml", "link.yaml"):
        assert main([where, *options, "--output-file", output]) == 2
        output, errors = capsys.readouterr()
        assert output == ""
        assert errors.startswith("noob-lint: error: --output-file would overwrite ")
    assert tube.read_text() == WRONG


@pytest.mark.parametrize("name", ["noob-lint.toml", "link.toml"])
def test_the_output_is_not_the_configuration(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = here / "noob-lint.toml"
    settings.write_text('fail-on = "info"\n')
    (here / "link.toml").symlink_to(settings)
    assert main(["--output-file", name]) == 2
    reason = '--output-file would overwrite "noob-lint.toml", which is the configuration'
    assert capsys.readouterr() == ("", f"noob-lint: error: {reason}\n")
    assert settings.read_text() == 'fail-on = "info"\n'


def test_the_standard_output_by_another_name(here: Path) -> None:
    with (here / "report.txt").open("w") as file:
        file.write("before\n")
        file.flush()
        script("fine.yaml", "--output-file", "/dev/stdout", stdout=file)
    assert (here / "report.txt").read_text() == "before\nThe tube is fine.\n"
    done = script("fine.yaml", "--output-file", "/dev/stdout", stdout=subprocess.PIPE)
    assert done.stdout == "The tube is fine.\n"


def test_devices_and_pipes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wrong.yaml", "--output-file", os.devnull]) == 1
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text()))
    reader.start()
    assert main(["fine.yaml", "--output-file", "pipe"]) == 0
    reader.join(PATIENCE)
    assert read == ["The tube is fine.\n"]
    assert main(["fine.yaml", "--output-file", "."]) == 2
    assert capsys.readouterr().err == "noob-lint: error: .: is a directory\n"
