"""Finds the stubs of Python's standard library, which the package `typeshed-client` ships.

The package itself is never imported: only its directory is needed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from noob_lint.support.files import read_text

NEWEST = (3, 14)
"""The newest version of Python of which the stubs are taken to be complete."""

_PUBLIC = {
    "_collections": "collections",
    "_datetime": "datetime",
    "_elementtree": "xml.etree.ElementTree",
    "_functools": "functools",
    "_statistics": "statistics",
    "_zoneinfo": "zoneinfo",
}
"""Compiled modules without a stub, and the module that has what they define."""


def stub_file(module: str) -> Path | None:
    """The stub of a module of the standard library, in whichever version of Python it exists."""
    name = _PUBLIC.get(module, module)
    root = _directory()
    if root is None or (name not in _versions() and name.partition(".")[0] not in _versions()):
        return None
    path = root.joinpath(*name.split("."))
    found = (path / "__init__.pyi", path.with_name(f"{path.name}.pyi"))
    return next((one for one in found if one.is_file()), None)


def stub_name(module: str) -> str:
    """The module whose stub says what a module of the standard library has."""
    return _PUBLIC.get(module, module)


def exists_in(module: str, version: tuple[int, int] | None) -> bool | None:
    """Whether a module of the standard library exists in a version of Python; None: unknown."""
    first_last = _versions().get(module)
    if first_last is None or version is None or version > NEWEST:
        return None
    first, last = first_last
    return first <= version and (last is None or version <= last)


@cache
def _directory() -> Path | None:
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("typeshed_client")
    places = spec.submodule_search_locations if spec is not None else None
    found = [Path(one) / "typeshed" for one in places or ()]
    return next((one for one in found if (one / "VERSIONS").is_file()), None)


_Range = tuple[tuple[int, ...], tuple[int, ...] | None]


@cache
def _versions() -> dict[str, _Range]:
    """The first and the last version of Python that has a module (None: it still exists)."""
    root = _directory()
    text = read_text(str(root / "VERSIONS")) if root is not None else ""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    found = {}
    for module, versions in (line.split(":") for line in lines if line):
        first, last = versions.strip().split("-")
        found[module] = (_number(first), _number(last) if last else None)
    return found


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
