"""Random life cycles of assets compared with noob's own `State`: same objects, same sharing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

import pytest

from noob_lint.runtime import AssetSpecification, State
from tests.oracle import Oracle

MODULE = '''
from contextlib import contextmanager

class Thing:
    made = 0

    def __init__(self, name):
        Thing.made += 1
        self.label = f"{name}#{Thing.made}"

def make(name): return Thing(name)

@contextmanager
def keep(name): yield Thing(name)

def several(name): return [Thing(name)]

def told(objects):
    """What each object is, and the first asset that has the same one."""
    first = {}
    shown = {}
    for name, one in objects.items():
        label = None if one is None else getattr(one, "label", None) or one[0].label
        place = None if one is None else first.setdefault(id(one), name)
        shown[name] = [label, place]
    return shown
'''
NOOB = """
import json, sys
from contextlib import ExitStack
from noob.asset import AssetSpecification, AssetScope
from noob.edge import Edge
from noob.state import State
from lives import Thing, told

def run(life):
    Thing.made = 0
    specs = {spec["id"]: AssetSpecification(**spec) for spec in life["specs"]}
    edges = [Edge(source_node=node, source_signal=signal, target_node="z", target_slot="s")
             for node, signal in [("y", "value"), *(one.split(".") for one in life["consumed"])]]
    state = State.from_specification(specs, edges)
    told_ = []
    def look(): told_.append(told({name: one.obj for name, one in state.assets.items()}))
    for step in life["steps"]:
        kind, *rest = step
        if kind in ("enter", "leave"):
            scope, names = rest
            edges = [Edge(source_node="assets", source_signal=name, target_node="z",
                          target_slot=name) for name in names]
            act = state.init if kind == "enter" else state.deinit
            act(AssetScope(scope), edges if scope == "node" else None)
        else:
            signal, source = rest
            value = state.assets[source].obj if source else Thing("new")
            node, name = signal.split(".")
            state.update([{"node_id": node, "signal": name, "value": value, "epoch": 0}])
        look()
    return told_

print(json.dumps([run(life) for life in json.load(sys.stdin)]))
"""
SCOPES = ("runner", "process", "node")


def life(random: Random) -> dict[str, Any]:
    """Some assets, and the steps of a runner: scopes entered and left, values that come back."""
    specs: list[dict[str, Any]] = []
    for number in range(random.randint(1, 6)):
        name = f"a{number}"
        scope = random.choice(SCOPES)
        type_ = random.choice(("Thing", "make", "keep", "several"))
        spec = {"id": name, "type": f"lives.{type_}", "scope": scope, "params": {"name": name}}
        if scope == "runner" and random.random() < 0.7:
            spec["depends"] = random.choice(("n.value", "m.value"))
        specs.append(spec)
    consumed = [signal for signal in ("n.value", "m.value") if random.random() < 0.5]
    steps: list[list[Any]] = [["enter", "runner", []]]
    names = [spec["id"] for spec in specs]
    alive = [spec["id"] for spec in specs if spec["scope"] == "runner"]
    for _ in range(random.randint(1, 3)):
        steps.append(["enter", "process", []])
        for _ in range(random.randint(0, 2)):
            used = random.sample(names, random.randint(1, len(names)))
            steps += [["enter", "node", used], ["leave", "node", used]]
            source = random.choice([*alive, None])
            steps.append(["update", random.choice(("n.value", "m.value", "x.value")), source])
        steps.append(["leave", "process", []])
    steps.append(["leave", "runner", []])
    return {"specs": specs, "consumed": consumed, "steps": steps}


def run(life: dict[str, Any], lives: Any) -> list[Any]:
    """What the assets of ours are after each step."""
    lives.Thing.made = 0
    specs = [AssetSpecification(**spec) for spec in life["specs"]]
    state = State.from_specifications(specs, consumed=life["consumed"])
    told = []
    with ExitStack() as stack:
        open_: dict[str, ExitStack] = {}
        for kind, *rest in life["steps"]:
            if kind == "enter":
                scope, names = rest
                open_[scope] = stack.enter_context(ExitStack())
                make = {"runner": state.runner, "process": state.process}.get(scope)
                open_[scope].enter_context(make() if make else state.node(*names))
            elif kind == "leave":
                open_.pop(rest[0]).close()
            else:
                signal, source = rest
                value = state.assets[source].obj if source else lives.Thing("new")
                state.update(signal, value)
            told.append(lives.told({name: one.obj for name, one in state.assets.items()}))
    return told


@pytest.mark.oracle
def test_random_lives(
    oracle: Callable[[str], Oracle], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(7)
    samples = [life(random) for _ in range(300)]
    (tmp_path / "lives.py").write_text(MODULE)
    (tmp_path / "run.py").write_text(NOOB)
    command = (str(oracle("1003.0.2").python), "-W", "ignore", "run.py")
    done = subprocess.run(
        command, cwd=tmp_path, input=json.dumps(samples), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    monkeypatch.syspath_prepend(tmp_path)
    import lives  # type: ignore[import-not-found]

    ours = [run(one, lives) for one in samples]
    monkeypatch.delitem(sys.modules, "lives")
    theirs = json.loads(done.stdout)
    different = [
        (sample, mine, their)
        for sample, mine, their in zip(samples, ours, theirs, strict=True)
        if mine != their
    ]
    assert different[:1] == []
    assert any(
        one[1] == "a0" and name != "a0"
        for told in ours
        for step in told
        for name, one in step.items()
    )
