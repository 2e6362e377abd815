"""Paths as other services require them: relative to the repository, or URIs."""

from __future__ import annotations

import os
from typing import NamedTuple


class Repository(NamedTuple):
    """The directory to which the paths for a service are relative."""

    root: str

    @classmethod
    def around(cls, directory: str) -> Repository:
        """The nearest directory at or above `directory` with a ``.git``, else `directory`."""
        directory = root = os.path.realpath(directory)
        while not os.path.exists(os.path.join(root, ".git")):
            parent = os.path.dirname(root)
            if parent == root:
                return cls(directory)
            root = parent
        return cls(root)

    def path(self, path: str) -> str:
        """`path`, which is relative to the current directory, relative to the repository.

        It has slashes; a path outside the repository is absolute.
        """
        directory, name = os.path.split(os.path.abspath(path))
        real = os.path.join(os.path.realpath(directory), name)  # symbolic links to files are kept
        return real.removeprefix(os.path.join(self.root, "")).replace(os.sep, "/")

    def uri(self, path: str) -> str:
        """The same as a URI: relative to the repository, or with the scheme ``file``."""
        from urllib.parse import quote

        path = self.path(path)
        quoted = quote(os.fsencode(path))
        if not os.path.isabs(path):
            return quoted
        return f"file:///{quoted.lstrip('/')}"
