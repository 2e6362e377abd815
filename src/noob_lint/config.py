"""What can be set: the ``Settings`` value, its checks, and the configuration file it is read from.

The table `KEYS` is the only list of configuration keys; reading, checking and error messages all
derive from it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from noob_lint.names import nearest

FAIL_ON = ("error", "warning", "info", "never")
"""What `fail_on` can be: the least severe level that makes the run fail."""


class Settings(NamedTuple):
    """What a run is told to do; the fields are the configuration's keys in snake case.

    An empty `select` stands for all rules; names in `select` and `ignore` are rules, groups or
    ``all``. `noob_version` is a spec version, a noob release, ``latest`` or ``header``. `include`
    and `exclude` hold patterns as in ``.gitignore``, relative to `root`, which is the directory of
    the configuration file; an empty `root` is the current directory.
    """

    noob_version: str = "latest"
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    tube_paths: Sequence[str] = ()
    fail_on: str = "error"
    format: str = "full"
    root: str = ""


class SettingsError(ValueError):
    """A setting that cannot be meant; `key` and `value` name it, for whoever knows its place."""

    def __init__(self, message: str, *, key: str | None = None, value: object = None) -> None:
        super().__init__(message)
        self.key = key
        self.value = value


class Key(NamedTuple):
    """A configuration key: its name in the file, and whether it holds a list of strings."""

    name: str
    is_list: bool

    @property
    def field(self) -> str:
        """The name of the key's field in `Settings`."""
        return self.name.replace("-", "_")


KEYS: tuple[Key, ...] = (
    Key("noob-version", is_list=False),
    Key("select", is_list=True),
    Key("ignore", is_list=True),
    Key("include", is_list=True),
    Key("exclude", is_list=True),
    Key("tube-paths", is_list=True),
    Key("fail-on", is_list=False),
    Key("format", is_list=False),
)


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or nothing."""
    near = nearest(name, candidates)
    return f': did you mean "{near}"?' if near else ""


def validate(settings: Settings) -> Settings:
    """The same settings with their lists as tuples, once every value is known to make sense.

    Raises:
        SettingsError: a value has the wrong type, or names a rule, version, format or directory
            that does not exist.
    """
    for key in KEYS:
        _check_type(key, getattr(settings, key.field))
    _check_version(settings.noob_version)
    _check_choice("fail-on", settings.fail_on, FAIL_ON)
    if settings.format != "full":
        from noob_lint.reporters import REPORTERS

        _check_choice("format", settings.format, REPORTERS)
    _check_rules("select", settings.select)
    _check_rules("ignore", settings.ignore)
    _check_patterns("include", settings.include)
    _check_patterns("exclude", settings.exclude)
    for path in settings.tube_paths:
        if not os.path.isdir(path):
            raise SettingsError(f'no such directory: "{path}"', key="tube-paths", value=path)
    lists = {key.field: tuple(getattr(settings, key.field)) for key in KEYS if key.is_list}
    return Settings(**(settings._asdict() | lists))


def from_mapping(values: Mapping[str, Any], root: str) -> Settings:
    """Settings from the keys of a configuration file that lies in `root`.

    Raises:
        SettingsError: a key is unknown, or a value cannot be meant.
    """
    known = {key.name: key for key in KEYS}
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f'unknown key "{name}"{_known_keys(name)}', key=name)
        _check_type(known[name], value)
        fields[known[name].field] = value
    if fields.get("select") == []:
        raise SettingsError("names no rule; leave the key out to select all rules", key="select")
    _check_no_empty(fields)
    if "tube_paths" in fields:  # checked as they are written, so that errors name what was written
        paths = [(path, from_root(path, root)) for path in fields["tube_paths"]]
        for written, path in paths:
            if not os.path.isdir(path):
                message = f'no such directory: "{written}"'
                raise SettingsError(message, key="tube-paths", value=written)
        fields["tube_paths"] = [path for _, path in paths]
    return validate(Settings(**fields, root=root))


def from_root(path: str, root: str) -> str:
    """The configured `path` seen from the current directory, as short as it can be written."""
    path = os.path.normpath(os.path.join(root, os.path.expanduser(path)))
    here = os.path.join(os.getcwd(), "")
    if os.path.join(path, "") == here:
        return "."
    return path.removeprefix(here)


def _known_keys(name: str) -> str:
    names = [key.name for key in KEYS]
    return did_you_mean(name, names) or f"; the keys are {', '.join(names)}"


def _check_type(key: Key, value: object) -> None:
    if not key.is_list:
        if not isinstance(value, str):
            raise SettingsError(f"must be a string, not {_kind(value)}", key=key.name, value=value)
        return
    if not isinstance(value, list | tuple):
        message = f"must be a list of strings, not {_kind(value)}"
        raise SettingsError(message, key=key.name, value=value)
    for item in value:
        if not isinstance(item, str):
            message = f"must be a list of strings; it holds {_kind(item)}"
            raise SettingsError(message, key=key.name, value=item)


def _check_no_empty(fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if "" in (value if isinstance(value, list) else [value]):
            raise SettingsError("must not be empty", key=name.replace("_", "-"), value="")


def _kind(value: object) -> str:
    """What `value` is, in TOML's words."""
    if isinstance(value, bool):
        return "a boolean"
    words = {str: "a string", int: "an integer", float: "a float", dict: "a table"}
    words[list] = "a list"
    return words.get(type(value), f"a {type(value).__name__}")


def _check_choice(key: str, value: str, choices: Iterable[str]) -> None:
    names = list(choices)
    if value not in names:
        hint = did_you_mean(value, names) or f"; use one of {', '.join(names)}"
        raise SettingsError(f'unknown value "{value}"{hint}', key=key, value=value)


def _check_version(text: str) -> None:
    if text in ("latest", "header"):
        return
    from noob_lint.spec.versions import find_version

    try:
        find_version(text)
    except ValueError as error:
        message = f'{error}, "latest" or "header"'
        raise SettingsError(message, key="noob-version", value=text) from None


def _check_rules(key: str, names: Iterable[str]) -> None:
    if not names:
        return
    from noob_lint.rules import GROUPS, RULES

    known = ["all", *GROUPS, *(rule.id for rule in RULES)]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise SettingsError(f'unknown rule "{name}"{hint}', key=key, value=name)


def _check_patterns(key: str, patterns: Iterable[str]) -> None:
    if not patterns:
        return
    from noob_lint.patterns import compile_patterns

    for pattern in patterns:
        try:
            compile_patterns([pattern])
        except ValueError:
            message = f'not a pattern as in .gitignore: "{pattern}"'
            raise SettingsError(message, key=key, value=pattern) from None
