"""What yaml-language-server, the engine of most editors, makes of the published schemas."""

from __future__ import annotations

import pytest

from tests.editors.server import Server

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
NODE = HEADER + "nodes:\n  a:\n    type: x.y\n"
ASSET = HEADER + "assets:\n  a:\n    type: x.y\n"
INPUT = HEADER + "input:\n  a:\n    type: int\n"

NODE_KEYS = ("type", "id", "depends", "params", "enabled", "stateful", "description")
ASSET_KEYS = ("type", "id", "scope", "params", "depends", "description")
INPUT_KEYS = ("type", "id", "scope", "default", "description", "required")
TUBE_KEYS = (
    *("noob_id", "noob_model", "noob_version", "assets", "input", "nodes", "extends"),
    "description",
)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("|", (*TUBE_KEYS, "tube")),
        (f"{HEADER}|\n", ("tube", "assets", "input", "nodes", "extends", "description")),
        (f"{NODE}|", ("assets", "input", "extends", "description")),
        (f"{HEADER}nodes:\n  a:\n    |", NODE_KEYS),
        (f"{NODE}    de|", NODE_KEYS[1:]),
        (f"{HEADER}assets:\n  a:\n    |", ASSET_KEYS),
        (f"{HEADER}input:\n  a:\n    |", INPUT_KEYS),
        (f"{HEADER}nodes:\n  |", ("node", "source", "gather", "map", "return", "tube")),
        (f"{NODE}  |", ("node", "source", "gather", "map", "return", "tube")),
        (f"{HEADER}assets:\n  |", ("asset",)),
        (f"{HEADER}input:\n  |", ("input",)),
        (
            f"{HEADER}nodes:\n  a:\n    type: gather\n    params:\n      |",
            ("n", "flatten", "name: value"),
        ),
        (f"{HEADER}nodes:\n  a:\n    type: tube\n    params:\n      |", ("tube", "name: value")),
    ],
)
def test_keys_and_skeletons(server: Server, text: str, labels: tuple[str, ...]) -> None:
    assert sorted(server.completions(text)) == sorted(labels)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            f"{HEADER}nodes:\n  a:\n    type: |",
            {"gather", "map", "return", "tube", "package.function"},
        ),
        (f"{HEADER}assets:\n  a:\n    type: |", {"package.Class"}),
        (f"{ASSET}    scope: |", {"runner", "process", "node"}),
        (f"{INPUT}    scope: |", {"tube", "process"}),
        (f"{NODE}    enabled: |", {"true", "false", "input.name"}),
        (f"{NODE}    depends:\n      - |", {"node.signal", "- slot: node.signal"}),
        (f"{INPUT}    required: |", {"true", "false"}),
    ],
)
def test_values(server: Server, text: str, labels: set[str]) -> None:
    assert set(server.completions(text)) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("noob_id: |", {"name"}),
        ("noob_model: |", {"noob.tube.TubeSpecification"}),
        (f"{NODE}    depends: |", {"node.signal", "- slot: node.signal"}),
        (f"{NODE}    stateful: |", {"true", "false"}),
        (f"{ASSET}    scope: runner\n    depends: |", {"node.signal"}),
        (f"{INPUT}    default: |", {"value"}),
    ],
)
def test_values_of_optional_keys(server: Server, text: str, labels: set[str]) -> None:
    """C1 keeps noob's null and its defaults in the schema, and the server offers these too."""
    offered = set(server.completions(text))
    assert offered - {"null", "Default value"} == labels


@pytest.mark.parametrize(
    "text",
    [
        *("|", f"{NODE}    |", f"{HEADER}assets:\n  a:\n    |", f"{HEADER}input:\n  a:\n    |"),
        f"{HEADER}|\n",
    ],
)
def test_no_key_inserts_null(server: Server, text: str) -> None:
    inserted = [item["insertText"] for item in server.completions(text).values()]
    assert inserted
    assert [one for one in inserted if "null" in one] == []


def test_everything_offered_is_documented(server: Server) -> None:
    undocumented = [
        (text, label)
        for text in ("|", f"{NODE}    |", f"{ASSET}    scope: |", f"{INPUT}    scope: |")
        for label, item in server.completions(text).items()
        if not item.get("documentation")
    ]
    assert undocumented == []


def test_skeletons(server: Server) -> None:
    def inserted(text: str, label: str) -> str:
        body: str = server.completions(text)[label]["insertText"]
        return body

    assert inserted(f"{HEADER}assets:\n  |", "asset") == (
        "${1:name}:\n  type: ${2:package.Class}\n  scope: ${3|runner,process,node|}"
    )
    assert inserted(f"{HEADER}input:\n  |", "input") == (
        "${1:name}:\n  type: ${2:int}\n  scope: ${3|tube,process|}"
    )
    assert inserted(f"{HEADER}nodes:\n  |", "gather") == (
        "${1:gather}:\n  type: gather\n  params:\n    n: ${2:10}\n"
        "  depends:\n    - value: ${3:node.signal}"
    )
    assert inserted("|", "tube") == (
        "noob_id: ${1:my-tube}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "nodes:\n  ${2:first}:\n    type: ${3:package.function}\n"
        "  return:\n    type: return\n    depends: $2.${4:value}"
    )
