"""What a run does grows no faster than its input, in any dimension."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from benchmarks.dimensions import DIMENSIONS
from benchmarks.scaling import exponent, write
from noob_lint.cli import main
from tests.work import calls

SMALL = 12
ROOM = 1.35
"""What is done only once hides a part of the growth; what is tried a few times more adds to it."""

BELOW = {
    "near names": "names that are compared with all others are fewer than a limit",
    "harmful fixes": "fixes that are tried are fewer than a limit",
    "files of one id": "each file is told of the others, which are few",
    "bases in a chain": "each base is reported with what it inherits",
}
"""Dimensions that reach a limit only with larger inputs, and why."""


def work(name: str, size: int, directory: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The calls of a run over the input of that size."""
    dimension = DIMENSIONS[name]
    place = directory / str(size)
    place.mkdir()
    write({"pyproject.toml": "[tool.noob-lint]\n", **dimension.make(size)}, place)
    monkeypatch.chdir(place)
    arguments = [*dimension.options, "--no-cache", "--jobs", "1", "."]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return calls(lambda: main(arguments))


@pytest.mark.parametrize("name", [name for name in DIMENSIONS if name not in BELOW])
def test_twice_the_input_is_about_twice_the_work(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(name, 2, tmp_path, monkeypatch)  # which imports and compiles
    once, twice, thrice = (work(name, SMALL * one, tmp_path, monkeypatch) for one in (1, 2, 3))
    assert thrice - twice <= (twice - once) * ROOM + 300, (once, twice, thrice)


def test_the_exponent_is_that_of_the_growth() -> None:
    assert exponent([0.1, 0.2, 0.4, 0.8]) == pytest.approx(1)
    assert exponent([0.1, 0.4, 1.6, 6.4]) == pytest.approx(2)
    assert exponent([0.0, 0.0, 0.0, 0.01]) is None
