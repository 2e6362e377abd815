"""What noob accepts as a name or a reference."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from noob_lint.spec.names import (
    SPECIAL_TYPES,
    is_enabled_reference,
    is_input_reference,
    special_type,
)
from tests.oracle import Oracle


@pytest.mark.parametrize("text", ["input.a", "input.", "input.a.b", "input. a", "input.a\n"])
def test_an_input_reference_begins_with_the_prefix(text: str) -> None:
    assert is_input_reference(text)


@pytest.mark.parametrize("text", ["", "input", "inputs.a", "Input.a", " input.a", "assets.a"])
def test_other_strings_are_not_input_references(text: str) -> None:
    assert not is_input_reference(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("input.a", True), ("input.a.b", True), ("input.", False), ("input.1", False), ("a.b", False)],
)
def test_enabled_takes_references_that_are_paths(text: str, expected: bool) -> None:
    assert is_enabled_reference(text) is expected


@pytest.mark.oracle
def test_special_types_by_path(oracle: Callable[[str], Oracle]) -> None:
    modules = ("noob.node", "noob.node.gather", "noob.node.map", "noob.node.return_")
    script = """if True:
        import importlib, json, sys
        from noob.node import SPECIAL_NODES
        found = {}
        for module in json.loads(sys.argv[1]):
            for name, value in vars(importlib.import_module(module)).items():
                found.update((f"{module}.{name}", key) for key, kind in SPECIAL_NODES.items()
                             if value is kind)
        print(json.dumps(found))
    """
    python = oracle("1003.0.2").python
    command = [str(python), "-c", script, json.dumps([*modules, "noob.node.tube"])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert {path: special_type(path) for path in found} == found
    assert set(found.values()) == set(SPECIAL_TYPES)


def test_other_types_are_not_special() -> None:
    assert [special_type(text) for text in (None, "", "noob.node.Node", "noob.Map", "maps")] == [
        *(None, None, None, None, None)
    ]
    assert [special_type(text) for text in SPECIAL_TYPES] == [*SPECIAL_TYPES]


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("gather", ["noob.node.Gather", "noob.node.gather.Gather"]),
        ("map", ["noob.node.Map", "noob.node.map.Map"]),
        ("return", ["noob.node.Return", "noob.node.return_.Return"]),
        ("tube", ["noob.node.TubeNode", "noob.node.tube.TubeNode"]),
    ],
)
def test_the_paths_of_special_types(kind: str, paths: list[str]) -> None:
    assert [special_type(path) for path in paths] == [kind] * 2
