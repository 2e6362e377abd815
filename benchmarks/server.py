"""How long a keystroke takes in the language server, from the edit to its diagnostics."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.server.client import Client

SIZES = (60, 300, 3000)
"""Lines of the tubes that are edited."""

EDITS = 40

LAB = """\
from typing import Annotated

from noob import Name


def first() -> Annotated[int, Name("number")]:
    return 1


def step(number: int, factor: int = 2) -> Annotated[int, Name("number")]:
    return number * factor
"""

HEAD = """\
noob_id: {}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
"""


def tube(lines: int) -> str:
    """A tube of this many lines: a chain of nodes."""
    text = HEAD.format("chain") + "  n0:\n    type: lab.first\n"
    for number in range(1, max(2, (lines - 6) // 6)):
        text += f"  n{number}:\n    type: lab.step\n    params:\n      factor: {number}\n"
        text += f"    depends:\n      - number: n{number - 1}.number\n"
    return text


STATES: dict[str, Callable[[str], str]] = {
    "right": lambda text: text,
    "schema error": lambda text: text.replace("  n1:\n", "  n1:\n    enabeld: true\n"),
    "syntax error": lambda text: text.replace("  n1:\n", "  n1:\n    enabled\n"),
    "half-typed type": lambda text: text.replace(
        "type: lab.step\n    params:\n      factor: 1\n",
        "type: lab.st\n    params:\n      factor: 1\n",
    ),
}


def keystrokes(client: Client, uri: str, text: str) -> Iterator[float]:
    """The seconds from each edit at the end of the text to the diagnostics of it."""
    line = text.count("\n")
    for number in range(EDITS):
        place = {"line": line, "character": 0}
        new = "#\n" if number % 2 == 0 else ""
        span = {"start": place, "end": place if new else {"line": line + 1, "character": 0}}
        begun = time.perf_counter()
        client.change(uri, {"range": span, "text": new})
        client.pull(uri)
        yield time.perf_counter() - begun
        time.sleep(0.01)


def processor_time(client: Client) -> float:
    """The seconds that the server has been on a processor, as Linux counts them."""
    fields = Path(f"/proc/{client.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure() -> None:
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "noob-lint.toml").write_text("")
        (root / "lab.py").write_text(LAB)
        begun = time.perf_counter()
        with Client(root) as client:
            path = root / "tube.yaml"
            uri = client.open(path, tube(60))
            client.pull(uri)
            print(f"start to first diagnostics: {time.perf_counter() - begun:.2f} s")
            print("| lines | state | processor time | median | 95th percentile |")
            for lines in SIZES:
                for name, change in STATES.items():
                    text = change(tube(lines))
                    client.change(uri, text)
                    client.pull(uri)
                    begun = processor_time(client)
                    taken = sorted(keystrokes(client, uri, text))
                    used = (processor_time(client) - begun) / EDITS * 1000
                    middle, late = statistics.median(taken), taken[int(EDITS * 0.95) - 1]
                    times = f"{used:.1f} ms | {middle * 1000:.1f} ms | {late * 1000:.1f} ms"
                    print(f"| {lines} | {name} | {times} |")


if __name__ == "__main__":
    measure()
