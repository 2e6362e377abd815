"""Tests of `publish`: what is released."""

from __future__ import annotations

HELD_BY = {
    "prose": ("publish/test_render.py",),
}
"""The tests of modules that have none of their own."""
