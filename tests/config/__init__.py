"""Tests of `config`: settings and their files."""

from __future__ import annotations

HELD_BY = {
    "keys": ("config/test_settings.py", "config/test_extend.py"),
}
"""The tests of modules that have none of their own."""
