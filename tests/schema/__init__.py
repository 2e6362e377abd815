"""Tests of `schema`: JSON Schemas applied and put in words."""

from __future__ import annotations

HELD_BY = {
    "fixes": ("schema/test_errors.py", "rules/test_fixtures.py"),
    "wording": ("schema/test_errors.py",),
}
"""The tests of modules that have none of their own."""
