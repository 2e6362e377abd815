"""Isolates tests from the user's setup, so that they see the same on every machine."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

USERS = dict(os.environ)

KEPT = re.compile(
    "PATH|LD_LIBRARY_PATH|TMPDIR|TEMP|TMP|SYSTEMROOT|COMSPEC|PATHEXT|WINDIR"
    "|PYTHONPATH|PYTHONUTF8|PYTHONHASHSEED|PYTHONDONTWRITEBYTECODE"
    "|UPDATE_EXPECTED|UPDATE_GOLDEN|(PYTEST|COVERAGE|COV|HYPOTHESIS)_.*"
)
"""What says where programs are, or how to run the tests."""

FOR_INSTALLERS = re.compile(
    "HOME|USERPROFILE|APPDATA|LOCALAPPDATA|XDG_.*|(PIP|NPM|NODE|PYENV|SSL|UV)_.*"
    "|(HTTPS?|ALL|NO)_PROXY|(REQUESTS|CURL)_CA_BUNDLE",
    re.IGNORECASE,
)
"""What pip and npm need as well, to know mirrors, proxies and what they have downloaded before."""

PLAIN = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "TERM": "xterm-256color",
    "COLUMNS": "80",
    "GIT_CONFIG_NOSYSTEM": "1",
}


def variables(home: Path) -> dict[str, str]:
    """The environment of a user whose home directory is empty."""
    kept = {name: value for name, value in USERS.items() if KEPT.fullmatch(name)}
    return kept | PLAIN | {"HOME": str(home), "USERPROFILE": str(home)}


def installing(**more: str) -> dict[str, str]:
    """The environment for installations, in which git does not see the user's settings either."""
    needed = {name: value for name, value in USERS.items() if FOR_INSTALLERS.fullmatch(name)}
    return variables(Path(os.curdir)) | needed | {"GIT_CONFIG_GLOBAL": os.devnull} | more


def heed_signals() -> None:
    """Let child processes end on the signals that nohup or a shell has muted in this one.

    A handler that does nothing is reset in children, while an ignored signal would be inherited.
    """
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
