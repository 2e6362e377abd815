"""Where modules are found, and what decides it, in a project with an environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.python.find.environment import Environment
from noob_lint.python.find.finder import Finder, Location, module_names

FILES = (
    *("src/lab/__init__.py", "src/lab/code.py", "src/lab/data/x.csv", "src/lab/fast.so"),
    *("src/lab/fast.py", "src/lab/typed.pyi", "src/lab/old.pyc", "src/lab/both.py"),
    *("src/lab/both.pyi", "src/space/inner.py", "src/flat.py", "src/flat/notes.txt"),
    *("src/re.py", "src/math.py", "scripts/tool.py", "scripts/deep/deeper.py"),
    *("envs/pyvenv.cfg", "envs/hidden.py", "node_modules/js.py", "my-files/dashed.py"),
    *("lib/os.py", "lib/json/__init__.py", "lib/lib-dynload/_ssl.so", "lib/space/more.py"),
    *("lib/site-packages/wheel.py", "lib/site-packages/lab.py"),
    *("site-packages/numpy/__init__.py", "site-packages/numpy/core.so", "site-packages/fast.so"),
    *("site-packages/numpy-stubs/core.pyi", "site-packages/fast-stubs/__init__.pyi"),
    *("site-packages/space/third.py", "site-packages/lab/__init__.py", "site-packages/ext.so"),
    *("elsewhere/one.py", "elsewhere/two/__init__.py", "elsewhere/two/inner.py"),
)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def environment(top: Path, **given: object) -> Environment:
    found = Environment(
        top / "envs",
        (top / "lib" / "site-packages", top / "site-packages"),
        (("one", top / "elsewhere" / "one.py"), ("alias", top / "elsewhere" / "two")),
        top / "lib",
        (3, 13),
    )
    return found._replace(**given)  # type: ignore[arg-type]


def finder(top: Path, **given: object) -> Finder:
    return Finder([top / "src"], environment(top, **given), {"named": top / "elsewhere"}, top)


def shown(found: Location | None, top: Path) -> str:
    if found is None:
        return ""
    parts = [found.kind.value, *map(str, filter(None, (found.path, *found.inside)))]
    text = " ".join(parts).replace(f"{top}/", "")
    return f"{text} (library)" if found.from_library else text


PLACES = {
    "lab": "source src/lab/__init__.py src/lab",
    "lab.code": "source src/lab/code.py",
    "lab.data": "namespace src/lab/data",
    "lab.data.x": "",
    "lab.fast": "compiled src/lab",
    "lab.typed": "stub src/lab/typed.pyi",
    "lab.old": "compiled src/lab",
    "lab.both": "source src/lab/both.py",
    "lab.gone": "",
    "gone": "",
    "gone.inner": "",
    "flat": "source src/flat.py",
    "space": "namespace src/space lib/space site-packages/space",
    "space.inner": "source src/space/inner.py",
    "space.more": "source lib/space/more.py (library)",
    "space.third": "source site-packages/space/third.py",
    "re": "source src/re.py",
    "math": "source src/math.py",
    "sys": "builtin (library)",
    "sys.path": "",
    "os": "source lib/os.py (library)",
    "json": "source lib/json/__init__.py lib/json (library)",
    "json.decoder": "",
    "_ssl": "compiled lib/lib-dynload (library)",
    "_json": "builtin (library)",
    "asyncio": "",
    "wheel": "source lib/site-packages/wheel.py",
    "numpy": "source site-packages/numpy/__init__.py site-packages/numpy",
    "numpy.core": "stub site-packages/numpy-stubs/core.pyi",
    "fast": "stub site-packages/fast-stubs/__init__.pyi",
    "ext": "compiled site-packages",
    "one": "source elsewhere/one.py",
    "alias": "source elsewhere/two/__init__.py elsewhere/two",
    "alias.inner": "source elsewhere/two/inner.py",
    "named": "namespace elsewhere",
    "named.one": "source elsewhere/one.py",
    "two": "",
    "tool": "",
}


def test_places(top: Path) -> None:
    found = finder(top)
    assert {name: shown(found.find(name), top) for name in PLACES} == PLACES
    assert found.asked == {*PLACES, "lab.data"}


def relative(paths: Iterator[str] | frozenset[str] | set[str], top: Path) -> list[str]:
    return sorted(path.replace(f"{top}/", "") for path in paths if path.startswith(str(top)))


TOP = ["lib", "lib/lib-dynload", "lib/site-packages", "site-packages", "src"]
READS = {
    "lab": ["src", "src/lab", "src/lab/__init__.py"],
    "lab.code": ["src", "src/lab", "src/lab/__init__.py", "src/lab/code.py"],
    "lab.gone": ["src", "src/lab", "src/lab/__init__.py"],
    "lab.data": ["src", "src/lab", "src/lab/__init__.py", "src/lab/data"],
    "flat": ["src", "src/flat", "src/flat.py"],
    "space": [*TOP[:2], *TOP[2:4], "lib/space", "site-packages/space", "src", "src/space"],
    "one": [*TOP, "elsewhere/one.py"],
    "alias": [*TOP, "elsewhere", "elsewhere/two", "elsewhere/two/__init__.py"],
    "ext": [*TOP],
    "": [*TOP],
}


@pytest.mark.parametrize("name", READS)
def test_what_decides_where_a_module_is(top: Path, name: str) -> None:
    assert relative(finder(top).reads(name), top) == sorted(READS[name])


def test_what_is_nowhere_may_lie_deeper_in_the_project(top: Path) -> None:
    found = finder(top)
    deeper = ("tool", "deeper", "deep", "hidden", "js", "dashed", "two", "numpy", "gone")
    assert [name for name in deeper if found.lies_deeper(name)] == ["tool", "deeper", "deep", "two"]
    assert not Finder([top], environment(top)).lies_deeper("tool")


def test_what_decides_that_a_module_is_not_deeper_in_a_project(tmp_path: Path) -> None:
    for name in ("a/b/c.py", "a/d-e/f.py", "g/pyvenv.cfg", "g/h/i.py", "node_modules/j/k.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = Finder([tmp_path / "src"], Environment(tmp_path / "e"), {}, tmp_path)
    inside = ("a", "a/b", "g", "node_modules")
    looked = {str(tmp_path), *(f"{tmp_path}/{one}" for one in inside)}
    looked |= {f"{tmp_path}/{one}/pyvenv.cfg" for one in inside} | {f"{tmp_path}/src"}
    assert {path for path in found.reads("gone") if path.startswith(str(tmp_path))} == looked
    assert found.reads("c") == found.reads("c.d")
    assert not any(path.startswith(f"{tmp_path}/a") for path in found.reads("os"))


def test_names(top: Path) -> None:
    found = finder(top)
    assert found.names("lab") == {"both", "code", "data", "fast", "old", "typed"}
    assert found.names("gone") == set()
    assert found.names("lab.code") == set()
    assert found.names("") == {
        *("lab", "space", "flat", "re", "math", "os", "json", "_ssl", "wheel", "numpy", "fast"),
        "ext",
    }
    assert found.asked == {"lab", "gone", "lab.code", ""}
    assert found.anew().asked == set()
    assert found.anew().listings == found.listings
    listed = {path.replace(f"{top}/", ""): names for path, names in found.listings.items()}
    assert listed["src"] == {"lab", "space", "flat", "flat.py", "re.py", "math.py"}
    assert listed["lib/lib-dynload"] == {"_ssl.so"}


def test_what_is_known_of_packages(top: Path) -> None:
    found = finder(top)
    assert [found.is_installed_too(name) for name in ("lab", "space", "flat")] == [
        *(True, True, False),
    ]
    assert found.asked == {""}
    locations = [found.find(name) for name in ("lab", "lab.data", "space")]
    assert [one is not None and found.has_modules(one) for one in locations] == [True, False, True]
    assert found.label(top / "src" / "x.py") == "src/x.py"
    assert found.label(Path("/x.py")) == "/x.py"
    assert Finder([], None).label(top / "x.py") == str(top / "x.py")


def test_which_of_two_modules_is_imported_may_be_unknown(top: Path) -> None:
    found = finder(top)
    unsure = "either the 're' of the project or that of Python may be imported"
    names = ("re", "re.inner", "os", "sys", "lab", "gone", "asyncio")
    assert [found.why_unsure(name) for name in names] == [unsure, unsure, *[None] * 5]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, (True, True, True, True, True)),
        ({"complete": False}, (False, False, True, True, False)),
        ({"is_open": True}, (True, False, True, True, True)),
        ({"library": None}, (True, True, False, True, True)),
        ({"version": (3, 14)}, (True, True, True, True, True)),
        ({"version": (3, 15)}, (True, True, True, False, True)),
        ({"version": None}, (True, True, True, False, True)),
    ],
)
def test_what_is_known(
    top: Path, given: dict[str, object], expected: tuple[bool, bool, bool, bool, bool]
) -> None:
    found = finder(top, **given)
    known = (found.has_environment, found.is_complete, found.knows_library, found.is_known)
    assert (*known, found.may_have("gone.x")) == expected
    assert found.may_have("lab.x")


def test_without_an_environment(top: Path) -> None:
    found = Finder([top / "src"], None)
    assert (found.has_environment, found.is_complete, found.knows_library) == (False, False, False)
    assert (found.version, found.is_known, found.may_have("gone")) == (None, False, False)
    assert found.library == Path(os.__file__).parent
    assert [found.find(name) is not None for name in ("lab", "json", "numpy")] == [
        *(True, True, False),
    ]


def test_names_of_modules(tmp_path: Path) -> None:
    sources = ("c", "cc", "cpp", "cu", "f", "f90", "in", "pyf", "pyx", "rs")
    made = [f"m.{suffix}" for suffix in sources]
    names = ("a.py", "b.pyi", "c.so", "d.pyd", "e.pyc", "f", "g.txt", "h.cpython-313.so", ".i")
    for name in (*names, *made):
        (tmp_path / name).touch()
    (tmp_path / "__pycache__").mkdir()
    found = {"a.py", "b.pyi", "c.so", "d.pyd", "e.pyc", "f", "h.cpython-313.so", *made}
    assert module_names(tmp_path) == found
    assert module_names(str(tmp_path / "gone")) == frozenset()
    assert module_names("a\0b") == frozenset()


def test_three_hundred_directories_are_looked_at(tmp_path: Path) -> None:
    for number in range(299):
        (tmp_path / f"d{number:03}").mkdir()
    (tmp_path / "d298" / "last.py").touch()
    (tmp_path / "d000" / "inner").mkdir()
    (tmp_path / "d000" / "inner" / "beyond.py").touch()
    found = Finder([], None, base=tmp_path)
    assert [found.lies_deeper(name) for name in ("last", "beyond", "d298")] == [True, False, True]
