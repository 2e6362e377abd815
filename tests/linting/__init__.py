"""Tests of `linting`: files to results."""

from __future__ import annotations

HELD_BY = {
    "api": ("linting/test_linter.py", "cli/test_baselines.py"),
    "baselines": ("cli/test_baselines.py",),
    "checks": ("linting/test_once.py", "rules/test_across_tubes.py"),
    "checked": ("linting/test_check.py", "rules/test_across_tubes.py"),
    "result": ("linting/test_linter.py",),
}
"""The tests of modules that have none of their own."""
