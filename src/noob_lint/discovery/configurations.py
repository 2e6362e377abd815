"""The root and the settings of each file. Only this module reads configuration."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from noob_lint.config.overrides import overridden
from noob_lint.config.settings import Settings
from noob_lint.discovery.roots import Root, RootKind, Roots
from noob_lint.support.files import RealPaths, is_below
from noob_lint.support.walk import SUFFIXES

if TYPE_CHECKING:
    from noob_lint.config.file import ConfigFile


class Configurations:
    """The settings of files, each read from the configuration nearest to it.

    `fixed` are settings that replace all configuration, `given` those that options of a
    command line set, which override both (see `noob_lint.config.overrides`). `named` are the
    directories that were named; `root` is the root of all files if it was given.
    """

    def __init__(
        self,
        fixed: Settings | None = None,
        given: Mapping[str, Any] | None = None,
        named: Sequence[str] = (),
        root: str = "",
    ) -> None:
        self._fixed = fixed
        self._given = given or {}
        self._roots = Roots(named)
        self._root = Root(os.path.realpath(root), RootKind.NAMED) if root else None
        self._settings: dict[str | None, Settings] = {}
        self._files: dict[str, ConfigFile] = {}
        self._real_paths = RealPaths()

    def is_like(self, other: Configurations) -> bool:
        """Whether both were created from the same values, so they are equal once refreshed."""
        mine = (self._fixed, self._given, self._root, self._roots.named)
        return mine == (other._fixed, other._given, other._root, other._roots.named)

    @property
    def files(self) -> list[str]:
        """The configuration files that have been read, including those that others extend."""
        return [one.path for file in self._files.values() for one in file.chain]

    def refresh(self) -> None:
        """Forget roots and settings, since configurations or root markers have changed."""
        self._roots.forget()
        self._settings.clear()
        self._files.clear()
        self._real_paths.forget()

    @property
    def has_root(self) -> bool:
        """Whether the root of all files was given."""
        return self._root is not None

    def root_of(self, path: str) -> Root:
        """The root of the file or directory at `path`, which need not exist."""
        return self._root or self._roots.of(self.directory_of(path))

    def directory_of(self, path: str) -> str:
        """The real path of the directory at `path`, or of the directory of the file at `path`."""
        real = self._real_paths.of(path)
        is_directory = not path.endswith(SUFFIXES) and os.path.isdir(real)
        return real if is_directory else os.path.dirname(real)

    def working_copy_of(self, directory: str) -> str | None:
        """The top of the working copy that contains `directory`, a real path, if any."""
        return self._roots.working_copy(directory)

    def root_in(self, directory: str, names: Container[str]) -> Root:
        """The root of the files in `directory`, a real path with these `names` in it."""
        return self._root or self._roots.of(directory, names)

    def leads_out(self, path: str) -> bool:
        """Whether the file at `path` is a link out of the project that the link itself is in."""
        absolute = os.path.abspath(path)
        if not os.path.islink(absolute):
            return False
        directory = os.path.realpath(os.path.dirname(absolute))
        root = self._root or self._roots.of(directory)
        return not is_below(os.path.realpath(absolute), root.directory)

    def around(self, path: str) -> Iterator[tuple[str, Root]]:
        """Each outer root of the file at `path`, after the directory of the root inside it.

        They come from the inside out. Only roots with a configuration count, and only in the same
        working copy.
        """
        root = self.root_of(path)
        while root.kind is RootKind.CONFIGURATION and not root.is_working_copy:
            inner = root.directory
            parent = os.path.dirname(inner)
            outer = self._roots.of(parent) if parent != inner else root
            if outer.kind is not RootKind.CONFIGURATION or outer.directory == inner:
                return
            yield inner, outer
            root = outer

    def settings_for(self, root: Root) -> Settings:
        """The settings of the files with that root.

        Raises:
            SettingsError: the configuration is invalid.
        """
        return self._settings_by(None if self._fixed is not None else root.configuration)

    def settings_of(self, path: str) -> Settings:
        """The settings for the file at `path`; text without a file (``<stdin>``) has the defaults.

        Raises:
            SettingsError: its configuration, or an option, is invalid.
        """
        return self._settings_by(self.configuration_of(path))

    def configuration_of(self, path: str) -> str | None:
        """The configuration file for the file at `path`, if there is one."""
        if self._fixed is not None or path.startswith("<"):
            return None
        return self.root_of(path).configuration

    def file(self, configuration: str) -> ConfigFile:
        """The contents of a configuration file, which is read once.

        Raises:
            SettingsError: it cannot be read or is invalid.
        """
        if configuration not in self._files:
            from noob_lint.config.file import read_config  # most files have no configuration

            self._files[configuration] = read_config(configuration)
        return self._files[configuration]

    def _settings_by(self, configuration: str | None) -> Settings:
        if configuration not in self._settings:
            if configuration is not None:
                settings = self.file(configuration).settings()
            else:
                settings = self._fixed or Settings()
            self._settings[configuration] = overridden(settings, self._given)
        return self._settings[configuration]
