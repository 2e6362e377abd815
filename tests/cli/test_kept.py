"""What ``--watch`` keeps between two checks, without a process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from noob_lint.cli.kept import Kept
from noob_lint.config.settings import Settings, SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.fixing.linted import lint_file
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.project.index import user_directory
from noob_lint.support.project_files import MARKS
from tests.lab import write_lab

TUBE = """\
noob_id: {}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {{type: lab.read}}
"""


class Checks:
    """A `Kept`, and the files that each of its checks has linted."""

    def __init__(self) -> None:
        self.kept = Kept()

    def run(self, *paths: str, settings: Settings | None = None) -> tuple[list[str], list[str]]:
        """The files with results, and those among them that were linted for this."""
        linted: list[str] = []

        def task(linter: Linter, path: str) -> FileResult:
            linted.append(path)
            return lint_file(linter, path)

        done: list[int] = []
        workspace = self.kept.workspace(Configurations(settings), paths)
        results = [one.path for one in self.kept.results(workspace, 1, done.append, task)]
        assert done == [*range(1, len(results) + 1)]
        return results, linted


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.yaml").write_text(TUBE.format(name))
    return tmp_path


def test_only_what_has_changed_is_linted_again() -> None:
    checks = Checks()
    kept, both = checks.kept, ["a.yaml", "b.yaml"]
    assert kept.is_stale
    kept.changed(["a.yaml"])  # before there is anything
    assert (list(kept.directories), kept.baselines, list(kept.environments), list(kept.files)) == (
        [],
        set(),
        [],
        [],
    )
    assert checks.run(*both) == (both, both)
    assert not kept.is_stale
    assert checks.run(*both) == (both, [])
    assert kept.baselines == set()
    assert kept.directories == [os.getcwd(), user_directory()]
    above = {str(one) for path in map(Path, kept.directories) for one in (path, *path.parents)}
    marks = {os.path.join(directory, mark) for directory in above for mark in MARKS}
    assert marks <= set(kept.files)
    workspace = kept.workspace(Configurations(None), both)
    revision = workspace.revision
    kept.changed([])
    assert (kept.is_stale, workspace.revision) == (False, revision)
    Path("b.yaml").write_text(TUBE.format("c"))
    kept.changed(["b.yaml"])
    assert kept.is_stale
    assert checks.run(*both) == (both, ["b.yaml"])
    assert checks.run("b.yaml") == (["b.yaml"], [])
    Path("a.yaml").write_text(TUBE.format("d"))
    kept.changed(["a.yaml"])
    assert not kept.is_stale
    assert checks.run("b.yaml") == (["b.yaml"], [])
    assert checks.run(*both) == (both, ["a.yaml"])


def test_a_file_that_cannot_be_read_is_tried_again() -> None:
    checks = Checks()
    both = ["a.yaml", "gone.yaml"]
    assert checks.run(*both) == (both, both)
    assert checks.kept.is_stale
    assert checks.run(*both) == (both, ["gone.yaml"])


def test_options_with_another_meaning_make_all_results_stale() -> None:
    checks = Checks()
    assert checks.run("a.yaml", settings=Settings()) == (["a.yaml"], ["a.yaml"])
    assert checks.run("a.yaml", settings=Settings()) == (["a.yaml"], [])
    other = Settings(ignore=("graph",))
    assert checks.run("a.yaml", settings=other) == (["a.yaml"], ["a.yaml"])


def test_results_of_other_options_are_not_kept() -> None:
    checks = Checks()
    checks.run("a.yaml", settings=Settings())
    checks.run("b.yaml", settings=Settings(ignore=("graph",)))
    read = {Path(one).name for one in checks.kept.files}
    assert read & {"a.yaml", "b.yaml"} == {"b.yaml"}


def test_a_configuration_that_is_wrong_now(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("noob-lint.toml").write_text('baseline = "known.json"\n')
    checks = Checks()
    checks.run("a.yaml")
    assert checks.kept.baselines == {"known.json"}
    assert {"noob-lint.toml", "a.yaml"} <= {Path(one).name for one in checks.kept.files}

    def wrong(_: Workspace, path: str) -> None:
        raise SettingsError(path)

    monkeypatch.setattr(Workspace, "settings_of", wrong)
    assert checks.kept.baselines == set()
    monkeypatch.setattr(Workspace, "project_of", wrong)
    assert checks.kept.is_stale


def test_an_environment_that_is_gone_may_come_back(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    (gone / "lib" / "python3.12" / "site-packages").mkdir(parents=True)
    (gone / "pyvenv.cfg").write_text("home = /usr/bin\n")
    checks = Checks()
    checks.run("a.yaml", settings=Settings(python=str(gone), root=str(tmp_path)))
    assert str(gone / "pyvenv.cfg") in checks.kept.environments
    shutil.rmtree(gone)
    assert str(gone) in checks.kept.environments


def test_configurations_that_others_extend_are_watched(here: Path) -> None:
    (here / "shared.toml").write_text("ignore = ['cycle']\n")
    (here / "noob-lint.toml").write_text("extend = 'shared.toml'\n")
    checks = Checks()
    checks.run("a.yaml")
    assert str(here / "shared.toml") in {os.path.abspath(path) for path in checks.kept.files}
