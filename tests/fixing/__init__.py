"""Tests of `fixing`: fixes and comments written to files."""

from __future__ import annotations

HELD_BY = {"rounds": ("fixing/test_fixer.py",)}
"""The tests of modules that have none of their own."""
