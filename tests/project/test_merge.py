"""How `extends` merges two tubes; the tests of the example tubes compare with noob itself."""

from __future__ import annotations

from typing import Any

import pytest

from noob_lint.project.merge import contribution, merge, return_nodes, without_extends
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.parser import parse


def root(text: str, path: str = "t.yaml") -> Mapping:
    document = parse(text, path)
    assert document.reports == []
    assert document.root is not None
    return document.root


def plain(node: Node) -> Any:
    """The value of a node."""
    if isinstance(node, Mapping):
        return {plain(entry.key): plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("noob_id: a\nextends: [b]\n", {"noob_id": "a"}),
        ("nodes: {a: {type: f, id: a}}\n", {"nodes": {"a": {"type": "f"}}}),
        ("nodes: {a: {type: f, enabled: true, depends: null, params: null, stateful: null}}\n",
         {"nodes": {"a": {"type": "f"}}}),
        ("nodes: {a: {type: f, enabled: false, depends: [], params: {}, description: ''}}\n",
         {"nodes": {"a": {"type": "f", "enabled": False, "depends": [], "params": {},
                          "description": ""}}}),
        ("nodes: {a: {type: f, enabled: 'true'}}\n",
         {"nodes": {"a": {"type": "f", "enabled": "true"}}}),
        ("nodes: {a: {type: f, enabled: 1}}\n", {"nodes": {"a": {"type": "f", "enabled": 1}}}),
        ("assets: {a: {type: f, id: a, scope: runner, params: null, depends: null}}\n",
         {"assets": {"a": {"type": "f", "id": "a", "scope": "runner"}}}),
        ("input: {a: {type: int, scope: tube, required: true, default: null}}\n",
         {"input": {"a": {"type": "int"}}}),
        ("input: {a: {type: int, scope: process, required: false, default: 0}}\n",
         {"input": {"a": {"type": "int", "scope": "process", "required": False, "default": 0}}}),
        ("nodes: null\nassets: [1]\n", {"nodes": None, "assets": [1]}),
        ("nodes: {a: 1}\n", {"nodes": {"a": 1}}),
        ("description: null\n", {"description": None}),
    ],
)  # fmt: skip
def test_what_a_base_hands_on(text: str, expected: dict[str, Any]) -> None:
    assert plain(contribution(root(text))) == expected


def test_without_extends() -> None:
    text = "noob_id: a\nextends: [b]\nnodes: {extends: {type: f, id: x}}\n"
    assert plain(without_extends(root(text))) == {
        "noob_id": "a",
        "nodes": {"extends": {"type": "f", "id": "x"}},
    }


def merged(left: str, right: str) -> Any:
    return plain(merge(root(left), root(right)))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a: 1\nb: 2\n", "b: 3\nc: 4\n", {"a": 1, "b": 3, "c": 4}),
        ("a: {x: 1}\n", "a: {y: 2}\n", {"a": {"x": 1, "y": 2}}),
        ("a: {x: 1}\n", "a: [2]\n", {"a": [2]}),
        ("a: [1]\n", "a: [2]\n", {"a": [2]}),
        ("a: {x: 1}\n", "a: null\n", {"a": None}),
        ("nodes: {a: {type: f, params: {x: 1, y: 1}}}\n", "nodes: {a: {params: {y: 2}}}\n",
         {"nodes": {"a": {"type": "f", "params": {"x": 1, "y": 2}}}}),
        ("nodes: {a: {type: f, depends: {x: b.v}}}\n", "nodes: {a: {depends: {y: c.v}}}\n",
         {"nodes": {"a": {"type": "f", "depends": {"y": "c.v"}}}}),
        ("assets: {a: {depends: {x: b.v}}}\n", "assets: {a: {depends: {y: c.v}}}\n",
         {"assets": {"a": {"depends": {"x": "b.v", "y": "c.v"}}}}),
        ("nodes: {a: {type: f}}\n", "nodes: {b: {type: g}}\n",
         {"nodes": {"a": {"type": "f"}, "b": {"type": "g"}}}),
        ("nodes: {a: {type: f}}\n", "nodes: null\n", {"nodes": None}),
        ("nodes: {1: {type: f}}\n", "nodes: {'1': {type: g}}\n",
         {"nodes": {1: {"type": "f"}, "1": {"type": "g"}}}),
    ],
)  # fmt: skip
def test_merge(left: str, right: str, expected: dict[str, Any]) -> None:
    assert merged(left, right) == expected


def test_return_nodes_become_one_where_the_tube_has_its_own() -> None:
    left = "nodes: {r: {type: return, depends: [a.v], enabled: false}, a: {type: f}}\n"
    right = "nodes: {b: {type: g}, out: {type: return, depends: [b.v]}}\n"
    assert merged(left, right) == {
        "nodes": {
            "a": {"type": "f"},
            "b": {"type": "g"},
            "out": {"type": "return", "depends": ["b.v"], "enabled": False},
        }
    }
    assert list(merged(left, right)["nodes"]) == ["a", "b", "out"]


def test_a_return_node_of_the_base_stays_where_the_tube_has_none() -> None:
    left, right = "nodes: {r: {type: return}}\n", "nodes: {b: {type: g}}\n"
    assert merged(left, right) == {"nodes": {"r": {"type": "return"}, "b": {"type": "g"}}}


def test_which_nodes_return() -> None:
    text = (
        "nodes: {a: {type: return}, b: {type: noob.node.Return}, c: 1, d: {}, e: {type: return}}\n"
    )
    found = return_nodes(root(text))
    assert [plain(entry.key) for entry in found] == ["a", "e"]
    assert return_nodes(root("nodes: []\n")) == return_nodes(root("a: 1\n")) == []


def test_nodes_keep_their_places() -> None:
    left = root("nodes:\n  a: {type: f, params: {x: 1}}\n", "left.yaml")
    right = root("nodes:\n  a: {params: {y: 2}}\n", "right.yaml")
    nodes = merge(left, right).get("nodes")
    assert isinstance(nodes, Mapping)
    node = nodes.get("a")
    assert isinstance(node, Mapping)
    params = node.get("params")
    assert isinstance(params, Mapping)
    assert {
        name: (entry.value.source.path, entry.value.source.text[entry.value.start])
        for name, entry in params.by_name.items()
    } == {"x": ("left.yaml", "1"), "y": ("right.yaml", "2")}
    assert plain(left) == {"nodes": {"a": {"type": "f", "params": {"x": 1}}}}  # as it was


def test_a_return_node_returns_what_the_tube_says() -> None:
    left = "nodes: {r: {type: return, depends: {x: a.v}, params: {p: 1}}}\n"
    right = "nodes: {out: {type: return, depends: {y: b.v}, params: {q: 2}}}\n"
    assert merged(left, right) == {
        "nodes": {"out": {"type": "return", "depends": {"y": "b.v"}, "params": {"p": 1, "q": 2}}}
    }
