"""Tests of `config`: settings and their files."""

from __future__ import annotations

HELD_BY = {
    "keys": ("config/test_settings.py", "config/test_extend.py"),
    "overrides": ("cli/test_config.py", "cli/test_check.py"),
}
"""The tests of modules that have none of their own."""
