"""How long a keystroke takes in the language server, from the edit to its diagnostics."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.server.client import Client

EDITS = 40

FILES = 200
"""Python modules of the project in which completion is measured."""

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
    "valid": lambda text: text,
    "a wrong key": lambda text: text.replace("  n1:\n", "  n1:\n    enabeld: true\n"),
    "a line without its colon": lambda text: text.replace("  n1:\n", "  n1:\n    enabled\n"),
    "the same at the end": lambda text: f"{text}    enabled\n    stateful: true\n",
    "a half-typed `type`": lambda text: text.replace(
        "type: lab.step\n    params:\n      factor: 1\n",
        "type: lab.st\n    params:\n      factor: 1\n",
    ),
}
"""What the tubes are like while they are edited."""

GOALS = {60: 15, 300: 30, 3000: 150}
"""Milliseconds from a keystroke to the diagnostics, by the lines of a tube."""


class Times(NamedTuple):
    """Milliseconds of some requests: by the clock, and on a processor."""

    clock: list[float]
    processor: list[float]

    def row(self, what: str, goal: int) -> str:
        """A row of the table."""
        clock, used = sorted(self.clock), sorted(self.processor)
        late = clock[max(0, -(-len(clock) * 95 // 100) - 1)]
        late_used = used[max(0, -(-len(used) * 95 // 100) - 1)]
        middle = f"{statistics.median(used):.1f} ms | {late_used:.1f} ms"
        return (
            f"| {what} | {middle} | {statistics.median(clock):.1f} ms | {late:.1f} ms | {goal} ms |"
        )


def processor_time(client: Client) -> float:
    """The milliseconds that the server has been on a processor, as Linux counts them."""
    tasks = Path(f"/proc/{client.process.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def timed(client: Client, work: Callable[[int], object], times: int = EDITS) -> Times:
    """The times of some pieces of work, with pauses in between."""
    taken = Times([], [])
    for number in range(times):
        used, begun = processor_time(client), time.perf_counter()
        work(number)
        taken.clock.append((time.perf_counter() - begun) * 1000)
        taken.processor.append(processor_time(client) - used)
        time.sleep(0.01)
    return taken


def keystroke(client: Client, uri: str, line: int, number: int) -> None:
    """Write a comment at the end of the text, or remove the one that is there."""
    place = {"line": line, "character": 0}
    new = "#\n" if number % 2 == 0 else ""
    span = {"start": place, "end": place if new else {"line": line + 1, "character": 0}}
    client.change(uri, {"range": span, "text": new})


def measure_keystrokes(root: Path) -> None:
    """Each keystroke in a tube, and the start of the server."""
    begun = time.perf_counter()
    with Client(root) as client:
        uri = client.open(root / "tube.yaml", tube(60))
        client.pull(uri)
        start = Times([(time.perf_counter() - begun) * 1000], [processor_time(client)])
        print(start.row("start to the first diagnostics", 1000))
        for lines, goal in GOALS.items():
            for name, change in STATES.items():
                text = change(tube(lines))
                client.change(uri, tube(lines))
                client.pull(uri)
                client.change(uri, text)
                client.pull(uri)
                line = text.count("\n")

                def work(number: int, line: int = line) -> None:
                    keystroke(client, uri, line, number)
                    client.pull(uri)

                print(timed(client, work).row(f"keystroke, {lines:,} lines, {name}", goal))


def measure_burst(root: Path) -> None:
    """Many keystrokes in a row, for a client to which diagnostics are sent."""
    with Client(root, name="neovim") as client:
        text = tube(3000)
        uri = client.open(root / "tube.yaml", text)
        client.pushed(uri)
        line = text.count("\n")

        def burst(_number: int) -> None:
            for number in range(EDITS):
                keystroke(client, uri, line, number)
                time.sleep(0.08 if number < EDITS - 1 else 0)

        taken = Times([], [])
        for number in range(3):
            used = processor_time(client)
            burst(number)
            begun = time.perf_counter()
            client.pushed(uri)
            taken.clock.append((time.perf_counter() - begun) * 1000)
            taken.processor.append(processor_time(client) - used)
        print(taken.row("the last of 40 keystrokes 80 ms apart, 3,000 lines (processor: all)", 200))


def measure_requests(root: Path) -> None:
    """Completion and hover in a project with much code."""
    package = root / "package"
    package.mkdir()
    for number in range(FILES):
        (package / f"part{number}.py").write_text(LAB)
    text = tube(300).replace("lab.step", "package.part7.step")
    with Client(root) as client:
        uri = client.open(root / "tube.yaml", text)
        client.pull(uri)
        lines = text.split("\n")
        line = next(
            index for index, one in enumerate(lines) if one.strip() == "type: package.part7.step"
        )
        end = len(lines[line])
        places = {"slots": (line + 4, 8), "types": (line, end - 4), "keys": (line, 4)}
        for name, (row, column) in places.items():

            def complete(number: int, row: int = row, column: int = column) -> None:
                keystroke(client, uri, len(lines) - 1, number)
                client.at("completion", uri, row, column)

            print(timed(client, complete).row(f"completion of {name}, 300 lines, 200 modules", 30))

        def hover(number: int) -> None:
            keystroke(client, uri, len(lines) - 1, number)
            client.at("hover", uri, line, end - 2)

        print(timed(client, hover).row("hover, 300 lines, 200 modules", 30))


def measure_memory(root: Path) -> None:
    """What is left behind by many edits."""
    with Client(root) as client:
        text = tube(300)
        uri = client.open(root / "tube.yaml", text)
        sizes = {}
        for number in range(5001):
            keystroke(client, uri, text.count("\n"), number)
            client.pull(uri)
            if number in (500, 5000):
                time.sleep(2)  # it cleans up while nothing is asked
                status = Path(f"/proc/{client.process.pid}/status").read_text()
                sizes[number] = next(
                    int(row.split()[1]) // 1024
                    for row in status.splitlines()
                    if row.startswith("VmRSS")
                )
        print(
            f"\nmemory: {sizes[500]} MB after 500 edits of 300 lines, {sizes[5000]} MB after 5,000"
        )


def measure() -> None:
    """Print the table."""
    print("| | processor, median | 95th percentile | clock, median | 95th percentile | goal |")
    print("| --- | --- | --- | --- | --- | --- |")
    for one in (measure_keystrokes, measure_burst, measure_requests, measure_memory):
        with tempfile.TemporaryDirectory() as directory:
            root = Path(directory)
            (root / "noob-lint.toml").write_text("")
            (root / "lab.py").write_text(LAB)
            one(root)


if __name__ == "__main__":
    measure()
