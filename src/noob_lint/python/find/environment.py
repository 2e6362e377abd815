"""The Python environment that a tube's code is installed in, read without running it.

Directories are laid out and ``.pth`` files read as Python's own `site` module does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from noob_lint.support.files import names_in, read_bytes, read_text
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    from noob_lint.python.find.editable import Hook

_INTERPRETER = r"(?i)(python|pypy)[\d.]*w?(\.exe)?$"
_VERSION = r"(\d{1,4})\.(\d{1,4})"
_IMPORT = r"import[ \t]+(\w+)"

_MOST_BYTES = 2**18
"""In a ``pyvenv.cfg`` or a ``.pth`` file."""

_MOST_ADDED = 300
"""Directories and hooks that ``.pth`` files add; modules are looked for in each."""


class Environment(NamedTuple):
    """Where modules are searched besides the project, in Python's order.

    `paths` are directories of modules (site-packages and what its ``.pth`` files add); `editable`
    maps modules at the top level to their directories or files, as import hooks of editable
    installs do; `library` is the standard library; `version` is Python's, as (major, minor), None
    if unknown. `complete` is false if part of it cannot be read, so that modules may be missed;
    `is_open` says that others may be there where the code runs.
    """

    prefix: Path
    paths: tuple[Path, ...] = ()
    editable: tuple[tuple[str, Path], ...] = ()
    library: Path | None = None
    version: tuple[int, int] | None = None
    complete: bool = True
    is_open: bool = False


class NoEnvironmentError(ValueError):
    """A given path is neither an interpreter nor an environment; the message says why."""


def is_environment(prefix: str) -> bool:
    """Whether there is an environment in a directory."""
    return os.path.isfile(os.path.join(prefix, "pyvenv.cfg")) or os.path.isdir(
        os.path.join(prefix, "conda-meta")
    )


def packages_of(prefix: Path) -> list[Path]:
    """The directories in which packages are installed, without what their ``.pth`` files add."""
    return _layout(prefix, "").sites


def holds(prefix: Path, distribution: str) -> bool:
    """Whether a distribution, or a package of that name, is installed in an environment.

    The name has underscores and small letters, as file names in site-packages mostly do.
    """
    for site in packages_of(prefix):
        try:
            names = os.listdir(site)
        except OSError:
            continue
        first = distribution[:1]  # which most names do not have
        likely = (name for name in names if name[:1].lower() == first)
        installed = (name for name in likely if name.endswith(".dist-info"))
        if any(_normal(name.partition("-")[0]) == distribution for name in installed):
            return True
        if distribution in names and os.path.isfile(site / distribution / "__init__.py"):
            return True
    return False


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def check_environment(python: Path) -> tuple[Path, str]:
    """The environment that a path names, and the name of its interpreter if the path is that.

    Raises:
        NoEnvironmentError: it is neither; the message says what is wrong.
    """
    if not os.path.exists(python):
        raise NoEnvironmentError(f"{python} does not exist")
    prefix, name = python.absolute(), ""
    if os.path.isfile(python):
        if not re.match(_INTERPRETER, python.name):
            raise NoEnvironmentError("an interpreter is called 'python', 'python3.13' or 'pypy3'")
        prefix, name = _prefix(prefix), prefix.resolve().name
    settings = _settings(prefix / "pyvenv.cfg")
    if not _sites(prefix, _version(_said(settings, name)))[0]:
        raise NoEnvironmentError(f"there is no directory 'site-packages' in {prefix}")
    return prefix, name


def _prefix(interpreter: Path) -> Path:
    """The directory of the virtual environment of an interpreter, else of its real installation."""
    for directory in interpreter.parents[:2]:
        if os.path.isfile(directory / "pyvenv.cfg"):
            return directory
    real = interpreter.resolve()
    return real.parent if real.suffix.lower() == ".exe" else real.parent.parent


def read_environment(prefix: Path, interpreter: str = "", *, is_open: bool = False) -> Environment:
    """What is in an environment; the name of its `interpreter`, if known, tells the version.

    `is_open` says that modules may be missing in it that are there where the code runs.
    """
    layout = _layout(prefix, interpreter)
    paths, hooks, complete = _expand(layout.sites)
    library = _library(layout.bases, layout.version)
    return Environment(
        prefix, tuple(paths), tuple(hooks), library, layout.version, complete, is_open
    )


def deciding(prefix: Path, interpreter: str = "") -> Iterator[Path]:
    """What decides whether an environment is in a directory, and what `read_environment` returns.

    Files and directories, whether they are there or not; of directories, the names in them.
    """
    yield from (prefix / "pyvenv.cfg", prefix / "conda-meta")
    settings = _settings(prefix / "pyvenv.cfg")
    layout = _layout(prefix, interpreter)
    yield from (Path(settings[key]) for key in ("home", "executable") if settings.get(key))
    for installation in dict.fromkeys((prefix, *layout.bases)):
        yield from _around_packages(installation)
    if layout.version is not None:
        yield from _user_sites(prefix, layout.version)
    for site in layout.sites:
        yield from (site, site / "noob" / "__init__.py")
        yield from _entries(site, end=".pth")
        for line in filter(None, _lines(site)):
            found = re.match(_IMPORT, line)
            yield site / (f"{found[1]}.py" if found else line)


def deciding_about(python: Path) -> Iterator[Path]:
    """What decides whether a path is that of an interpreter or an environment, and of which one."""
    absolute = python.absolute()
    yield absolute
    for directory in absolute.parents[:2]:
        yield directory / "pyvenv.cfg"


def _around_packages(installation: Path) -> Iterator[Path]:
    """Where the directories of packages in an installation are looked for, and its library."""
    yield from (installation / "lib", installation / "Lib", installation / "Lib" / "os.py")
    yield from (installation / "Lib" / "site-packages", installation / "lib" / "python3")
    for library in _entries(installation / "lib", "python3."):
        yield from (library, library / "os.py")


class _Layout(NamedTuple):
    """The directories of packages, the installations it was made from, and Python's version."""

    sites: list[Path]
    bases: list[Path]
    version: tuple[int, int] | None


def _layout(prefix: Path, interpreter: str) -> _Layout:
    settings = _settings(prefix / "pyvenv.cfg")
    sites, version = _sites(prefix, _version(_said(settings, interpreter)))
    if not settings:
        sites = [*_of_all(prefix, version), *sites]
    bases = _bases(prefix, settings)
    if settings.get("include-system-site-packages", "").lower() == "true":
        sites += [site for base in bases for site in _sites(base, version)[0]]
    return _Layout(sites, bases, version)


def _said(settings: dict[str, str], interpreter: str) -> str:
    """The text that has the version of Python."""
    return settings.get("version") or settings.get("version_info") or interpreter


def _settings(path: Path) -> dict[str, str]:
    try:
        text = read_bytes(str(path), _MOST_BYTES).decode(errors="replace")
    except (OSError, ValueError):
        return {}
    pairs = (line.partition("=") for line in text.splitlines() if "\0" not in line)
    return {key.strip().lower(): value.strip() for key, _, value in pairs}


def _version(text: str) -> tuple[int, int] | None:
    found = re.search(_VERSION, text)
    return (int(found[1]), int(found[2])) if found else None


def _bases(prefix: Path, settings: dict[str, str]) -> list[Path]:
    """The installations that the environment was made from; itself if it is not virtual."""
    if not settings:
        return [prefix]
    homes = [Path(settings["home"])] if settings.get("home") else []
    if settings.get("executable"):
        homes.append(Path(os.path.realpath(settings["executable"])).parent)
    homes += [Path(os.path.realpath(home)) for home in homes]
    found = [home if os.path.isdir(home / "Lib") else home.parent for home in homes]
    return list(dict.fromkeys(found))


def _sites(
    prefix: Path, version: tuple[int, int] | None
) -> tuple[list[Path], tuple[int, int] | None]:
    """The directories of packages in an installation, and its version."""
    if os.path.isdir(prefix / "Lib" / "site-packages") and os.name == "nt":
        return [prefix / "Lib" / "site-packages"], version
    libraries = _entries(prefix / "lib", "python3.")
    if version:
        libraries = [prefix / "lib" / f"python{version[0]}.{version[1]}"]
    sites: list[Path] = []
    for library in sorted(libraries, key=lambda path: _version(path.name) or ()):
        sites = [library / one for one in ("site-packages", "dist-packages")] + sites
        version = _version(library.name) or version
    sites += [prefix / "lib" / "python3" / "dist-packages"]  # as Debian and Ubuntu have it
    return [site for site in sites[:_MOST_ADDED] if os.path.isdir(site)], version


def _of_all(prefix: Path, version: tuple[int, int] | None) -> list[Path]:
    """Where an installation searches too, unless it is a virtual environment.

    In the user's own directory, and where Debian keeps what pip installs for all users.
    """
    if version is None:
        return []
    return [site for site in _user_sites(prefix, version) if os.path.isdir(site)]


def _user_sites(prefix: Path, version: tuple[int, int]) -> tuple[Path, Path]:
    name = f"python{version[0]}.{version[1]}"
    own = Path(os.path.expanduser("~"), ".local", "lib", name, "site-packages")
    return own, prefix / "local" / "lib" / name / "dist-packages"


def _library(bases: list[Path], version: tuple[int, int] | None) -> Path | None:
    names = [f"lib/python{version[0]}.{version[1]}"] if version else []
    for base in bases:
        for name in (*names, "Lib"):
            if os.path.isfile(base / name / "os.py"):
                return base / name
    return None


def _expand(sites: list[Path]) -> tuple[list[Path], list[tuple[str, Path]], bool]:
    """The directories of packages with what their ``.pth`` files add, and whether that is all."""
    paths: list[Path] = []
    mapped: list[tuple[str, Path]] = []
    added = 0
    complete = True
    for site in sites:
        paths.append(site)
        for line in _lines(site):
            if line is None or added == _MOST_ADDED:
                complete = False
            elif re.match(_IMPORT, line):
                hook = _hook(site, line)
                mapped += hook.modules
                paths += hook.paths
                complete = complete and hook.complete
                added += 1
            elif os.path.isdir(site / line):
                paths.append(site / line)
                added += 1
    return list(dict.fromkeys(paths)), mapped, complete


def _entries(directory: Path, start: str = "", end: str = "") -> list[Path]:
    """What is in a directory, if it can be read, under names that start and end like this."""
    try:
        names = names_in(str(directory))
    except (OSError, ValueError):
        return []
    return [directory / name for name in names if name.startswith(start) and name.endswith(end)]


def _lines(site: Path) -> Iterator[str | None]:
    """The lines of the ``.pth`` files in a directory; None stands for a file that is not read."""
    for path in sorted(_entries(site, end=".pth")):
        try:
            lines = read_text(str(path), _MOST_BYTES).splitlines()
        except OSError:
            yield None
            continue
        except ValueError:  # Python ignores what is not text, too
            continue
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip()


def _hook(site: Path, line: str) -> Hook:
    """What a line that Python would run adds, read from the module that it imports."""
    from noob_lint.python.find.editable import Hook, read_hook  # few environments have one

    found = re.match(_IMPORT, line)
    path = site / f"{found[1]}.py" if found else site
    if os.path.isfile(path):
        return read_hook(path)
    changes = "meta_path" in line or "path_hooks" in line or "sys.path" in line
    return Hook(complete=not changes)
