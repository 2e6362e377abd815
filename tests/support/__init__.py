"""Tests of `support`: what does not know about tubes."""

from __future__ import annotations

HELD_BY = {
    "changes": ("discovery/test_changes.py",),
    "project_files": ("discovery/test_layouts.py",),
    "walk": ("discovery/test_layouts.py", "discovery/test_walk.py"),
}
"""The tests of modules that have none of their own."""
