"""Colours, and text made safe to show."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.addresses import VARIABLE
from noob_lint.diagnostics.diagnostic import Severity
from noob_lint.diagnostics.style import Style, printable


@pytest.mark.parametrize("color", [True, False])
def test_style(color: bool) -> None:
    style = Style(color)
    painted = [style.bold("a"), style.frame("b"), *(style.severity(one, "c") for one in Severity)]
    codes = ("1", "94", "1;31", "1;35", "1;94")
    expected = [f"\x1b[{code}m{text}\x1b[0m" for code, text in zip(codes, "abccc", strict=True)]
    assert painted == (expected if color else list("abccc"))
    assert style.bold("") == ""
    assert not style.links
    more = [style.added("a"), style.removed("b"), style.key("c"), style.string("d")]
    codes = ("38;5;28", "31", "94", "38;5;28", "90")
    expected = [f"\x1b[{code}m{text}\x1b[0m" for code, text in zip(codes, "abcde", strict=True)]
    assert [*more, style.comment("e")] == (expected if color else list("abcde"))


@pytest.mark.parametrize(
    ("base", "links", "shown"),
    [
        ("https://x.org", False, "info[cycle]"),
        ("", True, "info[cycle]"),
        (
            "https://x.org",
            True,
            "\x1b]8;;https://x.org/rules/cycle/\x1b\\info[cycle]\x1b]8;;\x1b\\",
        ),
    ],
)
def test_links(base: str, links: bool, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, base)
    assert Style(color=False, links=links).kind(Severity.INFO, "cycle") == shown


PALETTE = {
    "31": (205, 0, 0),
    "35": (205, 0, 205),
    "94": (92, 92, 255),
    "38;5;28": (0, 135, 0),
}
"""The colours in use, as xterm shows them."""


def luminance(color: tuple[int, int, int]) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [part / 255 for part in color]
    linear = [part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_colour_can_be_read_on_black_and_on_white() -> None:
    style = Style(color=True)
    painted = [style.frame("x"), style.added("x"), style.removed("x")]
    painted += [style.severity(one, "x") for one in Severity]
    used = {text.removeprefix("\x1b[").partition("m")[0].removeprefix("1;") for text in painted}
    assert used == PALETTE.keys()
    for color in PALETTE.values():
        light = luminance(color) + 0.05
        assert min(light / 0.05, 1.05 / light) > 3  # what WCAG asks of large text and graphics


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
