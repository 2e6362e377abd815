"""Tests of `runtime`: live assets."""

from __future__ import annotations

HELD_BY = {
    "assets": ("runtime/test_life.py", "runtime/test_state.py"),
    "interop": ("runtime/test_noob.py",),
    "reader": ("runtime/test_tube.py",),
}
"""The tests of modules that have none of their own."""
