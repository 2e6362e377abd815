"""Callables of the tubes in this folder."""

from __future__ import annotations


def frame(path: str = "") -> str:
    """A source."""
    return path
