"""Reads configuration files: ``noob-lint.toml``, or a table of pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from noob_lint.config.keys import EXTEND, Key
from noob_lint.config.settings import (
    PATTERNS,
    KeyPath,
    Settings,
    SettingsError,
    check_value,
    fields_of,
    fields_over,
)
from noob_lint.support.files import error_text, is_file, read_whole, shorten
from noob_lint.support.project_files import MOST_BYTES, OWN_CONFIGURATION, PYPROJECT

_TABLE = ("tool", "noob-lint")
_LONGEST_CHAIN = 100


class ConfigFile(NamedTuple):
    """A configuration file that has been read; `shown` is its path for messages.

    `extended` are the files that it extends: the one that it names, the one that this one names,
    and so on.
    """

    path: str
    shown: str
    text: str
    values: Mapping[str, Any]
    in_pyproject: bool
    extended: tuple[ConfigFile, ...] = ()

    @property
    def chain(self) -> tuple[ConfigFile, ...]:
        """All files that the settings come from, the nearest first."""
        return (self, *self.extended)

    @property
    def directory(self) -> str:
        """The directory to which everything in the file is relative."""
        return os.path.realpath(os.path.dirname(self.path))

    def settings(self) -> Settings:
        """The settings in the file, and in those that it extends.

        Raises:
            SettingsError: a key or value is invalid; the message names the file and the line.
        """
        fields: dict[str, Any] = {}
        bases: dict[str, str] = {}
        for file in reversed(self.chain):
            own = file._said()
            fields = fields_over(own, fields)
            bases |= {field: file.directory for field in PATTERNS if field in own}
        bases = {field: base for field, base in bases.items() if base != self.directory}
        return Settings(**fields, root=self.directory, bases=bases)

    def _said(self) -> dict[str, Any]:
        """The fields that the file itself sets."""
        try:
            return fields_of(self.values, self.directory)
        except SettingsError as error:
            raise self._error(error) from None

    def origins(self, key: Key) -> list[str]:
        """The lines that set the value of a key, in the order of its items."""
        saying = [file for file in reversed(self.chain) if key.name in file.values]
        if not key.adds:
            saying = saying[-1:]
        return [f"{file.shown}:{file.line((key.name,))}" for file in saying]

    def error(self, error: SettingsError) -> SettingsError:
        """The error with the line that it is about, in this file or in one that it extends."""
        saying = (file for file in self.chain if error.key in file.values)
        return next(saying, self)._error(error)

    def _error(self, error: SettingsError) -> SettingsError:
        key = "" if str(error).startswith("unknown key") else f"{error.key}: "
        return SettingsError(f"{self.shown}:{self.line(error.place)}: {key}{error}", error.place)

    def line(self, place: KeyPath) -> int:
        """The line, counting from 1, of `place` or of the innermost known value around it."""
        from noob_lint.config.toml_positions import lines

        known = lines(self.text)
        place = (*_TABLE, *place) if self.in_pyproject else place
        while place and place not in known:
            place = place[:-1]
        return known.get(place, 1)


def read_config(path: str) -> ConfigFile:
    """The configuration file at `path`, with those that it extends.

    Raises:
        SettingsError: it cannot be read, is not TOML, or is a ``pyproject.toml`` without the table.
    """
    file = _read(path)
    if file is None:
        raise SettingsError(f"{path}: has no table [tool.noob-lint]")
    return _with_extended(file)


def _with_extended(file: ConfigFile) -> ConfigFile:
    """The file with those that it extends."""
    chain = [file]
    while EXTEND.name in chain[-1].values:
        try:
            chain.append(_extended(chain))
        except SettingsError as error:
            raise chain[-1]._error(error) if error.place else error from None
    return file._replace(extended=tuple(chain[1:]))


def _extended(chain: Sequence[ConfigFile]) -> ConfigFile:
    """The file that the last one of a chain extends."""
    place = (EXTEND.name,)
    written = chain[-1].values[EXTEND.name]
    check_value(EXTEND, written)
    if len(chain) == _LONGEST_CHAIN:
        raise SettingsError(f"more than {_LONGEST_CHAIN} files extend each other", place)
    path = os.path.join(chain[-1].directory, os.path.expanduser(written))
    path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    if not is_file(path):
        raise SettingsError(f'no such file: "{written}"', place)
    for file in chain:
        if os.path.realpath(file.path) == os.path.realpath(path):
            is_itself = file is chain[-1]
            message = "is this file" if is_itself else "extends this file in turn"
            raise SettingsError(f'"{written}" {message}', place)
    extended = _read(path)
    if extended is None:
        raise SettingsError(f'"{written}" has no table [tool.noob-lint]', place)
    return extended


def common_directory(paths: Sequence[str]) -> str:
    """The directory that contains all `paths`, from which the configuration is looked up."""
    directories = []
    for path in paths:
        path = os.path.abspath(path)
        directories.append(path if os.path.isdir(path) else os.path.dirname(path))
    try:
        return os.path.commonpath(directories or [os.getcwd()])
    except ValueError:  # paths on several drives
        return os.getcwd()


def possible_files(directory: str) -> Iterator[str]:
    """The paths where configuration for `directory` may be, the nearest first."""
    directory = os.path.abspath(directory)
    while True:
        yield os.path.join(directory, OWN_CONFIGURATION)
        yield os.path.join(directory, PYPROJECT)
        parent = os.path.dirname(directory)
        if parent == directory:
            return
        directory = parent


def _read(file: str) -> ConfigFile | None:
    """The configuration in `file`; None for a pyproject.toml without the table."""
    is_pyproject = os.path.basename(file) == PYPROJECT
    data = _contents(file)
    if is_pyproject and b"noob-lint" not in data:
        return None  # saves loading a TOML parser
    shown = shorten(os.path.abspath(file))
    text = _decode(data, shown)
    values: Any = _parse(text, shown)
    if is_pyproject:
        tool = values.get("tool")
        values = tool.get("noob-lint") if isinstance(tool, dict) else None
        if values is None:
            return None
    config = ConfigFile(file, shown, text, values, is_pyproject)
    if not isinstance(values, dict):
        raise SettingsError(f"{shown}:{config.line(())}: tool.noob-lint must be a table")
    return config


def _contents(file: str) -> bytes:
    try:
        return read_whole(file, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file}: {error_text(error)}") from None


def _decode(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{shown}:{line}: not UTF-8") from None


def _parse(text: str, shown: str) -> dict[str, Any]:
    import tomllib

    from noob_lint.support.toml import LongKeyError, parse

    try:
        return parse(text)
    except LongKeyError as error:
        raise SettingsError(f"{shown}:{error.line}: {error}") from None
    except tomllib.TOMLDecodeError as error:
        problem, _, place = str(error).removesuffix(")").rpartition(" (at ")
        numbers = re.findall(r"\d+", place) or [str(text.count("\n") + 1)]  # the end of the file
        raise SettingsError(f"{shown}:{':'.join(numbers)}: not valid TOML: {problem}") from None
    except ValueError:  # raised by int(), and not caught by tomllib
        raise SettingsError(f"{shown}: a number has too many digits") from None
    except RecursionError:
        raise SettingsError(f"{shown}: nested too deeply") from None
