"""Environments for tests, with the parts that are read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from noob_lint.python.find.choice import environment_for
from noob_lint.python.find.environment import Environment, read_environment

NOWHERE = "/nowhere"
"""The prefix of a running interpreter that is not an environment."""


def venv(where: Path, settings: str = "version = 3.13.1\n", *, noob: bool = False) -> Path:
    """Write a virtual environment; returns its site-packages."""
    site = where / "lib" / "python3.13" / "site-packages"
    site.mkdir(parents=True)
    (where / "bin").mkdir()
    (where / "bin" / "python").touch()
    (where / "pyvenv.cfg").write_text(f"home = {where.parent / 'base' / 'bin'}\n{settings}")
    if noob:
        install(site, "noob-1003.0.2")
    return site


def install(site: Path, distribution: str) -> None:
    """Write the metadata of an installed distribution."""
    (site / f"{distribution}.dist-info").mkdir()


def base(where: Path) -> Path:
    """Write an installation of Python; returns its standard library."""
    library = where / "lib" / "python3.13"
    (where / "bin").mkdir(parents=True)
    (library / "site-packages").mkdir(parents=True)
    (library / "os.py").write_text("def only_here(): ...\n")
    return library


def conda(where: Path) -> Path:
    """Write an environment of conda; returns its site-packages."""
    library = base(where)
    (where / "conda-meta").mkdir()
    return library / "site-packages"


def chosen(
    directory: Path,
    named: Path | None = None,
    variables: Mapping[str, str] = MappingProxyType({}),
    own: Path | str = NOWHERE,
) -> Environment | None:
    """The environment for the files in a directory, which is also the top of the working copy."""
    python = None if named is None else str(named)
    choice = environment_for(str(directory), str(directory), python, variables, str(own))
    if choice is None:
        return None
    return read_environment(choice.prefix, choice.interpreter, is_open=choice.is_open)
