"""Where the code of a project is, for each packaging tool and layout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.python.answers import Found
from noob_lint.python.find.roots import (
    CodeRoots,
    code_roots,
    configured_roots,
    nearest_project,
)
from noob_lint.python.lookup import Sources


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def roots_of(root: Path, project: Path | None = None) -> CodeRoots:
    return code_roots(str(root), str(project or root))


def finds(root: Path, *types: str, project: Path | None = None) -> list[bool]:
    """Which of the types can be found from the root, without an environment."""
    roots = roots_of(root, project)
    sources = Sources(roots.directories, None, roots.modules)
    return [isinstance(sources.look_up(name), Found) for name in types]


def relative(roots: CodeRoots, base: Path) -> list[str]:
    """The directories and modules, relative to a directory."""
    shown = []
    for root in roots.roots:
        path = os.path.relpath(root.path, base)
        shown.append(f"{root.module}={path}" if root.module else path)
    return shown


CODE = "def f(x: int) -> int: ...\n"

LAYOUTS = {
    "src": ("", "src/lab/__init__.py"),
    "flat package": ("", "lab/__init__.py"),
    "flat module": ("", "lab.py"),
    "namespace package in src": ("", "src/lab/inner.py"),
    "flit with src": ("[project]\nname = 'lab'\n[tool.flit.module]\nname = 'lab'\n", "src/lab.py"),
    "flit": ("[tool.flit.metadata]\nmodule = 'lab'\n", "lab/__init__.py"),
    "hatch packages": (
        "[tool.hatch.build.targets.wheel]\npackages = ['python/lab']\n",
        "python/lab/__init__.py",
    ),
    "hatch packages, for all targets": (
        "[tool.hatch.build]\npackages = ['python/lab/']\n",
        "python/lab/__init__.py",
    ),
    "hatch sources": (
        "[tool.hatch.build.targets.wheel]\nonly-include = ['code/lab']\nsources = ['code']\n",
        "code/lab/__init__.py",
    ),
    "hatch sources that move": (
        "[tool.hatch.build.targets.wheel.sources]\n'code/lab' = 'lab'\n",
        "code/lab/__init__.py",
    ),
    "hatch sources that rename": (
        "[tool.hatch.build.targets.wheel.sources]\n'code/base' = 'lab'\n",
        "code/base/__init__.py",
    ),
    "hatch dev-mode-dirs": ("[tool.hatch.build]\ndev-mode-dirs = ['code']\n", "code/lab.py"),
    "setuptools package-dir": (
        "[tool.setuptools]\npackage-dir = {'' = 'lib'}\n",
        "lib/lab/__init__.py",
    ),
    "setuptools package-dir of a package": (
        "[tool.setuptools.package-dir]\nlab = 'code'\n",
        "code/__init__.py",
    ),
    "setuptools package-dir of the root": (
        "[tool.setuptools.package-dir]\nlab = '.'\n",
        "__init__.py",
    ),
    "setuptools packages.find": (
        "[tool.setuptools.packages.find]\nwhere = ['lib']\n",
        "lib/lab/__init__.py",
    ),
    "pdm": ("[tool.pdm.build]\npackage-dir = 'lib'\n", "lib/lab/__init__.py"),
    "poetry": (
        "[tool.poetry]\npackages = [{include = 'lab', from = 'lib'}]\n",
        "lib/lab/__init__.py",
    ),
    "uv": ("[tool.uv.build-backend]\nmodule-root = 'lib'\n", "lib/lab/__init__.py"),
    "uv, flat": ("[tool.uv.build-backend]\nmodule-root = ''\n", "lab/__init__.py"),
    "maturin": ("[tool.maturin]\npython-source = 'python'\n", "python/lab/__init__.py"),
    "scikit-build": ("[tool.scikit-build]\nwheel.packages = ['python/lab']\n", "python/lab.py"),
    "scikit-build, renamed": (
        "[tool.scikit-build.wheel.packages]\nlab = 'python/base'\n",
        "python/base/__init__.py",
    ),
    "member of a uv workspace": ("[tool.uv.workspace]\nmembers = ['libs/*']\n", "libs/a/lab.py"),
    "member of a hatch workspace": (
        "[tool.hatch.envs.default]\nworkspace.members = [{path = 'libs/a'}]\n",
        "libs/a/lab.py",
    ),
    "member of a rye workspace": ("[tool.rye.workspace]\nmembers = ['lib?']\n", "libs/lab.py"),
    "packages/*/src": ("", "packages/a/src/lab/__init__.py"),
}
"""A pyproject.toml, and the file in which it has the module `lab`, or `lab.inner`."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str, tmp_path: Path) -> None:
    pyproject, module = LAYOUTS[layout]
    write(tmp_path, {"pyproject.toml": pyproject, module: CODE})
    for name in ("libs", "libs/a"):
        if module.startswith(f"{name}/lab"):
            (tmp_path / name / "pyproject.toml").touch()
    dotted = "lab.inner.f" if "inner" in module else "lab.f"
    assert finds(tmp_path, dotted, "lab.g") == [True, False]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("setup.cfg", "[options]\npackage_dir =\n    = lib\npackages = find:\n"),
        ("setup.cfg", "[options]\npackage_dir =\n    lab = lib/lab\n"),
        ("setup.cfg", "[options]\npackages = find:\n[options.packages.find]\nwhere = lib\n"),
        ("setup.py", "from setuptools import setup\nsetup(package_dir={'': 'lib'})\n"),
        ("setup.py", "import setuptools as s\ns.setup(packages=s.find_packages('lib'))\n"),
        ("setup.py", "setup(packages=find_namespace_packages(where='lib'), name=NAME)\n"),
    ],
)
def test_older_metadata(name: str, text: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text, "lib/lab/__init__.py": CODE})
    assert finds(tmp_path, "lab.f") == [True]


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": "[tool.hatch"},
        {"pyproject.toml": "tool = 3\npackages = 4\n"},
        {"pyproject.toml": "[tool]\nhatch = 1\nsetuptools = []\npoetry = 'packages'\n"},
        {"pyproject.toml": "[tool.setuptools]\npackage-dir = {'' = 3, a = ['b']}\n"},
        {"pyproject.toml": "[tool.setuptools]\npackage-dir = {'' = 'gone', 'a b' = 'lib'}\n"},
        {"pyproject.toml": "[tool.setuptools.packages.find]\nwhere = 'lib'\n"},
        {"pyproject.toml": "[tool.setuptools.packages.find]\nwhere = ['a\\u0000b']\n"},
        {"pyproject.toml": "[tool.poetry]\npackages = [1, {from = 2}, {include = 'x'}]\n"},
        {"pyproject.toml": "[tool.hatch.build]\nsources = {'lib' = 3}\npackages = 'lib'\n"},
        {"pyproject.toml": "[tool.uv.workspace]\nmembers = ['gone/*', '', 3, 'a\\u0000/*']\n"},
        {"pyproject.toml": "packages = '" + "x" * 2**20 + "'\n"},
        {"pyproject.toml": "packages." * 100_000 + "x = 1\n"},
        {"setup.cfg": "[options\npackage_dir ="},
        {"setup.cfg": "[options]\npackage_dir = lib\n"},
        {"setup.py": "setup(package_dir={'': LIB}, packages=find_packages(HERE))"},
        {"setup.py": "setup(package_dir={1: 'lib', '': None})"},
        {"setup.py": "def package_dir(:"},
    ],
)
def test_odd_metadata_is_passed_over(files: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path, {**files, "lib/lab.py": CODE, "own.py": CODE})
    assert relative(roots_of(tmp_path), tmp_path) == ["."]
    assert finds(tmp_path, "own.f", "lab.f") == [True, False]


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pyproject.toml")
    (tmp_path / "setup.cfg").mkdir()
    assert relative(roots_of(tmp_path), tmp_path) == ["."]


def test_nothing_of_setup_py_runs(tmp_path: Path) -> None:
    text = "open('ran', 'w')\nsetup(package_dir={'': 'lib'})\nraise SystemExit\n"
    write(tmp_path, {"setup.py": text, "lib/lab.py": CODE})
    assert finds(tmp_path, "lab.f") == [True]
    assert not (tmp_path / "ran").exists()


def test_the_order_is_src_then_the_root_then_what_is_named(tmp_path: Path) -> None:
    pyproject = "[tool.hatch.build.targets.wheel]\npackages = ['lib/lab', 'src/lab']\n"
    files = {"pyproject.toml": pyproject, "src/a.py": "", "lib/a.py": ""}
    write(tmp_path, {**files, "packages/b/src/a.py": ""})
    found = roots_of(tmp_path)
    assert relative(found, tmp_path) == ["src", ".", "lib", "packages/b/src"]
    assert [root.why for root in found.roots] == [
        "the directory 'src'",
        "the directory of its packaging metadata",
        "tool.hatch.build.targets.wheel.packages in pyproject.toml",
        "'src' of a member of the workspace",
    ]


def test_a_member_has_its_own_code_first(tmp_path: Path) -> None:
    """Two members may have modules of the same name; each tube gets that of its own."""
    for name in ("one", "two"):
        member = f"packages/{name}"
        write(tmp_path, {f"{member}/pyproject.toml": "", f"{member}/src/same.py": CODE})
        write(tmp_path, {f"{member}/src/{name}.py": CODE, f"{member}/tubes/t.yaml": ""})
    write(tmp_path, {"shared.py": CODE})
    two = tmp_path / "packages" / "two"
    project = Path(nearest_project(str(tmp_path), str(two / "tubes")))
    assert project == two
    found = relative(roots_of(tmp_path, project), tmp_path)
    assert found == ["packages/two/src", "packages/two", ".", "packages/one/src"]
    types = ("same.f", "one.f", "two.f", "shared.f")
    assert finds(tmp_path, *types, project=project) == [True] * 4


def test_the_nearest_project_is_at_the_root_or_below_it(tmp_path: Path) -> None:
    write(tmp_path, {"setup.py": "", "a/b/c/x": "", "a/setup.cfg": ""})
    ways = {
        (".", "."): ".",
        (".", "a/b/c"): "a",
        ("a", "a/b"): "a",
        ("a/b", "a/b/c"): "a/b",
        ("a/b", "."): "a/b",
    }
    for (root, directory), expected in ways.items():
        one, other = (os.path.normpath(tmp_path / path) for path in (root, directory))
        assert nearest_project(one, other) == os.path.normpath(tmp_path / expected)


def test_members_are_those_that_the_workspace_says(tmp_path: Path) -> None:
    pyproject = "[tool.uv.workspace]\nmembers = ['libs/*', 'apps/x/*']\nexclude = ['libs/old*']\n"
    members = ("libs/a", "libs/older", "apps/x/b", "apps/y/c", "libs/.hidden")
    write(tmp_path, {"pyproject.toml": pyproject})
    write(tmp_path, {f"{member}/pyproject.toml": "" for member in members})
    write(tmp_path, {"libs/no-project/README": "", "libs/README": "", "libs/a/src/x.py": ""})
    assert relative(roots_of(tmp_path), tmp_path) == [".", "libs/a/src", "apps/x/b"]


def test_members_by_odd_patterns(tmp_path: Path) -> None:
    pyproject = """\
[tool.uv.workspace]
members = ["/w/", "n\\u0000l", "libs\\\\[ab]*/", "gone/*", "libs/?", "file/*", ".", "packages/p2"]
exclude = ["/libs/ab/", "libs/q", "libs/b"]
"""
    write(tmp_path, {"pyproject.toml": pyproject, "file": ""})
    members = ("w", "libs/b", "libs/ab", "libs/ac", "libs/aa", "libs/x", "libs/q", "libs/abc")
    write(tmp_path, {f"{member}/setup.py": "" for member in members})
    write(tmp_path, {f"packages/p{number}/src/x.py": "" for number in (3, 1, 2)})
    found = roots_of(tmp_path)
    there = ("w", "libs/aa", "libs/abc", "libs/ac", "libs/x")
    sources = [f"packages/p{number}/src" for number in (2, 1, 3)]
    assert relative(found, tmp_path) == [".", *there, *sources]
    assert {os.path.relpath(path, tmp_path) for path in found.reads} == {
        *("libs", "packages"),
        *(
            os.path.normpath(f"{top}/{name}")
            for top in (*there, "packages/p1", "packages/p2", "packages/p3", ".")
            for name in ("src", "pyproject.toml", "setup.cfg", "setup.py")
        ),
    }


def test_no_more_members_than_can_be_searched(tmp_path: Path) -> None:
    write(tmp_path, {f"packages/{number:03}/setup.py": "" for number in range(505)})
    found = relative(roots_of(tmp_path), tmp_path)
    assert found == [".", *(f"packages/{number:03}" for number in range(500))]


def test_what_decides_the_roots(tmp_path: Path) -> None:
    write(tmp_path, {"packages/a/setup.py": ""})
    found = sorted(os.path.relpath(path, tmp_path) for path in roots_of(tmp_path).reads)
    names = ("pyproject.toml", "setup.cfg", "setup.py", "src")
    inside = [f"packages/a/{name}" for name in names]
    assert found == sorted(["packages", *names, *inside])


def test_configured_directories_are_all_there_is(tmp_path: Path) -> None:
    found = configured_roots([str(tmp_path / "lib"), str(tmp_path)])
    assert relative(found, tmp_path) == ["lib", "."]
    assert {root.why for root in found.roots} == {"python-paths"}
