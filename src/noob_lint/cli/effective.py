"""The settings of a run, and where each of them comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from noob_lint.cli.options import CheckOptions
from noob_lint.config.keys import KEYS, Key
from noob_lint.config.overrides import OPTIONS
from noob_lint.config.settings import Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.support.project_files import OWN_CONFIGURATION
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    from noob_lint.config.file import ConfigFile

_RESET = ("extend-select", "ignore", "extend-ignore")  # by --select


class Effective(NamedTuple):
    """The settings of a run, and the configuration file they come from, if there is one.

    `configurations` has those of each file; only the format and the output belong to the run.
    `path` is the file that decides about these; it need not exist.
    """

    path: str
    settings: Settings
    file: ConfigFile | None
    configurations: Configurations


class Origin(NamedTuple):
    """A key of the configuration, its value, and the places that set it."""

    key: Key
    value: Any
    places: tuple[str, ...]


def find_settings(options: CheckOptions) -> Effective:
    """The settings for the first path that is named, or else for the current directory.

    Raises:
        SettingsError: the file or an option is invalid.
    """
    file = None if options.config is None else _read(options.config)
    fixed = Settings() if options.isolated else None
    fixed = fixed if file is None else file.settings()
    directories = [path for path in options.files if os.path.isdir(path)]
    configurations = Configurations(fixed, options.given, directories)
    first = _first_file(options)
    configuration = configurations.configuration_of(first)
    if configuration is not None:
        file = configurations.file(configuration)
    return Effective(first, configurations.settings_of(first), file, configurations)


def _read(path: str) -> ConfigFile:
    from noob_lint.config.file import read_config

    return read_config(path)


def _first_file(options: CheckOptions) -> str:
    """A file in the place that decides about the run; it need not exist."""
    named = options.files or [os.curdir]
    if not options.files and options.reads_stdin and options.stdin_filename is not None:
        named = [options.stdin_filename]
    first = named[0]
    return os.path.join(first, OWN_CONFIGURATION) if os.path.isdir(first) else first


def origins(effective: Effective, options: CheckOptions) -> Iterator[Origin]:
    """Each key with its value and what sets it: options and a line of the file, or nothing."""
    file = effective.file
    for key in KEYS:
        said = file.origins(key) if file is not None else []
        given = key.field in options.given
        is_reset = key.name in _RESET and "select" in options.given and bool(said)
        is_kept = not is_reset and (not given or key.name.startswith("extend-"))
        places = said if is_kept else []
        if given:
            places.append(f"--{OPTIONS.get(key.name, key.name)}")
        elif is_reset:
            places.append("--select")
        value = getattr(effective.settings, key.field)
        if key.name == "select" and not value:
            value = ("default",)
        yield Origin(key, value, tuple(places))
