"""``--watch``: check again whenever something that the result depends on changes.

It polls modification times instead of subscribing to file system events, which also works on
network drives and in containers, and needs no further package.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from noob_lint.cli.effective import find_settings
from noob_lint.cli.kept import Kept
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.status import FINE
from noob_lint.cli.terminal import complain, end_line, is_terminal
from noob_lint.config.file import common_directory, possible_files
from noob_lint.config.settings import SettingsError
from noob_lint.support.ignore_files import NAME as IGNORE_FILE
from noob_lint.support.project_files import OWN_CONFIGURATION, PACKAGING
from noob_lint.support.walk import SKIPPED_DIRECTORIES, SUFFIXES

_INTERVAL = 0.3  # seconds between two polls
_SHARE = 20  # the pause is this many times as long as a poll, so large trees are polled less often
_CONFIGURATION = (IGNORE_FILE, OWN_CONFIGURATION, *PACKAGING)
_MODULES = (".py", ".pyi", ".pyc", ".so", ".pyd", ".pth")
"""The suffixes of files that decide which modules exist."""

Snapshot = Mapping[str, object]
"""The modification time, size and inode of each file, and the modules in each directory in which
some were looked for."""


def watch(options: CheckOptions, check: Callable[[Kept, set[str]], object]) -> int:
    """Call `check` now and after every change, until Ctrl-C; the exit status is then 0.

    `check` gets what is kept of the last check, and a set to which it adds the files and
    directories of code that it has read.

    Raises:
        SettingsError: standard input was named.
    """
    if options.reads_stdin:
        raise SettingsError("--watch cannot be used with standard input")
    clears = is_terminal(sys.stdout) and options.output_file is None
    kept = Kept()
    code = _Code(options, kept)
    before: Snapshot = {}
    try:
        while True:
            now = _state(options)
            kept.changed({*_differing(before, now), *code.begin()})
            before = now
            if clears:
                sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
            _check(lambda: check(kept, code.sources))
            if code.is_steady():
                complain("watching for changes; press Ctrl-C to stop")
                _wait(options, before, code)
    except KeyboardInterrupt:
        end_line()
        return FINE


def _check(check: Callable[[], object]) -> None:
    """Check once; an invalid configuration is reported, since it may be corrected later."""
    try:
        check()
    except SettingsError as error:
        complain(f"error: {error}")
    if sys.stdout is not None:
        sys.stdout.flush()


def _wait(options: CheckOptions, before: Snapshot, code: _Code) -> None:
    """Return when the files differ from `before`, or the code has changed."""
    pause = _INTERVAL
    while True:
        time.sleep(pause)
        start = time.monotonic()
        if _state(options) != before or code.is_changed():
            return
        pause = max(_INTERVAL, _SHARE * (time.monotonic() - start))


class _Code:
    """The files that the results depend on, known only once the check is done.

    `sources` has the paths of Python files, and the directories in which modules were looked for;
    each check adds to it. The others are those that the `kept` results depend on.
    """

    def __init__(self, options: CheckOptions, kept: Kept) -> None:
        self._options = options
        self._kept = kept
        self.sources: set[str] = set()
        self._before: Snapshot = {}
        self._unsteady: set[str] = set()
        self._started = 0

    def begin(self) -> set[str]:
        """Begin a check; the files that have changed since the last one."""
        before, self._before = self._before, self._look()
        changed = self._unsteady.union(_differing(before, self._before))
        self.sources, self._unsteady = set(), set()
        self._started = time.time_ns()
        return changed

    def is_steady(self) -> bool:
        """Whether no source has changed since the check began.

        Sources of the last check are compared with their snapshot, new ones with the start time.
        """
        now = self._look()
        new = now.keys() - self._before.keys()
        self._before = {path: self._before.get(path, stamp) for path, stamp in now.items()}
        self._unsteady = {path for path in new if _has_changed_since(self._started, path)}
        return not self._unsteady

    def is_changed(self) -> bool:
        """Whether anything that a result depends on has changed."""
        before, self._before = self._before, self._look()
        changed = set(_differing(before, self._before))
        self._kept.changed(changed)
        if not changed.isdisjoint(_unwritten(self._kept.baselines, self._options)):
            return True
        return bool(changed) and self._kept.is_stale

    def _look(self) -> Snapshot:
        paths = {*self.sources, *self._kept.environments} if self.sources else set()
        files = (*self._kept.files, *self._kept.baselines)
        paths |= _unwritten(files, self._options)
        for directory in self._kept.directories:
            paths |= _unwritten(_in_directory(directory), self._options)
        return {path: _stamp(path) or _modules(path) for path in paths}


def _differing(before: Snapshot, now: Snapshot) -> Iterator[str]:
    """The files and directories that differ between two snapshots."""
    for path in before.keys() | now.keys():
        old, new = before.get(path), now.get(path)
        if old == new:
            continue
        if isinstance(old, frozenset) and isinstance(new, frozenset):
            yield from (os.path.join(path, name) for name in old ^ new)
        else:
            yield path


def _has_changed_since(time_ns: int, path: str) -> bool:
    try:
        return os.stat(path).st_mtime_ns >= time_ns
    except (OSError, ValueError):
        return False


def _modules(directory: str) -> frozenset[str] | None:
    """The names in a directory that may be or add modules; None if it is not a directory."""
    try:
        names = os.listdir(directory)
    except (OSError, ValueError):
        return None
    return frozenset(name for name in names if name.endswith(_MODULES) or name.isidentifier()) - {
        "__pycache__"
    }


def _state(options: CheckOptions) -> Snapshot:
    stamps = {file: _stamp(file) for file in _unwritten(_files(options), options)}
    return {file: stamp for file, stamp in stamps.items() if stamp is not None}


def _unwritten(files: Iterable[str], options: CheckOptions) -> set[str]:
    """The absolute paths of files, except those that a check writes, which must not cause one."""
    outputs = (options.output_file, options.write_baseline)
    written = {os.path.abspath(path) for path in outputs if path is not None}
    return set(map(os.path.abspath, files)) - written


def _stamp(file: str) -> tuple[int, int, int] | None:
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(status.st_mode):  # its modification time changes with every file in it
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _files(options: CheckOptions) -> Iterator[str]:
    """What the result depends on: the configuration, and all YAML where tubes are looked up."""
    paths = options.paths or (os.curdir,)
    yield from paths
    if options.config is not None:
        yield options.config
    elif not options.isolated:
        yield from possible_files(common_directory(paths))
        yield from _extended(options)
    for directory in dict.fromkeys(map(os.path.abspath, _directories(options, paths))):
        yield from _in_directory(directory)


def _extended(options: CheckOptions) -> Iterator[str]:
    try:
        file = find_settings(options).file
    except SettingsError:
        return
    yield from () if file is None else (one.path for one in file.extended)


def _directories(options: CheckOptions, paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        yield path if os.path.isdir(path) else os.path.dirname(path) or os.curdir
    try:
        settings = find_settings(options).settings
    except SettingsError:
        return
    yield from settings.tube_paths
    if settings.root:
        yield settings.root


def _in_directory(directory: str) -> Iterator[str]:
    for parent, directories, names in os.walk(directory):
        directories[:] = [name for name in directories if name not in SKIPPED_DIRECTORIES]
        for name in names:
            if name.endswith(SUFFIXES) or name in _CONFIGURATION:
                yield os.path.join(parent, name)
