"""The tubes that a change to other tubes may break."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from noob_lint.discovery.walk import Discovery

if TYPE_CHECKING:
    from noob_lint.discovery.workspace import Workspace
    from noob_lint.project.index import TubeIndex


def related_files(workspace: Workspace) -> list[str]:
    """The tubes that extend or nest one of the files of a workspace, directly or indirectly.

    They are looked up in the projects of those files. That excludes the files themselves, and tubes
    that such a project sees only through its tube paths, which are checked in their own project.

    Raises:
        SettingsError: a configuration is invalid.
    """
    with workspace.reading():
        return _related_files(workspace)


def _related_files(workspace: Workspace) -> list[str]:
    indexes: dict[TubeIndex, list[str]] = {}
    for path in workspace.files:
        indexes.setdefault(workspace.project_of(path).index, []).append(path)
    root_of = workspace.configurations.root_of
    found = [
        user
        for index, paths in indexes.items()
        for user in index.users(paths)
        if root_of(user).directory == index.root
    ]
    known = {os.path.realpath(path) for path in workspace.files}
    new = [path for path in found if os.path.realpath(path) not in known]
    if not new:
        return []
    candidates = Discovery(workspace.configurations).files(new, skip_non_tubes=True)
    return [item.path for item in candidates if item.error is None and item.skipped is None]
