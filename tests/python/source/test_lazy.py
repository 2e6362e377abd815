"""Modules whose `__getattr__` returns a placeholder for any name."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Missing, Unknown
from noob_lint.python.lookup import Sources

HEAD = "def __getattr__(name): "


@pytest.mark.parametrize(
    ("text", "is_made_up"),
    [
        (HEAD + "return print\n", True),
        ("def __getattr__(name):\n    x = 1\n    return x\n", True),
        (HEAD + "return globals()[name]\n", False),
        (HEAD + "raise AttributeError\n", False),
        ("def __getattr__(name):\n    if x: return 1\n    raise AttributeError\n", False),
        (HEAD + "print()\n", False),
        ("known = ['gone']\n" + HEAD + "return print\n", False),
        ("def __getattr__(name, more): return 1\n", False),
        ("import functools\n@functools.cache\n" + HEAD + "return 1\n", False),
        ("if x:\n    def __getattr__(name): return 1\nelse:\n    def __getattr__(name): return 2\n",
         False),
        ("__getattr__ = lambda name: 1\n", False),
        ("def f():\n    global gone\n    gone = 1\n" + HEAD + "return print\n", False),
    ],
)  # fmt: skip
def test_made_up(tmp_path: Path, text: str, is_made_up: bool) -> None:
    (tmp_path / "lab.py").write_text(text)
    answer = Sources([tmp_path]).look_up("lab.gone")
    assert isinstance(answer, Unknown)
    assert (answer.made_up is not None) is is_made_up


def test_a_name_that_is_there_is_not_made_up(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("def here(): ...\n" + HEAD + "return print\n")
    assert not isinstance(Sources([tmp_path]).look_up("lab.here"), Unknown | Missing)
