"""Tests of `migration`: tubes before and after."""

from __future__ import annotations

_STEPS = ("migration/test_steps.py",)

HELD_BY = {
    **{
        f"steps.{name}": _STEPS
        for name in (
            "asset_depends",
            "asset_params",
            "asset_scopes",
            "asset_updates",
            "code",
            "duplicate_keys",
            "enabled",
            "header",
            "keys",
            "maps",
            "noob_names",
            "scalars",
        )
    },
    "entries": _STEPS,
    "migrate": _STEPS,
    "model": _STEPS,
    "side": ("migration/test_judge.py",),
}
"""The tests of modules that have none of their own."""
