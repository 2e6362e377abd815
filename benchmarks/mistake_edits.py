"""Edits of a project of tubes: places in its files, and what they can be changed to."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

Key = str | int
Spot = tuple[Key, ...]


class Edit(NamedTuple):
    """One edit: where it is, for readers, and the changed files.

    Files that are not in `files` stay unchanged.
    """

    where: str
    files: dict[str, str]

    def also(self, other: Edit) -> Edit:
        """Both, in different files."""
        return Edit(self.where, {**self.files, **other.files})

    @property
    def only_tubes(self) -> bool:
        """Whether no code was changed."""
        return all(name.endswith(".yaml") for name in self.files)


class Project:
    """The files of a project by their path in it, and its tubes as Python values."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.tubes = {
            name: parsed(text) for name, text in sorted(files.items()) if name.endswith(".yaml")
        }

    def at(self, *pattern: Key) -> Iterator[Place]:
        """Every value at a path of keys and indexes in a tube; ``*`` matches any key."""
        for name, tube in self.tubes.items():
            for spot, value in _below(tube, pattern, ()):
                yield Place(self, name, spot, value)

    def references(self, source: str = "") -> Iterator[Place]:
        """What nodes depend on; with `source`, only what begins with it."""
        found = (*self.at("nodes", "*", "depends"), *self.at("nodes", "*", "depends", "*"))
        items = (*found, *self.at("nodes", "*", "depends", "*", "*"))
        return (one for one in items if isinstance(one.value, str) and one.value.startswith(source))

    def signals(self) -> Iterator[Place]:
        """References to what nodes emit."""
        for one in self.references():
            if one.value.partition(".")[0] not in {"assets", "input"}:
                yield one

    def matches(self, pattern: str, files: str = "*.py") -> Iterator[tuple[str, re.Match[str]]]:
        """Every match of a regular expression in the files whose names match."""
        for name, text in sorted(self.files.items()):
            if fnmatch(name, files):
                for found in re.finditer(pattern, text, re.MULTILINE):
                    yield name, found

    def subs(self, pattern: str, new: str, files: str = "*.py") -> Iterator[Edit]:
        """One edit for each match: it is replaced."""
        for name, found in self.matches(pattern, files):
            text = self.files[name]
            changed = text[: found.start()] + found.expand(new) + text[found.end() :]
            line = text.count("\n", 0, found.start()) + 1
            yield Edit(f"{name}:{line}", {name: changed})

    def everywhere(self, old: str, new: str, files: str = "*", where: str = "") -> Edit:
        """One edit that replaces a regular expression in all files whose names match."""
        changed = {
            name: re.sub(old, new, text, flags=re.MULTILINE)
            for name, text in self.files.items()
            if fnmatch(name, files)
        }
        files_ = {name: text for name, text in changed.items() if text != self.files[name]}
        return Edit(where or f"{old} -> {new}", files_)


class Place(NamedTuple):
    """A value in a tube, and the keys that lead to it."""

    project: Project
    file: str
    spot: Spot
    value: Any

    @property
    def node(self) -> dict[str, Any]:
        """The node, asset or input that it is in."""
        found: dict[str, Any] = self.tube[str(self.spot[0])][self.spot[1]]
        return found

    @property
    def tube(self) -> dict[str, Any]:
        """The tube that it is in."""
        found: dict[str, Any] = self.project.tubes[self.file]
        return found

    def replaced(self, value: Any) -> Edit:
        """Another value in its place."""
        return self._changed(lambda around: around.__setitem__(self.spot[-1], value))

    def removed(self) -> Edit:
        """Nothing in its place."""
        return self._changed(lambda around: around.__delitem__(self.spot[-1]))

    def renamed(self, key: str) -> Edit:
        """Another key, at the same place in the order."""
        return self._changed(lambda around: _rename(around, self.spot[-1], key))

    def added(self, key: str, value: Any) -> Edit:
        """One more key in the mapping that it is, or one more item in the list."""

        def change(around: Any) -> None:
            inner: Any = around[self.spot[-1]]
            if isinstance(inner, list):
                inner.append({key: value} if key else value)
            else:
                inner[key] = value

        return self._changed(change)

    def _changed(self, change: Callable[[Any], None]) -> Edit:
        tube: Any = copy.deepcopy(self.tube)
        around = tube
        for key in self.spot[:-1]:
            around = around[key]
        change(around)
        return Edit(f"{self.file} {'.'.join(map(str, self.spot))}", {self.file: written(tube)})


def _below(value: Any, pattern: Spot, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    if not pattern:
        yield spot, value
    elif isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            if pattern[0] in ("*", key):
                yield from _below(inner, pattern[1:], (*spot, key))


def _rename(around: dict[Key, Any], old: Key, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in around.items()]
    around.clear()
    around.update(items)


def parsed(text: str) -> Any:
    """A YAML text as Python values."""
    return YAML(typ="safe", pure=True).load(text)


def written(tube: Any) -> str:
    """Python values as YAML, in block style."""
    stream = io.StringIO()
    dumper = YAML(typ="safe", pure=True)
    dumper.default_flow_style = False
    dumper.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    dumper.dump(tube, stream)
    return stream.getvalue()


def read(folder: Path) -> Project:
    """The project in a folder."""
    paths = [path for path in folder.rglob("*") if path.suffix in {".py", ".yaml", ".toml"}]
    return Project({path.relative_to(folder).as_posix(): path.read_text() for path in paths})
