"""The cost of the runtime: 10,000 assets compared with noob, and the memory of 100,000 epochs.

    .venv/bin/python -m benchmarks.runtime [--assets N] [--epochs N] [--release RELEASE]

Both kinds of assets are created in turn in one interpreter, that of the noob release.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import subprocess
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median

from noob_lint.runtime import AssetInitError, AssetSpecification, State
from tests.oracle import install

SRC = Path(__file__).resolve().parents[1] / "src"

COST = """
import sys
from time import perf_counter
import noob
from noob.asset import AssetScope, AssetSpecification as TheirSpecification
from noob.state import State as TheirState
from noob_lint.runtime import AssetSpecification, State

def fields(number):
    kinds = [("collections.Counter", {"a": 1}), ("json.loads", ["[1]"]), ("set", [[1]])]
    type_, params = kinds[number % 3]
    return {"id": f"x{number}", "type": type_, "scope": "process", "params": params}

number = int(sys.argv[1])
theirs = {f"x{n}": TheirSpecification(**fields(n)) for n in range(number)}
ours = [AssetSpecification(**fields(n)) for n in range(number)]

def noob():
    start = perf_counter()
    state = TheirState.from_specification(theirs)
    built = perf_counter()
    state.init(AssetScope.process)
    state.deinit(AssetScope.process)
    return built - start, perf_counter() - built

def noob_lint():
    start = perf_counter()
    state = State.from_specifications(ours, consumed=())
    built = perf_counter()
    with state.process():
        pass
    return built - start, perf_counter() - built

for _ in range(5):
    print("times", *noob(), *noob_lint())
"""


def cost(release: str, assets: int) -> list[tuple[float, ...]]:
    """The times, in seconds, of each turn: noob builds and lives, we build and live."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [install(release).python, "-X", "utf8", "-c", COST, str(assets)],
            capture_output=True,
            text=True,
            check=True,
            cwd=home,
            env={"HOME": home, "PATH": os.environ["PATH"], "PYTHONPATH": str(SRC)},
        )
    lines = [line.split() for line in done.stdout.splitlines()]
    return [tuple(map(float, line[1:])) for line in lines if line[:1] == ["times"]]


def make_state() -> State:
    """A state with assets of every scope and kind, one of which comes back."""
    kinds = [
        ("counter", "collections.Counter", "runner", {"a": 1}, "n.counter"),
        ("twin", "collections.Counter", "runner", None, "n.counter"),
        ("items", "list", "process", [[1, 2, 3]], None),
        ("lock", "threading.Lock", "process", None, None),
        ("pause", "asyncio.sleep", "process", [0, "awake"], None),
        ("random", "random.Random", "node", [1], None),
        ("failing", "json.loads", "node", ["{"], None),
    ]
    keys = ("id", "type", "scope", "params", "depends")
    fields = [dict(zip(keys, kind, strict=True)) for kind in kinds]
    return State.from_specifications(map(AssetSpecification.model_validate, fields))


def epochs(state: State, number: int) -> None:
    """Run epochs in which something is replaced and something fails to start."""
    for _ in range(number):
        with state.process():
            with state.node("random"):
                state["items"].append(state["random"].random())
            try:
                with state.node("random", "failing"):
                    raise AssertionError("an asset started that cannot")
            except AssetInitError:
                pass
            state.update("n.counter", state["counter"])


async def async_epochs(state: State, number: int) -> None:
    """The same in asynchronous scopes."""
    for _ in range(number):
        async with state.process(), state.node("random"):
            state.update("n.counter", state["counter"])


def growth(number: int, warm_up: int = 100) -> int:
    """By how many bytes `number` epochs, and a tenth as many asynchronous ones, grow the memory."""
    state = make_state()

    def run(times: int) -> None:
        with state.runner():
            epochs(state, times)
            asyncio.run(async_epochs(state, times // 10))
        gc.collect()

    tracemalloc.start()
    try:
        run(warm_up)
        before, _ = tracemalloc.get_traced_memory()
        run(number)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return after - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--assets", type=int, default=10_000)
    parser.add_argument("--epochs", type=int, default=100_000)
    parser.add_argument("--release", default="1003.0.2")
    args = parser.parse_args()
    times = cost(args.release, args.assets)
    picks: dict[str, Callable[[tuple[float, ...]], float]] = {
        "build": lambda turn: turn[0],
        "start and release": lambda turn: turn[1],
    }
    print(f"{args.assets} assets, median of {len(times)} turns:")
    for name, pick in picks.items():
        theirs, ours = (
            median(pick(one[:2]) for one in times),
            median(pick(one[2:]) for one in times),
        )
        said = f"noob {theirs * 1000:8.1f} ms   noob-lint {ours * 1000:8.1f} ms"
        print(f"  {name:<18} {said}   ratio {ours / theirs:.2f}")
    print(f"{args.epochs} epochs grow the memory by {growth(args.epochs)} bytes")


if __name__ == "__main__":
    main()
