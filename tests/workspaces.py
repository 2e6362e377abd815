"""Workspaces for tests, with the given settings regardless of existing configuration."""

from __future__ import annotations

from collections.abc import Sequence

from noob_lint import Settings
from noob_lint.config.settings import validate
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace


def configurations(settings: Settings | None = None) -> Configurations:
    settings = validate(settings or Settings())
    return Configurations(settings, root=settings.root)


def workspace(settings: Settings | None = None, files: Sequence[str] = ()) -> Workspace:
    return Workspace(configurations(settings), files)
