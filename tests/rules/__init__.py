"""Tests of `rules`: the rules."""

from __future__ import annotations

HELD_BY = {
    "common": ("rules/test_fixtures.py",),
    "rule": ("rules/test_docs.py", "rules/test_effects.py"),
}
"""The tests of modules that have none of their own."""
