"""A copy of the project with its own environment, in which mutants are tested."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from benchmarks.mutant_plugin import SECONDS
from benchmarks.mutations import Mutant

_PYTEST = ("-m", "pytest", "-q", "-p", "benchmarks.mutant_plugin", "-p", "no:cacheprovider")
_OPTIONS = ("-o", "addopts=", "-m", "not oracle", "--tb=no", "-rfE", "--strict-markers")
_KEPT = frozenset({".cache", ".git", ".venv"})
"""What is in the copy and not among the files of the project."""

_SETTLING = 10.0
"""Seconds of the processor for starting and collecting, beside what the tests take."""

_TIMES = 5.0
"""How many times as long as usual the tests may take."""


_COVERAGE = (
    "import os; os.getenv('COVERAGE_PROCESS_START') and __import__('coverage').process_startup()"
)
"""A line of a `.pth` file: processes that a test starts are measured as well."""


class Outcome(NamedTuple):
    """How a run of tests ended."""

    passed: bool
    said: str
    """The end of the output, or why there is none."""


class Tree:
    """A copy of the project's files; its `.venv` finds noob_lint in the copy, all else as here."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._python = folder / ".venv" / "bin" / "python"
        self._moments = count(1)

    def prepare(self) -> None:
        """Copy what differs and remove what no longer exists."""
        wanted = set(project_files(self._root))
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(self._folder.rglob("*"), reverse=True):
            local = path.relative_to(self._folder)
            kept = local.parts[0] in _KEPT or "__pycache__" in local.parts
            if not kept and path.is_file() and local.as_posix() not in wanted:
                path.unlink()
        for name in wanted:
            _copy(self._root / name, self._folder / name)
        if not self._python.exists():
            self._make_environment()
            self._share_cache()
            subprocess.run(("git", "init", "-q", str(self._folder)), check=True)

    def _make_environment(self) -> None:
        """An environment that reads the packages of the one that runs this."""
        environment = self._folder / ".venv"
        command = (sys.executable, "-m", "venv", "--without-pip", str(environment))
        subprocess.run(command, check=True)
        site = sysconfig.get_path("purelib", vars={"base": str(environment)})
        packages = sysconfig.get_path("purelib")
        lines = (str(self._folder / "src"), packages, _COVERAGE)
        Path(site, "mutants.pth").write_text("".join(f"{line}\n" for line in lines))
        here = Path(sys.executable).parent
        for script in here.iterdir():
            head = f"#!{here}/python".encode()
            content = script.read_bytes() if script.is_file() else b""
            if content.startswith(head):
                copy = self._python.with_name(script.name)
                shebang = f"#!{self._python}".encode()
                copy.write_bytes(shebang + content[content.index(b"\n") :])
                copy.chmod(0o755)

    def _share_cache(self) -> None:
        """Let tests use what has already been installed."""
        cache = self._folder / ".cache"
        cache.mkdir(exist_ok=True)
        for name in ("npm", "oracle"):
            (self._root / ".cache" / name).mkdir(exist_ok=True)
            (cache / name).symlink_to(self._root / ".cache" / name)

    @contextmanager
    def changed(self, mutant: Mutant) -> Iterator[None]:
        """The tree with a mutant in it, which Python sees by the time of the file."""
        path = self._folder / mutant.path
        source = path.read_bytes()
        before = path.stat()
        moment = before.st_mtime + 10 * next(self._moments)
        try:
            path.write_bytes(mutant.apply(source))
            os.utime(path, (moment, moment))
            yield
        finally:
            path.write_bytes(source)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def run(
        self,
        arguments: Sequence[str],
        variables: Mapping[str, str],
        seconds: float | None = None,
    ) -> Outcome:
        """Run pytest; `seconds` of the processor is what the tests take as a rule."""
        limit = None if seconds is None else int(_SETTLING + _TIMES * seconds) + 1
        process = subprocess.Popen(
            (str(self._python), *_PYTEST, *_OPTIONS, *arguments),
            cwd=self._folder,
            env={**_clean_environment(), **variables, SECONDS: str(limit or "")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            said, _ = process.communicate(timeout=None if limit is None else 60 + 6 * limit)
        except subprocess.TimeoutExpired:
            return Outcome(False, "hangs")
        finally:
            _end(process)
        return _outcome(process.returncode, said.decode(errors="replace"))


def _outcome(status: int, said: str) -> Outcome:
    if status < 0:
        return Outcome(False, f"ended by {signal.Signals(-status).name}")
    if status in (3, 4, 5):
        raise RuntimeError(f"pytest ended with {status}:\n{said}")
    failed = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return Outcome(status == 0, failed[0] if failed else said[-200:])


def project_files(root: Path) -> list[str]:
    """The files that git has or would add."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return sorted({name for name in done.stdout.split("\0") if name and (root / name).exists()})


def _copy(source: Path, target: Path) -> None:
    if target.exists() and target.read_bytes() == source.read_bytes():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def _clean_environment() -> dict[str, str]:
    unwanted = ("PYTHONPATH", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL")
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a run, and what it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
