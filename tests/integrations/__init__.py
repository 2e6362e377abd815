"""Tests of `integrations`: configuration of other tools."""

from __future__ import annotations

HELD_BY = {
    "change": ("integrations/test_jsonc.py", "cli/test_init.py"),
    "configuration": ("cli/test_init.py",),
}
"""The tests of modules that have none of their own."""
