"""A JSON list that is written item by item, whether any comes or none."""

from __future__ import annotations

from noob_lint.reporters.protocol import Write


class JsonList:
    """Writes `opening`, which ends with the bracket, then the items, one a line."""

    def __init__(self, write: Write, opening: str) -> None:
        self._write = write
        self._lead = opening
        self._empty = True

    def add(self, item: str) -> None:
        """Write one item, which is JSON already."""
        self._write(f"{self._lead}\n  {item}")
        self._lead = ","
        self._empty = False

    def close(self, closing: str) -> None:
        """Write the end, from the closing bracket on."""
        self._write((self._lead if self._empty else "\n") + closing)
