"""The command ``server``; what it does is in `tests/server`."""

from __future__ import annotations

import sys

import pytest

from noob_lint.cli import main


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
