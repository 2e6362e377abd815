"""Tries the assets of a tube in a separate process, whose crash or hang becomes a diagnostic."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, NamedTuple

from noob_lint.config.settings import Settings
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.runtime.errors import ERRORS, diagnose
from noob_lint.runtime.tube import LiveTube, nearest_node

_DOING = {"build": "was looked up", "start": "was started", "release": "was released"}
_START = 60.0  # seconds for the child to begin, which a busy machine may need
_POLL = 0.05
_LEFT = "what comes after it was not tried"


class Trial(NamedTuple):
    """A trial of the tube in the file `path`, with `inputs` as ``name=value`` in YAML.

    All assets together may take `timeout` seconds.
    """

    path: str
    settings: Settings
    inputs: Sequence[str] = ()
    timeout: float = 60.0

    def run(self, live: LiveTube) -> Iterator[Diagnostic]:
        """Build, start and release each asset of `live`, the tube in the file; yield what fails."""
        with TemporaryDirectory() as folder, _ending_on_signals():
            report = os.path.join(folder, "report")
            status = self._spawn(report)
            events = _read(report)
        last: dict[str, Any] = {}
        for event in events:
            if "rule" in event:
                kind = ERRORS[event["rule"]]
                yield diagnose(kind.rule, kind.place(live.places[event["asset"]]), event["message"])
            else:
                last = event
        if status != 0 or last.get("step") != "end":
            yield self._interrupted(live, last, status)

    def _spawn(self, report: str) -> int | None:
        """Run the child and return its exit status, or None if it had to be killed.

        As with ``python -m``, the current directory comes first on its path. What the tube's code
        prints goes to standard error.
        """
        settings = {"noob_version": self.settings.noob_version, "root": self.settings.root}
        request = {
            "path": self.path,
            "settings": {**settings, "tube_paths": list(self.settings.tube_paths)},
            "inputs": list(self.inputs),
            "report": report,
        }
        process = subprocess.Popen(  # noqa: S603, it is this Python
            # "-u": what the code prints is seen even if its process, or a copy of it, is killed.
            [sys.executable, "-u", "-m", "noob_lint.cli.instantiate.child", json.dumps(request)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if sys.stderr is None else 2,
            start_new_session=True,
        )
        try:
            return self._wait(process, report)
        finally:
            _kill(process)

    def _wait(self, process: subprocess.Popen[bytes], report: str) -> int | None:
        """Wait for the child; the timeout counts from its first step, not from its start."""
        end = monotonic() + _START
        is_ready = False
        while monotonic() < end:
            try:
                return process.wait(_POLL)
            except subprocess.TimeoutExpired:
                if not is_ready and os.path.exists(report):
                    is_ready = True
                    end = monotonic() + self.timeout
        return None

    def _interrupted(self, live: LiveTube, last: dict[str, Any], status: int | None) -> Diagnostic:
        """The diagnostic for a process that timed out or died, located by its last step."""
        ended = "did not end within" if status is None else "ended with"
        how = f"{self.timeout:g} seconds" if status is None else _status(status)
        rule = "runtime-timeout" if status is None else "runtime-crash"
        if last.get("step", "end") == "end":
            assert live.root is not None  # it comes from a file
            when = "after all assets were released" if last else "before an asset was looked up"
            section = nearest_node(live.root, ("assets",))
            return diagnose(rule, section, f"the process {ended} {how}, {when}")
        place = live.places[last["asset"]].name
        doing = _DOING[last["step"]]
        if status is None:
            message = f"asset {last['asset']!r} {doing} for more than {how}"
        else:
            message = f"the process {ended} {how} while asset {last['asset']!r} {doing}"
        return diagnose(rule, place, message, help=_LEFT)


def _read(report: str) -> list[dict[str, Any]]:
    """The events in a report; an incomplete last line is dropped."""
    try:
        with open(report, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines[:-1]]


def _status(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """Turn the signals that would kill this process into `SystemExit`, so that it can clean up."""

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    numbers = [getattr(signal, name) for name in names]
    changed = [one for one in numbers if signal.getsignal(one) == signal.SIG_DFL]
    for number in changed:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and, where process groups exist, the processes it has left behind."""
    if hasattr(os, "killpg"):
        with suppress(OSError):  # the group is gone already
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
