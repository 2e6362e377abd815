"""Colours, and text made safe to show."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Severity
from noob_lint.diagnostics.style import Style, printable


@pytest.mark.parametrize("color", [True, False])
def test_style(color: bool) -> None:
    style = Style(color)
    painted = [style.bold("a"), style.frame("b"), *(style.severity(one, "c") for one in Severity)]
    codes = ("1", "1;34", "1;31", "1;33", "1;36")
    expected = [f"\x1b[{code}m{text}\x1b[0m" for code, text in zip(codes, "abccc", strict=True)]
    assert painted == (expected if color else list("abccc"))
    assert style.bold("") == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("größe \U0001f9ea", "größe \U0001f9ea"),
        ("a\tb\r\n", "a\\tb\\r\\n"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\u202eb\u200b\ufeff", "a\\u202eb\\u200b\\ufeff"),
        ("a\xa0b\u2028", "a\\xa0b\\u2028"),
        ("\udcff", "\\udcff"),
        ("a\\n", "a\\n"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert shown.isprintable()
