"""What is read of environments of every layout, and which paths decide it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from noob_lint.python.find.environment import (
    check_environment,
    deciding,
    deciding_about,
    holds,
    is_environment,
    packages_of,
    read_environment,
)
from tests.python.whole import sections

HOOK = "MAPPING: dict[str, str] = {'lab': '/there/lab'}\nNAMESPACES: dict[str, list[str]] = {}\n"
LAYOUTS: dict[str, dict[str, str]] = {
    "virtual": {
        "env/pyvenv.cfg": "home = TOP/base/bin\nVersion = 3.13.1\n",
        "env/lib/python3.13/site-packages/noob/__init__.py": "",
        "env/lib/python3.12/site-packages/x.py": "",
        "base/lib/python3.13/os.py": "",
        "base/lib/python3.12/os.py": "",
    },
    "virtual without a version": {
        "env/pyvenv.cfg": "home = TOP/base/bin\n",
        "env/lib/python3.9/site-packages/x.py": "",
        "env/lib/python3.12/site-packages/x.py": "",
        "env/lib/python3.12/dist-packages/x.py": "",
        "env/lib/python3.x/site-packages/x.py": "",
        "env/lib/pypy3/site-packages/x.py": "",
        "base/lib/python3.12/os.py": "",
    },
    "virtual with all of the system": {
        "env/pyvenv.cfg": (
            "home = TOP/base/bin\nexecutable = TOP/other/bin/python3\nversion_info = 3.12.4\n"
            "include-system-site-packages = TRUE\n"
        ),
        "env/lib/python3.12/site-packages/x.py": "",
        "base/lib/python3.12/site-packages/x.py": "",
        "base/lib/python3/dist-packages/x.py": "",
        "other/lib/python3.12/dist-packages/x.py": "",
        "other/lib/python3.12/os.py": "",
        "home/.local/lib/python3.12/site-packages/x.py": "",
    },
    "virtual of Windows": {
        "env/pyvenv.cfg": "home = TOP/base\nversion = 3.12\n",
        "env/Lib/site-packages/x.py": "",
        "base/Lib/os.py": "",
        "env/lib/python3.12/site-packages/x.py": "",
    },
    "installation": {
        "env/conda-meta/x.json": "",
        "env/lib/python3.12/site-packages/noob-1003.0.2.dist-info/x": "",
        "env/lib/python3.12/dist-packages/x.py": "",
        "env/lib/python3.12/os.py": "",
        "env/lib/python3/dist-packages/x.py": "",
        "env/local/lib/python3.12/dist-packages/x.py": "",
        "home/.local/lib/python3.12/site-packages/x.py": "",
    },
    "installation of two": {
        "env/lib/python3.9/site-packages/x.py": "",
        "env/lib/python3.10/site-packages/x.py": "",
        "env/lib/python3.10/os.py": "",
        "home/.local/lib/python3.9/site-packages/x.py": "",
    },
    "without a version": {
        "env/lib/python3/dist-packages/x.py": "",
        "env/lib/python3/site-packages/x.py": "",
        "env/Lib/os.py": "",
    },
    "paths": {
        "env/pyvenv.cfg": "version = 3.12\nhome\nno\0thing = x\nexecutable =\n",
        "env/lib/python3.12/site-packages/b.pth": "/there\n../other  \n# x\n\nimport hook\n",
        "env/lib/python3.12/site-packages/a.pth": "../more\nimport sys; sys.path.append('x')\n",
        "env/lib/python3.12/site-packages/c.pth": "import os\nimport lost; sys.meta_path\n",
        "env/lib/python3.12/site-packages/d.txt": "../never\n",
        "env/lib/python3.12/site-packages/hook.py": HOOK,
        "env/lib/python3.12/other/x.py": "",
        "env/lib/python3.12/more/x.py": "",
        "env/lib/python3.12/never/x.py": "",
        "env/lib/python3.12/site-packages/noobs-1.dist-info/x": "",
        "env/lib/python3.12/site-packages/Noob-1.egg-info/x": "",
        "env/lib/python3.12/site-packages/noob/notes.txt": "",
    },
    "files that are no text": {
        "env/pyvenv.cfg": "version = 3.12\n",
        "env/lib/python3.12/site-packages/a.pth": "\udcff\n",
        "env/lib/python3.12/site-packages/b.pth/x": "",
        "env/lib/python3.12/site-packages/c.pth": "../other\n",
        "env/lib/python3.12/other/x.py": "",
    },
    "packages": {
        "env/pyvenv.cfg": "version = 3.12\n",
        "env/lib/python3.12/site-packages/NOOB-1.dist-info/x": "",
        "env/lib/python3.12/dist-packages/No.ob-1.dist-info/x": "",
        "env/lib/python3.12/dist-packages/two_-.parts-1.dist-info/x": "",
    },
    "nothing": {"env/x.txt": ""},
}
EXPECTED = sections(Path(__file__).parent, "layouts")


def write(top: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text.replace("TOP", str(top)), errors="surrogateescape")


def told(prefix: Path, interpreter: str) -> Iterator[str]:
    found = read_environment(prefix, interpreter, is_open=bool(interpreter))
    yield f"paths {' '.join(map(str, found.paths))}"
    yield f"editable {' '.join(f'{name}={path}' for name, path in found.editable)}"
    yield f"library {found.library}, version {found.version}"
    there = is_environment(str(prefix))
    yield f"complete {found.complete}, open {found.is_open}, environment {there}"
    yield f"packages {' '.join(map(str, packages_of(prefix)))}"
    named = ("noob", "no_ob", "two_parts", "gone")
    yield f"holds {' '.join(one for one in named if holds(prefix, one))}"
    yield from (f"decided by {path}" for path in sorted(deciding(prefix, interpreter)))


@pytest.mark.skipif(os.name == "nt", reason="it is laid out otherwise there")
@pytest.mark.parametrize("interpreter", ["", "python3.9"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(
    layout: str, interpreter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, LAYOUTS[layout])
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = "".join(f"{line}\n" for line in told(tmp_path / "env", interpreter))
    assert found.replace(str(tmp_path), "TOP") == EXPECTED[f"{layout} {interpreter}"]


def _refused(call: Callable[[], object]) -> str:
    try:
        return str(call())
    except ValueError as error:
        return str(error)


@pytest.mark.skipif(os.name == "nt", reason="it is laid out otherwise there")
def test_paths_that_name_an_environment(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "env/pyvenv.cfg": "",
            "env/lib/python3.12/site-packages/x.py": "",
            "env/bin/python": "",
            "env/bin/ruby": "",
            "env/python3": "",
            "env/bin/deep/python": "",
            "base/bin/python3.12": "",
            "base/lib/python3.12/site-packages/x.py": "",
            "empty/bin/python": "",
        },
    )
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "python").symlink_to(tmp_path / "base" / "bin" / "python3.12")
    asked: tuple[str, ...] = (
        "env",
        "env/bin/python",
        "env/bin/ruby",
        "env/python3",
        "env/bin/deep/python",
    )
    asked += ("base/bin/python3.12", "link/python", "empty/bin/python", "base", "gone")

    def answer(name: str) -> str:
        found = _refused(lambda: check_environment(tmp_path / name))
        return found.replace(str(tmp_path), "TOP").replace("PosixPath", "")

    assert {name: answer(name) for name in asked} == {
        "env": "(('TOP/env'), '')",
        "env/bin/python": "(('TOP/env'), 'python')",
        "env/bin/ruby": "an interpreter is called 'python', 'python3.13' or 'pypy3'",
        "env/python3": "(('TOP/env'), 'python3')",
        "env/bin/deep/python": "there is no directory 'site-packages' in TOP/env/bin",
        "base/bin/python3.12": "(('TOP/base'), 'python3.12')",
        "link/python": "(('TOP/base'), 'python3.12')",
        "empty/bin/python": "there is no directory 'site-packages' in TOP/empty",
        "base": "(('TOP/base'), '')",
        "gone": "TOP/gone does not exist",
    }
    assert [str(path) for path in deciding_about(tmp_path / "env" / "bin" / "python")] == [
        str(tmp_path / name) for name in ("env/bin/python", "env/bin/pyvenv.cfg", "env/pyvenv.cfg")
    ]
