"""Parses TOML that somebody else has written: what would take without end is an error."""

from __future__ import annotations

import re
from typing import Any

_MOST_PARTS = 100

_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = rf"(?m)(?:^|[\[{{,])[ \t]*+(?:{_PART}\.[ \t]*+){{{_MOST_PARTS}}}"


class LongKeyError(ValueError):
    """A key has so many parts that the parser would take a long time, and much memory."""

    def __init__(self, line: int) -> None:
        super().__init__(f"a key has more than {_MOST_PARTS} parts")
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """The values in TOML.

    Raises:
        tomllib.TOMLDecodeError: it is not valid.
        LongKeyError: a key has too many parts.
        ValueError: a number has too many digits.
        RecursionError: it is nested too deeply.
    """
    import tomllib  # most runs need none

    if text.count(".") >= _MOST_PARTS:
        found = re.search(_LONG_KEY, text)
        if found is not None:
            raise LongKeyError(text.count("\n", 0, found.end()) + 1)
    return tomllib.loads(text)
