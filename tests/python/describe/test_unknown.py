"""Where the unknown part of an answer begins: the place that a remark shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Signals, Unknown
from noob_lint.python.lookup import Sources
from tests.python.resolve.entities import place


def test_names_that_lead_to_no_module(tmp_path: Path) -> None:
    look_up = Sources([tmp_path]).look_up
    assert look_up("blur") == Unknown("blur", "it is not a builtin")
    assert look_up("a-b.c") == Unknown("a-b.c", "it is not a path to a name in a module")


@pytest.mark.parametrize(
    ("code", "reason", "line"),
    [
        (
            "class C:\n    def __new__(cls): ...\n    def __call__(self): ...\nf = C()",
            "it is not known what a call of 'C' gives",
            4,
        ),
        (
            "from functools import partial\nf = partial(print, **{})",
            "it is not known what 'partial' makes of it",
            2,
        ),
        (
            "from functools import partial\nfrom contextlib import contextmanager\n"
            "@contextmanager\ndef g(a): yield\nf = partial(g, 1)",
            "'partial' is applied to a function that makes a context manager",
            5,
        ),
    ],
)
def test_places(code: str, reason: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(f"{code}\n")
    answer = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(answer, Unknown)
    assert answer.place is not None
    assert (answer.reason, answer.place.span.start.line) == (reason, line - 1)


def test_signals_of_what_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "lab.pyi").write_text(
        "from typing import Annotated as A\nfrom noob import Name\n"
        "def f() -> A[int, Name('a')]: ...\ndef g() -> int: ...\n"
        "def h() -> A[int, Name('value')]: ...\ndef i(): ...\n"
    )
    answers = [Sources([tmp_path]).look_up(f"lab.{name}") for name in "fghi"]
    signals = [one.signals for one in answers if isinstance(one, Found)]
    assert signals[0] == Unknown("lab.f", "it is compiled, and may have no annotations")
    names = [one.names for one in signals if isinstance(one, Signals)]
    assert names == [("value",)] * 3


def test_the_first_method_in_doubt_says_why(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(
        "import elsewhere\nclass f:\n    def a(self): ...\n    @elsewhere.c\n    def c(self): ...\n"
        "    @elsewhere.b\n    def b(self): ...\n"
    )
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    for one in (found.process, found.call, found.slots, found.signals, found.init_method):
        assert isinstance(one, Unknown)
        assert one.reason == "it is not known what the decorator 'elsewhere.b' makes of it"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "class f(elsewhere.X, Node): ...",
            "the base class 'elsewhere.X' of 'f' cannot be read at lab.py:3:9-20",
        ),
        (
            "class f(Node, elsewhere.X):\n    def __init__(self, **k): super().__init__(**k)",
            "the base class 'elsewhere.X' of 'f' cannot be read at lab.py:3:15-26",
        ),
        (
            "class f:\n    @elsewhere.d\n    def __init__(self): ...",
            "it is not known what the decorator 'elsewhere.d' makes of it at lab.py:4:6-17",
        ),
        (
            "@elsewhere.d\nclass C: ...\nclass f(C): ...",
            "it is not known what the decorator 'elsewhere.d' makes of it at lab.py:3:2-13",
        ),
    ],
)
def test_why_it_is_unknown_how_it_is_made(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(f"import elsewhere\nfrom noob import Node\n{text}\n")
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert isinstance(found.init, Unknown)
    assert (found.init.dotted, f"{found.init.reason}{place(found.init.place)}") == ("lab.f", reason)


def test_a_package_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").write_text("x = 1\ny = )\n")
    found = Sources([tmp_path]).look_up("pack.gone.f")
    assert isinstance(found, Unknown)
    path = tmp_path / "pack" / "__init__.py"
    expected = f"{path}, line 2: unmatched ')' at __init__.py:2:5"
    assert f"{found.reason}{place(found.place)}" == expected
