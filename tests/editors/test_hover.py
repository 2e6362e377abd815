"""What yaml-language-server shows about the key or value under the pointer."""

from __future__ import annotations

import pytest

from noob_lint.publish.snippets import SPECIAL_TYPES
from tests.editors.server import Server

NODE = "nodes:\n  ab|c:\n    type: x.y\n"


def shown(server: Server, text: str) -> str:
    """What is shown, without the title and the address of the schema."""
    title, _, said = server.hover(text).partition("\n\n")
    assert title.startswith("#### ")
    return said.partition("\n\nSource: [")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "nodes:\n  ab|c:\n    type: x.y\n",
            "One step of the tube: `type` names what is called, `depends` says which signals it "
            "receives, `params` what stays the same.",
        ),
        (
            "nodes:\n  a:\n    type: x.y\n    dep|ends: b.c\n",
            "Which signal the node receives: `node.signal`, passed by position.",
        ),
        (
            "nodes:\n  a:\n    type: x.y\n    dep|ends: [b.c]\n",
            "Which signals the node receives: a plain item is passed by position, "
            "`slot: node.signal` by name.",
        ),
        (
            "nodes:\n  a:\n    type: x.y\n    ena|bled: input.b\n",
            "Whether the node takes part: `input.<name>` leaves it to the tube's user.",
        ),
        (
            "nodes:\n  a:\n    type: gather\n    params:\n      n|: 3\n",
            "How many items make a list: a whole number, or input.<name>. Without it, the slot "
            "trigger says when a list is complete.",
        ),
        (
            "assets:\n  a:\n    type: x.y\n    scope: run|ner\n",
            "How long the object lives: as long as the runner, one process call, or one node call."
            "\n\n```yaml\nscope: runner\n```\n\nAllowed Values:\n\n"
            "* `node`: Asset is re-instantiated every node call.\n"
            "* `runner`: Asset persists through the entire lifespan of the runner. Can be modified "
            "and passed through different epochs.\n"
            "* `process`: Asset persists through a single process call. Can be modified and passed "
            "through different nodes but is re-instantiated at the beginning of each epoch.",
        ),
        (
            "input:\n  a:\n    type: int\n    sc|ope: tube\n",
            "Whether the value is given once, for the tube, or with every process call."
            "\n\n```yaml\nscope: process\n```\n\nAllowed Values:\n\n"
            "* `tube`: Given once, when the tube is instantiated. Can be used in `params`.\n"
            "* `process`: Given with every process call. Can be used in `depends`.",
        ),
        *(
            (f"nodes:\n  a:\n    type: {kind[0]}|{kind[1:]}\n", f"`{kind}`: {text}")
            for kind, text in SPECIAL_TYPES.items()
        ),
        (
            "nodes:\n  a:\n    type: tube\n    params:\n      tube:\n        noo|b_id: b\n",
            "The name by which other tubes and programs find this one.\n\n```yaml\n"
            "noob_id: webcam-blur\n```",
        ),
        (
            "nodes:\n  a:\n    type: tube\n    params:\n      tube:\n        nodes:\n"
            "          b:\n            ena|bled: true\n",
            "Whether the node takes part. What hangs on a disabled node does not run.",
        ),
    ],
)
def test_hover(server: Server, text: str, expected: str) -> None:
    assert shown(server, text) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("no|ob_id: a\n", "noob_id"),
        ("noob_|model: noob.tube.TubeSpecification\n", "noob_model"),
        ("noob_|version: 1003.0.2\n", "noob_version"),
        ("exte|nds: [a]\n", "extends"),
        ("descri|ption: a\n", "description"),
        ("no|des: {}\n", "nodes"),
        ("ass|ets: {}\n", "assets"),
        ("inp|ut: {}\n", "input"),
        ("nodes:\n  a:\n    ty|pe: x.y\n", "type"),
        ("nodes:\n  a:\n    type: x.y\n    par|ams: {n: 1}\n", "params"),
        ("nodes:\n  a:\n    type: x.y\n    state|ful: true\n", "stateful"),
        ("assets:\n  a:\n    ty|pe: x.y\n", "type"),
        ("assets:\n  a:\n    type: x.y\n    dep|ends: a.b\n    scope: runner\n", "depends"),
        ("input:\n  a:\n    type: int\n    requ|ired: false\n", "required"),
    ],
)
def test_every_key_is_explained_with_an_example(server: Server, text: str, key: str) -> None:
    said = shown(server, text)
    words, _, example = said.partition("\n\n```yaml\n")
    assert words.endswith(".") or key in {"depends", "params"}
    assert "||" not in said
    assert example.startswith(f"{key}:") or key == "params"
