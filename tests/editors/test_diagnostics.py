"""What yaml-language-server marks as wrong in a tube, with our messages where it uses them."""

from __future__ import annotations

import pytest

from tests.editors.server import Server

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
NODE = HEADER + "nodes:\n  a:\n    type: x.y\n"
NAME = (
    "A name consists of letters, digits and underscores, starts with no digit, and is none of "
    "assets, input, meta and tube, which noob keeps for itself."
)
REFERENCE = "Write node.signal, such as camera.frame, input.width or assets.database."
TYPE = (
    "Write a Python path such as package.module.name, a builtin such as print, or gather, map, "
    "return or tube."
)
NODE_KEYS = (
    "A node is a mapping with the keys type, depends, params, enabled, stateful and description."
)
NODES = "nodes: {a: {type: print}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NODE, []),
        (f"{HEADER}nodes:\n  meta:\n    type: x.y\n", [f"5:3 {NAME}"]),
        (f"{HEADER}nodes:\n  a-b:\n    type: x.y\n", [f"5:3 {NAME}"]),
        (f"{HEADER}nodes:\n  a:\n    type: relative\n", [f"6:11 {TYPE}"]),
        (f"{HEADER}nodes:\n  a: {{}}\n", ['5:3 Missing property "type".']),
        (f"{HEADER}assets:\n  a:\n    type: x.y\n", ['5:3 Missing property "scope".']),
        (f"{HEADER}extends: [b]\nnodes:\n  a: {{params: {{x: 1}}}}\n", []),
        (f"{NODE}    depends: b\n", [f"7:14 {REFERENCE}"]),
        (f"{NODE}    depends: [b]\n", [f"7:15 {REFERENCE}"]),
        (f"{NODE}    depends:\n    - slot: b\n", [f"8:13 {REFERENCE}"]),
        (f"{NODE}    enabled: b.c\n", ["7:14 Write true, false or input.name."]),
        (f"{NODE}    enabled: input.b\n", []),
        (f"{NODE}    dependz: b.c\n", [f"7:5 {NODE_KEYS}"]),
        (f"{NODE}node: {{}}\n", ["7:1 Property node is not allowed."]),
        (
            f"{NODE}assets:\n  b:\n    type: x.y\n    scope: process\n    depends: a.value\n",
            ["11:14 Only an asset with scope runner can have depends."],
        ),
        (
            f"{NODE}assets:\n  b:\n    type: x.y\n    scope: proces\n",
            ["10:12 Write runner, process or node."],
        ),
        (
            f"{HEADER}nodes:\n  a:\n    type: gather\n    params: {{m: 1}}\n",
            ["7:14 A gather node takes the params n and flatten."],
        ),
        (
            f"{HEADER}nodes:\n  a:\n    type: gather\n    params: {{n: ten}}\n",
            ["7:17 Write a value, or input.name."],
        ),
        (f"{HEADER}nodes:\n  a:\n    type: gather\n    params: {{n: 10, flatten: true}}\n", []),
        (
            f"{HEADER}nodes:\n  a:\n    type: map\n    params: {{n: 1}}\n",
            ["7:14 A map node takes no params."],
        ),
        (
            f"{HEADER}nodes:\n  a:\n    type: return\n    params: {{n: 1}}\n",
            ["7:14 A return node takes no params."],
        ),
        (
            f"{HEADER}nodes:\n  a:\n    type: tube\n",
            ["5:3 A tube node needs params with tube: the noob_id of another tube."],
        ),
        (
            f"{HEADER}nodes:\n  a:\n    type: tube\n    params: {{x: 1}}\n",
            ['7:5 Missing property "tube".'],
        ),
        (f"{HEADER}nodes:\n  a:\n    type: tube\n    params: {{tube: b, x: 1}}\n", []),
        (f"{HEADER}extends: [b]\nnodes:\n  a: {{type: tube}}\n", []),
        (
            f"{HEADER}nodes: []\n",
            ["4:8 nodes is a mapping: the name of each entry, and what it is."],
        ),
        (f"{HEADER}nodes:\n  st:\n", [f"5:6 {NODE_KEYS}"]),
        (
            f"{NODE}assets:\n  b:\n    type: x.y\n    scope:\n",
            ["10:11 Write runner, process or node."],
        ),
        (f"noob_model: 5\nnoob_id: a\n{NODES}", ['1:13 Incorrect type. Expected "string".']),
        (
            f"noob_model: tubes\nnoob_id: a\n{NODES}",
            ["1:13 Write noob.tube.TubeSpecification."],
        ),
        (
            f"noob_model: noob.tube.TubeSpecification\n{NODES}",
            ["1:1 A tube needs a noob_id: noob cannot build it without one."],
        ),
        (
            f"{HEADER}nodes:\n  a:\n    type: tube\n    params:\n      tube:\n"
            "        noob_id: b\n        nodes: {c: {type: relative}}\n",
            [f"10:27 {TYPE}"],
        ),
    ],
)
def test_diagnostics(server: Server, text: str, expected: list[str]) -> None:
    assert server.diagnostics(text) == expected
