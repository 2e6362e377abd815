"""The report of the process that runs the code of a tube, which may contain anything."""

from __future__ import annotations

import io
import json
import os
from contextlib import suppress
from typing import Any

import pytest

from noob_lint.cli.instantiate.report import LONGEST, NOISE, Failure, Report, Step
from noob_lint.runtime.errors import AssetInitError
from tests.work import PATIENCE

READY = {"step": "ready"}
START = {"step": "start", "asset": 1}
FAILED = {"rule": "runtime-init", "asset": 1, "message": "no"}
END = {"step": "end"}


def lines(*events: Any) -> bytes:
    return b"".join(b"\n" + json.dumps(event).encode() + b"\n" for event in events)


def read(data: bytes, assets: int = 2) -> Report:
    report = Report(io.BytesIO(data), assets)
    report.wait(PATIENCE)
    return report


def test_a_whole_report() -> None:
    report = read(lines(READY, START, FAILED, END))
    assert (report.is_ready, report.is_whole, report.is_wrong) == (True, True, False)
    assert report.failures == [Failure(AssetInitError, 1, "no")]
    assert report.step == Step("start", 1)


def test_what_the_interpreter_lacks() -> None:
    report = read(lines({"problem": "it is too old"}))
    assert (report.problem, report.is_ready, report.is_wrong) == ("it is too old", False, False)


def test_what_is_printed_before_the_report_is_passed_over() -> None:
    report = read(b'hello\n[1]\n{"step": "end"}\nno newline' + lines(READY, END))
    assert (report.is_ready, report.is_whole, report.is_wrong) == (True, True, False)


@pytest.mark.parametrize("cut", [1, 5, 12])
def test_a_report_that_breaks_off_is_of_a_process_that_died(cut: int) -> None:
    report = read(lines(READY, START, END)[:-cut])
    assert (report.is_whole, report.is_wrong, report.step) == (cut == 1, False, Step("start", 1))


@pytest.mark.parametrize(
    "junk",
    [
        b"junk\n",
        b"[" * 50_000 + b"\n",
        b"1" * 50_000 + b"\n",
        b"\xff\n",
        lines([]),
        lines(READY),
        lines({"problem": "late"}),
        lines({"step": "start", "asset": 2}),
        lines({"step": "start", "asset": -1}),
        lines({"step": "start", "asset": "a"}),
        lines({"step": "jump", "asset": 1}),
        lines({"step": "start"}),
        lines({**FAILED, "rule": "runtime-tube"}),
        lines({**FAILED, "asset": 7}),
        lines({**FAILED, "message": ["no"]}),
        lines({**FAILED, "message": "x" * LONGEST}),
        lines(END, START),
        lines(*[START] * 20),
    ],
)
def test_something_else_than_a_report(junk: bytes) -> None:
    report = read(lines(READY, START) + junk + lines(END))
    assert (report.is_wrong, report.step) == (True, Step("start", 1))


@pytest.mark.parametrize(("start", "more"), [(b"", b"noise\n"), (lines(READY), lines(START))])
def test_no_more_is_read_than_there_can_be(start: bytes, more: bytes) -> None:
    """The process is then killed, even if it is still writing."""
    reading, writing = os.pipe()
    report = Report(os.fdopen(reading, "rb"), 2)
    with os.fdopen(writing, "wb", buffering=0) as file, suppress(BrokenPipeError):
        file.write(start)
        for _ in range(2 * NOISE):
            file.write(more)
        pytest.fail("all of it was read")
    report.wait(PATIENCE)
    assert report.is_wrong


def test_how_many_events_there_may_be() -> None:
    most = 2 * 6
    whole = read(lines(READY, *[START] * most, END))
    assert (whole.is_whole, whole.is_wrong) == (True, False)
    more = read(lines(READY, *[START] * (most + 1), END))
    assert (more.is_whole, more.is_wrong) == (False, True)


@pytest.mark.parametrize(("less", "is_read"), [(0, False), (1, True)])
def test_how_much_may_come_before_the_report(less: int, is_read: bool) -> None:
    line = b"x" * (LONGEST - 1) + b"\n"
    report = read(line * (NOISE // LONGEST - 1) + line[less:] + lines(READY, END))
    assert (report.is_ready, report.is_whole, report.is_wrong) == (is_read, is_read, not is_read)


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, True), (2, False)])
def test_how_long_a_line_may_be(more: int, is_read: bool) -> None:
    room = LONGEST - len(json.dumps({**FAILED, "message": ""}) + "\n")
    message = "x" * (room + more)
    report = read(lines(READY, {**FAILED, "message": message}, END))
    assert report.failures == [Failure(AssetInitError, 1, message)] * is_read
    assert (report.is_whole, report.is_wrong) == (is_read, not is_read)
