"""Tests of `cli`: the command line."""

from __future__ import annotations

HELD_BY = {
    "kept": ("cli/test_watch.py",),
    "arguments": ("cli/test_usage.py", "cli/test_check.py"),
    "crash": ("cli/test_check.py",),
    "effective": ("cli/test_config.py",),
    "files": ("cli/test_schema.py", "cli/test_init.py"),
    "ignoring": ("fixing/test_add_ignores.py",),
    "instantiate.command": ("runtime/test_instantiate.py",),
    "instantiate.reader": ("runtime/test_instantiate.py", "runtime/test_tube.py"),
    "instantiate.trial": ("runtime/test_instantiate.py",),
    "known": ("linting/test_baseline.py",),
    "options": ("cli/test_check.py", "cli/test_config.py"),
    "parser": ("cli/test_usage.py",),
    "run": ("cli/test_check.py", "cli/test_output.py"),
    "shells": ("cli/test_completion.py",),
    "status": ("cli/test_check.py",),
}
"""The tests of modules that have none of their own."""
