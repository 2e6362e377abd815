"""The terminal and the standard streams: encoding, colour, messages and the progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from time import monotonic
from typing import TextIO

COLOR_CHOICES = ("auto", "always", "never")


def use_utf8() -> None:
    """Make the standard streams write UTF-8 in any locale, and never fail to encode a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """Write one line about the run itself, not about a tube, to standard error."""
    from noob_lint.diagnostics.style import printable

    if sys.stderr is not None:
        try:
            sys.stderr.write(f"noob-lint: {printable(message)}\n")
        except OSError:  # standard error is closed
            discard_output()


def discard_output() -> None:
    """Discard what is still buffered, after a write failed.

    Otherwise the interpreter would try again when it exits, and print an error.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            _redirect_to_null(stream)


def _redirect_to_null(stream: TextIO | None) -> None:
    if stream is None:
        return
    try:
        descriptor = stream.fileno()
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, descriptor)
        os.close(null)
    except (OSError, ValueError):  # replaced by a test or a program
        return


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to write colour to `stream`.

    `choice` is one of `COLOR_CHOICES`; ``auto`` asks the variables NO_COLOR and FORCE_COLOR (either
    counts when it is not empty, the first wins), and then whether `stream` is a terminal that
    supports colour.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


class Progress:
    """A progress bar on a terminal, shown once the work has taken more than a second.

    It is on a line of its own; `clear` removes it before other output.
    """

    DELAY = 1.0
    INTERVAL = 0.1
    _WIDTH = 30

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = total
        self._next = monotonic() + self.DELAY
        self._shown = False

    def update(self, done: int) -> None:
        """Show that `done` files are done, unless the bar was drawn a moment ago."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + self.INTERVAL
        filled = self._WIDTH * done // self._total
        bar = "#" * filled + "-" * (self._WIDTH - filled)
        self._stream.write(f"\r[{bar}] {done}/{self._total} tubes")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Remove the bar from the screen."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False


def progress_bar(total: int, *, wanted: bool) -> Progress | None:
    """A progress bar on standard error, if that is a terminal that can erase a line."""
    if not wanted or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        return None
    return Progress(sys.stderr, total)
