"""Where a project keeps its modules, as its packaging metadata tells: read as data, never run.

What cannot be read, or does not have the form that its tool documents, is passed over: the tool
itself reports it better.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from noob_lint.support.files import is_file, read_bytes
from noob_lint.support.toml import parse
from noob_lint.support.values import NamedTuple

METADATA = ("pyproject.toml", "setup.cfg", "setup.py")
"""The files in which a Python project describes itself."""

MOST_BYTES = 2**20
"""No file with metadata is larger."""

_LAYOUT = r"packages|sources|dir|where|module-root|python-source|workspace"
"""A word that stands in every pyproject.toml with anything to say about directories."""

Table = Mapping[str, Any]


class Mapped(NamedTuple):
    """A directory that is imported as `target`, a path of packages; both as the metadata has them.

    The target is "" for a directory of modules at the top level. `why` is what says so.
    """

    directory: str
    target: str
    why: str


class Metadata:
    """The packaging metadata in a directory, each file read when it is first needed."""

    def __init__(self, directory: str) -> None:
        self.directory = directory

    @cached_property
    def is_there(self) -> bool:
        """Whether the directory is that of a Python project."""
        return any(is_file(path) for path in self.files)

    @property
    def files(self) -> Iterator[str]:
        """The files it is in, whether they are there or not."""
        return (os.path.join(self.directory, name) for name in METADATA)

    @property
    def mapped(self) -> Iterator[Mapped]:
        """The directories with modules that the project names."""
        for name, read in _TOOLS.items():
            table = _table(self._layout, "tool", *name.split("."))
            for directory, target, key in read(table) if table else ():
                yield Mapped(directory, target, f"tool.{name}.{key} in pyproject.toml")
        for directory, target, key in _of_setup_cfg(self._setup_cfg):
            yield Mapped(directory, target, f"{key} in setup.cfg")
        for directory, target, key in _of_setup_py(self._text("setup.py")):
            yield Mapped(directory, target, f"{key} in setup.py")

    @property
    def members(self) -> Iterator[str]:
        """The patterns of the directories of a workspace's members."""
        tools = _table(self._layout, "tool")
        yield from _strings(_table(tools, "uv", "workspace").get("members"))
        yield from _strings(_table(tools, "rye", "workspace").get("members"))
        for environment in _table(tools, "hatch", "envs").values():
            members = _table(environment, "workspace").get("members")
            for member in members if isinstance(members, list) else ():
                path = member.get("path") if isinstance(member, dict) else member
                yield from _strings([path])

    @property
    def excluded_members(self) -> Iterator[str]:
        """The patterns of directories that are not members."""
        workspace = _table(self._layout, "tool", "uv", "workspace")
        return _strings(workspace.get("exclude"))

    @property
    def name(self) -> str | None:
        """The name of the project's distribution, as file names in site-packages have it."""
        data = self._pyproject
        places = (("project",), ("tool", "poetry"), ("tool", "flit", "metadata"))
        tables = [_table(data, *keys) for keys in places]
        names = [table.get("name") for table in tables] + [tables[-1].get("module")]
        names.append(self._setup_cfg.get("metadata", {}).get("name"))
        found = next((name for name in names if isinstance(name, str)), None)
        return None if found is None else re.sub(r"[-_.]+", "_", found).lower()

    @cached_property
    def _layout(self) -> Table:
        """The content of pyproject.toml, if there may be anything about directories in it."""
        return self._pyproject if re.search(_LAYOUT, self._text("pyproject.toml")) else {}

    @cached_property
    def _pyproject(self) -> Table:
        text = self._text("pyproject.toml")
        try:
            return parse(text) if text else {}
        except (ValueError, RecursionError):
            return {}

    @cached_property
    def _setup_cfg(self) -> Mapping[str, Mapping[str, str]]:
        text = self._text("setup.cfg")
        if "[options" not in text and "[metadata" not in text:
            return {}
        import configparser

        parser = configparser.RawConfigParser(strict=False)
        try:
            parser.read_string(text)
        except (configparser.Error, ValueError):
            return {}
        return {name: dict(parser[name]) for name in parser.sections()}

    def _text(self, name: str) -> str:
        """The content of a file; "" if it is not there, or is not one that tools would read."""
        try:
            data = read_bytes(os.path.join(self.directory, name), MOST_BYTES + 1)
            text = "" if len(data) > MOST_BYTES else data.decode("utf-8-sig")
        except (OSError, ValueError):
            return ""
        return text.replace("\r\n", "\n")


Named = Iterator[tuple[str, str, str]]
"""Directories, the packages they are imported as, and the key that says so."""


def _of_setuptools(table: Table) -> Named:
    for package, directory in _table(table, "package-dir").items():
        if isinstance(directory, str):
            yield directory, package.replace(".", "/"), "package-dir"
    for directory in _strings(_table(table, "packages", "find").get("where")):
        yield directory, "", "packages.find.where"


def _of_hatch(table: Table) -> Named:
    for prefix, build in (("targets.wheel.", _table(table, "targets", "wheel")), ("", table)):
        for package in _strings(build.get("packages")):
            yield package, os.path.basename(package.rstrip("/")), f"{prefix}packages"
        sources = build.get("sources")
        for directory in _strings(sources):
            yield directory, "", f"{prefix}sources"
        for directory, package in sources.items() if isinstance(sources, dict) else ():
            if isinstance(package, str):
                yield directory, package.rstrip("/"), f"{prefix}sources"
        for directory in _strings(build.get("dev-mode-dirs")):
            yield directory, "", f"{prefix}dev-mode-dirs"


def _of_poetry(table: Table) -> Named:
    packages = table.get("packages")
    for package in packages if isinstance(packages, list) else ():
        directory = package.get("from") if isinstance(package, dict) else None
        if isinstance(directory, str) and "to" not in package:
            yield directory, "", "packages"


def _of_scikit_build(table: Table) -> Named:
    packages = _table(table, "wheel").get("packages")
    for package in _strings(packages):
        yield package, os.path.basename(package.rstrip("/")), "wheel.packages"
    for package, directory in packages.items() if isinstance(packages, dict) else ():
        if isinstance(directory, str):
            yield directory, package, "wheel.packages"


def _by_key(key: str) -> Callable[[Table], Named]:
    """For a tool that has one directory of modules, under one key."""

    def read(table: Table) -> Named:
        yield from ((directory, "", key) for directory in _strings([table.get(key)]))

    return read


_TOOLS: Mapping[str, Callable[[Table], Named]] = {
    "setuptools": _of_setuptools,
    "hatch.build": _of_hatch,
    "pdm.build": _by_key("package-dir"),
    "poetry": _of_poetry,
    "uv.build-backend": _by_key("module-root"),
    "maturin": _by_key("python-source"),
    "scikit-build": _of_scikit_build,
}
"""The tables below ``[tool]`` that name directories. flit only knows ``src`` and the root."""


def _of_setup_cfg(sections: Mapping[str, Mapping[str, str]]) -> Named:
    for line in sections.get("options", {}).get("package_dir", "").splitlines():
        package, equals, directory = line.partition("=")
        if equals:
            yield directory.strip(), package.strip().replace(".", "/"), "options.package_dir"
    where = sections.get("options.packages.find", {}).get("where", "")
    for directory in where.replace(",", "\n").splitlines():
        if directory.strip():
            yield directory.strip(), "", "options.packages.find.where"


def _of_setup_py(text: str) -> Named:
    """What is written out in the call of ``setup`` in a ``setup.py``."""
    if "package_dir" not in text and "find_" not in text:
        return
    import ast

    try:
        tree = ast.parse(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        given = {one.arg: _literal(one.value) for one in call.keywords}
        directories = given.get("package_dir") if name == "setup" else None
        for package, directory in directories.items() if isinstance(directories, dict) else ():
            if isinstance(package, str) and isinstance(directory, str):
                yield directory, package.replace(".", "/"), "package_dir"
        if name in ("find_packages", "find_namespace_packages"):
            where = _literal(call.args[0]) if call.args else given.get("where")
            yield from ((directory, "", name) for directory in _strings([where]))


def _literal(node: Any) -> object:
    from ast import literal_eval

    try:
        return literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _table(value: object, *keys: str) -> Table:
    """The table at a path of keys, an empty one if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _strings(value: object) -> Iterator[str]:
    """The strings in a list, other items aside."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))
