"""``--watch``: check again whenever something changes that the result depends on.

Files are asked for their times, rather than the system for events: that works on network drives and
in containers too, and needs no further package.
"""

from __future__ import annotations

import argparse
import gc
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from noob_lint.cli.effective import find_settings
from noob_lint.cli.run import STDIN
from noob_lint.cli.status import FINE
from noob_lint.cli.terminal import complain, is_terminal
from noob_lint.config import SettingsError
from noob_lint.configfile import common_directory, possible_files
from noob_lint.discovery import SKIPPED_DIRECTORIES, SUFFIXES
from noob_lint.ignorefiles import NAME as IGNORE_FILE

_INTERVAL = 0.3  # seconds between two looks
_SHARE = 20  # a look may take this part of the time: of a large tree, looks are rarer
_WRITTEN = ("output_file", "write_baseline")
"""Options that name what a run writes, which must not call for the next."""

State = Mapping[str, tuple[int, int, int]]
"""What is known of each file: when it was changed, its size and its inode."""


def watch(options: argparse.Namespace, check: Callable[[], object]) -> int:
    """Call `check` now and after every change, until Ctrl-C; the exit status is then 0.

    Raises:
        SettingsError: the standard input is to be watched.
    """
    if STDIN in options.paths:
        raise SettingsError("--watch: the standard input cannot be watched")
    gc.enable()  # which a run that ends soon does without
    clears = is_terminal(sys.stdout) and "output_file" not in options
    try:
        while True:
            state = _state(options)
            if clears:
                sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
            _check(check)
            _wait(options, state)
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
    complain("watching for changes; Ctrl-C ends this")


def _wait(options: argparse.Namespace, before: State) -> None:
    """Return when the files are no longer as they were `before`."""
    pause = _INTERVAL
    while True:
        time.sleep(pause)
        start = time.monotonic()
        if _state(options) != before:
            return
        pause = max(_INTERVAL, _SHARE * (time.monotonic() - start))


def _state(options: argparse.Namespace) -> State:
    written = {os.path.abspath(getattr(options, name, "")) for name in _WRITTEN}
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


def _files(options: argparse.Namespace) -> Iterator[str]:
    """What the result depends on: configuration, and all YAML where tubes are looked for."""
    paths = options.paths or [os.curdir]
    yield from paths
    if "config" in options:
        yield options.config
    elif "isolated" not in options:
        yield from possible_files(common_directory(paths))
    for directory in dict.fromkeys(map(os.path.abspath, _directories(options, paths))):
        yield from _in_directory(directory)


def _directories(options: argparse.Namespace, paths: Sequence[str]) -> Iterator[str]:
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
