"""Tests of `runtime`: live assets."""

from __future__ import annotations

HELD_BY = {
    "assets": ("runtime/test_life.py", "runtime/test_state.py"),
    "child": ("runtime/test_environments.py", "runtime/test_instantiate.py"),
    "errors": ("runtime/test_life.py", "runtime/test_tube.py"),
    "interop": ("runtime/test_noob.py",),
    "reader": ("runtime/test_tube.py",),
    "steps": ("runtime/test_environments.py", "runtime/test_instantiate.py"),
}
"""The tests of modules that have none of their own."""
