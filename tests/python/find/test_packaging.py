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


ALL_TOOLS = """\
[tool.setuptools]
package-dir = {"" = "one", "a.b" = "two", "bad" = 3}
packages.find.where = ["three", 4, "five"]
[tool.hatch.build]
packages = ["python/lab/", 5]
sources = ["src"]
dev-mode-dirs = ["."]
[tool.hatch.build.targets.wheel]
packages = ["other/lab"]
sources = {"code" = "lab/", "odd" = 3}
dev-mode-dirs = ["dev"]
[tool.pdm.build]
package-dir = "pdm"
[tool.poetry]
name = 3
packages = [3, {include = "x"}, {from = "here", include = "y"}, {from = 4}, {from = "z", to = "w"}]
[tool.uv.build-backend]
module-root = "uv"
[tool.maturin]
python-source = "maturin"
[tool.scikit-build.wheel]
packages = ["kit/lab/"]
[tool.flit.metadata]
name = "Flit-Name"
[tool.uv.workspace]
members = ["a/*", 3]
exclude = ["a/b", 4]
[tool.rye.workspace]
members = ["b"]
[tool.hatch.envs.x.workspace]
members = ["c", {path = "d"}, {nopath = "e"}, 4]
[tool.hatch.envs.y]
workspace = 3
"""
SETUP_CFG = """\
[metadata]
name = Other.Name
[options]
package_dir =
    = cfg
    a.b = cfg/inner
    odd
[options.packages.find]
where = first, second
    third
[options]
zip_safe = no
"""
SETUP_PY = """\
from setuptools import setup, find_packages
setup(package_dir={"": "py", "a.b": "py/inner", 3: "x", "y": 4}, packages=find_packages("where"))
setup(package_dir="no")
other(package_dir={"": "never"})
setuptools.setup(package_dir={"q": name}, packages=s.find_namespace_packages(where="there"))
find_packages(make())
find_packages()
find_packages(where=3)
"""


def test_every_tool(tmp_path: Path) -> None:
    files = {"pyproject.toml": ALL_TOOLS, "setup.cfg": SETUP_CFG, "setup.py": SETUP_PY}
    for name, text in files.items():
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    found = Metadata(str(tmp_path))
    assert [" | ".join(one) for one in found.mapped] == [
        "one |  | tool.setuptools.package-dir in pyproject.toml",
        "two | a/b | tool.setuptools.package-dir in pyproject.toml",
        "three |  | tool.setuptools.packages.find.where in pyproject.toml",
        "five |  | tool.setuptools.packages.find.where in pyproject.toml",
        "other/lab | lab | tool.hatch.build.targets.wheel.packages in pyproject.toml",
        "code | lab | tool.hatch.build.targets.wheel.sources in pyproject.toml",
        "dev |  | tool.hatch.build.targets.wheel.dev-mode-dirs in pyproject.toml",
        "python/lab/ | lab | tool.hatch.build.packages in pyproject.toml",
        "src |  | tool.hatch.build.sources in pyproject.toml",
        ". |  | tool.hatch.build.dev-mode-dirs in pyproject.toml",
        "pdm |  | tool.pdm.build.package-dir in pyproject.toml",
        "here |  | tool.poetry.packages in pyproject.toml",
        "uv |  | tool.uv.build-backend.module-root in pyproject.toml",
        "maturin |  | tool.maturin.python-source in pyproject.toml",
        "kit/lab/ | lab | tool.scikit-build.wheel.packages in pyproject.toml",
        "cfg |  | options.package_dir in setup.cfg",
        "cfg/inner | a/b | options.package_dir in setup.cfg",
        "first |  | options.packages.find.where in setup.cfg",
        "second |  | options.packages.find.where in setup.cfg",
        "third |  | options.packages.find.where in setup.cfg",
        "py |  | package_dir in setup.py",
        "py/inner | a/b | package_dir in setup.py",
        "where |  | find_packages in setup.py",
        "there |  | find_namespace_packages in setup.py",
    ]
    assert [*found.members] == ["a/*", "b", "c", "d"]
    assert [*found.excluded_members] == ["a/b"]
    assert (found.name, found.is_there) == ("flit_name", True)


def test_lists_of_scikit_build(tmp_path: Path) -> None:
    text = '[tool.scikit-build]\nwheel.packages = {"a/b" = "code", "c" = 3}\n'
    (tmp_path / "pyproject.toml").write_text(text)
    assert [*Metadata(str(tmp_path)).mapped] == [
        Mapped("code", "a/b", "tool.scikit-build.wheel.packages in pyproject.toml")
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[tool.pdm.build]\npackage-dir = \n"),
        ("pyproject.toml", "[tool.pdm.build]\npackage-dir = 3\n"),
        ("pyproject.toml", "tool = 3\n# package-dir\n"),
        ("pyproject.toml", "[tool.pdm.build]\npackage-dir = 'x'\n#" + "-" * 2**20),
        ("pyproject.toml", "[tool.pdm.build]\npackage-dir = '\udcff'\n"),
        ("setup.cfg", "options.package_dir = x\n"),
        ("setup.cfg", "[options\npackage_dir\n"),
        ("setup.cfg", "[metadata]\n[other]\nx = 1\n"),
        ("setup.py", "setup(package_dir={'': 'x'}\n"),
        ("setup.py", "setup(package_dir={'': 'x'})\n#" + "-" * 2**20),
    ],
)
def test_what_says_nothing(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, errors="surrogateescape")
    found = Metadata(str(tmp_path))
    assert ([*found.mapped], [*found.members], found.name) == ([], [], None)


def test_the_longest_file_that_is_read(tmp_path: Path) -> None:
    text = "[tool.pdm.build]\npackage-dir = 'x'\n#"
    (tmp_path / "pyproject.toml").write_text(text.ljust(2**20, "-"))
    assert [one.directory for one in Metadata(str(tmp_path)).mapped] == ["x"]
