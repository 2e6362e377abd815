"""Tests of `python`: reading code without running it."""

from __future__ import annotations

HELD_BY = {
    "answers": ("python/test_snippets.py", "python/test_lookup.py"),
    "body": ("python/source/test_bodies.py",),
    "describe.enumerations": ("calls/test_pydantic_fields.py",),
    "describe.field_calls": ("python/describe/test_models.py",),
    "describe.generated": ("python/describe/test_constructors.py", "python/test_snippets.py"),
    "describe.model_parts": ("python/describe/test_models.py",),
    "describe.passing": ("python/describe/test_constructors.py",),
    "models": ("python/describe/test_models.py", "calls/test_pydantic_fields.py"),
    "resolve.constants": ("python/describe/test_models.py",),
    "source.lost": ("python/source/test_older.py",),
    "types.limits": ("calls/test_pydantic_fields.py",),
    "describe.describer": ("python/test_snippets.py", "python/test_oracle.py"),
    "describe.kinds": ("python/test_snippets.py", "python/test_lookup.py"),
    "describe.named": ("python/test_lookup.py", "python/types/test_lineages.py"),
    "describe.nodes": ("python/test_snippets.py", "python/test_oracle.py"),
    "describe.signatures": ("python/test_snippets.py", "python/test_oracle.py"),
    "source.steps": ("python/resolve/test_importing.py",),
    "resolve.guards": ("python/test_snippets.py", "python/test_trees.py"),
    "resolve.keepers": ("python/test_snippets.py", "python/test_oracle.py"),
    "resolve.runtime": ("python/test_lookup.py", "python/test_oracle.py"),
    "source.branches": ("python/test_snippets.py", "python/source/test_cost.py"),
    "source.columns": ("python/source/test_cost.py",),
    "source.entities": ("python/test_snippets.py",),
    "source.patches": ("python/test_snippets.py", "python/test_trees.py"),
    "source.scope": ("python/test_imports.py",),
    "types.annotations": ("python/types/test_fits.py", "python/test_snippets.py"),
}
"""The tests of modules that have none of their own."""
