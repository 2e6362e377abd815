"""Tests of `server`: the language server, as editors drive it."""

from __future__ import annotations

HELD_BY: dict[str, tuple[str, ...]] = {
    "checking": ("server/test_requests.py", "server/test_lifecycle.py"),
    "features.completed": ("server/features/test_completion.py",),
    "features.completed_code": ("server/features/test_completion.py",),
    "features.completed_entries": ("server/features/test_completion.py",),
    "features.completed_wires": ("server/features/test_completion.py",),
    "meanings": ("server/features/test_references.py", "server/features/test_definition.py"),
    "occurrences": ("server/features/test_references.py", "server/features/test_definition.py"),
    "schemas": ("server/features/test_hover.py",),
    "main": ("server/test_lifecycle.py",),
    "protocol": ("server/test_diagnostics.py",),
    "progress": ("server/test_lifecycle.py",),
    "publishing": ("server/test_lifecycle.py",),
    "requests": ("server/test_requests.py",),
    "view": ("server/features/test_definition.py",),
    "wire": ("server/test_lifecycle.py",),
}
"""The tests of modules that have none of their own."""
