"""The page about the runtime: its examples run and print the output it shows."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "runtime.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (\w+\.(?:py|yaml))\n")


class Example(NamedTuple):
    """A program, and the output that the page shows below it."""

    program: str
    shown: str


def files() -> dict[str, str]:
    """The files that the page shows, by the names in their first lines."""
    found = {}
    for language, text in BLOCK.findall(PAGE):
        match = FILE.match(text)
        if match is not None and language in ("python", "yaml"):
            found[match[1]] = text
    return found


def examples() -> list[Example]:
    blocks = [block for block in BLOCK.findall(PAGE) if FILE.match(block[1]) is None]
    pairs = pairwise(blocks)
    kinds = ("python", "text")
    return [Example(one[1], two[1]) for one, two in pairs if (one[0], two[0]) == kinds]


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    for name, text in files().items():
        (folder / name).write_text(text)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_nothing_on_the_page_is_overlooked() -> None:
    assert sorted(files()) == [
        "buffer.yaml",
        "database.yaml",
        "dice.yaml",
        "measurements.py",
        "shelves.py",
    ]
    programs = [text for kind, text in BLOCK.findall(PAGE) if kind == "python"]
    assert len(examples()) == len([text for text in programs if FILE.match(text) is None]) == 8


@pytest.mark.parametrize(
    "example",
    [example for example in examples() if "load_tube" not in example.program],
    ids=lambda example: example.shown.partition("\n")[0],
)
def test_an_example(example: Example, tmp_path: Path) -> None:
    done = run(tmp_path, sys.executable, "-c", example.program)
    assert (done.stdout, done.stderr) == (example.shown, "")


@pytest.mark.parametrize("name", [name for name in files() if name.endswith(".yaml")])
def test_a_tube_is_fine(name: str, tmp_path: Path) -> None:
    noob_lint = Path(sys.executable).parent / "noob-lint"
    unread = " (1 of 1 callable could not be read: --verbose says why)"  # `random.Random`
    said = run(tmp_path, noob_lint, name).stdout
    assert said == f"The tube is fine{unread if name == 'dice.yaml' else ''}.\n"
    done = run(tmp_path, noob_lint, "instantiate", "--quiet", name)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_command(tmp_path: Path) -> None:
    shown = next(text for kind, text in BLOCK.findall(PAGE) if kind == "console")
    command, _, output = shown.partition("\n")
    wrong = next(one.program for one in examples() if "wrong.yaml" in one.program)
    run(tmp_path, sys.executable, "-c", wrong)
    program, *arguments = command.removeprefix("$ ").split()
    done = run(tmp_path, Path(sys.executable).parent / program, *arguments)
    assert done.stderr + done.stdout == output
