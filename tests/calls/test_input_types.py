"""What the declared type of an input means, if anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.input_types import declared
from noob_lint.python.types.fits import format_type
from tests.calls.code import code_of

CODE = "class Shape: ...\ndef make(): ...\nAlias = Shape\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("int", "int"),
        (" int ", "int"),
        ("None", "None"),
        ("int | None", "int | None"),
        ("list", "list"),
        ("list[int]", "list[int]"),
        ("dict[str, list[int | None]]", "dict[str, list[int | None]]"),
        ("tuple[int, ...]", "tuple[int, ...]"),
        ("tuple[()]", "tuple"),
        ("pathlib.Path", "Path"),
        ("collections.abc.Sequence[str]", "Sequence[str]"),
        ("lab.Shape", "Shape"),
        ("lab.Alias", "Shape"),
        ("list[lab.Shape]", "list[Shape]"),
        ("list[unknown]", "list[...]"),
        *(
            (text, "...")
            for text in ("lab.make", "lab.Gone", "gone.T", "Shape", "any", "typing.Any")
        ),
        *(
            (text, "...")
            for text in ("", "1", "a b", "int |", "f()", "x[0", "lambda: 0", "builtins.x")
        ),
        ("list[" * 200 + "]" * 200, "..."),
        ("int" + " " * 500, "..."),
    ],
)
def test_declared(tmp_path: Path, text: str, expected: str) -> None:
    assert format_type(declared(text, code_of(tmp_path, CODE))) == expected
