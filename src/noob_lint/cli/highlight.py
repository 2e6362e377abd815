"""YAML and Python in colour, for the examples that are shown on a terminal."""

from __future__ import annotations

import keyword
import re
from typing import Literal

from noob_lint.diagnostics.style import Style

_STRING = r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_COMMENT = r"(?P<comment>(?:(?<=\s)|^)#.*)"
_KEY = r"""(?:(?<=[\s{\[,])|^)(?P<key>[^\s:{}\[\],#&*!'"-][^\s:{}\[\],]*(?=:(?:\s|$)))"""
_KEYWORD = rf"(?P<key>\b(?:{'|'.join(keyword.kwlist)})\b)"
_PATTERNS = {
    "yaml": re.compile(f"{_COMMENT}|{_KEY}|{_STRING}"),
    "python": re.compile(f"{_COMMENT}|{_KEYWORD}|{_STRING}"),
}
"""What is in colour; an example needs no more than a rough idea of its syntax."""


def highlight(text: str, language: Literal["yaml", "python"], style: Style) -> str:
    """`text` with its keys or keywords, its strings and its comments in colour."""
    paint = {"key": style.key, "string": style.string, "comment": style.comment}
    return _PATTERNS[language].sub(lambda found: paint[str(found.lastgroup)](found[0]), text)
