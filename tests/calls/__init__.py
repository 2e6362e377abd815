"""Tests of `calls`: how noob calls what tubes name."""

from __future__ import annotations

HELD_BY = {
    "accepted": ("calls/test_pydantic_fields.py", "rules/test_fixtures.py"),
    "asset_touches": ("rules/test_fixtures.py",),
    "facts": ("rules/test_fixtures.py", "linting/test_once.py"),
}
"""The tests of modules that have none of their own."""
