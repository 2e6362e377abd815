"""What messages call each kind of thing that a type can name."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Found
from noob_lint.python.lookup import Sources

LABELS = {
    "from noob import Node\nclass f(Node):\n    def process(self): ...": (
        "a class that derives from noob's Node"
    ),
    "from noob import Asset\nclass f(Asset): ...": "a class that derives from noob's Asset",
    "class f:\n    def process(self): ...": "a class",
    "def f(): yield": "a generator function",
    "async def f(): yield": "an asynchronous generator function",
    "async def f(): ...": "an asynchronous function",
    "import contextlib\n@contextlib.contextmanager\ndef f(): yield": (
        "a function that makes a context manager"
    ),
    "import contextlib\n@contextlib.asynccontextmanager\nasync def f(): yield": (
        "a function that makes an asynchronous context manager"
    ),
    "def f(): ...": "a function",
    "class C:\n    def __call__(self): ...\nf = C()": "an object that can be called",
    "f = 1": "a value that is not callable",
}


@pytest.mark.parametrize("code", LABELS)
def test_labels(code: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(f"{code}\n")
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert found.label == LABELS[code]


def test_builtin_classes_that_are_entered(tmp_path: Path) -> None:
    sources = Sources([tmp_path])
    answers = {name: sources.look_up(name) for name in ("memoryview", "int", "Exception")}
    enters = {name: one.enters for name, one in answers.items() if isinstance(one, Found)}
    assert enters == {"memoryview": True, "int": False, "Exception": False}
