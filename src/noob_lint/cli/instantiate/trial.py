"""Tries the assets of a tube in a separate process, whose crash or hang becomes a diagnostic."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from time import monotonic
from typing import Any, NamedTuple

from noob_lint.cli.instantiate.family import ending_what_is_left
from noob_lint.cli.instantiate.interpreter import ADVICE, Interpreter, UnusableError
from noob_lint.cli.instantiate.report import Report
from noob_lint.cli.instantiate.steps import make_request
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.runtime.assets import AnySpecification
from noob_lint.runtime.errors import AssetParamsError, diagnose
from noob_lint.runtime.tube import LiveTube, nearest_node
from noob_lint.support.files import error_text

_DOING = {"build": "was looked up", "start": "was started", "release": "was released"}
_START = 60.0  # seconds for the child to start, even on a busy machine
_POLL = 0.05
_REST = 2.0  # seconds for the report of a process to arrive after its end
_LEFT = "the following steps were not tried"


class Trial(NamedTuple):
    """Trials of tubes with `inputs`; the assets of one tube may take `timeout` seconds."""

    inputs: Mapping[str, Any]
    timeout: float

    def run(self, live: LiveTube, interpreter: Interpreter) -> Iterator[Diagnostic]:
        """Build, start and release each asset of a tube from a file; yield what fails.

        Raises:
            UnusableError: the interpreter cannot run the code.
        """
        specs: list[AnySpecification] = []
        for spec in live.specification.assets.values():
            try:
                filled = live.fill(spec, self.inputs)
                make_request([filled])  # to see whether its params can be passed
            except AssetParamsError as error:
                yield from _refused(error)
            except TypeError as error:
                yield from _refused(AssetParamsError(spec, error, live.places[spec.id]))
            else:
                specs.append(filled)
        if specs:
            yield from _Process(live, specs, interpreter, self.timeout).run()


def _refused(error: AssetParamsError) -> Iterator[Diagnostic]:
    assert error.diagnostic is not None  # it has a place
    yield error.diagnostic


class _Process(NamedTuple):
    """The process that tries some assets of a tube."""

    live: LiveTube
    specs: Sequence[AnySpecification]
    interpreter: Interpreter
    timeout: float

    def run(self) -> Iterator[Diagnostic]:
        with _ending_on_signals(), ending_what_is_left():
            status, report = self._try()
        if report.problem is not None or not report.is_ready:
            raise UnusableError(self._problem(status, report))
        for error, number, message in report.failures:
            place = error.place(self.live.places[self.specs[number].id])
            yield diagnose(error.rule, place, message)
        if status != 0 or report.is_wrong or not report.is_whole:
            yield self._interrupted(report, status)

    def _try(self) -> tuple[int | None, Report]:
        """Run the process; its exit status is None if it had to be killed."""
        process = self._spawn()
        try:
            assert process.stdout is not None  # it is a pipe
            report = Report(process.stdout, len(self.specs))
            status = self._wait(process, report)
        finally:
            _kill(process)
        report.wait(_REST)
        return status, report

    def _spawn(self) -> subprocess.Popen[bytes]:
        """Start the process. What the tube's code prints goes to standard error."""
        from noob_lint.cli.instantiate import child

        request = make_request(self.specs, self.interpreter.roots, dict(self.interpreter.modules))
        with TemporaryFile() as file:  # which has no name, and needs no reader
            file.write(json.dumps(request).encode())
            file.seek(0)
            try:
                return subprocess.Popen(  # noqa: S603, it is the interpreter that the user chose
                    # "-u": the code's output is shown even if its process is killed.
                    [self.interpreter.program, "-u", child.__file__],
                    stdin=file,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL if sys.stderr is None else None,
                    start_new_session=True,
                )
            except OSError as error:
                raise UnusableError(self._because(error_text(error))) from error

    def _wait(self, process: subprocess.Popen[bytes], report: Report) -> int | None:
        """Wait for the process; the timeout counts from its first step, not from its start."""
        end = monotonic() + _START
        is_ready = False
        while monotonic() < end and not report.is_wrong:
            try:
                return process.wait(_POLL)
            except subprocess.TimeoutExpired:
                if not is_ready and report.is_ready:
                    is_ready = True
                    end = monotonic() + self.timeout
        return None

    def _problem(self, status: int | None, report: Report) -> str:
        """Why the interpreter did not start the code."""
        if report.problem is not None:
            return self._because(report.problem)
        if report.is_wrong:
            return self._because("it prints too much at startup")
        if status is None:
            return self._because(f"it did not start within {_START:g} seconds")
        return self._because(f"it ended with {_status(status)} before it started")

    def _because(self, why: str) -> str:
        return f"{self.interpreter.program} cannot run the code of tubes ({why}): {ADVICE}"

    def _interrupted(self, report: Report, status: int | None) -> Diagnostic:
        """The diagnostic for a process that timed out or died, located by its last step."""
        is_timeout = status is None and not report.is_wrong
        rule = "runtime-timeout" if is_timeout else "runtime-crash"
        seconds = f"{self.timeout:g} seconds"
        if report.is_wrong:
            ended = "the process corrupted its own report"
        elif status is None:
            ended = f"the process did not end within {seconds}"
        else:
            ended = f"the process ended with {_status(status)}"
        if report.step is None or report.is_whole:
            assert self.live.root is not None  # it comes from a file
            section = nearest_node(self.live.root, ("assets",))
            is_over = "after all assets were released"
            when = is_over if report.step else "before an asset was looked up"
            return diagnose(rule, section, f"{ended}, {when}")
        spec = self.specs[report.step.asset]
        doing = f"asset {spec.id!r} {_DOING[report.step.name]}"
        message = f"{doing} for more than {seconds}" if is_timeout else f"{ended} while {doing}"
        return diagnose(rule, self.live.places[spec.id].name, message, help=_LEFT)


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
    """Kill a process and, if there are process groups, the processes that it left behind."""
    if hasattr(os, "killpg"):
        with suppress(OSError):  # the group no longer exists
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
