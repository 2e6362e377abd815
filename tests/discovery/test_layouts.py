"""The decision table: every file is in the right project, however and wherever it is queried."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from noob_lint.config.settings import SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.roots import RootKind
from noob_lint.discovery.workspace import Workspace
from tests.discovery.layouts import LAYOUTS, SITUATIONS, Layout, Project

DOCS = Path(__file__).parents[2] / "docs"


def _made(layout: Layout, top: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    try:
        layout.make(top)
    except OSError:
        pytest.skip("no links here")
    monkeypatch.chdir(top)
    if layout.home is not None:
        for name in ("HOME", "USERPROFILE"):
            monkeypatch.setenv(name, str(top / layout.home))
    return top


def _relative(path: str, top: Path) -> str:
    return "" if path == str(top) else path.removeprefix(os.path.join(top, "")).replace(os.sep, "/")


def _asked(workspace: Workspace, path: str, top: Path, *, has_environment: bool) -> Project:
    root = workspace.configurations.root_of(path)
    configuration = workspace.configurations.configuration_of(path)
    place = workspace.code_place_of(path)
    assert place is not None
    environment = place.environment if has_environment else None
    return Project(
        _relative(root.directory, top),
        root.kind.name,
        None if configuration is None else _relative(configuration, top),
        tuple(sorted(workspace.project_of(path).index.known_ids())),
        tuple(_relative(str(one.path), top) for one in place.roots.roots),
        None if environment is None else _relative(str(environment.prefix), top),
    )


def _answers(layout: Layout, top: Path, paths: Sequence[str]) -> dict[str, Project]:
    workspace = Workspace(Configurations(), paths)
    return {
        name: _asked(workspace, path, top, has_environment=project.environment is not None)
        for (name, project), path in zip(layout.expected.items(), paths, strict=True)
    }


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_the_project_of_a_file(
    layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = _made(layout, tmp_path, monkeypatch)
    if layout.error is not None:
        with pytest.raises(SettingsError) as caught:
            _answers(layout, top, list(layout.expected))
        assert str(caught.value) == layout.error
        return
    assert _answers(layout, top, list(layout.expected)) == layout.expected
    sure = layout._replace(
        expected={
            name: project
            for name, project in layout.expected.items()
            if RootKind[project.kind].is_sure
        }
    )
    for name in sure.expected:
        monkeypatch.chdir(os.path.dirname(top / name))
        paths = [os.path.relpath(top / other) for other in sure.expected]
        assert _answers(sure, top, paths) == sure.expected
        assert _answers(sure, top, [str(top / other) for other in sure.expected]) == sure.expected


def test_every_situation_has_a_layout_and_stands_in_the_documentation() -> None:
    assert {layout.situation for layout in LAYOUTS} == set(SITUATIONS)
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    rows = ["".join(f"| {cell} " for cell in row) + "|\n" for row in SITUATIONS.values()]
    head = page.index("| a file |")
    table = page[head:].split("\n\n")[0].splitlines(keepends=True)[2:]
    assert "".join(table).rstrip() == "".join(rows).rstrip()
