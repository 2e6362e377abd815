"""The program of the process that runs the code of a tube: ``python -u child.py < request``.

It runs in the interpreter of the tube's project, which can be any Python and need not have
noob-lint. Therefore this file uses nothing that old versions lack, and imports the package from its
own directory, without adding the rest of noob-lint's environment to the path.

The request (`noob_lint.cli.instantiate.steps`) comes through standard input. The report leaves
through what was standard output when the process started: one JSON object on each line.
"""

import sys

if __name__ == "__main__" and not getattr(sys.flags, "safe_path", False):
    sys.path.pop(0)  # the directory of this file, whose modules would shadow others

import json
import os
from contextlib import suppress
from importlib import import_module

LEAST = (3, 11)
"""The oldest version of Python that the runtime supports."""


class Report:
    """Where each step is reported; `write` exits in a process that was forked."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._file = os.dup(1)
        self._identity = self._identify()
        os.dup2(2, 1)
        with open(os.devnull) as null:
            os.dup2(null.fileno(), 0)

    def write(self, event: "dict[str, object]") -> None:
        """Report an event on a line of its own, whatever was written before."""
        if os.getpid() != self._process:  # forked by the tube's code
            os._exit(0)
        if self._identify() != self._identity:  # closed, and perhaps another file by now
            sys.exit("noob-lint: the code closed the file that the report goes to")
        data = ("\n" + json.dumps(event) + "\n").encode()
        while data:
            data = data[os.write(self._file, data) :]

    def _identify(self) -> "tuple[int, int] | None":
        """What the file descriptor stands for; None if it is closed."""
        try:
            found = os.fstat(self._file)
        except OSError:
            return None
        return found.st_dev, found.st_ino


def main() -> None:
    """Try the assets in the request, and report each step."""
    end_with_parent()
    request = json.load(sys.stdin)
    report = Report()
    problem = import_runtime()
    if problem:
        report.write({"problem": problem})
        return
    from noob_lint.cli.instantiate.steps import run

    sys.argv = [""]
    run(request, report.write)


def end_with_parent() -> None:
    """Let the system end this process when its parent is killed, where it can do that."""
    if sys.platform == "linux":
        with suppress(Exception):  # this Python has no ctypes, or the library no such function
            from ctypes import CDLL
            from signal import SIGKILL

            CDLL(None).prctl(1, SIGKILL)  # PR_SET_PDEATHSIG


def import_runtime() -> str:
    """Import what the steps need; return what the interpreter lacks, if anything."""
    if sys.version_info < LEAST:
        major, minor = sys.version_info[:2]
        return f"it is Python {major}.{minor}"
    is_writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        here = os.path.dirname(os.path.abspath(__file__))  # noob_lint/cli/instantiate
        add_packages(os.path.dirname(os.path.dirname(here)))
        import_module("noob_lint.cli.instantiate.steps")
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name == "pydantic":
            return "it has no pydantic"
        version = getattr(sys.modules.get("pydantic"), "VERSION", "")
        said = str(error).partition("\n")[0]
        return f"its pydantic {version} does not work: {type(error).__name__}: {said}"
    finally:
        sys.dont_write_bytecode = is_writing
    return ""


def add_packages(directory: str) -> None:
    """Make `noob_lint` importable from its directory, but nothing next to it.

    The package `cli` is only a namespace here: the imports of its `__init__` are not needed.
    """
    from importlib.util import module_from_spec, spec_from_file_location

    for name in ("noob_lint", "noob_lint.cli"):
        place = os.path.join(directory, *name.split(".")[1:])
        path = os.path.join(place, "__init__.py")
        spec = spec_from_file_location(name, path, submodule_search_locations=[place])
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module_from_spec(spec)
        if name == "noob_lint":
            spec.loader.exec_module(sys.modules[name])


if __name__ == "__main__":
    main()
