"""Which Python environment belongs to a file, and why: nothing is run, and little is read.

The project's own environment comes before the one that is active: what is said of a file should
follow the file, not the shell. Environments without noob are passed over as long as there is one
that holds it, since tubes cannot be run in them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from noob_lint.python.find.environment import check_environment, holds, is_environment
from noob_lint.support.values import NamedTuple


class Origin(StrEnum):
    """What leads to an environment."""

    NAMED = "the setting 'python' names it"
    PROJECT = "it is the nearest .venv of the project"
    ACTIVE = "VIRTUAL_ENV names it"
    CONDA = "CONDA_PREFIX names it"
    RUNNING = "noob-lint runs in it"


class Choice(NamedTuple):
    """An environment that was chosen for a file: equal choices are the same environment.

    `interpreter` is the name of the interpreter where that is known. `has_noob` says whether the
    distribution `noob` is in it.
    """

    prefix: Path
    origin: Origin
    has_noob: bool = True
    interpreter: str = ""

    @property
    def is_open(self) -> bool:
        """Whether modules may be missing in it that are there where noob runs."""
        return not self.has_noob and self.origin is not Origin.NAMED

    @property
    def is_sure(self) -> bool:
        """Whether noob surely runs in it: it was named, or is the project's own."""
        return self.origin is Origin.NAMED or (self.origin is Origin.PROJECT and self.has_noob)

    @property
    def why(self) -> str:
        """Why it was chosen, in words."""
        if self.origin is Origin.NAMED:
            return self.origin.value
        if self.has_noob:
            return f"{self.origin.value}, and it holds noob"
        return f"{self.origin.value}; noob is in none, so nothing is called missing from it"


def environment_for(
    directory: str,
    top: str,
    named: str | None,
    variables: Mapping[str, str],
    own_prefix: str,
) -> Choice | None:
    """The environment for the files in `directory`, None if there is none.

    `named` is what the settings name: an interpreter, or the directory of an environment. Else the
    first that holds noob of: ``.venv`` in `directory` or above it, up to `top`; ``VIRTUAL_ENV`` and
    conda's according to the environment `variables`; the one that runs this, in `own_prefix`. Else
    the first of those, but not one that only runs this, such as that of a hook.

    Raises:
        NoEnvironmentError: `named` is neither.
    """
    if named is not None:
        prefix, interpreter = check_environment(Path(named))
        return Choice(prefix, Origin.NAMED, holds(prefix, "noob"), interpreter)
    first = None
    for choice in _existing(directory, top, variables, own_prefix):
        if choice.has_noob:
            return choice
        if first is None and choice.origin is not Origin.RUNNING:
            first = choice
    return first


def candidates(
    directory: str, top: str, variables: Mapping[str, str], own_prefix: str
) -> Iterator[tuple[str, Origin]]:
    """Where the environment of a file may lie, the best place first."""
    if not directory.startswith(os.path.join(top, "")):
        directory = top
    while True:
        yield os.path.join(directory, ".venv"), Origin.PROJECT
        parent = os.path.dirname(directory)
        if directory == top or parent == directory:
            break
        directory = parent
    for name, origin in (("VIRTUAL_ENV", Origin.ACTIVE), ("CONDA_PREFIX", Origin.CONDA)):
        if variables.get(name):
            yield os.path.abspath(variables[name]), origin
    yield own_prefix, Origin.RUNNING


def _existing(
    directory: str, top: str, variables: Mapping[str, str], own_prefix: str
) -> Iterator[Choice]:
    """The environments that are there; those that are active and run this come as such."""
    running = os.path.realpath(own_prefix)
    for path, origin in candidates(directory, top, variables, own_prefix):
        is_own = origin is not Origin.PROJECT and os.path.realpath(path) == running
        if not is_own and not is_environment(path):
            continue
        prefix = Path(path)
        if is_own:
            version = "python{}.{}".format(*sys.version_info)
            yield Choice(prefix, Origin.RUNNING, holds(prefix, "noob"), version)
        else:
            yield Choice(prefix, origin, holds(prefix, "noob"))
