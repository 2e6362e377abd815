"""``--watch``: check again whenever something changes that the result depends on.

Files are asked for their times, rather than the system for events: that works on network drives and
in containers too, and needs no further package.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from noob_lint.cli.effective import find_settings
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.status import FINE
from noob_lint.cli.terminal import complain, is_terminal
from noob_lint.config.file import common_directory, possible_files
from noob_lint.config.settings import SettingsError
from noob_lint.discovery.walk import SKIPPED_DIRECTORIES, SUFFIXES
from noob_lint.support.ignore_files import NAME as IGNORE_FILE

_INTERVAL = 0.3  # seconds between two looks
_SHARE = 20  # a look may take this part of the time: of a large tree, looks are rarer
_MODULES = (".py", ".pyi", ".pyc", ".so", ".pyd", ".pth")
"""How the files end that decide which modules there are."""

Snapshot = Mapping[str, object]
"""What is known of each file: when it was changed, its size and its inode; and the modules in the
directories in which some were looked for."""


def watch(options: CheckOptions, check: Callable[[set[str]], object]) -> int:
    """Call `check` now and after every change, until Ctrl-C; the exit status is then 0.

    `check` adds to the set that it gets the files and directories of code that it has looked at.

    Raises:
        SettingsError: the standard input is to be watched.
    """
    if options.reads_stdin:
        raise SettingsError("--watch: the standard input cannot be watched")
    gc.enable()  # which a run that ends soon does without
    clears = is_terminal(sys.stdout) and options.output_file is None
    code = _Code(options)
    try:
        while True:
            before = _state(options)
            if clears:
                sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
            code.begin()
            _check(lambda: check(code.sources))
            if code.is_steady():
                complain("watching for changes; Ctrl-C ends this")
                _wait(options, before, code)
    except KeyboardInterrupt:
        return FINE


def _check(check: Callable[[], object]) -> None:
    """Check once; what is wrong with the configuration is said, and may be put right."""
    try:
        check()
    except SettingsError as error:
        complain(f"error: {error}")
    if sys.stdout is not None:
        sys.stdout.flush()


def _wait(options: CheckOptions, before: Snapshot, code: _Code) -> None:
    """Return when the files are no longer as they were `before`, or the code has changed."""
    pause = _INTERVAL
    while True:
        time.sleep(pause)
        start = time.monotonic()
        if _state(options) != before or code.is_changed():
            return
        pause = max(_INTERVAL, _SHARE * (time.monotonic() - start))


class _Code:
    """The Python files that the results rest on, known only once the check is done.

    `sources` are their paths, and the directories in which modules were looked for; a check adds to
    it.
    """

    def __init__(self, options: CheckOptions) -> None:
        self._options = options
        self.sources: set[str] = set()
        self._before: Snapshot = {}
        self._started = 0

    def begin(self) -> None:
        """A check begins: what is known of the sources of the last one holds for this one."""
        self._before = self._look()
        self.sources = set()
        self._started = time.time_ns()

    def is_steady(self) -> bool:
        """Whether no source has changed since the check began.

        Those of the last check are compared, those that are new to this one are asked for the time.
        """
        now = self._look()
        new = now.keys() - self._before.keys()
        self._before = {path: self._before.get(path, stamp) for path, stamp in now.items()}
        return not any(_changed_at(path) >= self._started for path in new)

    def is_changed(self) -> bool:
        """Whether a source is no longer as it was."""
        return self._look() != self._before

    def _look(self) -> Snapshot:
        paths = {*self.sources, *self._environment()} if self.sources else ()
        return {path: _stamp(path) or _modules(path) for path in paths}

    def _environment(self) -> Iterator[str]:
        from noob_lint.discovery.code import environment_files

        try:
            yield from environment_files(find_settings(self._options).settings)
        except SettingsError:
            return


def _changed_at(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except (OSError, ValueError):
        return 0


def _modules(directory: str) -> frozenset[str] | None:
    """The names in a directory that may be modules, or add some; None if it is none."""
    try:
        names = os.listdir(directory)
    except (OSError, ValueError):
        return None
    return frozenset(name for name in names if name.endswith(_MODULES) or name.isidentifier()) - {
        "__pycache__"
    }


def _state(options: CheckOptions) -> Snapshot:
    outputs = (options.output_file, options.write_baseline)  # must not call for another run
    written = {os.path.abspath(path) for path in outputs if path is not None}
    files = [
        file for file in dict.fromkeys(_files(options)) if os.path.abspath(file) not in written
    ]
    return {file: stamp for file in files if (stamp := _stamp(file)) is not None}


def _stamp(file: str) -> tuple[int, int, int] | None:
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(status.st_mode):  # which changes with every file in it
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _files(options: CheckOptions) -> Iterator[str]:
    """What the result depends on: configuration, and all YAML where tubes are looked for."""
    paths = options.paths or (os.curdir,)
    yield from paths
    if options.config is not None:
        yield options.config
    elif not options.isolated:
        yield from possible_files(common_directory(paths))
    for directory in dict.fromkeys(map(os.path.abspath, _directories(options, paths))):
        yield from _in_directory(directory)


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
            if name.endswith(SUFFIXES) or name == IGNORE_FILE:
                yield os.path.join(parent, name)
