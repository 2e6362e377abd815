"""Tests of `discovery`: which files and which code there are."""

from __future__ import annotations

HELD_BY = {
    "skipping": ("cli/test_skipped.py", "discovery/test_walk.py"),
}
"""The tests of modules that have none of their own."""
