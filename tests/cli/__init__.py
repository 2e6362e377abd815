"""Tests of `cli`: the command line."""

from __future__ import annotations

HELD_BY = {
    "arguments": ("cli/test_usage.py", "cli/test_check.py"),
    "crash": ("cli/test_check.py",),
    "effective": ("cli/test_config.py",),
    "graph": ("graph/test_formats.py", "graph/test_command.py"),
    "files": ("cli/test_schema.py", "cli/test_init.py"),
    "ignoring": ("fixing/test_add_ignores.py",),
    "instantiate.reader": ("cli/instantiate/test_command.py", "runtime/test_tube.py"),
    "instantiate.steps": ("cli/instantiate/test_child.py", "cli/instantiate/test_command.py"),
    "known": ("linting/test_baseline.py",),
    "options": ("cli/test_check.py", "cli/test_config.py"),
    "parser": ("cli/test_usage.py",),
    "reports": ("cli/test_check.py", "cli/test_pytest_plugin.py"),
    "run": ("cli/test_check.py", "cli/test_output.py"),
    "status": ("cli/test_check.py",),
}
"""The tests of modules that have none of their own."""
