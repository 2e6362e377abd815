"""The ``Settings`` value, how it is made from configuration files, and its validation."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from noob_lint.config.keys import EXTEND, FILE_KEYS, KEYS, Key
from noob_lint.support.files import shorten
from noob_lint.support.similar import nearest
from noob_lint.support.values import NamedTuple

FAIL_ON = ("error", "warning", "info", "never")
"""The values of `fail_on`: the lowest severity that makes the run fail."""

SEVERITIES = ("error", "warning", "info")
"""The severities that a rule can be set to."""

PYTHON = ("auto", "off")
"""The values of `python` besides a path."""

PATTERNS = ("per_file_ignores", "include", "exclude")
"""The fields that contain patterns, which depend on a directory."""

_DIRECTORIES = ("tube-paths", "python-paths")
KeyPath = tuple[str | int, ...]
"""The path to a value in the configuration: keys of tables and indexes of lists."""


class Settings(NamedTuple):
    """The settings of a run; the fields are the configuration's keys in snake case.

    An empty `select` stands for ``default``; `extend_select` and `extend_ignore` add to `select`
    and `ignore`. Names in them, in the lists of `per_file_ignores` and among the keys of `severity`
    are rules, groups, ``default`` (all rules except the opt-in ones) or ``all``. `noob_version` is
    a spec version, a noob release, ``latest`` or ``header``. `include`, `exclude` and the keys of
    `per_file_ignores` hold patterns as in ``.gitignore``, relative to `root`, which is the
    directory of the configuration file, or to the directory that `bases` has for the field; an
    empty `root` is the current directory. `use_ignores` tells whether comments in tubes suppress
    findings, `use_modelines` whether a comment that names a schema takes precedence over
    `noob_version`. `python` is ``auto``, ``off``, or the path of an environment or of its
    interpreter; `python_paths` are the directories of the project's own modules. `baseline` is a
    file of known findings.
    """

    noob_version: str = "latest"
    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend_ignore: Sequence[str] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = {}  # a mappingproxy cannot be pickled
    severity: Mapping[str, str] = {}
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    tube_paths: Sequence[str] = ()
    python: str = "auto"
    python_paths: Sequence[str] = ()
    fail_on: str = "error"
    baseline: str = ""
    format: str = "auto"
    root: str = ""
    use_ignores: bool = True
    use_modelines: bool = True
    bases: Mapping[str, str] = {}

    def base(self, field: str) -> str:
        """The directory that the patterns in a field are relative to."""
        return self.bases.get(field, self.root)


class SettingsError(ValueError):
    """A setting is invalid.

    `place` is the path to it in the configuration: a key, then the key in its table or the index in
    its list. It is empty for the configuration as a whole.
    """

    def __init__(self, message: str, place: KeyPath = ()) -> None:
        super().__init__(message)
        self.place = place

    @property
    def key(self) -> str | None:
        """The configuration key that the error is about, if any."""
        return str(self.place[0]) if self.place else None


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """The end of a message about an unknown name: the most similar known one, or nothing."""
    near = nearest(name, candidates)
    return f': did you mean "{near}"?' if near else ""


def validate(settings: Settings) -> Settings:
    """Validate the settings, and return them with their lists as tuples.

    Raises:
        SettingsError: a value has the wrong type, or names a rule, version, format or directory
            that does not exist.
    """
    for key in KEYS:
        _check_type(key, getattr(settings, key.field))
    _check_version(settings.noob_version)
    _check_choice(settings.fail_on, FAIL_ON, ("fail-on",))
    if settings.format != "auto":
        from noob_lint.reporters import AUTO, REPORTERS

        _check_choice(settings.format, (AUTO, *REPORTERS), ("format",))
    for name in ("select", "extend-select", "ignore", "extend-ignore"):
        _check_rules(getattr(settings, name.replace("-", "_")), (name,))
    for name in ("include", "exclude"):
        _check_patterns(getattr(settings, name), (name,))
    _check_per_file_ignores(settings.per_file_ignores)
    _check_severities(settings.severity)
    for name in _DIRECTORIES:
        for index, path in enumerate(getattr(settings, name.replace("-", "_"))):
            if not os.path.isdir(path):
                raise SettingsError(f'no such directory: "{path}"', (name, index))
    _check_python(settings.python, settings.python)
    return Settings(*(_frozen(value) for value in settings))


def fields_of(values: Mapping[str, Any], root: str) -> dict[str, Any]:
    """The fields of `Settings` that the keys of a file in the directory `root` set.

    Raises:
        SettingsError: a key is unknown, or a value is invalid.
    """
    known = {key.name: key for key in FILE_KEYS}
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f'unknown key "{name}"{_known_keys(name)}', (name,))
        check_value(known[name], value)
        fields[known[name].field] = value
    if fields.get("select") == []:
        raise SettingsError("names no rule; remove the key to get the default", ("select",))
    fields.pop(EXTEND.field, None)
    _resolve_paths(fields, root)
    valid = validate(Settings(**fields))
    return {field: getattr(valid, field) for field in fields}


def fields_over(own: Mapping[str, Any], extended: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a file, with those that add to the file that it extends."""
    both = [key.field for key in KEYS if key.adds and key.field in own and key.field in extended]
    added = {field: (*extended[field], *own[field]) for field in both}
    return {**extended, **own, **added}


def _resolve_paths(fields: dict[str, Any], root: str) -> None:
    """Make the paths relative to the current directory; errors quote them as written."""
    for name in _DIRECTORIES:
        field = name.replace("-", "_")
        paths = [(path, from_root(path, root)) for path in fields.get(field, ())]
        for index, (written, path) in enumerate(paths):
            if not os.path.isdir(path):
                raise SettingsError(f'no such directory: "{written}"', (name, index))
        if paths:
            fields[field] = [path for _, path in paths]
    if "baseline" in fields:
        fields["baseline"] = from_root(fields["baseline"], root)
    written = fields.get("python", "auto")
    if written not in PYTHON:
        fields["python"] = from_root(written, root)
        _check_python(fields["python"], written)


def from_root(path: str, root: str) -> str:
    """The configured `path` relative to the current directory if it is below that."""
    path = os.path.normpath(os.path.join(root, os.path.expanduser(path)))
    return "." if path == os.getcwd() else shorten(path)


def _known_keys(name: str) -> str:
    names = [key.name for key in FILE_KEYS]
    return did_you_mean(name, names) or f"; the keys are {', '.join(names)}"


def _frozen(value: Any) -> Any:
    """An immutable copy of the value of a setting."""
    if isinstance(value, Mapping):
        return {name: _frozen(item) for name, item in value.items()}
    return value if isinstance(value, str | bool) else tuple(value)


def check_value(key: Key, value: object) -> None:
    """Make sure that the value of `key` has the right type and is not empty.

    Raises:
        SettingsError: it does not.
    """
    _check_type(key, value)
    _check_no_empty(value, (key.name,))


def _check_type(key: Key, value: object) -> None:
    if key.kind == "text":
        _check_text(value, (key.name,))
    elif key.kind == "list":
        _check_list(value, (key.name,))
    elif not isinstance(value, Mapping):
        raise SettingsError(f"must be a table, not {_kind(value)}", (key.name,))
    else:
        check = _check_list if key.kind == "table of lists" else _check_text
        for name, item in value.items():
            if not isinstance(name, str):
                raise SettingsError(f"its keys must be strings, not {_kind(name)}", (key.name,))
            check(item, (key.name, name))


def _check_text(value: object, place: KeyPath) -> None:
    if not isinstance(value, str):
        raise SettingsError(f"{_of(place)}must be a string, not {_kind(value)}", place)


def _check_list(value: object, place: KeyPath) -> None:
    if not isinstance(value, list | tuple):
        raise SettingsError(f"{_of(place)}must be a list of strings, not {_kind(value)}", place)
    for index, item in enumerate(value):
        if not isinstance(item, str):
            message = f"{_of(place)}must be a list of strings; it holds {_kind(item)}"
            raise SettingsError(message, (*place, index))


def _of(place: KeyPath) -> str:
    """The start of a message about an entry of a table, which the key alone does not identify."""
    return f'the entry "{place[1]}" ' if len(place) > 1 else ""


def _check_no_empty(value: Any, place: KeyPath) -> None:
    if isinstance(value, Mapping):
        for name, item in value.items():
            _check_no_empty(name, (*place, name))
            _check_no_empty(item, (*place, name))
    elif isinstance(value, str):
        if not value:
            raise SettingsError("must not be empty", place)
    else:
        for index, item in enumerate(value):
            _check_no_empty(item, (*place, index))


def _kind(value: object) -> str:
    """The type of `value`, as TOML calls it."""
    if isinstance(value, bool):
        return "a boolean"
    words = {str: "a string", int: "an integer", float: "a float", dict: "a table"}
    words[list] = "a list"
    return words.get(type(value), f"a {type(value).__name__}")


def _check_choice(value: str, choices: Iterable[str], place: KeyPath) -> None:
    names = list(choices)
    if value not in names:
        hint = did_you_mean(value, names) or f"; use one of {', '.join(names)}"
        raise SettingsError(f'unknown value "{value}"{hint}', place)


def _check_python(path: str, written: str) -> None:
    if path in PYTHON:
        return
    if not os.path.exists(path):
        known = 'must be "auto", "off", or the path of an environment or its interpreter'
        message = f'{known}; there is no "{written}"'
        raise SettingsError(message, ("python",))
    from pathlib import Path

    from noob_lint.python.code import environment_problem

    problem = environment_problem(Path(path))
    if problem is not None:
        message = f'"{written}" is neither a Python interpreter nor an environment'
        raise SettingsError(f"{message}: {problem}", ("python",))


def _check_version(text: str) -> None:
    if text in ("latest", "header"):
        return
    from noob_lint.spec.versions import NewerVersionError, find_version

    try:
        find_version(text)
    except NewerVersionError as error:
        raise SettingsError(str(error), ("noob-version",)) from None
    except ValueError as error:
        raise SettingsError(f'{error}, "latest" or "header"', ("noob-version",)) from None


def rule_names() -> list[str]:
    """The names that can be selected, ignored or given a severity."""
    from noob_lint.rules import GROUPS, RULES

    return ["all", "default", *GROUPS, *(rule.id for rule in RULES)]


def _check_rules(names: Sequence[str], place: KeyPath) -> None:
    if not names:
        return
    known = rule_names()
    for index, name in enumerate(names):
        if name not in known:
            message = f'unknown rule "{name}"{did_you_mean(name, known)}'
            raise SettingsError(message, (*place, index))


def _check_patterns(patterns: Sequence[str], place: KeyPath) -> None:
    """Make sure that each of the `patterns`, a list at `place`, can match something.

    Raises:
        SettingsError: a pattern cannot match anything.
    """
    for index, pattern in enumerate(patterns):
        _check_pattern(pattern, pattern, (*place, index))


def _check_pattern(pattern: str, written: str, place: KeyPath) -> None:
    from noob_lint.support.gitignore import compile_pattern

    if compile_pattern(pattern) is None:
        raise SettingsError(f'not a valid .gitignore pattern: "{written}"', place)
    if not {".", ".."}.isdisjoint(pattern.removeprefix("!").split("/")):
        message = f'"{written}" matches nothing: .gitignore patterns cannot contain "." or ".."'
        raise SettingsError(f"{message} between slashes", place)


def _check_per_file_ignores(table: Mapping[str, Sequence[str]]) -> None:
    for pattern, names in table.items():
        place = ("per-file-ignores", pattern)
        _check_pattern(pattern.removeprefix("!"), pattern, place)
        _check_rules(names, place)


def _check_severities(table: Mapping[str, str]) -> None:
    for name, level in table.items():
        place = ("severity", name)
        _check_rules([name], place)
        if level == "off":
            message = f'there is no severity "off": to turn "{name}" off, add it to ignore'
            raise SettingsError(message, place)
        _check_choice(level, SEVERITIES, place)
