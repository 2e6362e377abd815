"""The nodes and assets of a tube that runs in noob and, step by step, on a state of ours.

Run as a program in an interpreter that has noob: ``lab.py VERSION NUMBER ANSWER`` writes what the
nodes saw and what the assets were after each epoch, in both, to the file ANSWER: for the tube below
and for NUMBER random ones. Annotations are not postponed here, because noob would overlook the
names of signals in them.
"""

import copy
import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Annotated, Any

from noob import Name
from noob.asset import Asset

EPOCHS = 4
SEEN: list[Any] = []


class Ledger:
    """Something that nodes change and pass on."""

    def __init__(self, owner: str = "nobody") -> None:
        self.owner = owner
        self.lines: list[str] = []


class Shelf(Asset):  # type: ignore[misc]
    """An asset class of noob's own kind."""

    boards: int

    def init(self) -> None:
        self.obj: Any = ["empty"] * self.boards

    def deinit(self) -> None:
        self.obj = None


@contextmanager
def opened(name: str) -> Iterator[list[str]]:
    yield [name]


def counts(start: int) -> list[int]:
    return [start]


def describe(value: Any) -> Any:
    """A value in JSON, by its class and what it holds."""
    if isinstance(value, Ledger):
        return {"Ledger": [value.owner, *value.lines]}
    if isinstance(value, set):
        return {"set": sorted(value)}
    if hasattr(value, "__enter__"):
        return "a context manager"
    return copy.deepcopy(value)


def note(node: str, **values: Any) -> None:
    SEEN.append([node, {name: describe(value) for name, value in values.items()}])


def first(
    ledger: Ledger, counts: list[int], bag: set[int], box: Ledger, gate: Any, alone: Any
) -> Annotated[Ledger, Name("ledger")]:
    note("first", ledger=ledger, counts=counts, bag=bag, box=box, gate=gate, alone=alone)
    ledger.lines.append("first")
    counts.append(1)
    bag.add(9)
    box.lines.append("first")
    return ledger


def second(
    ledger: Ledger, shelf: list[str], door: Any, plain: Ledger
) -> tuple[Annotated[Ledger, Name("ledger")], Annotated[list[Any], Name("mark")]]:
    note("second", ledger=ledger, shelf=shelf, door=door, plain=plain)
    ledger.lines.append("second")
    shelf.append("full")
    plain.lines.append("second")
    return ledger, ["marked", len(ledger.lines)]


def third(
    ledger: Ledger, counts: list[int], box: Ledger, bag: set[int]
) -> Annotated[Ledger, Name("ledger")]:
    note("third", ledger=ledger, counts=counts, box=box, bag=bag)
    counts.append(3)
    box.lines.append("third")
    return ledger


def after(ledger: Ledger) -> None:
    note("after", ledger=ledger)
    ledger.lines.append("after it was stored")


def touch(a: Any = None, b: Any = None, v: Any = None) -> list[Any]:
    """Change the arguments, and create something new."""
    note("touch", a=a, b=b, v=v)
    for value in (a, b, v):
        if isinstance(value, Ledger):
            value.lines.append("touched")
        elif isinstance(value, list):
            value.append("touched")
        elif isinstance(value, set):
            value.add(len(value))
        elif isinstance(value, dict):
            value[str(len(value))] = "touched"
    return ["made", len(SEEN)]


SIGNALS = {"first": ["ledger"], "second": ["ledger", "mark"], "third": ["ledger"], "after": []}


def make_tube(version: str) -> dict[str, Any]:
    """The tube; in 1000, noob updates only the last of several assets with one signal."""
    assets: dict[str, Any] = {
        "ledger": {"type": "lab.Ledger", "scope": "runner", "depends": "third.ledger"},
        "plain": {"type": "lab.Ledger", "scope": "runner"},
        "alone": {"type": "list", "scope": "runner", "depends": "second.mark"},
        "counts": {"type": "lab.counts", "scope": "process", "params": [5]},
        "bag": {"type": "set", "scope": "process", "params": [[1, 2]]},
        "box": {"type": "lab.Ledger", "scope": "node", "params": ["box"]},
        "door": {"type": "lab.opened", "scope": "process", "params": {"name": "door"}},
        "gate": {"type": "lab.opened", "scope": "runner", "params": ["gate"]},
        "shelf": {"type": "lab.Shelf", "scope": "runner", "params": {"boards": 2}},
    }
    assets["ledger"]["params"] = {"owner": "me"}
    if version != "1000":
        assets["twin"] = {"type": "list", "scope": "runner", "depends": "second.mark"}
    depends = {
        "first": ["ledger", "counts", "bag", "box", "gate", "alone"],
        "second": ["first.ledger", "shelf", "door", "plain"],
        "third": ["second.ledger", "counts", "box", "bag"],
        "after": ["third.ledger"],
    }
    nodes = {
        name: {"type": f"lab.{name}", "depends": [_slot(source) for source in sources]}
        for name, sources in depends.items()
    }
    return {"noob_id": "lab", "assets": assets, "nodes": nodes}


KINDS: list[tuple[str, Any]] = [
    ("lab.Ledger", {"owner": "me"}),
    ("lab.counts", [1]),
    ("lab.opened", ["door"]),
    ("list", [[1, 2]]),
    ("dict", {"k": 1}),
    ("set", [[1]]),
]


def random_tube(seed: int) -> dict[str, Any]:
    """A chain of nodes that change assets, some of which take what a node makes.

    An asset is used up to the node that it depends on, and each node replaces one asset at most, or
    1000 would not do what is written.
    """
    random = Random(seed)
    length = random.randint(2, 4)
    targets = random.sample(range(1, length), length - 1)
    assets: dict[str, Any] = {}
    last: dict[str, int] = {}
    for number in range(random.randint(1, 4)):
        type_, params = random.choice(KINDS)
        scope = random.choice(["runner", "process", "node"])
        spec = {"type": type_, "params": params, "scope": scope}
        name = f"x{number}"
        last[name] = length
        if scope == "runner" and targets and random.random() < 0.7:
            last[name] = targets.pop()
            spec["depends"] = f"n{last[name]}.value"
        assets[name] = spec
    nodes = {}
    for number in range(length):
        usable = [name for name in assets if last[name] >= number]
        used = random.sample(usable, min(len(usable), random.randint(0, 2)))
        slots = [{slot: f"assets.{name}"} for slot, name in zip("ab", used, strict=False)]
        chain = [{"v": f"n{number - 1}.value"}] if number else []
        nodes[f"n{number}"] = {"type": "lab.touch", "depends": [*slots, *chain]}
    return {"noob_id": f"random-{seed}", "assets": assets, "nodes": nodes}


def _slot(source: str) -> dict[str, str]:
    _, dot, signal = source.rpartition(".")
    return {signal: source if dot else f"assets.{source}"}


def in_noob(data: dict[str, Any]) -> list[Any]:
    from noob import SynchronousRunner, Tube
    from noob.tube import TubeSpecification

    tube = Tube.from_specification(TubeSpecification.model_validate(data))
    runner = SynchronousRunner(tube=tube)
    for _ in range(EPOCHS):
        runner.process()
        assets = tube.state.assets.values()
        note("epoch", **{one.id: one.obj for one in assets if one.scope == "runner"})
    runner.deinit()
    return copy.deepcopy(SEEN)


def on_a_state(data: dict[str, Any], version: str) -> list[Any]:
    from noob_lint.runtime import State

    models = importlib.import_module(f"noob_lint.spec.v{version}")
    tube = models.TubeSpecification.model_validate(data)
    state = State.from_tube(tube)
    with state.runner():
        for _ in range(EPOCHS):
            with state.process():
                _epoch(data["nodes"], state)
            kept = [name for name, spec in tube.assets.items() if spec.scope == "runner"]
            note("epoch", **{name: state[name] for name in kept})
    return copy.deepcopy(SEEN)


def _epoch(nodes: dict[str, Any], state: Any) -> None:
    """Run the nodes one after the other, as they depend on each other."""
    events: dict[str, Any] = {}
    for name, node in nodes.items():
        slots = {slot: source for item in node["depends"] for slot, source in item.items()}
        sources = [one.split(".") for one in slots.values()]
        with state.node(*(signal for owner, signal in sources if owner == "assets")):
            given = {
                slot: events[source] if source in events else state[source.removeprefix("assets.")]
                for slot, source in slots.items()
            }
            made = globals()[node["type"].rpartition(".")[2]](**given)
            values = made if isinstance(made, tuple) else (made,)
            for signal, value in zip(SIGNALS.get(name, ["value"]), values, strict=False):
                events[f"{name}.{signal}"] = value
                state.update(f"{name}.{signal}", value)


def main() -> None:
    version, number, answer = sys.argv[1:]
    answers = []
    for tube in (make_tube(version), *map(random_tube, range(int(number)))):
        SEEN.clear()
        theirs = in_noob(copy.deepcopy(tube))
        SEEN.clear()
        answers.append([theirs, on_a_state(tube, version)])
    Path(answer).write_text(json.dumps(answers))


if __name__ == "__main__":
    sys.modules["lab"] = sys.modules["__main__"]  # the tube names it
    main()
