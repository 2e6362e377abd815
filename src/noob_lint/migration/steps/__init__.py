"""The differences between spec versions that a migration knows about, one module each."""

from __future__ import annotations

from noob_lint.migration.model import Step
from noob_lint.migration.steps import (
    asset_depends,
    asset_params,
    asset_scopes,
    asset_updates,
    code,
    duplicate_keys,
    enabled,
    header,
    keys,
    maps,
    noob_names,
    scalars,
)

STEPS: tuple[Step, ...] = (
    duplicate_keys.step,
    keys.step,
    header.step,
    scalars.step,
    asset_depends.step,
    asset_params.step,
    asset_scopes.step,
    asset_updates.step,
    maps.step,
    enabled.step,
    noob_names.step,
    code.step,
)
"""In order: a later step makes no change inside what an earlier one has changed."""
