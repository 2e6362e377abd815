"""Which inputs and assets the strings in a part of a tube mention."""

from __future__ import annotations

import pytest

from noob_lint.tube.mentions import likely_meant, mentioned
from tests.tube.views import tube_from


@pytest.mark.parametrize(
    ("value", "inputs", "assets"),
    [
        ("input.a", {"a"}, set()),
        ("inputs.a", {"a"}, set()),
        ("Input.a", {"a"}, set()),
        ("[{x: input.a}, 'see input.b and assets.c']", {"a", "b"}, {"c"}),
        ("{input.a: 1}", {"a"}, set()),
        ("asset.größe", set(), {"größe"}),
        ("my.input.a", set(), set()),
        ("xinput.a", set(), set()),
        ("input.1", set(), set()),
        ("input", set(), set()),
        ("3", set(), set()),
    ],
)
def test_mentioned(value: str, inputs: set[str], assets: set[str]) -> None:
    params = tube_from(f"nodes:\n  n: {{type: lab.f, params: {value}}}\n").nodes["n"].body
    assert mentioned([params], "input") == inputs
    assert mentioned([params], "asset") == assets


def test_what_was_likely_meant() -> None:
    assert likely_meant(["gain", "ofset", "else"], ["gain", "offset", "rate"]) == {"offset"}
