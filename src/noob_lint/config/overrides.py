"""How command-line options override or extend the configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from noob_lint.config.settings import Settings, SettingsError, validate

OPTIONS: Mapping[str, str] = {"tube-paths": "tube-path", "python-paths": "python-path"}
"""The options whose names differ from the keys that they set."""


def overridden(settings: Settings, given: Mapping[str, Any]) -> Settings:
    """`settings`, overridden by the command line.

    `given` has values by the names of fields. As in ruff, what the file ignores or adds does not
    apply if ``--select`` is given; ``--extend-select`` and ``--extend-ignore`` add to the file.

    Raises:
        SettingsError: the value of an option is invalid; the message names the option.
    """
    given = dict(given)
    if "noob_version" in given:  # the command line overrides what tubes say
        given["use_modelines"] = False
    try:
        for name in ("select", "extend_select", "ignore", "extend_ignore"):
            if name in given:
                given[name] = _split(name.replace("_", "-"), given[name])
        if "select" in given:
            settings = settings._replace(extend_select=(), ignore=(), extend_ignore=())
        for name in ("extend_select", "extend_ignore"):
            if name in given:
                given[name] = [*getattr(settings, name), *given[name]]
        for name in ("include", "exclude"):
            if name in given:
                settings = settings._replace(bases={**settings.bases, name: os.getcwd()})
        return validate(settings._replace(**given))
    except SettingsError as error:
        option = OPTIONS.get(str(error.key), error.key)
        raise SettingsError(f"--{option}: {error}") from None


def _split(name: str, values: Sequence[str]) -> list[str]:
    """The names in a repeatable option that takes several separated by commas."""
    names = [part.strip() for value in values for part in value.split(",")]
    names = [part for part in names if part]
    if not names:
        raise SettingsError("names no rule", (name,))
    return names
