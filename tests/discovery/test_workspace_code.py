"""Each file of a project sees its own code; the tubes and their index are the same for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Settings, lint_paths
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from tests.python.find.environments import venv

TUBE = """\
noob_id: {}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {{type: same.f}}
  b: {{type: print, depends: [a.{}]}}
"""
CODE = """\
from typing import Annotated
from noob import Name
def f() -> Annotated[int, Name('{}')]: ...
"""
TUBES = [f"packages/{name}/tubes/{name}.yaml" for name in ("one", "two")]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: two members with a module of the same name, and a tube in each."""
    for name in ("one", "two"):
        member = tmp_path / "packages" / name
        (member / "src").mkdir(parents=True)
        (member / "tubes").mkdir()
        (member / "setup.py").touch()
        (member / "src" / "same.py").write_text(CODE.format(name))
        (member / "tubes" / f"{name}.yaml").write_text(TUBE.format(name, name))
    (tmp_path / "noob-lint.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
def test_they_share_the_index() -> None:
    workspace = Workspace(Configurations(), TUBES)
    one, two = map(workspace.project_of, TUBES)
    assert (one is two, one.index is two.index, one.code is two.code) == (False, True, False)
    assert workspace.project_of("packages/two/other.yaml") is two
    assert workspace.project_of("tube.yaml") not in (one, two)


@pytest.mark.usefixtures("here")
def test_each_tube_is_checked_with_the_code_of_its_member() -> None:
    assert lint_paths(TUBES, settings=Settings(select=["unknown-signal"])) == []
    swapped = Path(TUBES[0]).read_text().replace("a.one", "a.two")
    Path(TUBES[0]).write_text(swapped)
    found = lint_paths(TUBES, settings=Settings(select=["unknown-signal"]))
    assert [one.path for one in found] == TUBES[:1]


@pytest.mark.usefixtures("here")
def test_each_tube_is_checked_with_the_nearest_environment() -> None:
    for path in TUBES:
        Path(path).write_text(TUBE.format("x", "x").replace("same.f", "installed.f"))
        site = venv(Path(path).parent / ".venv", noob=True)
        (site / "installed.py").write_text(CODE.format("x" if "one" in path else "y"))
    found = lint_paths(TUBES, settings=Settings(select=["unknown-signal"]))
    assert [one.path for one in found] == TUBES[1:]
