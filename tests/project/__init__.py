"""Tests of `project`: the tubes of one project."""

from __future__ import annotations

HELD_BY = {
    "project": ("rules/test_across_tubes.py", "linting/test_linter.py"),
    "reads": ("linting/test_reads.py", "discovery/test_changes.py"),
}
"""The tests of modules that have none of their own."""
