"""Tests of `caching`: results of earlier runs."""

from __future__ import annotations

HELD_BY = {
    "cache": ("caching/test_runs.py", "caching/test_edits.py"),
    "project_cache": ("caching/test_runs.py", "caching/test_damage.py"),
    "tubes": ("caching/test_runs.py", "caching/test_edits.py"),
}
"""The tests of modules that have none of their own."""
