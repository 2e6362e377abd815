"""What is read from the command line, and from nothing but settings."""

from __future__ import annotations

import argparse
import re
from typing import Any

import pytest

from noob_lint.cli.instantiate.command import _seconds
from noob_lint.cli.instantiate.reader import read_input


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("a=1", ("a", 1)), ("a=", ("a", None)), ("_b2= x ", ("_b2", "x"))),
        *(
            ("a=b=c", ("a", "b=c")),
            ("a='1'", ("a", "1")),
            ("a=[1, {b: c}]", ("a", [1, {"b": "c"}])),
        ),
        *(("a=x # y", ("a", "x")), ("a=\n  b: 2", ("a", {"b": 2}))),
    ],
)
def test_an_input(text: str, expected: tuple[str, Any]) -> None:
    assert read_input(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *(
            (one, f'write NAME=VALUE, not "{one}"')
            for one in ("", "a", "=1", "a =1", "1a=2", "a.b=1")
        ),
        *((f"a={one}", "the value of a is no YAML") for one in ("[", "b: c", "1\nd: 2", "@x")),
    ],
)
def test_what_is_no_input(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read_input(text)


def test_seconds() -> None:
    assert [_seconds(text) for text in ("1", "0.25", " 3e1 ")] == [1.0, 0.25, 30.0]
    for text in ("0", "-1", "nan", "inf", "x", ""):
        with pytest.raises(argparse.ArgumentTypeError) as caught:
            _seconds(text)
        assert str(caught.value) == f'not a number of seconds: "{text}"'
