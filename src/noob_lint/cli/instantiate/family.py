"""Ends all processes that the code of a tube leaves behind, as far as the system allows.

On Linux, this process adopts those whose parents have ended, however they were started. On other
systems only the process group of the first one ends. This only tidies up; it is not a sandbox.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_SET_CHILD_SUBREAPER = 36  # of <linux/prctl.h>
_ROUNDS = 200


@contextmanager
def ending_what_is_left() -> Iterator[None]:
    """Kill what was started meanwhile by processes that this one started, directly or not."""
    if not _adopt(1):
        yield
        return
    before = _children()
    try:
        yield
    finally:
        for _ in range(_ROUNDS):  # those that are killed may leave others
            left = _children() - before
            if not left:
                break
            for process in left:
                with suppress(OSError):
                    os.kill(process, signal.SIGKILL)
                    os.waitpid(process, 0)
        _adopt(0)


def _adopt(is_on: int) -> bool:
    """Let this process adopt the orphans among its descendants; returns whether that works."""
    if sys.platform != "linux":
        return False
    try:
        from ctypes import CDLL

        return bool(CDLL(None).prctl(_SET_CHILD_SUBREAPER, is_on) == 0)
    except (ImportError, OSError, AttributeError):
        return False


def _children() -> set[int]:
    """The processes whose parent this one is."""
    own, found = os.getpid(), set()
    for name in os.listdir("/proc") if os.path.isdir("/proc/self") else ():
        if name.isdigit() and _parent(name) == own:
            found.add(int(name))
    return found


def _parent(process: str) -> int | None:
    try:
        with open(f"/proc/{process}/stat", "rb") as file:
            return int(file.read().rpartition(b")")[2].split()[1])
    except OSError:  # it has ended
        return None
