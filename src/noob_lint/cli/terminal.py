"""The terminal and the standard streams: encoding, width, colour, messages and the progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from typing import TextIO

from noob_lint.reporters.protocol import Screen

COLOR_CHOICES = ("auto", "always", "never")

_USUAL_WIDTH = 80

_WITH_LINKS = frozenset(
    {
        *("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"),
        *("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm"),
    }
)
"""Values of TERM_PROGRAM and TERM that terminals with links set."""

_LINKING = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
"""Variables that other terminals with links set."""

_VTE_WITHOUT_LINKS = 5000
"""The last version of the library VTE that has no links, or wrong ones."""


def use_utf8() -> None:
    """Make the standard streams write UTF-8 in any locale, and never fail to encode a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """Write one line about the run itself, not about a tube, to standard error."""
    from noob_lint.diagnostics.style import printable
    from noob_lint.reporters.inert import inert_text

    if sys.stderr is not None:
        try:
            sys.stderr.write(f"noob-lint: {inert_text(printable(message))}\n")
        except OSError:  # standard error is closed
            discard_output()


def discard_output() -> None:
    """Discard buffered output after a write failed.

    Otherwise the interpreter would try again at exit, and print an error.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            _redirect_to_null(stream)


def _redirect_to_null(stream: TextIO) -> None:
    # a stream that was replaced by a test or a program need not have a descriptor
    with suppress(OSError, ValueError), open(os.devnull, "wb") as null:
        os.dup2(null.fileno(), stream.fileno())


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to write colour to `stream`.

    `choice` is one of `COLOR_CHOICES`. For ``auto``, the first of these decides: NO_COLOR turns
    colour off; FORCE_COLOR or CLICOLOR_FORCE turns it on; a `stream` that is not a terminal, a
    terminal without colour (``TERM=dumb``) or ``CLICOLOR=0`` gets none. Empty variables count as
    unset, and so does ``CLICOLOR_FORCE=0``. See no-color.org, force-color.org and
    bixense.com/clicolors.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


def columns(stream: TextIO | None, environment: Mapping[str, str]) -> int | None:
    """The number of columns of a terminal, or None if `stream` is not one.

    As in other programs, the variable COLUMNS overrides what the terminal says.
    """
    if stream is None or not is_terminal(stream):
        return None
    named = _number(environment.get("COLUMNS"))
    if named:
        return named
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):  # the stream was replaced by a test or a program
        return None


def _number(text: str | None) -> int:
    """The number that a variable is, whose first digits are enough; 0 if it is another text."""
    return int(text[:6]) if text and text.isascii() and text.isdigit() else 0


def screen_of(choice: str, stream: TextIO, environment: Mapping[str, str]) -> Screen:
    """What a report on `stream` is shown on; `choice` is one of `COLOR_CHOICES`."""
    links = shows_links(stream, environment) and _is_documented()
    return Screen(wants_color(choice, stream, environment), columns(stream, environment), links)


def _is_documented() -> bool:
    """Whether links to the documentation would lead anywhere."""
    from noob_lint.diagnostics.addresses import base_address

    return base_address() is not None


def shows_links(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether `stream` is a terminal that is known to show links (OSC 8), and not their codes.

    A terminal says what it is by one variable or another; FORCE_HYPERLINK overrides them.
    """
    forced = environment.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    if not is_terminal(stream) or environment.get("TERM") == "dumb":
        return False
    named = environment.get("TERM_PROGRAM"), environment.get("TERM")
    # VTE is in GNOME's terminal and others; 0.50 broke
    is_vte = _number(environment.get("VTE_VERSION")) > _VTE_WITHOUT_LINKS
    return is_vte or not _WITH_LINKS.isdisjoint(named) or any(map(environment.get, _LINKING))


def end_line() -> None:
    """End the line on which a terminal has echoed Ctrl-C, so that the prompt begins the next."""
    if sys.stderr is not None and is_terminal(sys.stderr):
        with suppress(OSError):
            sys.stderr.write("\n")  # which flushes it, since it is a terminal


def is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


class Progress:
    """A progress bar on a terminal, shown once the work has taken more than a second.

    It is on a line of its own, however narrow the terminal; `clear` removes it before other output.
    """

    DELAY = 1.0
    INTERVAL = 0.1
    _WIDTH = 30
    _NARROWEST = 5

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
        self._stream.write(f"\r{self._line(done)}")
        self._stream.flush()
        self._shown = True

    def _line(self, done: int) -> str:
        """The bar with the numbers; without room for both, the numbers or a percentage.

        The layout depends only on the total, so that no line is shorter than the previous one.
        The last column stays free, since some terminals begin a new line after writing to it.
        """
        room = (columns(self._stream, os.environ) or _USUAL_WIDTH) - 1
        numbers, longest = f"{done}/{self._total}", len(f"{self._total}/{self._total}")
        for unit in (" tubes", ""):
            width = min(self._WIDTH, room - longest - len(f"[] {unit}"))
            if width >= self._NARROWEST:
                filled = width * done // self._total
                return f"[{'#' * filled}{'-' * (width - filled)}] {numbers}{unit}"
        return numbers if longest <= room else f"{100 * done // self._total}%"

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
