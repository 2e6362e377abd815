"""Tests of `publish`: what is released."""

from __future__ import annotations

HELD_BY = {
    "completion": ("editors/test_offers.py", "editors/test_diagnostics.py"),
    "prose": ("publish/test_render.py",),
    "strict": ("publish/test_render.py", "schema/test_validators.py"),
    "snippets": ("editors/test_offers.py", "editors/test_completion.py"),
}
"""The tests of modules that have none of their own."""
