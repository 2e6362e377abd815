"""Tests of `server`: the language server, as editors drive it."""

from __future__ import annotations

HELD_BY: dict[str, tuple[str, ...]] = {
    "app": ("server/test_lifecycle.py",),
    "client": ("server/test_lifecycle.py",),
    "main": ("server/test_lifecycle.py",),
    "protocol": ("server/test_diagnostics.py",),
    "publishing": ("server/test_lifecycle.py",),
    "requests": ("server/test_lifecycle.py",),
    "session": ("server/test_lifecycle.py", "server/test_diagnostics.py"),
    "view": ("server/test_lifecycle.py",),
    "wire": ("server/test_lifecycle.py",),
}
"""The tests of modules that have none of their own."""
