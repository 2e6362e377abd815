"""``--related``: a change in a base also checks the tubes that depend on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.cli import main

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBES = {
    "base": "nodes:\n  read: {type: print}\n",
    "child": "extends: [base]\nnodes:\n  show: {type: print, depends: [raed.value]}\n",
    "outer": "nodes:\n  in: {type: tube, params: {tube: child}}\n",
    "other": "nodes:\n  read: {type: print, depends: [x.value]}\n",
}
UNKNOWN = (
    "child.yaml:6:33: error[unknown-node] [* unsafe] node 'show' depends on node 'raed', which "
    "does not exist: did you mean 'read'?"
)
INVALID = (
    "outer.yaml:5:35: error[child-tube-invalid] noob cannot load the tube in node 'in': see "
    "child.yaml"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with a project."""
    monkeypatch.chdir(tmp_path)
    Path("noob-lint.toml").touch()
    for name, text in TUBES.items():
        Path(f"{name}.yaml").write_text(HEADER.format(name) + text)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """The exit status, the lines of the output, and the errors."""
    status = main([*arguments, "--format", "concise"])
    output, errors = capsys.readouterr()
    return status, output.splitlines(), errors


def test_what_rests_on_a_named_file_is_checked_and_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(capsys, "base.yaml") == (0, ["The tube is fine."], "")
    closing = "Found 2 errors in 2 files (3 checked, 1 fixable with --fix --unsafe-fixes)."
    expected = (1, [UNKNOWN, INVALID, closing], "")
    assert run(capsys, "--related", "base.yaml") == expected
    assert run(capsys, "--related", "--jobs", "2", "base.yaml") == expected
    assert run(capsys, "--related", "base.yaml", "child.yaml", "outer.yaml") == expected
    assert run(capsys, "outer.yaml", "base.yaml", "--related")[1] == [INVALID, UNKNOWN, closing]


def test_files_that_are_skipped_have_no_relatives(capsys: pytest.CaptureFixture[str]) -> None:
    Path("compose.yaml").write_text("services: {}\n")
    Path("noob-lint.toml").write_text('exclude = ["base.yaml"]\n')
    hook = ("--related", "--force-exclude", "--skip-non-tubes")
    status, lines, _ = run(capsys, *hook, "compose.yaml", "base.yaml")
    assert (status, lines) == (0, ["No tube was checked (2 files skipped)."])


def test_what_is_known_of_other_files_is_not_told_after_fixing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("noob-lint.toml").write_text('baseline = "known.json"\n')
    assert main(["--write-baseline", "--quiet", "child.yaml", "outer.yaml"]) == 0
    capsys.readouterr()
    text = HEADER.format("base") + "nodes:\n  read: {type: print, enabled: 'yes'}\n"
    Path("base.yaml").write_text(text)
    assert run(capsys, "--fix", "--related", "base.yaml") == (
        0,
        ["Fixed 1 finding in 1 file. All 3 tubes are fine (2 known findings in the baseline)."],
        "",
    )
    assert Path("base.yaml").read_text() == text.replace("'yes'", "true")


def test_only_named_files_are_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("child.yaml").read_text()
    base = (
        HEADER.format("base")
        + "nodes:\n  read: {type: print}\n  more: {type: print, enabled: 'no'}\n"
    )
    Path("base.yaml").write_text(base)
    Path("child.yaml").write_text(before + "  more: {type: print, enabled: 'no'}\n")
    fix = ("--fix", "--related", "base.yaml")
    status, lines, errors = run(capsys, *fix)
    assert (status, errors) == (1, "")
    assert [line.partition("] ")[0] for line in lines[:-1]] == [
        "child.yaml:6:33: error[unknown-node",
        "child.yaml:7:32: warning[coerced-value",
        "outer.yaml:5:35: error[child-tube-invalid",
    ]
    assert Path("base.yaml").read_text() == base.replace("'no'", "false")
    assert Path("child.yaml").read_text() == before + "  more: {type: print, enabled: 'no'}\n"
    for mode, said in (("--fix-only", "Nothing to fix.\n"), ("--diff", "")):
        assert main([mode, *fix[1:]]) == 0
        assert capsys.readouterr().out == said


def test_the_files_that_would_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--show-files", "--related", "base.yaml", "other.yaml")[1] == [
        *("base.yaml", "other.yaml", "child.yaml", "outer.yaml"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-",), "--related needs files; it cannot be used with standard input"),
        (
            ("--add-ignores", "base.yaml"),
            "--add-ignores cannot be used with --related",
        ),
        (
            ("--output-file", "child.yaml", "base.yaml"),
            '--output-file would overwrite "child.yaml", which is being checked',
        ),
    ],
)
def test_what_does_not_go_together(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    before = Path("child.yaml").read_text()
    status, lines, errors = run(capsys, "--related", *arguments)
    assert (status, lines, errors) == (2, [], f"noob-lint: error: {message}\n")
    assert Path("child.yaml").read_text() == before
