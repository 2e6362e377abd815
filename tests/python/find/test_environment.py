"""The layout and content of an environment, without running it."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Missing, Signature, Unknown
from noob_lint.python.find.environment import (
    Environment,
    NoEnvironmentError,
    check_environment,
    read_environment,
)
from noob_lint.python.lookup import Sources
from tests.python.find.environments import base, venv


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory in which nothing is installed."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def read(prefix: Path) -> Environment:
    return read_environment(prefix / ".venv")


def test_system_packages_are_seen_if_the_environment_says_so(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv", "version_info = 3.13.1.final.0\n")
    library = base(tmp_path / "base")
    config = tmp_path / ".venv" / "pyvenv.cfg"
    config.write_text(f"{config.read_text()}include-system-site-packages = true\n")
    found = read(tmp_path)
    assert found == Environment(
        tmp_path / ".venv", (site, library / "site-packages"), (), library, (3, 13), True
    )


def test_path_files_add_directories(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    (site / "#four").mkdir()
    (site / "five#").mkdir()
    (site / "d.pth").write_text("#four\nfive#\n")
    (site / "b.pth").write_text(f"# a comment\n\n{tmp_path / 'two'}\n{tmp_path / 'gone'}\n")
    (site / "a.pth").write_text(f"{tmp_path / 'one'}\nimport os; os.environ.get('X')\n")
    (site / "c.pth").write_bytes(b"\xff\xfe\x00")
    found = read(tmp_path)
    paths = (site, tmp_path / "one", tmp_path / "two", site / "five#")
    assert (found.paths, found.complete) == (paths, True)


SETUPTOOLS = """\
import sys
MAPPING: dict[str, str] = {'lab': %r, 'single': %r}
NAMESPACES: dict[str, list[str]] = {}
def install():
    sys.meta_path.append(...)
"""
EDITABLES = "from editables.redirector import RedirectingFinder as F\nF.map_module('lab', %r)\n"
SCIKIT = "import sys\ndef install(*args): ...\ninstall({'lab': %r}, {}, None, False, True)\n"


@pytest.mark.parametrize("form", ["setuptools", "editables", "scikit", "directory"])
def test_editable_installs_are_followed(tmp_path: Path, form: str) -> None:
    site = venv(tmp_path / ".venv")
    package = tmp_path / "src" / "lab"
    (package / "inner").mkdir(parents=True)
    (package / "__init__.py").write_text("def top(): ...\n")
    (package / "inner" / "more.py").write_text("def deep(): ...\n")
    (tmp_path / "src" / "single.py").touch()
    init = str(package / "__init__.py")
    hook, line = "", "import _lab_hook"
    if form == "setuptools":
        hook = SETUPTOOLS % (str(package), str(tmp_path / "src" / "single.py"))
        line = "import _lab_hook; _lab_hook.install()"
    elif form == "editables":
        hook = EDITABLES % init
    elif form == "scikit":
        hook = SCIKIT % init
    else:
        line = str(tmp_path / "src")
    (site / "_lab_hook.py").write_text(hook)
    (site / "lab.pth").write_text(f"{line}\n")
    sources = Sources([], read(tmp_path))
    found = [sources.look_up(name) for name in ("lab.top", "lab.inner.more.deep")]
    assert [one.canonical for one in found if isinstance(one, Found)] == [
        "lab.top",
        "lab.inner.more.deep",
    ]
    assert isinstance(sources.look_up("lab.gone"), Missing)


def test_an_import_hook_that_is_not_known_leaves_it_open_what_is_missing(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    (site / "_hook.py").write_text("import sys\nsys.meta_path.insert(0, object())\n")
    (site / "hook.pth").write_text("import _hook\n")
    answer = Sources([], read(tmp_path)).look_up("gone.f")
    assert isinstance(answer, Missing)
    assert (answer.name, answer.certain) == ("gone", False)


def test_the_standard_library_is_the_one_of_the_environment(tmp_path: Path) -> None:
    venv(tmp_path / ".venv")
    library = base(tmp_path / "base")
    sources = Sources([], read(tmp_path))
    found, missing = sources.look_up("os.only_here"), sources.look_up("os.getcwd")
    assert isinstance(found, Found)
    assert found.place is not None
    assert found.place.path == str(library / "os.py")
    assert isinstance(missing, Missing)
    assert missing.certain is True


def test_modules_are_found_in_the_order_of_python(tmp_path: Path) -> None:
    """The project first; in it a package before a module, and both before a namespace."""
    site = venv(tmp_path / ".venv")
    for path, text in {
        "project/both/__init__.py": "package = lambda: 0\n",
        "project/both.py": "module = lambda: 0\n",
        "project/name/inner.py": "project = lambda: 0\n",
        "project/shared/a.py": "f = lambda: 0\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    for name in ("both", "name", "shared"):
        (site / name).mkdir()
    (site / "both" / "__init__.py").write_text("site = lambda: 0\n")
    (site / "name" / "__init__.py").write_text("site = lambda: 0\n")
    (site / "shared" / "b.py").write_text("f = lambda: 0\n")
    sources = Sources([tmp_path / "project"], read(tmp_path))
    names = ("both.package", "both.module", "both.site", "name.site", "name.inner.project")
    answers = [sources.look_up(name) for name in (*names, "shared.a.f", "shared.b.f")]
    assert [isinstance(one, Found) for one in answers] == [
        *(True, False, False, True, False),
        *(True, True),
    ]


def test_compiled_modules_are_read_from_stubs_or_not_at_all(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    for name in ("fast.cpython-313-x86_64-linux-gnu.so", "slow.abi3.so", "far.so"):
        (site / name).touch()
    (site / "fast.pyi").write_text("def f(a: int, *, b: str = ...) -> list[int]: ...\n")
    (site / "far-stubs").mkdir()
    (site / "far-stubs" / "__init__.pyi").write_text("def f() -> int: ...\n")
    (site / "gone-stubs").mkdir()
    (site / "gone-stubs" / "__init__.pyi").write_text("def f() -> int: ...\n")
    (site / "deep").mkdir()
    (site / "deep" / "__init__.py").touch()
    (site / "deep" / "inner.so").touch()
    (site / "deep-stubs").mkdir()
    (site / "deep-stubs" / "inner.pyi").write_text("def f() -> int: ...\n")
    sources = Sources([], read(tmp_path))
    assert isinstance(sources.look_up("deep.inner.f"), Found)
    assert isinstance(sources.look_up("gone.f"), Missing)
    assert isinstance(sources.look_up("fast.f"), Found)
    assert isinstance(sources.look_up("far.f"), Found)
    assert sources.look_up("slow.f") == Unknown("slow.f", "the module 'slow' is compiled")


def test_what_is_compiled_may_have_more_in_newer_versions(tmp_path: Path) -> None:
    venv(tmp_path / ".venv", "version = 3.99.0\n")
    newer = Sources([], read(tmp_path))
    reason = "the module 'math' is compiled, and its stub does not have 'sqroot'"
    assert newer.look_up("math.sqroot") == Unknown("math.sqroot", reason)
    unknown = Sources([]).look_up("math.sqrt")
    assert isinstance(unknown, Found)
    assert isinstance(unknown.call, Signature)
    assert [one.name for one in unknown.call.parameters] == ["x"]


def test_names_near_those_that_are_missing(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    (site / "lab" / "filters").mkdir(parents=True)
    (site / "lab" / "__init__.py").write_text("def smooth(): ...\n")
    sources = Sources([], read(tmp_path))
    names = ("lab.smoth", "lab.filter", "lab.filtes.f", "lap.smooth", "os.path.joint")
    answers = [sources.look_up(name) for name in names]
    assert [one.nearest for one in answers if isinstance(one, Missing)] == [
        *(("smooth",), ("filters",), ("filters",), ("lab",), ("join",)),
    ]


def test_a_directory_may_only_look_like_a_package(tmp_path: Path) -> None:
    (tmp_path / "noob").mkdir()
    (tmp_path / "noob" / "tube.yaml").touch()
    names = ("noob.testing.multiply", "noob.multiply")
    without = Sources([tmp_path])
    assert [getattr(without.look_up(name), "certain", None) for name in names] == [False, False]
    venv(tmp_path / ".venv")
    within = Sources([tmp_path], read(tmp_path))
    assert [getattr(within.look_up(name), "certain", None) for name in names] == [True, True]


def test_what_another_python_has_built_in_is_not_missing(tmp_path: Path) -> None:
    venv(tmp_path / ".venv")
    base(tmp_path / "base")
    sources = Sources([], read(tmp_path))
    assert isinstance(sources.look_up("math.gcd"), Found)
    assert isinstance(sources.look_up("only_elsewhere.gcd"), Missing)


def test_an_interpreter_of_the_system_has_packages_in_several_places(
    tmp_path: Path, home: Path
) -> None:
    library = base(tmp_path / "usr")
    interpreter = tmp_path / "usr" / "bin" / "python3.13"
    interpreter.touch()
    (tmp_path / "usr" / "bin" / "python3").symlink_to(interpreter)
    own = home / ".local" / "lib" / "python3.13" / "site-packages"
    local = tmp_path / "usr" / "local" / "lib" / "python3.13" / "dist-packages"
    debian = tmp_path / "usr" / "lib" / "python3" / "dist-packages"
    for folder in (own, local, debian):
        folder.mkdir(parents=True)
    found = read_environment(*check_environment(tmp_path / "usr" / "bin" / "python3"))
    assert found.paths == (own, local, library / "site-packages", debian)
    venv(tmp_path / ".venv")
    found = read(tmp_path)
    assert own not in found.paths


@pytest.mark.parametrize("name", ["python.exe", "Python.EXE"])
def test_an_interpreter_of_windows_lies_at_the_top(tmp_path: Path, name: str) -> None:
    site = venv(tmp_path)
    (tmp_path / "pyvenv.cfg").unlink()
    (tmp_path / name).touch()
    assert check_environment(tmp_path / name) == (tmp_path, name)
    assert check_environment(tmp_path / "bin" / "python") == (tmp_path, "python")
    assert read_environment(tmp_path, name).paths[-1] == site


@pytest.mark.parametrize(
    ("path", "is_found"),
    [("python", True), ("bin/python", True), ("bin/deep/python", False), ("a/b/c/python", False)],
)
def test_a_virtual_environment_is_two_directories_up(
    tmp_path: Path, path: str, is_found: bool
) -> None:
    venv(tmp_path)
    interpreter = tmp_path / path
    interpreter.parent.mkdir(parents=True, exist_ok=True)
    interpreter.touch()
    if is_found:
        assert check_environment(interpreter) == (tmp_path, "python")
    else:
        where = interpreter.parent.parent
        with pytest.raises(NoEnvironmentError, match=f"no directory 'site-packages' in {where}$"):
            check_environment(interpreter)


def test_nothing_in_an_environment_is_read_without_end(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    (site / "a.pth").symlink_to("/dev/zero")
    (site / "b.pth").write_text("x\n" * 200_000)
    assert read(tmp_path) == Environment(
        tmp_path / ".venv", (site,), (), None, (3, 13), complete=False
    )


def test_no_more_directories_are_added_than_can_be_searched(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    for number in range(301):
        (site / f"d{number:03}").mkdir()
    lines = [f"d{number:03}" for number in range(301)]
    (site / "a.pth").write_text("\n".join(lines[:300]))
    found = read(tmp_path)
    assert (len(found.paths), found.complete) == (301, True)
    (site / "a.pth").write_text("\n".join(lines))
    found = read(tmp_path)
    assert (len(found.paths), found.complete) == (301, False)


@pytest.mark.parametrize(
    "line", ["version = 3." + "9" * 5000, "home = /\0", "executable = /\0", "home = \udcff"]
)
def test_odd_settings_are_no_settings(tmp_path: Path, line: str) -> None:
    venv(tmp_path / ".venv")
    config = tmp_path / ".venv" / "pyvenv.cfg"
    config.write_bytes(line.encode(errors="surrogateescape"))
    assert read(tmp_path).library is None


@pytest.mark.parametrize(
    "mapping", [r"'lab': '/\0x'", r"'lab': '\ud800'", r"'\ud800': 'x'", "'lab': " + "9" * 5000]
)
def test_odd_finders_are_harmless(tmp_path: Path, mapping: str) -> None:
    site = venv(tmp_path / ".venv")
    (site / "__editable___x_finder.py").write_text(f"MAPPING = {{{mapping}}}\n")
    (site / "x.pth").write_text("import __editable___x_finder\n")
    found = Sources([tmp_path], read(tmp_path)).look_up("lab.f")
    assert isinstance(found, Missing | Unknown)


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_no_more_of_a_file_is_read_than_a_quarter_of_a_megabyte(
    tmp_path: Path, more: int, is_read: bool
) -> None:
    site = venv(tmp_path / ".venv")
    (tmp_path / "added").mkdir()
    line = f"{tmp_path / 'added'}\n#"
    (site / "a.pth").write_text(line.ljust(2**18 + more, "-"))
    hook = "MAPPING = {'lab': '/lab'}\n#"
    (site / "_hook.py").write_text(hook.ljust(2**18 + more, "-"))
    (site / "b.pth").write_text("import _hook\n")
    found = read(tmp_path)
    assert found == Environment(
        tmp_path / ".venv",
        (site, tmp_path / "added") if is_read else (site,),
        (("lab", Path("/lab")),) if is_read else (),
        None,
        (3, 13),
        complete=is_read,
    )


@pytest.mark.parametrize(("cut", "version"), [(0, (3, 13)), (1, (3, 1))])
def test_no_more_of_the_settings_is_read(
    tmp_path: Path, cut: int, version: tuple[int, int]
) -> None:
    venv(tmp_path / ".venv")
    last = "\nversion = 3.13"
    config = tmp_path / ".venv" / "pyvenv.cfg"
    config.write_text("#" * (2**18 - len(last) + cut) + last)
    assert read(tmp_path).version == version
