"""Tests of `discovery`: which files and which code there are."""

from __future__ import annotations

HELD_BY = {
    "configurations": ("discovery/test_layouts.py", "cli/test_projects.py"),
    "roots": ("discovery/test_layouts.py",),
    "skipping": ("cli/test_skipped.py", "discovery/test_walk.py"),
    "workspace": (
        *("discovery/test_workspace_code.py", "linting/test_linter.py"),
        "rules/test_across_tubes.py",
    ),
}
"""The tests of modules that have none of their own."""
