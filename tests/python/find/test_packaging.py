"""Packaging metadata: how each tool declares where modules are."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.find.packaging import Mapped, Metadata

PYPROJECT = """\
[tool.setuptools.package-dir]
"lab.inner" = "code/inner"
[tool.hatch.build.targets.wheel]
packages = ["python/lab"]
[tool.poetry]
packages = [{include = "lab", from = "lib"}, {include = "b", from = "x", to = "y"}]
[tool.uv.workspace]
members = ["libs/*"]
exclude = ["libs/old"]
"""


def test_what_tools_say(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "setup.cfg").write_text("[options.packages.find]\nwhere = other\n")
    found = Metadata(str(tmp_path))
    assert list(found.mapped) == [
        Mapped("code/inner", "lab/inner", "tool.setuptools.package-dir in pyproject.toml"),
        Mapped("python/lab", "lab", "tool.hatch.build.targets.wheel.packages in pyproject.toml"),
        Mapped("lib", "", "tool.poetry.packages in pyproject.toml"),
        Mapped("other", "", "options.packages.find.where in setup.cfg"),
    ]
    assert (list(found.members), list(found.excluded_members)) == (["libs/*"], ["libs/old"])
    assert found.is_there


def test_a_directory_without_metadata(tmp_path: Path) -> None:
    found = Metadata(str(tmp_path))
    assert (found.is_there, found.name) == (False, None)
    assert [*found.mapped, *found.members, *found.excluded_members] == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pyproject.toml", "[project]\nname = 'My.Lab-tools'\n", "my_lab_tools"),
        ("pyproject.toml", "[tool.poetry]\nname = 'lab'\n", "lab"),
        ("pyproject.toml", "[tool.flit.metadata]\nmodule = 'lab'\n", "lab"),
        ("pyproject.toml", "[project]\nname = 3\n", None),
        ("setup.cfg", "[metadata]\nname = lab\n", "lab"),
        ("setup.py", "setup(name='lab')\n", None),
    ],
)
def test_names_of_distributions(name: str, text: str, expected: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert Metadata(str(tmp_path)).name == expected
