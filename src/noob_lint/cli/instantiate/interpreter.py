"""The interpreter that runs the code of a tube: that of the environment of the tube's project."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from noob_lint.config.settings import PYTHON, Settings

if TYPE_CHECKING:
    from noob_lint.python.places import CodePlace

ADVICE = (
    "install noob in it, or name another environment (Python 3.11 or newer) with --python "
    "or the setting 'python'"
)


class UnusableError(Exception):
    """An interpreter cannot run the code of tubes; the message says why, and what to do."""


class Interpreter(NamedTuple):
    """A program that runs Python, and why it was chosen: "" if it just is the one that runs this.

    `roots` come first on its path; `modules` are packages, by name, whose directories are called
    otherwise.
    """

    program: str
    why: str
    roots: tuple[str, ...] = ()
    modules: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, place: CodePlace | None, settings: Settings) -> Interpreter:
        """The interpreter for the code in a place; None stands for a tube without a project.

        Raises:
            UnusableError: there is no interpreter in the environment.
        """
        environment = None if place is None else place.environment
        program, why = sys.executable, ""
        if environment is not None:
            named = None if settings.python in PYTHON else settings.python
            program = _program(named, str(environment.prefix), environment.interpreter)
            why = environment.why
            if not environment.has_noob:
                why = f"{environment.origin}; it does not hold noob"
        if place is None:
            return cls(program, why)
        modules = [(name, str(path)) for name, path in place.roots.modules.items()]
        return cls(program, why, tuple(map(str, place.roots.directories)), tuple(modules))

    @property
    def told(self) -> str:
        """What is said about it before it runs anything."""
        if self.why:
            return f"running {self.program}: {self.why}"
        return "the project has no environment: running in that of noob-lint"


def _program(named: str | None, prefix: str, name: str) -> str:
    """The interpreter that is `named`, or else that of the environment in `prefix`."""
    if named is not None and os.path.isfile(named):
        return os.path.abspath(named)
    if os.path.realpath(prefix) == os.path.realpath(sys.prefix):
        return sys.executable
    for path in _programs(prefix, name):
        if os.path.isfile(path):
            return path
    raise UnusableError(f"there is no Python interpreter in {prefix}: {ADVICE}")


def _programs(prefix: str, name: str) -> Iterator[str]:
    """Where the interpreter of an environment may be; `name` is what it is called, if known."""
    if os.name == "nt":
        yield os.path.join(prefix, "Scripts", "python.exe")
        yield os.path.join(prefix, "python.exe")  # conda, and what is not a virtual environment
        return
    for one in ("python", "python3", name):
        if one:
            yield os.path.join(prefix, "bin", one)
