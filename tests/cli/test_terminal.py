"""Colour, the progress bar, and missing streams."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from noob_lint.cli import terminal
from noob_lint.cli.terminal import (
    Progress,
    columns,
    complain,
    is_terminal,
    progress_bar,
    screen_of,
    shows_links,
    wants_color,
)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "on_terminal", "environment", "expected"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": ""}, False),
        ("auto", True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
        ("auto", False, {"FORCE_COLOR": "0"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"}, True),
        ("auto", False, {"CLICOLOR_FORCE": "1"}, True),
        ("auto", False, {"CLICOLOR_FORCE": ""}, False),
        ("auto", False, {"CLICOLOR_FORCE": "0"}, False),
        ("auto", True, {"CLICOLOR_FORCE": "0"}, True),
        ("auto", True, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ("auto", False, {"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "0"}, True),
        ("auto", True, {"CLICOLOR": "0"}, False),
        ("auto", True, {"CLICOLOR": ""}, True),
        ("auto", True, {"CLICOLOR": "1"}, True),
        ("auto", False, {"CLICOLOR": "1"}, False),
        ("auto", True, {"CLICOLOR": "1", "TERM": "dumb"}, False),
        ("auto", True, {"CLICOLOR": "1", "NO_COLOR": "1"}, False),
        ("always", False, {"CLICOLOR": "0"}, True),
        ("never", True, {"CLICOLOR_FORCE": "1"}, False),
    ],
)
def test_colour(
    choice: str, on_terminal: bool, environment: dict[str, str], expected: bool
) -> None:
    stream = Screen() if on_terminal else io.StringIO()
    assert wants_color(choice, stream, environment) is expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("", None),
        ("0", None),
        ("-5", None),
        ("wide", None),
        ("\u0663", None),
        ("1", 1),
        ("132", 132),
        ("1" * 5000, 111111),
    ],
)
def test_columns_named_by_the_environment(named: str, expected: int | None) -> None:
    assert columns(Screen(), {"COLUMNS": named}) == expected
    assert columns(io.StringIO(), {"COLUMNS": named}) is None
    assert columns(None, {"COLUMNS": named}) is None


WITH_LINKS = (
    *("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"),
    *("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm"),
)
LINKING = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        *(({variable: name}, True) for variable in ("TERM", "TERM_PROGRAM") for name in WITH_LINKS),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        *(({variable: "1"}, True) for variable in LINKING),
        *(({variable: ""}, False) for variable in LINKING),
        ({"VTE_VERSION": "5001"}, True),
        ({"VTE_VERSION": "5000"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"VTE_VERSION": ""}, False),
        ({"TERM_PROGRAM": "vscode", "TERM": "dumb"}, False),
        ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shows_links(Screen(), environment) is expected
    assert shows_links(io.StringIO(), environment) is (
        "FORCE_HYPERLINK" in environment and expected
    )
    assert screen_of("never", Screen(), environment).links is False  # there is no address
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example")
    assert screen_of("never", Screen(), environment).links is expected


class Clock:
    """A clock that tests advance."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(terminal, "monotonic", clock)
    return clock


def test_the_bar_waits_a_second_and_is_not_drawn_too_often(clock: Clock) -> None:
    screen = Screen()
    bar = Progress(screen, total=200)
    for now, done in ((100.5, 20), (100.9, 40), (101.0, 50), (101.05, 60), (101.2, 100)):
        clock.now = now
        bar.update(done)
    assert screen.getvalue() == (
        "\r[#######-----------------------] 50/200 tubes"
        "\r[###############---------------] 100/200 tubes"
    )


@pytest.mark.parametrize(
    ("width", "total", "shown"),
    [
        ("200", 200, "[#######-----------------------] 50/200 tubes"),
        ("47", 200, "[#######-----------------------] 50/200 tubes"),
        ("46", 200, "[#######----------------------] 50/200 tubes"),
        ("22", 200, "[#----] 50/200 tubes"),
        ("21", 200, "[##--------] 50/200"),
        ("16", 200, "[#----] 50/200"),
        ("15", 200, "50/200"),
        ("10", 200, "50/200"),
        ("12", 20000, "50/20000"),
        ("11", 20000, "0%"),
        ("5", 20000, "0%"),
    ],
)
def test_the_bar_fits_any_terminal(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, width: str, total: int, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    screen = Screen()
    bar = Progress(screen, total)
    clock.now += 2
    bar.update(50)
    assert screen.getvalue() == f"\r{shown}"
    assert len(shown) < int(width)


@pytest.mark.parametrize(
    ("done", "shown"), [(0, "0%"), (9_999, "49%"), (10_000, "50%"), (20_000, "100%")]
)
def test_a_narrow_bar_is_a_percentage(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, done: int, shown: str
) -> None:
    monkeypatch.setenv("COLUMNS", "5")
    screen = Screen()
    bar = Progress(screen, 20_000)
    clock.now += 2
    bar.update(done)
    assert screen.getvalue() == f"\r{shown}"


def test_a_bar_for_a_terminal_of_the_usual_width(clock: Clock) -> None:
    screen = Screen()
    bar = Progress(screen, 10**19)
    clock.now += 2
    bar.update(50)
    assert screen.getvalue() == f"\r[{'-' * 29}] 50/{10**19} tubes"


class Buffered(io.TextIOWrapper):
    """A terminal that shows what is written once it is flushed."""

    def isatty(self) -> bool:
        return True


def test_the_bar_is_shown_and_removed_at_once(clock: Clock) -> None:
    shown = io.BytesIO()
    bar = Progress(Buffered(shown), total=2)
    clock.now += 2
    bar.update(2)
    assert shown.getvalue() == b"\r[##############################] 2/2 tubes"
    shown.truncate(0)
    bar.clear()
    assert shown.getvalue().endswith(b"\r\x1b[K")


def test_the_bar_goes_away_once(clock: Clock) -> None:
    screen = Screen()
    bar = Progress(screen, total=2)
    bar.clear()
    clock.now += 2
    bar.update(1)
    bar.clear()
    bar.clear()
    assert screen.getvalue() == "\r[###############---------------] 1/2 tubes\r\x1b[K"


def test_the_bar_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Screen())
    monkeypatch.setenv("TERM", "xterm")
    assert progress_bar(10, wanted=True) is not None
    assert progress_bar(10, wanted=False) is None
    monkeypatch.setenv("TERM", "dumb")
    assert progress_bar(10, wanted=True) is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    assert progress_bar(10, wanted=True) is None


def test_complaints_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\x1b[2J\nb: c")
    assert capsys.readouterr().err == "noob-lint: a\\x1b[2J\\nb: c\n"


def test_nobody_to_complain_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    complain("a")
    assert progress_bar(10, wanted=True) is None


def test_any_character_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [io.BytesIO(), io.BytesIO()]
    for name, bytes_ in zip(("stdout", "stderr"), written, strict=True):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(bytes_, encoding="ascii"))
    terminal.use_utf8()
    for stream in (sys.stdout, sys.stderr):
        stream.write("\u00e9\udcff")
        stream.flush()
    assert [one.getvalue() for one in written] == [b"\xc3\xa9\\udcff"] * 2
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", None)
    terminal.use_utf8()


def test_output_that_cannot_be_written_is_discarded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    with (tmp_path / "file").open() as reading, open(os.dup(reading.fileno()), "w") as writing:
        writing.write("a")
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", writing)
        terminal.discard_output()
        assert os.path.samestat(os.fstat(writing.fileno()), os.stat(os.devnull))
        assert not os.path.samestat(os.fstat(reading.fileno()), os.stat(os.devnull))
        monkeypatch.setattr(sys, "stdout", Broken())
        terminal.discard_output()


class Broken(Screen):
    """A stream that nothing can be written to."""

    def write(self, text: str) -> int:
        raise OSError(32, "Broken pipe")

    def flush(self) -> None:
        raise OSError(32, "Broken pipe")


class Closed(io.StringIO):
    def isatty(self) -> bool:
        raise ValueError("I/O operation on closed file")


def test_a_standard_error_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Broken())
    complain("a")
    terminal.end_line()
    streams = [Screen(), io.StringIO()]
    for stream in streams:
        monkeypatch.setattr(sys, "stderr", stream)
        terminal.end_line()
    assert [stream.getvalue() for stream in streams] == ["\n", ""]
    found = [terminal.is_terminal(one) for one in (None, Closed(), *streams)]
    assert found == [False, False, True, False]


def test_what_is_a_terminal() -> None:
    gone = io.TextIOWrapper(io.BytesIO())
    gone.close()
    found = [is_terminal(one) for one in (Screen(), io.StringIO(), None, gone)]
    assert found == [True, False, False, False]
