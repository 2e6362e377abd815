"""Finding and reading the configuration file: ``noob-lint.toml``, or a table of pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

from noob_lint.config import Settings, SettingsError, from_mapping

OWN_FILE = "noob-lint.toml"
PYPROJECT = "pyproject.toml"
_TABLE = r"""\s*\[\s*["']?tool["']?\s*\.\s*["']?noob-lint["']?\s*"""


def load_settings(directory: str) -> Settings:
    """The settings of the nearest configuration file in `directory` or above it.

    A ``noob-lint.toml`` wins over a ``pyproject.toml`` beside it; a ``pyproject.toml`` without the
    table ``[tool.noob-lint]`` is passed by. Without a file, the defaults.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or has a wrong key or value; the
            message names the file and, where it can, the line.
    """
    for file in _candidates(os.path.abspath(directory)):
        settings = _read(file)
        if settings is not None:
            return settings
    return Settings()


def read_settings(file: str) -> Settings:
    """The settings in `file`, which somebody named.

    Raises:
        SettingsError: as for `load_settings`, or a ``pyproject.toml`` lacks the table.
    """
    settings = _read(file)
    if settings is None:
        raise SettingsError(f"{file}: has no table [tool.noob-lint]")
    return settings


def common_directory(paths: Sequence[str]) -> str:
    """The directory from which configuration is searched: the one that holds all of `paths`."""
    directories = []
    for path in paths:
        path = os.path.abspath(path)
        directories.append(path if os.path.isdir(path) else os.path.dirname(path))
    try:
        return os.path.commonpath(directories or [os.getcwd()])
    except ValueError:  # paths on several drives
        return os.getcwd()


def _candidates(directory: str) -> Iterator[str]:
    while True:
        for name in (OWN_FILE, PYPROJECT):
            file = os.path.join(directory, name)
            if os.path.isfile(file):
                yield file
        parent = os.path.dirname(directory)
        if parent == directory:
            return
        directory = parent


def _read(file: str) -> Settings | None:
    """The settings in `file`; None for a pyproject.toml that has none."""
    is_pyproject = os.path.basename(file) == PYPROJECT
    try:
        with open(file, "rb") as stream:
            data = stream.read()
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}") from None
    if is_pyproject and b"noob-lint" not in data:
        return None  # without paying for a TOML parser
    shown = _shown(file)
    text = _decode(data, shown)
    values = _parse(text, shown)
    table: Any = values
    if is_pyproject:
        tool = values.get("tool")
        table = tool.get("noob-lint") if isinstance(tool, dict) else None
        if table is None:
            return None
        if not isinstance(table, dict):
            raise SettingsError(f"{shown}: tool.noob-lint must be a table")
    try:
        return from_mapping(table, os.path.dirname(os.path.abspath(file)))
    except SettingsError as error:
        line = find_line(text, error.key, error.value, in_table=is_pyproject)
        where = "" if str(error).startswith("unknown key") else f"{error.key}: "
        raise SettingsError(f"{shown}:{line}: {where}{error}") from None


def _shown(file: str) -> str:
    """The path of `file` as messages show it: relative when it lies below the current directory."""
    return os.path.abspath(file).removeprefix(os.path.join(os.getcwd(), ""))


def _decode(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{shown}:{line}: not UTF-8") from None


def _parse(text: str, shown: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).removesuffix(")").rpartition(" (at ")
        numbers = re.findall(r"\d+", place) or [str(text.count("\n") + 1)]  # the end of the file
        raise SettingsError(f"{shown}:{':'.join(numbers)}: not valid TOML: {reason}") from None
    except RecursionError:
        raise SettingsError(f"{shown}: nested too deeply") from None


def find_line(text: str, key: str | None, value: object, *, in_table: bool) -> int:
    """The line, counting from 1, on which `key` has `value`, or where at least `key` stands.

    tomllib keeps no positions, so this searches the text; the table's own line, or the first, is
    the answer when nothing is found.
    """
    lines = text.splitlines()
    start = _index(lines, 0, re.compile(_TABLE + r"[\].]")) if in_table else 0
    if start is None:
        start = 0
    if key is None:
        return start + 1
    name = rf"""["']?{re.escape(key)}["']?"""
    dotted = r"""(?:[\w"'-]+\s*\.\s*)*"""
    found = _index(lines, start, re.compile(rf"\s*{dotted}{name}\s*[=.]"))
    if found is None:
        found = _index(lines, start, re.compile(rf"\s*\[+\s*{dotted}{name}\s*[\].]"))
    if found is None:  # in an inline table
        found = _index(lines, start, re.compile(rf"""(?:.*[\s{{,."'])?{name}\s*="""))
    if found is None:
        return start + 1
    if isinstance(value, str):
        quoted = _index(lines, found, re.compile(rf""".*["']{re.escape(value)}["']"""))
        return (found if quoted is None else quoted) + 1
    return found + 1


def _index(lines: list[str], start: int, pattern: re.Pattern[str]) -> int | None:
    matching = (i for i in range(start, len(lines)) if pattern.match(lines[i]))
    return next(matching, None)
