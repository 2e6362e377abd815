"""Tests of `yaml`: from text to nodes with places."""

from __future__ import annotations

HELD_BY = {
    "blocks": ("yaml/test_recovery.py",),
    "composer": ("yaml/test_positions.py", "yaml/test_errors.py"),
    "document": ("yaml/test_comments.py", "yaml/test_positions.py"),
    "limits": ("yaml/test_errors.py",),
    "nearby": ("yaml/test_recovery.py",),
}
"""The tests of modules that have none of their own."""
