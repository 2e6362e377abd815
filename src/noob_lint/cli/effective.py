"""The settings of a run, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from noob_lint.cli.arguments import OPTIONS, apply_options
from noob_lint.cli.options import CheckOptions
from noob_lint.config.file import ConfigFile, common_directory, find_config, read_config
from noob_lint.config.settings import KEYS, Key, Settings

_RESET = ("extend-select", "ignore", "extend-ignore")  # by --select


class Effective(NamedTuple):
    """The settings in effect, and the configuration file they come from, if there is one."""

    settings: Settings
    file: ConfigFile | None


class Origin(NamedTuple):
    """A key of the configuration, its value, and the places that set it."""

    key: Key
    value: Any
    places: tuple[str, ...]


def find_settings(options: CheckOptions) -> Effective:
    """The settings from the configuration file, if there is one, and from the options.

    Raises:
        SettingsError: the file or an option is invalid.
    """
    file = _config_file(options)
    settings = Settings() if file is None else file.settings()
    return Effective(apply_options(settings, options), file)


def _config_file(options: CheckOptions) -> ConfigFile | None:
    if options.isolated:
        return None
    if options.config is not None:
        return read_config(options.config)
    named = options.files
    if options.reads_stdin and options.stdin_filename is not None:
        named.append(options.stdin_filename)
    return find_config(common_directory(named))


def origins(effective: Effective, options: CheckOptions) -> Iterator[Origin]:
    """Each key with its value and what sets it: options and a line of the file, or nothing."""
    file = effective.file
    for key in KEYS:
        in_file = file is not None and key.name in file.values
        given = key.field in options.given
        is_reset = key.name in _RESET and "select" in options.given and in_file
        is_kept = not is_reset and (not given or key.name.startswith("extend-"))
        places = []
        if file is not None and in_file and is_kept:
            places.append(f"{file.shown}:{file.line((key.name,))}")
        if given:
            places.append(f"--{OPTIONS.get(key.name, key.name)}")
        elif is_reset:
            places.append("--select")
        value = getattr(effective.settings, key.field)
        if key.name == "select" and not value:
            value = ("default",)
        yield Origin(key, value, tuple(places))
