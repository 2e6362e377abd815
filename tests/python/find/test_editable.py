"""The import hooks of editable installs, as the tools write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.find.editable import Hook, read_hook

LAB = (("lab", Path("/p/src/lab")),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MAPPING: dict[str, str] = {'lab': '/p/src/lab'}\n", Hook(LAB)),
        ("MAPPING = {'lab': '/p/src/lab'}\nNAMESPACES = {}\n", Hook(LAB)),
        ("NAMESPACES = {'lab': ['/p/src/lab', '/q']}\n", Hook(LAB)),
        ("MAPPING = {'lab': '/p/src/lab', 'lab.part': '/p/part'}\n", Hook(LAB)),
        ("from _lab import F\nF.map_module('lab', '/p/src/lab/__init__.py')\n", Hook(LAB)),
        ("install({'lab': '/p/src/lab/__init__.py'}, {}, None)\n", Hook(LAB)),
        ("MAPPING = {'one': '/p/one.py'}\n", Hook((("one", Path("/p/one.py")),))),
        ("MAPPING = {name: '/p/lab'}\nimport sys\n", Hook()),
        ("MAPPING = {a: '/b', **c, 'd': e, 'f': [], 'g.h': '/', 'lab': '/p/src/lab'}", Hook(LAB)),
        ("MAPPING = 1\nNAMESPACES: dict\n'text'\n", Hook()),
        ("OTHER = a.MAPPING = {'lab': '/p/src/lab'}\n", Hook()),
        ("F.other('lab', '/p/src/lab')\nmap_module('lab', '/p/src/lab')\n", Hook()),
        ("F.map_module('lab')\nF.map_module(name, '/p')\nF.map_module('a', '/b', 1)\n", Hook()),
        ("other({'lab': '/p/src/lab'})\ninstall()\na.install({'lab': '/p'})\n", Hook()),
        ("x = 1\n".ljust(2**18, "#"), Hook()),
        ("x = 1\n".ljust(2**18 + 1, "#"), Hook(complete=False)),
        ("x = 1\n", Hook()),
        ("import sys\nsys.meta_path.append(F())\n", Hook(complete=False)),
        ("import sys\nsys.path_hooks.insert(0, hook)\n", Hook(complete=False)),
        ("def f(:\n", Hook(complete=False)),
        ("MAPPING = {'lab': '/p/src/lab'}\nimport sys\nsys.meta_path.append(F())\n", Hook(LAB)),
    ],
)
def test_hooks(tmp_path: Path, text: str, expected: Hook) -> None:
    file = tmp_path / "hook.py"
    file.write_text(text)
    assert read_hook(file) == expected


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert read_hook(tmp_path / "gone.py") == Hook(complete=False)
    (tmp_path / "bytes.py").write_bytes(b"x = '\xff'\n")
    assert read_hook(tmp_path / "bytes.py") == Hook(complete=False)
