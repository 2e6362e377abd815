"""JSON for several formats: a list written item by item, and strings that any parser accepts."""

from __future__ import annotations

import json
import re

from noob_lint.reporters.protocol import Write

_NOT_ASCII = re.compile(r"[^\n -~]")


class JsonList:
    """Writes `opening`, which ends with the opening bracket, then one item on each line."""

    def __init__(self, write: Write, opening: str) -> None:
        self._write = write
        self._lead = opening
        self._empty = True

    def add(self, item: str) -> None:
        """Write one item, which is already JSON."""
        self._write(f"{self._lead}\n  {item}")
        self._lead = ","
        self._empty = False

    def close(self, closing: str) -> None:
        """Write `end`, which begins with the closing bracket."""
        self._write((self._lead if self._empty else "\n") + closing)


def portable(value: object) -> str:
    """`value` as ASCII JSON for other programs, many of which reject lone surrogates.

    Lone surrogates come from file names that are not UTF-8; they become question marks.
    """
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return _NOT_ASCII.sub(lambda match: json.dumps(match[0])[1:-1], text)
