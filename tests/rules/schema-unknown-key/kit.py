"""Callables of the tubes in this folder."""

from __future__ import annotations


def count(start: int = 0, x: int = 0) -> int:
    """A function that needs nothing."""
    return start + x


class Scale:
    """A class with parameters of its own, and slots."""

    def __init__(self, factor: float = 1.0) -> None:
        self.factor = factor

    def process(self, value: float = 0.0) -> float:
        """The scaled value."""
        return self.factor * value
