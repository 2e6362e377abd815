"""Kills ``noob-lint --fix`` at random moments, and examines what is left of the files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from noob_lint import Settings
from noob_lint.discovery.walk import Discovery
from noob_lint.fixing.fixer import fix_source
from noob_lint.linting.linter import Linter
from tests.workspaces import configurations, workspace

FILES = 16
_TUBE = """\
noob_id: tube-{number}
noob_version: 1003.0.2
noob_model: noob.tube.TubeSpecification
nodes:
  read: &left
    type: lab.read
    enabled: "yes"  # for now
"""


class Outcome(NamedTuple):
    """The state after a kill: how many files are unchanged, fixed, or neither, and other files.

    `tubes` is the number of files that noob-lint would check now, `leftovers` are other files.
    """

    old: int
    new: int
    broken: int
    tubes: int
    leftovers: tuple[str, ...]


class Killer:
    """A directory of tubes to fix, and the process that is killed while it fixes them."""

    def __init__(self, directory: Path, random: Random) -> None:
        self._directory = directory
        self._random = random
        self._old = {f"tube-{number}.yaml": self._tube(number) for number in range(FILES)}
        linter = Linter(workspace(Settings()))
        self._new = {
            name: fix_source(linter, data, name, unsafe=False).after
            for name, data in self._old.items()
        }

    @staticmethod
    def _tube(number: int) -> bytes:
        padding = f"# {'x' * 70}\n" * (number * 50)
        return (_TUBE.format(number=number) + padding).encode()

    def prepare(self) -> None:
        """Restore every file, and remove all others."""
        for path in self._directory.iterdir():
            path.unlink()
        for name, data in self._old.items():
            (self._directory / name).write_bytes(data)

    def kill(self) -> Outcome:
        """Start fixing, kill it around the time that it writes, and examine the files."""
        self.prepare()
        command = (sys.executable, "-m", "noob_lint", "--isolated", "--fix-only", "-q", ".")
        process = subprocess.Popen(command, cwd=self._directory)
        first = self._directory / "tube-0.yaml"
        status = first.stat()
        while first.stat().st_ino == status.st_ino and process.poll() is None:
            if self._random.random() < 0.002:
                break
            time.sleep(0.0005)
        time.sleep(self._random.uniform(0, 0.04))
        process.kill()
        process.wait()
        return self.look()

    def finish(self) -> Outcome:
        """Fix what is left without a kill, and examine the files."""
        command = (sys.executable, "-m", "noob_lint", "--isolated", "--fix-only", "-q", ".")
        subprocess.run(command, cwd=self._directory, check=True)
        return self.look()

    def look(self) -> Outcome:
        """Compare every file with its original and with its expected content."""
        texts = {name: (self._directory / name).read_bytes() for name in self._old}
        old = sum(text == self._old[name] for name, text in texts.items())
        new = sum(text == self._new[name] for name, text in texts.items())
        others = sorted(set(os.listdir(self._directory)) - set(texts))
        found = Discovery(configurations(Settings(include=["*"]))).files([str(self._directory)])
        tubes = sum(not candidate.skipped for candidate in found)
        return Outcome(old, new, len(texts) - old - new, tubes, tuple(others))
