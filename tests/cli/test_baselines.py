"""The key `baseline`: each project has its own known findings, from any current directory."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from noob_lint import lint_paths, lint_text
from noob_lint.cli import main

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WRONG = "nodes:\n  a: {type: lab.a, depends: [b.x]}\n"
RULES = 'select = ["unknown-node"]\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three projects; the first two have a baseline to be written."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "one/noob-lint.toml": f'{RULES}baseline = "known/one.json"\n',
        "two/pyproject.toml": '[tool.noob-lint]\nextend = "../one/noob-lint.toml"\n'
        'baseline = "two.json"\n',
        "three/noob-lint.toml": RULES,
        "one/known/.keep": "",
    }
    texts |= {f"{name}/a.yaml": HEADER.format(name) + WRONG for name in ("one", "two", "three")}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def written(here: Path) -> Path:
    assert main(["--write-baseline", "-q", "--format", "concise"]) == 1  # of the third
    return here


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    capsys.readouterr()
    status = main([*arguments, "--format", "concise"])
    streams = capsys.readouterr()
    places = [line.split(" error")[0] for line in streams.out.splitlines()[:-1]]
    return status, places, streams.err


def test_each_project_writes_and_reads_its_own(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, places, errors = run(capsys, "--write-baseline")
    assert (status, places) == (1, ["three/a.yaml:5:30:"])
    assert errors.splitlines() == [
        "noob-lint: wrote 1 finding to one/known/one.json",
        "noob-lint: wrote 1 finding to two/two.json",
    ]
    found = json.loads((here / "one" / "known" / "one.json").read_text())["findings"]
    assert list(found) == ["../a.yaml"]
    assert run(capsys)[:2] == (1, ["three/a.yaml:5:30:"])
    assert run(capsys, "one", "two/a.yaml") == (0, [], "")


def test_it_does_not_matter_how_one_asks(
    written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "one/a.yaml")[0] == 0
    assert run(capsys, str(written / "one" / "a.yaml"), "three")[1] == ["three/a.yaml:5:30:"]
    text = (written / "one" / "a.yaml").read_bytes()
    with (written / "one" / "a.yaml").open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file}))
        assert run(capsys, "-", "--stdin-filename", "one/a.yaml")[0] == 0
    assert lint_text(text, path="one/a.yaml") == []
    assert [item.path for item in lint_paths(["."], jobs=2)] == ["three/a.yaml"]
    monkeypatch.chdir("one/known")
    assert run(capsys, "../a.yaml")[0] == 0
    assert lint_text(text, path="../a.yaml") == []


def test_options_go_before(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--no-baseline", "one")[:2] == (1, ["one/a.yaml:5:30:"])
    assert run(capsys, "--isolated", "--select", "unknown-node", "one")[0] == 1
    assert run(capsys, "--write-baseline", "all.json")[0] == 0
    findings = json.loads((written / "all.json").read_text())["findings"]
    assert list(findings) == ["one/a.yaml", "three/a.yaml", "two/a.yaml"]
    assert run(capsys, "--baseline", "all.json")[:2] == (0, [])
    assert run(capsys, "--baseline", "one/known/one.json")[1] == [
        "three/a.yaml:5:30:",
        "two/a.yaml:5:30:",
    ]


def test_what_is_extended_is_shared(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (written / "three" / "noob-lint.toml").write_text('extend = "../one/noob-lint.toml"\n')
    assert run(capsys)[:2] == (1, ["three/a.yaml:5:30:"])
    assert run(capsys, "--write-baseline", "-q") == (0, [], "")
    findings = json.loads((written / "one" / "known" / "one.json").read_text())["findings"]
    assert list(findings) == ["../../three/a.yaml", "../a.yaml"]
    assert run(capsys) == (0, [], "")


def test_what_is_stale_is_told_for_each(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (written / name / "a.yaml").write_text(HEADER.format(name) + "nodes: {a: {type: lab.a}}\n")
    status, _, errors = run(capsys, "one", "two")
    assert status == 0
    assert [line.split(": ")[1:4] for line in errors.splitlines()] == [
        ["one/known/one.json", "no longer found", "../a.yaml"],
        ["one/known/one.json", "use --write-baseline to remove it"],
        ["two/two.json", "no longer found", "a.yaml"],
        ["two/two.json", "use --write-baseline to remove it"],
    ]
    main(["one", "two", "--format", "json"])
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["known"], summary["stale"]) == (0, 2)
    (written / "two" / "pyproject.toml").write_text(
        '[tool.noob-lint]\nselect = ["cycle"]\nbaseline = "two.json"\n'
    )
    assert run(capsys, "two") == (0, [], "")


def test_known_findings_get_no_comments(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (written / "one" / "a.yaml").read_text()
    assert run(capsys, "--add-ignores", "one", "three", "--jobs", "2")[0] == 0
    assert (written / "one" / "a.yaml").read_text() == before
    assert "ignore[unknown-node]" in (written / "three" / "a.yaml").read_text()
    assert run(capsys, "--add-ignores", "--no-baseline", "one")[0] == 0
    assert "ignore[unknown-node]" in (written / "one" / "a.yaml").read_text()


def test_one_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = "no such file: {}; create it with --write-baseline\n"
    wrong = 'noob-lint: error: one/noob-lint.toml:2: baseline: no such file: "one/known/one.json"'
    assert main(["."]) == 2
    assert capsys.readouterr() == ("", f"{wrong}; create it with --write-baseline\n")
    (here / "three" / "noob-lint.toml").write_text('extend = "../two/pyproject.toml"\n')
    assert main(["three/a.yaml"]) == 2
    wrong = "noob-lint: error: two/pyproject.toml:3: baseline: "
    assert capsys.readouterr().err == wrong + missing.format('"two/two.json"')
    assert main(["three/a.yaml", "--baseline", "gone.json"]) == 2
    assert capsys.readouterr().err == "noob-lint: error: gone.json: no such file or directory\n"


def test_one_that_is_wrong(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "two" / "two.json").write_text("[]\n")
    for arguments in (["two"], ["two", "--write-baseline"]):
        assert main(arguments) == 2
        message = 'two/two.json:1:1: not a baseline: it has no "version"'
        assert capsys.readouterr().err == f"noob-lint: error: {message}\n"
    assert (here / "two" / "two.json").read_text() == "[]\n"


def test_nothing_to_write_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["three", "--write-baseline"]) == 2
    message = "name a file, since no configuration of the checked files sets baseline"
    assert capsys.readouterr().err == f"noob-lint: error: --write-baseline: {message}\n"
    assert main(["--write-baseline", "one"]) == 2
    message = '"one" is a directory; put -- before the paths to check'
    assert capsys.readouterr().err == f"noob-lint: error: --write-baseline: {message}\n"
    assert main(["--write-baseline", "-q", "--", "one"]) == 0
    assert os.path.exists("one/known/one.json")


def test_the_output_overwrites_no_baseline_and_no_configuration(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in written.rglob("*") if path.is_file()}
    for name in ("one/known/one.json", "two/two.json", "two/pyproject.toml", "one/noob-lint.toml"):
        assert main(["three", "two", "one", "--output-file", name]) == 2
        assert f'"{name}"' in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before
