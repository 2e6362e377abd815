"""Known findings: writing a baseline, reporting what is new, and reporting what is stale."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from noob_lint.cli import main
from tests.lab import write_lab

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WRONG = "nodes:\n  a: {type: blur, depends: [b.x]}\n  c: {type: lab.c, depends: [b.x]}\n"
UNKNOWN_A = "node 'a' depends on node 'b', which does not exist: the tube has 'a' and 'c'"
UNKNOWN_C = UNKNOWN_A.replace("'a' depends", "'c' depends")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with one invalid tube, and a baseline that has two of its three findings."""
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    (tmp_path / "tubes").mkdir()
    (tmp_path / "tubes" / "wrong.yaml").write_text(HEADER.format("wrong") + WRONG)
    assert main(["--select", "unknown-node", "--write-baseline", "known.json", "-q"]) == 0
    return tmp_path


Streams = tuple[int, list[str], list[str]]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Streams:
    capsys.readouterr()
    status = main([*arguments, "--format", "concise"])
    streams = capsys.readouterr()
    return status, streams.out.splitlines(), streams.err.splitlines()


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)


def test_the_file(here: Path) -> None:
    text = (here / "known.json").read_text()
    first, second = (
        item["fingerprint"] for item in json.loads(text)["findings"]["tubes/wrong.yaml"]
    )
    messages = {json.dumps(UNKNOWN_A), json.dumps(UNKNOWN_C)}
    one = next(message for message in messages if f'{first}", "message": {message}' in text)
    (two,) = messages - {one}
    entry = '      {{"rule": "unknown-node", "fingerprint": "{}", "message": {}}}'
    assert first < second
    assert text == (
        '{\n  "version": 1,\n  "findings": {\n    "tubes/wrong.yaml": [\n'
        f"{entry.format(first, one)},\n{entry.format(second, two)}\n    ]\n  }}\n}}\n"
    )


def test_only_what_is_new_is_reported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here / "tubes" / "wrong.yaml", ("nodes:\n", "# more\n\nnodes:\n  z: {type: lab.z}\n"))
    message = "type 'blur' of node 'a' is neither"
    status, out, err = run(capsys, "--baseline", "known.json")
    assert (status, err) == (1, [])
    assert out[0].startswith(f"tubes/wrong.yaml:8:13: error[type-format] {message}")
    assert out[1:] == ["Found 1 error in 1 file (1 checked, 2 known findings in the baseline)."]


def test_with_nothing_new_the_run_is_fine(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["The tube is fine (2 known findings in the baseline)."]
    arguments = ("--select", "unknown-node", "--baseline", "known.json")
    assert run(capsys, *arguments) == (0, told, [])
    assert main([*arguments, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["diagnostics"] == []
    assert (report["summary"]["known"], report["summary"]["stale"]) == (2, 0)


def test_paths_are_relative_to_the_baseline(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / "tubes")
    arguments = ("--select", "unknown-node", "--baseline", str(here / "known.json"), "wrong.yaml")
    write_lab(here / "tubes")
    told = ["The tube is fine (2 known findings in the baseline)."]
    assert run(capsys, *arguments) == (0, told, [])


def test_what_is_stale_is_told_and_removed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "tubes" / "other.yaml").write_text(HEADER.format("other") + WRONG)
    chosen = ("--select", "unknown-node")
    status, _, err = run(capsys, *chosen, "--write-baseline", "known.json", "tubes/other.yaml")
    assert (status, err) == (0, ["noob-lint: wrote 4 findings to known.json"])
    edit(here / "tubes" / "wrong.yaml", ("lab.c, depends: [b.x]", "lab.c"))
    (here / "tubes" / "other.yaml").unlink()
    told = ["The tube is fine (1 known finding in the baseline)."]
    gone = "noob-lint: known.json: no longer found: tubes/"
    stale = [
        *sorted(f"{gone}other.yaml: unknown-node: {text}" for text in (UNKNOWN_A, UNKNOWN_C)),
        f"{gone}wrong.yaml: unknown-node: {UNKNOWN_C}",
        "noob-lint: known.json: use --write-baseline to remove them",
    ]
    status, out, err = run(capsys, *chosen, "--baseline", "known.json")
    assert (status, out, sorted(err[:2]) + err[2:]) == (0, told, stale)
    assert run(capsys, *chosen, "--baseline", "known.json", "-q") == (0, [], [])
    status, out, err = run(capsys, *chosen, "--write-baseline", "known.json")
    wrote = "noob-lint: wrote 1 finding to known.json, without 3 that are gone"
    assert (status, out, err) == (0, told, [wrote])
    assert run(capsys, *chosen, "--baseline", "known.json") == (0, told, [])


def test_what_was_not_looked_for_is_not_stale(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "fine.yaml").write_text(HEADER.format("fine") + "nodes:\n  a: {type: lab.a}\n")
    fine = ["The tube is fine."]
    assert run(capsys, "--baseline", "known.json", "fine.yaml") == (0, fine, [])
    before = (here / "known.json").read_text()
    status, _, err = run(capsys, "--select", "cycle", "--write-baseline", "known.json")
    assert (status, err) == (0, ["noob-lint: wrote 2 findings to known.json"])
    assert (here / "known.json").read_text() == before


def test_a_finding_in_a_base_is_known_by_the_tube_that_brings_it_about(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(here / "tubes")
    base = "nodes:\n  read: {type: lab.read}\n  mean: {type: lab.mean, depends: [read.value]}\n"
    (here / "base.yaml").write_text(HEADER.format("base") + base)
    for name in ("one", "two"):
        extends = "extends: [base]\nnodes:\n  read: {depends: [mean.value]}\n"
        (here / f"{name}.yaml").write_text(HEADER.format(name) + extends)
    assert main(["--write-baseline", "new.json", "base.yaml", "one.yaml"]) == 0
    findings = json.loads((here / "new.json").read_text())["findings"]
    assert {path: [item["within"] for item in found] for path, found in findings.items()} == {
        "one.yaml": ["base.yaml"]
    }
    status, out, _ = run(capsys, "--baseline", "new.json", ".")
    assert status == 1
    assert out[-1] == "Found 1 error in 1 file (3 checked, 1 known finding in the baseline)."


def test_odd_names(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "caf\u00e9 \udcff\u2028.yaml"
    try:
        (here / name).write_text(HEADER.format("odd") + WRONG)
    except OSError:
        pytest.skip("the file system takes no such name")
    assert main(["--write-baseline", "odd.json", name]) == 0
    status, out, _ = run(capsys, "--baseline", "odd.json", name)
    assert (status, out) == (0, ["The tube is fine (3 known findings in the baseline)."])


def test_the_standard_input(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (here / "tubes" / "wrong.yaml").open("rb")
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": text}))
    arguments = ("--select", "unknown-node", "--baseline", "known.json", "-")
    told = ["The tube is fine (2 known findings in the baseline)."]
    assert run(capsys, *arguments, "--stdin-filename", "tubes/wrong.yaml") == (0, told, [])
    text.close()


FINDING = '{\n  "version": 1,\n  "findings": {\n    "a.yaml": [\n      %s\n    ]\n  }\n}\n'
BROKEN = {
    "empty": ("", "1:1: not valid JSON: Expecting value"),
    "not JSON": (
        '{"version": 1,\n "findings": {,}}',
        "2:15: not valid JSON: Expecting property name enclosed in double quotes",
    ),
    "a list": ("[]\n", '1:1: not a baseline: it has no "version"'),
    "another file": ('{"name": 1}\n', '1:1: not a baseline: it has no "version"'),
    "a later version": (
        '{"findings": {},\n "version": 2}',
        "2:2: baseline version 2, but this noob-lint reads 1",
    ),
    "no findings": ('{"version": 1}', '1:1: not a baseline: "findings" must map paths to lists'),
    "findings in a list": (
        '{"version": 1,\n "findings": []}',
        '2:2: not a baseline: "findings" must map paths to lists',
    ),
    "a path without a list": (
        FINDING.replace("[", "{").replace("]", "}") % "",
        "4:5: must be a list of findings",
    ),
    "no finding": (FINDING % "1", "5:7: a finding must be an object"),
    "a number": (
        FINDING % '{"rule": "cycle",\n      "fingerprint": 1}',
        '6:7: "fingerprint" must be a string',
    ),
    "no fingerprint": (
        FINDING % '{"rule": "cycle"}',
        '5:7: a finding needs a "rule" and a "fingerprint"',
    ),
    "digits": ('{"version": %s}' % ("1" * 5000), " a number has too many digits"),
    "deep": ("[" * 100_000, " nested too deeply"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_what_is_no_baseline(
    text: str, message: str, option: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "broken.json").write_text(text)
    status, out, err = run(capsys, option, "broken.json")
    assert (status, out, err) == (2, [], [f"noob-lint: error: broken.json:{message}"])
    assert (here / "broken.json").read_text() == text


USAGE = {
    "missing": (["--baseline", "no.json"], "no.json: no such file or directory"),
    "device": (["--baseline", os.devnull], f"{os.devnull}: not a regular file"),
    "pipe": (["--write-baseline", "pipe"], "pipe: not a regular file"),
    "not text": (["--baseline", "latin.json"], "latin.json: not UTF-8"),
    "both": (
        ["--baseline", "known.json", "--write-baseline", "known.json"],
        "--write-baseline cannot be used with --baseline",
    ),
    "output": (
        ["--baseline", "known.json", "--output-file", "./known.json"],
        '--output-file would overwrite the baseline "known.json"',
    ),
    "ignores": (
        ["--baseline", "known.json", "--add-ignores"],
        "--add-ignores cannot be used with --baseline",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), USAGE.values(), ids=USAGE)
def test_wrong_usage(
    arguments: list[str], message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "latin.json").write_bytes(b"\xe9")
    os.mkfifo("pipe")
    before = (here / "known.json").read_bytes()
    assert run(capsys, *arguments) == (2, [], [f"noob-lint: error: {message}"])
    assert (here / "known.json").read_bytes() == before
