"""The settings that a client sends: the keys of a configuration file, which they override."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from noob_lint.config.keys import KEYS, Key
from noob_lint.config.overrides import overridden
from noob_lint.config.settings import PYTHON, Settings, SettingsError, check_value, did_you_mean
from noob_lint.server.uris import is_possible

SECTION = "noob-lint"
"""What the settings are called in a client."""

_OWN = frozenset({"trace"})
"""Keys of the section that are for the client itself."""

HINTS = "inlay-hints"
"""The setting that only the server has: whether inlay hints are shown."""

_KEYS = {key.name: key for key in KEYS if key.name not in ("format", "fail-on")}


def given_by(values: object, base: str) -> dict[str, Any]:
    """The fields of `Settings` that a client sets; null and empty values count as not set.

    Keys may be spelt as in a configuration file, or in camel case. Paths are relative to `base`.

    Raises:
        SettingsError: a key is unknown, or a value is invalid.
    """
    given: dict[str, Any] = {}
    for name, value in values.items() if isinstance(values, Mapping) else ():
        is_own = str(name).partition(".")[0] in _OWN or _kebab(str(name)) == HINTS
        if value in (None, "", [], {}) or is_own:
            continue
        key = _KEYS.get(_kebab(str(name)))
        if key is None:
            hint = did_you_mean(_kebab(str(name)), [*_KEYS, HINTS])
            raise SettingsError(f'unknown setting "{SECTION}.{name}"{hint}')
        try:
            check_value(key, value)
            given[key.field] = _resolved(key, value, base)
            overridden(Settings(), {key.field: given[key.field]})
        except SettingsError as error:
            reason = str(error).partition(": ")[2] if error.args[0][:2] == "--" else error
            raise SettingsError(f'setting "{SECTION}.{name}": {reason}') from None
    return given


def shows_hints(values: object) -> bool:
    """Whether the settings of a client turn inlay hints on.

    Raises:
        SettingsError: the value is neither true nor false.
    """
    for name, value in values.items() if isinstance(values, Mapping) else ():
        if _kebab(str(name)) == HINTS and value is not None:
            if not isinstance(value, bool):
                raise SettingsError(f'setting "{SECTION}.{name}": must be true or false')
            return value
    return False


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: f"-{match[0].lower()}", name).replace("_", "-")


def _resolved(key: Key, value: Any, base: str) -> Any:
    if key.name in ("tube-paths", "python-paths"):
        return [_path(one, base) for one in value]
    if key.name == "baseline" or (key.name == "python" and value not in PYTHON):
        return _path(value, base)
    return value


def _path(path: str, base: str) -> str:
    if not is_possible(path):
        raise SettingsError(f"{path!r} is not a path")
    return os.path.normpath(os.path.join(base, os.path.expanduser(path)))
