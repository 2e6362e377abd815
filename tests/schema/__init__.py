"""Tests of `schema`: applying JSON Schemas, and the messages about their errors."""

from __future__ import annotations

HELD_BY = {
    "fixes": ("schema/test_errors.py", "rules/test_fixtures.py"),
    "wording": ("schema/test_errors.py",),
}
"""The tests of modules that have none of their own."""
