"""Where the unknown part of an answer begins: the place that a remark shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Unknown
from noob_lint.python.lookup import Sources


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
