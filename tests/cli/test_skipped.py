"""Skipped files: which are named, which are counted, and the exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from noob_lint import Settings, lint_paths, lint_text
from noob_lint.cli import main

FINE = """\
noob_id: fine
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a:
    type: print
"""
TEXTS = {
    "excluded.yaml": FINE.replace("fine", "excluded"),
    "fine.yaml": FINE,
    "model.yaml": "noob_id: cam\nnoob_model: lab.Camera\nnoob_version: 1003.0.2\ngain: 3\n",
    "other.yaml": "on: push\n",
    "template.yaml": FINE.replace("fine", "template")
    + "{% if x %}\n  b:\n    type: print\n{% endif %}\n",
    "old/fine.yaml": FINE.replace("fine", "old"),
}
EXCLUDED = "noob-lint: excluded.yaml: skipped: excluded\n"
MODEL = "noob-lint: model.yaml: skipped: a file of another noob model\n"
OTHER = "noob-lint: other.yaml: skipped: not a tube\n"
TEMPLATE = "noob-lint: template.yaml: skipped: a template\n"
OLD = "noob-lint: old/: skipped: excluded\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with files of every kind."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text)
    Path("noob-lint.toml").write_text('exclude = ["excluded.yaml", "old"]\npython = "off"\n')


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit status, and what went to standard output and standard error."""
    status = main(list(arguments))
    return status, *capsys.readouterr()


def test_a_run_counts_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys) == (0, "The tube is fine (5 files skipped).\n", "")
    status, output, errors = run(capsys, "--format", "json")
    assert (status, errors) == (0, "")
    summary = json.loads(output)["summary"]
    assert (summary["files"], summary["skipped"]) == (1, 5)
    assert summary["skipped_reasons"] == {
        "excluded": 2,
        "not-a-tube": 1,
        "other-model": 1,
        "template": 1,
    }


PROJECT = """\
noob-lint: project . (marked by a configuration): fine.yaml
noob-lint:   settings: noob-lint.toml
noob-lint:   tubes: 3 tubes with an id in .
noob-lint:   code: not read
"""


@pytest.mark.parametrize("option", ["-v", "--verbose"])
def test_a_verbose_run_names_them(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    expected = EXCLUDED + MODEL + OLD + OTHER + TEMPLATE + PROJECT
    assert run(capsys, option) == (0, "The tube is fine (5 files skipped).\n", expected)
    assert run(capsys, option, "-q") == (0, "", expected)


@pytest.mark.parametrize(
    ("name", "note"),
    [("model.yaml", MODEL), ("template.yaml", TEMPLATE), ("excluded.yaml", EXCLUDED)],
)
def test_one_that_is_named_gets_a_note(
    name: str, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--force-exclude"] if name == "excluded.yaml" else []
    last = "No tube was checked (1 file skipped).\n"
    for more in ([], ["--skip-non-tubes"], ["--verbose"], ["--fail-on", "info"]):
        assert run(capsys, name, *options, *more) == (0, last, note)
    assert run(capsys, name, *options, "--quiet") == (0, "", "")
    last = "The tube is fine (1 file skipped).\n"
    assert run(capsys, name, "fine.yaml", *options) == (0, last, note)
    assert run(capsys, name, *options, "--fix") == (
        0,
        "No tube was checked (1 file skipped).\n",
        note,
    )
    assert run(capsys, name, *options, "--show-files") == (0, "", "")


def test_a_file_of_another_tool_is_checked_if_it_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, output, errors = run(capsys, "other.yaml", "--format", "concise")
    assert (status, errors) == (1, "")
    assert "schema-unknown-key" in output


def test_a_hook_skips_it_without_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    last = "The tube is fine (1 file skipped).\n"
    assert run(capsys, "other.yaml", "fine.yaml", "--skip-non-tubes") == (0, last, "")
    expected = (0, last, OTHER + PROJECT)
    assert run(capsys, "other.yaml", "fine.yaml", "--skip-non-tubes", "--verbose") == expected


def test_what_is_included_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("model.yaml", "template.yaml"):
        for paths in ([], [name], [name, "--skip-non-tubes"]):
            status, output, errors = run(capsys, "--include", name, "--format", "concise", *paths)
            assert (status, errors) == (1, "")
            assert f"{name}:" in output


@pytest.mark.parametrize(
    ("name", "note"),
    [("model.yaml", MODEL), ("template.yaml", TEMPLATE), ("excluded.yaml", EXCLUDED)],
)
def test_standard_input(
    name: str, note: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(*options: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXTS[name].encode())))
        return run(capsys, "-", "--stdin-filename", name, "--force-exclude", *options)

    last = "No tube was checked (1 file skipped).\n"
    assert check() == check("--skip-non-tubes") == (0, last, note)
    assert check("--fix") == (0, TEXTS[name], note + last)
    if name != "excluded.yaml":
        assert check("--include", name)[0] == 1


def test_functions() -> None:
    for name in ("model.yaml", "template.yaml"):
        assert lint_paths([name]) == []
        assert lint_text(TEXTS[name]) == lint_text(TEXTS[name].encode(), path=name) == []
        assert lint_paths([name], settings=Settings(include=[name]))
        assert lint_text(TEXTS[name], path=name, settings=Settings(include=[name]))
