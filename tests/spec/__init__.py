"""Tests of `spec`: the models of the tube format."""

from __future__ import annotations

HELD_BY = {
    "base": ("publish/test_render.py", "spec/test_models.py"),
    "builtins": ("spec/test_models.py", "spec/test_tubes.py"),
    "life": ("spec/test_assets_v0_1.py", "runtime/test_life.py"),
    "resolve": ("spec/test_models.py", "spec/test_tubes.py"),
    "schema": ("publish/test_render.py", "spec/test_models.py"),
    "special": ("publish/test_render.py", "spec/test_models.py"),
    "v0_1": ("spec/test_assets_v0_1.py", "spec/test_tubes.py"),
    "v1000": ("spec/test_models.py", "spec/test_tubes.py"),
    "v1001": ("spec/test_models.py", "spec/test_tubes.py"),
    "v1003": ("spec/test_models.py", "spec/test_tubes.py"),
}
"""The tests of modules that have none of their own."""
