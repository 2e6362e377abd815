"""A file of known findings, so that a run reports only new ones.

Findings are identified by the file that was checked, the rule and the text of their line (see
`noob_lint.diagnostics.fingerprint`), so they stay known when lines move. Paths in the file are
relative to its directory and have forward slashes. Entries are sorted, one per line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from noob_lint.config.settings import SettingsError
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.fingerprint import fingerprints
from noob_lint.linting.result import FileResult
from noob_lint.rules import rule_named
from noob_lint.support.files import error_text, read_bytes

VERSION = 1
"""The version of the format, increased when older files can no longer be read."""


class BaselineEntry(NamedTuple):
    """A known finding: `path` is the file that was checked, `within` the base it lies in, if any.

    Both are written as in the baseline.
    """

    path: str
    within: str
    rule: str
    fingerprint: str
    message: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The key that a finding shares with its entry; the message may have been reworded."""
        return self.path, self.within, self.fingerprint

    def to_dict(self) -> dict[str, str]:
        """The entry as it is written under its path."""
        fields = self._asdict()
        del fields["path"]
        return {name: value for name, value in fields.items() if value}


class Baseline:
    """The findings in the baseline `file`, and those of them that a run found again."""

    def __init__(self, file: str, entries: Iterable[BaselineEntry] = ()) -> None:
        self.file = file
        self._directory = os.path.dirname(os.path.abspath(file))
        self._entries = {entry.key: entry for entry in entries}
        self._met: dict[tuple[str, str, str], BaselineEntry] = {}
        self._checked: dict[str, frozenset[str]] = {}
        self._partly_read: set[str] = set()

    def split(self, result: FileResult, rules: frozenset[str]) -> FileResult:
        """The result with the diagnostics that are known moved from `diagnostics` to `known`.

        `rules` are the ids of the rules that the file was checked for.
        """
        if result.error is not None or result.crash is not None:
            return result
        self._checked[self._stored(result.path)] = rules
        if result.partly_read:
            self._partly_read.add(self._stored(result.path))
        new, known = [], []
        for item, entry in self._named(result):
            if entry.key in self._entries:
                self._met[entry.key] = entry
                known.append(item)
            else:
                new.append(item)
        return result._replace(diagnostics=tuple(new), known=tuple(known))

    def learn(self, result: FileResult) -> None:
        """Add all the diagnostics of a result to the known ones."""
        for _, entry in self._named(result):
            self._entries[entry.key] = entry

    def stale(self) -> list[BaselineEntry]:
        """The entries, sorted, that the run could have found again but did not.

        It could if the file was checked for the rule, with all the code that the rule needs, or if
        the file is gone and other files were checked for the rule.
        """
        rules = frozenset().union(*self._checked.values())
        return sorted(
            entry
            for key, entry in self._entries.items()
            if key not in self._met and entry.rule in rules and self._is_settled(entry)
        )

    def forget(self, entries: Iterable[BaselineEntry]) -> None:
        """Remove some entries from the known ones."""
        for entry in entries:
            self._entries.pop(entry.key, None)

    def to_json(self) -> str:
        """The text of the file."""
        blocks = []
        for path, entries in groupby(sorted(self._entries.values()), attrgetter("path")):
            lines = ",\n".join(f"      {_dumps(entry.to_dict())}" for entry in entries)
            blocks.append(f"    {_dumps(path)}: [\n{lines}\n    ]")
        findings = "{\n" + ",\n".join(blocks) + "\n  }" if blocks else "{}"
        return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'

    def __len__(self) -> int:
        return len(self._entries)

    def _is_settled(self, entry: BaselineEntry) -> bool:
        if entry.path in self._checked:
            if entry.rule not in self._checked[entry.path]:
                return False
            return entry.path not in self._partly_read or not rule_named(entry.rule).reads_code
        return not os.path.lexists(os.path.join(self._directory, entry.path))

    def _named(self, result: FileResult) -> Iterator[tuple[Diagnostic, BaselineEntry]]:
        """The diagnostics of a result with the entries that they would have, in order."""
        path = self._stored(result.path)
        for place, group in groupby(result.diagnostics, attrgetter("path")):
            items = list(group)
            within = "" if place == result.path else self._stored(place)
            names = fingerprints(items, result.texts.get(place, ""))
            for item, name in zip(items, names, strict=True):
                yield item, BaselineEntry(path, within, item.rule, name, item.message)

    def _stored(self, path: str) -> str:
        if path.startswith("<"):  # the standard input
            return path
        path = os.path.abspath(path)
        with suppress(ValueError):  # on another drive
            path = os.path.relpath(path, self._directory)
        return path.replace(os.sep, "/")


def _dumps(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def read_baseline(file: str) -> Baseline:
    """The baseline in `file`.

    Raises: SettingsError: there is no such file, or it is not a baseline; the message says where.
    """
    text = _text(file)
    try:
        return Baseline(file, list(_entries(_values(text, file))))
    except _ShapeError as error:
        raise SettingsError(f"{file}:{_position(text, error.place)}: {error}") from None


def _text(file: str) -> str:
    try:
        return read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: not UTF-8") from None
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file}: {error_text(error)}") from None


def _values(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise SettingsError(f"{place}: not valid JSON: {error.msg}") from None
    except ValueError:  # from int(), which json does not catch
        raise SettingsError(f"{file}: a number has too many digits") from None
    except RecursionError:
        raise SettingsError(f"{file}: nested too deeply") from None


class _ShapeError(ValueError):
    """The file is JSON, but not a baseline; `place` holds the keys and indices of the problem."""

    def __init__(self, message: str, *place: str | int) -> None:
        super().__init__(message)
        self.place = place


def _entries(values: Any) -> Iterator[BaselineEntry]:
    if not isinstance(values, dict) or "version" not in values:
        raise _ShapeError('not a baseline: it has no "version"')
    if values["version"] is True or values["version"] != VERSION:
        message = f"baseline version {values['version']!r}, but this noob-lint reads {VERSION}"
        raise _ShapeError(message, "version")
    findings = values.get("findings")
    if not isinstance(findings, dict):
        raise _ShapeError('not a baseline: "findings" must map paths to lists', "findings")
    for path, items in findings.items():
        if not isinstance(items, list):
            raise _ShapeError("must be a list of findings", "findings", path)
        for index, item in enumerate(items):
            yield _entry(path, index, item)


def _entry(path: str, index: int, item: Any) -> BaselineEntry:
    place = ("findings", path, index)
    if not isinstance(item, dict):
        raise _ShapeError("a finding must be an object", *place)
    fields = {name: item.get(name, "") for name in ("within", "rule", "fingerprint", "message")}
    for name, value in fields.items():
        if not isinstance(value, str):
            raise _ShapeError(f'"{name}" must be a string', *place, name)
    if not (fields["rule"] and fields["fingerprint"]):
        raise _ShapeError('a finding needs a "rule" and a "fingerprint"', *place)
    return BaselineEntry(path, **fields)


def _position(text: str, place: Iterable[str | int]) -> str:
    """Line and column, from 1, of the value that `place` leads to, or of the last one on the way.

    JSON is YAML, and the YAML parser knows positions.
    """
    from noob_lint.yaml.document import Mapping, Node, Sequence
    from noob_lint.yaml.parser import parse

    node: Node | None = parse(text).root
    found = (1, 1)
    for step in place:
        if isinstance(node, Mapping) and isinstance(step, str):
            key, node = node.key(step), node.get(step)
            span = None if key is None else key.span
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
            span = node.span
        else:
            break
        if span is not None:
            found = span.start.line + 1, span.start.column + 1
    return "{}:{}".format(*found)
