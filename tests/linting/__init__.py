"""Tests of `linting`: files to results."""

from __future__ import annotations

HELD_BY = {
    "baselines": ("cli/test_baselines.py",),
    "checked": ("linting/test_check.py", "rules/test_across_tubes.py"),
    "result": ("linting/test_linter.py",),
}
"""The tests of modules that have none of their own."""
