"""Which tests run which lines of the source; recorded once, and again when anything changes."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from benchmarks.mutant_plugin import CONFIGURATION, RECORD, TESTS
from benchmarks.mutant_tree import Tree, project_files
from benchmarks.mutations import Mutant

_DEPENDS_ON = ("src/", "tests/", "schemas/", "examples/", "docs/", "constraints.txt", "pyproject")
_DATA = "coverage"
_SETTINGS = """[run]
data_file = {folder}/parts/coverage
parallel = true
include = */src/noob_lint/*
patch = _exit
context = ${{PYTEST_CURRENT_TEST-}}
disable_warnings = no-data-collected, module-not-imported, module-not-measured
"""


class Timed(NamedTuple):
    """A test that passes without a mutant, and how many seconds it takes."""

    id: str
    clock: float
    processor: float

    @property
    def file(self) -> str:
        """The path of the file that it is in."""
        return self.id.partition("::")[0]


class Covering:
    """The tests that run a line, the quickest first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, dict[int, list[str]]] = {}

    @cached_property
    def tests(self) -> dict[str, Timed]:
        """All tests that pass, by id, the quickest first."""
        told = json.loads((self._folder / TESTS).read_text())
        passed = (Timed(name, *times) for name, (how, *times) in told.items() if how == "passed")
        return {test.id: test for test in sorted(passed, key=lambda test: (test.clock, test.id))}

    def of_line(self, mutant: Mutant) -> list[Timed]:
        """The tests that run the statement of a mutant; on import, those that use its module."""
        contexts = self._contexts(mutant.path)
        return self._sorted(name for line in mutant.lines for name in contexts.get(line, ()))

    def of_module(self, mutant: Mutant) -> list[Timed]:
        """The tests that run any of the module; all tests if it is run on import.

        Code that is cached or imported runs only for the first test that needs it, and a server
        that the tests of a file share is recorded for the first of them: so the others in their
        files follow. Of all tests, those in the directory of the mutant's package come first.
        """
        if mutant.imported:
            folder = f"tests/{mutant.package}/"
            return sorted(self.tests.values(), key=lambda test: not test.id.startswith(folder))
        contexts = self._contexts(mutant.path)
        found = self._sorted(name for names in contexts.values() for name in names)
        files = {test.file for test in found}
        known = {test.id for test in found}
        beside = (test for test in self.tests.values() if test.file in files)
        return [*found, *(test for test in beside if test.id not in known)]

    def _contexts(self, path: str) -> dict[int, list[str]]:
        """The contexts of each line of a file."""
        from coverage import CoverageData

        if path not in self._read:
            data = CoverageData(str(self._folder / _DATA))
            data.read()
            measured = [name for name in data.measured_files() if name.endswith(f"/{path}")]
            self._read = {path: data.contexts_by_lineno(measured[0]) if measured else {}}
        return self._read[path]

    def _sorted(self, contexts: Iterable[str]) -> list[Timed]:
        names = {name.removesuffix(" (call)").removesuffix(" (setup)") for name in contexts}
        return [test for name, test in self.tests.items() if name in names]


def covering(root: Path, cache: Path, tree: Tree) -> Covering:
    """The recording for the present files, which is made now if necessary."""
    folder = cache / f"map-{_key(root)}"
    if not (folder / _DATA).exists():
        for stale in cache.glob("map-*"):
            shutil.rmtree(stale)
        _record(folder, tree)
    return Covering(folder)


def _key(root: Path) -> str:
    """A hash of what tests depend on."""
    digest = hashlib.sha256()
    for name in project_files(root):
        if name.startswith(_DEPENDS_ON):
            digest.update(f"{name}\0".encode() + (root / name).read_bytes())
    return digest.hexdigest()[:16]


def _record(folder: Path, tree: Tree) -> None:
    """Run all tests under coverage; those that fail are tried again without it."""
    from coverage import Coverage

    (folder / "parts").mkdir(parents=True)
    settings = folder / CONFIGURATION
    settings.write_text(_SETTINGS.format(folder=folder))
    tree.run((), {RECORD: str(folder), "COVERAGE_PROCESS_START": str(settings)})
    told = json.loads((folder / TESTS).read_text())
    failed = [name for name, (how, *_) in told.items() if how == "failed"]
    for name in failed:
        if tree.run((name,), {}).passed:
            told[name][0] = "passed"
    (folder / TESTS).write_text(json.dumps(told))
    whole = Coverage(data_file=str(folder / _DATA), config_file=False)
    whole.combine([str(folder / "parts")])
    whole.save()
