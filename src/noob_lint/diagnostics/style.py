"""Colours, and text made safe to show on a terminal."""

from __future__ import annotations

from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Severity


class Style(NamedTuple):
    """The colours of the text formats, or none, and whether the terminal shows links."""

    color: bool
    links: bool = False

    def kind(self, severity: Severity, rule_id: str) -> str:
        """``severity[rule]`` in the colour of `severity`, which leads to the page of the rule."""
        text = self.severity(severity, f"{severity}[{rule_id}]")
        if not self.links:
            return text
        from noob_lint.diagnostics.addresses import page_of

        address = page_of(rule_id)
        return f"\x1b]8;;{printable(address)}\x1b\\{text}\x1b]8;;\x1b\\" if address else text

    def severity(self, severity: Severity, text: str) -> str:
        """`text` in the colour of `severity`."""
        return self._paint(_SEVERITY_CODES[severity], text)

    def bold(self, text: str) -> str:
        """`text` emphasised."""
        return self._paint("1", text)

    def frame(self, text: str) -> str:
        """`text` in the style of what surrounds the source: line numbers, arrows, labels."""
        return self._paint("94", text)

    def added(self, text: str) -> str:
        """`text` in the colour of a line that a diff adds."""
        return self._paint("38;5;28", text)

    def removed(self, text: str) -> str:
        """`text` in the colour of a line that a diff removes."""
        return self._paint("31", text)

    def key(self, text: str) -> str:
        """`text` in the colour of a key in YAML or a keyword in Python."""
        return self._paint("94", text)

    def string(self, text: str) -> str:
        """`text` in the colour of a string in code."""
        return self._paint("38;5;28", text)

    def comment(self, text: str) -> str:
        """`text` in the colour of a comment in code."""
        return self._paint("90", text)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text


_SEVERITY_CODES = {Severity.ERROR: "1;31", Severity.WARNING: "1;35", Severity.INFO: "1;94"}
"""Colours that can be read on black and on white alike; yellow, cyan and green can not on white,
dark blue not on black."""


def printable(text: str) -> str:
    """`text` with every character escaped that could control a terminal or deceive.

    Those are the characters that Python does not call printable: control characters, among them
    escape and line breaks, directional overrides, zero-width and no-break spaces, and surrogates.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else escape(char) for char in text)


def escape(char: str) -> str:
    """`char` written as Python writes it in a string, such as ``\\x1b`` or ``\\u202e``."""
    return char.encode("unicode_escape").decode("ascii")
