"""Tests of `diagnostics`: findings and their places."""

from __future__ import annotations

HELD_BY = {"marks": ("reporters/test_formats.py", "fixing/test_offers.py")}
"""The tests of modules that have none of their own."""
