"""Tests of `calls`: how noob calls what tubes name."""

from __future__ import annotations

HELD_BY = {
    "facts": ("rules/test_fixtures.py", "linting/test_once.py"),
}
"""The tests of modules that have none of their own."""
