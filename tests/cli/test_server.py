"""The command ``server``; what it does is in `tests/server`."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from noob_lint.cli import main, server


def test_without_its_packages_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["server", "--stdio"]) == 2
    message = "error: server: pygls is not installed: pip install 'noob-lint[server]'"
    assert capsys.readouterr() == ("", f"noob-lint: {message}\n")


def test_other_ways_than_the_streams_are_not_supported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["server", "--tcp"]) == 2
    assert "unrecognized arguments: --tcp" in capsys.readouterr().err


def test_nothing_gets_between_the_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input(io.BytesIO):
        """A client that has gone, and something that prints while it is read."""

        def readline(self, size: int | None = -1) -> bytes:
            sys.stdout.write("noise\n")
            return super().readline(size)

        def read(self, size: int | None = -1) -> bytes:
            sys.stdout.write("noise\n")
            return super().read(size)

    out, err = io.TextIOWrapper(io.BytesIO()), io.StringIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Input()))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    status = server.main(["--stdio"])
    assert (status, out.buffer.getvalue(), set(err.getvalue().split())) == (1, b"", {"noise"})
    assert sys.stdout is sys.__stdout__
